"""Whether the outcome met next grows less urgent while one number grows and every other answer stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.content.conditions import Value
from guide.content.promises import URGENCIES
from guide.engine.diagrams import Diagrams
from guide.engine.explore import Explored, Group, routing
from guide.engine.keeping import pinned
from guide.engine.nodes import ONE, Region
from guide.engine.regions import Space
from guide.proof.meetings import Follower, Meeting
from guide.proof.together import Together


@dataclass(frozen=True)
class Fall:
    """Two who answer alike, but one a smaller number, come to `less` and to the less urgent `more`."""

    less: str
    more: str
    id: str
    together: Together
    meeting: Meeting
    region: Region

    def witness(self, explored: Explored) -> tuple[dict[str, Value], dict[str, Value]]:
        """The answers of both: with the smaller number at its far end, and with the greater at its near end."""
        few, many, point = self.together.witness(self.meeting, self.region)
        (group, *_) = explored.at(self.id)
        start = next(meeting for meeting in self.together.meetings.values() if not meeting.came)
        masks = pinned(start.cut, point, group.place.frame, ())
        region = explored.diagrams.restrict(group.region, masks)
        assert region is not None
        before = explored.witness(Group(group.place, region))
        return {**before, **few}, {**before, **many}


def falls(explored: Explored, id: str) -> Iterator[Fall]:
    """Every pair of outcomes of which the less urgent follows for a greater answer to question `id`.

    They are compared at the outcome met next after it; where both go on from there, at the one after that, and so on.
    """
    guide, space = explored.guide, explored.space
    smaller = _smaller_and_greater(space, id, explored.diagrams)
    if smaller is None:
        return
    for group in explored.at(id):
        follower = Follower(guide, space, routing(guide), {})
        together = Together(
            (follower, follower), space, explored.diagrams, cause=frozenset({id}), apart=(id, smaller), after="compare"
        )
        for meeting, region in together.start(id, group.region, group.place.frame.coarse).ended():
            less, more = meeting.name.at
            urgency = [URGENCIES.index(guide.outcomes[node].urgency) for node in (less, more)]
            if urgency[0] > urgency[1]:
                yield Fall(less, more, id, together, meeting, region)


def _smaller_and_greater(space: Space, id: str, diagrams: Diagrams) -> Region | None:
    """All pairs of answers that are told apart, of which the second is greater."""
    columns = space.columns[id]
    edges = []
    for greater in range(2, len(columns.starts) + 1):
        below = diagrams.make(space.beside[id].first, [((1 << greater) - 2, *ONE)])
        assert below is not None
        edges.append((1 << greater, *below))
    return diagrams.make(space.beside[id].second, edges)
