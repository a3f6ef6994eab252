"""The entries of a log as parts of a page: the table, and one entry whole with its flags and what it said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guide.content.fields import TickField
from guide.content.words import Statement
from guide.i18n.locale import in_a_row, in_brackets, sentences
from guide.sheets.filling import Filled
from guide.sheets.log.book import Logbook
from guide.sheets.log.entry import Entry
from guide.sheets.log.flags import Flag, footers
from guide.views.law import provenance
from guide.views.model import GAP, Part

_IN_TITLE = frozenset({"date", "start", "end", "roughly", "about", "label"})


def entry_line(book: Logbook, entry: Entry) -> str:
    """An entry in one line, with the badge of the most serious thing said of it."""
    told = book.say(book.file.says.told) if entry.secondhand else ""
    row = [book.when(entry), book.who(entry.filled), *(book.value(id, entry.filled) for id in book.file.line), told]
    said = book.flags.get(entry.number)
    line = in_a_row(row, book.p)
    return in_brackets(line, badge(book, said[0]), book.p) if said else line


def table_parts(book: Logbook) -> list[Part]:
    """Every entry in a line, in the order of time."""
    entries = [Part("item", entry_line(book, entry), f"{book.places[entry.number]}. ") for entry in book.log.in_order]
    return entries or [Part("text", book.say(book.file.says.none))]


def entry_parts(book: Logbook, number: int, unfolded: bool = False) -> list[Part]:
    """One entry: what is filled in, what is said of it, and what it said before. KeyError where there is none."""
    entry = book.log.entry(number)
    parts = [Part("title", f"{book.places[number]}. {book.when(entry)}"), GAP, *filled_parts(book, entry.filled)]
    parts += flag_parts(book, book.flags.get(number, ()), unfolded)
    parts += [part for text in needed(book, entry) for part in (GAP, Part("hint", text))]
    later = entry.filled
    for before in reversed(entry.earlier):
        changed = [id for id in book.fields if before.filled.get(id) != later.get(id)]
        parts += [GAP, Part("label", book.say(book.file.says.earlier, {"day": book.moment(before.changed)}))]
        parts += filled_parts(book, before.filled, changed, blanks=True)
        later = before.filled
    return parts


def filled_parts(book: Logbook, filled: Filled, ids: Iterable[str] | None = None, blanks: bool = False) -> list[Part]:
    """Fields with their labels, all but those of the title or only these; with `blanks`, also what is not filled in."""
    parts = []
    for id in ids if ids is not None else (id for id in book.fields if id not in _IN_TITLE):
        text = _who(book, filled) if id == "person" else book.value(id, filled)
        if text and isinstance(book.fields[id], TickField):
            parts.append(Part("item", text, "- "))
        elif text or blanks:
            label = book.fields[id].label.say(book.p.language)
            parts.append(Part("item", text or book.p.blank, f"{label}{book.p.colon}"))
    return parts


def _who(book: Logbook, filled: Filled) -> str:
    """Who was contacted; nothing where neither that nor a label is filled in."""
    return book.who(filled) if "person" in filled or "label" in filled else ""


def flag_parts(book: Logbook, said: Sequence[Flag], unfolded: bool = False) -> list[Part]:
    """Flags with their wording and sources, each source with its force; then how many are folded, and the footers."""
    conduct = book.conduct
    if conduct is None or not said:
        return []
    shown = tuple(said) if unfolded else tuple(said[: conduct.file.shown])
    parts: list[Part] = []
    for flag in shown:
        parts += [GAP, Part("label", flag_in_short(book, flag))]
        parts.append(Part("text", flag_in_words(book, flag)))
        cited = dict.fromkeys(id for words in (flag.rule.says, *flag.adds) for id in words.sources)
        behind = provenance(book.journey.guide, Statement(sources=tuple(cited)), book.p)
        parts += [Part("note", line, "  ") for line in behind]
    if len(said) > len(shown):
        parts += [GAP, Part("note", book.say(conduct.file.more, {"n": str(len(said) - len(shown))}))]
    below = [Part("note", book.say(footer.says)) for footer in footers(conduct, shown)]
    return [*parts, GAP, *below] if below else parts


def flag_in_words(book: Logbook, flag: Flag) -> str:
    """What a flag says, marked as hearsay where the entry is."""
    values = {"n": str(flag.n), "time": f"{flag.at:%H:%M}" if flag.at is not None else book.p.blank}
    values["who"] = book.who(flag.entry.filled)
    told = [book.say(book.conduct.file.told)] if flag.entry.secondhand and book.conduct is not None else []
    said = (book.told(words, flag.entry.filled) for words in (flag.rule.says, *flag.adds))
    return sentences([*told, *(book.say(words, values) for words in said if words is not None)], book.p)


def needed(book: Logbook, entry: Entry) -> Iterator[str]:
    """What the entry is missing that rules and counts rest on."""
    if book.conduct is None or book.reckoning is None:
        return
    for need, when in zip(book.conduct.file.needs, book.conduct.needs, strict=True):
        said = book.told(need.says, entry.filled)
        if said is not None and book.reckoning.holds(when, entry):
            yield book.say(said)


def flag_in_short(book: Logbook, flag: Flag) -> str:
    """How grave it is, and what the rule is called."""
    return f"{badge(book, flag)}{book.p.colon}{rule_name(book, flag)}"


def rule_name(book: Logbook, flag: Flag) -> str:
    """What the rule of a flag is called in this log."""
    name = flag.rule.name
    called = name.called if book.yours(flag.entry.filled) else None
    return (called or name).say(book.p.language)


def badge(book: Logbook, flag: Flag) -> str:
    """How serious a flag is, in a word or two."""
    words = flag.rule.badge
    if words is None and book.conduct is not None:
        words = book.conduct.file.badges.of(flag.rule.severity)
    return words.say(book.p.language) if words is not None else ""
