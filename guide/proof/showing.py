"""Guarantees about what is shown: every part to somebody, and nothing that reads what was never asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from guide.content.conditions import NEVER, All, Condition, Given, Not, Skipped, Some, asked_about, tests
from guide.engine.explore import Group
from guide.engine.tables import Table
from guide.proof.findings import Finding, Subject
from guide.proof.uses import Use, offering, rules, showing, sources


def parts_shown(subject: Subject) -> list[Finding]:
    """Every block of every outcome, every pause and every conditional paragraph is shown to somebody."""
    findings = []
    listed: set[str] = set()
    checked: dict[int | str, tuple[Use, bool]] = {}
    for node in subject.nodes:
        seen = subject.shown_to(node)
        for use in showing(subject.guide, node):
            shown = bool(seen.get((use.role, use.key)))
            if use.role == "line of the check page":
                checked[use.key] = (use, shown or checked.get(use.key, (use, False))[1])
            elif use.role == "block":
                listed.add(str(use.key))
                if not shown:
                    at = subject.guide.outcomes[node].blocks.index(str(use.key))
                    what = f"the block '{use.key}' is never shown on '{node}'"
                    fault = subject.marks.fault("outcomes", node, ("blocks", at), what, "take it off this list")
                    findings.append(Finding(fault))
            elif not shown:
                fault = subject.fault(use, f"the {use.name} of '{node}' is never shown", "mend its 'when', or drop it")
                findings.append(Finding(fault))
    for use, shown in checked.values():
        if not shown:
            findings.append(
                Finding(subject.fault(use, f"the {use.name} is never shown", "mend its 'when', or drop it"))
            )
    for block in subject.guide.blocks:
        if block.id not in listed:
            fault = subject.marks.fault(
                "blocks", block.id, (), f"no outcome lists the block '{block.id}'", "list or drop it"
            )
            findings.append(Finding(fault))
    return findings


def known_when_read(subject: Subject) -> list[Finding]:
    """A rule depends on no answer that may be missing, unless it says what that means.

    It says so by `unknown`, `answered` or `skipped`, or for the whole guide under `promises: unknown-is-no`. What is
    only shown may stay away where an answer is missing, but must not appear because of that. Of rules, the first that
    leans on a missing answer is told.
    """
    findings = []
    for node in subject.nodes:
        for use, known in _read_at(subject, node):
            unasked = _never_asked(subject, use, known)
            findings += [unasked] if unasked else []
            if unasked is None and use.role != "rule" and known.may_miss(_needed(subject, use.when)):
                doubtful = All((_doubtful(use.when, subject.meant), use.when))
                bad = subject.explored.any(known.groups, doubtful)
                findings += [_leans(subject, use, bad)] if bad else []
        findings += [_leans(subject, use, bad) for use, bad in _leaning(subject, node)]
    return findings


class _Known:
    """What those at a node may have answered, and what they may not."""

    def __init__(self, subject: Subject, groups: list[Group]) -> None:
        self.subject, self.groups = subject, groups
        self._masks: dict[str, int] = {}

    def _mask(self, id: str) -> int:
        if id not in self._masks:
            self._masks[id] = reduce(or_, (self.subject.explored.asks(group, id) for group in self.groups), 0)
        return self._masks[id]

    def may_miss(self, ids: Iterable[str]) -> bool:
        """Whether some have not answered one of these questions."""
        columns = self.subject.space.columns
        return any(self._mask(id) & (1 | columns[id].mask(Skipped(id))) for id in ids)


def _read_at(subject: Subject, node: str) -> Iterator[tuple[Use, _Known]]:
    """Every condition at a node as it is written, and what those know for whom it decides something."""
    explored = subject.explored
    asked = _Known(subject, [explored.asked[node]] if node in explored.asked else [])
    fresh = _Known(subject, [group for group in explored.at(node) if not group.place.again])
    there = asked if node not in subject.guide.outcomes else _Known(subject, explored.there(node))
    for use in (*rules(subject.guide, node), *showing(subject.guide, node), *offering(subject.guide, node)):
        known = asked if use.role == "rule" else fresh if use.role == "continue" else there
        if known.groups:
            yield use, known


def _never_asked(subject: Subject, use: Use, known: _Known) -> Finding | None:
    if use.role in ("block", "line of the check page"):
        return None  # written once for many outcomes
    for name in dict.fromkeys(map(asked_about, tests(use.when))):
        if not subject.asked_of(known.groups, name):
            what = f"{use.name} of '{use.node}' asks about '{name}', which never comes before it"
            return Finding(subject.fault(use, what, "ask it before, or leave the test away"))
    return None


def _needed(subject: Subject, condition: Condition) -> frozenset[str]:
    """The answers without which it may be open whether a condition holds. Whether they are there is never open."""
    return frozenset(test.question for test in subject.open_in(condition))


def _doubtful(condition: Condition, meant: frozenset[str]) -> Condition:
    """Where it depends on missing answers whether a condition holds."""
    return Not(Some((certainly(condition, True, meant), certainly(condition, False, meant))))


def _leaning(subject: Subject, node: str) -> Iterator[tuple[Use, Group]]:
    """The rules of a node that lean on missing answers, each with those for whom it is the first to do so."""
    group = subject.explored.asked.get(node)
    if group is None:
        return
    uses = [*rules(subject.guide, node)]
    known = _Known(subject, [group])
    unsure = {number for number, use in enumerate(uses) if known.may_miss(_needed(subject, use.when))}
    if not unsure:
        return
    doubts = [_doubtful(use.when, subject.meant) if number in unsure else NEVER for number, use in enumerate(uses)]
    pairs = zip(doubts, (use.when for use in uses), strict=True)
    formulas = [group.place.frame.formula(when) for pair in pairs for when in pair]
    told: set[int] = set()
    for number, region in Table(formulas).divide(subject.explored.diagrams, group.region):
        rule, certain = divmod(number, 2)
        if not certain and rule < len(uses) and rule not in told:
            told.add(rule)
            yield uses[rule], Group(group.place, region)


def _leans(subject: Subject, use: Use, bad: Group) -> Finding:
    """The fault that a condition leans on an answer that some of a group have not given."""
    missing, gone = next(_missing(subject, use, bad))
    never_skipped = All(tuple(Not(Skipped(id)) for id in sources(subject.guide, missing)))
    unasked = subject.explored.where(gone, never_skipped)
    why, example = ("not asked", unasked) if unasked else ("skipped", gone)
    what = f"{use.name} of '{use.node}' reads '{missing}', which may be {why}, and does not say what that means"
    instead = f"add '{missing}: unknown' or 'answered', or name it under promises: unknown-is-no"
    return subject.found(subject.fault(use, what, instead), example)


def _missing(subject: Subject, use: Use, group: Group) -> Iterator[tuple[str, Group]]:
    """What a condition asks about that some of a group have not said, each with those."""
    for name in dict.fromkeys(asked_about(test) for test in subject.open_in(use.when)):
        nobody = All(tuple(Not(Given(id)) for id in sources(subject.guide, name)))
        gone = subject.explored.where(group, nobody)
        if gone is not None:
            yield name, gone


def certainly(condition: Condition, holds: bool, meant: frozenset[str]) -> Condition:
    """The condition that another holds (or does not) whatever the missing answers would be (Kleene's logic)."""
    match condition:
        case All(parts):
            inner = tuple(certainly(part, holds, meant) for part in parts)
            return All(inner) if holds else Some(inner)
        case Some(parts):
            inner = tuple(certainly(part, holds, meant) for part in parts)
            return Some(inner) if holds else All(inner)
        case Not(part):
            return certainly(part, not holds, meant)
    if holds:
        return condition
    if isinstance(condition, Given | Skipped) or asked_about(condition) in meant:
        return Not(condition)
    return All((Given(condition.question), Not(condition)))


def placeholders_known(subject: Subject) -> list[Finding]:
    """No text that is shown to somebody prints an answer that can never be there yet."""
    findings = []
    for node, texts in subject.texts.items():
        groups = subject.explored.at(node)
        shown = [text for text in texts if subject.explored.any(groups, text.when)]
        for name in sorted({name for text in shown for name in text.names}):
            if sources(subject.guide, name) and not subject.asked_of(groups, name):
                what = f"a text of '{node}' prints '{name}', which is never answered before it"
                findings.append(Finding(subject.marks.fault(subject.part(node), node, (), what, "ask it before")))
    return findings
