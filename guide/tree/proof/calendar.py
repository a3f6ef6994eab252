"""Advice ages: the days on which an outcome changes though no answer does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guide.tree.conditions import Value
from guide.tree.models import DateQuestion, NumberQuestion
from guide.tree.proof.findings import Subject
from guide.tree.proof.pairs import Pairs
from guide.tree.proof.showing import shown_to
from guide.tree.regions import REFERENCE


@dataclass(frozen=True, slots=True)
class Turn:
    """On this day (counted from a date that was answered) `pairs` of outcomes follow one another by themselves."""

    question: str
    day: int
    pairs: tuple[tuple[str, str], ...]
    blocks: tuple[str, ...]


def turns(subject: Subject) -> list[Turn]:
    """Every day on which an outcome, or a part shown on one, changes by the calendar alone, for all todays."""
    pairs = Pairs(subject.routes)
    found = []
    for id, question in subject.guide.questions.items():
        ages = isinstance(question, DateQuestion) or (isinstance(question, NumberQuestion) and question.counts_days)
        if not ages or not subject.routes.at(id):
            continue
        turning: dict[int, dict[tuple[str, str], None]] = {}
        for apart in pairs.neighbours(id):
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
    space = subject.walked.space
    found: dict[int, set[str]] = {}
    for node in subject.guide.outcomes:
        for (_, name), seen in shown_to(subject, node).items():
            places = {took.place: [box for place, box in seen if place is took.place] for took in seen}
            for place, boxes in places.items():
                if id not in place.region:
                    continue
                for number in range(len(space.atoms[id]) - 1):
                    one, two = 1 << number, 2 << number
                    if _without(boxes, id, one) != _without(boxes, id, two):
                        found.setdefault(number, set()).add(str(name))
    return found


def _without(boxes: list[dict[str, int]], id: str, bit: int) -> list[list[tuple[str, int]]]:
    """The other answers of the boxes that contain one answer to `id`."""
    return sorted(sorted((o, m) for o, m in box.items() if o != id) for box in boxes if box.get(id, 0) & bit)
