"""How a line of a page looks: which ground, which ink, and which signs where there are no colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from guide.views.layout import pad
from guide.views.model import Span
from guide.views.pieces import Line

_CARDS = ("do", "say", "danger", "why", "rows")
LOOKS = (
    *("title", "lead", "heading", "label", "hint", "note", "to", "say", "article", "error", "highlight"),
    *("dim", "bold", "do", "chip", "filled", "button", "tab", "link"),
    *("quiet", "open", "past", "named", "now", "ahead"),
    *(f"{name}-{card}" for card in _CARDS for name in ("card", "ink", "heading")),
)
"""Whatever has a look of its own, by the names of component classes. They are the screen's: were they those of each
widget that draws lines, as many styles would be worked out whenever one of those is styled anew."""
CSS_OF_LOOKS = """
MainScreen > .page--title { text-style: bold; }
MainScreen > .page--lead { color: $do; }
MainScreen > .page--heading, MainScreen > .page--do { color: $do; text-style: bold; }
MainScreen > .page--label { text-style: bold; }
MainScreen > .page--hint { color: $dim; }
MainScreen > .page--note { color: $dim; }
MainScreen > .page--to { color: $dim; }
MainScreen > .page--say { text-style: bold; }
MainScreen > .page--article { text-style: italic; }
MainScreen > .page--error { text-style: bold; }
MainScreen > .page--highlight { background: $choice; text-style: bold; }
MainScreen > .page--dim { color: $dim; }
MainScreen > .page--bold { text-style: bold; }
MainScreen > .page--chip { background: $chip; text-style: bold; }
MainScreen > .page--filled, MainScreen > .page--button { background: $do; color: $background; text-style: bold; }
MainScreen > .page--tab { background: $say; color: $background; text-style: bold; }
MainScreen > .page--quiet { background: $choice; }
MainScreen > .page--open { background: $card; }
MainScreen > .page--past { background: $do; color: $background; }
MainScreen > .page--named { background: $say; color: $background; text-style: bold; }
MainScreen > .page--now { background: $foreground; color: $background; text-style: bold; }
MainScreen > .page--ahead { background: $chip; }
MainScreen > .page--link { color: $do; text-style: underline; }
MainScreen > .page--card-do, MainScreen > .page--card-say, MainScreen > .page--card-rows { background: $card; }
MainScreen > .page--card-danger { background: $danger-ground; }
MainScreen > .page--card-why { background: $background; color: $dim; }
MainScreen > .page--ink-do { background: $do; color: $do; }
MainScreen > .page--ink-say { background: $say; color: $say; }
MainScreen > .page--ink-danger { background: $danger; color: $danger; }
MainScreen > .page--ink-why, MainScreen > .page--ink-rows { background: $chip; color: $chip; }
MainScreen > .page--heading-say { color: $say; text-style: bold; }
MainScreen > .page--heading-danger { color: $danger; text-style: bold; }
MainScreen > .page--heading-why { color: $dim; text-style: bold; }
"""
_FILLED = ("filled", "button", "tab")
"""What stands out by its ground; where there are no colours, by being reversed."""
_GROUNDS = (*_FILLED, "chip", "quiet", "open", "past", "named", "now", "ahead")
_UNDERLINED = Style(underline=True)
_REVERSED = Style(reverse=True)


class Pen:
    """Draws lines. `look` gives the style of a component; `plain`: there are no colours."""

    def __init__(self, look: Callable[[str], Style]) -> None:
        self._look = look
        self._looks: dict[str, Style] = {}
        self.plain = False

    def forget(self) -> None:
        """The colours have changed."""
        self._looks.clear()

    def look(self, name: str) -> Style:
        """The style of a component, asked for once."""
        if name not in self._looks:
            self._looks[name] = self._look(name)
        return self._looks[name]

    def draw(
        self, line: Line, room: int, lit: tuple[int, int] | None, first: bool, words: Iterable[tuple[int, int]]
    ) -> list[Segment]:
        """A line on its ground, with what looks unlike the rest of it; `words` of the glossary are underlined.

        `lit`: this stretch belongs to the choice that is stood on, `first`: as the first line of that.
        """
        text = pad(line.text, room) if lit or line.card else line.text
        if lit and not line.places:
            lit = 0, len(text)
        grounds = self._ground(line, False), self._ground(line, True)
        looks = [(0, len(text), grounds[0]), *([(*lit, grounds[1])] if lit else [])]

        def is_lit(start: int) -> bool:
            return lit is not None and lit[0] <= start < lit[1]

        looks += [(start, end, grounds[is_lit(start)] + _UNDERLINED) for start, end in words]
        for span in line.spans:
            on = is_lit(span.start)
            if on and span.look == "dim":
                continue  # it could hardly be read on this ground
            looks.append((span.start, span.end, self._span(span, on, grounds[on])))
            if span.blank and not self.plain:
                text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
            tile = span.look in ("chip", *_FILLED) and text[span.start] == text[span.end - 1] == " "
            if self.plain and tile:  # .0 fills its tile: in brackets it would read as 0
                text = f"{text[: span.start]}[{text[span.start + 1 : span.end - 1]}]{text[span.end :]}"
        if line.card:
            text = (("!" if line.card == "danger" else "|") if self.plain else " ") + text[1:]
            looks.append((0, 1, grounds[bool(lit)] if self.plain else self.look(f"ink-{line.card}")))
        if self.plain and lit and first and line.text:
            at = 1 if line.card else lit[0]
            text = text[:at] + ">" + text[at + 1 :]
        return _cut(text, looks)

    def _ground(self, line: Line, lit: bool) -> Style:
        style = self.look(line.style)
        if line.style in ("heading", "label") and line.card not in ("", "do", "rows"):
            style = self.look(f"heading-{line.card}")
        if line.style == "say" and line.card == "do":
            style = self.look("heading-say")
        if line.card:
            style = style + Style(bgcolor=self.look(f"card-{line.card}").bgcolor)
        return style + self.look("highlight") if lit else style

    def _span(self, span: Span, lit: bool, style: Style) -> Style:
        name = "filled" if lit and span.look == "chip" and not span.does else span.look
        if name in _GROUNDS:
            look = self.look(name)
        else:  # an ink on the ground that is there already
            own = self.look(name)
            look = style + Style(color=own.color, bold=own.bold, underline=own.underline)
        return look + _REVERSED if self.plain and name in _FILLED else look


def _cut(text: str, looks: list[tuple[int, int, Style]]) -> list[Segment]:
    """A text in pieces, each in the last look that covers it."""
    cuts = sorted({0, len(text), *(at for start, end, _ in looks for at in (start, end) if at < len(text))})
    return [
        Segment(text[a:b], next(style for start, end, style in reversed(looks) if start <= a < max(end, 1)))
        for a, b in pairwise(cuts)
    ]
