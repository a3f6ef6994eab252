"""The guide in a browser on the same machine."""
