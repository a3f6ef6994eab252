"""Whether a log and the answers say the same of who was contacted."""

from __future__ import annotations

from guide.sheets.log.book import Logbook
from guide.sheets.log.entry import Entry


def unanswered(book: Logbook) -> tuple[Entry, ...]:
    """The entries in which they certainly contacted somebody whom the answers do not name, in the order of time."""
    answers = book.file.answers
    said = book.journey.known.get(answers.question) if answers is not None else None
    if answers is None or said is None or book.called is not None:
        return ()
    chosen = {*said} if isinstance(said, tuple) else {said}
    if not chosen.isdisjoint(answers.unsure):
        return ()
    return tuple(
        entry
        for entry in book.log.in_order
        if (same := answers.persons.get(str(entry.filled.get("person")))) is not None
        and chosen.isdisjoint(same)
        and book.told_in_letters("by-them", entry)
    )


def differs(book: Logbook, only: int | None = None) -> str:
    """A sentence on whom the answers do not name, in all entries or in one; nothing where they agree."""
    entries = [entry for entry in unanswered(book) if only in (None, entry.number)]
    if not entries or book.file.answers is None:
        return ""
    who = dict.fromkeys(book.who(entry.filled) for entry in entries)
    return book.say(book.file.answers.differs, {"who": book.p.comma.join(who)})
