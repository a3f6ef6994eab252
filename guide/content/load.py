"""Reading a guide's folder: every file, every fault, or a whole `Guide`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Never

from pydantic import ValidationError

from guide.content import checks
from guide.content.compiling import Compiler
from guide.content.conditions import NEVER, All, Condition, Given, Not, Some
from guide.content.faults import BrokenGuide, Fault, nearest
from guide.content.guide import Guide, Rule, private_test
from guide.content.languages import Languages
from guide.content.marks import Marks
from guide.content.models import AnyQuestion, BlocksFile, GuideFile, Law, Outcome, Question, RuleFile
from guide.content.pages import Page
from guide.content.plain_file import read_plain
from guide.content.promises import Meets
from guide.content.reading import NO_GUIDE, Document, Loc, read, why_no_guide
from guide.content.sources import ChannelsFile, ClaimsFile, ContradictionsFile, InstrumentsFile
from guide.content.subjects import Complain
from guide.content.validating import FileKind
from guide.content.vocabulary import of_guide
from guide.sheets.helper.model import HelperFile
from guide.sheets.letters import checks as letter_checks
from guide.sheets.letters.conditions import letter_conditions
from guide.sheets.letters.model import Letter
from guide.sheets.log.called import CalledLog, called_log
from guide.sheets.log.compiling import compile_conduct
from guide.sheets.log.conduct import Conduct, ConductFile
from guide.sheets.log.model import LogFile
from guide.sheets.plan.model import PlanFile

_FOLDERS: dict[str, tuple[str, FileKind]] = {
    "questions": ("question", FileKind(Question)),
    "outcomes": ("outcome", FileKind(Outcome)),
    "pages": ("page", FileKind(Page)),
    "law": ("law", FileKind(Law)),
    "letters": ("letter", FileKind(Letter)),
}
_FILES: dict[str, FileKind] = {
    "guide.yaml": FileKind(GuideFile),
    "blocks.yaml": FileKind(BlocksFile),
    "sources/claims.yaml": FileKind(ClaimsFile),
    "sources/contradictions.yaml": FileKind(ContradictionsFile),
    "sources/instruments.yaml": FileKind(InstrumentsFile),
    "sources/channels.yaml": FileKind(ChannelsFile),
    "sheets/plan.yaml": FileKind(PlanFile),
    "sheets/log.yaml": FileKind(LogFile),
    "sheets/helper.yaml": FileKind(HelperFile),
    "sheets/conduct.yaml": FileKind(ConductFile),
}
_MEANT = re.compile(r"(.+?)\.(yml|yaml|yaml\.txt|yml\.txt)", re.IGNORECASE)
"""Names of files that were meant to be read."""
_ID = re.compile(
    r"^ *(?:- )?(?:question|outcome|page|law|letter|block|claim|contradiction|instrument|channel): *['\"]?([\w-]+)",
    re.MULTILINE,
)


def kinds() -> dict[str, FileKind]:
    """Kind of file (a folder, or one file's name) → what it holds."""
    folders = {folder: kind for folder, (_, kind) in _FOLDERS.items()}
    return {"guide.yaml": _FILES["guide.yaml"], **folders, **_FILES}


class Reading:
    """What is known of a folder while it is read: documents and models by kind and id, and the faults so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.nodes: dict[str, dict[str, Any]] = {folder: {} for folder in (*_FOLDERS, "blocks", "sources", "sheets")}
        self.files: dict[str, tuple[Document, Any]] = {}
        self.where: dict[tuple[str, str], tuple[Document, Loc]] = {}
        self.unread: set[str] = set()
        """ids from files that cannot be used: their own faults are told, not that they are missing elsewhere"""
        self.spoken: Languages | None = None
        """the languages of the guide, where they can be read"""

    def read_all(self) -> None:
        found = {path.relative_to(self.folder).as_posix(): (path, *read(path)) for path in self._paths()}
        self.spoken = _languages(found["guide.yaml"][1]) if "guide.yaml" in found else None
        for name, (path, document, faults) in found.items():
            kind = name.split("/")[0]
            self.faults += faults
            if document is None:
                self.unread |= _ids(path)
            elif name in _FILES:
                model, faults = _FILES[name].read(document, self.spoken)
                self.faults += faults
                if model is not None:
                    self.files[name] = (document, model)
                else:
                    self.unread |= _ids(path)
            elif kind in _FOLDERS:
                self._node(kind, document, path)
            else:
                known = [*_FILES, *(f"{folder}/" for folder in _FOLDERS)]
                self.faults.append(document.fault((), f"'{name}' is no file of a guide", nearest(name, known)))
        for name, key in (("blocks.yaml", "blocks"), *((f, f[8:-5]) for f in _FILES if f.startswith("sources/"))):
            if name in self.files:
                document, model = self.files[name]
                for i, part in enumerate(getattr(model, key)):
                    self._add("blocks" if key == "blocks" else "sources", part.id, part, document, (key, i))

        for name, (document, model) in self.files.items():
            if name.startswith("sheets/"):
                self._add("sheets", model.sheet, model, document, ())

    def _paths(self) -> list[Path]:
        """Every YAML file, in order; those of other programs, whose names begin with a dot, are left alone.

        A folder that cannot be looked into is a fault, and so is a file that looks as if it was meant to be read.
        """

        def closed(error: OSError) -> None:
            self.faults.append(Fault(Path(error.filename), 0, 0, f"cannot be read: {error.strerror}"))

        paths = []
        for folder, folders, names in os.walk(self.folder, onerror=closed):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for path in (Path(folder, name) for name in names if not name.startswith(".")):
                if path.suffix == ".yaml":
                    paths.append(path)
                elif meant := _MEANT.fullmatch(path.name):
                    what = "is not read: a file of a guide ends in .yaml"
                    self.faults.append(Fault(path, 0, 0, what, f"call it {meant[1]}.yaml, or move it elsewhere"))
        return sorted(paths)

    def _node(self, folder: str, document: Document, path: Path) -> None:
        key, kind = _FOLDERS[folder]
        data = document.data
        if isinstance(data, dict) and key not in data:
            other = next((k for k, _ in _FOLDERS.values() if k in data), None)
            if other is not None:
                place = next(f for f, (k, _) in _FOLDERS.items() if k == other)
                what = f"this is a file of kind '{other}', but it stands under {folder}/"
                self.faults.append(document.fault((other,), what, f"move it to {place}/, or write '{key}:'"))
                self.unread |= _ids(path)
                return
        model, faults = kind.read(document, self.spoken)
        self.faults += faults
        if model is None:
            self.unread |= _ids(path)
            return
        if model.id != path.stem:
            what = f"the file is called {path.name}, but its id is '{model.id}'"
            self.faults.append(document.fault((key,), what, f"call the file {model.id}.yaml"))
            self.unread.add(path.stem)
        self._add(folder, model.id, model, document, ())

    def _add(self, kind: str, id: str, model: Any, document: Document, loc: Loc) -> None:
        for taken in ("questions", "outcomes", "pages") if kind in ("questions", "outcomes", "pages") else (kind,):
            if id in self.nodes[taken]:
                other = self.where[taken, id][0].path
                self.faults.append(document.fault(loc, f"the id '{id}' is taken by {other}", "choose another id"))
                self.unread.add(id)
                return
        self.nodes[kind][id] = model
        self.where[kind, id] = (document, loc)


def _languages(document: Document | None) -> Languages | None:
    """The languages a guide says it speaks, which all its words are read with; what is wrong there is told later."""
    if document is None or not isinstance(document.data, dict):
        return None
    try:
        return Languages.model_validate(document.data.get("languages"))
    except ValidationError:
        return None


def _ids(path: Path) -> set[str]:
    """The ids a file that cannot be used seems to hold."""
    try:
        return {path.stem, *_ID.findall(read_plain(path).decode("utf-8", "replace"))}
    except OSError:
        return {path.stem}


def load(folder: Path) -> Guide:
    """Read, validate and check a guide. Raises BrokenGuide with every fault found."""
    return load_marked(folder)[0]


def load_marked(folder: Path, routing: bool = True) -> tuple[Guide, Marks]:
    """A guide together with where its parts stand. Raises BrokenGuide.

    Without `routing`, it is left to the proof to find a question whose rules do not cover every answer.
    """
    reading = Reading(folder)
    if why := why_no_guide(folder):
        what = ("is missing", "a guide is a folder with a guide.yaml") if why == NO_GUIDE else (why,)
        raise BrokenGuide([Fault(folder / "guide.yaml", 0, 0, *what)])
    reading.read_all()
    if "guide.yaml" not in reading.files:
        raise BrokenGuide(reading.faults)
    guide = _compile(reading)
    marks = Marks(reading.where, reading.files["guide.yaml"][0])
    reading.faults += checks.run(guide, marks, routing, reading.unread)
    reading.faults += letter_checks.run(guide, marks, frozenset(reading.unread))
    if reading.faults:
        raise BrokenGuide(reading.faults)
    return guide, marks


def _compile(reading: Reading) -> Guide:
    document, about = reading.files["guide.yaml"]
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
        plan=reading.nodes["sheets"].get("plan"),
        log=reading.nodes["sheets"].get("log"),
        called=_called(reading, compiler),
        helper=reading.nodes["sheets"].get("helper"),
        conduct=_conduct(reading),
        letters=reading.nodes["letters"],
        letter_rules={
            id: letter_conditions(
                letter,
                reading.nodes["sheets"].get("log"),
                reading.nodes["sheets"].get("conduct"),
                compiler,
                complain_in(reading.where["letters", id][0]),
            )
            for id, letter in reading.nodes["letters"].items()
        },
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
        old_debt=_of_plan(reading, compiled, "old"),
        owes_others=_of_plan(reading, compiled, "owes-others"),
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


def _of_plan(reading: Reading, compiled: Callable[[str, str, Any, Loc], Condition], key: str) -> Condition:
    """A condition of the plan on the answers; never, where the plan does not say."""
    plan = reading.nodes["sheets"].get("plan")
    raw = getattr(plan, key.replace("-", "_"), None)
    return NEVER if raw is None else compiled("sheets", "plan", raw, (key,))


def _called(reading: Reading, compiler: Compiler[Never]) -> CalledLog | None:
    """The log of the person who was called, with its conditions."""
    log: LogFile | None = reading.nodes["sheets"].get("log")
    if log is None or log.called is None:
        return None
    document, _ = reading.where["sheets", "log"]
    return called_log(
        log.called,
        log.fields,
        log.case,
        compiler,
        lambda loc, what, instead: reading.faults.append(document.fault(loc, what, instead)),
    )


def _conduct(reading: Reading) -> Conduct | None:
    """The conduct rules with their meaning. Where the log's file has faults of its own, nothing can be said of them."""
    file, log = reading.nodes["sheets"].get("conduct"), reading.nodes["sheets"].get("log")
    if file is None:
        return None
    document, _ = reading.where["sheets", "conduct"]
    if log is None:
        if not (reading.folder / "sheets/log.yaml").is_file():
            reading.faults.append(document.fault((), "there is no log for these rules", "write sheets/log.yaml"))
        return None
    return compile_conduct(
        file, log, lambda loc, what, instead: reading.faults.append(document.fault(loc, what, instead))
    )
