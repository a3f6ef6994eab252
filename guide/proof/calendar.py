"""Advice ages: the days on which an outcome changes though no answer does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guide.content.conditions import Value, reads
from guide.content.questions import DateQuestion, NumberQuestion
from guide.engine.regions import REFERENCE, Region
from guide.proof.boxes import common, without
from guide.proof.findings import Subject
from guide.proof.uses import showing

SMALL = 60
"""Of a guide with more nodes it is told where ways part on a day, not on which pairs of outcomes they end."""


@dataclass(frozen=True, slots=True)
class Turn:
    """On this day, counted from a date that was answered, outcomes follow one another (`pairs`) by themselves.

    `parts` are what comes or goes on an outcome that stays.
    """

    question: str
    day: int
    pairs: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]


def turns(subject: Subject) -> list[Turn]:
    """Every day on which an outcome, or a part shown on one, changes by the calendar alone, for all todays."""
    found = []
    small = len(subject.nodes) <= SMALL
    for id, question in subject.guide.questions.items():
        ages = isinstance(question, DateQuestion) or (isinstance(question, NumberQuestion) and question.counts_days)
        if not ages or not subject.routes.at(id):
            continue
        turning: dict[int, dict[tuple[str, str], None]] = {}
        for apart in subject.pairs.neighbours(id) if small else subject.pairs.parting(id):
            turning.setdefault(apart.number, {})[apart.less, apart.more] = None
        blocks = _blocks(subject, id)
        numbers = [atom for atom in subject.walked.space.atoms[id] if atom.witness is not None]
        for number, after in enumerate(numbers[1:]):
            changed = tuple(sorted(turning.get(number, ())))
            if changed or number in blocks:
                found.append(Turn(id, _day(after.witness), changed, tuple(sorted(blocks.get(number, ())))))
    return found


def _day(value: Value) -> int:
    return (REFERENCE - value).days if isinstance(value, date) else int(str(value))


def _blocks(subject: Subject, id: str) -> dict[int, set[str]]:
    """The parts shown at outcomes that come or go between a number and the next."""
    found: dict[int, set[str]] = {}
    for node in subject.readers.get(id, ()):
        met = [place.region for place in subject.walked.at(node) if id in place.region]
        reading = {use.key for use in showing(subject.guide, node) if id in reads(use.when)}
        for (role, name), seen in subject.shown_to(node).items() if met else ():
            if name not in reading:
                continue
            shown = [took.box for took in seen if id in took.box]
            for number in range(len(subject.walked.space.atoms[id]) - 1):
                here, next = number, number + 1
                if _goes(shown, met, id, here, next) or _goes(shown, met, id, next, here):
                    found.setdefault(number, set()).add(f"{role} {name}")
    return found


def _goes(shown: list[Region], met: list[Region], id: str, number: int, other: int) -> bool:
    """Whether what is shown with one answer to `id` is not, with another, to somebody who may give either."""
    left, still = _with(shown, id, number), _with(shown, id, other)
    if left == still:
        return False
    for box in still:
        left = [part for some in left for part in (without([some], box) if some.keys() == box.keys() else [some])]
    reached = _with(met, id, other) if left else []
    return any(common(part, box) is not None for part in left for box in reached)


def _with(boxes: list[Region], id: str, number: int) -> list[Region]:
    """The other answers in the boxes that contain one answer to `id`."""
    return [{o: m for o, m in box.items() if o != id} for box in boxes if box[id] >> number & 1]
