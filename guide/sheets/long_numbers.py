"""Numbers somebody typed that look like a whole telephone number, or that of an ID or a card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from guide.sheets.filling import FieldValue, Filled
from guide.sheets.log.entry import CALLER
from guide.sheets.state import Sheets
from guide.values.telephone import Numbers

CUT_ANYWAY = CALLER
"""The field of the log that is cut to its last four digits unless the person has said otherwise."""


def shortened(sheets: Sheets) -> Sheets:
    """The sheets with the last four signs of every such number; numbers that end alike stay apart."""
    return each(sheets, Numbers(typed(sheets)).cut)


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
            sent=tuple(
                replace(
                    one,
                    text=change(one.text),
                    answer=replace(one.answer, words=change(one.answer.words)) if one.answer is not None else None,
                )
                for one in work.sent
            ),
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
