"""Paying a debt off month by month: how many payments of how much, and on which days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guide.sheets.plan.sharing import Fen
from guide.values.days import months_after


@dataclass(frozen=True, slots=True)
class Run:
    """So many payments of the same amount, one a month."""

    count: int
    amount: Fen


@dataclass(frozen=True, slots=True)
class Repayment:
    """Payments that pay a debt exactly, as few runs as there are; none where there is nothing to pay."""

    runs: tuple[Run, ...]

    @property
    def months(self) -> int:
        return sum(run.count for run in self.runs)

    @property
    def total(self) -> Fen:
        return sum(run.count * run.amount for run in self.runs)


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment, and what is left of the debt after it."""

    day: date
    amount: Fen
    left: Fen


def instalments(balance: Fen, monthly: Fen) -> Repayment:
    """The same amount every month, the last payment what is left. Raises ValueError where nothing is paid."""
    if monthly <= 0:
        raise ValueError(monthly)
    count, last = divmod(balance, monthly)
    return _repayment(Run(count, monthly), Run(1, last))


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Regular instalments go on and the arrears are paid beside them: `arrears` apart, and `whole`, both together."""

    arrears: Repayment
    whole: Repayment


def catch_up(overdue: Fen, instalment: Fen, remaining: int, monthly: Fen) -> CatchUp:
    """`monthly`, which is more than the instalment, pays it and with the rest the arrears.

    When no instalment remains, all of it pays what is still overdue.
    """
    extra = monthly - instalment
    if overdue > extra * remaining:
        after = instalments(overdue - extra * remaining, monthly)
        return CatchUp(
            _repayment(Run(remaining, extra), *after.runs), instalments(overdue + instalment * remaining, monthly)
        )
    arrears = instalments(overdue, extra)
    beside = [Run(run.count, instalment + run.amount) for run in arrears.runs]
    return CatchUp(arrears, _repayment(*beside, Run(remaining - arrears.months, instalment)))


def _repayment(*runs: Run) -> Repayment:
    """Runs without empty ones, neighbours of one amount as one."""
    merged: list[Run] = []
    for run in runs:
        if not run.count or not run.amount:
            continue
        if merged and merged[-1].amount == run.amount:
            run = Run(merged.pop().count + run.count, run.amount)
        merged.append(run)
    return Repayment(tuple(merged))


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a plan is on a day: what was due by then, that day included, and what comes next."""

    due: int
    amount: Fen
    next: Payment | None


def standing(payments: Sequence[Payment], today: date) -> Standing:
    """What has come due. Whether it was paid, nobody here knows."""
    due = [payment for payment in payments if payment.day <= today]
    return Standing(len(due), sum(p.amount for p in due), payments[len(due)] if len(due) < len(payments) else None)


def schedule(repayment: Repayment, first: date) -> tuple[Payment, ...]:
    """Each payment on its day: every month on the day of the first, or the last day of a month that lacks it."""
    amounts = [run.amount for run in repayment.runs for _ in range(run.count)]
    payments, left = [], repayment.total
    for months, amount in enumerate(amounts):
        left -= amount
        payments.append(Payment(months_after(first, months), amount, left))
    return tuple(payments)
