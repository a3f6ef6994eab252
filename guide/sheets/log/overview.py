"""A log as a whole: what was counted, and the days and hours drawn and told in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from guide.content.words import Words
from guide.i18n.locale import in_brackets, sentences
from guide.sheets.filling import Filled
from guide.sheets.log.book import Logbook
from guide.sheets.log.entry import Entry, days_late
from guide.sheets.log.evaluation import Reckoning, Tally
from guide.sheets.log.hours import Mark, cell_width, draw
from guide.views.layout import cells
from guide.views.model import GAP, Part
from guide.views.sources import basis


def total_parts(book: Logbook) -> list[Part]:
    """Every number that was counted, in a line each."""
    reckoning = book.reckoning
    if reckoning is None:
        return []
    totals = [total for total in reckoning.conduct.file.totals if reckoning.tells(total) and book.told(total.says)]
    return [Part("item", _tally(book, reckoning, reckoning.tally(total)), "- ") for total in totals]


def counted(book: Logbook) -> list[str]:
    """What was counted once or more over the whole log, in a few words each, for somebody else."""
    tallies = [book.reckoning.tally(total) for total in book.plain_totals] if book.reckoning is not None else []
    return [book.say(tally.total.says, {"n": str(tally.n), **book.hours(tally.total)}) for tally in tallies if tally.n]


def _tally(book: Logbook, reckoning: Reckoning, tally: Tally) -> str:
    says = book.told(tally.total.says) or tally.total.says
    told = [book.say(says, {"n": str(tally.n), **book.hours(tally.total)}) + book.p.stop]
    if tally.total.groups is not None and tally.groups:
        told.append(_groups(book, tally, tally.total.groups))
    if tally.first is not None:
        days = days_late(tally.first, book.due)
        values = {"day": book.day(tally.first.day), "days": book.p.blank if days is None else str(days)}
        when = reckoning.conduct.at[tally.total.total]
        remarks = (
            book.told(remark)
            for remark, condition in zip(tally.total.at, when, strict=True)
            if reckoning.holds(condition, tally.first)
        )
        guide = book.journey.guide
        told += [book.say(each, values) + basis(guide, each, book.p) for each in remarks if each is not None]
    unsure = book.told(tally.total.unsure) if tally.unsure and tally.total.unsure is not None else None
    if unsure is not None:
        told.append(book.say(unsure, {"n": str(tally.unsure)}))
    return sentences(told, book.p)


def _groups(book: Logbook, tally: Tally, says: Words) -> str:
    """How many there are in each group: of a day, of a day and a number."""
    which = [id for id in tally.total.each if id != "date"]
    told = (
        book.say(
            says,
            {
                "day": book.day(first.day),
                "n": str(n),
                "which": book.p.comma.join(book.value(i, first.filled) for i in which),
            },
        )
        for first, n in tally.groups
    )
    return book.p.semicolon.join(told) + book.p.stop


def drawn_parts(book: Logbook, width: int) -> list[Part]:
    """Days and hours drawn at most `width` columns wide, what the signs are, and the same told in words."""
    entries = book.log.in_order
    if not entries:
        return [Part("text", book.say(book.file.says.none))]
    days: dict[date | None, list[Entry]] = {}
    for entry in entries:
        days.setdefault(entry.day, []).append(entry)
    signs = {entry.number: _sign(book, entry, cell_width(width)) for entry in entries}
    marks = [(day, [_mark(entry, signs) for entry in on]) for day, on in days.items() if day is not None]
    quiet, told = _quiet(book)
    parts = draw(marks, quiet, width) if marks else []
    drawn = sentences([book.say(book.file.says.drawn), *told], book.p)
    parts += [GAP, Part("text", drawn), *_legend(book, [*signs.values()])]
    parts.append(GAP)
    for day, on in days.items():
        late = book.late(on[0])
        name = in_brackets(book.day(day), late, book.p)
        said = book.p.semicolon.join(f"{book.clock(entry)} {signs[entry.number][1]}" for entry in on)
        parts.append(Part("item", said, f"{name}{book.p.colon}"))
    return parts


Sign = tuple[str, str]
"""What stands in the drawing, and what it means."""


def _sign(book: Logbook, entry: Entry, cell: int) -> Sign:
    """The sign of an entry: the first that fits it, and of a person with a label the label's first letter."""
    for sign in book.file.signs:
        if entry.filled.get(sign.field) != sign.option:
            continue
        short = sign.say(book.p.language)
        if sign.field != "person":
            meaning = book.value(sign.field, entry.filled)
        else:
            meaning, short = book.who(entry.filled), _initial(book, entry.filled, short)
        return (short if cells(short) <= cell else sign.letter), meaning
    return str(entry.filled.get("label", "?"))[:1].upper(), book.who(entry.filled)


def _initial(book: Logbook, filled: Filled, short: str) -> str:
    """What stands for a person: the label's first letter, and the person's own word in their own log."""
    if book.called is not None and book.yours(filled):
        return book.called.file.you.say(book.p.language)[:1]
    return (book.label(filled) or short)[:1].upper()


def _mark(entry: Entry, signs: dict[int, Sign]) -> Mark:
    return Mark(entry.start.hour if entry.start is not None else None, signs[entry.number][0])


def _quiet(book: Logbook) -> tuple[frozenset[int], list[str]]:
    """The hours of the first window, and a sentence that says which they are."""
    reckoning = book.reckoning
    if reckoning is None or not reckoning.conduct.file.windows:
        return frozenset(), []
    window = reckoning.window(reckoning.conduct.file.windows[0].window)
    hours = frozenset(hour for hour in range(24) if window.covers(time(hour)))
    values = {"from": f"{window.start:%H:%M}", "to": f"{window.end:%H:%M}"}
    return hours, [book.say(book.file.says.quiet, values)]


def _legend(book: Logbook, signs: Sequence[Sign]) -> list[Part]:
    told = dict.fromkeys(f"{sign} = {meaning}" for sign, meaning in signs if sign != meaning)
    return [Part("text", book.p.semicolon.join(told))] if told else []
