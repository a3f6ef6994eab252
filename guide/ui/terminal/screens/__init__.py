"""The screens of the app: the guide, and nothing to see."""
