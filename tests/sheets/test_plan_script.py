"""The words about money: one thing to say, the same on every page, and never another amount than the plan's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.case_files import Placed
from guide.content.outcomes import Outcome
from guide.engine.journey import Journey, load_answers, replay
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.notes.document import Note
from guide.notes.render import text_for_people
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.draft import draft
from guide.sheets.letters.work import letter_inputs
from guide.sheets.plan.calculation import Plan
from guide.sheets.plan.offer import Offer
from guide.sheets.plan.result import plan_of, plan_result, plan_summary
from guide.sheets.plan.script import plan_in_script
from guide.sheets.together import on_outcome
from guide.views.model import Part
from guide.views.nodes import outcome_parts
from tests.support.filled import filled_sheets
from tests.support.guides import LANGUAGES, TODAY, section_title, shipped_guide
from tests.support.own_cases import shipped_cases
from tests.support.plans import AGED, DEBT, FILLED, MONTH, SHEET, WHOLE, B, Fields, says, without
from tests.support.sampling import examples

GUIDE = shipped_guide()
THREE_YEARS = 1096
PLATFORM = {language: to.say(language) for language in LANGUAGES if (to := GUIDE.outcomes["reply-today"].said[0][1].to)}
PLANNED = [id for id, outcome in GUIDE.outcomes.items() if "plan" in outcome.tools]
SPEAKING = [id for id in PLANNED if any(words.plan is not None for _, words in GUIDE.outcomes[id].said)]
STATES: dict[str, tuple[Fields, list[Fields]]] = {
    "an offer": (FILLED, [B]),
    "catching up": (FILLED, []),
    "all at once": ({**FILLED, "overdue": 300_00, "left": 0}, []),
    "no offer": ({**FILLED, "income": 3000_00}, []),
    "a token": ({**FILLED, "income": 3000_00, "token": 10_00, "token-safe": True}, []),
    "unfinished": (dict(MONTH), []),
    "one balance unknown": (FILLED, [{"label": "C"}]),
    "too many debts": (FILLED, [B] * 8),
    "begun": ({**FILLED, "first": date(2026, 5, 10)}, [B]),
}


def late(days: int | None) -> Journey:
    due = None if days is None else TODAY - timedelta(days=days)
    answers = {"what-first": "self", "is-it-overdue": "overdue-date", "due-date": due}
    if days is None or days > THREE_YEARS:
        answers["last-instalment"] = "not-so" if days is None else "old-and-silent"
    return replay(GUIDE, {**answers, "monthly-amount": 50_00}, TODAY)


def said(
    at: Journey, outcome: Outcome, filled: Fields, debts: list[Fields], language: Language, in_file: bool = False
) -> list[Part]:
    """The words to say on an outcome, on the screen or in a file."""
    p = phrases(language).for_a_file if in_file else phrases(language)
    parts = outcome_parts(at, outcome, p, on_outcome=on_outcome(at, outcome, filled_sheets(filled, tuple(debts)), p))
    title = section_title(at.guide, "say", language)
    start = next(i for i, part in enumerate(parts) if part.style == "heading" and part.text == title)
    end = next((i for i, part in enumerate(parts[start + 1 :], start + 1) if part.style in ("heading", "label")), None)
    return parts[start + 1 : end]


def to_platform(parts: list[Part], language: Language) -> list[str]:
    """Everything that is said to the platform."""
    found, to = [], PLATFORM[language]
    for part in parts:
        if part.style == "to":
            to = part.text
        elif part.style == "say" and to.startswith(PLATFORM[language]):
            found.append(part.text)
    return found


@pytest.mark.parametrize("id", PLANNED)
def test_one_thing_is_said_to_the_platform(id: str) -> None:
    own = [words.to for _, words in GUIDE.outcomes[id].said if words.to and words.plan is None]
    for state, language in product(STATES, LANGUAGES):
        parts = said(late(8), GUIDE.outcomes[id], *STATES[state], language)
        heads = [part.text for part in parts if part.style == "to" and part.text.startswith(PLATFORM[language])]
        one_of = [to.say(language) for to in own if to.say(language).startswith(PLATFORM[language])]
        fits = heads == one_of if len(one_of) > 1 else len(heads) <= 1
        assert fits, f"of several one fits, and says for whom: {state}, {language}"
        assert len(to_platform(parts, language)) <= max(1, len(one_of))


@pytest.mark.parametrize("id", [id for id in SPEAKING if id != "plan-kept-still-chased"])
def test_the_plan_speaks_in_the_words_of_the_page(id: str) -> None:
    def say(state: str) -> str:
        return to_platform(said(late(8), GUIDE.outcomes[id], *STATES[state], "zh-Hant"), "zh-Hant")[0]

    free = {"charges": says("without_charges")}
    whole = {"day": "10 日", "payments": "8 期", "sum": "7×330＋210＝2,520", **free}
    parts = {"overdue": "420 元", "arrears_months": "2 個月", "arrears_sum": "381＋39＝420", **free}
    assert says("say_lower", offer="330 元", first="6 月 10 日", **whole) in say("an offer")
    assert says("say_catch_up", instalment="420 元", day="10 日", first="6 月 10 日", **parts) in say("catching up")
    assert says("say_pay_off", first="6 月 10 日", balance="300 元", **free) in say("all at once")
    assert says("say_nothing", review="7 月 4 日") in say("no offer")
    assert says("say_token", token="10 元", review="7 月 4 日") in say("a token")
    assert says("say_begun", first="5 月 10 日", last="12 月 10 日", **whole) in say("begun")
    for state in ("unfinished", "one balance unknown", "too many debts"):
        words = SHEET.says.say_withheld if state == "too many debts" else SHEET.says.say_not_yet
        assert words.say("zh-Hant").split("{")[0] in say(state)
        assert "330" not in say(state)
        assert " 50 元" not in say(state)
    for state in STATES:
        assert "＿＿月＿＿日開始" not in say(state)


def test_why_no_amount_is_said_stands_before_the_words_and_not_among_them() -> None:
    def told(state: str) -> list[str]:
        outcome, p = GUIDE.outcomes["family-called"], phrases("zh-Hant")
        filled, debts = STATES[state]
        brought = on_outcome(late(8), outcome, filled_sheets(plan=filled, debts=tuple(debts)), p)
        parts = outcome_parts(late(8), outcome, p, legend=False, on_outcome=brought)
        words = next(i for i, part in enumerate(parts) if part.style == "say")
        return [part.text for part in parts[:words] if part.style == "note"]

    assert told("one balance unknown") == ["還款計劃工作表：還差：C 餘額"]
    assert told("too many debts") == ["還款計劃工作表：先不要提金額，今天打 12348（免費法律諮詢）"]
    assert told("an offer") == told("no offer") == []


def test_without_a_plan_the_answer_is_said() -> None:
    for id in SPEAKING:
        text = "".join(to_platform(said(late(8), GUIDE.outcomes[id], {}, [], "en"), "en"))
        assert "{" not in text
        assert "___" in text


def test_an_agreed_plan_is_quoted() -> None:
    outcome = GUIDE.outcomes["plan-kept-still-chased"]
    text = to_platform(said(late(8), outcome, FILLED, [B], "zh-Hant"), "zh-Hant")[0]
    whole = {"day": "10 日", "first": "6 月 10 日", "payments": "8 期", "sum": "7×330＋210＝2,520"}
    assert says("say_agreed", **whole, charges=says("without_charges")) in text
    poor = to_platform(said(late(8), outcome, *STATES["no offer"], "zh-Hant"), "zh-Hant")[0]
    assert "談好：每月＿＿日還＿＿元，共＿＿期。" in poor


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", SPEAKING)
def test_of_a_very_old_debt_no_amount_is_said(id: str, language: Language) -> None:
    at = late(1500)
    plan = plan_of(at, FILLED, [B])
    assert plan.old
    for text in to_platform(said(at, GUIDE.outcomes[id], FILLED, [B], language), language):
        assert not re.search(r"330|801|2,520", text)
    assert plan_in_script(at, GUIDE.outcomes["reply-today"], plan, phrases(language))["plan"] == ""


ON_A_PAGE = {case.expected.reaches: case for case in shipped_cases() if case.expected.reaches in SPEAKING}


@pytest.mark.parametrize("case", ON_A_PAGE.values(), ids=map(str, ON_A_PAGE))
def test_the_note_says_what_the_page_says(case: Placed) -> None:
    at = replay(GUIDE, load_answers(GUIDE, case.answers)[0], TODAY)
    p = phrases("zh-Hant")
    outcome = GUIDE.outcomes[at.at]
    note = "".join(text_for_people(Note(at, datetime(2026, 6, 4, 12), filled_sheets(dict(FILLED), (B,))), p).split())
    for text in to_platform(said(at, outcome, FILLED, [B], "zh-Hant", in_file=True), "zh-Hant"):
        quoted = "".join(text.split())
        assert quoted in note.replace(">", "")


def amounts(text: str, language: Language) -> set[int]:
    """Every amount with its unit that a text prints, in fen."""
    unit = "yuan" if language == "en" else "元"
    return {round(float(found.replace(",", "")) * 100) for found in re.findall(rf"([\d,]+(?:\.\d+)?) {unit}", text)}


def sums(text: str) -> Iterator[tuple[int, int]]:
    """Every sum a text prints: what its parts come to, and what it says they come to, in fen."""
    for left, right in re.findall(
        r"((?:[\d,.]+×)?[\d,.]+(?: ?[＋+] ?(?:[\d,.]+×)?[\d,.]+)*) ?[＝=] ?([\d,]+(?:\.\d+)?)", text
    ):
        total = 0
        for part in re.split(r" ?[＋+] ?", left):
            *count, amount = part.replace(",", "").split("×")
            total += int(count[0] if count else 1) * round(float(amount) * 100)
        yield total, round(float(right.replace(",", "")) * 100)


def offered(plan: Plan) -> set[int]:
    """The amounts that may be said of a plan, in fen."""
    offer = plan.offer
    if offer is None:
        return set()
    if not isinstance(offer, Offer):
        return {offer.token or 0}
    return {offer.monthly, offer.instalment, offer.overdue, offer.whole.total, offer.whole.runs[0].amount}


@settings(max_examples=examples(150), deadline=None)
@given(st.one_of(AGED, WHOLE), st.lists(DEBT, max_size=3), st.sampled_from(LANGUAGES), st.sampled_from([8, None, 1500]))
def test_page_summary_script_and_letter_never_differ_about_the_amount(
    filled: Fields, debts: list[Fields], language: Language, days: int | None
) -> None:
    at, p = late(days), phrases(language)
    debts = [without(debt, "label") for debt in debts]
    plan = plan_of(at, filled, debts)
    script = plan_in_script(at, GUIDE.outcomes["reply-today"], plan, p)["plan"]
    assert "{" not in script
    assert p.blank not in script
    assert amounts(script, language) <= offered(plan)
    whole = [part.text for part in plan_result(at, plan, p) if part.style == "say"]
    assert all(text.startswith(script) for text in whole)
    assert bool(whole) == (plan.offer is not None or plan.withheld is not None)
    for text in (script, *plan_summary(at, plan, p)):
        assert all(left == right for left, right in sums(text))
    figures = letter_inputs(at, filled_sheets(filled, tuple(debts)), p).plan if filled else None
    if isinstance(plan.offer, Offer):
        assert figures is not None
        assert figures.figures.get("offer") in (None, Decimal(plan.offer.monthly).scaleb(-2))
        totals = {right for _, right in sums(script)} or amounts(script, language)
        assert totals & {plan.offer.whole.total, plan.offer.overdue, plan.offer.monthly}
    elif plan.offer is not None:
        assert amounts(script, language) == {plan.offer.token or 0}


def letter(id: str, filled: Fields, debts: list[Fields], language: Language = "zh-Hant") -> str:
    at, p = late(8), phrases(language)
    known = letter_inputs(at, filled_sheets(filled, tuple(debts)), p)
    made = draft(letters_of(GUIDE)[id], {}, known, p)
    assert made is not None
    return "\n".join(made.paragraphs)


def test_the_letter_asks_for_what_the_script_says() -> None:
    even = letter("plan-request", *STATES["an offer"])
    assert list(sums(even)) == [(2520_00, 2520_00)]
    assert {330_00, 420_00} <= amounts(even, "zh-Hant")
    on_outcome = letter("plan-request", *STATES["catching up"])
    assert list(sums(on_outcome)) == [(420_00, 420_00)]
    assert "801" not in on_outcome
    token = letter("plan-request", *STATES["a token"])
    assert re.search("■ [^□]*到 2026 年 7 月 4 日，", token)
    assert 10_00 in amounts(token, "zh-Hant")
    assert "300.50 元" in letter("plan-request", {**FILLED, "overdue": 300_50, "left": 0}, [])


def test_the_letter_of_an_agreed_plan_takes_it_from_the_sheet() -> None:
    agreed = letter("plan-kept-still-chased", *STATES["an offer"])
    assert amounts(agreed, "zh-Hant") == {330_00, 210_00}, "and what the last payment is, which is another"
    assert "801" not in letter("plan-kept-still-chased", *STATES["catching up"]), "no one amount is paid every month"
