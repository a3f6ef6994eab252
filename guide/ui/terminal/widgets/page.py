"""One page of text with choices under it, drawn line by line.

Everything the guide shows is drawn by this one widget, updated in place: text is broken by the guide's own rules for
Chinese, long options wrap under themselves, and what is marked, highlighted or neither looks different without colour.
"""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Offset, Region, Size
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
_REVERSED = RichStyle(reverse=True)
_CARDS = ("do", "say", "danger", "why")
_LOOKS = (
    *("title", "lead", "heading", "label", "hint", "note", "to", "say", "article", "error", "highlight"),
    *("dim", "bold", "do", "chip", "filled", "button", "tab", "link", "quiet", "open"),
    *(f"{name}-{card}" for card in _CARDS for name in ("card", "ink", "heading")),
)
_FILLED = ("filled", "button", "tab")
"""What stands out by its ground; where there are no colours, by being reversed."""
_GROUNDS = (*_FILLED, "chip", "quiet", "open")


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
    PageWidget > .page--lead { color: $do; }
    PageWidget > .page--heading, PageWidget > .page--do { color: $do; text-style: bold; }
    PageWidget > .page--label { text-style: bold; }
    PageWidget > .page--hint { color: $dim; }
    PageWidget > .page--note { color: $dim; }
    PageWidget > .page--to { color: $dim; }
    PageWidget > .page--say { background: $card; text-style: bold; }
    PageWidget > .page--article { text-style: italic; }
    PageWidget > .page--error { text-style: bold; }
    PageWidget > .page--highlight { background: $choice; text-style: bold; }
    PageWidget > .page--dim { color: $dim; }
    PageWidget > .page--bold { text-style: bold; }
    PageWidget > .page--chip { background: $chip; text-style: bold; }
    PageWidget > .page--filled, PageWidget > .page--button { background: $do; color: $background; text-style: bold; }
    PageWidget > .page--tab { background: $say; color: $background; text-style: bold; }
    PageWidget > .page--quiet { background: $choice; color: $choice; }
    PageWidget > .page--open { background: $card; color: $card; }
    PageWidget > .page--link { color: $do; text-style: underline; }
    PageWidget > .page--card-do, PageWidget > .page--card-say { background: $card; }
    PageWidget > .page--card-danger { background: $danger-ground; }
    PageWidget > .page--card-why { background: $background; color: $dim; }
    PageWidget > .page--ink-do { background: $do; color: $do; }
    PageWidget > .page--ink-say { background: $say; color: $say; }
    PageWidget > .page--ink-danger { background: $danger; color: $danger; }
    PageWidget > .page--ink-why { background: $chip; color: $chip; }
    PageWidget > .page--heading-say { color: $say; text-style: bold; }
    PageWidget > .page--heading-danger { color: $danger; text-style: bold; }
    PageWidget > .page--heading-why { color: $dim; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{name}" for name in _LOOKS}

    class Chosen(Message):
        """A choice was clicked."""

        def __init__(self, page: PageWidget, choice: Choice) -> None:
            super().__init__()
            self.page = page
            self.choice = choice

    class Pressed(Message):
        """Something was clicked that stands for a command, a choice or a page."""

        def __init__(self, does: str) -> None:
            super().__init__()
            self.does = does

    class Moved(Message):
        """Other lines can be seen, or another choice is stood on."""

    def __init__(self, id: str, left: bool = False) -> None:
        super().__init__(id=id)
        self.left = left
        self.shown = _EMPTY
        self.marked: frozenset[str] = frozenset()
        self.highlight = 0
        self.extra: tuple[Part, ...] = ()
        self.below: tuple[Part, ...] = ()
        self.stood_at = (False, 0.0)
        """whether it was scrolled to its end, and past which part of its lines: what stays at another size"""
        self.lines: list[Line] = []
        self.margin_left, self.room = self._measure(80)
        self._laid_out_for = -1
        self._styles: dict[str, RichStyle] = {}
        self._words: dict[int, list[tuple[int, int]]] = {}

    # what is shown

    def show(
        self,
        view: View,
        marked: frozenset[str],
        highlight: int,
        extra: tuple[Part, ...] = (),
        below: tuple[Part, ...] = (),
    ) -> None:
        """Show a view; the place in the text is kept where it is the same view as before.

        `below` stands at its end where there is room for it.
        """
        same, self.below = view.id == self.shown.id, below
        self.shown, self.marked, self.highlight, self.extra = view, marked, highlight, extra
        self._lay_out(self.size.width)
        if not same:
            self.set_reactive(PageWidget.scroll_y, 0)  # no watcher: one repaint, not two
            self.set_reactive(PageWidget.scroll_target_y, 0)
            self.vertical_scrollbar.position = 0
            self.stood_at = (False, 0.0)
        placed = view.kind == "panel" and view.highlight is not None and not view.reading
        if view.kind in ("form", "question") or placed or (same and highlight > 0):
            self.keep_in_sight()
        self.refresh(layout=self.styles.height is not None and self.styles.height.is_auto)

    def move(self, step: int) -> None:
        """Move the highlight in the list."""
        if self.shown.choices:
            self.stand_on(another(self.highlight, step, len(self.shown.choices)))

    def stand_on(self, index: int) -> None:
        """Put the highlight on a choice, or on none (-1)."""
        rows = [y for y, line in enumerate(self.lines) if line.choice in (self.highlight, index) and line.choice != -1]
        self.highlight = index
        self.keep_in_sight()
        for row in rows:
            self.refresh_line(row)
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

    def key_in_sight(self, id: str) -> bool:
        """Whether a key that stands for a choice can be seen, at a step that needs it."""
        first = round(self.scroll_y)
        seen = self.lines[first : first + self.scrollable_content_region.height]
        return any(span.does == id for line in seen for span in line.spans)

    def in_sight(self, index: int) -> bool:
        """Whether a choice can be seen whole."""
        height = self.scrollable_content_region.height
        rows = [y for y, line in enumerate(self.lines) if line.choice == index]
        return bool(rows) and self.scroll_y <= rows[0] and rows[-1] < self.scroll_y + height

    def place_of_value(self, figure: str | None = None) -> tuple[int, int, int] | None:
        """Column, line and width on the screen of what the highlighted row of a form holds; None where unseen.

        A `figure` ends where the others of its column do.
        """
        for row, line in enumerate(self.lines):
            if line.choice == self.highlight and line.at is not None:
                y = row - round(self.scroll_y)
                if 0 <= y < self.scrollable_content_region.height:
                    at = line.at
                    if figure is not None and line.end is not None:
                        at = max(at, line.end - cells(figure))
                    return self.margin_left + at, y, self.room - at
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
        if self.below:
            told = lay_out(View("", "", self.below), room, frozenset())
            if len(self.lines) + len(told) <= self.size.height:
                self.lines += told
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

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines to draw; the terminal's own cursor goes where one stands, for braille displays and readers."""
        if self.has_focus and self.screen.is_current:
            self.app.cursor_position = self.region.offset + Offset(*self.stands_at)
        return super().render_lines(crop)

    @property
    def stands_at(self) -> tuple[int, int]:
        """Column and line, within the widget, of what is highlighted; else of the first line to read."""
        first, height = round(self.scroll_y), self.size.height
        rows = [y for y, line in enumerate(self.lines) if line.choice == self.highlight and first <= y < first + height]
        if not rows:
            rows = [y for y, line in enumerate(self.lines) if line.text and y >= first]
        row = rows[0] if rows else first
        text = self.lines[row].text if row < len(self.lines) else ""
        return self.margin_left + len(text) - len(text.lstrip()), row - first

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._laid_out_for != width:
            self._lay_out(width)
        row = y + round(self.scroll_y)
        base = self._style("")
        if row >= len(self.lines):
            return Strip.blank(width, base)
        strip = Strip([Segment(" " * self.margin_left, base), *self._segments(row)])
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(row)) is not None:
            strip = self._selected(strip, span)
        return strip.extend_cell_length(width, base).apply_offsets(0, row)

    def _segments(self, row: int) -> list[Segment]:
        """A line on its ground, with what looks unlike the rest of it."""
        line, plain = self.lines[row], self.app.no_color
        lit = line.choice is not None and line.choice == self.highlight and (self.has_focus or self.shown.form)
        style = self._style(line.style)
        if line.style in ("heading", "label") and line.card not in ("", "do"):
            style = self._style(f"heading-{line.card}")
        if line.style == "say" and line.card == "do":
            style = self._style("heading-say")
        if line.card:
            style = style + RichStyle(bgcolor=self._style(f"card-{line.card}").bgcolor)
        if lit:
            style = style + self._style("highlight")
        text = pad(line.text, self.room) if lit or line.card or line.style == "say" else line.text
        looks = [(0, len(text), style)]
        looks += [(start, end, style + _UNDERLINED) for start, end in self._words.get(row, ())]
        for span in line.spans:
            look = "filled" if lit and span.look == "chip" and not span.does else span.look
            if lit and look == "dim":
                continue  # it could hardly be read on this ground
            ground = self._style(look) if look in _GROUNDS else self._ink(look, style)
            looks.append((span.start, span.end, ground + _REVERSED if plain and look in _FILLED else ground))
            if plain and look in ("chip", *_FILLED):
                text = f"{text[: span.start]}[{text[span.start + 1 : span.end - 1]}]{text[span.end :]}"
        if line.card:
            text = (("!" if line.card == "danger" else "|") if plain else " ") + text[1:]
            looks.append((0, 1, style if plain else self._style(f"ink-{line.card}")))
        if lit and line.text and self._first_row(row) and plain:
            at = 1 if line.card else 0
            text = text[:at] + ">" + text[at + 1 :]
        return _cut(text, looks)

    def _ink(self, look: str, style: RichStyle) -> RichStyle:
        """An ink on the ground that is there already."""
        own = self._style(look)
        return style + RichStyle(color=own.color, bold=own.bold, underline=own.underline)

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
        if row >= len(self.lines):
            return
        line, column = self.lines[row], event.x - self.margin_left
        for span in line.spans:
            if span.does and cells(line.text[: span.start]) <= column < cells(line.text[: span.end]):
                self.post_message(self.Pressed(span.does))
                return
        if (index := line.choice) is not None:
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


def _cut(text: str, looks: list[tuple[int, int, RichStyle]]) -> list[Segment]:
    """A text in pieces, each in the last look that covers it."""
    cuts = sorted({0, len(text), *(at for start, end, _ in looks for at in (start, end) if at < len(text))})
    return [
        Segment(text[a:b], next(style for start, end, style in reversed(looks) if start <= a < max(end, 1)))
        for a, b in pairwise(cuts)
    ]
