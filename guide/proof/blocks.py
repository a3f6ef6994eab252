"""The promises about blocks: which are shown, which together, and which never."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from guide.content.outcomes import Outcome
from guide.content.promises import Shows
from guide.content.reading import Loc
from guide.engine.explore import Group
from guide.proof.findings import Finding, Subject, first


def shown_as_promised(subject: Subject) -> list[Finding]:
    """Whoever comes to an outcome is shown the blocks that are promised, and no others. Each break is told once."""
    findings = []
    for number, promise in enumerate(subject.guide.shows):
        at: Loc = ("promises", "shows", number)
        told = set()
        outcomes = _outcomes(subject, promise)
        if not any(_who(subject, promise, outcome) for outcome in outcomes):
            what = "nobody answers so and comes there: this promise says nothing"
            findings.append(Finding(subject.marks.about_fault(at, what, "mend it, or drop it")))
        for outcome in outcomes:
            for what, group in _breaks(subject, promise, outcome):
                if what not in told:
                    told.add(what)
                    fault = subject.marks.about_fault(at, f"{what} at '{outcome.id}'", "mend when they are shown")
                    findings.append(subject.found(fault, group, outcome.id))
    return findings


def _outcomes(subject: Subject, promise: Shows) -> list[Outcome]:
    """The outcomes of which something is promised."""
    return [subject.guide.outcomes[id] for id in promise.file.at or subject.guide.outcomes]


def _who(subject: Subject, promise: Shows, outcome: Outcome) -> list[Group]:
    """Those at an outcome to whom something is promised."""
    explored = subject.explored
    return [who for group in explored.at(outcome.id) if (who := explored.where(group, promise.who)) is not None]


def _breaks(subject: Subject, promise: Shows, outcome: Outcome) -> Iterator[tuple[str, Group]]:
    """How a promise is broken at an outcome, and for whom."""
    file, who = promise.file, _who(subject, promise, outcome)
    for one, other in combinations(file.at_most_one or file.exactly_one, 2):
        both = first(_seeing(subject, _seeing(subject, group, outcome, one), outcome, other) for group in who)
        if both is not None:
            yield f"'{one}' and '{other}' are shown together", both
    blocks = file.at_least_one or file.exactly_one
    if blocks:
        left: list[Group | None] = [*who]
        for block in blocks:
            left = [_seeing(subject, group, outcome, block, False) for group in left]
        if (group := first(left)) is not None:
            yield f"none of {', '.join(map(repr, blocks))} is shown", group
    for wanted, blocks in ((True, file.all_), (False, file.none)):
        for block in blocks:
            wrong = first(_seeing(subject, group, outcome, block, not wanted) for group in who)
            if wrong is not None:
                yield f"'{block}' is {'not ' if wanted else ''}shown", wrong


def _seeing(subject: Subject, group: Group | None, outcome: Outcome, block: str, shown: bool = True) -> Group | None:
    """Those of a group who are shown a block, or are not."""
    if block not in outcome.blocks:
        return None if shown else group
    return subject.explored.where(group, subject.guide.shown[block], shown)
