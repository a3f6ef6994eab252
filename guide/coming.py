"""The days to come: which ones to keep, and when a page will say something else though no answer changes.

Advice ages. A date is stored and its days are counted from today, so that another day may lead to another outcome or
show other parts of it. Everything here is replayed from the answers; nothing is read from text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from guide.journey import Answers, Journey, replay
from guide.sheets.days import after_working_days
from guide.tree.conditions import Value, Within, holds, tests
from guide.tree.guide import Guide, conditions, options_of
from guide.tree.models import DateQuestion, NumberQuestion, Outcome
from guide.tree.words import Words

FAR = timedelta(days=400)
"""How far ahead it is looked: a year, and what is said of a year."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day to keep, and what for."""

    day: date
    says: Words


def dates(journey: Journey, outcome: Outcome) -> list[Due]:
    """The days an outcome wants kept, from today on, in order."""
    found = []
    for reminder in outcome.dates:
        day: Value = None
        if reminder.after is not None:
            day = journey.today + timedelta(days=reminder.after)
        elif reminder.working_days is not None:
            day = after_working_days(journey.today, reminder.working_days)
        elif reminder.on is not None:
            day = journey.known.get(reminder.on)
        if isinstance(day, date) and day >= journey.today:
            found.append(Due(day, reminder.says))
    return sorted(found, key=lambda due: due.day)


def later(guide: Guide, answers: Answers, days: int) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The same answers so many days later: what counts days has grown, what held for its day only is asked again."""
    aged, again = dict(answers), []
    for id, value in answers.items():
        question = guide.questions.get(id)
        if days > 0 and isinstance(question, NumberQuestion) and question.counts_days and isinstance(value, int):
            aged[id] = value + days * 10**question.decimals
        elif days and any(option.today_only and option.id == value for option in options_of(question)):
            del aged[id]
            again.append(id)
    return aged, tuple(again)


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


def turns(journey: Journey) -> list[Turn]:
    """Every day to come on which the page at the end of this journey changes, if nothing else does."""
    found, before = [], journey
    for day in _days(journey):
        answers, _ = later(journey.guide, journey.answers, (day - journey.today).days)
        after = replay(journey.guide, answers, day)
        if _said(before) != _said(after):
            found.append(Turn(day, before, after))
            before = after
            if after.outcome is None:  # from here on it depends on what is answered
                break
    return found


def _days(journey: Journey) -> list[date]:
    """The days to come on which a condition over days can change, and the next one where an answer is of today only."""
    guide, found = journey.guide, set()
    if later(guide, journey.known, 1)[1]:
        found.add(journey.today + timedelta(days=1))
    edges: dict[str, set[int]] = {}
    for condition in conditions(guide):
        for test in tests(condition):
            if isinstance(test, Within):
                bounds = (test.low, None if test.high is None else test.high + 1)
                edges.setdefault(test.question, set()).update(bound for bound in bounds if bound is not None)
    for id, value in journey.known.items():
        question = guide.questions.get(id)
        for bound in edges.get(id, ()):
            if isinstance(question, DateQuestion) and isinstance(value, date):
                found.add(value + timedelta(days=bound))
            elif isinstance(question, NumberQuestion) and question.counts_days and isinstance(value, int):
                found.add(journey.today + timedelta(days=-((value - bound) // 10**question.decimals)))
    return sorted(day for day in found if journey.today < day <= journey.today + FAR)


def _said(journey: Journey) -> tuple[object, ...]:
    """What a page says that conditions decide: where it is, its blocks, its words to say."""
    outcome = journey.outcome
    if outcome is None:
        return (journey.at,)
    scripts = tuple(holds(when, journey.known, journey.today) for when in journey.guide.scripts[outcome.id])
    return (journey.at, tuple(block.id for block in journey.blocks(outcome)), scripts)


def _more(less: Journey, more: Journey) -> tuple[str, ...]:
    if less.outcome is None or more.outcome is None:
        return ()
    had = {block.id for block in less.blocks(less.outcome)}
    return tuple(block.id for block in more.blocks(more.outcome) if block.id not in had)
