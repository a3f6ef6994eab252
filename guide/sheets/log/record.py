"""The whole log written out, for somebody who was not there: every entry with all that was filled in and said of it."""

from __future__ import annotations

from guide.content.fields import FormField, TickField
from guide.content.words import Statement
from guide.sheets.log.asking import asked_of_case
from guide.sheets.log.book import Logbook
from guide.sheets.log.entry import Entry
from guide.sheets.log.entry_parts import badge, filled_parts, flag_in_words, rule_name
from guide.sheets.log.flags import Flag, footers
from guide.views.law import provenance
from guide.views.model import Part


def record_parts(book: Logbook) -> list[Part]:
    """Each entry in full, what holds for all of them, then once the sources of everything that was said."""
    entries = book.log.in_order
    if not entries:
        return []
    said = [flag for entry in entries for flag in book.flags.get(entry.number, ())]
    parts = [Part("label", book.p.log_whole)]
    for entry in entries:
        parts += _entry(book, entry)
    return [*parts, *_case(book), *_behind(book, said)]


def _entry(book: Logbook, entry: Entry) -> list[Part]:
    parts = [Part("label", f"{book.places[entry.number]}. {book.when(entry)}")]
    parts += _listed(filled_parts(book, entry.filled))
    for flag in book.flags.get(entry.number, ()):
        parts.append(Part("item", f"{badge(book, flag)}{book.p.colon}{flag_in_words(book, flag)}", "- "))
    later = entry.filled
    for before in reversed(entry.earlier):
        changed = [id for id in book.fields if before.filled.get(id) != later.get(id)]
        parts.append(Part("item", book.say(book.file.says.earlier, {"day": book.moment(before.changed)}), "- "))
        parts += _listed(filled_parts(book, before.filled, changed))
        later = before.filled
    return parts


def _listed(parts: list[Part]) -> list[Part]:
    """The same parts as a list; what stood before a text is part of it, since a note has a mark of its own there."""
    return [Part("item", part.mark.removeprefix("- ") + part.text, "- ") for part in parts]


def _case(book: Logbook) -> list[Part]:
    """What was filled in about the whole case."""
    told = [
        Part("item", _label(book, field) + book.in_words(field, book.log.case[field.id]), "- ")
        for field in asked_of_case(book)
        if field.id in book.log.case
    ]
    return [Part("label", book.p.log_case), *told] if told else []


def _label(book: Logbook, field: FormField) -> str:
    return "" if isinstance(field, TickField) else f"{field.label.say(book.p.language)}{book.p.colon}"


def _behind(book: Logbook, said: list[Flag]) -> list[Part]:
    """Each rule that speaks of an entry, with its sources; then what must be said of them."""
    if book.conduct is None or not said:
        return []
    cited: dict[str, dict[str, None]] = {}
    for flag in said:
        ids = (id for words in (flag.rule.says, *flag.adds) for id in words.sources)
        cited.setdefault(rule_name(book, flag), {}).update(dict.fromkeys(ids))
    parts = [Part("label", book.p.log_behind)]
    for name, found in cited.items():
        if lines := provenance(book.journey.guide, Statement(sources=tuple(found)), book.p):
            parts.append(Part("item", f"{name}{book.p.colon}{book.p.semicolon.join(lines)}", "- "))
    return [*parts, *(Part("text", book.say(footer.says)) for footer in footers(book.conduct, tuple(said)))]
