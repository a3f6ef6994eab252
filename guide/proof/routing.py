"""Guarantees about where answers lead: somewhere, to every node, by every rule, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.guide import options_of
from guide.content.reading import Loc
from guide.content.written import Condition, options_in
from guide.engine.decisions import meets
from guide.engine.explore import Group
from guide.proof.findings import Finding, Subject
from guide.proof.overlaps import overlapping
from guide.proof.uses import Use, routing, written_rules


def total(subject: Subject) -> list[Finding]:
    """Whatever is answered, on whatever way, a rule holds."""
    return [
        subject.found(
            subject.marks.fault(
                subject.part(node), node, _next(subject, node), f"no rule of '{node}' holds for some answers",
                "end the rules with one that has only 'go'",
            ),
            groups[0],
            node,
        )
        for node, groups in subject.explored.uncovered.items()
    ]  # fmt: skip


def _next(subject: Subject, node: str) -> Loc:
    return ("continue", "next") if node in subject.guide.outcomes else ("next",)


def rules_taken(subject: Subject) -> list[Finding]:
    """Every rule is taken by some answers; one that never is, is dead or stands below one that takes all of its."""
    found = []
    explored = subject.explored
    for node in subject.nodes:
        for use in routing(subject.guide, node) if explored.at(node) else ():
            if use.role == "continue" and node not in explored.asked:
                fault = subject.fault(use, f"'{node}' never offers to continue", "mend its 'when', or drop 'continue'")
                found.append(Finding(fault))
                break
            if use.role == "rule" and (node, int(use.key) - 1) not in explored.taken:
                found.append(_untaken(subject, use))
    return found


def _untaken(subject: Subject, use: Use) -> Finding:
    explored, rules = subject.explored, subject.guide.rules[use.node]
    asked = explored.asked.get(use.node)
    met = explored.where(asked, use.when)
    for number in range(int(use.key) - 1):
        if met is None:
            break
        taken, met = explored.split(met, rules[number].when)
        if taken:
            what = f"{use.name} of '{use.node}' is never reached: rule {number + 1} above takes its answers"
            fault = subject.fault(use, what, "move it up, narrow the rule above, or drop it")
            return subject.found(fault, taken, rules[number].go)
    fault = subject.fault(
        use, f"{use.name} of '{use.node}' never holds on any way there", "mend its 'when', or drop it"
    )
    return Finding(fault)


def options_count(subject: Subject) -> list[Finding]:
    """Every option that a rule names leads by that rule in some case."""
    found = []
    for node in subject.nodes:
        for use in routing(subject.guide, node):
            taken = subject.explored.taken.get((node, int(use.key) - 1), []) if use.role == "rule" else []
            for id, option, at in _named(subject, _raw(subject, use), use.at) if taken else ():
                if not any(_may_hold(subject, group, id, option) for group in taken):
                    assert use.part is not None
                    what = f"'{option}' never leads by {use.name} of '{node}': it is taken before, or cannot come here"
                    fault = subject.marks.fault(*use.part, at, what, f"leave '{option}' out here, or move the rule up")
                    found.append(Finding(fault))
    return found


def _may_hold(subject: Subject, group: Group, id: str, option: str) -> bool:
    holding = group.place.frame.containing(id, option)
    return meets(subject.explored.diagrams, group.region, holding)


def _raw(subject: Subject, use: Use) -> Condition | None:
    rules = written_rules(subject.guide, use.node)
    return rules[int(use.key) - 1].when if rules else None


def _named(subject: Subject, raw: Condition | None, at: Loc) -> Iterator[tuple[str, str, Loc]]:
    """The options a condition as written names itself, outside `not`: question, option, place."""
    for id, word, loc in options_in(raw, at) if raw is not None else ():
        if id in subject.guide.questions and any(word == o.id for o in options_of(subject.guide.questions[id])):
            yield id, word, loc


def nodes_reached(subject: Subject) -> list[Finding]:
    """Some answers lead to every question, notice and outcome."""
    found = []
    targets = {rule.go for rules in subject.guide.rules.values() for rule in rules}
    for node in subject.nodes:
        if not subject.explored.at(node):
            why = "the rules that lead to it never hold" if node in targets else "no rule leads to it"
            key = subject.part(node).removesuffix("s")
            what = f"nobody can reach '{node}': {why}"
            found.append(Finding(subject.marks.fault(subject.part(node), node, (key,), what, "lead to it, or drop it")))
    return found


def no_circles(subject: Subject) -> list[Finding]:
    """On no route is a question asked twice; an outcome that comes again is the end."""
    found = []
    for (node, target), groups in subject.explored.circles.items():
        number = next(i for i, rule in enumerate(subject.guide.rules[node]) if rule.go == target)
        fault = subject.marks.fault(
            subject.part(node), node, (*_next(subject, node), number, "go"),
            f"'{node}' leads back to '{target}', which has been asked on this route",
            "lead elsewhere where it is answered already",
        )  # fmt: skip
        found.append(subject.found(fault, groups[0], target))
    return found


def overlaps(subject: Subject) -> int:
    """How many pairs of rules hold for the same answers, so that their order decides."""
    return sum(1 for node in subject.guide.rules for _ in overlapping(subject.explored, node))
