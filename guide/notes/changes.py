"""What a reader should know of a note that is opened again, in words, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.guide import Guide
from guide.content.sources import Channel, Instrument
from guide.content.units import number_in_words
from guide.engine.ageing import Turn, decided_parts
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import Phrases
from guide.notes.document import Opened
from guide.notes.since import Since
from guide.sheets.days_to_come import all_days, turn_in_words
from guide.sheets.work import works
from guide.views.format import fill

NAMED = 3
"""Of what there may be many of, so many are named; the rest is counted."""


def opened_lines(opened: Opened, version: str, p: Phrases) -> list[str]:
    """Everything there is to say: what has changed since, what is asked again, what cannot be used."""
    lines = since_lines(opened, version, p)
    now = opened.since.now
    lines += (line for work in works(now.guide) for line in work.news(now, opened.sheets, p))
    if opened.ask_again:
        lines.append(p.opened_ask_again.format(labels=_few([q.label.say(p.language) for q in opened.ask_again], p)))
    guide, dropped = opened.since.now.guide, opened.dropped
    labels = list(dict.fromkeys(label for place in dropped if (label := _label(place, guide, p))))
    if labels:
        lines.append(p.opened_dropped.format(labels=_few(labels, p)))
    if nameless := sum(not _label(place, guide, p) for place in dropped):
        lines.append(p.opened_unknown(nameless).format(count=nameless))
    return lines


def since_lines(opened: Opened, version: str, p: Phrases) -> list[str]:
    """Every change there is, the most telling first."""
    since = opened.since
    guide, lines = since.now.guide, list[str]()
    if since.fate is not None:
        lines.append(p.since_fates[since.fate].format(old=version, new=guide.about.version))
    for name, before, after in since.facts:
        fact = guide.facts[name]
        then, now = (number_in_words(number, 0, fact.unit, p) for number in (before, after))
        lines.append(p.since_fact.format(label=fact.label.say(p.language), then=then, now=now))
    lines += _page(since, p)
    lines += _days(opened, p)
    if since.old_sources:
        names = [_source(guide, id, p) for id in since.old_sources]
        lines.append(p.since_sources.format(names=_few(names, p)))
    return lines


def _page(since: Since, p: Phrases) -> Iterator[str]:
    """Whether it is another page, or the same one with other parts, and by which answer."""
    guide, now = since.now.guide, since.now
    if since.elsewhere and since.was is not None:
        was = fill(since.was.title, since.then, p)
        if now.outcome is not None:
            yield p.since_page.format(was=was, now=fill(now.outcome.title, now, p))
        else:
            yield p.since_asks.format(was=was, question=fill(guide.heading(now.at), now, p))
    elif since.gone and now.outcome is not None:
        yield p.since_now.format(now=fill(now.outcome.title, now, p))
    elif now.outcome is not None and since.then.at == now.at and decided_parts(since.then) != decided_parts(now):
        yield from turn_in_words(Turn(now.today, since.then, now), p)
    if since.because:
        labels = [guide.questions[id].label.say(p.language) for id in since.because]
        yield p.since_because.format(labels=_few(labels, p))


def _days(opened: Opened, p: Phrases) -> Iterator[str]:
    """The days to keep that have passed since, and the next one."""
    since = opened.since
    made, today = since.then.today, since.now.today
    days = all_days(since.then, since.was, since.reached, opened.sheets, p)
    for each in [each for each in days if made <= each.day < today][-NAMED:]:
        yield p.since_passed.format(day=day_in_words(each.day, today, p), says=each.words)
    for each in [each for each in days if each.day >= today][:1]:
        yield p.since_next.format(day=day_in_words(each.day, today, p), says=each.words)


def _source(guide: Guide, id: str, p: Phrases) -> str:
    source = guide.sources[id]
    name = source.title if isinstance(source, Instrument) else source.name if isinstance(source, Channel) else None
    return name.say(p.language) if name is not None else id


def _label(place: str, guide: Guide, p: Phrases) -> str:
    """What a place in a note is called on screen; nothing where this guide has no name for it."""
    first, *rest = place.split(".")
    if not rest and first in guide.questions:
        return guide.questions[first].label.say(p.language)
    name = guide.sheets[first].name_of(rest) if first in guide.sheets else None
    return name.say(p.language) if name is not None else ""


def _few(names: list[str], p: Phrases) -> str:
    """The first of several names, and how many there are besides."""
    more = p.and_more.format(count=len(names) - NAMED) if len(names) > NAMED else ""
    return p.comma.join(names[:NAMED]) + more
