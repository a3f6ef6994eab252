"""What has changed since a note was made, in words, a line each."""

from __future__ import annotations

from guide.notes.since import Since
from guide.phrases import Phrases
from guide.saying import day_in_words, fill, number_in_words


def since_lines(since: Since, version: str, p: Phrases) -> list[str]:
    """Every change there is, the most telling first."""
    guide, lines = since.now.guide, list[str]()
    if since.fate is not None:
        lines.append(p.since_fates[since.fate].format(old=version, new=guide.about.version))
    for name, before, after in since.facts:
        fact = guide.facts[name]
        then, now = (number_in_words(number, 0, fact.unit, p) for number in (before, after))
        lines.append(p.since_fact.format(label=fact.label.say(p.language), then=then, now=now))
    if since.elsewhere and since.was is not None:
        was = fill(since.was.title, since.then, p)
        if since.now.outcome is not None:
            lines.append(p.since_page.format(was=was, now=fill(since.now.outcome.title, since.now, p)))
        else:
            lines.append(p.since_asks.format(was=was, question=guide.questions[since.now.at].ask.say(p.language)))
    said = [(p.since_passed, due) for due in since.passed] + [(p.since_next, due) for due in since.to_come[:1]]
    for words, due in said:
        day = day_in_words(due.day, since.now.today, p.language)
        lines.append(words.format(day=day, says=fill(due.says, since.now, p)))
    if since.old_sources:
        lines.append(p.since_sources.format(count=len(since.old_sources)))
    return lines
