"""What a person typed, read as days, times and numbers: with or without an input method, in Chinese or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date, time, timedelta
from decimal import Context, Decimal, InvalidOperation

_DATE = re.compile(r"(?:(\d{4}|\d{2})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日號号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED_DAYS = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2, "大前天": 3, "明天": -1, "tomorrow": -1}
_NAMED_DAYS |= {"後天": -2, "后天": -2}
_DAYS_AGO = re.compile(r"(\d{1,4})\s*(?:天前|days? ago)")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH_NAMED = re.compile(r"(?:(\d{1,2})\s+([a-z]{3,9})|([a-z]{3,9})\s+(\d{1,2}))(?:,?\s+(\d{4}))?")
_CHINESE = re.compile(r"[〇零一二兩两三四五六七八九十百千万萬]+")
_MIXED = re.compile(r"(?:\d+(?:,\d{3})*(?:\.\d+)?\s*[万萬千百]\s*)+\d*")
_STEP = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)\s*([万萬千百]?)")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = {"万": 10_000, "萬": 10_000}
_NUMBER = re.compile(
    r"(?:約|约|大約|大约|大概|about|around|~|≈)?\s*(?:[¥￥]|rmb|cny)?\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(\D*)"
)
MONEY_WORDS = frozenset(["元", "块", "塊", "圓", "圆", "块钱", "塊錢", "yuan", "rmb", "cny", "人民幣", "人民币"])
NUMBER_WORDS = frozenset(["個", "个", "左右"])
EXACT = Context(prec=50)
"""Room for every number that is read at all, so that none is rounded."""
MONTH_AHEAD = 31
"""A date typed without a year is the last such day, unless the next one is at most this many days away."""
_CLOCK = re.compile(
    r"(?:(上午|早上|凌晨|中午|下午|晚上|am|pm)\s*)?(\d{1,2})\s*(?:[:.時时點点]\s*(\d{1,2})?\s*分?|h)?\s*(am|pm)?|(\d{1,2})(\d{2})"
)
_YEARLY = re.compile(r"(?:每|1)年\s*(.+)|(.+?)\s*(?:/|每|1|per|a)?\s*(?:年|year)")
_AFTERNOON = ("下午", "晚上", "中午", "pm")


class Refused(ValueError):
    """An answer that cannot be taken. `reason` is a key of the question's errors, or `not-allowed`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def plain(text: str) -> str:
    """Typed text with full-width and Chinese digits as digits, without spaces around it, in small letters."""
    text = _MIXED.sub(_multiplied, unicodedata.normalize("NFKC", text).strip().casefold())
    return _CHINESE.sub(_in_digits, text)


def _multiplied(match: re.Match[str]) -> str:
    """Digits with Chinese places as digits: 1.2萬 is 12000, 3千5 is 3500, 1萬500 is 10500."""
    total, place = Decimal(0), Decimal(1)
    for digits, name in _STEP.findall(match[0]):
        number = Decimal(digits.replace(",", ""))
        if not name and len(digits) == 1:
            number *= place / 10
        place = Decimal((_PLACES | _MYRIAD).get(name, 1))
        total += number * place if name else number
    return format(total.normalize(EXACT), "f") if total else "0"


def _in_digits(match: re.Match[str]) -> str:
    """Chinese numerals as digits: 二十七 is 27, 三百 is 300, 一萬二 is 12000, 二〇二六 is 2026.

    A last digit right after a hundred or more counts tenths of it, as one says it; after 零 it is itself.
    """
    text = match[0]
    if not any(character in _PLACES or character in _MYRIAD for character in text):
        return "".join(str(_DIGITS[character]) for character in text)
    total = part = digit = 0
    place = 1
    for character in text:
        if character in _PLACES:
            place = _PLACES[character]
            part, digit = part + max(digit, 1) * place, 0
        elif character in _MYRIAD:
            place = _MYRIAD[character]
            total, part, digit = total + max(part + digit, 1) * place, 0, 0
        else:
            digit = _DIGITS[character]
            place = 1 if digit == 0 else place
    return str(total + part + (digit * place // 10 if place >= 100 else digit))


def read_day(text: str, today: date) -> date:
    """A day from `plain` text; without a year, the last such day unless the next is near. Raises Refused."""
    if text in _NAMED_DAYS:
        return today - timedelta(days=_NAMED_DAYS[text])
    if ago := _DAYS_AGO.fullmatch(text):
        return today - timedelta(days=int(ago[1]))
    if named := _MONTH_NAMED.fullmatch(text):
        month = (named[2] or named[3])[:3]
        if month in _MONTHS:
            parts = (named[5] or "", str(_MONTHS.index(month) + 1), named[1] or named[4])
            text = "-".join(part for part in parts if part)
    match = _COMPACT.fullmatch(text) or _DATE.fullmatch(text)
    if match is None:
        raise Refused("unreadable")
    year, month, day = match.groups()
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        return _without_year(int(month), int(day), today)
    except ValueError as error:
        raise Refused("unreadable") from error


def _without_year(month: int, day: int, today: date) -> date:
    days = []
    for year in range(today.year + 1, today.year - 9, -1):
        try:
            days.append(date(year, month, day))
        except ValueError:  # 29 February
            continue
    return (
        next(found for found in days if (found - today).days <= MONTH_AHEAD) if days else date(today.year, month, day)
    )


def read_time(text: str) -> time:
    """A time of day from `plain` text: 9:20, 0920, 下午 3 點 5 分, 3:05 pm. Raises Refused."""
    match = _CLOCK.fullmatch(text.replace("半", "30"))
    if match is None:
        raise Refused("unreadable")
    before, hour, minute, after, hours, minutes = match.groups()
    number = int(hour or hours)
    if (before or after) in _AFTERNOON and number < 12 and not (before == "中午" and number == 11):
        number += 12
    elif (before or after) in ("am", "凌晨") and number == 12:
        number = 0
    try:
        return time(number, int(minute or minutes or 0))
    except ValueError as error:
        raise Refused("unreadable") from error


def read_number(text: str, decimals: int, units: Collection[str]) -> int:
    """A number from `plain` text, in whole steps of 10 ** -decimals; one of `units` may follow. Raises Refused."""
    match = _NUMBER.fullmatch(text)
    if match is None or match.group(2).strip() not in {*units, ""}:
        raise Refused("unreadable")
    try:
        scaled = Decimal(match.group(1).replace(",", "")).scaleb(decimals, EXACT)
    except InvalidOperation as error:
        raise Refused("unreadable") from error
    if len(match.group(1)) > 30 or scaled != scaled.to_integral_value():
        raise Refused("unreadable")
    return int(scaled)


def yearly(text: str) -> str | None:
    """The amount in `plain` text that gives one a year: 1200/年, 每年 1200, 1200 a year; None where it does not."""
    match = _YEARLY.fullmatch(text)
    return match and (match[1] or match[2])
