"""A plan in a note: what was filled in comes back the same, and what cannot be taken is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.sheets.plan.saved import dump_plan, load_plan
from tests.support.guides import TODAY
from tests.support.plans import DEBT, FIELDS, FILLED, SHEET, B, Fields, worked


@given(FIELDS, st.lists(DEBT, max_size=4))
def test_there_and_back(filled: Fields, debts: list[Fields]) -> None:
    plain = dump_plan(SHEET, filled, debts)
    back, others, faults = load_plan(SHEET, plain, TODAY)
    assert (back, list(others), faults) == (filled, debts, [])


def test_as_a_note_holds_it() -> None:
    filled: Fields = {"income": 5200_00, "left": 5, "first": date(2026, 6, 10), "token-safe": True}
    assert dump_plan(SHEET, filled, [B]) == {
        "fields": {"income": "5200.00", "left": "5", "first": "2026-06-10", "token-safe": True},
        "debts": [{"label": "平台B", "balance": "3600.00"}],
    }
    assert dump_plan(SHEET, {}, []) == {}


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        (None, [("", "not-allowed")]),
        ([], [("", "not-allowed")]),
        ({"fields": []}, [("fields", "not-allowed")]),
        ({"debts": {}}, [("debts", "not-allowed")]),
        ({"debts": [3]}, [("debts.1", "not-allowed")]),
        ({"letters": {}}, [("letters", "unknown")]),
        ({"fields": {"pets": "3", 7: "x"}}, [("pets", "unknown"), ("7", "unknown")]),
        ({"fields": {"income": 5200}}, [("income", "not-allowed")]),
        ({"fields": {"income": "-1"}}, [("income", "too-low")]),
        ({"fields": {"income": "1e3"}}, [("income", "unreadable")]),
        ({"fields": {"first": "2026-02-30"}}, [("first", "unreadable")]),
        ({"fields": {"first": "1999-06-03"}}, [("first", "too-low")]),
        ({"fields": {"paid": "yearly"}}, [("paid", "not-allowed")]),
        ({"fields": {"token-safe": "yes"}}, [("token-safe", "not-allowed")]),
        ({"debts": [{}, {"label": "a\x1b[2Jb"}]}, [("debts.2.label", "not-allowed")]),
        ({"debts": [{"label": "x" * 21}]}, [("debts.1.label", "too-high")]),
        ({"debts": [{}, {"balance": "x", "pets": "3"}]},
         [("debts.2.balance", "unreadable"), ("debts.2.pets", "unknown")]),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_named(raw: Any, faults: list[tuple[str, str]]) -> None:
    filled, _, found = load_plan(SHEET, raw, TODAY)
    assert [(fault.field, fault.reason) for fault in found] == faults
    assert filled == {}


def test_a_debt_that_cannot_be_read_leaves_the_plan_unfinished() -> None:
    plain = {**dump_plan(SHEET, FILLED, [B]), "debts": [{"balance": "?"}]}
    filled, debts, _ = load_plan(SHEET, plain, TODAY)
    plan = worked(dict(filled), *map(dict, debts))
    assert [one.field for one in plan.missing] == ["balance"]
    assert plan.offer is None
