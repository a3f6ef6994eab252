"""Days as people count them: so many later, those that come every month, and working days."""

from __future__ import annotations

from datetime import date, timedelta

FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)
"""The days on which a guide can be walked."""
FARTHEST = 73_000
"""Days: how far from such a day an answer can lie, two hundred years."""


def days_after(day: date, days: int) -> date:
    """The day so many days later or earlier; the end of the calendar where that lies beyond it."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def months_after(day: date, months: int, of_month: int | None = None) -> date:
    """The same day of the month, or day `of_month`, so many months later or earlier; the last day of a shorter one.

    The end of the calendar where that lies beyond it.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    last = 31 if month == 11 else (date(year, month + 2, 1) - timedelta(days=1)).day
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
    while count and day < date.max:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
