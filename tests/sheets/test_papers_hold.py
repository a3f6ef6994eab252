"""What leaves the guide holds: every figure, tick, name, count and quotation has its plan, entry or answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.sheets.filling import Filled
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.draft import Draft, draft
from guide.sheets.letters.inputs import Known, filled_in, of_one
from guide.sheets.letters.text import PAGE, as_text, line_count
from guide.sheets.letters.work import letter_inputs
from guide.sheets.log.flags import flags
from guide.sheets.plan.offer import Offer
from guide.sheets.plan.result import plan_of
from guide.sheets.plan.statement import statement
from guide.sheets.state import Sheets
from guide.sheets.together import dump_sheets, load_sheets
from guide.values.money import read_money
from tests.sheets.test_plan_script import late, sums
from tests.support.contacts import CLOCKS, DAY, conduct, contact, log_of
from tests.support.filled import filled_sheets
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.letters import journey
from tests.support.plans import DEBT, SHEET, WHOLE, Fields, without

GUIDE = shipped_guide()
LETTERS = letters_of(GUIDE)
P = phrases("en")
SELF: dict[str, Any] = {"what-first": "self", "is-it-overdue": "overdue-days", "days-late-roughly": "8"}

# the statement of means


def rows(text: str) -> list[list[tuple[str, list[int]]]]:
    """The parts of a statement: every line with its amounts in fen."""
    return [[(line, [*amounts(line)]) for line in part.splitlines()] for part in text.strip().split("\n\n")]


def fen(text: str) -> int:
    return -read_money(text[1:]) if text.startswith("-") else read_money(text)


def amounts(line: str) -> Iterator[int]:
    yield from (fen(found) for found in re.findall(r"(?:balance|offered|first, then|:) (-?[\d,.]+)", line))


BEHIND: dict[str, Any] = {"behind": ("housing", "utilities"), "owed-housing": 900_00, "owed-utilities": 50_00}
MONTH: dict[str, Any] = {"income": 3300_00, "housing": 1500_00, "food": 1200_00, "first": date(2026, 6, 10)}
"""Leaves 600, of which 60 is kept back."""


def debt(overdue: int, instalment: int, left: int, **more: Any) -> Fields:
    return {**MONTH, "overdue": overdue * 100, "instalment": instalment * 100, "left": left, **more}


MODES: dict[str, Fields] = {
    "pay-off": debt(400, 0, 0),
    "spread": debt(1000, 0, 0),
    "catch-up-now": debt(30, 500, 3),
    "catch-up": debt(1000, 500, 3),
    "to-the-end": debt(1000, 540, 3),
    "lower": debt(1000, 700, 3),
    "too-long": debt(1_000_000, 0, 0),
    "short": debt(1000, 0, 0, income=2000_00),
    "minimums": debt(1000, 0, 0, income=2700_00),
}
DEBTS: tuple[Fields, ...] = ({"label": "B", "balance": 50_00, "minimum": 20_00, "keep": True},)
UNKNOWN: tuple[Fields, ...] = ({"minimum": 20_00, "keep": True},)
"""What is paid on it is known, what it comes to is not."""


def states(filled: Fields, debts: tuple[Fields, ...]) -> None:
    """A clerk adds the statement up."""
    plan = plan_of(late(8), filled, debts)
    text = statement(late(8), SHEET, plan, filled, debts, P)
    if text is None or plan.budget is None:
        assert plan.budget is None or plan.so_far
        return
    assert line_count(text) <= PAGE
    lines = [line for part in rows(text) for line in part]
    named = {name: of[-1] for line, of in lines for name in [line.rpartition(":")[0]] if of and line[0] != "-"}
    income, sum_of, left = (named[row] for row in (P.statement_income, P.statement_sum, P.statement_left))
    spent = next(part for part in rows(text) if part[0][0] == P.statement_essentials)
    assert sum_of == sum(of[-1] for _, of in spent[1:-1])
    assert left == income - sum_of
    if P.statement_behind_sum in named:
        owed = next(part for part in rows(text) if part[0][0] == P.statement_behind)
        assert named[P.statement_behind_sum] == sum(of[-1] for _, of in owed[1:-2])
    offered = [fen(found[1]) for line, _ in lines if (found := re.search(r"offered ([\d,.]+) yuan", line))]
    if P.statement_after in named:
        first = named.get(P.statement_behind_monthly, 0)
        assert named[P.statement_after] == left - named[P.statement_buffer] - first - sum(offered)
    if plan.withheld is not None:
        assert not offered
        assert P.statement_after not in named
    if isinstance(plan.offer, Offer):
        assert offered[0] == plan.offer.whole.runs[0].amount, "the letter and the statement name the same payment"


@pytest.mark.parametrize("behind", [{}, {**BEHIND, "behind-monthly": 40_00}])
@pytest.mark.parametrize("mode", MODES)
def test_the_statement_adds_up_in_every_mode(mode: str, behind: Fields) -> None:
    for debts in ((), DEBTS, UNKNOWN):
        states({**MODES[mode], **behind}, debts)


@given(WHOLE, st.lists(DEBT, max_size=4))
def test_the_statement_adds_up_whatever_is_filled_in(filled: Fields, debts: list[Fields]) -> None:
    states(filled, tuple(without(debt, "label") for debt in debts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_payment_is_no_amount_a_month(language: Language) -> None:
    plan = plan_of(late(8), MODES["pay-off"], ())
    text = statement(late(8), SHEET, plan, MODES["pay-off"], (), phrases(language))
    assert text is not None
    (row,) = [line for line in text.splitlines() if line.startswith("- ")]
    assert not re.search("每月|a month", row)
    assert "10" in row, "its day is named"


def test_catching_up_is_no_amount_a_month() -> None:
    """The first months are more than the others: no paper names them as what is paid every month."""
    filled = filled_sheets(MODES["catch-up"])
    offer = plan_of(late(8), MODES["catch-up"], ()).offer
    assert isinstance(offer, Offer)
    first, then = offer.whole.runs[0].amount, offer.instalment
    assert first > then
    text = statement(late(8), SHEET, plan_of(late(8), MODES["catch-up"], ()), MODES["catch-up"], (), P)
    assert text is not None
    (row,) = [line for line in text.splitlines() if line.startswith("- ")]
    assert [fen(found) for found in re.findall(r"([\d,.]+) yuan", row)][1:] == [first, then]
    for id, known, _ in drafts(filled):
        made = draft(LETTERS[id], {field.id: True for field in LETTERS[id].fields if field.kind == "tick"}, known, P)
        assert made is None or f"{first // 100} yuan a month" not in as_text(made), id


# letters of every mode


def drafts(
    sheets: Sheets, language: str = "en", answers: Mapping[str, Any] = SELF
) -> Iterator[tuple[str, Known, Draft]]:
    p = phrases(language)
    for id, letter in LETTERS.items():
        known = of_one(letter, None, letter_inputs(journey(answers), sheets, p))
        made = draft(letter, {}, known, p)
        if made is not None:
            yield id, known, made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_every_sum_in_every_letter_comes_to_what_it_names(mode: str, language: str) -> None:
    for filled in (MODES[mode], {**MODES[mode], **BEHIND, "behind-monthly": 40_00}):
        for _, _, made in drafts(filled_sheets(filled, DEBTS), language):
            text = as_text(made)
            assert all(left == right for left, right in sums(text))
            assert line_count(text) <= PAGE


# letters of every history

WORDS = ["他欠钱", "你来还", "三天之内还"]
NAMES = ["王经理", "8021"]
MEANS: Mapping[str, frozenset[str]] = {
    "told-debt": frozenset({"told-exists", "told-amount", "told-overdue"}),
    "asked-others": frozenset({"asked-pay", "asked-urge"}),
    "insult": frozenset({"insult"}),
    "pester": frozenset({"pester", "intimidate"}),
    "threat": frozenset({"threat-safety"}),
    "forced-entry": frozenset({"entered-home", "restrained"}),
    "fake-official": frozenset({"fake-official"}),
}
ACTS = sorted({act for acts in MEANS.values() for act in acts})
WHO = {"me": "me", "contact": "emergency-contact", "family-unlisted": "family-unlisted", "colleague": "others"}
ENTRY = st.fixed_dictionaries(
    {
        "day": st.integers(0, 3),
        "person": st.sampled_from([*WHO]),
        "direction": st.sampled_from(["in", "in", "in", "out"]),
        "channel": st.sampled_from(["call", "call", "sms", "visit"]),
        "connected": st.sampled_from(["talked", "no-answer", "sent"]),
        "acts": st.lists(st.sampled_from(ACTS), max_size=2, unique=True),
    },
    optional={
        "clock": st.sampled_from(CLOCKS),
        "label": st.sampled_from(["A", "B"]),
        "words": st.sampled_from(WORDS),
        "answer": st.sampled_from(["我不清楚", "请联系他本人"]),
        "caller_name": st.sampled_from(NAMES),
        "refused": st.just(True),
        "evidence": st.just(["screenshot"]),
        "effect": st.just("母亲住院"),
    },
)


def entered(entry: dict[str, Any]) -> Filled:
    more = {name: value for name, value in entry.items() if name not in ("day", "clock")}
    clock = f"{entry['clock']:%H:%M}" if "clock" in entry else ""
    return contact(clock, DAY + timedelta(days=entry["day"]), **more)


def quoted(text: str) -> set[str]:
    return set(re.findall("“([^”]*)”", text))


@given(st.lists(ENTRY, max_size=7))
def test_every_tick_name_count_and_quotation_has_its_entry(entries: list[dict[str, Any]]) -> None:
    sheets = filled_sheets(log=log_of(map(entered, entries)))
    for id, known, made in drafts(sheets):
        theirs = [line for line in known.lines if line.by_them]
        list_of = LETTERS[id].entries
        lines = theirs if list_of is not None and list_of.by_them else known.lines
        listed = [entries[line.number - 1] for line in lines]
        text = as_text(made)
        assert quoted(text) - {"", P.blank} <= {
            said for one in listed for said in (one.get("words"), one.get("answer")) if said
        }
        for name in (*NAMES, "母亲住院"):
            assert name not in text or any(name in one.values() for one in listed)
        if LETTERS[id].entries is not None and id != "plan-kept-still-chased":
            assert len(made.rows) == (len(listed) or 3)
            counted = re.search(r"(?:Number of contacts: |\): )(\d+)(?:,|;| in all)", text)
            assert int(counted[1]) == len(theirs) if theirs and counted else not theirs or counted is None
        ticked: Any = filled_in(LETTERS[id], {}, known)
        others = [entries[line.number - 1] for line in theirs if line.third]
        ours = [entries[line.number - 1] for line in theirs]
        for option in ticked.get("what-happened", ()) if id == "how-you-contacted-people" else ():
            among = others if option in ("told-debt", "asked-others") else ours
            if option in MEANS:
                assert any(MEANS[option] & {*one.get("acts", ())} for one in among)
            elif option == "visit":
                assert any(one["channel"] == "visit" for one in ours)
            elif option == "night":
                assert any("clock" in one and not 8 <= one["clock"].hour < 22 for one in ours)
            else:
                assert option == "too-many"
        if id == "how-you-contacted-people" and any(one["channel"] == "visit" for one in ours):
            assert "visit" in ticked.get("what-happened", ()), "whatever else was done on it"
        for who in ticked.get("contacted", ()) if id == "how-you-contacted-people" else ():
            assert any(WHO[one["person"]] == who for one in ours)
        if ticked.get("said-stop"):
            stops = [entries[line.number - 1] for line in known.lines if line.refused]
            assert ticked["said-stop-on"] == min(DAY + timedelta(days=one["day"]) for one in stops)


@given(st.lists(ENTRY, max_size=6))
def test_every_letter_says_the_same_after_saving(entries: list[dict[str, Any]]) -> None:
    sheets = filled_sheets(
        {**MODES["catch-up"], **BEHIND, "behind-monthly": 40_00}, DEBTS, log=log_of(map(entered, entries))
    )
    opened, dropped = load_sheets(GUIDE, dump_sheets(GUIDE, sheets), date(2026, 6, 4))
    assert not dropped
    before, after = ({id: as_text(made) for id, _, made in drafts(held)} for held in (sheets, opened))
    assert before == after


OF_ONE = {"CR11", "CR21", "CR22", "others-often"}
"""Rules that count what was done to one person."""


@given(st.lists(ENTRY, max_size=9))
def test_no_finding_joins_two_people(entries: list[dict[str, Any]]) -> None:
    """What is found of a person follows from the entries of that person alone."""

    def found(of: list[int]) -> dict[int, set[str]]:
        said = flags(log_of(entered(entries[i]) for i in of), conduct(), None)
        return {i: {flag.rule.id for flag in said[n]} & OF_ONE for n, i in enumerate(of, 1)}

    whole = found([*range(len(entries))])
    people = {(one["person"], one.get("label")) for one in entries}
    for person in people:
        own = [i for i, one in enumerate(entries) if (one["person"], one.get("label")) == person]
        blank = [i for i, one in enumerate(entries) if one["person"] == person[0] and one.get("label") is None]
        alone = found(sorted({*own, *blank}))
        assert {i: whole[i] for i in own} == {i: alone[i] for i in own}
