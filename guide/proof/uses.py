"""Every condition of a guide where it is read: at which node, for what, and where it stands in the files."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from pydantic import BaseModel

from guide.content.checks import texts
from guide.content.conditions import ALWAYS, CONTINUED, All, Condition, Includes, Not, Some, reads
from guide.content.guide import Guide, private_test
from guide.content.outcomes import Outcome
from guide.content.reading import Loc
from guide.content.words import PLACEHOLDER
from guide.content.written import RuleFile

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
    if node in guide.goes_on:
        yield from (replace(use, when=guide.goes_on[node]) for use in offering(guide, node))
    yield from rules(guide, node)


def rules(guide: Guide, node: str) -> Iterator[Use]:
    """The rules of a node."""
    part = (guide.kind(node), node)
    at: Loc = ("continue", "next") if node in guide.outcomes else ("next",)
    for i, rule in enumerate(guide.rules.get(node, ())):
        yield Use(node, "rule", i + 1, rule.when, part, (*at, i, "when"))


def offering(guide: Guide, node: str) -> Iterator[Use]:
    """When an outcome offers its way on, as that is written: also to those whose going on does not count."""
    if node in guide.asks_again:
        yield Use(node, "continue", node, guide.asks_again[node], ("outcomes", node), ("continue", "when"))


def way_on(guide: Guide, outcome: str) -> Condition:
    """When an outcome offers its way on: to those who have not gone on from there before."""
    return All((Not(Includes(outcome, frozenset({CONTINUED}))), guide.goes_on[outcome]))


def ways_on(guide: Guide, outcome: str) -> Iterator[Condition]:
    """When an outcome offers a way on: by its rules; and to whoever came by a private answer, to be asked again."""
    if outcome in guide.goes_on:
        yield guide.goes_on[outcome]
    if outcome in guide.asks_again:
        leading = (id for id in guide.questions if any(rule.go == outcome for rule in guide.rules[id]))
        private = (private_test(guide.questions[id]) for id in leading)
        yield All((guide.asks_again[outcome], Some(tuple(test for test in private if test is not None))))


def written_rules(guide: Guide, node: str) -> Sequence[RuleFile]:
    """The rules of a node as they are written."""
    if node not in guide.outcomes:
        return (guide.questions.get(node) or guide.notices[node]).next
    way_on = guide.outcomes[node].continue_
    return way_on.next or () if way_on is not None else ()


def showing(guide: Guide, node: str) -> Iterator[Use]:
    """The conditions that decide what is shown at a node: at a question once it is answered."""
    for i, pause in enumerate(guide.pauses.get(node, ())):
        yield Use(node, "pause", i + 1, pause, ("questions", node), ("pauses", i, "when"))
    if node not in guide.outcomes:
        return
    outcome = guide.outcomes[node]
    for id in outcome.blocks:
        yield Use(node, "block", id, guide.shown[id], ("blocks", id), ("when",))
    for i, ((loc, _), when) in enumerate(zip(outcome.said, guide.scripts[node], strict=True), 1):
        yield Use(node, "words to say", i, when, ("outcomes", node), (*loc, "when"))
    if outcome.check_first:
        for i, aside in enumerate(guide.check_lines):
            yield Use(node, "line of the check page", i + 1, aside, None, ("check", i, "when"))


def sources(guide: Guide, name: str) -> tuple[str, ...]:
    """The questions that a fact is worked out from, in order, or the question itself; nothing for other names."""
    if name in guide.facts:
        return tuple(part.days_since or part.value or "" for part in guide.facts[name].from_)
    return (name,) if name in guide.questions else ()


def promised(guide: Guide) -> dict[str, list[Condition]]:
    """Node id → what decides there whether a promise of `meets` is kept."""
    found: dict[str, list[Condition]] = {}
    for promise in guide.meets:
        before = [Includes(id, frozenset({CONTINUED})) for id in promise.meets & guide.passed]
        for id in reads(promise.who):
            found.setdefault(id, []).extend([promise.who, *before])
    return found


class Text(NamedTuple):
    """A text of a node: the questions and facts whose answers it prints, and when it is shown."""

    names: frozenset[str]
    when: Condition


def printing(guide: Guide, node: str) -> Iterator[Text]:
    """The texts of a node that print answers. Days to keep are among them."""
    if node not in guide.outcomes:
        parts: list[tuple[frozenset[str], Condition]] = [(_names(guide.node(node)), ALWAYS)]
    else:
        outcome = guide.outcomes[node]
        parts = [(_names(outcome, without={section for (section, _), _ in outcome.said}), ALWAYS)]
        parts += [(_names(say), when) for (_, say), when in zip(outcome.said, guide.scripts[node], strict=True)]
        parts += [(_names(block), guide.shown[block.id]) for block in guide.blocks if block.id in outcome.blocks]
        parts.append((frozenset(reminder.on for reminder in outcome.dates if reminder.on is not None), ALWAYS))
        if outcome.check_first:
            lines = zip(guide.about.check, guide.check_lines, strict=True)
            parts += [(_names(line), when) for line, when in lines]
    yield from (Text(names, when) for names, when in parts if names)


def on_sheets(guide: Guide, outcome: Outcome) -> Iterator[Condition]:
    """Conditions on answers that decide what stands on the sheets an outcome offers."""
    for sheet in guide.sheets.values():
        yield from sheet.asks(outcome)


def told_beside(guide: Guide) -> dict[str, frozenset[str]]:
    """Outcome id → the questions and facts whose answers are told there, beside its own texts: on the sheets it offers,
    in a note's first line, above the page, and on side pages, which are open from everywhere."""
    sections = [section for page in guide.pages.values() for section in page.sections]
    everywhere = {*guide.about.in_short, *(section.line.fact for section in sections if section.line is not None)}
    everywhere = everywhere.union(*({fact.fact, *_names(fact)} for fact in guide.about.facts if fact.head is not None))
    law = {id: _names(text) for id, text in guide.law.items()}
    everywhere = everywhere.union(
        *map(_names, guide.pages.values()), *(law[id] for part in sections for id in part.law)
    )
    return {
        id: frozenset(everywhere).union(
            *(law[topic] for topic in outcome.law), *(sheet.tells(outcome) for sheet in guide.sheets.values())
        )
        for id, outcome in guide.outcomes.items()
    }


def _names(model: BaseModel, without: Container[str] = ()) -> frozenset[str]:
    """The questions and facts that the texts of a model print."""
    found: set[str] = set()
    for loc, words in texts(model):
        if not loc or loc[0] not in without:
            for text in words.written.values():
                if "{" in text:
                    found |= {name for name, id in PLACEHOLDER.findall(text) if not id}
    return frozenset(found)
