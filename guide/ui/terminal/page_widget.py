"""One page of text with choices under it, drawn line by line.

Everything the guide shows is drawn by this one widget, updated in place: text is broken by the guide's own rules for
Chinese, long options wrap under themselves, and what is marked, highlighted or neither looks different without colour.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from guide.views.layout import cells, pad
from guide.views.lines import Line, first_words, lay_out
from guide.views.model import Choice, Part, View

WIDEST = 76
_EMPTY = View(id="", title="")
_UNDERLINED = RichStyle(underline=True)


def another(here: int, step: int, count: int) -> int:
    """The place in a list some steps away: one step leads from its end to its beginning, and back; more stay in it."""
    return (here + step) % count if abs(step) == 1 else max(0, min(count - 1, here + step))


class PageWidget(ScrollView, can_focus=True, inherit_bindings=False):
    """A view drawn as lines. Scrolls by itself; keeps the highlighted choice in sight."""

    DEFAULT_CSS = """
    PageWidget {
        height: 1fr; width: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
        scrollbar-gutter: stable; scrollbar-color: $thumb; scrollbar-background: $background;
        scrollbar-color-hover: $dim; scrollbar-color-active: $dim; scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        background: $background; color: $foreground; padding: 0; border: none;
        &:focus { background-tint: $foreground 0%; }
    }
    PageWidget > .page--title { text-style: bold; }
    PageWidget > .page--lead { text-style: bold; color: $calm; }
    PageWidget > .page--heading { color: $calm; text-style: bold; }
    PageWidget > .page--label { text-style: bold; }
    PageWidget > .page--hint { color: $dim; }
    PageWidget > .page--note { color: $dim; }
    PageWidget > .page--to { color: $dim; }
    PageWidget > .page--say { background: $quote; }
    PageWidget > .page--article { text-style: italic; }
    PageWidget > .page--error { color: $alarm; text-style: bold; }
    PageWidget > .page--marked { color: $calm; }
    PageWidget > .page--highlight { background: $choice; text-style: bold; }
    PageWidget > .page--blurred { text-style: none; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"page--{name}"
        for name in (
            "title",
            "lead",
            "heading",
            "label",
            "hint",
            "note",
            "to",
            "say",
            "article",
            "error",
            "marked",
            "highlight",
            "blurred",
        )
    }

    class Chosen(Message):
        """A choice was clicked."""

        def __init__(self, page: PageWidget, choice: Choice) -> None:
            super().__init__()
            self.page = page
            self.choice = choice

    class Moved(Message):
        """Other lines can be seen, or another choice is stood on."""

    def __init__(self, id: str, left: bool = False) -> None:
        super().__init__(id=id)
        self.left = left
        self.shown = _EMPTY
        self.marked: frozenset[str] = frozenset()
        self.highlight = 0
        self.extra: tuple[Part, ...] = ()
        self.stood_at = (False, 0.0)
        """whether it was scrolled to its end, and past which part of its lines: what stays at another size"""
        self.lines: list[Line] = []
        self._laid_out_for = -1
        self._styles: dict[str, RichStyle] = {}
        self._words: dict[int, list[tuple[int, int]]] = {}

    # what is shown

    def show(self, view: View, marked: frozenset[str], highlight: int, extra: tuple[Part, ...] = ()) -> None:
        """Show a view; the place in the text is kept where it is the same view as before."""
        same = view.id == self.shown.id
        self.shown, self.marked, self.highlight, self.extra = view, marked, highlight, extra
        self._lay_out(self.size.width)
        if not same:
            self.set_reactive(PageWidget.scroll_y, 0)  # no watcher: one repaint, not two
            self.set_reactive(PageWidget.scroll_target_y, 0)
            self.vertical_scrollbar.position = 0
            self.stood_at = (False, 0.0)
        if view.kind in ("form", "question") or (same and highlight > 0):
            self.keep_in_sight()
        self.refresh(layout=self.styles.height is not None and self.styles.height.is_auto)

    def move(self, step: int) -> None:
        """Move the highlight in the list."""
        if self.shown.choices:
            self.stand_on(another(self.highlight, step, len(self.shown.choices)))

    def stand_on(self, index: int) -> None:
        """Put the highlight on a choice, or on none (-1)."""
        self.highlight = index
        self.keep_in_sight()
        self.refresh()
        self.post_message(self.Moved())

    def keep_in_sight(self) -> None:
        """Scroll so that the highlighted choice can be seen; the first one brings the question with it."""
        rows = [y for y, line in enumerate(self.lines) if line.choice == self.highlight]
        height = self.scrollable_content_region.height
        if not rows or not height:
            return
        top, bottom = (0 if self.highlight == 0 and rows[-1] < height else rows[0]), rows[-1]
        target = self.scroll_y
        if bottom >= target + height:
            target = bottom - height + 1
        if top < target:
            target = top
        if target != self.scroll_y:
            self.scroll_to(y=target, animate=False, force=True)

    @property
    def choices_in_sight(self) -> bool:
        """Whether the highlighted choice can be seen; where there is none, the last one."""
        return self.in_sight(self.highlight if self.highlight >= 0 else len(self.shown.choices) - 1)

    def in_sight(self, index: int) -> bool:
        """Whether a choice can be seen whole."""
        height = self.scrollable_content_region.height
        rows = [y for y, line in enumerate(self.lines) if line.choice == index]
        return bool(rows) and self.scroll_y <= rows[0] and rows[-1] < self.scroll_y + height

    def place_of_value(self) -> tuple[int, int, int] | None:
        """Column, line and width on the screen of what the highlighted row of a form holds; None where unseen."""
        for row, line in enumerate(self.lines):
            if line.choice == self.highlight and line.at is not None:
                y = row - round(self.scroll_y)
                if 0 <= y < self.scrollable_content_region.height:
                    return self.margin_left + line.at, y, self.room - line.at
        return None

    # layout

    def _measure(self, width: int) -> tuple[int, int]:
        """Left margin and width of the text in a widget `width` columns wide."""
        inner = max(10, width - 1)  # the scroll bar's column is always kept free
        text = min(WIDEST, inner - (4 if inner >= 50 else 2))
        return (2 if self.left or inner < 100 else (inner - text) // 2) if inner >= 50 else 1, text

    def _lay_out(self, width: int) -> None:
        margin, room = self._measure(width)
        self._laid_out_for = width
        self.lines = lay_out(self.shown, room, self.marked, self.extra, numbers=0 if self.shown.form else 9)
        self._words = first_words(self.lines, [word for word, _ in self.shown.words])
        self.margin_left = margin
        self.room = room
        self.virtual_size = Size(max(1, width - 1), len(self.lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self._lay_out(width)
        return len(self.lines)

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out(event.size.width)
        if self.shown.reading:
            ended, part = self.stood_at
            y = len(self.lines) if ended else round(part * len(self.lines))
            self.call_after_refresh(self.scroll_to, y=y, animate=False, force=True)
        elif self.shown.kind in ("form", "question") or self.highlight > 0:
            self.keep_in_sight()
        self.post_message(self.Moved())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self._laid_out_for == self.size.width:
            self.stood_at = (new_value >= self.max_scroll_y > 0, new_value / max(1, len(self.lines)))

    def notify_style_update(self) -> None:
        self._styles.clear()
        super().notify_style_update()

    # drawing

    def _style(self, name: str) -> RichStyle:
        if name not in self._styles:
            known = f"page--{name}" in self.COMPONENT_CLASSES
            self._styles[name] = self.rich_style + (
                self.get_component_rich_style(f"page--{name}", partial=True) if known else RichStyle()
            )
        return self._styles[name]

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._laid_out_for != width:
            self._lay_out(width)
        row = y + round(self.scroll_y)
        base = self._style("")
        if row >= len(self.lines):
            return Strip.blank(width, base)
        line = self.lines[row]
        lit = line.choice is not None and line.choice == self.highlight and (self.has_focus or self.shown.form)
        marked = line.choice is not None and self.shown.choices[line.choice].id in self.marked
        style = self._style("highlight" if lit else "marked" if marked else line.style)
        text = pad(line.text, self.room) if lit or line.style == "say" else line.text
        if lit and line.text:
            text = ">" + text[1:] if self._first_row(row) else text
        strip = Strip([Segment(" " * self.margin_left, base), *self._segments(row, text, style)])
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(row)) is not None:
            strip = self._selected(strip, span)
        return strip.extend_cell_length(width, base).apply_offsets(0, row)

    def _segments(self, row: int, text: str, style: RichStyle) -> list[Segment]:
        """A line with the glossary words in it underlined."""
        segments, at = [], 0
        for start, end in self._words.get(row, ()):
            segments += [Segment(text[at:start], style), Segment(text[start:end], style + _UNDERLINED)]
            at = end
        return [*segments, Segment(text[at:], style)]

    def _selected(self, strip: Strip, span: tuple[int, int]) -> Strip:
        start, end = span
        text = strip.text
        end = len(text) if end == -1 else end
        style = self.screen.get_component_rich_style("screen--selection")
        cuts = [cells(text[:start]), cells(text[:end]), strip.cell_length]
        before, middle, after = [*strip.divide(cuts), Strip.blank(0), Strip.blank(0)][:3]
        return Strip.join([before, middle.apply_style(style), after])

    def _first_row(self, row: int) -> bool:
        return row == 0 or self.lines[row - 1].choice != self.lines[row].choice

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        text = "\n".join(" " * self.margin_left + line.text for line in self.lines)
        return "\n".join(part.strip() for part in selection.extract(text).split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    # mouse

    def on_click(self, event: events.Click) -> None:
        row = event.y + round(self.scroll_y)
        if row < len(self.lines) and (index := self.lines[row].choice) is not None:
            self.highlight = index
            self.refresh()
            self.post_message(self.Chosen(self, self.shown.choices[index]))

    def on_focus(self) -> None:
        self.refresh()

    def on_hide(self, event: events.Hide) -> None:
        """As of a line: told late, and the stage alone moves the focus."""
        event.prevent_default()

    def on_blur(self) -> None:
        self.refresh()
