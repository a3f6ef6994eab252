"""A plan as a note keeps it: its fields, and those of each other debt, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guide.sheets.filling import Filled, Misfit, dump_form, load_form
from guide.sheets.plan.model import PlanFile
from guide.values.plain import Plain


def dump_plan(sheet: PlanFile, filled: Filled, debts: Sequence[Filled]) -> dict[str, Plain]:
    """What is filled in, as JSON or YAML holds it: `fields` by id, and `debts`, one mapping each."""
    plain: dict[str, Plain] = {
        "fields": dump_form(sheet.fields, filled),
        "debts": [dump_form(sheet.debt, debt) for debt in debts],
    }
    return {key: value for key, value in plain.items() if value}


def load_plan(sheet: PlanFile, raw: object, today: date) -> tuple[Filled, tuple[Filled, ...], list[Misfit]]:
    """The opposite of `dump_plan`, as of `today`, and every entry that cannot be taken: `first`, `debts.2.balance`.

    A debt that cannot be read stays in its place as one of unknown balance: the plan is unfinished, not too hopeful.
    """
    if not isinstance(raw, dict):
        return {}, (), [Misfit("", "not-allowed")]
    faults = [Misfit(str(key), "unknown") for key in raw if key not in ("fields", "debts")]
    filled, unfit = load_form(sheet.fields, raw.get("fields", {}), today)
    faults += [Misfit(fault.field or "fields", fault.reason) for fault in unfit]
    debts, listed = [], raw.get("debts", [])
    if not isinstance(listed, list):
        return filled, (), [*faults, Misfit("debts", "not-allowed")]
    for number, one in enumerate(listed, 1):
        debt, unfit = load_form(sheet.debt, one, today)
        faults += [Misfit(f"debts.{number}.{fault.field}".rstrip("."), fault.reason) for fault in unfit]
        debts.append(debt)
    return filled, tuple(debts), faults
