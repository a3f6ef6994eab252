"""The three lines of a note for whoever has ten seconds: where I am, what today, when to look again."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.outcomes import Outcome
from guide.content.units import number_in_words
from guide.i18n.locale import day_in_words, in_brackets
from guide.i18n.phrases import Phrases
from guide.notes.document import LOOK_AGAIN, Note
from guide.sheets.days_to_come import all_days, to_come
from guide.views.format import fill
from guide.views.nodes import answers_in_words


def three_lines(note: Note, outcome: Outcome, p: Phrases) -> list[str]:
    """Now, what to do, where there is something, and the next day to look."""
    steps = [fill(step, note.journey, p).rstrip("。.") for step in outcome.steps[:3]]
    known = p.semicolon.join(_known(note, p))
    now = fill(outcome.title, note.journey, p)
    day, what = next_day(note, outcome, p)
    do = [p.note_do + p.semicolon.join(steps)] if steps else []
    return [p.note_now + in_brackets(now, known, p), *do, p.note_next.format(day=day, what=what)]


def _known(note: Note, p: Phrases) -> Iterator[str]:
    """The facts and answers that the guide wants told first, where they are known."""
    journey, guide = note.journey, note.journey.guide
    for id in guide.about.in_short:
        if id in guide.facts:
            number, fact = journey.fact(id), guide.facts[id]
            if number is not None and number >= 0:
                yield fact.label.say(p.language) + p.colon + number_in_words(number, 0, fact.unit, p)
        elif id in journey.known:
            for question, answer in answers_in_words(guide, {id: journey.known[id]}, journey.today, p):
                yield question.label.say(p.language) + p.colon + answer


def next_day(note: Note, outcome: Outcome, p: Phrases) -> tuple[str, str]:
    """The next day to look, and what for: all that is to be kept on it; without one, the note itself."""
    today = note.journey.today
    days = to_come(all_days(note.journey, outcome, note.since, note.sheets, p), today)
    if not days:
        return day_in_words(today + LOOK_AGAIN, today, p), p.note_look_again
    on = days[0].day
    return day_in_words(on, today, p), p.semicolon.join(each.words for each in days if each.day == on)
