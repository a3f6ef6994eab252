"""Every page path of a guide: the nodes on it, where it ends, and answers that take it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.engine.regions import routing_space
from guide.proof.findings import answers_as_json, dump_answers
from guide.proof.paths import paths
from guide.values.plain import Plain


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

    def dump(self, guide: Guide, today: date) -> dict[str, Plain]:
        """The route as JSON holds it; `answers` are such as `guide replay` takes."""
        answers = dump_answers(guide, self.answers, today)
        return {"nodes": list(self.nodes), "outcome": self.outcome, "answers": answers}


def count(guide: Guide) -> int:
    """How many page paths there are; cheap where listing them is hopeless."""
    return sum(paths(guide, routing_space(guide)).count().values())


def routes(guide: Guide, to: str = "") -> Iterator[Route]:
    """Every page path. An outcome ends one path and, gone on from, is a node of longer ones.

    `to`: only those that end at an outcome, which is quicker than to choose among all.
    """
    found = paths(guide, routing_space(guide))
    for nodes, group in found.walk():
        if to in ("", nodes[-1]):
            yield Route(nodes, found.explored.witness(group, nodes=nodes))
