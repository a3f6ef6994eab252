"""What can be offered to the platform, or why nothing can. All amounts are in fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from guide.sheets.filling import Filled
from guide.sheets.plan.budget import Budget, number_in
from guide.sheets.plan.debts import Share
from guide.sheets.plan.schedule import CatchUp, Repayment, catch_up
from guide.sheets.plan.sharing import YUAN, Fen
from guide.values.days import last_on, months_after

Mode = Literal["pay-off", "spread", "catch-up-now", "catch-up", "to-the-end", "lower"]
"""How this debt is paid. `pay-off`: all of it at once. `spread`: over some months, where no instalment is to come.
`catch-up`: the regular instalment goes on and something more pays the arrears; `catch-up-now`: all of them with the
first. `to-the-end`: just the instalment, so that the arrears must go to the end. `lower`: less than the instalment."""
Why = Literal["short", "nothing-left", "buffer-takes-all", "arrears-take-all", "minimums-take-all", "share-too-small"]


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be said to the platform. `whole` pays all of this debt, arrears and instalments to come."""

    mode: Mode
    monthly: Fen
    instalment: Fen
    overdue: Fen
    whole: Repayment
    catch_up: CatchUp | None
    first: date
    after_pay_day: int | None
    """days from the last pay day to the first payment"""
    pays_overdue: bool
    """the first month covers everything overdue, stated charges, and the next instalment"""


@dataclass(frozen=True, slots=True)
class NoOffer:
    """Why nothing can be offered now, and a day to look again. A `token` only if it touches nothing needed."""

    why: Why
    review: date
    token: Fen | None
    not_ticked: bool
    """a token was typed in, but not that it touches no food, housing or medicine"""


def no_offer(filled: Filled, month: Budget, this: Share | None, today: date) -> NoOffer:
    """What to do instead. A token is never more than is owed."""
    token = number_in(filled, "token")
    safe = filled.get("token-safe") is True
    owed = this.balance if this is not None and this.balance is not None else token or 0
    return NoOffer(
        why=_why(month),
        review=review_day(filled, today),
        token=min(token, owed) if token and safe else None,
        not_ticked=bool(token) and not safe,
    )


def review_day(filled: Filled, today: date) -> date:
    """The day to look again: the one filled in, where it is still to come, else a month from now."""
    review = filled.get("review")
    return review if isinstance(review, date) and review >= today else months_after(today, 1)


def _why(month: Budget) -> Why:
    if month.surplus < 0:
        return "short"
    if month.surplus < YUAN:
        return "nothing-left"
    if month.surplus - month.buffer < YUAN:
        return "buffer-takes-all"
    if month.surplus - month.buffer - month.arrears < YUAN:
        return "arrears-take-all"
    return "share-too-small" if month.available else "minimums-take-all"


def offer_of(filled: Filled, this: Share) -> Offer:
    """What can be said of a debt that gets something and has its first payment on a day."""
    overdue, left, first = number_in(filled, "overdue") or 0, number_in(filled, "left") or 0, filled["first"]
    regular = number_in(filled, "instalment") or 0 if left else 0
    assert isinstance(first, date)
    assert this.repayment is not None
    mode = _mode(this, regular, overdue)
    beside = catch_up(overdue, regular, left, this.offer) if mode in ("catch-up", "catch-up-now") else None
    pay_day = pay_day_of(filled)
    return Offer(
        mode=mode,
        monthly=this.offer,
        instalment=regular,
        overdue=overdue,
        whole=beside.whole if beside is not None else this.repayment,
        catch_up=beside,
        first=first,
        after_pay_day=None if pay_day is None else (first - last_on(pay_day, first)).days,
        pays_overdue=this.offer >= overdue + regular + (number_in(filled, "charges") or 0),
    )


def _mode(this: Share, regular: Fen, overdue: Fen) -> Mode:
    if this.offer == this.balance:
        return "pay-off"
    if not regular:
        return "spread"
    if this.offer > regular:
        return "catch-up-now" if this.offer >= regular + overdue else "catch-up"
    return "to-the-end" if this.offer == regular else "lower"


def pay_day_of(filled: Filled) -> int | None:
    """The day of the month on which pay comes."""
    day = number_in(filled, "pay-day")
    return day if day is not None and 1 <= day <= 31 else None
