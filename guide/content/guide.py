"""A guide that has been read and found whole: its nodes by id, and its conditions with their meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guide.content.conditions import NEVER, Condition, Includes, Value
from guide.content.models import AnyQuestion, Block, Fact, GuideFile, Law, OneQuestion, Option, Outcome, SeveralQuestion
from guide.content.pages import Page
from guide.content.promises import Meets
from guide.content.sources import Source
from guide.sheets.helper.model import HelperFile
from guide.sheets.letters.conditions import LetterConditions
from guide.sheets.letters.model import Letter
from guide.sheets.log.called import CalledLog
from guide.sheets.log.conduct import Conduct, ConductFile
from guide.sheets.log.model import LogFile
from guide.sheets.plan.model import PlanFile

Node = AnyQuestion | Outcome


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a node leads when a condition holds."""

    when: Condition
    go: str


@dataclass(frozen=True, slots=True, eq=False)
class Guide:
    """One guide. `rules` has the rules of every question and of every outcome that leads on."""

    folder: Path
    about: GuideFile
    questions: Mapping[str, AnyQuestion]
    outcomes: Mapping[str, Outcome]
    blocks: tuple[Block, ...]
    pages: Mapping[str, Page]
    law: Mapping[str, Law]
    plan: PlanFile | None
    log: LogFile | None
    called: CalledLog | None
    """the log of the person who was called, where it is one of its own"""
    conduct: Conduct | None
    helper: HelperFile | None
    letters: Mapping[str, Letter]
    letter_rules: Mapping[str, LetterConditions]
    """letter id → when it and its parts are said"""
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    rules: Mapping[str, tuple[Rule, ...]]
    shown: Mapping[str, Condition]
    """block id → when it is shown"""
    pauses: Mapping[str, tuple[Condition, ...]]
    """question id → when each of its pauses interrupts"""
    goes_on: Mapping[str, Condition]
    """outcome id → when going on from it counts, and its rules lead on"""
    asks_again: Mapping[str, Condition]
    """outcome id → when it offers to go on to somebody who came by a private answer, which is asked again"""
    scripts: Mapping[str, tuple[Condition, ...]]
    """outcome id → when each paragraph of its words to say is shown"""
    check_lines: tuple[Condition, ...]
    """when each line of the check page is said"""
    old_debt: Condition = field(default=NEVER, kw_only=True)
    """when the answers tell of a debt so old that the plan offers nothing"""
    owes_others: Condition = field(default=NEVER, kw_only=True)
    """when the answers tell of other debts, so that the plan must know of them"""
    meets: tuple[Meets, ...] = field(default=(), kw_only=True)
    """the promises of `meets`, compiled"""

    @property
    def id(self) -> str:
        return self.about.guide

    @property
    def first(self) -> str:
        return self.about.first

    @property
    def sheets(self) -> dict[str, PlanFile | LogFile | ConductFile | HelperFile]:
        """What stands under `sheets/`, by id."""
        files = (self.plan, self.log, self.conduct.file if self.conduct is not None else None, self.helper)
        return {file.sheet: file for file in files if file is not None}

    def node(self, id: str) -> Node:
        """The question or outcome with an id; KeyError where there is none."""
        return self.questions[id] if id in self.questions else self.outcomes[id]


def conditions(guide: Guide) -> Iterator[Condition]:
    """Every condition of a guide."""
    yield from (rule.when for rules in guide.rules.values() for rule in rules)
    yield from guide.goes_on.values()
    yield from guide.asks_again.values()
    yield from guide.shown.values()
    for several in (*guide.pauses.values(), *guide.scripts.values(), guide.check_lines):
        yield from several
    yield from (promise.who for promise in guide.meets)


def is_private(question: AnyQuestion, value: object) -> bool:
    """Whether an answer contains an option that must never be saved or listed (a crisis)."""
    if not isinstance(question, OneQuestion | SeveralQuestion):
        return False
    chosen = value if isinstance(value, tuple) else (value,)
    return any(option.private and option.id in chosen for option in question.options)


def private_among(guide: Guide, answers: Mapping[str, Value]) -> dict[str, Value]:
    """The answers that must never be kept."""
    asked = guide.questions
    return {id: value for id, value in answers.items() if id in asked and is_private(asked[id], value)}


def private_test(question: AnyQuestion) -> Includes | None:
    """The test whether an answer to a question is private; None where none can be."""
    private = frozenset(option.id for option in options_of(question) if option.private)
    return Includes(question.id, private) if private else None


def options_of(question: AnyQuestion | None) -> tuple[Option, ...]:
    """The options of a question; none where it is not a choice."""
    return question.options if isinstance(question, OneQuestion | SeveralQuestion) else ()
