"""Sheets filled in for tests, and what is filled in, by kind."""

from __future__ import annotations

from collections.abc import Mapping

from guide.sheets.claim.work import WORK as CLAIM
from guide.sheets.filling import Filled
from guide.sheets.helper.work import WORK as HELPER
from guide.sheets.letters.state import LetterWork
from guide.sheets.letters.work import WORK as LETTERS
from guide.sheets.log.entry import Log
from guide.sheets.log.work import WORK as LOG
from guide.sheets.plan.work import WORK as PLAN
from guide.sheets.plan.work import PlanFilled
from guide.sheets.state import NOTHING, Sheets


def filled_sheets(
    plan: Filled | None = None,
    debts: tuple[Filled, ...] | None = None,
    letters: Mapping[str, LetterWork] | None = None,
    log: Log | None = None,
    helper: Filled | None = None,
    claim: Filled | None = None,
    *,
    over: Sheets = NOTHING,
) -> Sheets:
    """Sheets with this filled in, over others."""
    held = PLAN.of(over)
    made = PLAN.put(over, PlanFilled(held.fields if plan is None else plan, held.debts if debts is None else debts))
    made = made if letters is None else LETTERS.put(made, letters)
    made = made if log is None else LOG.put(made, log)
    made = made if helper is None else HELPER.put(made, helper)
    return made if claim is None else CLAIM.put(made, claim)


def plan_in(sheets: Sheets) -> Filled:
    return PLAN.of(sheets).fields


def debts_in(sheets: Sheets) -> tuple[Filled, ...]:
    return PLAN.of(sheets).debts


def log_in(sheets: Sheets) -> Log:
    return LOG.of(sheets)


def letters_in(sheets: Sheets) -> Mapping[str, LetterWork]:
    return LETTERS.of(sheets)


def helper_in(sheets: Sheets) -> Filled:
    return HELPER.of(sheets)


def claim_in(sheets: Sheets) -> Filled:
    return CLAIM.of(sheets)
