"""Times of day as people say them: 21:15, 9:30 pm, 晚上12点半, 凌晨两点, 21点15, 下午三点一刻.

With 晚上 and its like the hours after midnight are those after midnight: 晚上12点半 is 00:30 of the new day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import time

from guide.values.figures import NUMERALS, whole
from guide.values.refused import Refused
from guide.values.text import plain

NIGHT_ENDS = time(5)
"""Until then people speak of the night of the day before, though it is a new one."""


def _hours(first: int, last: int, later: int = 0) -> dict[int, int]:
    return {hour: hour + later for hour in range(first, last + 1)}


_MIDNIGHT = {0: 0, 12: 0, 24: 0}
_FORENOON = _hours(1, 11)
_AFTERNOON = {12: 12} | _hours(1, 11, 12) | _hours(13, 23)
_EVENING = _hours(5, 11, 12) | _hours(17, 23)
_NIGHT = _MIDNIGHT | _hours(1, 5) | _hours(8, 11, 12) | _hours(20, 23)
_PARTS: Mapping[str, Mapping[int, int]] = {
    "凌晨": _MIDNIGHT | _hours(1, 6),
    "清晨": _hours(4, 9),
    "早上|早晨|清早|大清早|一早|早|in the morning": _FORENOON,
    "上午": _FORENOON,
    "中午": {11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14},
    "下午|午后|in the afternoon": _AFTERNOON,
    "傍晚|黄昏": _hours(4, 8, 12) | _hours(16, 20),
    "in the evening": _EVENING,
    "晚上|晚间|夜晚|晚|at night": _MIDNIGHT | _hours(1, 3) | _EVENING,
    "夜里|夜间|半夜|大半夜|三更半夜|深夜|午夜|夜": _NIGHT,
    r"a\.?m": {0: 0, 12: 0} | _FORENOON,
    r"p\.?m": _AFTERNOON,
}
"""A part of the day → the hours that are said of it, and which they are. 12 上午 is missing: it is noon or midnight."""
_PART = "|".join(sorted("|".join(_PARTS).split("|"), key=len, reverse=True))
_NAMED = {"正午": time(12), "noon": time(12), "midday": time(12), "午夜": time(0), "midnight": time(0), "零时": time(0)}
_N = f"(?:[0-9]{{1,2}}|[十两{NUMERALS}]{{1,3}})"
_WRITTEN = r"(?P<hour>[0-9]{1,2}) ?[:.h] ?(?P<minute>[0-9]{1,2})(?::[0-9]{2})?"
_PAST = rf"半|[1一]刻|[3三]刻|整|{_N}分?"
_SPOKEN = rf"(?P<oclock>{_N})(?:(?:点钟?|时|h| ?o'clock)(?P<past>{_PAST})?)?"
_CLOCK = rf"(?:at )?(?P<before>{_PART})?的? ?(?:{_WRITTEN}|{_SPOKEN}) ?(?P<after>{_PART})?"
_COMPACT = "([0-9]{1,2})([0-9]{2})"


def read_time(text: str) -> time:
    """A time of day. Raises Refused: empty, unreadable, two-ways, too-long."""
    text = plain(text)
    if text in _NAMED:
        return _NAMED[text]
    found = sorted({*_times(text)})
    if not found:
        raise Refused("unreadable")
    if len(found) > 1:
        raise Refused("two-ways", *(f"{each:%H:%M}" for each in found))
    return found[0]


def _times(text: str) -> Iterator[time]:
    """Every time that a plain text can mean: 两点半 is in the night or in the afternoon, 21:5 may want its end."""
    if match := re.fullmatch(_COMPACT, text):
        hours, minutes = _written(int(match[1]), int(match[2])), [int(match[2])]
    elif (match := re.fullmatch(_CLOCK, text)) and not (match["before"] and match["after"]):
        hour = whole(match["hour"] or match["oclock"])
        minutes = _minutes(match["minute"] or match["past"] or "整")
        if part := match["before"] or match["after"]:
            hours = _of_day(hour, part)
        elif match["hour"] or not 1 <= hour <= 12:
            hours = _written(hour, minutes[0])
        else:
            hours = [hour % 12, hour % 12 + 12]
    else:
        return
    for each in hours:
        for minute in minutes:
            if each < 24 and minute < 60:
                yield time(each, minute)


def _written(hour: int, minute: int) -> list[int]:
    """By the clock of 24 hours; 24:00 is 00:00 of the next day."""
    return [0 if (hour, minute) == (24, 0) else hour]


def _of_day(hour: int, part: str) -> list[int]:
    """An hour that is said of a part of the day; one that is not may be either, as 上午12点 is midnight or noon."""
    hours = next(hours for words, hours in _PARTS.items() if re.fullmatch(words, part))
    return [hours[hour]] if hour in hours else [hour % 12, hour % 12 + 12] if 1 <= hour <= 12 else []


def _minutes(past: str) -> list[int]:
    """The minutes after the hour: 半, 一刻, 零五分, 15, 十五; a digit alone may be the first of two."""
    if past in ("整", "半"):
        return [30 if past == "半" else 0]
    if past[1:] == "刻":
        return [15 if past[0] in "1一" else 45]
    minute = whole(past.removesuffix("分"))
    return [minute, minute * 10] if len(past) == 1 and minute else [minute]
