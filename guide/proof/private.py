"""The guarantee that a private answer leaves no gap in what is saved.

It is held only while its page is in front of the reader, and what is answered behind it could not be saved without
telling. So it must lead to an outcome, and whoever goes on from there is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.conditions import Not
from guide.content.guide import Guide, options_of, private_test
from guide.proof.explore import Took
from guide.proof.findings import Finding, Subject


def options(guide: Guide) -> int:
    """How many options are private."""
    return sum(option.private for question in guide.questions.values() for option in options_of(question))


def no_gap(subject: Subject) -> list[Finding]:
    """Every private answer leads to an outcome; going on without rules is offered to nobody but who came by one."""
    return [*_leading_on(subject), *_going_nowhere(subject)]


def _leading_on(subject: Subject) -> Iterator[Finding]:
    """Rules by which a private answer leads to another question."""
    for id, question in subject.guide.questions.items():
        private = private_test(question)
        for number, rule in enumerate(subject.guide.rules[id] if private is not None else ()):
            if private is None or rule.go not in subject.guide.questions:
                continue
            for place, box in subject.walked.rules.get((id, number), ()):
                met, _ = subject.walked.space.split([box], private)
                if met:
                    what = f"a private answer to '{id}' leads to '{rule.go}', a question whose answer would tell of it"
                    fault = subject.marks.fault(
                        "questions", id, ("next", number, "go"), what,
                        "lead it to an outcome; whoever continues from there is asked again",
                    )  # fmt: skip
                    yield Finding(fault, subject.answers(Took(place, met[0])), rule.go)
                    break


def _going_nowhere(subject: Subject) -> Iterator[Finding]:
    """Outcomes whose way on asks a private answer again, offered to somebody who gave none."""
    guide, space = subject.guide, subject.walked.space
    for (node, number), taken in subject.walked.rules.items():
        go = guide.rules[node][number].go
        if go not in guide.asks_again or go in guide.goes_on:
            continue
        private = private_test(guide.questions[node]) if node in guide.questions else None
        for place, box in taken:
            met, _ = space.split([box], guide.asks_again[go])
            met = space.split(met, Not(private))[0] if private is not None else met
            if met:
                what = f"'{go}' has a way on without rules, and some come to it without a private answer"
                fault = subject.marks.fault("outcomes", go, ("continue",), what, "add 'next', with rules for them")
                yield Finding(fault, subject.answers(Took(place, met[0])), go)
                break
