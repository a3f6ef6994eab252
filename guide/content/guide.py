"""A guide that has been read and found whole: its nodes by id, and its conditions with their meaning."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar, TypeAlias

from guide.content.about import Fact, GuideFile
from guide.content.conditions import Condition, Includes, Value
from guide.content.faults import Fault
from guide.content.fields import Form
from guide.content.marks import Marks, PartId
from guide.content.notices import Notice
from guide.content.outcomes import Block, Law, Outcome
from guide.content.pages import Page
from guide.content.plugin import Plugin
from guide.content.promises import Meets, Shows
from guide.content.questions import AnyQuestion, OneQuestion, Option, SeveralQuestion
from guide.content.reading import Loc
from guide.content.references import Kind
from guide.content.sources import Source
from guide.content.words import Model, Words

Node = AnyQuestion | Notice | Outcome
Unfit: TypeAlias = tuple[PartId, Loc, str, str]
"""What is wrong with a sheet: the part, the place in it, what it is, what to write instead."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a node leads when a condition holds."""

    when: Condition
    go: str


class Sheet:
    """What one kind of sheet holds in one guide, read and compiled.

    This is all that content, proof, views and lint ask of a sheet; each kind answers what concerns it.
    """

    uses: ClassVar[frozenset[str]] = frozenset({"required", "useful", "optional", "later"})
    """the words for how an outcome may want it used"""

    @property
    def parts(self) -> Collection[str]:
        """The ids of its parts, of which an outcome may offer some; none where it is offered whole."""
        return ()

    @property
    def files(self) -> Mapping[PartId, Model]:
        """Its parts as they were written."""
        return {}

    @property
    def figures(self) -> frozenset[str]:
        """Placeholders that the words to say on an outcome may print: plan:offer."""
        return frozenset()

    @property
    def ids(self) -> Mapping[Kind, Collection[str]]:
        """What other parts of the guide may refer to."""
        return {}

    @property
    def page(self) -> str | None:
        """The page about it, which it opens itself."""
        return None

    def forms(self) -> Iterator[tuple[PartId, str, Form]]:
        """Its forms, each with the part and the key under which it stands."""
        yield from ()

    def name_of(self, place: Sequence[str]) -> Words | None:
        """What people call that which stands at a place of its data in a note."""
        return None

    def asks(self, outcome: Outcome) -> Iterator[Condition]:
        """What is asked of answers to work it out where an outcome offers it."""
        yield from ()

    def tells(self, outcome: Outcome) -> frozenset[str]:
        """The questions and facts whose answers stand on it where an outcome offers it."""
        return frozenset()

    def due(self, known: Mapping[str, Value], today: date) -> frozenset[str]:
        """The parts that every outcome offers after these answers, while nothing has been filled in yet."""
        return frozenset()

    def titled(self) -> Iterator[tuple[Words, Model]]:
        """What may lean on sources, by the name under which people know it."""
        yield from ()

    def unfit(self, guide: Guide, unread: Collection[str]) -> Iterator[Unfit]:
        """What is wrong with it in this guide. Ids that are `unread` have faults of their own."""
        yield from ()

    def style(self, guide: Guide, marks: Marks) -> Iterator[Fault]:
        """What an editor would mend in its texts, beside what is asked of every text."""
        yield from ()


@dataclass(frozen=True, slots=True, eq=False)
class Guide:
    """One guide, read and found whole: its nodes by id, and its conditions with their meaning."""

    folder: Path
    """where its files are"""
    about: GuideFile
    """what `guide.yaml` says"""
    questions: Mapping[str, AnyQuestion]
    """question id → the question"""
    notices: Mapping[str, Notice]
    """notice id → the notice"""
    outcomes: Mapping[str, Outcome]
    """outcome id → the outcome"""
    blocks: tuple[Block, ...]
    """the blocks that may stand on outcomes, most important first"""
    pages: Mapping[str, Page]
    """page id → a page beside the questions"""
    law: Mapping[str, Law]
    """topic → the text on it"""
    sheets: Mapping[str, Sheet]
    """what is filled in beside the questions, by the name of its kind"""
    plugins: Mapping[str, Plugin]
    """where the code of each kind is found, also of those of which it has no files"""
    sources: Mapping[str, Source]
    """what sentences lean on, by id"""
    facts: Mapping[str, Fact]
    """fact id → how it is worked out from answers"""
    rules: Mapping[str, tuple[Rule, ...]]
    """node id → where it leads; the first rule that holds counts"""
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
    meets: tuple[Meets, ...] = field(default=(), kw_only=True)
    """the promises of `meets`, compiled"""
    shows: tuple[Shows, ...] = field(default=(), kw_only=True)
    """the promises of `shows`, compiled"""

    @property
    def id(self) -> str:
        """Its id."""
        return self.about.guide

    @property
    def first(self) -> str:
        """The id of the first question."""
        return self.about.first

    @property
    def nodes(self) -> Mapping[str, Node]:
        """Every question, notice and outcome."""
        return {**self.questions, **self.notices, **self.outcomes}

    def node(self, id: str) -> Node:
        """The question, notice or outcome with an id; KeyError where there is none."""
        return self.questions[id] if id in self.questions else self.notices.get(id) or self.outcomes[id]

    @property
    def passed(self) -> frozenset[str]:
        """What one can go on from: notices, and outcomes that lead on."""
        return frozenset((*self.notices, *self.goes_on))

    def name(self, id: str) -> Words:
        """What a node is called: a question by its label, others by their title."""
        node = self.node(id)
        return node.title if isinstance(node, Notice | Outcome) else node.label

    def heading(self, id: str) -> Words:
        """What stands at the top of a node: what a question asks, the title of others."""
        node = self.node(id)
        return node.title if isinstance(node, Notice | Outcome) else node.ask

    def kind(self, id: str) -> str:
        """The kind of part that a node is: the name of the folder it stands in."""
        return "questions" if id in self.questions else "notices" if id in self.notices else "outcomes"


def parts(guide: Guide) -> dict[PartId, Model]:
    """Every part of a guide that has a file or an entry of its own, but guide.yaml."""
    kinds: dict[str, Mapping[str, Model]] = {
        "questions": guide.questions,
        "notices": guide.notices,
        "outcomes": guide.outcomes,
        "blocks": {block.id: block for block in guide.blocks},
        "law": guide.law,
        "pages": guide.pages,
        "sources": guide.sources,
    }
    found = {(kind, id): part for kind, each in kinds.items() for id, part in each.items()}
    return found | {id: part for sheet in guide.sheets.values() for id, part in sheet.files.items()}


def conditions(guide: Guide) -> Iterator[Condition]:
    """Every condition of a guide."""
    yield from (rule.when for rules in guide.rules.values() for rule in rules)
    yield from guide.goes_on.values()
    yield from guide.asks_again.values()
    yield from guide.shown.values()
    for several in (*guide.pauses.values(), *guide.scripts.values(), guide.check_lines):
        yield from several
    yield from (promise.who for promise in guide.meets)
    yield from (promise.who for promise in guide.shows)


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
