"""Advice ages, in a guide too large to follow everybody overnight: where ways part on a day, one date at a time."""

from __future__ import annotations

from collections.abc import Iterator

from guide.engine.ageing import growth, last
from guide.engine.atoms import Columns
from guide.engine.diagrams import Diagrams
from guide.engine.nodes import ONE, Region
from guide.proof.calendar import Turn, changed, day, follower
from guide.proof.findings import Subject
from guide.proof.together import Together
from guide.proof.tomorrow import asked_again


def partings(subject: Subject) -> Iterator[Turn]:
    """The days on which the answers to one question come to mean something else, all other answers being equal."""
    guide, space, diagrams = subject.guide, subject.space, subject.explored.diagrams
    both = follower(guide, space)
    for id, step in growth(guide).items():
        beside = space.beside[id]
        overnight = _overnight(space.columns[id], (beside.first, beside.second), step, diagrams)
        for group in subject.explored.at(id):
            if overnight is None:
                continue
            together = Together(
                (both, both), space, diagrams,
                cause=frozenset({id}), apart=(id, overnight), always=frozenset({(space.columns[id].main, 0)}),
                after="nothing",
            ).start(id, group.region, group.place.frame.coarse)  # fmt: skip
            pairs: dict[int, set[tuple[str, str]]] = {}
            parts: dict[int, set[str]] = {}
            for _, region, to in together.parted:
                for bound in _bounds(diagrams, region, beside.second, space.columns[id]):
                    pairs.setdefault(bound, set()).add(to)
            for meeting, region in together.ended():
                for part, found in changed(together, meeting, region):
                    for bound in _bounds(diagrams, found, beside.second, space.columns[id]):
                        parts.setdefault(bound, set()).add(part)
            for bound in sorted(pairs.keys() | parts.keys()):
                ways = tuple(sorted(pairs.get(bound, ())))
                yield Turn(id, day(bound, step), ways, tuple(sorted(parts.get(bound, ()))))
        if subject.explored.at(id):
            yield Turn(id, day(last(guide, id) + 1, step), ((id, id),), ())
    yield from (Turn(id, None, ((id, id),), ()) for id in asked_again(guide) if subject.explored.at(id))


def _overnight(columns: Columns, ranks: tuple[int, int], step: int, diagrams: Diagrams) -> Region | None:
    """Today's answers with tomorrow's, where they lie in different atoms."""
    starts, edges = columns.starts, []
    for number, start in enumerate(starts[1:], 2):
        end = starts[number] - 1 if number < len(starts) else None
        before = 0
        for other in range(1, number):
            low, high = starts[other - 1] + step, starts[other] - 1 + step
            if high >= start and (end is None or low <= end):
                before |= 1 << other
        below = diagrams.make(ranks[0], [(before, *ONE)] if before else [])
        edges += [(1 << number, *below)] if below is not None else []
    return diagrams.make(ranks[1], edges)


def _bounds(diagrams: Diagrams, region: Region, rank: int, columns: Columns) -> list[int]:
    """The numbers from which on tomorrow's answers lie in their atoms."""
    values = diagrams.values(region, rank)
    return [start for number, start in enumerate(columns.starts, 1) if values >> number & 1]
