"""Reading a guide's folder: every file, every fault, or a whole `Guide`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Never

from guide.content import checks
from guide.content.compiling import Compiler
from guide.content.conditions import All, Condition, Given, Not, Some
from guide.content.faults import BrokenGuide, Fault
from guide.content.folder import Reading
from guide.content.guide import Guide, Rule, Sheet, private_test
from guide.content.marks import Marks
from guide.content.models import AnyQuestion, GuideFile, Outcome, RuleFile
from guide.content.plugin import Plugin
from guide.content.promises import Meets
from guide.content.reading import NO_GUIDE, Document, Loc, why_no_guide
from guide.content.sheets import Parts
from guide.content.subjects import Complain
from guide.content.vocabulary import of_guide


def load(folder: Path, plugins: Sequence[Plugin] = ()) -> Guide:
    """Read, validate and check a guide with the sheets of these kinds. Raises BrokenGuide with every fault found."""
    return load_marked(folder, plugins)[0]


def load_marked(folder: Path, plugins: Sequence[Plugin] = (), routing: bool = True) -> tuple[Guide, Marks]:
    """A guide together with where its parts stand. Raises BrokenGuide.

    Without `routing`, it is left to the proof to find a question whose rules do not cover every answer.
    """
    reading = Reading(folder, plugins)
    if why := why_no_guide(folder):
        what = ("is missing", "a guide is a folder with a guide.yaml") if why == NO_GUIDE else (why,)
        raise BrokenGuide([Fault(folder / "guide.yaml", 0, 0, *what)])
    reading.read_all()
    if reading.about is None:
        raise BrokenGuide(reading.faults)
    guide = _compile(reading, *reading.about)
    marks = Marks(reading.where, reading.about[0])
    reading.faults += checks.run(guide, marks, routing, reading.unread)
    if reading.faults:
        raise BrokenGuide(reading.faults)
    return guide, marks


def _compile(reading: Reading, document: Document, about: GuideFile) -> Guide:
    questions: Mapping[str, AnyQuestion] = reading.nodes["questions"]
    outcomes: Mapping[str, Outcome] = reading.nodes["outcomes"]
    facts = {fact.fact: fact for fact in about.facts}
    known = of_guide(questions, outcomes, facts)
    compiler = Compiler(known, about.conditions, frozenset(reading.unread))

    def complain_in(document: Document) -> Complain:
        return lambda loc, what, instead: reading.faults.append(document.fault(loc, what, instead))

    def compiled(kind: str, id: str, raw: Any, loc: Loc) -> Condition:
        document, base = reading.where[kind, id]
        return compiler.condition(raw, (*base, *loc), complain_in(document))

    def rules(kind: str, id: str, raw: tuple[RuleFile, ...], loc: Loc) -> tuple[Rule, ...]:
        return tuple(Rule(compiled(kind, id, rule.when, (*loc, i, "when")), rule.go) for i, rule in enumerate(raw))

    compiler.define(complain_in(document))
    ways = {id: rules("questions", id, question.next, ("next",)) for id, question in questions.items()}
    goes_on, asks_again = {}, {}
    for id, outcome in outcomes.items():
        if outcome.continue_ is not None:
            asks_again[id] = compiled("outcomes", id, outcome.continue_.when, ("continue", "when"))
            if outcome.continue_.next is not None:
                ways[id] = rules("outcomes", id, outcome.continue_.next, ("continue", "next"))
                goes_on[id] = _but_private(asks_again[id], questions.values(), id)
    return Guide(
        folder=reading.folder,
        about=about,
        questions=questions,
        outcomes=outcomes,
        blocks=tuple(reading.nodes["blocks"].values()),
        pages=reading.nodes["pages"],
        law=reading.nodes["law"],
        sheets=_sheets(reading, compiler),
        plugins={plugin.name: plugin for plugin in reading.sheets},
        sources=reading.nodes["sources"],
        facts=facts,
        rules=ways,
        shown={id: compiled("blocks", id, block.when, ("when",)) for id, block in reading.nodes["blocks"].items()},
        pauses={
            id: tuple(compiled("questions", id, p.when, ("pauses", i, "when")) for i, p in enumerate(question.pauses))
            for id, question in questions.items()
        },
        goes_on=goes_on,
        asks_again=asks_again,
        scripts={
            id: tuple(compiled("outcomes", id, s.when, ("say", i, "when")) for i, s in enumerate(outcome.say))
            for id, outcome in outcomes.items()
        },
        check_lines=tuple(
            compiler.condition(aside.when, ("check", i, "when"), complain_in(document))
            for i, aside in enumerate(about.check)
        ),
        meets=tuple(
            Meets(compiler.condition(p.who, ("promises", "meets", i, "who"), complain_in(document)), frozenset(p.meets))
            for i, p in enumerate(about.promises.meets)
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


def _sheets(reading: Reading, compiler: Compiler[Never]) -> dict[str, Sheet]:
    """The sheets of a guide, those that its files make."""

    def complain(kind: str, id: str, loc: Loc, what: str, instead: str) -> None:
        document, base = reading.where[kind, id]
        reading.faults.append(document.fault((*base, *loc), what, instead))

    parts = Parts(reading.nodes, compiler, complain, reading.there)
    made = {plugin.name: kind.compile(parts) for plugin, kind in reading.sheets.items()}
    return {name: sheet for name, sheet in made.items() if sheet is not None}
