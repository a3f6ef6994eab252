"""Lines to type into; on a form there is one, which lies on the row it fills in and goes where that row goes."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import Input

from guide.ui.terminal.widgets.page import PageWidget
from guide.views.model import View

_NOWHERE = Offset(0, -2)


class Line(Input):
    """A line to type into. The terminal's own cursor goes with it, wherever the line comes to lie.

    Its first column is its edge: ground alone, as of a card, and a sign where there are no colours.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--edge"}
    DEFAULT_CSS = """
    Line > .line--edge { background: $dim; }
    Line:focus > .line--edge { background: $do; }
    """
    edged = True
    seen = True
    """whether it lies where it can be seen"""

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.has_focus and self.screen.is_current and self.seen:
            self.app.cursor_position = self.cursor_screen_offset
        strips = super().render_lines(crop)
        if not self.edged or crop.x > 0:
            return strips
        edge = Segment("|" if self.app.no_color else " ", self.get_component_rich_style("line--edge"))
        return [Strip([edge, *strip.crop(1)]) for strip in strips]

    async def action_submit(self) -> None:
        """Enter is taken at once, so that a fast next key goes to what it opens."""
        await self.run_action("screen.submit")

    def on_hide(self, event: events.Hide) -> None:
        """That it was hidden is told late, when it may have the focus again; the stage alone moves the focus."""
        event.prevent_default()


class InlineInput(Line):
    """Lies over a leaf, at the value of the row that is stood on. Hidden where that row cannot be seen."""

    DEFAULT_CSS = """
    InlineInput {
        display: none; layer: cell; position: absolute; height: 1; border: none; padding: 0;
        background: $choice; color: $foreground; text-style: bold;
        &:focus { border: none; background-tint: $foreground 0%; }
    }
    """

    edged = False

    def __init__(self) -> None:
        super().__init__(id="cell", select_on_focus=False)
        self.cursor_blink = False
        self.filling = ""
        """which field it fills in; nothing while there is none"""
        self.figure = False

    def show(self, view: View) -> bool:
        """Fill in the field of this view, if it has one on a row. Whether it is another, whose text is put there."""
        name = view.field.question if view.form and view.field is not None else ""
        another = bool(name) and name != self.filling
        if another and view.field is not None:
            with self.prevent(Input.Changed):
                self.value = view.field.text
            self.cursor_position = len(view.field.text)
        self.filling = name
        self.figure = view.field is not None and view.field.takes in ("money", "number")
        self.display = view.form  # at once, on whatever page comes next
        return another

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On a row that is not typed into, keys are the page's."""
        return bool(self.filling) and super().check_action(action, parameters)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return bool(self.filling) and super().check_consume_key(key, character)

    def place(self, page: PageWidget) -> None:
        """Lie where the leaf draws the value of its highlighted row."""
        place = page.place_of_value(self.value if self.figure else None) if self.filling else None
        self.seen = place is not None
        if place is None:  # out of sight: to be shown and hidden again would paint the whole screen
            self.styles.offset = _NOWHERE
            return
        x, y, width = place
        self.styles.offset = Offset(x, y)
        self.styles.width = width
