"""Answers as they are typed: what is taken for what, and what is said where it cannot be taken."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.content.conditions import Value
from guide.content.fields import FormField
from guide.content.kinds import KINDS
from guide.content.questions import AnyQuestion, DateQuestion, MoneyQuestion, NumberQuestion
from guide.content.values import check, choose, dump_value, load_value, parse
from guide.values.refused import Refused
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.walking import any_answer

QUESTIONS = shipped_guide().questions
MAY_27 = date(2026, 5, 27)


def test_every_kind_of_question_and_field_has_its_object() -> None:
    """A new class among them needs a row in KINDS."""
    forms = (*get_args(AnyQuestion), *get_args(get_args(FormField)[0]))
    assert {get_args(form.model_fields["kind"].annotation)[0] for form in forms} == KINDS.keys()


def typed(id: str, text: str, today: date = TODAY) -> Value:
    return parse(QUESTIONS[id], text, today)


def refusal(id: str, text: str, today: date = TODAY) -> str:
    with pytest.raises(Refused) as refused:
        typed(id, text, today)
    return refused.value.reason


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-27",
        "2026/5/27",
        "2026.5.27",
        "2026-5-27",
        "2026 / 05 / 27",
        " 2026-05-27 ",
        "20260527",
        "26年5月27日",
        "2026年5月27日",
        "2026 年 5 月 27 日",
        "2026年05月27號",
        "2026年5月27号",
        "２０２６－０５－２７",
        "２０２６／５／２７",
        "２０２６年５月２７日",
        "２０２６０５２７",
        "5/27",
        "05-27",
        "5.27",
        "5月27日",
        "5月27",
        "５月２７日",
        "５／２７",
        "5 月 27 日",
        "五月二十七日",
        "二〇二六年五月二十七日",
        "27 May",
        "May 27, 2026",
        "8天前",
        "八天前",
        "8 days ago",
    ],
)
def test_a_date_in_every_form(text: str) -> None:
    assert typed("due-date", text) == MAY_27


@pytest.mark.parametrize(
    ("text", "back"),
    [("今天", 0), ("Today", 0), ("昨天", 1), ("YESTERDAY", 1), ("前天", 2), ("大前天", 3), ("明天", -1)],
)
def test_a_day_by_its_name(text: str, back: int) -> None:
    assert typed("due-date", text) == TODAY - timedelta(days=back)


@pytest.mark.parametrize(
    "text",
    [
        "27",
        "2026-13-01",
        "2026-00-10",
        "2026-05-32",
        "2026-02-29",
        "2/30",
        "0/0",
        "5月27日8點",
        "2026年",
        "五月廿七",
        "2026-05-27-01",
        "05272026",
        "--",
        "０",
        "²",
        "[b]5/27[/b]",
        "{today}",
        "%s",
        "5/27\n5/28",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert refusal("due-date", text) == "unreadable"


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("12/31", date(2026, 1, 2), date(2025, 12, 31)),
        ("1/3", date(2025, 12, 30), date(2026, 1, 3)),
        ("6/5", TODAY, date(2026, 6, 5)),
        ("7/5", TODAY, date(2026, 7, 5)),
        ("9/5", TODAY, date(2025, 9, 5)),
        ("2/29", TODAY, date(2024, 2, 29)),
        ("2/29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2/29", date(2024, 2, 1), date(2024, 2, 29)),
        ("2/29", date(2023, 11, 1), date(2020, 2, 29)),
        ("2/29", date(2103, 6, 1), date(2096, 2, 29)),
    ],
)
def test_without_a_year_it_is_the_last_such_day_or_one_about_to_come(text: str, today: date, day: date) -> None:
    assert typed("due-date", text, today) == day


@given(st.dates(date(2016, 6, 6), date(2036, 6, 1)))
def test_every_day_within_ten_years_reads_in_all_forms(day: date) -> None:
    forms = [
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    ]
    assert {typed("due-date", form) for form in forms} == {day}


def test_ten_years_and_not_a_day_more() -> None:
    assert typed("due-date", "2016-06-06") == TODAY - timedelta(days=3650)
    assert refusal("due-date", "2016-06-05") == "too-low"
    assert typed("due-date", "2036-06-01") == TODAY + timedelta(days=3650)
    assert refusal("due-date", "2036-06-02") == "too-high"


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("330", 33000),
        ("330.5", 33050),
        ("330.50", 33050),
        ("0.01", 1),
        ("0", 0),
        ("0.00", 0),
        ("1,200", 120000),
        ("1,200.05", 120005),
        ("1,000,000", 100_000_000),
        ("３３０", 33000),
        ("１，２００．０５", 120005),
        ("330元", 33000),
        ("330 元", 33000),
        ("330块", 33000),
        ("330 塊錢", 33000),
        ("３３０元", 33000),
        ("¥330", 33000),
        ("￥ 330", 33000),
        ("330 yuan", 33000),
        ("330 RMB", 33000),
        ("約 330 元", 33000),
        ("about 330", 33000),
        ("+330", 33000),
        ("007", 700),
        ("三百三十", 33000),
        ("RMB 330", 33000),
    ],
)
def test_money_to_the_fen(text: str, fen: int) -> None:
    assert typed("monthly-amount", text) == fen


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("　", "empty"),
        ("330.005", "two-ways"),
        ("1e3", "unreadable"),
        ("0x10", "unreadable"),
        ("1,20", "two-ways"),
        ("1,2000", "unreadable"),
        ("330 dollars", "unreadable"),
        ("330 天", "unreadable"),
        ("3 30", "unreadable"),
        ("330-340", "unreadable"),
        ("inf", "unreadable"),
        ("{x}", "unreadable"),
        ("-1", "too-low"),
        ("-0.01", "too-low"),
        ("1000000.01", "too-high"),
        ("9" * 30, "too-high"),
        ("9" * 31, "too-high"),
        ("9" * 5000, "too-long"),
        ("330." + "0" * 25 + "1", "unreadable"),
    ],
)
def test_what_is_no_amount(text: str, reason: str) -> None:
    assert refusal("monthly-amount", text) == reason


@pytest.mark.parametrize(
    "text",
    ["8", "08", "８", "8天", "8 天", "８　天", "8 days", "8 Day", "8個", "8.0", "約8天", "大概 8", "八天", "约8天"],
)
def test_a_number_of_days(text: str) -> None:
    assert typed("days-late-roughly", text) == 8


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("8.5", "unreadable"),
        ("8元", "unreadable"),
        ("-1", "too-low"),
        ("3651", "too-high"),
    ],
)
def test_what_is_no_number_of_days(text: str, reason: str) -> None:
    assert refusal("days-late-roughly", text) == reason


SAID = {
    ("due-date", ""): "Enter the due date, or skip",
    ("due-date", "2/30"): "Due date must be a real date, like 2026-05-27",
    ("due-date", "1999-1-1"): "Due date must be within the last 10 years",
    ("due-date", "2099-1-1"): "Due date must be no more than 10 years ahead",
    ("days-late-roughly", ""): "Enter how many days late it is, or skip",
    ("days-late-roughly", "x"): "Days late must be a whole number, like 8",
    ("days-late-roughly", "-1"): "Days late must be 0 or more",
    ("days-late-roughly", "9999"): "Days late must be 3650 or fewer",
    ("monthly-amount", ""): "Enter a monthly amount, or skip",
    ("monthly-amount", "x"): "Monthly amount must be a number, like 330 or 330.50",
    ("monthly-amount", "-1"): "Monthly amount must be 0 or more",
    ("monthly-amount", "1000001"): "Monthly amount must be 1,000,000 or less",
}


@pytest.mark.parametrize(("answer", "said"), SAID.items())
def test_every_refusal_has_its_own_words(answer: tuple[str, str], said: str) -> None:
    errors = QUESTIONS[answer[0]].errors
    words = getattr(errors, refusal(*answer).replace("-", "_"))
    assert words.say("en") == said


def test_choices_that_cannot_be_taken() -> None:
    for ids, reason in (
        (["nobody", "me-call"], "conflict"),
        (["nobody", "unsure"], "conflict"),
        ([], "empty"),
        (["cat"], "not-allowed"),
    ):
        with pytest.raises(Refused) as refused:
            choose(QUESTIONS["who-was-contacted"], ids)  # type: ignore[arg-type]
        assert refused.value.reason == reason
    assert choose(QUESTIONS["who-was-contacted"], ["others", "me-msg"]) == ("me-msg", "others")  # type: ignore[arg-type]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_every_question_says_something_for_every_refusal(question: AnyQuestion) -> None:
    needed = ["empty"]
    if isinstance(question, DateQuestion | MoneyQuestion | NumberQuestion):
        needed += ["unreadable", "too_low", "too_high"]
    elif question.kind == "several":
        needed.append("conflict")
    for key in needed:
        words = getattr(question.errors, key)
        assert all(words.say(language) for language in LANGUAGES)


@given(st.sampled_from(sorted(QUESTIONS)), st.randoms(use_true_random=False))
def test_plain_and_back_is_the_same_answer(id: str, random: Random) -> None:
    question = QUESTIONS[id]
    value = any_answer(question, random)
    assert check(question, value, TODAY) == value
    assert load_value(question, dump_value(question, value)) == value


@given(st.integers(0, 100_000_000))
def test_money_typed_with_commas_and_units_is_exact(fen: int) -> None:
    assert typed("monthly-amount", f"{fen // 100:,}.{fen % 100:02d} 元") == fen


@given(st.sampled_from(["due-date", "days-late-roughly", "monthly-amount"]), st.text(max_size=20))
def test_whatever_is_typed_is_taken_or_refused(id: str, text: str) -> None:
    reason, value = "", None
    try:
        value = typed(id, text)
    except Refused as refused:
        reason = refused.reason
    if reason:
        assert reason in ("empty", "unreadable", "two-ways", "too-low", "too-high")
    else:
        assert check(QUESTIONS[id], value, TODAY) == value
