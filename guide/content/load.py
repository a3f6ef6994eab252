"""Reading a guide's folder: every file, every fault, or a whole `Guide`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from guide.content import checks
from guide.content.about import GuideFile
from guide.content.compiling import Compiler
from guide.content.conditions import All, Condition, Given, Not, Some
from guide.content.faults import BrokenGuide, Fault
from guide.content.folder import Reading
from guide.content.guide import Guide, Rule, Sheet, private_test
from guide.content.marks import Marks
from guide.content.notices import Notice
from guide.content.outcomes import Block, Outcome
from guide.content.plugin import Plugin
from guide.content.promises import Meets, Shows
from guide.content.questions import AnyQuestion
from guide.content.reading import NO_GUIDE, Document, Loc, why_no_guide
from guide.content.remembering import Files
from guide.content.sheets import Parts
from guide.content.subjects import Complain
from guide.content.vocabulary import of_guide
from guide.content.written import Condition as Written
from guide.content.written import RuleFile


def load(folder: Path, plugins: Sequence[Plugin] = ()) -> Guide:
    """Read, validate and check a guide with the sheets of these kinds. Raises BrokenGuide with every fault found."""
    return load_marked(folder, plugins)[0]


def load_marked(
    folder: Path, plugins: Sequence[Plugin] = (), routing: bool = True, files: Files | None = None
) -> tuple[Guide, Marks]:
    """A guide together with where its parts stand. Raises BrokenGuide.

    Without `routing`, it is left to the proof to find a question whose rules do not cover every answer.
    `files`: as they were read before, if they were.
    """
    reading = Reading(folder, plugins, files)
    if why := why_no_guide(folder):
        what = ("is missing", "a guide is a folder with a guide.yaml") if why == NO_GUIDE else (why,)
        raise BrokenGuide([Fault(folder / "guide.yaml", 0, 0, *what)])
    reading.read_all()
    if reading.about is None:
        raise BrokenGuide(reading.faults)
    guide = _Compiling(reading, *reading.about).guide()
    marks = Marks(reading.where, reading.about[0])
    reading.faults += checks.run(guide, marks, routing, reading.unread)
    if reading.faults:
        raise BrokenGuide(reading.faults)
    return guide, marks


class _Compiling:
    """From the files of a guide to the guide: every condition with its meaning, or told as a fault."""

    def __init__(self, reading: Reading, document: Document, about: GuideFile) -> None:
        self.reading, self.about = reading, about
        self.questions: Mapping[str, AnyQuestion] = reading.nodes["questions"]
        self.notices: Mapping[str, Notice] = reading.nodes["notices"]
        self.outcomes: Mapping[str, Outcome] = reading.nodes["outcomes"]
        self.blocks: Mapping[str, Block] = reading.nodes["blocks"]
        self.facts = {fact.fact: fact for fact in about.facts}
        self.in_about = self.complain_in(document)
        known = of_guide(self.questions, (*self.notices, *self.outcomes), self.facts)
        self.compiler = Compiler(known, about.conditions, frozenset(reading.unread))
        self.compiler.define(self.in_about)

    def complain_in(self, document: Document) -> Complain:
        return lambda loc, what, instead: self.reading.faults.append(document.fault(loc, what, instead))

    def part(self, kind: str, id: str, raw: Written | None, *loc: str | int) -> Condition:
        """A condition of a part of the guide."""
        document, base = self.reading.where[kind, id]
        return self.compiler.condition(raw, (*base, *loc), self.complain_in(document))

    def rules(self, kind: str, id: str, raw: Iterable[RuleFile], *loc: str) -> tuple[Rule, ...]:
        return tuple(Rule(self.part(kind, id, rule.when, *loc, i, "when"), rule.go) for i, rule in enumerate(raw))

    def on_from(self) -> tuple[dict[str, tuple[Rule, ...]], dict[str, Condition], dict[str, Condition]]:
        """Outcomes that lead on: their rules, when going on counts, and when it is offered at all."""
        ways, counts, offered = dict[str, tuple[Rule, ...]](), dict[str, Condition](), dict[str, Condition]()
        for id, outcome in self.outcomes.items():
            if outcome.continue_ is not None:
                offered[id] = self.part("outcomes", id, outcome.continue_.when, "continue", "when")
                if outcome.continue_.next is not None:
                    ways[id] = self.rules("outcomes", id, outcome.continue_.next, "continue", "next")
                    counts[id] = _but_private(offered[id], self.questions.values(), id)
        return ways, counts, offered

    def sheets(self) -> dict[str, Sheet]:
        """The sheets that the files make."""

        def complain(kind: str, id: str, loc: Loc, what: str, instead: str) -> None:
            document, base = self.reading.where[kind, id]
            self.complain_in(document)((*base, *loc), what, instead)

        parts = Parts(self.reading.nodes, self.compiler, complain, self.reading.there)
        kinds = self.reading.sheets
        parts = replace(parts, asked={id: one for kind in kinds.values() for id, one in kind.subjects(parts).items()})
        made = {plugin.name: kind.compile(parts) for plugin, kind in kinds.items()}
        return {name: sheet for name, sheet in made.items() if sheet is not None}

    def guide(self) -> Guide:
        about, nodes = self.about, self.reading.nodes
        ways, goes_on, asks_again = self.on_from()
        asked, ends = self.questions.items(), self.outcomes.items()
        rules = {id: self.rules("questions", id, question.next, "next") for id, question in asked}
        rules |= {id: self.rules("notices", id, notice.next, "next") for id, notice in self.notices.items()}
        return Guide(
            folder=self.reading.folder,
            about=about,
            questions=self.questions,
            notices=self.notices,
            outcomes=self.outcomes,
            blocks=tuple(self.blocks.values()),
            pages=nodes["pages"],
            law=nodes["law"],
            sheets=self.sheets(),
            plugins={plugin.name: plugin for plugin in self.reading.plugins},
            sources=nodes["sources"],
            facts=self.facts,
            rules=rules | ways,
            shown={id: self.part("blocks", id, block.when, "when") for id, block in self.blocks.items()},
            pauses={
                id: tuple(self.part("questions", id, p.when, "pauses", i, "when") for i, p in enumerate(q.pauses))
                for id, q in asked
            },
            goes_on=goes_on,
            asks_again=asks_again,
            scripts={
                id: tuple(self.part("outcomes", id, say.when, *loc, "when") for loc, say in outcome.said)
                for id, outcome in ends
            },
            check_lines=tuple(
                self.compiler.condition(line.when, ("check", i, "when"), self.in_about)
                for i, line in enumerate(about.check)
            ),
            meets=tuple(
                Meets(
                    self.compiler.condition(p.who, ("promises", "meets", i, "who"), self.in_about), frozenset(p.meets)
                )
                for i, p in enumerate(about.promises.meets)
            ),
            shows=tuple(
                Shows(self.compiler.condition(p.who, ("promises", "shows", i, "who"), self.in_about), p)
                for i, p in enumerate(about.promises.shows)
            ),
        )


def _but_private(offered: Condition, questions: Iterable[AnyQuestion], outcome: str) -> Condition:
    """When going on from an outcome counts: where it is offered, and no private answer led straight there."""
    leading = [question for question in questions if any(rule.go == outcome for rule in question.next)]
    private = [test for question in leading if (test := private_test(question)) is not None]
    if not private:
        return offered
    others: list[Condition] = [Some((Not(Given(test.question)), Not(test))) for test in private]
    return All((offered, *others))
