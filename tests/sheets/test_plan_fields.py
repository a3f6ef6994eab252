"""The form of the plan: what may be typed, what is said where it may not, and what an author must not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.content.faults import BrokenGuide
from guide.sheets.filling import FieldValue, read
from guide.sheets.loading import load
from guide.sheets.plan.content import KIND
from guide.values.refused import Refused
from tests.support.guides import TODAY, copy_of, edit
from tests.support.plans import SHEET

FIELDS = {field.id: field for field in (*SHEET.fields, *SHEET.debt)}


def typed(id: str, text: str) -> FieldValue:
    return read(FIELDS[id], text, TODAY)


@pytest.mark.parametrize("text", ["1200", "1,200", "１２００", "1200元", "１，２００ 元", "1200 yuan", "一千二百"])
def test_an_amount_in_every_form(text: str) -> None:
    assert typed("overdue", text) == 1200_00
    assert typed("food", text) == 1200_00


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("1.2萬", 12_000),
        ("1.2 万元", 12_000),
        ("3千", 3_000),
        ("3千5", 3_500),
        ("1万2", 12_000),
        ("1萬500", 10_500),
        ("2萬5千元", 25_000),
        ("一萬二", 12_000),
        ("三千五", 3_500),
        ("三千零五", 3_005),
        ("一百二十", 120),
        ("0.5千", 500),
    ],
)
def test_an_amount_as_one_says_it(text: str, yuan: int) -> None:
    assert typed("overdue", text) == yuan * 100


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1200/年", 100_00),
        ("1,200 元/年", 100_00),
        ("1200 一年", 100_00),
        ("每年 1200", 100_00),
        ("一年１２００元", 100_00),
        ("1200 a year", 100_00),
        ("1200 per year", 100_00),
        ("1200/year", 100_00),
        ("1200 yuan a year", 100_00),
        ("1000/年", 83_34),
        ("0/年", 0),
    ],
)
def test_what_comes_once_a_year(text: str, fen: int) -> None:
    """A twelfth a month; rather a fen too much than one too little."""
    assert typed("insurance", text) == fen


@pytest.mark.parametrize(
    ("id", "text", "reason"),
    [
        ("income", "1200/年", "unreadable"),
        ("food", "/年", "unreadable"),
        ("food", "年", "unreadable"),
        ("food", "很多", "unreadable"),
        ("food", "-1", "too-low"),
        ("food", "-12/年", "too-low"),
        ("food", "", "empty"),
        ("left", "5.5", "unreadable"),
        ("left", "-1", "too-low"),
        ("left", "361", "too-high"),
        ("pay-day", "0", "too-low"),
        ("pay-day", "32", "too-high"),
        ("first", "2026-06-03", "too-low"),
        ("first", "2026-06-31", "unreadable"),
        ("label", "x" * 21, "too-high"),
        ("label", "\x1b[2J", "empty"),
    ],
)
def test_what_no_field_takes(id: str, text: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        typed(id, text)
    assert refused.value.reason == reason


CASES = {
    "a field is missing": (
        ("  - field: left\n", "  - field: remaining\n"),
        ["the plan needs a field 'left'", "the plan has no use for the field 'remaining'"],
    ),
    "an essential is missing": (
        ("essentials: [housing, food", "essentials: [housing, pets, food"),
        ["the plan needs a field 'pets'"],
    ),
    "asked where nobody can choose": (
        ("where: {paid: [daily]}", "where: {paid: [dayly]}"),
        ["'days-worked' depends on 'paid: dayly', which cannot be chosen", "did you mean 'daily'?"],
    ),
    "an offer for no amount": (("amounts: [monthly-amount]", "amounts: [other-debts]"), ["is not a money question"]),
    "an essential that is not listed": (("medical, dependants", "dependants"), ["no use for the field 'medical'"]),
    "another kind": (
        ("  - field: left\n    kind: number", "  - field: left\n    kind: money"),
        ["the field 'left' must be of the kind number"],
    ),
    "a period nobody knows": (("id: weekly", "id: yearly"), ["no pay comes 'yearly'"]),
    "a debt without a balance": (
        ("  - field: balance\n", "  - field: owed\n"),
        ["the plan needs a field 'balance'", "the plan has no use for the field 'owed'"],
    ),
    "twice": (("  - field: charges\n", "  - field: overdue\n"), ["the field 'overdue' stands twice"]),
    "no such outcome": (
        ("in-full: {outcome: pay-overdue-in-full", "in-full: {outcome: pay-it-all"),
        ["there is no outcome 'pay-it-all'"],
    ),
    "no such option": (("option: pay-all", "option: pay"), ["'can-you-negotiate' has no option 'pay'"]),
    "a must that is no essential": (("must: [housing, food]", "must: [housing, pets]"), ["'pets' is not among"]),
    "no such answer": (("two-three, four-plus, unsure", "two-three, five"), ["other-debts"]),
    "no such condition": (("old: old-or-unsure", "old: very-old-dept"), ["no condition is named 'very-old-dept'"]),
    "a sentence is missing": (("  until-agreed:\n", "  until-then:\n"), ["'until-agreed' is missing"]),
    "another sheet's name": (("（{family-day}）：", "（{letter}）："), ["unknown placeholder {letter}"]),
}  # fmt: skip


@pytest.mark.parametrize(("change", "said"), CASES.values(), ids=CASES.keys())
def test_a_sheet_that_cannot_be_worked_out(change: tuple[str, str], said: list[str], tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    edit(folder / "sheets/plan.yaml", *change)
    with pytest.raises(BrokenGuide) as broken:
        load(folder)
    lines = str(broken.value)
    assert all(what in lines for what in said), lines
    assert "sheets/plan.yaml:" in lines


def test_fields_nobody_wants_may_be_left_out(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    path = folder / "sheets/plan.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - field: charges\n"), text.index("  - field: pay-day\n")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    plan = KIND.need(load(folder)).file
    assert plan is not None
    assert "charges" not in [field.id for field in plan.fields]


PROPOSALS = {
    "nobody to speak for": ("{plan}", "{plan:offers}", "unknown placeholder {plan:offers}"),
    "printed nowhere": ("{plan}", "", "these words are printed nowhere"),
    "not everybody has one": ("    plan:\n", "    unplanned:\n", "prints {plan}, and not every reader has one"),
}


@pytest.mark.parametrize(("old", "new", "said"), PROPOSALS.values(), ids=PROPOSALS.keys())
def test_words_that_the_plan_could_not_speak_in(old: str, new: str, said: str, tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    path = folder / "outcomes/family-called.yaml"
    text = path.read_text(encoding="utf-8")
    if "unplanned" in new:  # the words for whoever has no plan are gone altogether
        start = text.index(old)
        path.write_text(text[:start] + text[text.index("  - to:", start) :], encoding="utf-8")
    else:
        path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenGuide) as broken:
        load(folder)
    assert said in str(broken.value)
