"""A note: what it holds, what it must not hold, and how it is read back.

Its data holds the answers by id; the rest is for people and is never read back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import yaml

from guide.content.conditions import Value
from guide.content.guide import Guide, is_private, options_of, private_among
from guide.content.questions import AnyQuestion, OneQuestion, SeveralQuestion
from guide.content.values import check
from guide.engine.ageing import later
from guide.engine.journey import Invalid, Journey, dump_answers, load_answers, replay
from guide.notes.carried_over import Answer, Held, Past, lacking, together, writable
from guide.notes.framing import at_top
from guide.notes.front import Front, GoesOn, as_day
from guide.notes.merge import digests
from guide.notes.since import Since, page_digest, since
from guide.sheets.state import NOTHING, Sheets
from guide.sheets.together import dump_sheets, load_sheets
from guide.values.refused import Refused

LOOK_AGAIN = timedelta(days=14)


@dataclass(frozen=True)
class Note:
    """A journey at a moment, to be written down; one without private answers."""

    journey: Journey
    made: datetime
    sheets: Sheets = NOTHING
    past: Past = field(default_factory=Past)
    ticked: Mapping[str, Collection[int]] = field(default_factory=dict)
    """outcome → the steps of today that are done"""

    def __post_init__(self) -> None:
        if private_among(self.journey.guide, self.journey.known):
            raise ValueError("a private answer must not be written down")

    def front(self, goes_on: GoesOn | None = None) -> str:
        """The data as it stands alone, in a draft. `goes_on`: the note it goes on from."""
        return at_top(self.data(goes_on=goes_on))

    def data(self, below: str = "", goes_on: GoesOn | None = None) -> str:
        """All that is read back, as YAML; `below` is the text for people that it goes with, if any does.

        What the note held before and cannot be used now stays in it, and so do remarks.
        """
        about, sheets = self.journey.guide.about, dump_sheets(self.journey.guide, self.sheets)
        page = page_digest(self.journey)
        data: dict[str, object] = {"guide": about.guide, "version": about.version, "made": self.made.date().isoformat()}
        data |= _given("id", self.past.id)
        data["answers"] = dump_answers(self.journey.guide, self.journey.known)
        data |= _given("sheets", sheets)
        data |= _given("ticked", {id: sorted(steps) for id, steps in self.ticked.items() if steps})
        data |= _given("aside", self.past.aside(self.journey.known.keys(), sheets))
        data |= _given("reached", {id: day.isoformat() for id, day in self.reached.items()}) if self.past.id else {}
        data |= _given("exported", self.past.exported.model_dump(exclude_defaults=True))
        data |= {"goes-on-from": goes_on.model_dump()} if goes_on is not None else {}
        data |= {"outcome": self.journey.at, "page": page} if page else {}
        data |= _given("wrote", digests(below) if below else [])
        text = yaml.safe_dump(writable(data | dict(self.past.more)), allow_unicode=True, sort_keys=False, width=10_000)
        return str(text) + "".join(f"{remark}\n" for remark in self.past.remarks)

    @property
    def reached(self) -> Mapping[str, date]:
        """Since when the person is on the page they are on; what was known of it, where they are on none."""
        outcome = self.journey.outcome
        return self.past.reached if outcome is None else {outcome.id: self.since}

    @property
    def since(self) -> date:
        """The day the page in front of the person was reached."""
        return self.past.reached.get(self.journey.at, self.journey.today)


def _given(name: str, value: object) -> dict[str, object]:
    return {name: value} if value else {}


@dataclass(frozen=True)
class Opened:
    """A note as of today: the answers that are still true, and what the reader should be told.

    `dropped`: places of what cannot be used today; `past` has it, for the file.
    """

    answers: dict[str, Value]
    ask_again: tuple[AnyQuestion, ...]
    dropped: tuple[str, ...]
    sheets: Sheets
    past: Past
    since: Since


def open_again(guide: Guide, front: Front, today: date) -> Opened:
    """The answers of a note as of `today`: counted days have moved, and what held for its day only is asked again.

    What stood aside is tried again; whatever cannot be used stays in the file.
    """
    layers = _layers(front)
    answers: dict[str, Value] = {}
    invalid: list[str] = []
    stale: list[str] = []
    for day, held in layers:
        found, outdated, unfit = _still_true(guide, held, (today - (as_day(day) or front.day)).days, today)
        answers |= found
        invalid += unfit
        stale += outdated
    journey = replay(guide, answers, today)
    here = guide.questions.get(journey.at)
    if journey.unused and any(option.private for option in options_of(here)):  # else nothing could lie beyond it
        stale.append(journey.at)
    asked = [guide.questions[id] for id in stale if id not in invalid]
    again = {q.id: q for q in asked if isinstance(q, OneQuestion | SeveralQuestion)}
    sheets, unread = load_sheets(guide, together(held.sheets for _, held in layers), today)
    plain = dump_sheets(guide, sheets)
    left = [
        (day, Held(answers=_not_private(guide, held.answers), sheets=lacking(held.sheets, plain)))
        for day, held in layers
    ]
    reached = {id: front.reached_on(id) for id in front.reached}
    past = Past(front.id, tuple(left), reached, front.exported, front.more, front.remarks)
    return Opened(answers, tuple(again.values()), (*invalid, *unread), sheets, past, since(guide, front, journey))


def _layers(front: Front) -> list[tuple[str, Held]]:
    """What a note holds, by the day it is of; what it was last saved with comes last, and counts."""
    older = dict(sorted(front.aside.items()))
    same = older.pop(front.made, Held())
    last = Held(answers={**same.answers, **front.answers}, sheets=together((same.sheets, front.sheets)))
    return [*older.items(), (front.made, last)]


def _not_private(guide: Guide, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Answers without what a person may have written among them by hand that must never be kept."""
    values = {id: tuple(raw) if isinstance(raw, list) else raw for id, raw in answers.items()}
    questions = guide.questions
    return {id: raw for id, raw in answers.items() if id not in questions or not is_private(questions[id], values[id])}


def _still_true(
    guide: Guide, held: Held, days: int, today: date
) -> tuple[dict[str, Value], tuple[str, ...], list[str]]:
    """Answers so many days after they were given, the ids of those that held for their day only, and of misfits."""
    answers, invalid = load_answers(guide, _not_private(guide, held.answers))
    answers, stale = later(guide, answers, days)
    for id in list(answers):
        question = guide.questions.get(id)
        try:
            if question is not None:
                check(question, answers[id], today)
        except Refused as refused:
            del answers[id]
            invalid.append(Invalid(id, refused.reason))
    return answers, stale, [refused.id for refused in invalid]
