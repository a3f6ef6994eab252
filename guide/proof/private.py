"""The guarantee that a private answer leaves no gap in what is saved.

It is held only while its page is in front of the reader, and what is answered behind it could not be saved without
telling. So it must lead to an outcome, and whoever goes on from there is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.conditions import All, Not
from guide.content.guide import Guide, options_of, private_test
from guide.proof.findings import Finding, Subject


def options(guide: Guide) -> int:
    """How many options are private."""
    return sum(option.private for question in guide.questions.values() for option in options_of(question))


def no_gap(subject: Subject) -> list[Finding]:
    """Every private answer leads to an outcome; going on without rules is offered to nobody but who came by one."""
    return [*_leading_on(subject), *_going_nowhere(subject)]


def _leading_on(subject: Subject) -> Iterator[Finding]:
    """Rules by which a private answer leads to another question."""
    guide, explored = subject.guide, subject.explored
    for id, question in guide.questions.items():
        private = private_test(question)
        for number, rule in enumerate(guide.rules[id] if private is not None else ()):
            if private is None or rule.go in guide.outcomes:
                continue
            met = explored.any(explored.taken.get((id, number), ()), private)
            if met is not None:
                what = f"a private answer to '{id}' leads to '{rule.go}', and an answer there would tell of it"
                fault = subject.marks.fault(
                    "questions", id, ("next", number, "go"), what,
                    "lead it to an outcome; whoever continues from there is asked again",
                )  # fmt: skip
                yield subject.found(fault, met, rule.go)


def _going_nowhere(subject: Subject) -> Iterator[Finding]:
    """Outcomes whose way on asks a private answer again, offered to somebody who gave none."""
    guide, explored = subject.guide, subject.explored
    for (node, number), groups in explored.taken.items():
        go = guide.rules[node][number].go
        if go not in guide.asks_again or go in guide.goes_on:
            continue
        private = private_test(guide.questions[node]) if node in guide.questions else None
        for group in groups:
            offered = guide.asks_again[go]
            met = explored.any([group], offered if private is None else All((offered, Not(private))))
            if met is not None:
                what = f"'{go}' has a way on without rules, and some come to it without a private answer"
                fault = subject.marks.fault("outcomes", go, ("continue",), what, "add 'next', with rules for them")
                yield subject.found(fault, met, go)
                break
