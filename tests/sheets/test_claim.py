"""A claim held against the figures of the loan: the annual rate, what does not add up, what to ask for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, getcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.content.faults import BrokenGuide
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.sheets.claim.checking import check
from guide.sheets.claim.content import KIND
from guide.sheets.claim.rate import Payment, annual_rate, equal_payments, years_between
from guide.sheets.claim.result import check_parts, findings
from guide.sheets.claim.work import WORK
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.draft import draft
from guide.sheets.letters.inputs import filled_in
from guide.sheets.letters.text import as_text
from guide.sheets.letters.work import letter_inputs
from guide.sheets.loading import load
from guide.sheets.state import NOTHING
from guide.sheets.together import dump_sheets, load_sheets
from tests.support.guides import LANGUAGES, TODAY, copy_of, shipped_guide

GUIDE = shipped_guide()
START, FIRST = date(2026, 1, 15), date(2026, 2, 15)
getcontext().prec = 50


def by_newton(received: int, on: date, payments: list[Payment]) -> Decimal:
    """The compound rate by another way: Newton's, on the growth of a year, in decimal figures."""
    times = [Decimal(repr(years_between(on, payment.day))) for payment in payments]
    amounts = [Decimal(payment.amount) for payment in payments]
    growth = Decimal("1.5")
    for _ in range(200):
        pairs = [*zip(amounts, times, strict=True)]
        value = sum((a * growth ** (-t) for a, t in pairs), Decimal(-received))
        slope = -sum((a * t * growth ** (-t - 1) for a, t in pairs), Decimal(0))
        step = value / slope
        growth = max(growth - step, (growth + 1) / 2) if growth - step <= 0 else growth - step
        if abs(step) < Decimal("1e-30"):
            break
    return growth - 1


def months_to_nothing(received: int, amount: int, count: int, monthly: float) -> float:
    """What is left after the last payment where interest is added month by month."""
    left = float(received)
    for _ in range(count):
        left = left * (1 + monthly) - amount
    return left


@pytest.mark.parametrize(
    ("received", "amount", "count", "simple", "compound"),
    [
        (10_000_00, 888_49, 12, "12.00", "12.68"),  # one percent a month
        (9_700_00, 888_49, 12, "17.83", "19.36"),  # the same with 300 kept back at once
        (12_000_00, 1_000_00, 12, "0.00", "0.00"),  # zero interest
        (10_000_00, 10_100_00, 1, "12.00", "12.68"),  # one payment after a month
        (1_000_00, 2_000_00, 1, "1200.00", "409500.00"),  # twice the money after a month
    ],
)
def test_the_rate_of_known_loans(received: int, amount: int, count: int, simple: str, compound: str) -> None:
    payments = equal_payments(FIRST, amount, count)
    rate = annual_rate(received, START, payments)
    assert rate is not None
    assert f"{rate.simple * 100:.2f}" == simple
    assert f"{rate.compound * 100:.2f}" == compound
    assert abs(months_to_nothing(received, amount, count, rate.simple / 12)) < 1
    assert abs(Decimal(rate.compound) - by_newton(received, START, payments)) < Decimal("0.00001")


@pytest.mark.parametrize(
    ("received", "payments", "compound"),
    [
        # x = (1 + r) ** -0.5: 1000 = 500 x + 600 x²; x = (-500 + √2650000) / 1200 = 0.9399017; 1 / x² - 1
        (1_000_00, [Payment(date(2026, 7, 15), 500_00), Payment(date(2027, 1, 15), 600_00)], "13.20"),
        # two months and 14 days: 2 / 12 + 14 / 365 = 0.205023 years; 1.02 ** (1 / 0.205023) - 1
        (1_000_00, [Payment(date(2026, 3, 29), 1_020_00)], "10.14"),
    ],
)
def test_the_rate_of_irregular_payments_worked_out_by_hand(
    received: int, payments: list[Payment], compound: str
) -> None:
    rate = annual_rate(received, START, payments)
    assert rate is not None
    assert f"{rate.compound * 100:.2f}" == compound


PAYMENTS = st.lists(st.tuples(st.integers(1, 1500), st.integers(1, 500_000)), min_size=1, max_size=24)


@given(PAYMENTS, st.floats(0.2, 1.0))
def test_another_solver_finds_the_same_rate_on_irregular_days(flows: list[tuple[int, int]], share: float) -> None:
    payments = [Payment(START + timedelta(days=days), amount) for days, amount in flows]
    total = sum(payment.amount for payment in payments)
    received = max(1, int(total * share))
    rate = annual_rate(received, START, payments)
    if rate is None:
        return
    assert rate.compound >= 0
    if rate.compound < 10:
        assert abs(Decimal(rate.compound) - by_newton(received, START, payments)) < Decimal("0.0001")


def test_no_rate_is_made_up() -> None:
    assert annual_rate(10_000_00, START, equal_payments(FIRST, 500_00, 12)) is None, "less than was received"
    assert annual_rate(10_000_00, FIRST, equal_payments(START, 1_000_00, 12)) is None, "paid before it came"
    assert annual_rate(0, START, equal_payments(FIRST, 1_000_00, 12)) is None
    assert annual_rate(1, START, [Payment(START, 2)]) is None


LOAN: dict[str, Any] = {
    "received": 9_700_00,
    "money-came": START,
    "principal": 10_000_00,
    "instalment": 1_000_00,
    "payments": 12,
    "first": FIRST,
    "paid": 3_000_00,
}
CLAIM = {**LOAN, "claimed": 9_800_00, "late": 500_00}


def test_what_does_not_add_up_is_the_difference_of_their_own_figures() -> None:
    checked = check(CLAIM)
    assert (checked.due, checked.claimed, checked.more) == (9_500_00, 9_800_00, 300_00)
    assert checked.found["taken-off"]["amount"] == 300_00
    assert checked.found["in-all"]["cost"] == 2_300_00
    assert "explained" in check({**CLAIM, "claimed": 9_500_00}).found
    assert check({**CLAIM, "paid": 13_000_00}).found["paid-over"]["amount"] == 1_000_00


def test_what_was_paid_over_goes_to_the_charges_first() -> None:
    over = {**CLAIM, "paid": 12_500_00, "late": 500_00, "claimed": 300_00}
    assert check(over).due == 0
    assert check(over).found["unexplained"]["amount"] == 300_00
    assert check({**over, "late": 800_00}).due == 300_00
    assert check({**over, "paid": 13_000_00}).due == 0, "never less than nothing"


def test_a_claim_of_less_is_no_reason_to_dispute() -> None:
    checked = check({**LOAN, "claimed": 8_500_00})
    assert (checked.due, checked.more) == (9_000_00, 0)
    assert checked.found["less"]["amount"] == 500_00
    assert "charges" not in checked.asks


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_of_dispute_never_says_that_more_is_owed_than_is_claimed(language: Language) -> None:
    letter, p = letters_of(GUIDE)["i-dispute-this-debt"], phrases(language)
    journey = Position.resume(GUIDE, TODAY, {"what-first": "dispute", "what-is-disputed": "amount-wrong"}).journey
    claim = {**CLAIM, "claimed": 8_500_00}
    known = letter_inputs(journey, WORK.put(NOTHING, claim), p)
    assert not {"mine", "theirs", "apart"} & filled_in(letter, {}, known).keys()
    for mine, theirs, said in ((9_500_00, 9_000_00, False), (9_000_00, 9_500_00, True)):
        made = draft(letter, {"disputed": "amount-wrong", "mine": mine, "theirs": theirs}, known, p)
        assert made is not None
        text = as_text(made)
        assert ("9,500" in text and "9,000" in text) is said
        assert "500 " in text or not said


@pytest.mark.parametrize("left_out", ["instalment", "payments", "paid", "claimed"])
def test_nothing_is_said_that_rests_on_what_is_blank(left_out: str) -> None:
    checked = check({id: value for id, value in CLAIM.items() if id != left_out})
    assert not {"explained", "unexplained", "less"} & checked.found.keys()
    assert checked.more == 0


def test_what_is_asked_for_follows_from_the_case() -> None:
    assert {"contract", "lender", "charges", "taken-off", "cost-sheet-earlier", "order"} == {*check(CLAIM).asks}
    later = {**CLAIM, "money-came": date(2026, 8, 1), "lender": "某银行", "assigned": "no-notice", "paid": 0}
    assert {*check(later).asks} == {"contract", "charges", "taken-off", "cost-sheet", "notice"}
    assert {*check({"cost-sheet": "given", "lender": "某银行"}).asks} == {"contract"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_two_rates_beside_each_other_and_no_verdict(language: Language) -> None:
    journey = Position.resume(GUIDE, TODAY, {}).journey
    parts = check_parts(journey, KIND.need(GUIDE).file, {**CLAIM, "stated-rate": 24_00}, phrases(language))
    said = " ".join(part.text for part in parts)
    assert "24.00%" in said
    assert "41.23%" in said
    assert not any(word in said for word in ("违法", "違法", "上限", "高利贷", "illegal", "unlawful", "limit"))


def test_it_is_kept_and_fills_the_letter_that_disputes_the_debt() -> None:
    sheets = WORK.put(NOTHING, CLAIM)
    back, dropped = load_sheets(GUIDE, dump_sheets(GUIDE, sheets), TODAY)
    assert dropped == ()
    assert WORK.of(back) == CLAIM
    known = letter_inputs(Position.resume(GUIDE, TODAY, {}).journey, sheets, phrases("en"))
    letter = letters_of(GUIDE)["i-dispute-this-debt"]
    filled = filled_in(letter, {}, known)
    assert (filled["mine"], filled["theirs"], filled["apart"]) == (9_500_00, 9_800_00, 300_00)
    agreed = letter_inputs(
        Position.resume(GUIDE, TODAY, {}).journey, WORK.put(NOTHING, {**CLAIM, "claimed": 9_500_00}), phrases("en")
    )
    assert "mine" not in filled_in(letter, {}, agreed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_to_be_0_more_or_0_left(language: Language) -> None:
    even = {**LOAN, "received": 9000_00, "instalment": 750_00, "payments": 12, "paid": 9000_00}
    found = check(even).found
    assert {"in-all-even", "none-left"} <= found.keys()
    assert not found.keys() & {"in-all", "left", "paid-over"}
    journey = Position.resume(GUIDE, TODAY, {"what-first": "dispute"}).journey
    said = "\n".join(findings(journey, KIND.need(GUIDE).file, check(even), phrases(language)))
    assert not re.search(r"(?<![\d.,])0 (元|yuan)", said)


@pytest.mark.parametrize("option", ["no-notice", "not-sure", "given"])
def test_an_answer_from_which_something_follows_is_not_lost_by_a_misspelling(option: str, tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    sheet = folder / "sheets/claim.yaml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace(f"id: {option},", f"id: {option}-too,"), encoding="utf-8")
    with pytest.raises(BrokenGuide) as broken:
        load(folder)
    assert any(fault.what.endswith(f"needs an option '{option}'") for fault in broken.value.faults)
    assert {fault.path for fault in broken.value.faults} == {sheet}
