"""The plan in words: the sentences a person reads and says, in every language, whatever was filled in."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.words import PLACEHOLDER
from guide.engine.journey import Journey, replay
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.sheets.plan.leads import suggested
from guide.sheets.plan.result import DRAWN, plan_of, plan_result, plan_summary
from guide.sheets.plan.wording import Wording
from guide.views.layout import cells
from guide.views.lines import lay_out
from guide.views.model import Part, View
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.plans import AGED, DEBT, FILLED, MONTH, SHEET, B, Fields, says, without
from tests.support.sampling import examples

DUE = date(2026, 5, 27)
LATE = {"what-first": "self", "is-it-overdue": "overdue-date"}


def journey(due: date | None = DUE, today: date = TODAY) -> Journey:
    old = {"last-instalment": "old-and-silent"} if due is not None and (today - due).days > 1095 else {}
    return replay(shipped_guide(), {**LATE, "due-date": due, **old}, today)


def result(
    filled: Fields, *debts: Fields, language: Language = "zh-Hant", due: date | None = DUE, width: int = 60
) -> list[Part]:
    at = journey(due)
    return plan_result(at, plan_of(at, filled, debts), phrases(language), width)


FREE = {language: says("without_charges", language) for language in LANGUAGES}
OFFER = {"offer": "330 元", "day": "10 日", "first": "6 月 10 日", "payments": "8 期", "sum": "7×330＋210＝2,520"}


def told(parts: list[Part], *styles: str) -> list[str]:
    return [part.text for part in parts if part.style in styles]


def summary(filled: Fields, *debts: Fields, language: Language = "zh-Hant", due: date | None = DUE) -> list[str]:
    at = journey(due)
    return plan_summary(at, plan_of(at, filled, debts), phrases(language))


def test_the_days_late_are_those_of_the_journey() -> None:
    assert LATE.items() <= dict(journey().known).items()
    assert journey().fact("days-late") == 8


def test_the_sentence_of_the_plan() -> None:
    for language in ("zh-Hant", "zh-Hans"):
        after = says("after_pay_day", language, days="5 天")
        said = says("offer", language, **OFFER, after=after, charges=FREE[language])
        assert told(result(FILLED, B, language=language), "lead") == [said]
    assert told(result(FILLED, B, language="en"), "lead") == [
        "I can pay 330 yuan a month, on the 10th (5 days after pay day), first on 10 June, 8 payments "
        "(7×330 + 210 = 2,520, charges not included)."
    ]


def test_a_debt_that_can_be_paid_at_once_is() -> None:
    parts = result({**FILLED, "overdue": 300_50, "left": 0})
    what = {"first": "6 月 10 日", "balance": "300.50 元", "charges": FREE["zh-Hant"]}
    assert told(parts, "lead") == [says("pay_off", **what)]
    assert summary({**FILLED, "overdue": 300_50, "left": 0})[1:] == told(parts, "lead")
    assert told(parts, "say")[0].startswith(says("say_pay_off", **what))


def test_everything_overdue_with_the_first_instalment() -> None:
    parts = result({**FILLED, "overdue": 300_00})
    what = {"first": "6 月 10 日", "amount": "720 元", "overdue": "300 元", "instalment": "420 元"}
    assert told(parts, "lead") == [says("catch_up_now", **what, charges=FREE["zh-Hant"])]
    assert told(parts, "say")[0].startswith(says("say_catch_up_now", **what, charges=FREE["zh-Hant"]))
    assert "第 1 次：720 元，6 月 10 日" in told(parts, "item")


def test_arrears_are_caught_up_beside_the_instalment() -> None:
    (lead,) = told(result(FILLED), "lead")
    assert "逾期的 420 元（381＋39＝420，不含費用）" in lead
    assert "每月 10 日（發薪後 5 天），第一次是 6 月 10 日" in lead
    what = {"instalment": "420 元", "overdue": "420 元", "arrears_months": "2 個月", "arrears_sum": "381＋39＝420"}
    what |= {"day": "10 日", "first": "6 月 10 日", "charges": FREE["zh-Hant"]}
    assert told(result(FILLED), "say")[0].startswith(says("say_catch_up", **what))
    assert summary(FILLED)[1].endswith("（381＋39＝420）")


def test_the_words_to_say_name_the_offer() -> None:
    assert told(result(FILLED, B), "say") == [says("say_lower", **OFFER, charges=FREE["zh-Hant"]) + says("say_then")]
    assert (
        "the overdue 420 yuan over 2 months (381 + 39 = 420, charges not included)"
        in told(result(FILLED, language="en"), "say")[0]
    )


def test_the_drawing_and_the_same_in_words() -> None:
    parts = result(FILLED, B, width=40)
    assert told(parts, "draw") == [
        "月份          還款   還剩",
        "現在                2,520  █████████████",
        "6 月           330  2,190  ████████████",
        "7 月           330  1,860  ██████████",
        "8 月           330  1,530  ████████",
        "9 月           330  1,200  ███████",
        "10 月          330    870  █████",
        "11 月          330    540  ███",
        "12 月          330    210  ██",
        "2027 年 1 月   210      0",
    ]
    assert told(parts, "item")[:2] == [
        "第 1 到 7 次：每次 330 元，6 月 10 日到 12 月 10 日",
        "第 8 次：210 元，2027 年 1 月 10 日",
    ]
    ends = says("ends", last="2027 年 1 月 10 日", total="2,520 元", charges=FREE["zh-Hant"])
    assert told(parts, "text")[1] == ends


def test_the_drawing_without_blocks_is_plain_ascii() -> None:
    at = journey()
    plan = plan_of(at, FILLED, [])
    drawn = told(plan_result(at, plan, phrases("en"), 60, "#"), "draw")
    assert all(line.isascii() for line in drawn)
    assert drawn[1].endswith("####")


def test_many_payments_are_drawn_some() -> None:
    parts = result({**FILLED, "left": 0, "overdue": 100 * 801_00})
    drawn = told(parts, "draw")
    assert len(drawn) <= DRAWN + 3
    assert drawn[2].startswith("6 月")
    assert drawn[-1].split()[-2:] == ["801", "0"]
    assert "第 1 到 100 次" in told(parts, "item")[0]


def test_how_it_is_shared() -> None:
    parts = told(result(FILLED, {**B, "minimum": 500_00}), "item", "text")
    assert "這一筆：餘額 2,520 元，每月 330 元，8 期（7×330＋210＝2,520）" in parts
    assert "平台B：餘額 3,600 元，每月 471 元，8 期（7×471＋303＝3,600）" in parts
    below = says("below_minimum", debt="平台B", offer="471 元", minimum="500 元")
    for said in (below, says("in_proportion", available="801 元", owed="6,120 元")):
        assert any(line.startswith(said) for line in parts), said


def test_a_debt_without_a_label_has_a_number() -> None:
    assert any(line.startswith("別的欠款 2：") for line in told(result(FILLED, B, {"balance": 100_00}), "item"))


def test_whoever_has_nothing_left_is_told_where_help_is() -> None:
    parts = result({**FILLED, "income": 3000_00})
    assert told(parts, "lead") == [says("short", short="1,310 元", now="0 元", review="7 月 4 日")]
    assert told(parts, "say")[0].startswith(says("say_nothing", review="7 月 4 日"))
    assert any("12348" in line for line in told(parts, "text"))
    assert told(parts, "draw") == []


def test_a_token_is_said_only_where_it_is_ticked() -> None:
    poor: Fields = {**FILLED, "income": 3000_00, "token": 15_00}
    assert "15 元" not in "".join(told(result(poor), "lead", "say", "item"))
    assert says("token_not_ticked") in told(result(poor), "text")
    ticked = result({**poor, "token-safe": True})
    assert told(ticked, "say")[0].startswith(says("say_token", token="15 元", review="7 月 4 日"))
    assert says("token", token="15 元") in told(ticked, "text")


def test_an_old_debt_gets_no_words_to_offer() -> None:
    for language in LANGUAGES:
        parts = result(FILLED, B, language=language, due=date(2022, 6, 4))
        assert "12348" in told(parts, "lead")[0]
        text = "\n".join(part.text for part in parts)
        assert not any(figure in text for figure in ("330", "801", "471"))
        assert told(parts, "say", "to", "draw") == []
        assert len(summary(FILLED, B, language=language, due=date(2022, 6, 4))) == 1


def test_what_holds_until_they_agree_stands_beside_the_words() -> None:
    for filled in (FILLED, {**FILLED, "income": 3000_00}):
        assert any("仍算逾期" in line for line in told(result(filled), "text"))


def test_an_unfinished_plan_says_what_is_missing() -> None:
    parts = result({**MONTH, "first": date(2026, 6, 10)}, {"label": "C"})
    assert told(parts, "text")[:2] == [
        says("amount_first"),
        says("still_missing", fields="逾期金額（不含費用）、每期金額、剩餘期數、C 餘額"),
    ]
    assert told(parts, "say", "lead", "draw") == []
    assert any(says("available") + "：801 元" in line for line in told(parts, "item"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"overdue": 0}, says("amount_zero")),
        ({"income": 0, "review": date(2026, 6, 3)}, says("review_came")),
    ],
)
def test_what_is_wrong_is_said_in_words(change: Fields, said: str) -> None:
    assert told(result({**FILLED, **change}), "error") == [said]
    assert said in summary({**FILLED, **change})[-1]


def test_a_plan_that_has_begun_tells_what_was_due_and_what_is_next() -> None:
    parts = plan_result(
        journey(today=date(2027, 1, 9)), plan_of(journey(today=date(2027, 1, 9)), FILLED, [B]), phrases("zh-Hant")
    )
    said = "\n".join(told(parts, "text"))
    assert "7 期" in said
    assert "2,310 元" in said
    assert "210 元" in said
    assert "1 月 10 日" in said


def test_what_to_be_careful_about() -> None:
    filled: Fields = {
        **without(FILLED, "insurance"),
        "first": date(2026, 8, 31),
        "pay-day": 3,
        "charges": 35_00,
        "family": 500_00,
        "family-day": date(2026, 6, 20),
    }
    items = "\n".join(told(result(filled, B, B, B), "item"))
    for said in (
        says("four_debts").split("{")[0],
        says("ask_old"),
        says("last_of_month", day="31 日"),
        says("not_counted", fields="保險"),
        says("charges_apart", charges_stated="35 元"),
        says("family_apart", family="500 元", family_day="6 月 20 日"),
    ):
        assert said in items
    early = "\n".join(told(result({**FILLED, "first": TODAY}), "item"))
    assert says("before_pay_day", pay_day="6 月 5 日") in early
    assert "發薪" not in told(result({**FILLED, "first": TODAY}), "lead")[0]


def test_more_than_eight_debts_are_listed_and_nothing_is_promised() -> None:
    parts = result(FILLED, *([B] * 8))
    assert ["超過 8 筆" in part.text for part in parts].count(True) == 1
    assert "超過 8 筆" in told(parts, "lead")[0]
    assert told(parts, "draw") == []
    assert told(parts, "say")[0].startswith(SHEET.says.say_withheld.say("zh-Hant").split("{")[0])
    assert not re.search("330|801", told(parts, "say")[0])
    assert sum("餘額" in line for line in told(parts, "item")) == 9


def test_paying_all_that_is_overdue() -> None:
    at = journey()
    enough = plan_of(at, {**FILLED, "overdue": 300_00}, [])
    assert suggested(at, enough) == SHEET.in_full
    page = shipped_guide().outcomes[SHEET.in_full.outcome].title.say("zh-Hant")
    assert any(page in line for line in told(plan_result(at, enough, phrases("zh-Hant")), "text"))
    assert suggested(at, plan_of(at, FILLED, [])) is None


def test_two_lines_under_the_form() -> None:
    assert summary({}) == ["還差：收入、必需支出、逾期金額（不含費用）…"]
    assert summary(FILLED, B) == [
        "每月能還 801 元（收入 5,200 元，必需 4,310 元，應急 89 元）",
        "這一筆每月 330 元，8 期（7×330＋210＝2,520）",
    ]
    assert summary({**FILLED, "income": 3000_00}) == [
        "每月還差 1,310 元（收入 3,000 元，必需 4,310 元）",
        "現在先提 0 元，約定 7 月 4 日再看",
    ]
    assert summary(FILLED, {"label": "C"})[1] == "還差：C 餘額"


@pytest.mark.parametrize(
    ("day", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st")],
)
def test_days_of_the_month_in_english(day: int, said: str) -> None:
    parts = result({**FILLED, "first": date(2026, 7, day)}, B, language="en")
    assert f"on the {said} (" in told(parts, "lead")[0]


def test_what_a_person_typed_is_never_read_as_a_placeholder() -> None:
    label = "{offer}{law:debt-help}[b]%s"
    assert any(line.startswith(f"{label}：餘額") for line in told(result(FILLED, {**B, "label": label}), "item"))


def test_values_for_other_texts() -> None:
    at = journey()
    values = Wording(at, plan_of(at, FILLED, [B]), phrases("en")).values
    assert values.keys() == SHEET.PLACEHOLDERS
    assert (values["offer"], values["first"], values["payments"]) == ("330 yuan", "10 June", "8 payments")
    assert values["token"] == phrases("en").blank


@settings(max_examples=examples(150), deadline=None)
@given(AGED, st.lists(DEBT, max_size=10), st.sampled_from(LANGUAGES), st.sampled_from([DUE, None, date(2020, 1, 1)]))
def test_whatever_is_filled_in_is_told_whole(
    filled: Fields, debts: list[Fields], language: Language, due: date | None
) -> None:
    """No placeholder is left, and only what was not given is blank: the day on which family pays."""
    at, p = journey(due), phrases(language)
    debts = [without(debt, "label") for debt in debts]
    plan = plan_of(at, filled, debts)
    parts = plan_result(at, plan, p, 40)
    text = "\n".join([*(part.text for part in parts), *plan_summary(at, plan, p)])
    assert parts
    assert len(plan_summary(at, plan, p)) <= 2
    assert not PLACEHOLDER.search(text)
    assert text.count(p.blank) == (1 if plan.family and not plan.family_day and not plan.old else 0)
    assert all(cells(line.text) <= 40 for line in lay_out(View("plan", "", tuple(parts)), 40, frozenset()))
    if plan.old or plan.offer is None:
        assert told(parts, "say") == []


def test_one_yuan_a_month_is_no_offer_and_there_are_words_and_a_day_for_it() -> None:
    filled = {**FILLED, "income": 4311_00, "buffer": 0}
    plan = plan_of(journey(), filled, [])
    assert (plan.withheld, plan.offer) == ("too-long", None)
    assert plan.review == date(2026, 7, 4)
    (said,) = told(result(filled), "say")
    assert "7 月 4 日" in said
    assert not re.search(r"(?<![\d.])1 元", said)


def test_a_plan_that_is_over_asks_what_is_outstanding_and_not_whether_it_may_go_on() -> None:
    parts = result({**FILLED, "first": date(2025, 10, 10)}, B)
    (said,) = told(parts, "say")
    assert said.startswith(SHEET.says.say_ended.say("zh-Hant").split("{")[0])
    assert "2,520" in said
    assert SHEET.says.until_agreed.say("zh-Hant") not in "".join(told(parts, "text"))


def test_short_months_concern_only_who_pays_more_than_once() -> None:
    once, twice = ({**FILLED, "left": 0, "overdue": yuan * 100, "first": date(2026, 6, 29)} for yuan in (300, 900))
    for filled, warned in ((once, False), (twice, True)):
        assert ("last-of-month" in plan_of(journey(), filled, []).warnings) == warned


def test_no_share_of_another_debt_is_told_in_a_million_payments() -> None:
    huge = {**B, "balance": 3_000_000_00}
    parts = result(FILLED, huge)
    lines = [line for line in told(parts, "item") if "平台B" in line]
    assert lines
    assert not any(re.search(r"[\d,]{5,} 期", line) for line in lines)
