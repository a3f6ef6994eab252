"""The overdue guide: decision guides as data, walked in a terminal."""

__version__ = "0.1.0"
INTERRUPTED = 130
"""The exit status after Ctrl+C, as shells have it."""
