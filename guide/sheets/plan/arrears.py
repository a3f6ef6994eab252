"""What is owed of essentials, such as rent: it is paid before any debt. All amounts are in fen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guide.sheets.filling import Filled
from guide.sheets.plan.budget import number_in
from guide.sheets.plan.schedule import Repayment, instalments
from guide.sheets.plan.sharing import Fen

BEHIND, MONTHLY = "behind", "behind-monthly"
"""Fields: which essentials something is owed of, and what is paid on all of it a month."""


@dataclass(frozen=True, slots=True)
class Arrears:
    """Essential → what is owed of it, None where that is not known; and what is paid on all of it a month."""

    owed: Mapping[str, Fen | None] = field(default_factory=dict)
    monthly: Fen | None = None

    @property
    def total(self) -> Fen | None:
        """All that is owed, where all of it is known."""
        known = [amount for amount in self.owed.values() if amount is not None]
        return sum(known) if len(known) == len(self.owed) else None

    @property
    def first(self) -> Fen:
        """What comes off every month before any debt, never more than is owed."""
        monthly = self.monthly or 0
        return monthly if self.total is None else min(monthly, self.total)

    @property
    def repayment(self) -> Repayment | None:
        """How they are paid off; None where that is never, or nobody knows."""
        return instalments(self.total, self.first) if self.total and self.first else None


NO_ARREARS = Arrears()


def arrears_of(fields: Mapping[str, str], filled: Filled) -> Arrears:
    """The arrears that were named. `fields`: essential → the field of what is owed of it."""
    behind = filled.get(BEHIND)
    if not isinstance(behind, tuple) or not behind:
        return NO_ARREARS
    owed = {id: number_in(filled, field) for id, field in fields.items() if id in behind}
    return Arrears(owed, number_in(filled, MONTHLY))
