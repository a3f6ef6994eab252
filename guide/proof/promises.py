"""The author's promises, and safety: who must meet what, where help stands, and that urgency never falls."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.checks import texts as words_in
from guide.content.conditions import CONTINUED, NEVER, All, Condition, Includes, Not, Some, evaluate, reads
from guide.content.guide import Guide
from guide.content.outcomes import Outcome
from guide.content.promises import HelpPromise, Meets
from guide.content.words import PLACEHOLDER
from guide.engine.atoms import REFERENCE
from guide.engine.explore import Group
from guide.proof.falling import falls
from guide.proof.findings import Finding, Subject, dump_answers, first


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
        at = ("promises", "meets", number, "who")
        if evaluate(promise.who, {}, REFERENCE):
            what = "this holds before anything is asked, so that nobody comes to answer so"
            findings.append(Finding(subject.marks.about_fault(at, what, "add which question is 'answered'")))
            continue
        groups = [found for id in sorted(reads(promise.who)) for found in _next(subject, promise, id)]
        if not groups:
            what = "nobody can answer so: this promise says nothing"
            findings.append(Finding(subject.marks.about_fault(at, what, "mend it, or drop it")))
        told = set()
        for group, go in groups:
            after = (group.place.node, go)
            if go in promise.meets or after in told or (broken := _not_met(subject, promise, group)) is None:
                continue
            told.add(after)
            what = f"some who answer so meet '{go}' after '{after[0]}', not {_either(promise)}"
            fault = subject.marks.about_fault(at, what, f"mend the rules of '{after[0]}'")
            findings.append(subject.found(fault, broken, go))
    return findings


def _next(subject: Subject, promise: Meets, id: str) -> Iterator[tuple[Group, str]]:
    """Those who come to answer so by what they say at a node, and where they go from there."""
    explored = subject.explored
    before = without(promise.who, id)
    for number, rule in enumerate(subject.guide.rules.get(id, ())):
        for group in explored.taken.get((id, number), ()):
            begins = explored.where(explored.where(group, promise.who), before, False)
            if begins is not None:
                yield begins, rule.go


def _not_met(subject: Subject, promise: Meets, group: Group) -> Group | None:
    """Those of a group who have not gone on from any of the promised nodes."""
    gone_on = (Includes(id, frozenset({CONTINUED})) for id in sorted(promise.meets & subject.guide.passed))
    return subject.explored.any([group], Some(tuple(gone_on)), holds=False)


def without(condition: Condition, id: str) -> Condition:
    """The condition as it is before a question is asked: no test of its answer holds."""
    match condition:
        case All(parts):
            return All(tuple(without(part, id) for part in parts))
        case Some(parts):
            return Some(tuple(without(part, id) for part in parts))
        case Not(part):
            return Not(without(part, id))
    return NEVER if condition.question == id else condition


def _either(promise: Meets) -> str:
    return " or ".join(f"'{id}'" for id in sorted(promise.meets))


def help_given(subject: Subject) -> list[Finding]:
    """Outcomes have the help that is promised for their urgency or group."""
    findings = []
    for promise in subject.guide.about.promises.help:
        for outcome in covered(subject.guide, promise):
            for key, what in _missing(subject.guide, promise, outcome):
                fault = subject.marks.fault("outcomes", outcome.id, (key,), what, "it is promised in guide.yaml")
                groups = subject.explored.at(outcome.id)
                findings.append(subject.found(fault, first(groups), outcome.id if groups else ""))
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
    help = f"'{promise.section}'" if promise.section else "help"
    if promise.first and (outcome.first is None or promise.section not in (None, outcome.first)):
        found.append(("first", f"'{outcome.id}' does not put {help} first"))
    if promise.page and guide.about.help not in outcome.pages:
        found.append(("pages", f"'{outcome.id}' does not name the page '{guide.about.help}'"))
    texts = [text for loc, text in words_in(outcome) if promise.section in (None, loc[0])]
    named = {id for words in texts for text in words.written.values() for _, id in PLACEHOLDER.findall(text)}
    if promise.names and named.isdisjoint(promise.names):
        found.append((promise.section or "know", f"{help} on '{outcome.id}' names none of {', '.join(promise.names)}"))
    return found


def urgency_never_falls(subject: Subject) -> list[Finding]:
    """While a fact grows and every other answer stays, the outcome met next is never less urgent."""
    findings: dict[tuple[str, str, str], Finding] = {}
    for number, promise in enumerate(subject.guide.about.promises.never_falls):
        for part in subject.guide.facts[promise.fact].from_:
            id = part.days_since or part.value or ""
            for fall in falls(subject.led, id):
                if {fall.less, fall.more} & {*promise.except_} or (id, fall.less, fall.more) in findings:
                    continue
                at = ("promises", "never-falls", number)
                what = f"'{fall.less}' becomes the less urgent '{fall.more}' as {promise.fact} grows"
                fault = subject.marks.about_fault(at, what, "mend the rules, or name one of them under 'except'")
                few, many = fall.witness(subject.led)
                both = {**few, **many}  # what only one of them is asked is no matter to the other
                subject.replayed({**both, id: few[id]}, fall.less, more=both.keys() - few.keys())
                subject.replayed(both, fall.more, more=both.keys() - many.keys())
                was = dump_answers(subject.guide, few, subject.today)[id]
                lands = f"{fall.more}, and with {id} {was} to {fall.less}"
                answers = dump_answers(subject.guide, both, subject.today)
                findings[id, fall.less, fall.more] = Finding(fault, answers, lands)
    return list(findings.values())
