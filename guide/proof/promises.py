"""The author's promises, and safety: who must meet what, where help stands, and that urgency never falls."""

from __future__ import annotations

from guide.content.conditions import reads
from guide.content.guide import Guide
from guide.content.outcomes import Outcome
from guide.content.promises import URGENCIES, HelpPromise, Meets
from guide.content.words import PLACEHOLDER
from guide.proof.explore import Took
from guide.proof.findings import Finding, Subject, dump_answers


def help_near(subject: Subject) -> list[Finding]:
    """The page that the help key opens from every node names somebody to turn to."""
    page = subject.guide.pages[subject.guide.about.help]
    if any(section.channels or section.law for section in page.sections):
        return []
    what = f"the help page '{page.id}' names nobody to turn to"
    return [Finding(subject.marks.fault("pages", page.id, (), what, "give a section 'channels:' or 'law:'"))]


def meets_kept(subject: Subject) -> list[Finding]:
    """Whoever answers so meets one of the promised nodes next, unless they went on from one before."""
    findings = []
    for number, promise in enumerate(subject.guide.meets):
        held, told = False, set[tuple[str, str]]()
        for id in sorted(reads(promise.who) & subject.guide.questions.keys()):
            for place in subject.walked.at(id):
                for edge in place.edges:
                    met, _ = subject.walked.space.split([edge.box], promise.who)
                    held = held or bool(met)
                    broken = [box for box in met if _breaks(subject, promise, id, edge.to.node, box)]
                    if broken and (id, edge.to.node) not in told:
                        told.add((id, edge.to.node))
                        what = f"some who answer so meet '{edge.to.node}' after '{id}', not {_either(promise)}"
                        at = ("promises", "meets", number, "who")
                        fault = subject.marks.about_fault(at, what, f"mend the rules of '{id}'")
                        findings.append(Finding(fault, subject.answers(Took(place, broken[0])), edge.to.node))
        if not held:
            what = "nobody can answer so: this promise says nothing"
            fault = subject.marks.about_fault(("promises", "meets", number, "who"), what, "mend it, or drop it")
            findings.append(Finding(fault))
    return findings


def _breaks(subject: Subject, promise: Meets, id: str, next: str, box: dict[str, int]) -> bool:
    if next in promise.meets or any(node in box and node in subject.guide.outcomes for node in promise.meets):
        return False
    before = {other: mask for other, mask in box.items() if other != id}
    return not subject.walked.space.split([before], promise.who)[0]  # it was kept where it began to hold


def _either(promise: Meets) -> str:
    return " or ".join(f"'{id}'" for id in sorted(promise.meets))


def help_given(subject: Subject) -> list[Finding]:
    """Outcomes have the help that is promised for their urgency or group."""
    findings = []
    for promise in subject.guide.about.promises.help:
        for outcome in covered(subject.guide, promise):
            for key, what in _missing(subject.guide, promise, outcome):
                fault = subject.marks.fault("outcomes", outcome.id, (key,), what, "it is promised in guide.yaml")
                places = subject.walked.at(outcome.id)
                answers = subject.answers(Took(places[0], places[0].region)) if places else None
                findings.append(Finding(fault, answers, outcome.id if places else ""))
    return findings


def covered(guide: Guide, promise: HelpPromise) -> list[Outcome]:
    """The outcomes a promise of help speaks of."""
    return [
        outcome
        for outcome in guide.outcomes.values()
        if (not promise.urgency or outcome.urgency in promise.urgency)
        and (not promise.group or outcome.group in promise.group)
    ]


def _missing(guide: Guide, promise: HelpPromise, outcome: Outcome) -> list[tuple[str, str]]:
    found = []
    if promise.first and not outcome.help_first:
        found.append(("help-first", f"'{outcome.id}' does not put help in second place"))
    if promise.page and guide.about.help not in outcome.pages:
        found.append(("pages", f"'{outcome.id}' does not name the page '{guide.about.help}'"))
    named = {id for text in outcome.help.written.values() for _, id in PLACEHOLDER.findall(text)}
    if promise.names and named.isdisjoint(promise.names):
        found.append(("help", f"the help of '{outcome.id}' names none of {', '.join(promise.names)}"))
    return found


def urgency_never_falls(subject: Subject) -> list[Finding]:
    """While a fact grows and every other answer stays, the outcome met next is never less urgent."""
    findings: dict[tuple[str, str, str], Finding] = {}
    pairs = subject.pairs
    outcomes = subject.guide.outcomes
    for number, promise in enumerate(subject.guide.about.promises.never_falls):
        for part in subject.guide.facts[promise.fact].from_:
            id = part.days_since or part.value or ""
            for apart in pairs.neighbours(id):
                if {apart.less, apart.more} & {*promise.except_}:
                    continue
                urgency = [URGENCIES.index(outcomes[node].urgency) for node in (apart.less, apart.more)]
                if urgency[0] <= urgency[1] or (id, apart.less, apart.more) in findings:
                    continue
                less, more = pairs.witness(apart)
                at = ("promises", "never-falls", number)
                what = f"'{apart.less}' becomes the less urgent '{apart.more}' as {promise.fact} grows"
                fault = subject.marks.about_fault(at, what, "mend the rules, or name one of them under 'except'")
                was = dump_answers(subject.guide, less, subject.today)[id]
                lands = f"{apart.more}, and with {id} {was} to {apart.less}"
                answers = dump_answers(subject.guide, more, subject.today)
                findings[id, apart.less, apart.more] = Finding(fault, answers, lands)
    return list(findings.values())
