"""Every condition of a guide where it is read: at which node, for what, and where it stands in the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from guide.content.checks import texts
from guide.content.conditions import Condition, reads
from guide.content.guide import Guide
from guide.content.reading import Loc
from guide.content.words import PLACEHOLDER

Role = Literal["rule", "continue", "pause", "block", "words to say", "line of the check page"]


@dataclass(frozen=True, slots=True)
class Use:
    """One condition at one node. `part` and `at` say where it is written (`content.marks`); None is guide.yaml."""

    node: str
    role: Role
    key: int | str
    when: Condition
    part: tuple[str, str] | None
    at: Loc

    @property
    def name(self) -> str:
        return f"rule {self.key}" if self.role == "rule" else f"{self.role} '{self.key}'"


def routing(guide: Guide, node: str) -> Iterator[Use]:
    """The conditions that decide where a node leads."""
    part = ("questions", node)
    at: Loc = ("next",)
    if node in guide.outcomes:
        part, at = ("outcomes", node), ("continue", "next")
    if node in guide.goes_on:
        yield Use(node, "continue", node, guide.goes_on[node], part, ("continue", "when"))
    for i, rule in enumerate(guide.rules.get(node, ())):
        yield Use(node, "rule", i + 1, rule.when, part, (*at, i, "when"))


def showing(guide: Guide, node: str) -> Iterator[Use]:
    """The conditions that decide what is shown at a node: at a question once it is answered."""
    for i, pause in enumerate(guide.pauses.get(node, ())):
        yield Use(node, "pause", i + 1, pause, ("questions", node), ("pauses", i, "when"))
    if node not in guide.outcomes:
        return
    outcome = guide.outcomes[node]
    for id in outcome.blocks:
        yield Use(node, "block", id, guide.shown[id], ("blocks", id), ("when",))
    for i, script in enumerate(guide.scripts.get(node, ())):
        yield Use(node, "words to say", i + 1, script, ("outcomes", node), ("say", i, "when"))
    if outcome.check_first:
        for i, aside in enumerate(guide.check_lines):
            yield Use(node, "line of the check page", i + 1, aside, None, ("check", i, "when"))


def placeholders(guide: Guide) -> dict[str, set[str]]:
    """Node id → the questions whose answers its texts print, through facts too. Blocks count at their outcomes."""
    sources = {id: {id} for id in guide.questions}
    for fact in guide.facts.values():
        sources[fact.fact] = {part.days_since or part.value or "" for part in fact.from_}

    def printed(model: BaseModel) -> set[str]:
        found: set[str] = set()
        for _, words in texts(model):
            for text in words.written.values():
                if "{" in text:
                    found.update(*(sources.get(name, ()) for name, id in PLACEHOLDER.findall(text) if not id))
        return found

    blocks = {block.id: printed(block) for block in guide.blocks}
    own = {id: printed(model) for id, model in (*guide.questions.items(), *guide.outcomes.items())}
    for id, outcome in guide.outcomes.items():
        own[id].update(*(blocks[block] for block in outcome.blocks))
    return own


def promised(guide: Guide) -> dict[str, frozenset[str]]:
    """Node id → what must be known there to see whether a promise of `meets` is kept."""
    found: dict[str, frozenset[str]] = {}
    for promise in guide.meets:
        for id in reads(promise.who):
            found[id] = found.get(id, frozenset()) | reads(promise.who) | promise.meets
    return found
