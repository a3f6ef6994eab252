"""What stands beside a page."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Rail(VerticalScroll, can_focus=False):
    """What stands beside a page: it scrolls by the wheel, and never takes the keys."""
