"""Days as people write them, in figures, in Chinese and in English: 2026-05-03, 5月3号, 上个月15号, 上周五, May 3rd.

A form gives every day it can mean. One that can mean two is refused, unless its field takes only one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from guide.values.days import days_after, months_after
from guide.values.figures import NUMERALS, whole
from guide.values.refused import Refused
from guide.values.text import plain

SOON = 31
"""A month and day without a year are the next such day where it is at most so many days away;"""
UNCLEAR = 92
"""the last such day where the next is more than this away. In between they may be either."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NAMES = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
_NAMES |= {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2}
_AWAY = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2, "last": -1, "this": 0, "next": 1}
_YEARS = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}

_N = f"([0-9]{{1,4}}|[两十百千{NUMERALS}]{{1,7}})"
_AT = " ?[-/.] ?"
_TH = "(?:st|nd|rd|th)?"
_WEEK = "个?(?:周|星期|礼拜)"
_FIGURES = f"{_N}(?:{_AT}|月){_N}[日号]?"
_MONTH_FIRST = rf"([a-z]{{3,9}})\.?[- ]?([0-9]{{1,2}}){_TH}"
_DAY_FIRST = rf"(?:the )?([0-9]{{1,2}}){_TH}(?: of)?[- ]?([a-z]{{3,9}})\.?"


def read_day(text: str, today: date, back: int, ahead: int) -> date:
    """A day, for a field that takes so many days back and ahead. Raises Refused: empty, unreadable, two-ways, too-long.

    A field that takes only the past reads a day without its year or month as the last such day, one that takes only
    the future as the next. Where no meaning lies within the bounds, the nearest is given back, for the field to refuse.
    """
    text = plain(text)
    within_year = _month_and_day(text)
    found = _around(*within_year, today) if within_year else _days(text, today)
    if not found:
        raise Refused("unreadable")
    possible = sorted({day for day in found if -ahead <= (today - day).days <= back})
    if within_year and len(possible) == 2:
        until = (possible[1] - today).days
        possible = possible[:1] if until > UNCLEAR else possible[1:] if until <= SOON else possible
    if len(possible) > 1:
        raise Refused("two-ways", *(day.isoformat() for day in possible))
    return possible[0] if possible else min(found, key=lambda day: abs(day - today))


def day_of_month(text: str) -> int:
    """A day that comes every month: 15, 15号, 每月15号, 31日, the 15th, 月底. Raises Refused."""
    text = plain(text)
    if text in ("月底", "月末", "每月月底", "每月最后一天", "last day", "last day of the month", "end of the month"):
        return 31
    match = re.fullmatch(f"(?:每个?月|the )?{_N}(?:[日号]|st|nd|rd|th)?(?: of (?:the|every|each) month)?", text)
    if match is None:
        raise Refused("unreadable")
    return whole(match[1])


def _days(text: str, today: date) -> Sequence[date]:
    """Every day that a plain text can mean, other than one without a year."""
    for form, days in _FORMS:
        if match := re.fullmatch(form, text):
            return days(match, today)
    return ()


def _month_and_day(text: str) -> tuple[int, int] | None:
    """5/3, 5月3号, 五月三日, May 3rd, 3 May."""
    if match := re.fullmatch(_FIGURES, text):
        return whole(match[1]), whole(match[2])
    if (match := re.fullmatch(_MONTH_FIRST, text)) and (month := _month(match[1])):
        return month, int(match[2])
    if (match := re.fullmatch(_DAY_FIRST, text)) and (month := _month(match[2])):
        return month, int(match[1])
    return None


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for no month."""
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)


def _around(month: int, day: int, today: date) -> Sequence[date]:
    """The last such day and the next, today being both; 29 February may be years away."""
    days = [found for year in range(today.year - 8, today.year + 9) for found in _dated(year, month, day)]
    return [*[found for found in days if found <= today][-1:], *[found for found in days if found >= today][:1]]


def _dated(year: int, month: int, day: int) -> Sequence[date]:
    """The day with this date, if there is one."""
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _named(match: re.Match[str], today: date) -> Sequence[date]:
    return (days_after(today, _NAMES[match[1]]),)


def _year_first(match: re.Match[str], _: date) -> Sequence[date]:
    year = whole(match[1])
    return _dated(year + 2000 if len(match[1]) == 2 else year, whole(match[2]), whole(match[3]))


def _day_first(match: re.Match[str], _: date) -> Sequence[date]:
    """4.6.2026: with dots, the day stands first wherever the year stands last."""
    return _dated(int(match[3]), int(match[2]), int(match[1]))


def _year_last(match: re.Match[str], _: date) -> Sequence[date]:
    one, other, year = int(match[1]), int(match[2]), int(match[3])
    return (*_dated(year, one, other), *_dated(year, other, one))


def _short_years(match: re.Match[str], _: date) -> Sequence[date]:
    """26/5/27: the year may stand first or last."""
    one, other, third = (int(part) for part in match.groups())
    first = _dated(2000 + one, other, third) if len(match[1]) == 2 else ()
    last = (*_dated(2000 + third, one, other), *_dated(2000 + third, other, one)) if len(match[3]) == 2 else ()
    return (*first, *last)


def _with_year(match: re.Match[str], _: date) -> Sequence[date]:
    within = _month_and_day(match["day"])
    return _dated(int(match["year"]), *within) if within else ()


def _year_away(match: re.Match[str], today: date) -> Sequence[date]:
    away = _YEARS[match["chinese"]] if match["chinese"] else _AWAY[match["english"]]
    within = _month_and_day(match["day"] or match["before"])
    return _dated(today.year + away, *within) if within else ()


def _month_away(match: re.Match[str], today: date) -> Sequence[date]:
    there = months_after(today, _AWAY[match["away"]])
    return _dated(there.year, there.month, whole(match["day"]))


def _of_month(match: re.Match[str], today: date) -> Sequence[date]:
    """A day without its month: the last such day and the next."""
    day = whole(match[1])
    months = [months_after(today, months) for months in range(-2, 3)]
    days = [found for month in months for found in _dated(month.year, month.month, day)]
    return [*[found for found in days if found <= today][-1:], *[found for found in days if found >= today][:1]]


def _counted(match: re.Match[str], today: date) -> Sequence[date]:
    """So many days, weeks, months or years ago or from now."""
    unit = match["unit"].removeprefix("个")
    sign = -1 if match["way"] in ("前", "ago") else 1
    if match["n"] == "半":
        return {"月": (days_after(today, 15 * sign),), "年": (months_after(today, 6 * sign),)}.get(unit, ())
    count = sign * _count(match["n"])
    if unit in ("天", "day"):
        return (days_after(today, count),)
    if unit in ("周", "星期", "礼拜", "week"):
        return (days_after(today, 7 * count),)
    return (months_after(today, count * (12 if unit in ("年", "year") else 1)),)


def _count(text: str) -> int:
    return max(_COUNTS.index(text), 1) if text in _COUNTS else whole(text)


def _weekday(match: re.Match[str], today: date) -> Sequence[date]:
    """Of this week or another one, which begins on Monday; alone, the last such day and the next."""
    day = "一二三四五六日".index(match["day"].replace("天", "日"))
    return _in_week(day, _AWAY[match["away"]], today) if match["away"] else _nearest(day, today)


def _english_weekday(match: re.Match[str], today: date) -> Sequence[date]:
    """Last Friday may be that of last week or the one just past; next Friday that of next week or the one to come."""
    day = next(number for number, name in enumerate(WEEKDAYS) if name.startswith(match["day"]))
    if match["away"] is None:
        return _nearest(day, today)
    away = _AWAY[match["away"]]
    near = _nearest(day, today - timedelta(days=1))[0] if away < 0 else _nearest(day, today + timedelta(days=away))[1]
    return (*_in_week(day, away, today), near)


def _in_week(day: int, away: int, today: date) -> Sequence[date]:
    return (today + timedelta(days=day - today.weekday() + 7 * away),)


def _nearest(day: int, today: date) -> Sequence[date]:
    """The last such day of the week and the next, today being both."""
    return (today - timedelta(days=(today.weekday() - day) % 7), today + timedelta(days=(day - today.weekday()) % 7))


_Days = Callable[[re.Match[str], date], Sequence[date]]
_EN = "(?P<english>last|this|next)"
_FORMS: Sequence[tuple[str, _Days]] = (
    ("(大前|前|昨|今|明|后|大后)[天日]", _named),
    ("(?:the )?(day before yesterday|yesterday|today|tomorrow|day after tomorrow)", _named),
    (f"([0-9]{{4}}|[{NUMERALS}]{{4}})(?:{_AT}|年| ){_N}(?:{_AT}|月| ){_N}[日号]?", _year_first),
    (f"([0-9]{{2}})年{_N}(?:{_AT}|月){_N}[日号]?", _year_first),
    ("([0-9]{4})([0-9]{2})([0-9]{2})", _year_first),
    (r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})", _day_first),
    (f"([0-9]{{1,2}}){_AT}([0-9]{{1,2}}){_AT}([0-9]{{4}})", _year_last),
    (f"([0-9]{{1,2}}){_AT}([0-9]{{1,2}}){_AT}([0-9]{{1,2}})", _short_years),
    ("(?P<day>.+?)(?:,? |-)(?P<year>[0-9]{4})", _with_year),
    (f"(?P<chinese>[前去今明后])年(?P<day>.+)|(?P<before>.+?),? {_EN} year", _year_away),
    (f"(?P<away>上上|上|这|本|下|下下)个?月(?P<day>{_N})[日号]?", _month_away),
    (f"(?:the )?(?P<day>[0-9]{{1,2}}){_TH}(?: of)? (?P<away>last|this|next) month", _month_away),
    (f"(?P<away>last|this|next) month,?(?: on)?(?: the)? (?P<day>[0-9]{{1,2}}){_TH}", _month_away),
    (f"{_N}[日号]", _of_month),
    ("(?:on )?(?:the )?([0-9]{1,2})(?:st|nd|rd|th)", _of_month),
    (f"(?P<n>{_N}|半)(?P<unit>天|个?周|个?星期|个?礼拜|个月|年)[以之]?(?P<way>前|后)", _counted),
    (f"(?P<n>[0-9]{{1,4}}|{'|'.join(_COUNTS)}) (?P<unit>day|week|month|year)s? (?P<way>ago|from now)", _counted),
    (f"(?P<way>in) (?P<n>[0-9]{{1,4}}|{'|'.join(_COUNTS)}) (?P<unit>day|week|month|year)s?", _counted),
    (f"(?P<away>上上|上|这|本|下|下下)?{_WEEK}(?P<day>[一二三四五六日天])", _weekday),
    (
        "(?:on )?(?:(?P<away>last|this|next) )?"
        "(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)",
        _english_weekday,
    ),
)
"""Each way of writing a day, and which days it can mean."""
