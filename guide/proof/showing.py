"""Guarantees about what is shown: every part to somebody, and nothing that reads what was never asked."""

from __future__ import annotations

from guide.content.conditions import All, Condition, Given, Not, Skipped, Some, reads
from guide.content.questions import DateQuestion
from guide.engine.regions import Region
from guide.proof.explore import Place, Took
from guide.proof.findings import Finding, Subject
from guide.proof.uses import Use, showing


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
    only shown may stay away where an answer is missing, but must not appear because of that.
    """
    meant = _unknown_is_no(subject)
    findings = []
    for node in subject.nodes:
        places = subject.walked.at(node)
        for use in subject.uses(node) if places else ():
            finding = _never_asked(subject, use, places) or _maybe_missing(subject, use, places, meant)
            if finding:
                findings.append(finding)
    return findings


def _unknown_is_no(subject: Subject) -> frozenset[str]:
    meant: set[str] = set(subject.guide.outcomes)  # not to have gone on from an outcome is never unknown
    for id in subject.guide.about.promises.unknown_is_no:
        fact = subject.guide.facts.get(id)
        meant |= {id} if fact is None else {part.days_since or part.value or "" for part in fact.from_}
    return frozenset(meant)


def _never_asked(subject: Subject, use: Use, places: list[Place]) -> Finding | None:
    if use.role in ("block", "line of the check page"):
        return None  # written once for many outcomes; one that is never shown is found elsewhere
    together = {id: subject.together.get(id, {id}) for id in reads(use.when)}
    known = {id for place in places for id in place.region} | {use.node}
    for id, ids in together.items():
        if not ids & known:
            what = f"{use.name} of '{use.node}' asks about '{id}', which never comes before it"
            return Finding(subject.fault(use, what, "ask it before, or leave the test away"))
    return None


def _maybe_missing(subject: Subject, use: Use, places: list[Place], meant: frozenset[str]) -> Finding | None:
    doubtful: Condition | None = None
    space = subject.walked.space
    asked = sorted(reads(use.when) - meant)
    skips = {id: space.mask(Skipped(id)) for id in asked}
    for place in places:
        box = subject.walked.answered(place)
        if use.role == "rule" and use.node in subject.guide.outcomes:
            box = {**box, use.node: 1}
        if all(id in box and not box[id] & skips[id] for id in asked):
            continue
        if doubtful is None:
            sure = Some((certainly(use.when, True, meant), certainly(use.when, False, meant)))
            doubtful = Not(sure) if use.role == "rule" else All((Not(sure), use.when))
        bad, _ = space.split(_left_for(subject, use, box), doubtful)
        if bad:
            missing = next(id for id in asked if id not in bad[0] or bad[0][id] & skips[id])
            why = "skipped" if missing in bad[0] else "not asked"
            facts = subject.guide.facts.values()
            missing = next((f.fact for f in facts if missing in {p.days_since or p.value for p in f.from_}), missing)
            what = f"{use.name} of '{use.node}' reads '{missing}', which may be {why}, and does not say what that means"
            instead = f"add '{missing}: unknown' or 'answered', or name it under promises: unknown-is-no"
            return Finding(subject.fault(use, what, instead), subject.answers(Took(place, bad[0])))
    return None


def _left_for(subject: Subject, use: Use, box: Region) -> list[Region]:
    """What the rules above leave for this one."""
    rest = [box]
    if use.role == "rule":
        for rule in subject.guide.rules[use.node][: int(use.key) - 1]:
            _, rest = subject.walked.space.split(rest, rule.when)
    return rest


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
    if isinstance(condition, Given | Skipped) or condition.question in meant:
        return Not(condition)
    return All((Given(condition.question), Not(condition)))


def placeholders_known(subject: Subject) -> list[Finding]:
    """No text prints an answer that can never be there yet."""
    findings = []
    for node, ids in subject.printed.items():
        known = {id for place in subject.walked.at(node) for id in place.region}
        for id in sorted(ids):
            if subject.walked.at(node) and not known & subject.together.get(id, {id}):
                what = f"a text of '{node}' prints '{id}', which is never answered before it"
                findings.append(Finding(subject.marks.fault(subject.part(node), node, (), what, "ask it before")))
    return findings


def asked_for_nothing(subject: Subject) -> list[Finding]:
    """Remarks: questions whose answer, on some way, changes neither what comes next nor any text."""
    printed = subject.printed
    everywhere = frozenset().union(*printed.values()) if printed else frozenset[str]()
    findings = []
    for node, question in subject.guide.questions.items():
        if node in everywhere or isinstance(question, DateQuestion) or subject.guide.pauses[node]:
            continue
        for place in subject.walked.at(node):
            edges = place.edges
            if len({id(edge.to) for edge in edges}) == 1 and node not in edges[0].to.region:
                what = f"on some ways '{node}' is asked for nothing: no answer to it changes what follows"
                fault = subject.marks.fault("questions", node, ("question",), what, "ask it only where it matters")
                findings.append(Finding(fault, subject.answers(Took(place, place.region)), node, remark=True))
                break
    return findings
