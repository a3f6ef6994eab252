"""Remarks: what is worth a look, though it breaks no guarantee."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.conditions import ALWAYS, asked_about, tests
from guide.engine.nodes import TooWide
from guide.proof.findings import Finding, Subject
from guide.proof.influence import idle
from guide.proof.paths import most
from guide.proof.uses import Use, showing


def asked_for_nothing(subject: Subject) -> list[Finding]:
    """Questions of which, for some who come there, no answer changes what follows, is shown, printed or promised."""
    findings, diagrams = [], subject.explored.diagrams
    end = diagrams.made + most(subject.guide)  # for all questions together: a remark is not worth a wait
    for id in subject.guide.questions:
        try:
            group = idle(subject, id, end - diagrams.made)
        except TooWide:
            what = f"whether '{id}' is asked for a reason was not looked into: too much depends on it for that"
            fault = subject.marks.fault("questions", id, ("question",), what)
            findings.append(Finding(fault, remark=True))
            continue
        if group is not None:
            what = f"on some ways '{id}' is asked for nothing: no answer to it changes what follows"
            fault = subject.marks.fault("questions", id, ("question",), what, "ask it only where it matters")
            findings.append(subject.found(fault, group, id, remark=True))
    return findings


def shown_to_everybody(subject: Subject) -> list[Finding]:
    """Blocks and lines with a condition that holds for everybody who could see them."""
    findings = []
    for use, nodes in _by_part(subject):
        counts = [(subject.shown_to(node)[use.role, use.key], subject.explored.there(node)) for node in nodes]
        explored = subject.explored
        if use.when != ALWAYS and all(explored.count(seen) == explored.count(all_) for seen, all_ in counts):
            what = f"everybody sees the {use.name}{_at(nodes)}: its 'when' always holds there"
            findings.append(Finding(subject.fault(use, what, "leave the 'when' away"), remark=True))
    return findings


def reads_what_nobody_said(subject: Subject) -> list[Finding]:
    """Blocks that ask about an answer which nobody has given on the way there.

    A block is written once for many outcomes: one answer may matter on some of them, another on others. So an answer is
    named where none of those that a block asks about has been given, or where it is given before no outcome at all.
    """
    findings = []
    for use, nodes in _by_part(subject):
        if use.role != "block":
            continue
        names = dict.fromkeys(map(asked_about, tests(use.when)))
        lost = {name: [n for n in nodes if not subject.asked_of(subject.explored.at(n), name)] for name in names}
        blind = [node for node in nodes if all(node in unasked for unasked in lost.values())]
        for name, unasked in lost.items():
            lost_at = unasked if len(unasked) == len(nodes) else blind
            if lost_at:
                what = f"{use.name}{_at(lost_at)} asks about '{name}', which never comes before it"
                findings.append(Finding(subject.fault(use, what, "list it elsewhere, or ask that before"), remark=True))
    return findings


def _by_part(subject: Subject) -> Iterator[tuple[Use, list[str]]]:
    """Each part of outcomes and pause, with the nodes reached at which it may be shown."""
    found: dict[tuple[object, ...], tuple[Use, list[str]]] = {}
    for node in subject.nodes:
        for use in showing(subject.guide, node) if subject.explored.at(node) else ():
            own = None if use.role in ("block", "line of the check page") else node
            found.setdefault((use.role, use.key, own), (use, []))[1].append(node)
    yield from found.values()


def _at(nodes: list[str]) -> str:
    return f" of {', '.join(map(repr, nodes))}" if len(nodes) < 4 else f" of {len(nodes)} outcomes"
