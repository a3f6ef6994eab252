"""A few lines that are told anew with every key."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import var
from textual.widget import Widget


class Told(Widget):
    """Lines of text; only those that change are painted again."""

    DEFAULT_CSS = "Told { height: auto; }"
    virtual_size = var(Size(0, 0))
    """as the place has it; asks for no layout of its own, by which all would be painted again"""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.auto_links = False  # what can be clicked keeps its own look
        self.words = Content("")

    def render(self) -> Content:
        return self.words

    def tell(self, words: Content) -> None:
        """Say something else."""
        before, self.words = self.words.split("\n"), words
        after = words.split("\n")
        if self.styles.auto_dimensions and len(before) != len(after):
            self.refresh(layout=True)
            return
        width = self.content_size.width
        if self.styles.auto_dimensions and any(line.cell_length > width for line in (*before, *after)):
            self.refresh(layout=True)  # one that is broken moves those below it
            return
        for row, (old, new) in enumerate(zip_longest(before, after)):
            if old != new:
                self.refresh(Region(0, row, width, 1))
