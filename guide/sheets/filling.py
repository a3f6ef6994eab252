"""Filling a form in: typed text as values, values as text, and to and from what a note holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from guide.content.fields import (
    DateField,
    Form,
    FormField,
    MoneyField,
    NumberField,
    OneField,
    SeveralField,
    TextField,
    TickField,
    TimeField,
)
from guide.values.characters import strange, typed
from guide.values.clock import read_time
from guide.values.dates import day_of_month, read_day
from guide.values.figures import read_number
from guide.values.money import Time, read_money
from guide.values.refused import Refused

FieldValue = str | tuple[str, ...] | date | time | int | bool
Filled = Mapping[str, FieldValue]
"""field id → value; a field that is not filled in is not there. Money in fen, text as typed."""
AGES = 3660
"""Days: how far a kept day may lie beyond what its field takes: days pass, and a clock can have been wrong."""
_UNITS = ("个", "期", "天", "月", "个月", "次", "months", "days", "times")


def read(field: FormField, text: str, today: date, times: Collection[Time] = ()) -> FieldValue:
    """What was typed into a field that is typed. Raises Refused.

    `times`: what an amount may be typed as one a time of; one that is monthly always as one a month or a year.
    """
    match field:
        case TextField():
            value: FieldValue = " ".join(typed(text).split())
            if not value:
                raise Refused("empty")
        case MoneyField():
            value = read_money(text, ("month", "year") if field.monthly else times)
        case NumberField():
            value = day_of_month(text) if field.day_of_month else read_number(text, 0, _UNITS)
        case DateField():
            value = read_day(text, today, field.days_back, field.days_ahead)
        case TimeField():
            value = read_time(text)
        case _:
            raise Refused("not-allowed")
    return checked(field, value, today)


def checked(field: FormField, value: FieldValue, today: date) -> FieldValue:
    """The value, where the field allows it as of `today`. Raises Refused: not-allowed, too-low, too-high."""
    low = high = False
    match field:
        case TextField() if isinstance(value, str) and len(value) > field.most:
            high = True
        case TextField() if isinstance(value, str) and not strange(value) and "\n" not in value:
            pass
        case MoneyField() if isinstance(value, int) and not isinstance(value, bool):
            low, high = value < field.least * 100, value > field.most * 100
        case NumberField() if isinstance(value, int) and not isinstance(value, bool):
            low, high = value < field.least, value > field.most
        case DateField() if isinstance(value, date):
            days = (today - value).days
            low, high = days > field.days_back, days < -field.days_ahead
        case TimeField() if isinstance(value, time):
            pass
        case OneField() if isinstance(value, str) and any(option.id == value for option in field.options):
            pass
        case SeveralField() if isinstance(value, tuple) and {*value} <= {option.id for option in field.options}:
            return tuple(option.id for option in field.options if option.id in value)
        case TickField() if isinstance(value, bool):
            pass
        case _:
            raise Refused("not-allowed")
    if low or high:
        raise Refused("too-high" if high else "too-low")
    return value


def is_asked(field: FormField, filled: Filled) -> bool:
    """Whether a field is asked while the others hold this. What it holds stays, asked or not."""
    return all(filled.get(id) in options for id, options in field.where.items())


def current(form: Form, filled: Filled, today: date) -> dict[str, FieldValue]:
    """What of a form its fields would still take today: a day that has passed by now is suggested anew."""
    fields, still = {field.id: field for field in form}, dict[str, FieldValue]()
    for id, value in filled.items():
        with suppress(Refused):
            still[id] = checked(fields[id], value, today)
    return still


def as_typed(field: FormField, value: FieldValue | None) -> str:
    """A value as a person would have typed it; nothing for none."""
    if value is None:
        return ""
    return str(dump_value(field, value)).removesuffix(".00")


def dump_value(field: FormField, value: FieldValue) -> Any:
    """A value as a note holds it: text, list of option ids, ISO date, HH:MM, amount as a string, true or false."""
    match value:
        case bool():
            return value
        case tuple():
            return list(value)
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case int() if isinstance(field, MoneyField):
            return format(Decimal(value).scaleb(-2), "f")
        case _:
            return str(value)


def load_value(field: FormField, raw: Any, today: date) -> FieldValue:
    """The opposite of `dump_value`. Raises Refused where the form is not that of the field, or the value not allowed.

    A day was allowed when it was typed, whenever that was, and stays.
    """
    try:
        value = _from_plain(field, raw)
        if isinstance(field, DateField) and isinstance(value, date):
            if abs((today - value).days) > AGES + max(field.days_back, field.days_ahead):
                raise Refused("too-low" if value < today else "too-high")
            return value
        return checked(field, value, today)
    except (ValueError, TypeError) as error:
        raise error if isinstance(error, Refused) else Refused("unreadable") from error


def _from_plain(field: FormField, raw: Any) -> FieldValue:
    match field:
        case TickField() if isinstance(raw, bool):
            return raw
        case SeveralField() if isinstance(raw, list) and all(isinstance(id, str) for id in raw):
            return tuple(raw)
        case TextField() | OneField() if isinstance(raw, str):
            return raw
        case MoneyField() if isinstance(raw, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,2})?", raw, re.ASCII):
            return int(Decimal(raw).scaleb(2))
        case NumberField() if isinstance(raw, str) and re.fullmatch(r"-?\d{1,15}", raw, re.ASCII):
            return int(raw)
        case DateField() if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw, re.ASCII):
            return date.fromisoformat(raw)
        case TimeField() if isinstance(raw, str) and re.fullmatch(r"\d{2}:\d{2}", raw, re.ASCII):
            return time.fromisoformat(raw)
        case _:
            raise Refused("not-allowed")


@dataclass(frozen=True, slots=True)
class Unfit:
    """An entry that a form cannot take back: the field's id, and why (`unknown`, or the reason of a Refused)."""

    field: str
    reason: str


def dump_form(form: Form, filled: Filled) -> dict[str, Any]:
    """A form as a note holds it: field id → plain value, in the order of the form."""
    return {field.id: dump_value(field, filled[field.id]) for field in form if field.id in filled}


def load_form(form: Form, raw: Any, today: date) -> tuple[dict[str, FieldValue], list[Unfit]]:
    """The opposite of `dump_form`, with every entry that cannot be taken. A fault without a field: no mapping."""
    if not isinstance(raw, dict):
        return {}, [Unfit("", "not-allowed")]
    filled, faults = {}, []
    fields = {field.id: field for field in form}
    for id, value in raw.items():
        if id not in fields:
            faults.append(Unfit(str(id), "unknown"))
            continue
        try:
            filled[id] = load_value(fields[id], value, today)
        except Refused as refused:
            faults.append(Unfit(id, refused.reason))
    return filled, faults


def changed(filled: Filled, change: Callable[[str], str], but: str = "") -> dict[str, FieldValue]:
    """A form with every text in it changed, but for one field."""
    return {id: change(held) if isinstance(held, str) and id != but else held for id, held in filled.items()}


def has_text(form: Form, filled: Filled, but: str = "") -> bool:
    """Whether somebody typed words of their own into a form, but for one field."""
    return any(isinstance(field, TextField) and field.id in filled and field.id != but for field in form)
