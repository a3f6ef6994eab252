"""The days to come: which ones to keep, and when a page will say something else though no answer changes.

Advice ages. A date is stored and its days are counted from today, so that another day may lead to another outcome or
show other parts of it. Everything here is replayed from the answers; nothing is read from text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from guide.content.checks import texts
from guide.content.conditions import Value, Within, as_number, evaluate, tests
from guide.content.guide import Guide, conditions, options_of, parts
from guide.content.outcomes import Outcome
from guide.content.questions import Counted, DateQuestion
from guide.content.words import Words
from guide.engine.journey import Answers, Journey, replay
from guide.values.days import after_working_days, days_after

FAR = timedelta(days=400)
"""How far ahead it is looked: a year, and what is said of a year."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day to keep, and what for. `key` is the same whenever that day is."""

    key: str
    day: date
    says: Words


def dates(journey: Journey, outcome: Outcome, reached: date) -> list[Due]:
    """The days an outcome wants kept, in order: counted from the day it was reached, whichever day it is by now."""
    found: list[Due] = []
    for reminder in outcome.dates:
        day: Value = reached if reminder.on is None else journey.known.get(reminder.on)
        if not isinstance(day, date):
            continue
        names = [f"on-{reminder.on}"] if reminder.on is not None else []
        if reminder.working_days is not None:
            names.append(f"working-days-{reminder.working_days}")
            day = after_working_days(day, reminder.working_days)
        elif reminder.after is not None:
            names.append(f"{reminder.after}" if names else f"after-{reminder.after}")
            day = days_after(day, reminder.after)
        name = f"{outcome.id}/{'-'.join(names)}"
        same = sum(due.key.startswith(name) for due in found)
        found.append(Due(name + (f"/{same + 1}" if same else ""), day, reminder.says))
    return sorted(found, key=lambda due: due.day)


def growth(guide: Guide) -> dict[str, int]:
    """The questions whose answers count days → by how much they grow in one."""
    return {
        id: 10**question.decimals
        for id, question in guide.questions.items()
        if isinstance(question, DateQuestion) or question.counts_days
    }


@lru_cache(maxsize=8)
def bounds(guide: Guide) -> dict[str, tuple[int, ...]]:
    """The questions whose answers count days → from which numbers on an answer means something else.

    To some condition; or to the question itself, which does not take it any more. That is the last one of each.
    """
    found = {id: {last(guide, id) + 1} for id in growth(guide)}
    for test in (test for when in conditions(guide) for test in tests(when)):
        if isinstance(test, Within) and test.question in found:
            edges = (test.low, None if test.high is None else test.high + 1)
            found[test.question] |= {edge for edge in edges if edge is not None and edge <= last(guide, test.question)}
    return {id: tuple(sorted(each)) for id, each in found.items()}


def last(guide: Guide, id: str) -> int:
    """The most days that a question takes, as they are kept."""
    question = guide.questions[id]
    assert isinstance(question, Counted)
    return question.span[1]


def later(guide: Guide, answers: Answers, days: int) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The same answers so many days later or earlier: what counts days has moved, what held for its day is gone."""
    aged, again = dict(answers), []
    for id, value in answers.items():
        question = guide.questions.get(id)
        if days and question is not None and question.counts_days and isinstance(value, int):
            aged[id] = value + days * 10**question.decimals
        elif days and any(option.today_only and option.id == value for option in options_of(question)):
            del aged[id]
            again.append(id)
    return aged, tuple(again)


@lru_cache(maxsize=8)
def minds_the_day(guide: Guide) -> bool:
    """Whether anything in a guide depends on which day it is: an answer, a sheet, a day to keep, a text."""
    questions = guide.questions.values()
    return bool(
        guide.sheets
        or any(outcome.dates for outcome in guide.outcomes.values())
        or any(isinstance(question, DateQuestion) for question in questions)
        or any(question.counts_days for question in questions)
        or any(option.today_only for question in questions for option in options_of(question))
        or any(
            "{today}" in text
            for part in (guide.about, *parts(guide).values())
            for _, words in texts(part)
            for text in words.written.values()
        )
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """On this day the page changes by itself: from one journey to another."""

    day: date
    before: Journey
    after: Journey

    @property
    def elsewhere(self) -> bool:
        """Whether it leads to another outcome, or asks a question again."""
        return self.before.at != self.after.at

    def comes(self) -> tuple[str, ...]:
        """Ids of the blocks that are shown from this day on."""
        return _more(self.before, self.after)

    def goes(self) -> tuple[str, ...]:
        """Ids of the blocks that are shown no more."""
        return _more(self.after, self.before)

    @property
    def way_on(self) -> bool | None:
        """Whether the page has a way on from this day on; None where that is as it was."""
        was, now = (each.outcome is not None and each.may_continue(each.outcome) for each in (self.before, self.after))
        return now if was != now and not self.elsewhere else None


def turns(journey: Journey) -> list[Turn]:
    """Every day to come on which the page at the end of this journey changes, if nothing else does."""
    found, before = [], journey
    for day in _days(journey):
        answers, _ = later(journey.guide, journey.answers, (day - journey.today).days)
        after = replay(journey.guide, answers, day)
        if decided_parts(before) != decided_parts(after):
            found.append(Turn(day, before, after))
            before = after
            if after.outcome is None:  # from here on it depends on what is answered
                break
    return found


def causes(before: Answers, now: Journey, days: int) -> tuple[str, ...]:
    """Ids of the answers because of which the page is not what it was so many days ago, when these were the answers.

    One that counts days, or is a day, makes the difference if the page would be another had it stood still; one that
    is asked again, by being asked.
    """
    if now.at in before and now.at in now.guide.questions:
        return (now.at,)
    here, found = decided_parts(now), []
    for id, value in now.known.items():
        question = now.guide.questions.get(id)
        if isinstance(value, date):
            still: Value = days_after(value, days)
        elif question is not None and question.counts_days and isinstance(value, int):
            still = value - days * 10**question.decimals
        else:
            continue
        if decided_parts(replay(now.guide, {**now.answers, id: still}, now.today)) != here:
            found.append(id)
    return tuple(found)


def _days(journey: Journey) -> list[date]:
    """The days to come on which an answer can come to mean something else, or is not taken any more."""
    guide, found = journey.guide, set()
    if later(guide, journey.known, 1)[1]:
        found.add(days_after(journey.today, 1))
    grows = growth(guide)
    for id, value in journey.known.items():
        number = as_number(value, journey.today)
        if id in grows and number is not None:
            found |= {days_after(journey.today, -((number - bound) // grows[id])) for bound in bounds(guide)[id]}
    return sorted(day for day in found if journey.today < day <= journey.today + FAR)


def decided_parts(journey: Journey) -> tuple[object, ...]:
    """What conditions decide of a page: which it is, its blocks, its words to say, whether it leads on."""
    outcome = journey.outcome
    if outcome is None:
        return (journey.at,)
    scripts = tuple(evaluate(when, journey.known, journey.today) for when in journey.guide.scripts[outcome.id])
    blocks = tuple(block.id for block in journey.blocks(outcome))
    return (journey.at, blocks, scripts, journey.may_continue(outcome))


def _more(less: Journey, more: Journey) -> tuple[str, ...]:
    if less.outcome is None or more.outcome is None:
        return ()
    had = {block.id for block in less.blocks(less.outcome)}
    return tuple(block.id for block in more.blocks(more.outcome) if block.id not in had)
