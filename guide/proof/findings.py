"""The input of every guarantee (`Subject`) and its output (`Finding`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from guide.content.conditions import Value, reads
from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.values import dump_value
from guide.engine.regions import REFERENCE
from guide.proof.explore import Explored, Took, explore
from guide.proof.pairs import Pairs
from guide.proof.uses import Use, placeholders, routing, showing


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with, where there is one, a counter-example: answers as `guide replay` takes them, and where they lead.

    A remark is worth a look, but breaks no guarantee.
    """

    fault: Fault
    answers: Mapping[str, Any] | None = None
    lands: str = ""
    remark: bool = False

    def __str__(self) -> str:
        shown = f"\n    answers: {answers_as_json(self.answers)}" if self.answers is not None else ""
        return f"{self.fault}{shown}" + (f"\n    leads to: {self.lands}" if self.lands else "")


@dataclass(frozen=True)
class Subject:
    """A guide on the stand: walked, with where its parts stand, as of a day."""

    guide: Guide
    marks: Marks
    today: date

    @cached_property
    def walked(self) -> Explored:
        return explore(self.guide, printed=self.printed)

    @cached_property
    def printed(self) -> dict[str, set[str]]:
        """Node id → the questions whose answers its texts print."""
        return placeholders(self.guide)

    @cached_property
    def routes(self) -> Explored:
        """Walked for the routing alone, which has far fewer places."""
        return explore(self.guide, self.walked.space)

    @cached_property
    def together(self) -> dict[str, set[str]]:
        """Question id → the questions of which one is enough: all that a fact is worked out from."""
        found: dict[str, set[str]] = {}
        for fact in self.guide.facts.values():
            parts = {part.days_since or part.value or "" for part in fact.from_}
            for id in parts:
                found[id] = found.get(id, set()) | parts
        return found

    @cached_property
    def readers(self) -> dict[str, list[str]]:
        """Question id → the outcomes on which something is shown according to its answer."""
        found: dict[str, dict[str, None]] = {}
        for node in self.guide.outcomes:
            for use in showing(self.guide, node):
                for id in reads(use.when):
                    found.setdefault(id, {})[node] = None
        return {id: list(nodes) for id, nodes in found.items()}

    @cached_property
    def pairs(self) -> Pairs:
        return Pairs(self.routes)

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        return (*self.guide.questions, *self.guide.outcomes)

    def uses(self, node: str) -> Iterator[Use]:
        yield from routing(self.guide, node)
        yield from showing(self.guide, node)

    def shown_to(self, node: str) -> dict[tuple[str, int | str], list[Took]]:
        """Who sees each block, pause and conditional paragraph of a node. Of several pauses the first counts."""
        if node in self._shown:
            return self._shown[node]
        found: dict[tuple[str, int | str], list[Took]] = {}
        uses = list(showing(self.guide, node))
        for place in self.walked.at(node) if uses else ():
            rest = [self.walked.answered(place)]
            for use in uses:
                met, missed = self.walked.space.split(rest, use.when)
                found.setdefault((use.role, use.key), []).extend(Took(place, box) for box in met)
                if use.role == "pause":
                    rest = missed
        self._shown[node] = found
        return found

    @cached_property
    def _shown(self) -> dict[str, dict[tuple[str, int | str], list[Took]]]:
        return {}

    def part(self, node: str) -> str:
        """The kind of file a node stands in."""
        return "questions" if node in self.guide.questions else "outcomes"

    def fault(self, use: Use, what: str, instead: str = "") -> Fault:
        """A fault at a condition."""
        if use.part is None:
            return self.marks.about_fault(use.at, what, instead)
        return self.marks.fault(*use.part, use.at, what, instead)

    def answers(self, took: Took, last: bool = False) -> dict[str, Any]:
        """A witness as JSON holds it."""
        return dump_answers(self.guide, self.walked.witness(took, last), self.today)


def dump_answers(guide: Guide, answers: Mapping[str, Value], today: date) -> dict[str, Any]:
    """Answers of a proof, whose dates count from its own reference day, as JSON holds them on another day."""
    moved = {id: today - (REFERENCE - v) if isinstance(v, date) else v for id, v in answers.items()}
    return {id: dump_value(guide.questions[id], v) if id in guide.questions else v for id, v in moved.items()}


def answers_as_json(answers: Mapping[str, Any]) -> str:
    """Plain answers on one line."""
    import json  # only where something is wrong

    return json.dumps(answers, ensure_ascii=False)
