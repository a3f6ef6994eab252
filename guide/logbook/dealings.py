"""What the person has done themselves, and what they were promised until when: one line each, by time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guide.logbook.book import Logbook
from guide.sheets.log import Entry

OUT = "out"
"""The direction of a contact the person made."""


def deals(book: Logbook) -> Iterator[str]:
    """Every entry in which the person got in touch, or in which something was promised."""
    for entry in book.log.in_order:
        promise = promised(book, entry)
        if entry.filled.get("direction") == OUT or promise:
            cells = [
                book.when(entry),
                *(_cell(book, entry, id) for id in ("direction", "channel", "answer", "words")),
                promise,
            ]
            yield _between(book).join(cell for cell in cells if cell)


def promised(book: Logbook, entry: Entry) -> str:
    """What was promised in an entry, and by which day; nothing where nothing was."""
    words, day = promised_words(book, entry), promised_by(entry)
    if not words and day is None:
        return ""
    until = book.p.promised_by.format(day=book.day(day)) if day is not None else ""
    return book.p.promised.format(words=words) + until if words else book.p.promised_answer + until


def promised_words(book: Logbook, entry: Entry) -> str:
    """What was promised, as it was written down."""
    return _cell(book, entry, "promised")


def promised_by(entry: Entry) -> date | None:
    """The day something was promised by."""
    day = entry.filled.get("promised-by")
    return day if isinstance(day, date) else None


def _cell(book: Logbook, entry: Entry, id: str) -> str:
    return book.value(id, entry.filled) if id in book.fields else ""


def _between(book: Logbook) -> str:
    return " | " if book.p.language == "en" else "｜"
