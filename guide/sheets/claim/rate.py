"""The annual rate that a loan comes to: what was received against everything that is paid, each on its day.

Time is counted in whole months from the day the money came, and the days that are left over in years of 365 days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from guide.values.days import months_after

Fen = int
_STEPS = 200
"""Halvings: far more than a double can tell apart."""
_HIGHEST = 1e6
"""No rate above this many times the loan a year is looked for."""


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount and its day."""

    day: date
    amount: Fen


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate a year, as a share of what is owed: `compound`, with interest on interest, and `simple`, twelve times the
    rate of a month."""

    compound: float

    @property
    def simple(self) -> float:
        return float(12 * ((1 + self.compound) ** (1 / 12) - 1))


def equal_payments(first: date, amount: Fen, count: int) -> list[Payment]:
    """The same amount every month."""
    return [Payment(months_after(first, month), amount) for month in range(count)]


def annual_rate(received: Fen, on: date, payments: Sequence[Payment]) -> Rate | None:
    """The rate at which the payments are worth what was received; None where there is none to be found.

    Nothing is paid before the money came, and what is paid in all is not less than it.
    """
    paid = sum(payment.amount for payment in payments)
    if received <= 0 or paid < received or any(payment.day < on for payment in payments):
        return None
    flows = [(years_between(on, payment.day), payment.amount) for payment in payments]
    if worth(flows, _HIGHEST) > received:
        return None
    low, high = 0.0, _HIGHEST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(flows, middle) > received else (low, middle)
    return Rate(high if paid > received else 0.0)


def worth(flows: Iterable[tuple[float, Fen]], rate: float) -> float:
    """What amounts, so many years later each, are worth today at a rate a year."""
    return float(sum(amount * (1 + rate) ** -years for years, amount in flows))


def years_between(start: date, day: date) -> float:
    """Whole months from a day, as twelfths of a year, and the days that are left over."""
    months = (day.year - start.year) * 12 + day.month - start.month
    while months > 0 and months_after(start, months) > day:
        months -= 1
    return months / 12 + (day - months_after(start, months)).days / 365
