"""What the guarantees are functions of, and what they find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guide.content.conditions import Condition, Given, Includes, Value, Within, asked_about, reads, tests
from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.engine.atoms import REFERENCE
from guide.engine.explore import Explored, Explorer, Group
from guide.engine.explore import routing as rules_of
from guide.engine.journey import Journey, replay
from guide.engine.journey import dump_answers as dump_known
from guide.engine.regions import Space, routing_space, space
from guide.proof.paths import Paths, most, paths
from guide.proof.uses import (
    Text,
    Use,
    on_sheets,
    printing,
    promised,
    routing,
    showing,
    sources,
    told_beside,
    ways_on,
)
from guide.values.plain import Plain


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with, where there is one, a counter-example."""

    fault: Fault
    """what does not hold, and where to mend it"""
    answers: Mapping[str, Plain] | None = None
    """answers that show it, as `replay` takes them"""
    lands: str = ""
    """where they lead"""
    remark: bool = False
    """it is worth a look, but breaks no guarantee"""

    def __str__(self) -> str:
        shown = f"\n    answers: {answers_as_json(self.answers)}" if self.answers is not None else ""
        return f"{self.fault}{shown}" + (f"\n    leads to: {self.lands}" if self.lands else "")


class NotReplayed(AssertionError):
    """A counter-example does not show what it should: the proof itself is wrong."""


@dataclass(frozen=True)
class Subject:
    """A guide on the stand: explored, with where its parts stand, as of a day."""

    guide: Guide
    marks: Marks
    today: date

    @cached_property
    def space(self) -> Space:
        outcomes = self.guide.outcomes.values()
        return space(
            self.guide, extra=[test for o in outcomes for when in on_sheets(self.guide, o) for test in tests(when)]
        )

    @cached_property
    def explorer(self) -> Explorer:
        asked: dict[str, list[Condition]] = {node: [use.when for use in self.uses(node)] for node in self.nodes}
        for node, whens in asked.items():
            whens += ways_on(self.guide, node)
            asked[node] = [*whens, *(Given(id) for id in self._skipped_among(whens))]
        for node, rules in self.guide.rules.items():
            asked[node] += [one for rule in rules for one in _one_by_one(rule.when)]
        for node, more in promised(self.guide).items():
            asked[node] += more
        for promise in self.guide.shows:
            for node in promise.file.at or self.guide.outcomes:
                asked[node].append(promise.who)
        for node in self.nodes:
            asked[node] += self._told(node)
        return Explorer(self.guide, self.space, asked, self.printed)

    def _skipped_among(self, whens: Iterable[Condition]) -> set[str]:
        """The questions whose answers are tested though they may have been skipped, which says nothing of them."""
        asked = self.guide.questions
        read = {test.question for when in whens for test in self.open_in(when)}
        return {id for id in read if id in asked and asked[id].skip is not None}

    def open_in(self, when: Condition) -> Iterator[Includes | Within]:
        """The tests in a condition of which it is open whether they hold where an answer is missing."""
        yield from (t for t in tests(when) if isinstance(t, Includes | Within) and asked_about(t) not in self.meant)

    @cached_property
    def meant(self) -> frozenset[str]:
        """What it says something of to have no answer: outcomes, notices, and what `unknown-is-no` names.

        A fact is named too where all answers are from which it may be known.
        """
        named = {*self.guide.about.promises.unknown_is_no}
        facts = {fact for fact in self.guide.facts if named.issuperset(sources(self.guide, fact))}
        return frozenset((*self.guide.outcomes, *self.guide.notices, *named, *facts))

    def _told(self, node: str) -> Iterator[Condition]:
        """What is asked of answers by sheets, and whether those are known that stand in texts or on sheets."""
        names = {name for text in self.texts[node] for name in text.names}
        if node in self.guide.outcomes:
            yield from on_sheets(self.guide, self.guide.outcomes[node])
            names |= self.beside[node]
        yield from (Given(id) for name in names for id in sources(self.guide, name))

    @cached_property
    def explored(self) -> Explored:
        return self.explorer.explore(self.space.diagrams(most(self.guide)))

    @cached_property
    def paths(self) -> Paths:
        return paths(self.guide, routing_space(self.guide))

    @cached_property
    def led(self) -> Explored:
        """Where answers lead, with nothing told apart but what decides that."""
        told_apart = routing_space(self.guide)
        return Explorer(self.guide, told_apart, rules_of(self.guide)).explore(told_apart.diagrams(most(self.guide)))

    @cached_property
    def texts(self) -> dict[str, tuple[Text, ...]]:
        """Node id → what its texts print, and when."""
        return {node: tuple(printing(self.guide, node)) for node in self.nodes}

    @cached_property
    def beside(self) -> dict[str, frozenset[str]]:
        """Outcome id → what is told there beside its texts."""
        return told_beside(self.guide)

    @cached_property
    def printed(self) -> dict[str, set[str]]:
        """Node id → the questions whose answers its texts print, through facts too."""
        names = {node: {name for text in texts for name in text.names} for node, texts in self.texts.items()}
        return {node: {id for name in found for id in sources(self.guide, name)} for node, found in names.items()}

    @cached_property
    def readers(self) -> Counter[str]:
        """Question id → how many rules of the guide read its answer."""
        return Counter(id for rules in self.guide.rules.values() for rule in rules for id in reads(rule.when))

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        return tuple(self.guide.nodes)

    def asked_of(self, groups: Iterable[Group], name: str) -> bool:
        """Whether some were asked a question (or went on from an outcome), or anything that a fact is known from."""
        return any(self.explored.asks(group, id) > 1 for group in groups for id in sources(self.guide, name) or (name,))

    def uses(self, node: str) -> Iterator[Use]:
        yield from routing(self.guide, node)
        yield from showing(self.guide, node)

    def shown_to(self, node: str) -> dict[tuple[str, int | str], list[Group]]:
        """Who sees each block, pause and conditional paragraph of a node. Of several pauses the first counts."""
        if node not in self._shown:
            found: dict[tuple[str, int | str], list[Group]] = {}
            for group in self.explored.there(node):
                rest: Group | None = group
                for use in showing(self.guide, node):
                    if use.role == "pause":
                        met, rest = self.explored.split(rest, use.when) if rest is not None else (None, None)
                    else:
                        met = self.explored.where(group, use.when)
                    found.setdefault((use.role, use.key), []).extend([met] if met is not None else [])
            self._shown[node] = found
        return self._shown[node]

    @cached_property
    def _shown(self) -> dict[str, dict[tuple[str, int | str], list[Group]]]:
        return {}

    def part(self, node: str) -> str:
        """The kind of file a node stands in."""
        return self.guide.kind(node)

    def fault(self, use: Use, what: str, instead: str = "") -> Fault:
        """A fault at a condition."""
        if use.part is None:
            return self.marks.about_fault(use.at, what, instead)
        return self.marks.fault(*use.part, use.at, what, instead)

    def found(
        self, fault: Fault, group: Group | None = None, lands: str = "", remark: bool = False, leading: str = ""
    ) -> Finding:
        """A finding, with an example from a group: replayed as of today, and seen to lead where it says.

        `leading`: what is said of where it leads, where that is more than the node.
        """
        if group is None:
            return Finding(fault, None, lands, remark)
        answers = self.explored.witness(group)
        self.replayed(answers, lands or group.place.node)
        return Finding(fault, dump_answers(self.guide, answers, self.today), leading or lands, remark)

    def replayed(self, answers: Mapping[str, Value], lands: str, more: Collection[str] = ()) -> Journey:
        """The journey of answers of the proof, as of today. Raises NotReplayed where it is not over some node.

        `more`: the questions to which an answer stands there and does not count.
        """
        journey = replay(self.guide, moved(answers, self.today), self.today)
        if journey.known.keys() != answers.keys() - set(more) or lands not in journey.route[-2:]:
            told = dump_answers(self.guide, answers, self.today)
            raise NotReplayed(f"{told} leads over {journey.route}, not to {lands}")
        return journey


def _one_by_one(condition: Condition) -> Iterator[Condition]:
    """Of options that are named together, each by itself: it is asked whether each of them leads somewhere."""
    for test in tests(condition):
        if isinstance(test, Includes) and len(test.options) > 1:
            yield from (Includes(test.question, frozenset({option})) for option in test.options)


def moved(answers: Mapping[str, Value], today: date) -> dict[str, Value]:
    """Answers of a proof, whose dates count from its own reference day, as of another day."""
    return {id: today - (REFERENCE - v) if isinstance(v, date) else v for id, v in answers.items()}


def dump_answers(guide: Guide, answers: Mapping[str, Value], today: date) -> dict[str, Plain]:
    """Answers of a proof as JSON holds them, as of a day."""
    return dump_known(guide, moved(answers, today))


def answers_as_json(answers: Mapping[str, object]) -> str:
    """Plain answers on one line."""
    import json  # only where something is wrong

    return json.dumps(answers, ensure_ascii=False)


def first(groups: Iterable[Group | None]) -> Group | None:
    """The first group that there is."""
    return next((group for group in groups if group is not None), None)
