"""Whatever is written in any of its ways is read as what it is; what is no such thing is refused, and at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.values.clock import read_time
from guide.values.dates import day_of_month, read_day
from guide.values.figures import place_in_list, read_number
from guide.values.money import read_money
from guide.values.refused import Refused
from tests.support.sampling import examples
from tests.support.writing import amounts, days, dressed, numbers, times

TODAY = date(2026, 11, 28)
READERS: dict[str, Callable[[str], object]] = {
    "number": lambda text: read_number(text, 0, ["天", "days"]),
    "with decimals": lambda text: read_number(text, 3, []),
    "money": read_money,
    "money a month": lambda text: read_money(text, ("month", "year")),
    "day": lambda text: read_day(text, TODAY, 3650, 3650),
    "day to come": lambda text: read_day(text, TODAY, 0, 366),
    "day of the month": day_of_month,
    "time": read_time,
}
RANDOM = st.randoms(use_true_random=False)
TYPED = st.text(
    st.sampled_from("0123456789,.:-/ 零一两三十百千万年月日号点半刻晚上周前后个元块毛wkapmth左右~+负"), max_size=30
)


@settings(max_examples=examples(40))
@given(st.one_of(st.integers(0, 30_000), st.integers(0, 99_999_999)), RANDOM)
def test_a_number_is_read_however_it_is_written(number: int, random: Random) -> None:
    for text in numbers(number, random):
        assert read_number(dressed(text, random), 0, []) == number, text


@settings(max_examples=examples(40))
@given(
    st.one_of(st.integers(0, 3_000), st.integers(0, 99_999_999_99), st.integers(0, 99_999).map(lambda n: n * 100)),
    RANDOM,
)
def test_an_amount_is_read_however_it_is_written(fen: int, random: Random) -> None:
    for text in amounts(fen, random):
        assert read_money(dressed(text, random)) == fen, text
        assert read_money(dressed(f"{text}/月", random), ("month", "year")) == fen, text


@settings(max_examples=examples(40))
@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)), RANDOM)
def test_a_day_is_read_however_it_is_written(day: date, random: Random) -> None:
    for text in days(day):
        assert read_day(dressed(text, random), TODAY, 73_000, 73_000) == day, text


@settings(max_examples=examples(40))
@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)), RANDOM)
def test_a_time_is_read_however_it_is_written(at: time, random: Random) -> None:
    for text in times(at):
        assert read_time(dressed(text, random)) == at, text


def refusal(reader: Callable[[str], object], text: str) -> Refused | None:
    """Why a text is not read, where it is not. Any other error is one of the test."""
    try:
        reader(text)
    except Refused as refused:
        return refused
    return None


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@settings(max_examples=examples(60))
@given(st.one_of(st.text(max_size=40), TYPED))
def test_anything_else_is_refused_with_what_to_write_where_it_could_be_read_two_ways(
    reader: Callable[[str], object], text: str
) -> None:
    refused = refusal(reader, text)
    if refused is not None and refused.reason == "two-ways":
        assert len(refused.examples) > 1
        readings = [reader(example) for example in refused.examples if refusal(reader, example) is None]
        assert readings
        assert len({*readings}) == len(readings), "each example is another reading"
        again = [refusal(reader, example) for example in refused.examples]
        assert not any(once_more is not None and once_more.reason == "two-ways" for once_more in again)
    elif refused is not None:
        assert refused.reason in ("empty", "unreadable", "too-long")


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@pytest.mark.parametrize(
    "sign", ["9", "1,", "1万", "3千", "一", "\u200b", " ", "1 ", "1-", "晚上", "1年", "~", "\ufdfa", "零"]
)
def test_no_length_takes_long(reader: Callable[[str], object], sign: str) -> None:
    for text in (sign * 100_000, sign * 99, "1" + sign * 100_000, sign * 100_000 + "1"):
        began = process_time()
        refusal(reader, text[:100_000])
        assert process_time() - began < 0.05


def test_what_is_too_long_says_so() -> None:
    for reader in READERS.values():
        with pytest.raises(Refused) as refused:
            reader("9" * 5000)
        assert refused.value.reason == "too-long"


@pytest.mark.parametrize(
    ("text", "place"), [("1", 1), ("007", 7), ("0", None), ("1" * 5000, None), ("１２", 12), ("12a", None)]
)
def test_a_place_in_a_list(text: str, place: int | None) -> None:
    assert place_in_list(text) == place
