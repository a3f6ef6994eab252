"""What a page is made of, as lines: cards, keys on their tiles, tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guide.views.layout import cells, pad, wrap
from guide.views.model import GAP, Card, Key, Part, Span

TEN = "."
"""Before a digit: ten more."""
ROOMY = 50
"""Columns from which a card keeps two free at its right."""
GUTTER = 2
"""Columns between two columns of choices."""
LEAST_BESIDE = 30
"""Columns a text needs beside its keys; with less, they stand under it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a line that belongs to a choice; others stand beside it."""

    start: int
    end: int
    choice: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the screen; `choice` is the index of the choice it belongs to, `places` those beside each other."""

    text: str
    style: str
    choice: int | None = None
    at: int | None = None
    """on a row of a form, the column at which what it holds begins"""
    end: int | None = None
    """on one that holds a figure, the column at which that ends"""
    card: Card = ""
    spans: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()

    def of(self, choice: int) -> tuple[int, int] | None:
        """The stretch that belongs to a choice, if any does."""
        if choice >= 0 and self.choice == choice:
            return 0, len(self.text)
        return next(((place.start, place.end) for place in self.places if place.choice == choice), None)

    def under(self, column: int) -> int | None:
        """The choice at a column."""
        here = (p.choice for p in self.places if cells(self.text[: p.start]) <= column < cells(self.text[: p.end]))
        return next(here, self.choice)


BLANK = Line("", "")


def key_of(number: int) -> str:
    """What is pressed for a choice: its digit; from the tenth on, a dot for every ten before it."""
    return TEN * (number // 10) + str(number % 10)


def inner(width: int, card: Card) -> int:
    """Columns for a text on a card."""
    return width - (5 if width >= ROOMY else 3) if card else width


def on_cards(parts: Sequence[Part]) -> Iterator[tuple[list[Part], Card]]:
    """Parts that follow each other on one ground, with a gap below every card."""
    block: list[Part] = []
    for part in parts:
        if block and part.card != block[0].card:
            yield block, block[0].card
            if block[0].card:
                yield [GAP], ""
            block = []
        block.append(part)
    if block:
        yield block, block[0].card


def said_on_cards(parts: Sequence[Part]) -> list[Part]:
    """Words to say stand on a card wherever they stand, with whom they are said to and the gaps between them."""
    found = list(parts)
    for at, part in enumerate(found):
        before, after = found[at - 1] if at else GAP, found[at + 1] if at + 1 < len(found) else GAP
        said = part.style == "say" or (part.style == "to" and after.style == "say")
        if not part.card and (said or (part == GAP and before.style == "say" and after.style == "say")):
            found[at] = replace(part, card="say")
    return found


def carded(lines: Iterable[Line], card: Card) -> list[Line]:
    """Lines on a card: three columns in, the first of which takes its ink."""
    by = 3
    return [
        replace(
            line,
            text=" " * by + line.text,
            card=card,
            at=line.at + by if line.at is not None else None,
            end=line.end + by if line.end is not None else None,
            spans=tuple(replace(span, start=span.start + by, end=span.end + by) for span in line.spans),
        )
        for line in lines
    ]


def in_columns(choices: Sequence[Line], count: int, width: int) -> Iterator[Line]:
    """Choices of a line each in columns of one width, in the order in which lines are read."""
    room = column_width(count, width)
    for begun in range(0, len(choices), count):
        text, spans, places = "", list[Span](), list[Place]()
        for column, line in enumerate(choices[begun : begun + count]):
            start = len(text := pad(text, column * (room + GUTTER)))
            text += pad(line.text, room)
            spans += (replace(span, start=span.start + start, end=span.end + start) for span in line.spans)
            places += [Place(start, len(text), line.choice)] if line.choice is not None else []
        yield Line(text, "", spans=tuple(spans), places=tuple(places))


def column_width(count: int, width: int) -> int:
    """Columns of the screen for each of so many columns of choices."""
    return (width - GUTTER * (count - 1)) // count


def chips(keys: Sequence[Key]) -> tuple[str, tuple[Span, ...]]:
    """Keys on their tiles, each with what it does."""
    text, spans = "", []
    for key in keys:
        start = len(text) + (2 if text else 0)
        tile = f" {key.key} " if key.key else ""
        text += ("  " if text else "") + tile + (" " if tile else "") + key.label
        end = start + len(tile)
        spans += [Span(start, end, "chip", key.does)] if tile else []
        spans.append(Span(end, len(text), "dim", key.does))
    return text, tuple(spans)


def beside_keys(lines: list[Line], keys: Sequence[Key], width: int, column: int) -> list[Line]:
    """Lines with keys at the right of the first, where one reads them; under the last where there is no room."""
    if not keys or not lines:
        return lines
    text, spans = chips(keys)
    first, *rest = lines
    if width - column < LEAST_BESIDE:
        moved = tuple(replace(span, start=span.start + 2, end=span.end + 2) for span in spans)
        return [*lines, Line("  " + text, "", first.choice, spans=moved)]
    begun = pad(first.text, width - column)
    moved = tuple(replace(span, start=span.start + len(begun), end=span.end + len(begun)) for span in spans)
    return [replace(first, text=begun + text, spans=(*first.spans, *moved)), *rest]


def tabs(part: Part, names: Sequence[str], shown: int, width: int, beside: int) -> Iterator[Line]:
    """The heading of words to say with a tab for each listener, on as many lines as it takes."""
    room = width - beside - 2 if width - beside >= LEAST_BESIDE else width
    keys, text, spans = part.keys, part.text, list[Span]()

    def line() -> list[Line]:
        return beside_keys([Line(text, "heading", spans=tuple(spans))], keys, width, beside)

    for number, name in enumerate(names):
        for piece in wrap(name, room - 2):  # a long name takes several lines
            tab = f" {piece} "
            if cells(text) + 2 + cells(tab) > room and text:
                yield from line()
                keys, text, spans = (), "", []
            start = len(text) + (2 if text else 0)
            text += ("  " if text else "") + tab
            spans.append(Span(start, len(text), "tab" if number == shown else "chip", f"listener:{number}"))
    yield from line()
