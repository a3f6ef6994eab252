"""A view as lines: parts wrapped, choices numbered and marked. What the screen draws and what plain mode prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide.views.layout import cells, hang, pad, wrap
from guide.views.model import Choice, Part, View

LABEL_WIDEST = 24
TEN = "."
"""Before a digit: ten more."""
LEAST_ROOM = 16
"""Columns a value needs beside its label; with less, it stands under it."""
_UNMARKED = ("title", "heading", "label", "say", "to", "draw", "note")


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the screen; `choice` is the index of the choice it belongs to."""

    text: str
    style: str
    choice: int | None = None
    at: int | None = None
    """on a row of a form, the column at which what it holds begins"""


def lay_out(
    view: View, width: int, marked: frozenset[str], extra: tuple[Part, ...] = (), numbers: int = 9
) -> list[Line]:
    """A view as lines `width` columns wide; `extra` parts stand right under its title and hint.

    What is wrong stands in the place of the hint, so that nothing below moves.

    Choices carry what is pressed for them, or with many `numbers` the number that is typed on a line.
    """
    lines = [Line("", "")] if view.parts else []
    top = next((i for i, part in enumerate(view.parts) if part.style not in ("title", "hint")), len(view.parts))
    aside = [Part("gap", ""), *extra] if extra else []
    error = "! " + view.error if view.error and view.field is None else ""
    head = [part for part in view.parts[:top] if not error or part.style != "hint"]
    for part in (*head, *([Part("error", error)] if error else []), *aside, *view.parts[top:]):
        lines += _part(part, width)
    if view.choices:
        if not view.choices[0].apart and not view.choices[0].head:
            lines.append(Line("", ""))
        numbered = {index: number for number, index in view.numbered.items()}
        labels = [choice.text for choice in view.choices if choice.detail or choice.row]
        label = min(LABEL_WIDEST, max(map(cells, labels), default=0))
        for index, choice in enumerate(view.choices):
            if choice.head:
                lines += [Line("", ""), *(Line(text, "heading") for text in wrap(choice.head, width))]
            elif choice.apart:
                lines.append(Line("", ""))
            if choice.row:
                lines += _form_row(choice, numbered[index] if numbers > 9 else None, label, width, index)
                continue
            number = f"{numbered[index]}" if numbers > 9 else key_of(numbered[index])
            mark = _mark(view, choice, number, marked, all_numbered=numbers > 9)
            rows = _row(mark, choice, label, width) if choice.detail else hang(mark, choice.text, width)
            lines += [Line(row, "", index) for row in rows]
    return lines


def _row(mark: str, choice: Choice, label: int, width: int) -> list[str]:
    """A label with its answer beside it, the answer wrapping under itself; a label too long stands above."""
    head = mark + pad(choice.text, label) + "  "
    if width - cells(head) < LEAST_ROOM:
        return [*hang(mark, choice.text, width), *hang(" " * (cells(mark) + 2), choice.detail, width)]
    return hang(head, choice.detail, width)


def _form_row(choice: Choice, number: int | None, label: int, width: int, index: int) -> list[Line]:
    """A row of a form: its label, and beside or under it what it holds."""
    mark = f"{number:>3}  " if number is not None else "  "
    head = mark + pad(choice.text, label) + "  "
    if width - cells(head) >= LEAST_ROOM:
        rows = hang(head, choice.detail, width)
        return [Line(row, "", index, cells(head)) for row in rows[:1]] + [Line(row, "", index) for row in rows[1:]]
    indent = cells(mark) + 2
    rows = hang(" " * indent, choice.detail, width)
    above = [Line(row, "", index) for row in hang(mark, choice.text, width)]
    return [*above, Line(rows[0], "", index, indent), *(Line(row, "", index) for row in rows[1:])]


def key_of(number: int) -> str:
    """What is pressed for a choice: its digit; from the tenth on, a dot for every ten before it."""
    return TEN * (number // 10) + str(number % 10)


def _mark(view: View, choice: Choice, number: str, marked: frozenset[str], all_numbered: bool) -> str:
    """What stands before a choice: room for the pointer, its digit, and a box or circle where it can be marked."""
    if (view.form and not all_numbered) or view.kind == "beside":  # beside a field digits are typed
        return "  "
    digit = f"{number:>3}"
    if view.kind != "question":
        return f"{digit}  "
    box = ("[x]" if choice.id in marked else "[ ]") if view.several else ("(x)" if choice.id in marked else "( )")
    if choice.submits:
        return f"{digit}     " if all_numbered else "      "
    return f"{digit} {box} "


def _part(part: Part, width: int) -> list[Line]:
    if part.style == "gap":
        return [Line("", "")]
    if part.style == "draw":  # a drawing is not broken; what it shows is told in words too
        return [Line(part.text, "draw")] if cells(part.text) <= width else []
    if part.style == "say":
        return [Line("  " + text, "say") for text in wrap(part.text, width - 4)]
    return [
        Line(text, part.style) for text in (hang(part.mark, part.text, width) if part.mark else wrap(part.text, width))
    ]


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
