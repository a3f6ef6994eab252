"""The repayment plan of a guide, as content."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.content.checks import no_option
from guide.content.conditions import NEVER, Condition
from guide.content.fields import Form
from guide.content.guide import Guide, Sheet, Unfit
from guide.content.marks import PartId
from guide.content.sheets import Parts, SheetKind
from guide.content.validating import FileKind
from guide.content.words import Model, Words
from guide.content.written import Condition as Written
from guide.sheets.plan.model import PlanFile, unfit

_PART = ("sheets", "plan")


@dataclass(frozen=True, slots=True, eq=False)
class PlanSheet(Sheet):
    """A plan with its conditions on the answers."""

    file: PlanFile
    old_debt: Condition
    """when the answers tell of a debt so old that the plan offers nothing"""
    owes_others: Condition
    """when the answers tell of other debts, so that the plan must know of them"""

    @property
    def files(self) -> Mapping[PartId, Model]:
        return {_PART: self.file}

    @property
    def figures(self) -> frozenset[str]:
        return frozenset(f"plan:{name}" for name in self.file.PLACEHOLDERS)

    @property
    def page(self) -> str | None:
        return self.file.page

    def name_of(self, place: Sequence[str]) -> Words | None:
        return self.file.title

    def forms(self) -> Iterator[tuple[PartId, str, Form]]:
        yield _PART, "fields", self.file.fields
        yield _PART, "debt", self.file.debt

    def unfit(self, guide: Guide, unread: Collection[str]) -> Iterator[Unfit]:
        for loc, what, instead in unfit(self.file):
            yield _PART, loc, what, instead
        for key, lead in (("in-full", self.file.in_full), ("nothing", self.file.nothing)):
            for what, instead in no_option(guide, unread, lead.question, lead.option):
                yield _PART, (key, "option"), what, instead


class PlanKind(SheetKind[PlanSheet]):
    """The kind of sheet that is a repayment plan."""

    name = "plan"
    sheet = PlanSheet
    files = {"sheets/plan.yaml": FileKind(PlanFile)}  # noqa: RUF012

    def compile(self, parts: Parts) -> PlanSheet | None:
        file: PlanFile | None = parts.get(*_PART)
        if file is None:
            return None
        complain = parts.complaining(*_PART)

        def compiled(raw: Written | None, key: str) -> Condition:
            return NEVER if raw is None else parts.compiler.condition(raw, (key,), complain)

        return PlanSheet(file, compiled(file.old, "old"), compiled(file.owes_others, "owes-others"))


KIND = PlanKind()


def plan_sheet(guide: Guide) -> PlanSheet:
    """The plan of a guide. Raises LookupError where it has none."""
    found = KIND.of(guide)
    if found is None:
        raise LookupError(f"the guide '{guide.id}' has no repayment plan")
    return found


def plan_file(guide: Guide) -> PlanFile | None:
    """The repayment plan of a guide, if it has one."""
    sheet = KIND.of(guide)
    return sheet.file if sheet is not None else None
