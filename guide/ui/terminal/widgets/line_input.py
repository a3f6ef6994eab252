"""Lines to type into; on a form there is one, which is drawn on the row it fills in."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.strip import Strip
from textual.widgets import Input

from guide.views.layout import cells
from guide.views.model import View


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
    virtual_size = var(Size(0, 0))
    """not Textual's own, which lays out the whole screen whenever the text has another length"""

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.has_focus and self.screen.is_current:
            self.app.cursor_position = self.cursor_screen_offset
        strips = super().render_lines(crop)
        if not self.edged or crop.x > 0:
            return strips
        ground = self.get_component_rich_style("line--edge")
        edge = Segment("|") if self.app.no_color else Segment(" ", ground)
        return [Strip([edge, *strip.crop(1)]) for strip in strips]

    async def action_submit(self) -> None:
        """Enter is taken at once, so that a fast next key goes to what it opens."""
        await self.run_action("screen.submit")

    def on_hide(self, event: events.Hide) -> None:
        """That it was hidden is told late, when it may have the focus again; the stage alone moves the focus."""
        event.prevent_default()


class InlineInput(Line):
    """Fills in the row of a form that is stood on. The page draws it there: it has no place of its own on the screen.

    To move a widget with every key would lay out the whole screen each time.
    """

    DEFAULT_CSS = """
    InlineInput {
        display: none; layer: cell; position: absolute; offset: 0 -2; height: 1; border: none; padding: 0;
        background: $choice; color: $foreground; text-style: bold;
        &:focus { border: none; background-tint: $foreground 0%; }
    }
    """
    edged = False

    def __init__(self, changed: Callable[[], None], drawn_at: Callable[[], Offset]) -> None:
        super().__init__(id="cell", select_on_focus=False)
        self.changed, self.drawn_at = changed, drawn_at
        self.cursor_blink = False
        self.filling = ""
        """which field it fills in; nothing while there is none"""
        self.figure = False

    def on_mount(self) -> None:
        for name in ("value", "selection"):
            self.watch(self, name, self.changed, init=False)

    @property
    def caret(self) -> int:
        """Columns before the place at which is typed, of those that are drawn."""
        return cells(self.value[: self.cursor_position]) - self.scroll_offset.x

    def point(self, column: int) -> None:
        """Type on at one of the columns that are drawn."""
        before = range(len(self.value) + 1)
        ends = (at for at in before if cells(self.value[: at + 1]) > column + self.scroll_offset.x)
        self.cursor_position = next(ends, len(self.value))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the page draws it."""
        return self.drawn_at()

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
