"""The guide in a browser on the same machine."""

LOOPBACK = "127.0.0.1"
