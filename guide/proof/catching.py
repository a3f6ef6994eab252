"""What falls to a rule without a condition, told by the answers that do: so that a day that was forgotten is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import islice
from operator import or_

from guide.content.conditions import ALWAYS, as_number, reads
from guide.content.guide import options_of
from guide.content.questions import DateQuestion
from guide.engine.atoms import REFERENCE, Atom
from guide.engine.diagrams import Cut
from guide.engine.explore import Group
from guide.engine.keeping import Keep
from guide.proof.findings import Subject

SHOWN = 4
"""Up to so many combinations of answers are told one by one."""


@dataclass(frozen=True, slots=True)
class Caught:
    """Those whom the last rule of a node takes."""

    node: str
    """the node"""
    go: str
    """where they go"""
    answers: tuple[str, ...]
    """their answers to what the rules ask about, in words: each is one combination"""
    many: bool
    """there are too many combinations: each of `answers` is all that was answered to one of the questions"""


def caught(subject: Subject) -> Iterator[Caught]:
    """Every rule without a condition that stands below others, and what falls to it."""
    for node, rules in subject.guide.rules.items():
        groups = subject.explored.taken.get((node, len(rules) - 1), [])
        if len(rules) == 1 or rules[-1].when != ALWAYS or not groups:
            continue
        columns = subject.space.columns
        read = frozenset().union(*(reads(rule.when) for rule in rules)) & columns.keys()
        ids = [id for _, id in sorted(((columns[id].main, id) for id in read), reverse=True)]
        boxes = list(islice(_boxes(subject, groups, ids), SHOWN + 1))
        if many := len(boxes) > SHOWN:
            answers = (_words(subject, [id], _values(subject, groups, id)) for id in ids)
        else:
            answers = (_words(subject, ids, box) for box in boxes)
        yield Caught(node, rules[-1].go, tuple(filter(None, answers)) or ("whatever is answered",), many)


def _boxes(subject: Subject, groups: list[Group], ids: list[str]) -> Iterator[Mapping[int, int]]:
    """The answers of some groups to some questions, in boxes."""
    diagrams, frame = subject.explored.diagrams, groups[0].place.frame
    keep: Keep = {rank: None for id in ids for rank in (*subject.space.columns[id].all, frame.main(id))}
    region = diagrams.sum(diagrams.cut(group.region, Cut(keep)) for group in groups)
    yield from (box for box, _ in diagrams.boxes(region))


def _values(subject: Subject, groups: list[Group], id: str) -> Mapping[int, int]:
    """All that is answered by some groups to one question, as a box."""
    diagrams = subject.explored.diagrams
    ranks = (*subject.space.columns[id].all, groups[0].place.frame.main(id))
    found = {rank: reduce(or_, (diagrams.values(group.region, rank) for group in groups)) for rank in ranks}
    return {rank: values for rank, values in found.items() if values != 1}


def _words(subject: Subject, ids: list[str], box: Mapping[int, int]) -> str:
    """A combination of answers; of a question to which every answer is given nothing is said."""
    told = []
    for id in ids:
        columns = subject.space.columns[id]
        mask = box.get(columns.main) or box.get(subject.space.beside[id].coarse) or 1
        atoms = [atom for number, atom in enumerate(columns.atoms, 1) if mask >> number & 1]
        values = _numbers(subject, id, atoms) + _options(subject, id, atoms, box)
        values += ["skipped"] * any(atom.witness is None for atom in atoms) + ["not asked"] * (mask & 1)
        if mask | 1 != columns.full or any(rank in box for rank, _ in columns.kinds):
            told.append(f"{id}: {', '.join(values)}")
    return "; ".join(told)


def _options(subject: Subject, id: str, atoms: list[Atom], box: Mapping[int, int]) -> list[str]:
    """The options that are chosen by some."""
    kept = {option for rank, kind in subject.space.columns[id].kinds if not box.get(rank, 1) & 2 for option in kind}
    chosen = {option for atom in atoms for option in atom.options} - kept
    return [option.id for option in options_of(subject.guide.questions.get(id)) if option.id in chosen] or sorted(
        chosen
    )


def _numbers(subject: Subject, id: str, atoms: list[Atom]) -> list[str]:
    """Numbers and days, in ranges."""
    question = subject.guide.questions.get(id)
    ranges: list[tuple[int, int]] = []
    for atom in atoms:
        first, last = as_number(atom.witness, REFERENCE), as_number(atom.last, REFERENCE)
        if first is not None and last is not None:
            before = ranges.pop() if ranges and ranges[-1][1] + 1 == first else (first, last)
            ranges.append((before[0], last))
    step = 10**question.decimals if question is not None else 1
    unit = " days" if isinstance(question, DateQuestion) else ""
    return [" to ".join(f"{Decimal(end) / step}" for end in dict.fromkeys(ends)) + unit for ends in ranges]
