"""Days and times of day: what is read, and what is refused because it can be read two ways or not at all."""

from __future__ import annotations

from datetime import date, time

import pytest

from guide.values.clock import read_time
from guide.values.dates import day_of_month, read_day
from guide.values.days import after_working_days, days_after, months_after
from guide.values.refused import Refused

SATURDAY = date(2026, 11, 28)
PAST, FUTURE, BOTH = (3650, 0), (0, 366), (3650, 3650)


def day(text: str, bounds: tuple[int, int] = BOTH, today: date = SATURDAY) -> str:
    return read_day(text, today, *bounds).isoformat()


def refusal(text: str, bounds: tuple[int, int] = BOTH, today: date = SATURDAY) -> Refused:
    with pytest.raises(Refused) as refused:
        read_day(text, today, *bounds)
    return refused.value


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026–05–03", "2026-05-03"),
        ("2026/5/3", "2026-05-03"),
        ("2026.5.3", "2026-05-03"),
        ("2026 5 3", "2026-05-03"),
        ("2026年5月3日", "2026-05-03"),
        ("二〇二六年五月三號", "2026-05-03"),
        ("26年5月3日", "2026-05-03"),
        ("\ufeff2026-05\u200e-03\u00a0", "2026-05-03"),
        ("May 3rd", "2026-05-03"),
        ("3 May", "2026-05-03"),
        ("the 3rd of May", "2026-05-03"),
        ("Sept. 3, 2026", "2026-09-03"),
        ("3-May-2026", "2026-05-03"),
        ("27/5/2026", "2026-05-27"),
        ("5/27/2026", "2026-05-27"),
        ("5月3号", "2026-05-03"),
        ("上个月15号", "2026-10-15"),
        ("上個月 15 號", "2026-10-15"),
        ("上月十五日", "2026-10-15"),
        ("上上个月3号", "2026-09-03"),
        ("本月3日", "2026-11-03"),
        ("下个月1号", "2026-12-01"),
        ("15th of last month", "2026-10-15"),
        ("last month on the 15th", "2026-10-15"),
        ("去年12月3日", "2025-12-03"),
        ("明年1/5", "2027-01-05"),
        ("May 3 last year", "2025-05-03"),
        ("一个月前", "2026-10-28"),
        ("1個月前", "2026-10-28"),
        ("半个月前", "2026-11-13"),
        ("半年前", "2026-05-28"),
        ("两周前", "2026-11-14"),
        ("兩個禮拜之前", "2026-11-14"),
        ("two weeks ago", "2026-11-14"),
        ("a month ago", "2026-10-28"),
        ("8天前", "2026-11-20"),
        ("十天后", "2026-12-08"),
        ("in 3 days", "2026-12-01"),
        ("3 days from now", "2026-12-01"),
        ("上周五", "2026-11-20"),
        ("上星期日", "2026-11-22"),
        ("上個禮拜天", "2026-11-22"),
        ("这周五", "2026-11-27"),
        ("下周一", "2026-11-30"),
        ("next Friday", "2026-12-04"),
        ("大前天", "2026-11-25"),
        ("前天", "2026-11-26"),
        ("昨日", "2026-11-27"),
        ("今天", "2026-11-28"),
        ("明天", "2026-11-29"),
        ("大後天", "2026-12-01"),
        ("the day before yesterday", "2026-11-26"),
        ("3.6.2026", "2026-06-03"),
        ("03. 06. 2026", "2026-06-03"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, read: str) -> None:
    assert day(text) == read


@pytest.mark.parametrize(
    ("text", "last", "next"),
    [
        ("15号", "2026-11-15", "2026-12-15"),
        ("15號", "2026-11-15", "2026-12-15"),
        ("31日", "2026-10-31", "2026-12-31"),
        ("28日", "2026-11-28", "2026-11-28"),
        ("the 15th", "2026-11-15", "2026-12-15"),
        ("12-31", "2025-12-31", "2026-12-31"),
        ("12月31日", "2025-12-31", "2026-12-31"),
        ("1/3", "2026-01-03", "2027-01-03"),
        ("5月3日", "2026-05-03", "2027-05-03"),
        ("周五", "2026-11-27", "2026-12-04"),
        ("Friday", "2026-11-27", "2026-12-04"),
        ("2/29", "2024-02-29", "2028-02-29"),
    ],
)
def test_a_field_of_the_past_reads_the_last_such_day_one_of_the_future_the_next(
    text: str, last: str, next: str
) -> None:
    assert day(text, PAST) == last
    assert day(text, (0, 3650)) == next


@pytest.mark.parametrize(
    ("text", "examples"),
    [
        ("15号", ("2026-11-15", "2026-12-15")),
        ("31日", ("2026-10-31", "2026-12-31")),
        ("12-31", ("2025-12-31", "2026-12-31")),
        ("周五", ("2026-11-27", "2026-12-04")),
        ("last Friday", ("2026-11-20", "2026-11-27")),
        ("last monday", ("2026-11-16", "2026-11-23")),
        ("26/5/27", ("2026-05-27", "2027-05-26")),
        ("5/6/2026", ("2026-05-06", "2026-06-05")),
        ("10/7/25", ("2025-07-10", "2025-10-07")),
    ],
)
def test_what_can_be_two_days_says_which(text: str, examples: tuple[str, str]) -> None:
    refused = refusal(text)
    assert (refused.reason, refused.examples) == ("two-ways", examples)


def test_last_friday_is_one_day_where_both_meanings_are_the_same() -> None:
    assert day("last Friday", today=date(2026, 11, 25)) == "2026-11-20"


@pytest.mark.parametrize(
    "text",
    [
        "15",
        "2/30",
        "2026-02-29",
        "0000-01-01",
        "11月31号",
        "上个月32号",
        "五月廿七",
        "三五号",
        "3日前",
        "三月前",
        "三五天前",
        "半天前",
        "5月3号左右",
        "5月3日8点",
        "月底",
        "05032026",
        "mayor 3",
        "3 5",
        "May",
        "上周",
        "周八",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert refusal(text).reason == "unreadable"


def test_a_day_far_beyond_the_calendar_is_given_back_for_the_field_to_refuse() -> None:
    for today in (date(2000, 1, 1), date(2199, 12, 31)):
        assert read_day("9999年前", today, *BOTH) < today
        assert read_day("9999 months from now", today, *BOTH) > today
        assert read_day("9999天后", today, *BOTH) > today


def test_no_count_leaves_the_calendar() -> None:
    assert days_after(SATURDAY, -30) == date(2026, 10, 29)
    for far in (10**6 * 4, 10**30):
        assert days_after(SATURDAY, far) == months_after(SATURDAY, far) == date.max
        assert days_after(SATURDAY, -far) == months_after(SATURDAY, -far) == date.min
    assert after_working_days(date.max, 5) == date.max
    assert months_after(date(9999, 11, 30), 1) == date(9999, 12, 30)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15號", 15),
        ("31日", 31),
        ("15", 15),
        ("十五号", 15),
        ("每月15号", 15),
        ("the 15th", 15),
        ("月底", 31),
        ("0", 0),
    ],
)
def test_a_day_of_every_month(text: str, number: int) -> None:
    assert day_of_month(text) == number


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("晚上12點半", time(0, 30)),
        ("晚上十二點", time(0)),
        ("晚上0點", time(0)),
        ("晚上1點", time(1)),
        ("晚上12:30", time(0, 30)),
        ("晚上9点", time(21)),
        ("晚上21:15", time(21, 15)),
        ("半夜12点", time(0)),
        ("半夜两点", time(2)),
        ("夜裡11點", time(23)),
        ("夜里1点", time(1)),
        ("深夜十一点半", time(23, 30)),
        ("凌晨12点", time(0)),
        ("凌晨两点半", time(2, 30)),
        ("清晨6点", time(6)),
        ("早上八点一刻", time(8, 15)),
        ("上午十點", time(10)),
        ("中午12点", time(12)),
        ("中午一點", time(13)),
        ("中午11点半", time(11, 30)),
        ("下午3点5分", time(15, 5)),
        ("下午12:30", time(12, 30)),
        ("傍晚6点", time(18)),
        ("晚间九点三刻", time(21, 45)),
        ("24:00", time(0)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("9:30 pm", time(21, 30)),
        ("9 p.m.", time(21)),
        ("9:30 at night", time(21, 30)),
        ("21点15", time(21, 15)),
        ("21點零五", time(21, 5)),
        ("零点", time(0)),
        ("21:15:07", time(21, 15)),
        ("9：20", time(9, 20)),
        ("0920", time(9, 20)),
        ("noon", time(12)),
        ("midnight", time(0)),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, read: time) -> None:
    assert read_time(text) == read


@pytest.mark.parametrize(
    ("text", "examples"),
    [
        ("两点半", ("02:30", "14:30")),
        ("九点一刻", ("09:15", "21:15")),
        ("12点", ("00:00", "12:00")),
        ("9", ("09:00", "21:00")),
        ("上午12點", ("00:00", "12:00")),
        ("早上12点半", ("00:30", "12:30")),
        ("中午3点", ("03:00", "15:00")),
        ("夜里7点", ("07:00", "19:00")),
        ("凌晨9点", ("09:00", "21:00")),
        ("21点5", ("21:05", "21:50")),
        ("9:5", ("09:05", "09:50")),
        ("下午3点5", ("15:05", "15:50")),
    ],
)
def test_what_can_be_two_times_says_which(text: str, examples: tuple[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        read_time(text)
    assert (refused.value.reason, refused.value.examples) == ("two-ways", examples)


@pytest.mark.parametrize(
    "text",
    [
        "半夜",
        "中午",
        "凌晨",
        "24:30",
        "25:00",
        "9:60",
        "2460",
        "昨晚9点",
        "晚上9点左右",
        "19:30 am",
        "9 am pm",
        "中午19点",
    ],
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_time(text)
    assert refused.value.reason == "unreadable"
