"""The entries of a log as letters list them: labels, never names; whole words; what was done and what was counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from guide.content.fields import FieldOption, OneField, SeveralField
from guide.content.words import Language, Words
from guide.i18n.locale import named
from guide.i18n.phrases import phrases
from guide.sheets.filling import Filled
from guide.sheets.letters.inputs import LogLine
from guide.sheets.log.book import Logbook
from guide.sheets.log.conduct import Total
from guide.sheets.log.dealings import promise_of
from guide.sheets.log.entry import Entry
from guide.sheets.log.flags import holding
from guide.values.text import comparable


def log_lines(book: Logbook) -> tuple[LogLine, ...]:
    """Every entry that has a day, in the order of time."""
    counts = _counts(book)
    return tuple(_line(book, entry, counts) for entry in book.log.in_order if entry.day is not None)


def _line(book: Logbook, entry: Entry, counts: Mapping[str, Words]) -> LogLine:
    assert entry.day is not None
    filled, told = entry.filled, book.file.letters
    known = entry.start is not None and not entry.roughly
    person = filled.get("person")
    promised, promised_by = promise_of(book, entry)
    own = book.called is None
    return LogLine(
        number=entry.number,
        when=datetime.combine(entry.day, entry.start) if known and entry.start is not None else entry.day,
        who=_who(book, filled),
        how=_choice(book, told.how, filled) or _blank(book, told.how),
        words=book.masked(str(filled.get("words", ""))),
        answered=_text(book, told.answer, filled),
        effect=_text(book, told.effect, filled),
        caller=_text(book, told.caller, filled),
        by_them=book.told_in_letters("by-them", entry) is True,
        by_us=book.told_in_letters("by-them", entry) is False,
        mine=book.yours(filled) or (own and book.told_in_letters("mine", entry) is True),
        third=book.told_in_letters("to-others", entry) is True,
        unlisted=not book.yours(filled) and book.told_in_letters("unlisted", entry) is True,
        nameless=book.told_in_letters("nameless", entry) is True,
        refused=filled.get("refused") is True,
        got_through=own and book.told_in_letters("got-through", entry) is True,
        promised=book.masked(promised),
        promised_by=promised_by,
        reported=entry.secondhand,
        acts=frozenset({*_chosen(filled, told.did), *_counted(book, entry)}),
        place=book.places[entry.number],
        person=person if isinstance(person, str) else None,
        way=_choice(book, told.way, filled) or _blank(book, told.way),
        result=_choice(book, told.result, filled),
        did=_choice(book, told.did, filled),
        about=_about(book, entry),
        evidence=_choice(book, told.evidence, filled),
        whose=_whose(book, entry),
        totals=_totals(book, entry, counts),
    )


def _counted(book: Logbook, entry: Entry) -> set[str]:
    """What the log works out: a fact, whichever finding is told of the entry."""
    rules = holding(book.reckoning, entry) if book.reckoning is not None else []
    return {rule.act for rule in rules if rule.act is not None and book.told(rule.says, entry.filled) is not None}


def _text(book: Logbook, id: str | None, filled: Filled) -> str:
    return book.masked(str(filled.get(id, ""))) if id is not None else ""


def _about(book: Logbook, entry: Entry) -> Words | None:
    """When it was, where that is known only roughly; None where it is certain, or nothing is known."""
    about = str(entry.filled.get("about", ""))
    if entry.start is None or not entry.roughly:
        return _each(book, lambda _: about) if about and entry.start is None else None
    clock = f"{entry.start:%H:%M}"
    return _each(book, lambda language: phrases(language).letter_about.format(time=clock))


def _whose(book: Logbook, entry: Entry) -> str | None:
    """Who was contacted, told apart by who they are and by their label; None where one of the two is not known."""
    person, label = entry.filled.get("person"), book.label(entry.filled)
    return f"{person} {comparable(label)}" if isinstance(person, str) and label else None


def _counts(book: Logbook) -> dict[str, Words]:
    """Plain total → its words, which have yet to print how many."""
    return {total.total: _each(book, partial(_with_hours, book, total)) for total in book.plain_totals}


def _with_hours(book: Logbook, total: Total, language: Language) -> str:
    text = total.says.say(language)
    for name, clock in book.hours(total).items():
        text = text.replace(f"{{{name}}}", clock)
    return text


def _totals(book: Logbook, entry: Entry, counts: Mapping[str, Words]) -> dict[str, Words]:
    """Those an entry certainly counts for."""
    reckoning = book.reckoning
    if reckoning is None:
        return {}
    return {id: says for id, says in counts.items() if reckoning.holds(reckoning.conduct.totals[id], entry)}


def _who(book: Logbook, filled: Filled) -> Words:
    """Who was contacted, with the label they go by; a blank to be written on where nothing is known of it."""
    if book.called is not None and book.yours(filled):
        return book.called.file.you
    label, person = book.label(filled), _choice(book, "person", filled)
    if person is None and not label:
        return _blank(book, "person")
    return _each(book, lambda language: named(person.say(language) if person else "", label, phrases(language)))


def _chosen(filled: Filled, id: str | None) -> tuple[str, ...]:
    value = filled.get(id) if id is not None else None
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _choice(book: Logbook, id: str | None, filled: Filled) -> Words | None:
    """What was chosen, in every language; None where nothing was."""
    field = book.fields.get(id) if id is not None else None
    if not isinstance(field, OneField | SeveralField):
        return None
    options = [option for option in field.options if option.id in _chosen(filled, id)]
    return _joined(book, options) if options else None


def _joined(book: Logbook, options: list[FieldOption]) -> Words:
    def joined(language: Language) -> str:
        return phrases(language).semicolon.join((option.short or option).say(language) for option in options)

    return _each(book, joined)


def _blank(book: Logbook, id: str | None) -> Words:
    """A field's name with room to write behind it."""
    label = book.fields[id].label if id is not None and id in book.fields else None
    return _each(book, lambda language: f"{label.say(language) if label else ''}{phrases(language).blank}")


def _each(book: Logbook, say: Callable[[Language], str]) -> Words:
    """A text in every language of the guide."""
    languages = book.journey.guide.about.languages
    return Words.model_validate({language: say(language) for language in languages.tags}, context=languages)
