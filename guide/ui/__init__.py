"""The faces of a guide: the full screen, plain lines, a browser."""
