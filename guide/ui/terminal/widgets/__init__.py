"""The widgets of the screens, each with its looks; how they stand together is in guide.tcss."""
