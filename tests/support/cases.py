"""Cases worked out by hand, as they stand in `tests/sheets/cases`: every value is text, read as a person types it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guide.content.fields import FormField
from guide.content.kinds import kind_of
from guide.engine.journey import Journey
from guide.sheets.filling import FieldValue, checked, read
from guide.sheets.log.entry import Log
from guide.values.money import Time
from tests.support.contacts import log_file
from tests.support.contacts import log_of as logged
from tests.support.guides import TODAY
from tests.support.letters import OLD
from tests.support.letters import journey as walked

FOLDER = Path(__file__).parents[1] / "sheets" / "cases"
OVERDUE: dict[str, Any] = {"what-first": "self", "is-it-overdue": "overdue-days", "days-late-roughly": "8"}
A_MONTH: tuple[Time, ...] = ("month",)
Case = Mapping[str, Any]


@cache
def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load((FOLDER / name).read_text(encoding="utf-8"), yaml.CBaseLoader)
    return found


def value(field: FormField, text: Any) -> FieldValue:
    if kind_of(field).typed:
        return read(field, text, TODAY, A_MONTH)
    return checked(field, tuple(text) if isinstance(text, list) else text == "yes" or text, TODAY)


def filled(form: Iterable[FormField], typed: Mapping[str, Any]) -> dict[str, FieldValue]:
    """A form with what was typed into it; what is empty stays blank."""
    fields = {field.id: field for field in form}
    return {id: value(fields[id], text) for id, text in typed.items() if text}


def journey_of(case: Case) -> Journey:
    """Where its answers lead; without any, a debt of eight days."""
    answers = case.get("answers", {})
    if answers == "very-old":
        return walked(OLD)
    return walked(answers if "what-first" in answers else {**OVERDUE, **answers})


def log_of(case: Case) -> Log:
    """Its contacts: calls from them that got through, unless they say otherwise."""
    file = log_file()
    entries = []
    for line in case["log"]:
        person, _, label = line["to"].partition(" ")
        told = {"date": line["on"], "person": person, "label": label, "start": line.get("at", "")}
        told |= {"direction": "in", "channel": "call", "connected": "talked"}
        entries.append(
            filled(file.fields, told | {id: text for id, text in line.items() if id not in ("on", "at", "to")})
        )
    return logged(entries, filled(file.case, case.get("case", {})))
