"""Two versions of a guide: which answers now lead elsewhere, what shows differently, what became of saved answers.

The product of both versions is itself a guide, whose rules hold where a rule of each does; walking it finds, with
counts and witnesses, where the two part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from guide.content.conditions import CONTINUED, NEVER, All, Condition, Not, Value, evaluate
from guide.content.guide import Guide, Rule
from guide.content.outcomes import Outcome
from guide.content.questions import AnyQuestion
from guide.content.values import check
from guide.i18n.counting import counted
from guide.proof.explore import Took, explore
from guide.proof.findings import answers_as_json, dump_answers
from guide.values.refused import Refused


@dataclass(frozen=True, slots=True)
class Change:
    """At `node`, `count` ways of answering lead (or show) `new` instead of `old`; `answers` are one of them."""

    node: str
    old: str
    new: str
    count: int
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between two versions of a guide."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    elsewhere: tuple[Change, ...]
    shown: tuple[Change, ...]
    asks: tuple[str, ...]
    """questions that take other answers than before"""
    text: tuple[str, ...]
    """files whose words alone changed"""

    @property
    def empty(self) -> bool:
        return not (self.added or self.removed or self.elsewhere or self.shown or self.asks or self.text)

    @property
    def text_only(self) -> bool:
        """Whether every answer leads where it led and shows the same parts."""
        return not (self.added or self.removed or self.elsewhere or self.shown or self.asks)

    def lines(self) -> Iterator[str]:
        """The difference for reading."""
        if self.empty:
            yield "nothing changed"
        elif self.text_only:
            yield "only words changed: every answer leads where it led"
        yield from (f"added: {id}" for id in self.added)
        yield from (f"removed: {id}" for id in self.removed)
        yield from (f"takes other answers: {id}" for id in self.asks)
        for change in (*self.elsewhere, *self.shown):
            yield f"{change.node}: {change.old} → {change.new}, {counted(change.count, 'way')} of answering"
            yield f"    {answers_as_json(change.answers)}"
        yield from (f"words changed: {name}" for name in self.text)


def diff(old: Guide, new: Guide, today: date) -> Diff:
    """Walk both versions side by side with the same answers; where they part, say so and do not look further."""
    before = {**old.questions, **old.outcomes}
    after = {**new.questions, **new.outcomes}
    both = [id for id in before if id in after]
    asks = tuple(id for id in both if _answers_of(before[id]) != _answers_of(after[id]))
    elsewhere, shown = _changes(_product(old, new, frozenset(both) - {*asks}), today)
    if old.first != new.first:
        elsewhere = [Change("the start", old.first, new.first, 1, {})]
    return Diff(
        added=tuple(id for id in after if id not in before),
        removed=tuple(id for id in before if id not in after),
        elsewhere=tuple(elsewhere),
        shown=tuple(shown),
        asks=asks,
        text=tuple(_text_changes(old, new)),
    )


def _answers_of(node: BaseModel) -> object:
    """What a question takes as an answer."""
    keys = ("kind", "least", "most", "decimals", "days_back", "days_ahead")
    options = [(option.id, option.alone) for option in getattr(node, "options", ())]
    return [getattr(node, key, None) for key in keys], options, getattr(node, "skip", None) is None


@dataclass
class _Product:
    """Both versions at once. `parted`: a made-up outcome → the targets it stands for. `differ`: what shows where."""

    guide: Guide
    parted: dict[str, tuple[str, str]] = field(default_factory=dict)
    differ: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def _product(old: Guide, new: Guide, shared: frozenset[str]) -> _Product:
    questions: dict[str, AnyQuestion] = {id: q for id, q in old.questions.items() if id in shared}
    ends: dict[str, Outcome] = {id: o for id, o in old.outcomes.items() if id in shared and id in new.outcomes}
    ends = {id: o.model_copy(update={"blocks": (), "check_first": False}) for id, o in ends.items()}
    bare = next(iter(old.outcomes.values())).model_copy(update={"blocks": (), "check_first": False})
    product = _Product(old)
    rules: dict[str, tuple[Rule, ...]] = {}
    outcomes = dict(ends)
    goes_on = {id: All((old.goes_on[id], new.goes_on[id])) for id in ends if id in old.goes_on and id in new.goes_on}
    for id in (*questions, *goes_on):
        made = []
        for was in old.rules[id]:
            for now in new.rules[id]:
                go = was.go
                if was.go != now.go:
                    go = f"{was.go} → {now.go}"
                    product.parted[go] = (was.go, now.go)
                if go not in questions:
                    outcomes.setdefault(go, bare)
                made.append(Rule(All((was.when, now.when)), go))
        rules[id] = tuple(made)
    differ = {id: _differences(old, new, id) for id in (*questions, *ends)}
    product.differ = {id: [names for names, _ in found] for id, found in differ.items()}
    whens = {id: tuple(when for _, when in found) for id, found in differ.items()}
    if old.first not in questions:
        outcomes.setdefault(old.first, bare)
    product.guide = replace(
        old, questions=questions, outcomes=outcomes, rules=rules, goes_on=goes_on, meets=(), check_lines=(), blocks=(),
        shown={}, pauses={id: whens[id] for id in questions}, scripts={id: whens.get(id, ()) for id in outcomes},
    )  # fmt: skip
    return product


def _differences(old: Guide, new: Guide, node: str) -> list[tuple[tuple[str, str], Condition]]:
    """What one version shows at a node and the other does not: the names, and when."""
    found: list[tuple[tuple[str, str], Condition]] = []
    was, now = _shown(old, node), _shown(new, node)
    for name in dict.fromkeys((*was, *now)):
        one, two = was.get(name, NEVER), now.get(name, NEVER)
        if one != two:
            found.append(((name, f"no {name}"), All((one, Not(two)))))
            found.append(((f"no {name}", name), All((two, Not(one)))))
    return found


def _shown(guide: Guide, node: str) -> dict[str, Condition]:
    found = {f"pause {i + 1}": when for i, when in enumerate(guide.pauses.get(node, ()))}
    if node in guide.outcomes:
        found |= {f"block {id}": guide.shown[id] for id in guide.outcomes[node].blocks}
        found |= {f"words to say {i + 1}": when for i, when in enumerate(guide.scripts.get(node, ()))}
        found |= {"continue": guide.goes_on[node]} if node in guide.goes_on else {}
        found |= {"ask again": guide.asks_again[node]} if node in guide.asks_again.keys() - guide.goes_on.keys() else {}
    return found


def _changes(product: _Product, today: date) -> tuple[list[Change], list[Change]]:
    guide = product.guide
    walked = explore(guide, printed={})
    taken: dict[tuple[str, str, str], list[Took]] = {}
    for (node, number), took in walked.rules.items():
        go = guide.rules[node][number].go
        if go in product.parted:
            taken.setdefault((node, *product.parted[go]), []).extend(took)
    shown: dict[tuple[str, str, str], list[Took]] = {}
    for node, names in product.differ.items():
        whens = guide.pauses.get(node) or guide.scripts.get(node, ())
        for place in walked.at(node):
            for (one, two), when in zip(names, whens, strict=True):
                met, _ = walked.space.split([walked.answered(place)], when)
                if met:
                    shown.setdefault((node, one, two), []).extend(Took(place, box) for box in met)

    def told(found: dict[tuple[str, str, str], list[Took]]) -> list[Change]:
        return [
            Change(*names, sum(map(walked.count, took)), dump_answers(guide, walked.witness(took[0]), today))
            for names, took in found.items()
        ]

    return told(taken), told(shown)


def _text_changes(old: Guide, new: Guide) -> Iterator[str]:
    """The parts whose models differ though nothing that routes does."""
    routing = {"next", "options", "when", "kind", "least", "most", "decimals", "days_back", "days_ahead", "blocks"}
    kinds: tuple[tuple[str, Mapping[str, BaseModel], Mapping[str, BaseModel]], ...] = (
        ("questions", old.questions, new.questions),
        ("outcomes", old.outcomes, new.outcomes),
        ("blocks", {b.id: b for b in old.blocks}, {b.id: b for b in new.blocks}),
        ("pages", old.pages, new.pages),
        ("law", old.law, new.law),
    )
    for kind, before, after in kinds:
        for id, model in before.items():
            if id not in after or model == after[id]:
                continue
            one, two = (m.model_dump(exclude=routing) for m in (model, after[id]))
            words = [[option.model_dump() for option in getattr(m, "options", ())] for m in (model, after[id])]
            if one != two or words[0] != words[1]:
                yield f"{kind}/{id}"
    if old.about.model_dump(exclude={"conditions", "promises"}) != new.about.model_dump(
        exclude={"conditions", "promises"}
    ):
        yield "guide.yaml"


Fate = Literal["same outcome", "same route, new words", "one more answer needed", "leads elsewhere", "no longer valid"]


def fate(old: Guide, new: Guide, answers: Mapping[str, Value], today: date) -> Fate:
    """What becomes of answers that were saved with the old version when they are opened with the new one."""
    was, now = _replay(old, answers, today), _replay(new, answers, today)
    if now is None or was is None:
        return "no longer valid"
    if now[-1] in new.questions and was[-1] in old.outcomes:
        return "one more answer needed"
    if was != now:
        return "same outcome" if was[-1] == now[-1] else "leads elsewhere"
    same = all(old.node(id) == new.node(id) for id in was)
    return "same outcome" if same else "same route, new words"


def _replay(guide: Guide, answers: Mapping[str, Value], today: date) -> tuple[str, ...] | None:
    """The route of answers as far as they reach, or None where one of them is not allowed."""
    route = [guide.first]
    known: dict[str, Value] = {}
    while True:
        at = route[-1]
        if at not in answers or route.count(at) > 1:
            return tuple(route)
        if at in guide.outcomes:
            if answers[at] != CONTINUED or not (at in guide.goes_on and evaluate(guide.goes_on[at], known, today)):
                return tuple(route)
            known[at] = CONTINUED
        else:
            try:
                known[at] = check(guide.questions[at], answers[at], today)
            except Refused:
                return None
        route.append(next(rule.go for rule in guide.rules[at] if evaluate(rule.when, known, today)))
