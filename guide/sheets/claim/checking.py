"""A claim held against the figures of the loan: what they come to, what does not add up, what to ask for. In fen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from guide.sheets.claim.rate import Rate, annual_rate, equal_payments
from guide.sheets.filling import Filled
from guide.values.days import months_after

COST_SHEET_SINCE = date(2026, 8, 1)
Found = Literal[
    "taken-off",
    "in-all",
    "in-all-even",
    "charges",
    "left",
    "none-left",
    "paid-over",
    "unexplained",
    "less",
    "explained",
    "rate",
    "beside",
    "last-day",
]
"""What is said of the figures, by what it is about."""
GIVEN = "given"
"""The answer that a cost sheet was given,"""
NO_NOTICE = ("no-notice", "not-sure")
"""and those that no notice of an assignment came, or that it is not known: ids of the program's own."""
Ask = Literal["contract", "charges", "cost-sheet", "cost-sheet-earlier", "order", "notice", "lender", "taken-off"]
"""What to ask the other side for."""


@dataclass(frozen=True, slots=True)
class Check:
    """What the figures come to, as far as they are known. Every amount is worked out from what was filled in alone.

    `due`: what their own figures leave to be paid, where more was paid than was agreed less of the charges; `more`: how
    much more than that is claimed.
    """

    found: dict[Found, dict[str, int | date | Rate]] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    due: int | None = None
    claimed: int | None = None

    @property
    def more(self) -> int:
        return max(0, self.claimed - self.due) if self.due is not None and self.claimed is not None else 0


def check(filled: Filled) -> Check:
    """Everything that can be said of a claim. Nothing is guessed: what is blank leaves out what rests on it."""
    received, principal, paid, claimed = (_amount(filled, id) for id in ("received", "principal", "paid", "claimed"))
    instalment, count = _amount(filled, "instalment"), _amount(filled, "payments")
    charges = [amount for id in ("interest", "late", "fees") if (amount := _amount(filled, id)) is not None]
    start, first, last = (_day(filled, id) for id in ("money-came", "first", "last-day"))
    found: dict[Found, dict[str, int | date | Rate]] = {}
    total = instalment * count if instalment is not None and count else None
    if received is not None and principal is not None and principal > received:
        found["taken-off"] = {"principal": principal, "received": received, "amount": principal - received}
    if total is not None and instalment is not None and count:
        told: dict[str, int | date | Rate] = {"instalment": instalment, "count": count, "total": total}
        if received is not None and total > received:
            found["in-all"] = {**told, "cost": total - received, "received": received}
        elif total == received:
            found["in-all-even"] = told
    due = None if total is None or paid is None else max(0, total + sum(charges) - paid)
    if charges:
        found["charges"] = {"amount": sum(charges)}
    if total is not None and paid is not None:
        how: Found = "paid-over" if paid > total else "left" if paid < total else "none-left"
        found[how] = {"total": total, "paid": paid, "amount": abs(total - paid)}
    if due is not None and claimed is not None:
        what: Found = "explained" if due == claimed else "unexplained" if claimed > due else "less"
        found[what] = {"due": due, "claimed": claimed, "amount": abs(claimed - due)}
    rate = None
    if received is not None and start is not None and first is not None and instalment is not None and count:
        rate = annual_rate(received, start, equal_payments(first, instalment, count))
    if rate is not None:
        found["rate"] = {"rate": rate}
        if (stated := _amount(filled, "stated-rate")) is not None:
            found["beside"] = {"rate": rate, "stated": stated}
    if first is not None and count and last is not None and months_after(first, count - 1) != last:
        found["last-day"] = {"worked-out": months_after(first, count - 1), "stated": last}
    return Check(found, tuple(_asks(filled, found, start)), due, claimed)


def _asks(filled: Filled, found: dict[Found, dict[str, int | date | Rate]], start: date | None) -> list[Ask]:
    asks: list[Ask] = ["contract"]
    asks += ["lender"] if not filled.get("lender") else []
    asks += ["charges"] if not found.keys().isdisjoint({"unexplained", "charges", "paid-over"}) else []
    asks += ["taken-off"] if "taken-off" in found else []
    if filled.get("cost-sheet") != GIVEN:
        earlier = start is not None and start < COST_SHEET_SINCE
        asks.append("cost-sheet-earlier" if earlier else "cost-sheet")
    asks += ["order"] if _amount(filled, "paid") else []
    asks += ["notice"] if filled.get("assigned") in NO_NOTICE else []
    return asks


def _amount(filled: Filled, id: str) -> int | None:
    value = filled.get(id)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(filled: Filled, id: str) -> date | None:
    value = filled.get(id)
    return value if isinstance(value, date) else None
