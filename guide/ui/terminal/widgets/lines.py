"""Lines drawn as they are laid out, scrolled, and marked with the mouse."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from guide.ui.terminal.widgets.pen import LOOKS, Pen
from guide.views.layout import cells
from guide.views.pieces import Line

WIDEST = 76
_NO_LOOK = RichStyle()


class LinesWidget(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines, as wide as a page. What they are, `lay_out` says; how each looks, `segments`."""

    DEFAULT_CSS = """
    LinesWidget {
        height: 1fr; width: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size: 0 1;
        scrollbar-gutter: stable; scrollbar-color: $thumb; scrollbar-background: $background;
        scrollbar-color-hover: $dim; scrollbar-color-active: $dim; scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        background: $background; color: $foreground; padding: 0; border: none;
    }
    """

    virtual_size = var(Size(0, 0))
    """not Textual's own, which lays out the whole screen after each page and paints its scroll bar a second time"""

    def __init__(self, id: str, left: bool = False) -> None:
        super().__init__(id=id)
        self.left = left
        self.lines: list[Line] = []
        self.margin_left, self.room = self.measure(80)
        self.laid_out_for = -1
        self.pen = Pen(self._style)

    # layout

    def measure(self, width: int) -> tuple[int, int]:
        """Left margin and width of the text in a widget `width` columns wide."""
        inner = max(10, width - 1)  # the scroll bar's column is always kept free
        text = min(WIDEST, inner - (4 if inner >= 50 else 2))
        return (2 if self.left or inner < 100 else (inner - text) // 2) if inner >= 50 else 1, text

    def lay_out(self, width: int) -> None:
        """Put the lines for a widget of this width."""
        raise NotImplementedError

    def put(self, lines: list[Line], width: int) -> None:
        """Show these lines, laid out for a widget of this width."""
        self.lines, self.laid_out_for = lines, width
        self.margin_left, self.room = self.measure(width)
        self.virtual_size = Size(max(1, width - 1), len(lines))
        self.vertical_scrollbar.window_virtual_size = len(lines)
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    # drawing

    def segments(self, row: int) -> list[Segment]:
        """A line as it looks."""
        raise NotImplementedError

    def over(self, row: int, strip: Strip) -> Strip:
        """A line with what lies on it."""
        return strip

    def refresh_text(self, row: int) -> None:
        """Paint a line again, but for its margins."""
        self.refresh(Region(self.margin_left, row - round(self.scroll_y), self.room, 1))

    def notify_style_update(self) -> None:
        self.pen.forget()
        super().notify_style_update()

    def _style(self, name: str) -> RichStyle:
        """A look, or that of the widget itself where there is none of this name."""
        own = self.screen.get_component_rich_style(f"page--{name}", partial=True) if name in LOOKS else _NO_LOOK
        return self.rich_style + own

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.laid_out_for != width:
            self.lay_out(width)
        row = y + round(self.scroll_y)
        base = self.pen.look("")
        if row >= len(self.lines):
            return Strip.blank(width, base)
        strip = Strip([Segment(" " * self.margin_left, base), *self.segments(row)])
        strip = self.over(row, strip)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(row)) is not None:
            strip = self._selected(strip, span)
        return strip.extend_cell_length(width, base).apply_offsets(0, row)

    def _selected(self, strip: Strip, span: tuple[int, int]) -> Strip:
        start, end = span
        text = strip.text
        end = len(text) if end == -1 else end
        style = self.screen.get_component_rich_style("screen--selection")
        cuts = [cells(text[:start]), cells(text[:end]), strip.cell_length]
        before, middle, after = [*strip.divide(cuts), Strip.blank(0), Strip.blank(0)][:3]
        return Strip.join([before, middle.apply_style(style), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        text = "\n".join(" " * self.margin_left + line.text for line in self.lines)
        return "\n".join(part.strip() for part in selection.extract(text).split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()
