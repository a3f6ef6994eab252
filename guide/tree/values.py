"""Answers as values: read from what a person typed, checked against the question, and to and from plain JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation
from typing import Any

from guide.tree.compiling import AnyQuestion
from guide.tree.conditions import Value
from guide.tree.models import DateQuestion, MoneyQuestion, NumberQuestion, OneQuestion, SeveralQuestion

_DATE = re.compile(r"(?:(\d{4}|\d{2})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日號号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED_DAYS = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2, "大前天": 3, "明天": -1, "tomorrow": -1}
_NAMED_DAYS |= {"後天": -2, "后天": -2}
_DAYS_AGO = re.compile(r"(\d{1,4})\s*(?:天前|days? ago)")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH_NAMED = re.compile(r"(?:(\d{1,2})\s+([a-z]{3,9})|([a-z]{3,9})\s+(\d{1,2}))(?:,?\s+(\d{4}))?")
_CHINESE = re.compile(r"[〇零一二兩两三四五六七八九十百千]+")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_NUMBER = re.compile(
    r"(?:約|约|大約|大约|大概|about|around|~|≈)?\s*(?:[¥￥]|rmb|cny)?\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(\D*)"
)
_MONEY_WORDS = frozenset(["元", "块", "塊", "圓", "圆", "块钱", "塊錢", "yuan", "rmb", "cny", "人民幣", "人民币"])
_NUMBER_WORDS = frozenset(["個", "个", "左右"])
_EXACT = Context(prec=50)
"""Room for every number that is read at all, so that none is rounded."""
MONTH_AHEAD = 31
"""A date typed without a year is the last such day, unless the next one is at most this many days away."""


class Refused(ValueError):
    """An answer that cannot be taken. `reason` is a key of the question's errors, or `not-allowed`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def choose(question: OneQuestion | SeveralQuestion, ids: Iterable[str]) -> Value:
    """The value for chosen options, in the question's order. Raises Refused: empty, conflict, not-allowed."""
    wanted = set(ids)
    chosen = tuple(option.id for option in question.options if option.id in wanted)
    if len(chosen) != len(wanted):
        raise Refused("not-allowed")
    if not chosen:
        raise Refused("empty")
    if isinstance(question, OneQuestion):
        if len(chosen) > 1:
            raise Refused("not-allowed")
        return chosen[0]
    if len(chosen) > 1 and any(option.alone for option in question.options if option.id in wanted):
        raise Refused("conflict")
    return chosen


def parse(question: AnyQuestion, text: str, today: date) -> Value:
    """What was typed as a value: full-width digits, units and thousands commas are fine. Raises Refused."""
    text = _CHINESE.sub(_in_digits, unicodedata.normalize("NFKC", text).strip().casefold())
    if not text:
        raise Refused("empty")
    if isinstance(question, DateQuestion):
        value: Value = _date(text, today)
    elif isinstance(question, MoneyQuestion | NumberQuestion):
        value = _number(question, text)
    else:
        raise Refused("not-allowed")
    return check(question, value, today)


def _in_digits(match: re.Match[str]) -> str:
    """Chinese numerals up to thousands as digits: 二十七 is 27, 三百 is 300, 二〇二六 is 2026; else as they were."""
    text = match[0]
    if not any(character in _PLACES for character in text):
        return "".join(str(_DIGITS[character]) for character in text)
    total = digit = 0
    for character in text:
        if character in _PLACES:
            total, digit = total + max(digit, 1) * _PLACES[character], 0
        else:
            digit = _DIGITS[character]
    return str(total + digit)


def _date(text: str, today: date) -> date:
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


def _number(question: MoneyQuestion | NumberQuestion, text: str) -> int:
    match = _NUMBER.fullmatch(text)
    if match is None or match.group(2).strip() not in _units(question) | {""}:
        raise Refused("unreadable")
    try:
        scaled = Decimal(match.group(1).replace(",", "")).scaleb(question.decimals, _EXACT)
    except InvalidOperation as error:
        raise Refused("unreadable") from error
    if len(match.group(1)) > 30 or scaled != scaled.to_integral_value():
        raise Refused("unreadable")
    return int(scaled)


def _units(question: MoneyQuestion | NumberQuestion) -> frozenset[str]:
    words = set(_MONEY_WORDS if isinstance(question, MoneyQuestion) else _NUMBER_WORDS)
    if question.unit is not None:
        for unit in (question.unit.zh_hant, question.unit.zh_hans, question.unit.en):
            words |= {word.casefold() for word in (unit.one, unit.other) if word} if unit else set()
    return frozenset(words)


def check(question: AnyQuestion, value: Value, today: date) -> Value:
    """The value, when the question allows it as of `today`. Raises Refused with the reason."""
    if value is None:
        if getattr(question, "skip", None) is None:
            raise Refused("empty")
        return None
    if isinstance(question, OneQuestion) and isinstance(value, str):
        return choose(question, [value])
    if isinstance(question, SeveralQuestion) and isinstance(value, tuple):
        return choose(question, value)
    if isinstance(question, DateQuestion) and isinstance(value, date):
        days = (today - value).days
        return _within(value, days < -question.days_ahead, days > question.days_back)
    if isinstance(question, MoneyQuestion | NumberQuestion) and isinstance(value, int) and not isinstance(value, bool):
        step = 10**question.decimals
        return _within(value, value > question.most * step, value < question.least * step)
    raise Refused("not-allowed")


def _within(value: Value, too_high: bool, too_low: bool) -> Value:
    if too_high or too_low:
        raise Refused("too-high" if too_high else "too-low")
    return value


def to_plain(question: AnyQuestion, value: Value) -> Any:
    """A value as JSON or YAML holds it: option id, list of ids, ISO date, number as a string, None for skipped."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and isinstance(question, MoneyQuestion | NumberQuestion):
        return format(Decimal(value).scaleb(-question.decimals), "f")
    return value


def from_plain(question: AnyQuestion, plain: Any) -> Value:
    """The opposite of `to_plain`. Raises Refused("not-allowed") where the form is not that of the question's kind."""
    if plain is None:
        return None
    if isinstance(question, SeveralQuestion) and isinstance(plain, list) and all(isinstance(id, str) for id in plain):
        return tuple(plain)
    if not isinstance(plain, str) or isinstance(question, SeveralQuestion):
        raise Refused("not-allowed")
    if isinstance(question, OneQuestion):
        return plain
    try:
        if isinstance(question, DateQuestion):
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", plain):
                raise ValueError(plain)
            return date.fromisoformat(plain)
        if len(plain) > 30 or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain):
            raise ValueError(plain)
        scaled = Decimal(plain).scaleb(question.decimals, _EXACT)
    except (ValueError, InvalidOperation) as error:
        raise Refused("unreadable") from error
    if scaled != scaled.to_integral_value():
        raise Refused("unreadable")
    return int(scaled)
