"""Every page path of a guide: the nodes on it, where it ends, and answers that take it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.proof.explore import Edge, Explored, Place, explore
from guide.proof.findings import answers_as_json, dump_answers
from guide.proof.paths import page_paths


@dataclass(frozen=True, slots=True)
class Route:
    """One page path. `answers` take it and end there; dates count back from the proof's reference day."""

    nodes: tuple[str, ...]
    answers: Mapping[str, Value]

    @property
    def outcome(self) -> str:
        return self.nodes[-1]

    def text(self, guide: Guide, today: date) -> str:
        """The route on two lines."""
        return f"{' → '.join(self.nodes)}\n    {answers_as_json(dump_answers(guide, self.answers, today))}"

    def dump(self, guide: Guide, today: date) -> dict[str, Any]:
        """The route as JSON holds it; `answers` are such as `guide replay` takes."""
        answers = dump_answers(guide, self.answers, today)
        return {"nodes": list(self.nodes), "outcome": self.outcome, "answers": answers}


@dataclass(frozen=True, slots=True)
class _Step:
    """The last edge of a way to a place, and the way before it."""

    start: Place
    edge: Edge
    before: _Step | None


def count(guide: Guide) -> int:
    """How many page paths there are; cheap where listing them is hopeless."""
    return sum(page_paths(explore(guide)).values())


def routes(guide: Guide) -> Iterator[Route]:
    """Every page path. An outcome ends one path and, gone on from, is a node of longer ones."""
    walked = explore(guide)
    start: dict[Place, _Step | None] = dict.fromkeys(walked.at(guide.first)[:1])
    todo: list[tuple[tuple[str, ...], dict[Place, _Step | None]]] = [((guide.first,), start)]
    while todo:
        nodes, ways = todo.pop()
        if nodes[-1] in guide.outcomes:
            yield Route(nodes, _answers(walked, next(iter(ways.values()))))
        after: dict[str, dict[Place, _Step | None]] = {}
        for place, way in ways.items():
            for edge in place.edges:
                after.setdefault(edge.to.node, {}).setdefault(edge.to, _Step(place, edge, way))
        todo += [((*nodes, node), found) for node, found in reversed(after.items())]


def _answers(walked: Explored, way: _Step | None) -> dict[str, Value]:
    """Answers that take just this way: backwards, each step narrowed by what comes after it."""
    found: dict[str, Value] = {}
    box = way.edge.to.region if way else {}
    while way is not None:
        box = {id: mask & box.get(id, mask) for id, mask in way.edge.box.items()}
        node = way.start.node
        found[node] = walked.space.atoms_in(node, box[node])[0].witness
        way = way.before
    return dict(reversed(found.items()))
