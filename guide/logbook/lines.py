"""The entries of a log as letters list them: labels, never names; whole words; what was done and what was counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from guide.logbook.book import Logbook
from guide.phrases import phrases
from guide.sheets.filling import Filled
from guide.sheets.letters import LogLine
from guide.sheets.log import Entry, last_four
from guide.tree.forms import FieldOption, OneField, SeveralField
from guide.tree.sheets.entries import Condition
from guide.tree.words import LANGUAGES, Words


def log_lines(book: Logbook) -> tuple[LogLine, ...]:
    """Every entry that has a day, in the order of time."""
    return tuple(_line(book, entry) for entry in book.log.in_order if entry.day is not None)


def _line(book: Logbook, entry: Entry) -> LogLine:
    assert entry.day is not None
    filled, told, conduct = entry.filled, book.file.letters, book.conduct
    counted = {flag.rule.act for flag in book.flags.get(entry.number, ()) if flag.rule.act is not None}
    known = entry.start is not None and not entry.roughly
    person = filled.get("person")
    return LogLine(
        number=entry.number,
        when=datetime.combine(entry.day, entry.start) if known and entry.start is not None else entry.day,
        who=_who(book, filled),
        how=_choice(book, told.how, filled) or _blank(book, told.how),
        words=last_four(str(filled.get("words", ""))),
        by_them=conduct is not None and _holds(book, conduct.by_them, entry),
        third=conduct is not None and _holds(book, conduct.to_others, entry),
        reported=entry.secondhand,
        acts=frozenset({*_chosen(filled, told.did), *counted}),
        place=book.places[entry.number],
        person=person if isinstance(person, str) else None,
        way=_choice(book, told.way, filled),
        result=_choice(book, told.result, filled),
        did=_choice(book, told.did, filled),
    )


def _holds(book: Logbook, condition: Condition, entry: Entry) -> bool:
    """Whether it is certain."""
    return book.reckoning is not None and book.reckoning.holds(condition, entry) is True


def _who(book: Logbook, filled: Filled) -> Words:
    """Who was contacted, with the label they go by; a blank to be written on where nothing is known of it."""
    if book.called is not None and book.yours(filled):
        return book.called.file.you
    label, person = str(filled.get("label", "")), _choice(book, "person", filled)
    if person is None:
        return Words.model_validate(dict.fromkeys(LANGUAGES, label)) if label else _blank(book, "person")
    return _each(f"{person.say(language)} {label}".rstrip() for language in LANGUAGES)


def _chosen(filled: Filled, id: str | None) -> tuple[str, ...]:
    value = filled.get(id) if id is not None else None
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _choice(book: Logbook, id: str | None, filled: Filled) -> Words | None:
    """What was chosen, in every language; None where nothing was."""
    field = book.fields.get(id) if id is not None else None
    if not isinstance(field, OneField | SeveralField):
        return None
    options = [option for option in field.options if option.id in _chosen(filled, id)]
    return _joined(options) if options else None


def _joined(options: list[FieldOption]) -> Words:
    return _each(
        phrases(language).semicolon.join((option.short or option).say(language) for option in options)
        for language in LANGUAGES
    )


def _blank(book: Logbook, id: str | None) -> Words:
    """A field's name with room to write behind it."""
    label = book.fields[id].label if id is not None and id in book.fields else None
    return _each(f"{label.say(language) if label else ''}{phrases(language).blank}" for language in LANGUAGES)


def _each(texts: Iterable[str]) -> Words:
    """A text in every language."""
    return Words.model_validate(dict(zip(LANGUAGES, texts, strict=True)))
