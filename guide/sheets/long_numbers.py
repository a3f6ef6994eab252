"""Numbers somebody typed that look like a whole telephone number, or that of an ID or a card."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from unicodedata import normalize

from guide.sheets.filling import FieldValue, Filled
from guide.sheets.state import Sheets

_RUN = re.compile(r"(?<![\d.])\d(?:[ \-－\u3000]?\d){10,}[Xx]?(?!\d)")
_MOBILE, _ID = 11, 15
"""Digits of a mobile number of the mainland; the fewest of an ID number or a card."""
LEFT = 4
CUT_ANYWAY = "caller-number"
"""The field of the log that is cut to its last four digits unless the person has said otherwise."""


def numbers_in(text: str) -> list[str]:
    """Every such number of a text, as it was typed."""
    return [match[0] for match in _RUN.finditer(text) if _tells(match[0])]


def _tells(run: str) -> bool:
    digits = re.sub(r"\D", "", normalize("NFKC", run))
    mobile = digits[2:] if digits.startswith("86") and len(digits) == _MOBILE + 2 else digits
    return len(digits) >= _ID or (len(mobile) == _MOBILE and mobile.startswith("1"))


def shortened(text: str) -> str:
    """A text with the last four signs of every such number."""
    return _RUN.sub(lambda match: "…" + match[0][-LEFT:] if _tells(match[0]) else match[0], text)


def typed(sheets: Sheets) -> Iterator[str]:
    """Every word that was typed into the sheets, as it will be saved. Choices are among them; they hold no numbers."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    each(sheets, note)
    yield from found


def each(sheets: Sheets, change: Callable[[str], str]) -> Sheets:
    """The sheets with every text in them changed, but for callers' numbers."""

    def value(id: str, before: FieldValue) -> FieldValue:
        return change(before) if isinstance(before, str) and id != CUT_ANYWAY else before

    def filled(before: Filled) -> Filled:
        return {id: value(id, held) for id, held in before.items()}

    log = sheets.log
    entries = tuple(
        replace(
            entry,
            filled=filled(entry.filled),
            earlier=tuple(replace(before, filled=filled(before.filled)) for before in entry.earlier),
        )
        for entry in log.entries
    )
    letters = {
        id: replace(
            work,
            filled=filled(work.filled),
            edited=replace(work.edited, text=change(work.edited.text)) if work.edited is not None else None,
        )
        for id, work in sheets.letters.items()
    }
    return Sheets(
        plan=filled(sheets.plan),
        debts=tuple(filled(debt) for debt in sheets.debts),
        letters=letters,
        log=replace(log, entries=entries, case=filled(log.case)),
        helper=filled(sheets.helper),
    )
