"""A whole letter to type into."""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea


class LetterText(TextArea):
    """A text of many lines. The terminal's own cursor goes with it, wherever it comes to lie."""

    def __init__(self) -> None:
        super().__init__(id="editor", highlight_cursor_line=False)
        self.cursor_blink = False  # nothing is painted while nobody types

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.has_focus and self.screen.is_current:
            self.app.cursor_position = self.cursor_screen_offset
        return super().render_lines(crop)
