"""What the readers before these took rightly, these take, and as the same."""

from __future__ import annotations

import re
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content import typed as before
from guide.values.clock import read_time
from guide.values.dates import read_day
from guide.values.figures import read_number
from guide.values.money import read_money
from guide.values.refused import Refused
from tests.support.writing import amounts, days, dressed, numbers, times

TODAY = date(2026, 11, 28)
TYPED = st.text(
    st.sampled_from("0123456789,.:-/ 零一两三五十百千万年月日号點点半上午中下凌晨晚前元块ampm"), max_size=12
)


def was(kind: str, text: str) -> object:
    try:
        text = before.plain(text)
        match kind:
            case "number":
                return before.read_number(text, 0, ["天"])
            case "money":
                return before.read_number(text, 2, before.MONEY_WORDS)
            case "day":
                return before.read_day(text, TODAY)
            case _:
                return before.read_time(text)
    except (before.Refused, ValueError, OverflowError):
        return None


def now(kind: str, text: str) -> object:
    try:
        match kind:
            case "number":
                return read_number(text, 0, ["天"])
            case "money":
                return read_money(text)
            case "day":
                return read_day(text, TODAY, 36_500, 36_500)
            case _:
                return read_time(text)
    except Refused:
        return None


def wrongly(kind: str, text: str) -> bool:
    """Whether what the old ones took this for was wrong: figures of both scripts, and nights at noon."""
    if kind in ("number", "money"):
        return bool(re.search("[0-9]", text) and re.search("[零一二两三四五六七八九十百千万]", text)) or "零零" in text
    return "晚上" in text


@given(st.sampled_from(["number", "money", "day", "time"]), TYPED)
@settings(max_examples=2000)
def test_nothing_is_taken_for_something_else(kind: str, text: str) -> None:
    old, new = was(kind, text), now(kind, text)
    assert old is None or new is None or old == new or wrongly(kind, text)


@given(
    st.integers(0, 9_999_999),
    st.dates(date(2017, 1, 1), date(2036, 1, 1)),
    st.times(),
    st.randoms(use_true_random=False),
)
@settings(max_examples=40)
def test_everything_written_regularly_that_was_taken_still_is(
    number: int, day: date, at: object, random: Random
) -> None:
    written = {
        "number": numbers(number, random),
        "money": amounts(number, random),
        "day": days(day),
        "time": times(at.replace(second=0, microsecond=0)),  # type: ignore[attr-defined]
    }
    for kind, texts in written.items():
        for text in texts:
            dress = dressed(text, random)
            if was(kind, dress) is not None and not wrongly(kind, text):
                assert now(kind, dress) == was(kind, dress)
