"""A view as lines: parts wrapped, choices numbered and marked. What the screen draws and what plain mode prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from guide.views.layout import cells, hang, pad, wrap
from guide.views.model import GAP, Card, Choice, Part, Span, View
from guide.views.pieces import (
    BLANK,
    LEAST_BESIDE,
    ROOMY,
    Line,
    beside_keys,
    carded,
    chips,
    column_width,
    in_columns,
    inner,
    key_of,
    on_cards,
    said_on_cards,
    tabs,
)

LEAST_ROOM = 12
"""Columns a value needs beside its label; with less, it stands under it."""
COLUMN = 3
"""Figures of a form from which they stand in a column, each under the other's last digit."""
CHOSEN = "✓"
TAB = "Tab"
LEAST_WITH = 4
"""Columns of a text that go to the next line with who says so."""
NAMED = 2
"""Columns by which words that tell of a choice stand further in than its name."""
_FIGURE = re.compile(r"[\d,.]+|[_＿]+")
_UNMARKED = ("title", "heading", "label", "say", "to", "draw", "note")


def lay_out(
    view: View, width: int, marked: frozenset[str], extra: tuple[Part, ...] = (), numbers: int = 9
) -> list[Line]:
    """A view as lines `width` columns wide; `extra` parts stand right under its title and hint.

    What is wrong stands in the place of the hint, so that nothing below moves.

    Choices carry what is pressed for them, or with many `numbers` the number that is typed on a line.
    """
    return _Page(view, width, marked, numbers).lines(extra)


def fitted(lines: list[Line], height: int) -> list[Line]:
    """The lines without the gap above the title, where that brings the last of the words to say onto the screen."""
    said = [row for row, line in enumerate(lines) if line.style == "say" and line.card == "say"]
    return lines[1:] if said and said[-1] == height and lines[0] == BLANK else lines


class _Page:
    """What the choices of one view have in common while it is laid out."""

    def __init__(self, view: View, width: int, marked: frozenset[str], numbers: int) -> None:
        self.view, self.width, self.marked = view, width, marked
        self.every = numbers > 9
        labels = [choice.text for choice in view.choices if choice.detail or choice.row]
        self.label = min(width // 2, max(map(cells, labels), default=0))
        figures = [cells(choice.detail) for choice in view.choices if choice.row and _FIGURE.fullmatch(choice.detail)]
        self.figures = max(figures) if len(figures) >= COLUMN else 0
        self.numbers = {index: number for number, index in view.numbered.items()}
        keys_shown = [str(number) if self.every else key_of(number) for number in view.numbered]
        self.tile = max(3, *map(len, keys_shown)) if keys_shown else 3
        self.places = {choice.id: index for index, choice in enumerate(view.choices)}
        keys = [part.keys for part in view.parts if part.card]
        keys += [choice.keys for choice in view.choices if choice.card]
        self.beside = 0 if self.every else max((cells(chips(each)[0]) for each in keys if each), default=0)

    def lines(self, extra: tuple[Part, ...]) -> list[Line]:
        view = self.view
        top = next((i for i, part in enumerate(view.parts) if part.style not in ("title", "hint")), len(view.parts))
        error = "! " + view.error if view.error and view.field is None else ""
        head = [part for part in view.parts[:top] if not error or part.style != "hint"]
        told = [Part("error", error)] if error else []
        lines = [BLANK] if view.parts else []
        parts_told = [*head, *told, *([GAP, *extra, GAP] if extra else []), *view.parts[top:]]
        for parts, card in on_cards(parts_told if self.every else said_on_cards(parts_told)):
            lines += carded(self._block(parts, card), card) if card else self._block(parts, card)
        placed = {part.text for part in view.parts if part.style == "choice"}
        rest = [index for index, choice in enumerate(view.choices) if choice.id not in placed]
        if rest and not (view.choices[rest[0]].apart or view.choices[rest[0]].head):
            lines.append(BLANK)
        while run := self._side_by_side(rest):
            lines += [BLANK, *self._columns(run)]
            rest = rest[len(run) :]
        for index in rest:
            row = view.choices[index].row and not self.every
            drawn = self._choice(index, inner(self.width, "rows") if row else 0)
            gap = drawn[: drawn[0] is BLANK]
            lines += [*gap, *carded(drawn[len(gap) :], "rows")] if row else drawn
        return [line for before, line in pairwise([None, *lines]) if line is not None and not before == line == BLANK]

    def _side_by_side(self, rest: Sequence[int]) -> list[int]:
        """The first of the choices, up to the next gap, where they stand in columns: the ways on from a page."""
        if self.every or self.width < ROOMY or self.view.kind not in ("start", "outcome"):
            return []
        apart = (at for at, index in enumerate(rest) if at and self.view.choices[index].apart)
        found = list(rest[: next(apart, len(rest))])
        return found if sum(map(self._fits, found)) > 2 else []

    def _columns(self, indices: Sequence[int]) -> Iterator[Line]:
        """Choices beside each other; those too long for a column on lines of their own."""
        count = (
            3 if max(self._wide(index) for index in indices if self._fits(index)) <= column_width(3, self.width) else 2
        )
        for fits, group in groupby(indices, self._fits):
            if fits:
                room = column_width(count, self.width)
                yield from in_columns([self._in_column(index, room) for index in group], count, self.width)
            else:
                yield from (line for index in group for line in self._choice(index) if line is not BLANK)

    def _wide(self, index: int) -> int:
        """Columns that a choice takes with its number."""
        return cells(self.view.choices[index].text) + self.tile + 3

    def _fits(self, index: int) -> bool:
        return self._wide(index) <= column_width(2, self.width)

    def _in_column(self, index: int, room: int) -> Line:
        """A choice in a column, with its key behind it where there is room."""
        choice = self.view.choices[index]
        line = self._choice(index, room, keys=False)[-1]
        key = f" {choice.keys[0].key} " if choice.keys else ""
        if not key or cells(line.text) + 2 + len(key) > room:
            return line
        start = len(line.text) + 2
        chip = Span(start, start + len(key), "chip", choice.keys[0].does)
        return replace(line, text=f"{line.text}  {key}", spans=(*line.spans, chip))

    def _block(self, parts: Sequence[Part], card: Card) -> Iterator[Line]:
        """Parts on one ground."""
        width, beside = inner(self.width, card), self.beside if card else 0
        for part in parts:
            if part.to is not None and self.view.listener not in (None, part.to):
                continue
            if part.style == "choice":
                yield from self._choice(self.places[part.text], width, beside, card)
            elif part.card == "say" and part.style == "heading" and self.view.listener is not None:
                yield from tabs(part, self.view.listeners, self.view.listener, width, beside)
            elif part.style == "to" and part.card and self.view.listener is not None:
                continue  # it stands on the tab
            else:
                keys = part.keys if beside else ()
                yield from beside_keys(self._part(part, width - (beside + 2 if keys else 0)), keys, width, beside)

    def _choice(self, index: int, width: int = 0, beside: int = 0, card: Card = "", keys: bool = True) -> list[Line]:
        choice, width = self.view.choices[index], width or self.width
        if choice.keys and keys and not (card or self.every):
            beside = cells(chips(choice.keys)[0])
        lines: list[Line] = []
        if choice.head:
            lines += [BLANK, *(Line(text, "heading") for text in wrap(choice.head, width))]
        elif choice.apart:
            lines.append(BLANK)
        number = self.numbers[index]
        if choice.row:
            filling = not self.every and self.view.field is not None and choice.id == self.view.highlight
            return [*lines, *self._form_row(replace(choice, detail="") if filling else choice, number, width, index)]
        mark, spans = self._mark(choice, number, card)
        if choice.button or (choice.submits and (self.view.several or self.view.kind == "beside")):
            return [*lines, self._button(choice, mark, index)]
        chosen = choice.id in self.marked and not self.view.several and self.view.kind == "question"
        text = f"{choice.text}  {CHOSEN}" if chosen else choice.text
        if self.every and not card:
            text += "".join(f"  [{key.key}]" for key in choice.keys if key.key)
        if choice.detail:
            rows = [Line(row, "", index) for row in _row(mark, choice, self.label, width)]
        else:
            room = width - (beside + 2 if beside and choice.keys and width - beside >= LEAST_BESIDE else 0)
            told = self._linked(_hung(mark, text, choice.voice, room, "", under=NAMED), text)
            rows = [replace(line, choice=index) for line in told]
        rows[0] = replace(rows[0], spans=(*spans, *rows[0].spans))
        if self.view.kind == "beside" and index == self.view.by_tab and not self.every:
            text, end = rows[0].text, len(rows[0].text) + 1
            chip = Span(end, end + len(TAB) + 2, "chip")
            rows[0] = replace(rows[0], text=f"{text}  {TAB} ", spans=(*rows[0].spans, chip))
        return [*lines, *beside_keys(rows, choice.keys if beside else (), width, beside)]

    def _part(self, part: Part, width: int) -> list[Line]:
        if part.style == "gap":
            return [BLANK]
        if part.style == "draw":  # a drawing is not broken; what it shows is told in words too
            return [Line(part.text, "draw", spans=part.spans)] if cells(part.text) <= width else []
        if part.style == "say" and not part.card:  # on plain lines
            return [Line("  " + text, "say") for text in wrap(part.text, width - 4)]
        lines = self._linked(_hung(part.mark, part.text, part.voice, width, part.style), part.text)
        if part.style == "number":
            lines[0] = replace(lines[0], spans=(Span(0, len(part.mark.rstrip()), "bold"), *lines[0].spans))
        return lines

    def _linked(self, lines: list[Line], text: str) -> list[Line]:
        """Lines of a text in which what names a page leads there, also where it is broken between two of them."""
        links = [(words, does) for words, does in self.view.links if words in text]
        if not links:
            return lines
        signs = [(row, at) for row, line in enumerate(lines) for at, sign in enumerate(line.text) if not sign.isspace()]
        squeezed = "".join(lines[row].text[at] for row, at in signs)
        for words, does in links:
            named = "".join(words.split())
            start = squeezed.find(named)
            for row in {row for row, _ in signs[start : start + len(named)]} if start >= 0 else ():
                columns = [at for each, at in signs[start : start + len(named)] if each == row]
                span = Span(columns[0], columns[-1] + 1, "link", does)
                lines[row] = replace(lines[row], spans=(*lines[row].spans, span))
        return lines

    def _form_row(self, choice: Choice, number: int, width: int, index: int) -> list[Line]:
        """A row of a form: its label, and beside or under it what it holds; figures stand in a column."""
        mark = f"{number:>3}  " if self.every else "  "
        head = mark + pad(choice.text, self.label) + "  "
        figure = bool(self.figures) and (not choice.detail or _FIGURE.fullmatch(choice.detail) is not None)
        detail = " " * (self.figures - cells(choice.detail)) + choice.detail if figure else choice.detail
        if width - cells(head) >= LEAST_ROOM:
            end = cells(head) + self.figures if figure else None
            rows = hang(head, detail, width)
            return [Line(rows[0], "", index, cells(head), end), *(Line(row, "", index) for row in rows[1:])]
        indent = cells(mark) + 2
        rows = hang(" " * indent, detail, width)
        above = [Line(row, "", index) for row in hang(mark, choice.text, width)]
        end = indent + self.figures if figure else None
        return [*above, Line(rows[0], "", index, indent, end), *(Line(row, "", index) for row in rows[1:])]

    def _button(self, choice: Choice, mark: str, index: int) -> Line:
        """What takes all that is marked, with how many that are."""
        count = sum(each.id in self.marked for each in self.view.choices)
        says = f" {choice.marked.format(count=count) if count and choice.marked else choice.text} "
        begin = 2 if self.view.kind == "beside" else 3
        key = TAB if self.view.kind == "beside" and index == self.view.by_tab else "Enter"
        text = mark + says.strip() if self.every else f"{' ' * begin}{says}  {key} "
        if self.every:
            return Line(text, "", index)
        end = begin + len(says)
        return Line(text, "", index, spans=(Span(begin, end, "button"), Span(end + 1, len(text), "chip")))

    def _mark(self, choice: Choice, number: int, card: Card) -> tuple[str, tuple[Span, ...]]:
        """What stands before a choice: its digit on a tile, and a box where it can be marked or ticked."""
        view = self.view
        if (view.form and not self.every) or view.kind == "beside":  # beside a field digits are typed
            return "  ", ()
        if choice.last and not self.every:
            return " " * (self.tile + 3), ()
        ticked = choice.ticked if choice.ticked is not None else choice.id in self.marked
        several = view.several and not choice.submits and view.kind == "question"
        box = ("[x] " if ticked else "[ ] ") if choice.ticked is not None or several else ""
        if card and choice.ticked is not None and not self.every:
            return box, (Span(0, 3, "do" if ticked else "dim"),)
        tile = self.tile
        mark = f" {str(number) if self.every else key_of(number):^{tile}} {box or ' '}"
        spans = (Span(1, 1 + tile, "chip"),)
        return mark, (*spans, Span(tile + 2, tile + 5, "do" if ticked else "dim")) if box else spans


def _row(mark: str, choice: Choice, label: int, width: int) -> list[str]:
    """A label with its answer beside it, the answer wrapping under itself; a label too long stands above."""
    head = mark + pad(choice.text, label) + "  "
    if width - cells(head) < LEAST_ROOM:
        return [*hang(mark, choice.text, width), *hang(" " * (cells(mark) + 2), choice.detail, width)]
    return hang(head, choice.detail, width)


def _hung(mark: str, text: str, voice: str, width: int, style: str, under: int = 0) -> list[Line]:
    """A text behind its mark, with dim words at its end, unbroken where they can be: who says so.

    They do not stand alone on a line where some of the text can go there with them and half a line of it is left; but
    where they tell of a name, that stays as it is, and they stand `under` it, so many columns further in.
    """
    lines = [Line(row, style) for row in (hang(mark, text, width) if mark else wrap(text, width))]
    if not voice:
        return lines
    last = lines[-1].text
    if cells(last + voice) <= width:
        return [*lines[:-1], Line(last + voice, style, spans=(Span(len(last), len(last + voice), "dim"),))]
    indent = " " * (cells(mark) + under)
    begun = mark if len(lines) == 1 else indent
    parted = hang(begun, last[len(begun) :], cells(last) - LEAST_WITH)
    enough = len(parted) == 2 and cells(parted[0]) >= width // 2 and cells(parted[1] + voice) <= width
    if enough and not under:
        end = parted[1]
        said = Line(end + voice, style, spans=(Span(len(end), len(end + voice), "dim"),))
        return [*lines[:-1], Line(parted[0], style), said]
    rows = hang(indent, voice.strip(), width)
    return [*lines, *(Line(row, style, spans=(Span(len(indent), len(row), "dim"),)) for row in rows)]


def first_words(lines: Sequence[Line], words: Iterable[str]) -> dict[int, list[tuple[int, int]]]:
    """Where each glossary word stands for the first time: row → (start, end). Words to be said aloud stay unmarked."""
    longest = sorted(words, key=len, reverse=True)
    if not longest:
        return {}
    forms = (rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in longest)
    pattern = re.compile("|".join(forms))
    seen: set[str] = set()
    found: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(lines):
        if line.style in _UNMARKED:
            continue
        for match in pattern.finditer(line.text):
            if match[0] not in seen:
                seen.add(match[0])
                found.setdefault(row, []).append(match.span())
    return found
