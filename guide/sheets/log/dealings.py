"""What the person did, and what they were promised by when: one line each, by time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guide.sheets.log.book import Logbook
from guide.sheets.log.entry import Entry


def deals(book: Logbook) -> Iterator[str]:
    """Every entry in which the person got in touch, or in which something was promised."""
    told = book.file.letters
    ids = [id for id in (told.way, told.how, told.answer, "words") if id in book.fields]
    for entry in book.log.in_order:
        promise = promised(book, entry)
        if book.told_in_letters("by-them", entry) is False or promise:
            cells = [book.when(entry), *(book.value(id, entry.filled) for id in ids), promise]
            yield _between(book).join(cell for cell in cells if cell)


def promised(book: Logbook, entry: Entry) -> str:
    """What was promised in an entry, and by which day; nothing where nothing was."""
    words, day = promise_of(book, entry)
    if not words and day is None:
        return ""
    until = book.p.promised_by.format(day=book.day(day)) if day is not None else ""
    promise = book.p.promised.format(words=words) if words else book.p.promised_answer
    return book.p.they_promised.format(promise=promise + until)


def promise_of(book: Logbook, entry: Entry) -> tuple[str, date | None]:
    """What was promised, as it was written down, and the day it was promised by."""
    told = book.file.letters
    words, day = (entry.filled.get(id) if id is not None else None for id in (told.promised, told.promised_by))
    return words if isinstance(words, str) else "", day if isinstance(day, date) else None


def _between(book: Logbook) -> str:
    return book.p.write["between_cells"]
