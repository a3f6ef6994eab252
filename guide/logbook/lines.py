"""The entries of a log as letters list them: labels, never names; whole words; what was done and what was counted."""

from __future__ import annotations

from datetime import datetime

from guide.logbook.book import Logbook
from guide.logbook.dealings import promised_by
from guide.sheets.letters import LogLine
from guide.sheets.log import Entry, last_four
from guide.tree.forms import OneField
from guide.tree.words import LANGUAGES, Words

OTHERS_ARE_NOT = "me"
"""The person who is no third party."""
GOT_THROUGH = ("talked", "sent")
"""What came of a contact the person made, where it reached the other side."""


def log_lines(book: Logbook) -> tuple[LogLine, ...]:
    """Every entry that has a day, in the order of time."""
    return tuple(_line(book, entry) for entry in book.log.in_order if entry.day is not None)


def _line(book: Logbook, entry: Entry) -> LogLine:
    assert entry.day is not None
    filled = entry.filled
    acts = filled.get("acts")
    counted = {flag.rule.act for flag in book.flags.get(entry.number, ()) if flag.rule.act is not None}
    reckoning = book.reckoning
    totals = [total.total for total in book.conduct.file.totals if total.plain] if book.conduct is not None else []
    known = entry.start is not None and not entry.roughly
    label = str(filled.get("label", ""))
    return LogLine(
        number=entry.number,
        when=datetime.combine(entry.day, entry.start) if known and entry.start is not None else entry.day,
        who=_named(_option(book, "person", filled.get("person")), label),
        how=_option(book, "channel", filled.get("channel")),
        words=last_four(str(filled.get("words", ""))),
        by_them=filled.get("direction") != "out",
        mine=filled.get("person") == OTHERS_ARE_NOT,
        third=filled.get("person") not in (OTHERS_ARE_NOT, None),
        unlisted=_unlisted(book, filled.get("person")),
        nameless=filled.get("caller-id") == "none",
        got_through=filled.get("direction") == "out" and filled.get("connected") in GOT_THROUGH,
        promised=last_four(str(filled.get("promised", ""))),
        promised_by=promised_by(entry),
        reported=entry.secondhand,
        acts=frozenset({*(acts if isinstance(acts, tuple) else ()), *counted}),
        totals=frozenset(
            id for id in totals if reckoning is not None and reckoning.holds(reckoning.conduct.totals[id], entry)
        ),
    )


def _unlisted(book: Logbook, person: object) -> bool:
    """Whether the lender had never been given this person; not said in a guide that does not tell."""
    return bool(book.file.listed) and isinstance(person, str) and person not in book.file.listed


def _option(book: Logbook, id: str, value: object) -> Words:
    """What was chosen, in every language; the words for something unknown where nothing was."""
    field = book.fields[id]
    if not isinstance(field, OneField) or not isinstance(value, str):
        return book.file.says.unknown
    option = field.option(value)
    return option.short or option


def _named(words: Words, label: str) -> Words:
    """A person with the label they go by."""
    texts = {language: words.written(language) for language in LANGUAGES}
    named = {k: f"{text} {label}" if k == "en" else f"{text}{label}" for k, text in texts.items() if text}
    return Words.model_validate(named) if label else words
