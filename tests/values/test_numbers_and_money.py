"""Numbers and amounts: what is read, and what is refused because it can be read two ways or not at all."""

from __future__ import annotations

import pytest

from guide.values.figures import read_number
from guide.values.money import Time, read_money
from guide.values.refused import Refused

MONTHLY: tuple[Time, ...] = ("month", "year")


def refusal(text: str, times: tuple[Time, ...] = ()) -> Refused:
    with pytest.raises(Refused) as refused:
        read_money(text, times)
    return refused.value


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("2千五", 2_500),
        ("3千五", 3_500),
        ("3百五", 350),
        ("3万五", 35_000),
        ("3萬五", 35_000),
        ("1千零5", 1_005),
        ("1千05", 1_005),
        ("2千零50", 2_050),
        ("3千50", 3_050),
        ("1万500", 10_500),
        ("1万5千", 15_000),
        ("五千3", 5_300),
        ("二十5", 25),
        ("1.2w", 12_000),
        ("1.2 W", 12_000),
        ("1w5", 15_000),
        ("2k", 2_000),
        ("2K5", 2_500),
        ("1500元整", 1_500),
        ("1500左右", 1_500),
        ("大概1500块左右", 1_500),
        ("壹仟伍佰", 1_500),
        ("壹仟伍佰圓整", 1_500),
        ("贰万叁仟陆佰元", 23_600),
        ("两千", 2_000),
        ("兩千", 2_000),
        ("一万二", 12_000),
        ("一萬零五十", 10_050),
        ("十五万", 150_000),
        ("一百零五万", 1_050_000),
        ("三点五万", 35_000),
        ("三三〇", 330),
        ("1,200", 1_200),
        ("1 200", 1_200),
        ("12\u202f500", 12_500),
        ("１，２００元", 1_200),
        ("\ufeff3\u200b30\u200e", 330),
        ("330。", 330),
        ("人民币330", 330),
        ("0.500", 0.5),
        ("1200.500", 1_200.5),
        ("12。5", 12.5),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, yuan: float) -> None:
    assert read_money(text) == round(yuan * 100)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("12块5", 1250),
        ("12塊5毛", 1250),
        ("12块50", 1250),
        ("12块05", 1205),
        ("12块零5分", 1205),
        ("12块5毛3", 1253),
        ("12元5角3分", 1253),
        ("两块五", 250),
        ("5毛", 50),
        ("五毛钱", 50),
        ("3角5分", 35),
        ("8分", 8),
    ],
)
def test_small_change_is_read_to_the_fen(text: str, fen: int) -> None:
    assert read_money(text) == fen


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("5000/月", 5_000),
        ("5000 / 月", 5_000),
        ("5000元每月", 5_000),
        ("每月5000", 5_000),
        ("每個月 5000 塊", 5_000),
        ("一个月五千", 5_000),
        ("5000一个月", 5_000),
        ("5000 a month", 5_000),
        ("5000/month", 5_000),
        ("5000 monthly", 5_000),
        ("60000/年", 5_000),
        ("每年6万", 5_000),
        ("6w一年", 5_000),
        ("60000 per year", 5_000),
        ("5000", 5_000),
    ],
)
def test_one_a_month_may_be_given_as_one_a_year(text: str, yuan: int) -> None:
    assert read_money(text, MONTHLY) == yuan * 100
    if text != "5000":
        assert refusal(text).reason == "unreadable", "where it is none a month"


def test_a_twelfth_is_never_too_little_for_what_is_spent() -> None:
    assert read_money("100/年", MONTHLY) == 834


@pytest.mark.parametrize(
    ("text", "examples"),
    [
        ("1.500", ("1,500", "1.50")),
        ("330.000", ("330,000", "330.00")),
        ("1.500万", ("1,500", "1.50")),
        ("1,5", ("1.5", "15")),
        ("1,50", ("1.50", "150")),
        ("12,5 元", ("12.5", "125")),
    ],
)
def test_what_can_be_read_two_ways_says_what_to_write(text: str, examples: tuple[str, ...]) -> None:
    refused = refusal(text)
    assert (refused.reason, refused.examples) == ("two-ways", examples)


@pytest.mark.parametrize(
    "text",
    [
        "1,2000",
        "1.200,50",
        "1.200.000",
        "3 30",
        "1500-2000",
        "1000多",
        "三五",
        "三五百",
        "十几",
        "几百",
        "2千5万",
        "3万20000",
        "1百2千",
        "百百",
        "千五",
        "万",
        "零零十",
        "五2",
        "十零",
        "12.5块5",
        "12块5块",
        "1.2万5",
        "500 1年",
        "50/天",
        "330 dollars",
        "330 美元",
        "330 天",
        "3\x0030",
        "３３０\u202e元x",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert refusal(text, MONTHLY).reason == "unreadable"


@pytest.mark.parametrize("text", ["-5", "−5", "－5", "负五", "負5元", "- 5"])
def test_less_than_nothing_is_read_so_that_the_field_can_say_so(text: str) -> None:
    assert read_money(text) == -500


@pytest.mark.parametrize(("text", "number"), [("8天", 8), ("八 天", 8), ("8 Days", 8), ("8.0", 8), ("一百二十天", 120)])
def test_a_number_with_its_unit(text: str, number: int) -> None:
    assert read_number(text, 0, ["天", "Days"]) == number


@pytest.mark.parametrize("text", ["8 weeks", "8元", "8.5", "三五天", "8 8", "¥8"])
def test_what_is_no_such_number(text: str) -> None:
    with pytest.raises(Refused):
        read_number(text, 0, ["天", "days"])


def test_a_number_with_decimals_of_its_own() -> None:
    assert read_number("1.500", 3, []) == 1500
    assert read_number("1.5", 3, []) == 1500
    with pytest.raises(Refused):
        read_number("1.5005", 3, [])


@pytest.mark.parametrize(
    ("text", "days"), [("一周", 7), ("两周", 14), ("兩個星期", 14), ("3 weeks", 21), ("大概三个礼拜", 21), ("1week", 7)]
)
def test_weeks_are_days_where_days_are_asked_for_and_nowhere_else(text: str, days: int) -> None:
    assert read_number(text, 0, {"个", "天", "day", "days"}) == days
    for others in ({"个", "天", "期"}, {"个"}, {"months", "days", "times"}):
        with pytest.raises(Refused):
            read_number(text, 0, others)
