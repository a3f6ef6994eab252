"""The repayment plan of a guide, as content."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from guide.content.checks import no_option
from guide.content.conditions import NEVER, Condition, Includes
from guide.content.fields import Form
from guide.content.guide import Guide, Sheet, Unfit
from guide.content.marks import PartId
from guide.content.outcomes import Outcome
from guide.content.sheets import Parts, SheetKind, TitledSheet
from guide.content.validating import FileKind
from guide.content.words import Model
from guide.content.written import Condition as Written
from guide.sheets.plan.model import PlanFile, unfit

_PART = ("sheets", "plan")


@dataclass(frozen=True, slots=True, eq=False)
class PlanSheet(TitledSheet[PlanFile]):
    """A plan with its conditions on the answers."""

    old_debt: Condition
    """when the answers tell of a debt so old that the plan offers nothing"""
    owes_others: Condition
    """when the answers tell of other debts, so that the plan must know of them"""

    uses = Sheet.uses | {"proof", "after-continue", "token"}

    @property
    def files(self) -> Mapping[PartId, Model]:
        return {_PART: self.file}

    @property
    def figures(self) -> frozenset[str]:
        return frozenset(f"plan:{name}" for name in self.file.PLACEHOLDERS)

    def forms(self) -> Iterator[tuple[PartId, str, Form]]:
        yield _PART, "fields", self.file.fields
        yield _PART, "debt", self.file.debt

    def asks(self, outcome: Outcome) -> Iterator[Condition]:
        if KIND.name in outcome.tools:
            leads = (self.file.in_full, self.file.nothing)
            yield from (self.owes_others, self.old_debt)
            yield from (Includes(lead.question, frozenset({lead.option})) for lead in leads)

    def tells(self, outcome: Outcome) -> frozenset[str]:
        return frozenset(self.file.amounts if KIND.name in outcome.tools else ())

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
