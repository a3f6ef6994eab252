"""Households and histories worked out by hand: what has to come out of the plan, the log and their letters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from guide.i18n.phrases import phrases
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.inputs import after_refusal, after_reply, filled_in, of_one, whose_letter
from guide.sheets.letters.plan_figures import figures_of
from guide.sheets.letters.work import letter_inputs
from guide.sheets.log.agreement import unlike
from guide.sheets.log.evaluation import Reckoning
from guide.sheets.log.flags import flags
from guide.sheets.log.work import WORK as LOG
from guide.sheets.plan.calculation import Plan
from guide.sheets.plan.offer import NoOffer, Offer
from guide.sheets.plan.result import plan_of
from guide.sheets.plan.schedule import Repayment, schedule
from guide.sheets.plan.statement import statement
from guide.sheets.state import Sheets
from guide.sheets.together import dump_sheets, load_sheets
from guide.values.money import read_money
from tests.support.cases import Case, cases, filled, journey_of, log_of
from tests.support.contacts import conduct
from tests.support.filled import filled_sheets
from tests.support.filled import log_in as kept_log
from tests.support.guides import TODAY, shipped_guide
from tests.support.plans import SHEET

GUIDE = shipped_guide()
P = phrases("en")


def named(name: str) -> pytest.MarkDecorator:
    found = cases(name)
    return pytest.mark.parametrize("case", found, ids=[case["name"] for case in found])


# households


def yuan(text: str) -> int:
    return -read_money(text[1:]) if text.startswith("-") else read_money(text)


def told(amount: int | None) -> str:
    return "" if amount is None else f"{amount / 100:.2f}".removesuffix(".00")


def runs(repayment: Repayment | None) -> list[str]:
    return [f"{run.count} x {told(run.amount)}" for run in repayment.runs] if repayment is not None else []


def came_out(plan: Plan) -> dict[str, Any]:
    """Everything that a case may speak of."""
    month, offer = plan.budget, plan.offer
    found: dict[str, Any] = {
        "missing": [f"{one.debt} {one.field}" if one.debt else one.field for one in plan.missing],
        "wrong": [one.field for one in plan.wrong],
        "withheld": plan.withheld or "",
        "warnings": [*plan.warnings],
        "offers": [told(share.offer) for share in plan.shares],
        "below-minimum": [str(share.number) for share in plan.shares if share.below_minimum],
        "look-again": str(plan.review or ""),
        "next-pay-day": str(plan.next_pay_day or ""),
        "old": "yes" if plan.old else "",
        "behind": runs(plan.arrears.repayment),
    }
    if month is not None:
        found |= {"income": told(month.income), "left": told(month.surplus)}
        found |= {"kept-back": told(month.buffer), "available": told(month.available)}
        found |= {"arrears-first": told(month.arrears)}
    if isinstance(offer, Offer):
        days = [payment.day for payment in schedule(offer.whole, offer.first)]
        beside = offer.catch_up.arrears if offer.catch_up is not None else None
        found |= {"way": offer.mode, "payments": runs(offer.whole), "arrears": runs(beside)}
        found |= {"days": [str(day) for day in days], "ends": str(days[-1])}
    if isinstance(offer, NoOffer):
        found |= {"nothing": offer.why, "token": told(offer.token)}
    return found


@named("households.yaml")
def test_a_household(case: Case) -> None:
    fields = filled(SHEET.fields, case["plan"])
    debts = tuple(filled(SHEET.debt, debt) for debt in case.get("debts", ()))
    journey = journey_of(case)
    plan = plan_of(journey, fields, debts)
    found = came_out(plan)
    wanted = {key: held for key, held in case.items() if key not in ("name", "plan", "debts", "answers", "stated")}
    assert {key: found.get(key) for key in wanted} == wanted
    assert ("way" in found, "nothing" in found) == ("payments" in case, "nothing" in case)
    if "payments" in case:
        owed = fields["overdue"] + fields.get("instalment", 0) * fields["left"]  # type: ignore[operator]
        assert sum(int(count) * yuan(each) for count, each in (run.split(" x ") for run in case["payments"])) == owed
        assert found["way"] in figures_of(plan, TODAY).comes_to
    stated(case, plan, statement(journey, SHEET, plan, fields, debts, P))


NAMED_IN_STATEMENT = {"income": P.statement_income, "left": P.statement_left}


def stated(case: Case, plan: Plan, text: str | None) -> None:
    """The statement of means has the same figures in its rows."""
    if text is None:
        assert case.get("missing") == ["housing"]
        return
    rows = [line for line in text.splitlines() if line.startswith("- ")]
    wanted = {label: case[key] for key, label in NAMED_IN_STATEMENT.items() if key in case}
    for label, amount in {**wanted, **case.get("stated", {})}.items():
        row = next(line for line in text.splitlines() if line.startswith(label))
        assert yuan(row.rpartition(":")[2].removesuffix("yuan").replace(",", "").strip()) == yuan(amount)
    creditors = [row for row in rows if "offered" in row]
    if isinstance(plan.offer, NoOffer):
        assert all("offered ___" not in row for row in rows), "no blank invites an amount"
    else:
        assert len(creditors) == (0 if plan.withheld else 1 + len(case.get("debts", ())) - plan.old)
    if "payments" in case and "offers" in case:
        first = case["payments"][0].split(" x ")[1]
        offered = [row.split("offered ")[1].split()[0].replace(",", "") for row in creditors]
        assert offered == [first, *case["offers"][1:]], "what the letter says is paid first"


# histories


def counted(sheets: Sheets) -> dict[str, str]:
    reckoning = Reckoning(kept_log(sheets), conduct(), None)
    tallies = (reckoning.tally(total) for total in conduct().file.totals if reckoning.tells(total))
    return {tally.total.total: f"{tally.n}+{tally.unsure}".removesuffix("+0") for tally in tallies}


def shown(held: object) -> Any:
    """A value as a case has it."""
    if isinstance(held, tuple):
        return [*held]
    return "yes" if held is True else "no" if held is False else str(held)


def blank(wanted: object) -> object:
    return [] if isinstance(wanted, list) else "no" if wanted == "no" else ""


def account(lines: Iterable[Any]) -> dict[str, str]:
    lines = [*lines]
    since = next((line.day for line in lines if line.by_them), "")
    numbers = {"listed": len(lines), "after-reply": after_reply(lines), "after-refusal": after_refusal(lines)}
    return {"since": str(since), **{key: str(number) for key, number in numbers.items()}}


@named("histories.yaml")
def test_a_history(case: Case) -> None:
    sheets, journey = filled_sheets(log=log_of(case)), journey_of(case)
    opened, dropped = load_sheets(GUIDE, dump_sheets(GUIDE, sheets), date(2026, 12, 1))
    assert not dropped
    for held in (sheets, opened):
        totals = counted(held)
        assert {id: totals[id] for id in case.get("counts", {})} == case.get("counts", {})
        if "findings" in case:
            found = flags(kept_log(held), conduct(), None)
            said = {str(number): [flag.rule.id for flag in each] for number, each in found.items() if each}
            assert said == case["findings"]
        known = letter_inputs(journey, held, P)
        for id, fields in case.get("letters", {}).items():
            letter = letters_of(GUIDE)[id]
            marked = filled_in(letter, {}, of_one(letter, None, known))
            there = {field: shown(marked[field]) if field in marked else blank(fields[field]) for field in fields}
            assert there == fields
        if "writer" in case:
            assert whose_letter(letters_of(GUIDE)["stop-and-delete"], None, known) == case["writer"]
        told_of = account(known.lines)
        assert {key: told_of[key] for key in case.get("account", {})} == case.get("account", {})
        book = LOG.book(journey, held, P)
        assert book is not None
        if "unlike" in case:
            assert [*dict.fromkeys(one.question for one in unlike(book))] == case["unlike"]
