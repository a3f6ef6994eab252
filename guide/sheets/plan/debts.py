"""The debts of a plan: what each is, and what it gets of the money there is. All amounts are in fen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from guide.sheets.filling import Filled
from guide.sheets.plan.budget import Budget, number_in
from guide.sheets.plan.schedule import Repayment, instalments
from guide.sheets.plan.sharing import Fen, share


@dataclass(frozen=True, slots=True)
class Share:
    """What one debt gets a month. `number` is 0 for the debt of the plan, and counts the others from 1.

    `kept`: its minimum goes on being paid and is taken off before the others share; its balance may be unknown.
    """

    number: int
    label: str
    balance: Fen | None
    minimum: Fen | None
    offer: Fen
    kept: bool = False

    @property
    def repayment(self) -> Repayment | None:
        """How it is paid off with the offer; None where that is never, or nobody knows."""
        return instalments(self.balance, self.offer) if self.offer and self.balance is not None else None

    @property
    def least(self) -> Fen:
        """The minimum it asks for, or its whole balance where that is less."""
        minimum = self.minimum or 0
        return minimum if self.balance is None else min(minimum, self.balance)

    @property
    def below_minimum(self) -> bool:
        return self.offer < self.least


def this_debt(filled: Filled) -> Share | None:
    """The debt of the plan: what is overdue and every instalment to come; None where that is unknown."""
    overdue, instalment, left = (number_in(filled, id) for id in ("overdue", "instalment", "left"))
    if overdue is None or left is None or (instalment is None and left):
        return None
    return Share(0, "", overdue + (instalment or 0) * left, None, 0)


def other_debts(debts: Sequence[Filled]) -> list[Share]:
    """The other debts that anything is said of. Those kept at their minimum get it, but never more than is owed."""
    others = []
    for place, debt in enumerate(debts, 1):
        balance, minimum, kept = number_in(debt, "balance"), number_in(debt, "minimum"), debt.get("keep") is True
        other = Share(place, str(debt.get("label", "")), balance, minimum, 0, kept)
        others.append(replace(other, offer=other.least) if kept else other)
    return others


def shared_out(month: Budget, debts: Sequence[Share]) -> tuple[Share, ...]:
    """The debts with what each gets: what is available goes to those that are not kept at their minimum."""
    sharing = [debt for debt in debts if not debt.kept]
    offers = share(month.available, [debt.balance or 0 for debt in sharing])
    shared = {debt.number: replace(debt, offer=offer) for debt, offer in zip(sharing, offers, strict=True)}
    return tuple(shared.get(debt.number, debt) for debt in debts)
