"""What a month leaves: income, less what is needed to live, less a little kept back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.sheets.filling import Filled
from guide.sheets.plan.sharing import Fen, whole_yuan

A_MONTH = {"monthly": 1, "weekly": 4, "two-weekly": 2, "four-weekly": 1}
"""How often pay is sure to come in every month, by the options of the field `paid`."""
BUFFER = 10
"""One part in so many of what is left over is kept back, unless the person says how much."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A month in fen. `surplus` may be negative; `available` is whole yuan, for all debts that are shared among."""

    income: Fen
    essentials: Fen
    buffer: Fen
    arrears: Fen
    """paid first on what is owed of essentials"""
    minimums: Fen
    """paid first to other debts that the person keeps at their minimum"""

    @property
    def surplus(self) -> Fen:
        return self.income - self.essentials

    @property
    def available(self) -> Fen:
        return max(0, whole_yuan(self.surplus - self.buffer - self.arrears - self.minimums))


def number_in(filled: Filled, id: str) -> Fen | None:
    """The amount or number in a field, or None."""
    value = filled.get(id)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def income_a_month(filled: Filled) -> Fen | None:
    """Pay of a week, of two or four, or of a day worked as the income of a month of four weeks; None where unknown.

    Monthly where nothing is said of how often it comes.
    """
    pay, often = number_in(filled, "income"), filled.get("paid", "monthly")
    if pay is None:
        return None
    if often == "daily":
        days = number_in(filled, "days-worked")
        return None if days is None else pay * days
    return pay * A_MONTH.get(str(often), 1)


def budget(filled: Filled, essentials: Sequence[str], minimums: Fen = 0, arrears: Fen = 0) -> Budget | None:
    """The month of a plan, or None while its income or every one of its essentials is unknown.

    An essential that is not filled in counts as nothing. Where no buffer is given it is a tenth of what is left,
    rounded down to whole yuan.
    """
    income, spent = income_a_month(filled), [number_in(filled, id) for id in essentials]
    if income is None or all(amount is None for amount in spent):
        return None
    total = sum(amount for amount in spent if amount is not None)
    buffer = number_in(filled, "buffer")
    return Budget(
        income=income,
        essentials=total,
        buffer=whole_yuan(max(0, income - total) // BUFFER) if buffer is None else buffer,
        arrears=arrears,
        minimums=minimums,
    )
