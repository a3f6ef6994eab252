"""The files of `cases/`: each case with its place, and whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guide.content.cases import Answer, Case, CasesFile, Change, as_json
from guide.content.checks import beside, no_option
from guide.content.conditions import CONTINUED
from guide.content.faults import Fault
from guide.content.folder import CASES, files_in
from guide.content.guide import Guide, options_of
from guide.content.questions import DateQuestion
from guide.content.reading import Document, Loc
from guide.content.remembering import Files
from guide.content.validating import FileKind
from guide.values.plain import Plain


@dataclass(frozen=True, slots=True)
class Placed:
    """A case, or one change of it, where it stands. `today`: the day as of which it holds; None for any."""

    case: Case
    expected: Case | Change
    document: Document
    loc: Loc
    today: date | None

    @property
    def answers(self) -> dict[str, Plain]:
        """The answers as an answers file has them, changed where this is a change."""
        changed = self.expected.change if isinstance(self.expected, Change) else {}
        return as_json({**self.case.answers, **changed})

    @property
    def line(self) -> int:
        return self.document.at(self.loc)[0]

    @property
    def name(self) -> str:
        """Where it stands, as `guide replay` takes it."""
        return f"{self.document.path}:{self.line}"

    def fault(self, key: str, what: str, *more: str | int) -> Fault:
        """What does not come out as one of its keys says."""
        loc = (*self.loc, key, *more)
        return self.document.fault(loc, f"'{self.case.case}': {what}", f"guide replay {self.name}")


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of a guide, each followed by its changes, and the faults of those that cannot be followed."""

    placed: tuple[Placed, ...] = ()
    faults: tuple[Fault, ...] = ()


def cases_of(guide: Guide, files: Files | None = None) -> Cases:
    """All cases that stand beside a guide. `files`: as they were read before, if they were."""
    folder = guide.folder / CASES
    if not folder.exists():
        return Cases()
    paths, faults = files_in(folder)
    found = read_cases(guide, paths, files)
    return Cases(found.placed, (*faults, *found.faults))


def read_cases(guide: Guide, paths: Collection[Path], files: Files | None = None) -> Cases:
    """The cases of some files."""
    files = files or Files()
    placed: list[Placed] = []
    faults: list[Fault] = []
    for path in paths:
        document, wrong = files.read(path)
        faults += wrong
        if document is None:
            continue
        file, wrong = files.model(_KIND, document, None)
        faults += wrong
        if file is None:
            continue
        faults += beside(file, document, (), guide)
        for here in _placed(file, document):
            wrong = [*_unfit(guide, here)]
            faults += wrong
            placed += [] if wrong else [here]
    broken = {fault.path for fault in faults}
    return Cases(tuple(each for each in placed if each.document.path not in broken), tuple(faults))


_KIND = FileKind(CasesFile)


def _placed(file: CasesFile, document: Document) -> Iterator[Placed]:
    for i, case in enumerate(file.cases):
        yield Placed(case, case, document, ("cases", i), file.day(case))
        for j, change in enumerate(case.changes):
            yield Placed(case, change, document, ("cases", i, "changes", j), file.day(case))


def _unfit(guide: Guide, placed: Placed) -> Iterator[Fault]:
    """Answers that no question takes on any day, where they are not there to be refused."""
    key = "change" if isinstance(placed.expected, Change) else "answers"
    answers = placed.expected.change if isinstance(placed.expected, Change) else placed.expected.answers
    for id, answer in answers.items():
        loc: Loc = (*placed.loc, key, id)
        for what, instead in () if id in placed.expected.refuses else _no_answer(guide, id, answer, placed):
            yield placed.document.fault(loc, what, instead)


def _no_answer(guide: Guide, id: str, answer: Answer, placed: Placed) -> Iterator[tuple[str, str]]:
    question = guide.questions.get(id)
    if id in guide.nodes and question is None and answer != CONTINUED:
        yield (
            f"of the {guide.kind(id).removesuffix('s')} '{id}' one can only say that somebody went on from it",
            f"write {CONTINUED}",
        )
    if isinstance(question, DateQuestion) and answer is not None and placed.today is None:
        yield f"'{id}' is answered with a day, and the case does not say as of which day it holds", "add 'today:'"
    for option in (answer if isinstance(answer, tuple) else (answer,)) if options_of(question) else ():
        if isinstance(option, str):
            yield from no_option(guide, (), id, option)
