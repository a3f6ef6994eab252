"""Figures in every way they are written, mixed in one pass: 1,200.50, １２００, 一千二, 2千五, 1千零5, 1.2w, 2k.

Patterns here and beside are strings, which `re` compiles when they are first used: no page waits for them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from fractions import Fraction
from typing import Final

from guide.values.refused import Refused
from guide.values.text import LONGEST, plain

NUMERALS: Final = "零一二三四五六七八九"
_DIGITS = {sign: digit for digit, sign in enumerate(NUMERALS)} | {"两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_BIG = {"万": 10_000, "亿": 100_000_000}
_PLACES = _SMALL | _BIG
_LETTER = r"(?<=[0-9]) ?([wk])(?![a-z])"
_FIGURE = rf"[0-9.,两十百千万亿点{NUMERALS}]+(?: [0-9]{{3}}(?![0-9]))*(?:\.[0-9]+)?"
_ARABIC = r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)(?:\.([0-9]+))?"
_DECIMAL_COMMA = "([0-9]+),([0-9]{1,2})"
_SPOKEN_POINT = rf"([^点]+)点([0-9]+|[{NUMERALS}]+)([十百千万亿]*)"
_DAYS = {"个", "天", "日", "day", "days"}
_WEEKS = {"周", "星期", "个星期", "礼拜", "个礼拜", "week", "weeks"}
_ROUGH = r"(?:(?:约|大约|大概|差不多|about|around|roughly|approx\.?|~|≈) ?)?(.+?)(?: ?(?:左右|上下|or so))?"


def read_number(text: str, decimals: int, units: Collection[str]) -> int:
    """A number in whole steps of 10 ** -decimals; one of `units` may follow, or weeks for days. Raises Refused."""
    sign, text = signed(about(plain(text)))
    value, rest = figure(text, decimals)
    known = {plain(unit) for unit in units}
    if rest in _WEEKS and {"个"} < known <= _DAYS:
        value *= 7
    elif rest and rest not in known:
        raise Refused("unreadable")
    return sign * steps(value, decimals)


def about(text: str) -> str:
    """Plain text without a word that it is only rough."""
    match = re.fullmatch(_ROUGH, text)
    return match[1] if match else text


def signed(text: str) -> tuple[int, str]:
    """1 or -1, and plain text without its sign."""
    if text[0] in "+-负":
        return (1 if text[0] == "+" else -1, text[1:].strip())
    return 1, text


def figure(text: str, decimals: int) -> tuple[Fraction, str]:
    """The figure that plain text begins with, and what follows it. Raises Refused: unreadable, two-ways.

    `decimals`: how many the figure may have; where it may not have three, 1.500 can be a thousand and a half.
    """
    text = re.sub(_LETTER, lambda match: "万" if match[1] == "w" else "千", text)
    match = re.match(_FIGURE, text)
    if match is None:
        raise Refused("unreadable")
    return _value(match[0], decimals), text[match.end() :].strip()


def whole(text: str) -> int:
    """A figure that stands alone in plain text and is no fraction. Raises Refused."""
    value, rest = figure(text, 0)
    if rest:
        raise Refused("unreadable")
    return steps(value, 0)


def steps(value: Fraction, decimals: int) -> int:
    """A figure in whole steps of 10 ** -decimals. Raises Refused where it is finer."""
    scaled = value * Fraction(10**decimals)
    if scaled.denominator != 1:
        raise Refused("unreadable")
    return scaled.numerator


def digit(sign: str | None) -> int:
    """A digit, Arabic or Chinese; 0 where there is none."""
    return _digits(sign) if sign else 0


def place_in_list(text: str) -> int | None:
    """A number that chooses from a list, from 1; None for what is no number, or higher than any list is long."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).strip()
    return int(text) if re.fullmatch("0{0,4}[1-9][0-9]{0,3}", text) else None


def _value(text: str, decimals: int) -> Fraction:
    if spoken := re.fullmatch(_SPOKEN_POINT, text):
        fraction = "".join(str(_DIGITS.get(sign, sign)) for sign in spoken[2])
        return _times(_composed(spoken[1], decimals) + Fraction(int(fraction), 10 ** len(fraction)), spoken[3])
    return _composed(text, decimals)


def _composed(text: str, decimals: int) -> Fraction:
    """A figure without a spoken point."""
    if "点" in text:
        raise Refused("unreadable")
    if not any(sign in _PLACES for sign in text):
        return Fraction(_digit_by_digit(text)) if text[0] in _DIGITS else _arabic(text, decimals)
    tokens: list[str] = re.findall("[0-9][0-9., ]*|.", text)
    if "." in text or "," in text:
        return _times(_arabic(tokens[0], decimals), "".join(tokens[1:]))
    return Fraction(_by_places(tokens))


def _arabic(text: str, decimals: int) -> Fraction:
    match = re.fullmatch(_ARABIC, text)
    if match is None:
        if comma := re.fullmatch(_DECIMAL_COMMA, text):
            raise Refused("two-ways", f"{comma[1]}.{comma[2]}", f"{comma[1]}{comma[2]}")
        raise Refused("unreadable")
    before, after = match[1], match[2] or ""
    if decimals < 3 and len(after) == 3 and re.fullmatch("[1-9][0-9]{0,2}", before):
        raise Refused("two-ways", f"{before},{after}", f"{before}.{after[:2]}")
    return Fraction(int(re.sub("[, ]", "", before) + after), 10 ** len(after))


def _digit_by_digit(text: str) -> int:
    """二零二六 is 2026. Two digits side by side are refused: 三五天 is three days or five."""
    if any(sign not in _DIGITS for sign in text) or (len(text) == 2 and "零" not in text):
        raise Refused("unreadable")
    return int("".join(str(_DIGITS[sign]) for sign in text))


def _times(value: Fraction, places: str) -> Fraction:
    """A figure with decimals before its places: 1.2 万, 1.5 百万."""
    if any(sign not in _PLACES for sign in places) or len(places) > 2 or (places[1:] and places[0] in _BIG):
        raise Refused("unreadable")
    for sign in places:
        value *= _PLACES[sign]
    return value


def _by_places(tokens: list[str]) -> int:
    """Digits with places: 二十七 is 27, 三百 is 300, 十五万 is 150000, 1万500 is 10500.

    A last digit right after a hundred or more counts tenths of it, as one says it: 2千五 is 2500. After 零 it is
    itself.
    """
    total = section = 0  # of what stands before the last 万 or 亿, and of what stands after it
    small, big, last = 10_000, 10**12, 0  # the last places met: what follows a place is lower
    number, zero = "", False  # what waits for its place
    for token in tokens:
        if token == "零" and not number and not zero:
            zero = True
        elif token in _SMALL:
            number = number or ("一" if token == "十" else "")
            several = token != "十" and not (section or total or zero)  # 12千, 15百
            last = _SMALL[token]
            if not number or not _digits(number) or (len(number) > 1 and not several) or last >= small:
                raise Refused("unreadable")
            section, small, number, zero = section + _digits(number) * last, last, "", False
        elif token in _BIG:
            alone = not number or not section or small == 10 or zero  # 2千5万 is neither 2500 nor 2005 万
            section, last = section + _digits(number or "零"), _BIG[token]
            if not section or last >= big or not alone:
                raise Refused("unreadable")
            total, section, small, big, number, zero = total + section * last, 0, 10_000, last, "", False
        elif number:  # two numbers side by side
            raise Refused("unreadable")
        else:
            number = token
    if not number:
        if zero:
            raise Refused("unreadable")
        return total + section
    if len(number) == 1 and not zero and last > 10:
        return total + section + _digits(number) * last // 10
    if len(number) >= len(str(last)):
        raise Refused("unreadable")
    return total + section + _digits(number)


def _digits(number: str) -> int:
    if number in _DIGITS:
        return _DIGITS[number]
    if not number.isdecimal():
        raise Refused("unreadable")
    return int(number)
