"""What is shown, as data and as lines of text; the same for every face."""
