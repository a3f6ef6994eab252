"""The contact log of a guide, as content: its fields, and the conduct rules its entries are held against."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from guide.content.checks import no_option
from guide.content.conditions import Condition
from guide.content.faults import Fault
from guide.content.fields import Form
from guide.content.guide import Guide, Sheet, Unfit
from guide.content.marks import Marks, PartId
from guide.content.outcomes import Outcome
from guide.content.sheets import Parts, SheetKind, TitledSheet
from guide.content.validating import FileKind
from guide.content.words import Model, Words
from guide.sheets.log.called import CalledLog, called_log
from guide.sheets.log.compiling import compile_conduct
from guide.sheets.log.conduct import Conduct, ConductFile
from guide.sheets.log.model import LogFile, unfit

_LOG = ("sheets", "log")
_CONDUCT = ("sheets", "conduct")


@dataclass(frozen=True, slots=True, eq=False)
class LogSheet(TitledSheet[LogFile]):
    """A log with its rules."""

    called: CalledLog | None
    """the log of the person who was called, where it is one of its own"""
    conduct: Conduct | None

    uses = Sheet.uses | {"short", "after"}

    @property
    def files(self) -> Mapping[PartId, Model]:
        rules: dict[PartId, Model] = {_CONDUCT: self.conduct.file} if self.conduct is not None else {}
        return {_LOG: self.file, **rules}

    def forms(self) -> Iterator[tuple[PartId, str, Form]]:
        yield _LOG, "fields", self.file.fields
        yield _LOG, "case", self.file.case

    def titled(self) -> Iterator[tuple[Words, Model]]:
        if self.conduct is not None:
            yield from ((rule.name, rule) for rule in self.conduct.file.rules)

    def asks(self, outcome: Outcome) -> Iterator[Condition]:
        if self.called is not None and KIND.name in outcome.tools:
            yield from (self.called.when, *self.called.preset)

    def tells(self, outcome: Outcome) -> frozenset[str]:
        return frozenset({self.file.late} if self.file.late and KIND.name in outcome.tools else ())

    def unfit(self, guide: Guide, unread: Collection[str]) -> Iterator[Unfit]:
        for loc, what, instead in unfit(self.file):
            yield _LOG, loc, what, instead
        for i, answers in enumerate(self.file.answers):
            asked, options = answers.question, (*answers.same.values(), answers.unsure)
            for option in dict.fromkeys(id for ids in options for id in ids) if asked in guide.questions else ():
                for what, instead in no_option(guide, unread, asked, option):
                    yield _LOG, ("answers", i, "same"), what, instead

    def style(self, guide: Guide, marks: Marks) -> Iterator[Fault]:
        from guide.sheets.log.style import firm

        if self.conduct is not None:
            yield from firm(guide, self.conduct.file, marks)


class LogKind(SheetKind[LogSheet]):
    """The kind of sheet that is a contact log."""

    name = "log"
    sheet = LogSheet
    files = {"sheets/log.yaml": FileKind(LogFile), "sheets/conduct.yaml": FileKind(ConductFile)}  # noqa: RUF012

    def compile(self, parts: Parts) -> LogSheet | None:
        """Where the log's file has faults of its own, nothing can be said of the rules."""
        log: LogFile | None = parts.get(*_LOG)
        conduct: ConductFile | None = parts.get(*_CONDUCT)
        if log is None:
            if conduct is not None and "sheets/log.yaml" not in parts.there:
                parts.complain(*_CONDUCT, (), "there is no log for these rules", "write sheets/log.yaml")
            return None
        called = None
        if log.called is not None:
            called = called_log(log.called, log.fields, log.case, parts.compiler, parts.complaining(*_LOG))
        rules = compile_conduct(conduct, log, parts.complaining(*_CONDUCT)) if conduct is not None else None
        return LogSheet(log, called, rules)


KIND = LogKind()


def conduct_of(guide: Guide) -> Conduct | None:
    """The conduct rules of a guide, if it has any."""
    sheet = KIND.of(guide)
    return sheet.conduct if sheet is not None else None


def log_of(guide: Guide) -> LogFile | None:
    """The log of a guide, if it has one."""
    sheet = KIND.of(guide)
    return sheet.file if sheet is not None else None
