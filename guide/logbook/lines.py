"""The entries of a log as letters list them: labels, never names; whole words; what was done and what was counted."""

from __future__ import annotations

from datetime import datetime

from guide.logbook.book import Logbook
from guide.sheets.letters import LogLine
from guide.sheets.log import Entry, last_four
from guide.tree.forms import OneField
from guide.tree.words import LANGUAGES, Words

OTHERS_ARE_NOT = "me"
"""The person who is no third party."""


def log_lines(book: Logbook) -> tuple[LogLine, ...]:
    """Every entry that has a day, in the order of time."""
    return tuple(_line(book, entry) for entry in book.log.in_order if entry.day is not None)


def _line(book: Logbook, entry: Entry) -> LogLine:
    assert entry.day is not None
    filled = entry.filled
    acts = filled.get("acts")
    counted = {flag.rule.act for flag in book.flags.get(entry.number, ()) if flag.rule.act is not None}
    known = entry.start is not None and not entry.roughly
    label = str(filled.get("label", ""))
    return LogLine(
        number=entry.number,
        when=datetime.combine(entry.day, entry.start) if known and entry.start is not None else entry.day,
        who=_named(_option(book, "person", filled.get("person")), label),
        how=_option(book, "channel", filled.get("channel")),
        words=last_four(str(filled.get("words", ""))),
        by_them=filled.get("direction") != "out",
        third=filled.get("person") not in (OTHERS_ARE_NOT, None),
        reported=entry.secondhand,
        acts=frozenset({*(acts if isinstance(acts, tuple) else ()), *counted}),
    )


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
    return Words.model_validate({k: f"{text} {label}" for k, text in texts.items() if text}) if label else words
