"""Everything a person has filled in beside the questions, and the same as a note holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from guide.content.guide import Guide
from guide.sheets.filling import Filled, current, dump_form, load_form
from guide.sheets.letters.state import LetterPlain, LetterWork, dump_letters, load_letters
from guide.sheets.log.entry import Log
from guide.sheets.log.saved import dump_log, load_log
from guide.sheets.plan.saved import dump_plan, load_plan


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of one sitting. `debts`: what is known of each other debt."""

    plan: Filled = field(default_factory=dict)
    debts: tuple[Filled, ...] = ()
    letters: Mapping[str, LetterWork] = field(default_factory=dict)
    log: Log = field(default_factory=Log)
    helper: Filled = field(default_factory=dict)
    """the form of the summary for a helper"""


NOTHING = Sheets()


def dump_sheets(guide: Guide, sheets: Sheets) -> dict[str, Any]:
    """The sheets that hold something, as YAML holds them."""
    plain: dict[str, Any] = {}
    if guide.plan is not None and (kept := dump_plan(guide.plan, sheets.plan, sheets.debts)):
        plain["plan"] = kept
    if guide.log is not None and (sheets.log.entries or sheets.log.case):
        plain["log"] = dump_log(sheets.log, guide.log)
    if letters := dump_letters(guide, sheets.letters):
        plain["letters"] = letters
    if guide.helper is not None and sheets.helper:
        plain["helper"] = dump_form(guide.helper.fields, sheets.helper)
    return plain


def load_sheets(guide: Guide, plain: Mapping[str, Any], today: date) -> tuple[Sheets, tuple[str, ...]]:
    """The opposite of `dump_sheets`, and the places of everything that could not be taken: plan.debts.2.balance."""
    dropped = [name for name in plain if name not in ("plan", "log", "letters", "helper")]
    filled: Filled = {}
    debts: tuple[Filled, ...] = ()
    if "plan" in plain and guide.plan is not None:
        filled, debts, faults = load_plan(guide.plan, plain["plan"], today)
        dropped += [f"plan.{fault.field}".rstrip(".") for fault in faults]
    elif "plan" in plain:
        dropped.append("plan")
    log = Log()
    if "log" in plain and guide.log is not None:
        log, wrong = load_log(plain["log"], guide.log, today)
        dropped += [f"log.{fault.entry or 'case'}.{fault.field}" for fault in wrong]
    elif "log" in plain:
        dropped.append("log")
    works, unfit = _letters(guide, plain.get("letters", {}), today)
    helper: Filled = {}
    if "helper" in plain and guide.helper is not None:
        helper, odd = load_form(guide.helper.fields, plain["helper"], today)
        dropped += [f"helper.{fault.field}".rstrip(".") for fault in odd]
        helper = current(guide.helper.fields, helper, today)
    elif "helper" in plain:
        dropped.append("helper")
    return Sheets(filled, debts, works, log, helper), (*dropped, *unfit)


def _letters(guide: Guide, plain: Any, today: date) -> tuple[dict[str, LetterWork], list[str]]:
    """Each letter by itself, so that one that cannot be read does not take the others with it."""
    if not isinstance(plain, Mapping):
        return {}, ["letters"]
    works: dict[str, LetterWork] = {}
    dropped: list[str] = []
    for id, raw in plain.items():
        try:
            found, unfit = load_letters(guide, {str(id): LetterPlain.model_validate(raw)}, today)
        except ValidationError:
            dropped.append(f"letters.{id}")
            continue
        works |= found
        dropped += [f"letters.{place}" for place in unfit]
    return works, dropped
