"""One page of text with choices under it, drawn line by line.

Everything the guide shows is drawn by this one widget, updated in place: text is broken by the guide's own rules for
Chinese, long options wrap under themselves, and what is marked, highlighted or neither looks different without colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from guide.ui.terminal.widgets.lines import LinesWidget
from guide.views.layout import cells
from guide.views.lines import first_words, fitted, lay_out
from guide.views.model import Choice, Part, View
from guide.views.pieces import BLANK, Line

if TYPE_CHECKING:
    from guide.ui.terminal.widgets.line_input import InlineInput

_EMPTY = View(id="", title="")
FIRST = "first"
"""Beside a field: its first choice is what Enter takes while one types."""


def another(here: int, step: int, count: int) -> int:
    """The place in a list some steps away: one step leads from its end to its beginning, and back; more stay in it."""
    return (here + step) % count if abs(step) == 1 else max(0, min(count - 1, here + step))


class PageWidget(LinesWidget, can_focus=True, inherit_bindings=False):
    """A view drawn as lines. Scrolls by itself; keeps the highlighted choice in sight."""

    highlight = var(0, init=False)
    """the choice stood on, by its place; -1 where there is none"""

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

    class Resized(Message):
        """Other lines can be seen, as the page has another size."""

    def __init__(self, id: str, left: bool = False) -> None:
        super().__init__(id, left)
        self.shown = _EMPTY
        self.marked: frozenset[str] = frozenset()
        self.set_reactive(PageWidget.highlight, 0)
        self.leads = False
        """whether the cursor stands here though something else has the focus: on a form"""
        self.inline: InlineInput | None = None
        """what is typed into the row of a form"""
        self.extra: tuple[Part, ...] = ()
        self.below: tuple[Part, ...] = ()
        self.stood_at = (False, 0.0)
        """whether it was scrolled to its end, and past which part of its lines: what stays at another size"""
        self.follows = False
        """whether the highlighted choice stays in sight where the page gets another size"""
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
        before = self._drawn() if same and self.laid_out_for == self.size.width else None
        self.shown, self.marked, self.extra = view, marked, extra
        self.set_reactive(PageWidget.highlight, highlight)
        self.lay_out(self.size.width or self.app.size.width)  # before it has a place, as wide as most will be
        if not same:
            self.set_reactive(PageWidget.scroll_y, 0)  # no watcher: one repaint, not two
            self.set_reactive(PageWidget.scroll_target_y, 0)
            self.vertical_scrollbar.position = 0
            self.stood_at = (False, 0.0)
        placed = view.kind == "panel" and view.highlight is not None and not view.reading
        self.follows = view.kind in ("form", "question") or placed or (same and highlight > 0)
        if self.follows:
            self.keep_in_sight()
        after = self._drawn()
        if before is not None and len(before) == len(after):
            for row in (row for row, (old, new) in enumerate(zip(before, after, strict=True)) if old != new):
                self.refresh_text(row)
        else:
            self.refresh(layout=self.styles.height is not None and self.styles.height.is_auto)

    def _drawn(self) -> list[tuple[Line, object, object]]:
        """What is drawn of each line: a key that changes little paints little."""
        lit = self._shows_where
        return [
            (line, line.of(self.highlight) if lit else None, self._words.get(row))
            for row, line in enumerate(self.lines)
        ]

    def refresh_highlight(self) -> None:
        """Whether it is stood on, or only marked, has changed."""
        for row, line in enumerate(self.lines):
            if line.of(self.highlight):
                self.refresh_text(row)

    def move(self, step: int) -> None:
        """Move the highlight in the list."""
        if self.shown.choices:
            self.stand_on(another(self.highlight, step, len(self.shown.choices)))

    def stand_on(self, index: int) -> None:
        """Put the highlight on a choice, or on none (-1)."""
        rows = [y for y, line in enumerate(self.lines) if line.of(self.highlight) or line.of(index)]
        self.highlight, self.follows = index, True
        self.keep_in_sight()
        for row in rows:
            self.refresh_text(row)

    def keep_in_sight(self) -> None:
        """Scroll so that the highlighted choice can be seen; the first one brings the question with it.

        What lies out of sight comes half a page in, so that not every further key paints the whole page.
        """
        rows = [y for y, line in enumerate(self.lines) if line.of(self.highlight)]
        height = self.scrollable_content_region.height
        if not rows or not height:
            return
        top, bottom = (0 if self.highlight == 0 and rows[-1] < height else rows[0]), rows[-1]
        far = self.shown.form or len(self.lines) > 2 * height  # else the question stays in sight as long as it can
        target, half = self.scroll_y, height // 2 if far else 0
        if bottom >= target + height:
            target = min(bottom - height + 1 + half, self.max_scroll_y, top)
        elif top < target:
            target = max(0, top - half, bottom - height + 1)
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
        rows = [y for y, line in enumerate(self.lines) if line.of(index)]
        return bool(rows) and self.scroll_y <= rows[0] and rows[-1] < self.scroll_y + height

    @property
    def value_room(self) -> int:
        """Columns for what the rows of a form hold."""
        return self.room - next((line.at for line in self.lines if line.at is not None), 0)

    def _typed_at(self, line: Line) -> int | None:
        """The column at which what is being typed into this line begins; a figure ends where those above it do."""
        inline = self.inline
        if inline is None or not inline.filling or line.at is None or line.choice != self.highlight:
            return None
        return max(line.at, line.end - cells(inline.value)) if inline.figure and line.end is not None else line.at

    # layout

    def lay_out(self, width: int) -> None:
        _, room = self.measure(width)
        lines = lay_out(self.shown, room, self.marked, self.extra, numbers=0 if self.shown.form else 9)
        if self.shown.kind == "outcome":
            lines = fitted(lines, self.size.height)
        if self.below:
            told = lay_out(View("", "", self.below), room, frozenset())
            if len(lines) + len(told) <= self.size.height:
                lines += told
        self._words = first_words(lines, [word for word, _ in self.shown.words])
        self.put(lines, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self.lay_out(width)
        return len(self.lines)

    def on_resize(self, event: events.Resize) -> None:
        before = self.lines
        self.lay_out(event.size.width)
        if self.lines != before:  # what there is room for now has been painted already, without them
            self.refresh()
        else:
            self.refresh_highlight()  # what Textual holds for unpainted after a new size is not left to the next key
        if self.shown.reading:
            ended, part = self.stood_at
            y = len(self.lines) if ended else round(part * len(self.lines))
            self.call_after_refresh(self.scroll_to, y=y, animate=False, force=True)
        elif self.follows:
            self.keep_in_sight()
        self.post_message(self.Resized())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self.laid_out_for == self.size.width:
            self.stood_at = (new_value >= self.max_scroll_y > 0, new_value / max(1, len(self.lines)))

    # drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines to draw; the terminal's own cursor goes where one stands, for braille displays and readers."""
        if (self.has_focus or self.leads) and self.screen.is_current:
            self.app.cursor_position = self.cursor_at()
        return super().render_lines(crop)

    def cursor_at(self) -> Offset:
        """Where on the screen the cursor stands."""
        return self.region.offset + Offset(*self.stands_at)

    @property
    def stands_at(self) -> tuple[int, int]:
        """Column and line, within the widget, of what is highlighted; else of the first line to read."""
        first, height = round(self.scroll_y), self.size.height
        rows = [y for y, line in enumerate(self.lines) if line.of(self.highlight) and first <= y < first + height]
        if not rows:
            rows = [y for y, line in enumerate(self.lines) if line.text and y >= first]
        row = rows[0] if rows else first
        typed = [(y, at) for y in rows if (at := self._typed_at(self.lines[y])) is not None]
        if typed and self.inline is not None:
            return self.margin_left + typed[0][1] + self.inline.caret, typed[0][0] - first
        line = self.lines[row] if row < len(self.lines) else BLANK
        start = (line.of(self.highlight) or (0, 0))[0]
        text = line.text[start:]
        return self.margin_left + cells(line.text[:start]) + len(text) - len(text.lstrip()), row - first

    def segments(self, row: int) -> list[Segment]:
        line = self.lines[row]
        lit = line.of(self.highlight) if self._shows_where else None
        first = row == 0 or self.lines[row - 1].of(self.highlight) is None
        self.pen.plain = self.app.no_color
        return self.pen.draw(line, self.room, lit, first, self._words.get(row, ()))

    def over(self, row: int, strip: Strip) -> Strip:
        """What is typed into a row lies on it."""
        at = self._typed_at(self.lines[row])
        if self.inline is None or at is None:
            return strip
        typed = self.inline.render_line(0).adjust_cell_length(self.room - at, self.inline.rich_style)
        return Strip.join([strip.crop(0, self.margin_left + at), typed])

    @property
    def _shows_where(self) -> bool:
        """Whether the highlighted choice is what Enter takes."""
        return self.has_focus or self.shown.form or self.shown.highlight == FIRST

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
        if self.inline is not None and (at := self._typed_at(line)) is not None:
            self.inline.point(column - at)
        if (index := line.under(column)) is not None:
            if not self.shown.choices[index].submits:  # where that is refused, one stands where one was
                self.highlight = index
                self.refresh()
            self.post_message(self.Chosen(self, self.shown.choices[index]))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Only the highlight looks different then."""
        self.refresh_highlight()
        if self.highlight < 0:
            self.refresh_text(round(self.scroll_y))  # the cursor stands there

    def on_focus(self, event: events.Focus) -> None:
        event.prevent_default()  # it would paint all of the page
        self.has_focus = True

    def on_hide(self, event: events.Hide) -> None:
        """As of a line: told late, and the stage alone moves the focus."""
        event.prevent_default()

    def on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self.has_focus = False
