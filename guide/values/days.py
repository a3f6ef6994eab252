"""Days as people count them: those that come every month, and working days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def months_after(day: date, months: int, of_month: int | None = None) -> date:
    """The same day of the month, or day `of_month`, so many months later or earlier; the last day of a shorter one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(of_month or day.day, last))


def next_on(of_month: int, today: date) -> date:
    """The first day from `today` on that is such a day of the month."""
    here = months_after(today, 0, of_month)
    return here if here >= today else months_after(today, 1, of_month)


def last_on(of_month: int, day: date) -> date:
    """The last day up to `day` that is such a day of the month."""
    here = months_after(day, 0, of_month)
    return here if here <= day else months_after(day, -1, of_month)


def after_working_days(day: date, count: int) -> date:
    """The day so many days from Monday to Friday later; public holidays are not known here."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
