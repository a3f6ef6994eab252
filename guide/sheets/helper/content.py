"""The summary for a helper, as content of a guide."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from guide.content.checks import no_option
from guide.content.conditions import Condition, Includes
from guide.content.fields import Form
from guide.content.guide import Guide, Unfit
from guide.content.marks import PartId
from guide.content.outcomes import Outcome
from guide.content.sheets import Parts, SheetKind, TitledSheet
from guide.content.validating import FileKind
from guide.content.words import Model
from guide.sheets.helper.model import HelperFile, unfit

_PART = ("sheets", "helper")


@dataclass(frozen=True, slots=True, eq=False)
class HelperSheet(TitledSheet[HelperFile]):
    """The form of the summary."""

    @property
    def files(self) -> Mapping[PartId, Model]:
        return {_PART: self.file}

    def forms(self) -> Iterator[tuple[PartId, str, Form]]:
        yield _PART, "fields", self.file.fields

    def asks(self, outcome: Outcome) -> Iterator[Condition]:
        yield from (Includes(id, frozenset({option})) for id, option in self.file.agreed.items())

    def tells(self, outcome: Outcome) -> frozenset[str]:
        return frozenset(self.file.with_budget)

    def unfit(self, guide: Guide, unread: Collection[str]) -> Iterator[Unfit]:
        for loc, what, instead in unfit(self.file):
            yield _PART, loc, what, instead
        for question, option in self.file.agreed.items():
            for what, instead in no_option(guide, unread, question, option):
                yield _PART, ("agreed", question), what, instead


class HelperKind(SheetKind[HelperSheet]):
    """The kind of sheet that is a summary for a helper."""

    name = "helper"
    sheet = HelperSheet
    files = {"sheets/helper.yaml": FileKind(HelperFile)}  # noqa: RUF012

    def compile(self, parts: Parts) -> HelperSheet | None:
        file: HelperFile | None = parts.get(*_PART)
        return HelperSheet(file) if file is not None else None


KIND = HelperKind()
