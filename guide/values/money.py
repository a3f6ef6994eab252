"""Amounts of money: 330, ¥1,200.50, 12块5, 5毛, 1500元整, 壹仟伍佰元, 1.2w, 5000/月, 1200/年."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from guide.values.figures import NUMERALS, about, digit, figure, signed, steps
from guide.values.refused import Refused
from guide.values.text import plain

Time = Literal["month", "year"]
DECIMALS = 2
"""Of a yuan: amounts are whole fen."""
_BEFORE = r"(?:¥|人民币|rmb|cny) ?(.+)"
_DIGIT = f"([0-9两{NUMERALS}])"
_YUAN = rf" ?(?:(?:元|块|圆|人民币|yuan|rmb|cny)(?:{_DIGIT}[角毛]?)?(?:{_DIGIT}分?)?)?(?:钱|整|正)?"
_JIAO = rf"[角毛](?:{_DIGIT}分?)?钱?"
_FEN = "分钱?"
_EVERY = r"(?:每个?|一个?)([年月])(.+)"
_A = r"(.+?) ?(?:/ ?|a |per |each |every |[每一]个?)(年|月|year|yr|month|mo)|(.+?) (year|month)ly"


def read_money(text: str, times: Collection[Time] = ()) -> int:
    """An amount in fen; one a year is a twelfth of it, rounded up. Raises Refused.

    `times`: what it may be given as one a time of, where it is one a month: 5000/月, 1200/年.
    """
    text, per = _apart(about(plain(text)))
    if per and per not in times:
        raise Refused("unreadable")
    sign, text = signed(about(text))
    if match := re.fullmatch(_BEFORE, text):
        text = match[1]
    fen = sign * _fen(text)
    return -(-fen // 12) if per == "year" else fen


def _apart(text: str) -> tuple[str, Time | None]:
    """An amount, and the time it is one of: 5000/月 is 5000 a month."""
    if match := re.fullmatch(_EVERY, text):
        amount, time = match[2].strip(), match[1]
    elif match := re.fullmatch(_A, text):
        amount, time = match[1] or match[3], match[2] or match[4]
    else:
        return text, None
    return amount, "year" if time[0] in "年y" else "month"


def _fen(text: str) -> int:
    value, rest = figure(text, DECIMALS)
    if match := re.fullmatch(_YUAN, rest):
        jiao, fen = digit(match[1]), digit(match[2])
        if match[1] or match[2]:
            steps(value, 0)  # 12.5块5 is nothing
        return steps(value, DECIMALS) + jiao * 10 + fen
    if match := re.fullmatch(_JIAO, rest):
        return steps(value, 1) + digit(match[1])
    if re.fullmatch(_FEN, rest):
        return steps(value, 0)
    raise Refused("unreadable")
