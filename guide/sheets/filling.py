"""Filling a form in: typed text as values, values as text, and to and from what a note holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time

from guide.content.fields import DateField, Form, FormField, TextField
from guide.content.kinds import kind_of
from guide.values.money import Time
from guide.values.plain import Plain
from guide.values.refused import Refused

FieldValue = str | tuple[str, ...] | date | time | int | bool
Filled = Mapping[str, FieldValue]
"""field id → value; a field that is not filled in is not there. Money in fen, text as typed."""
AGES = 3660
"""Days: how far a kept day may lie beyond what its field takes: days pass, and a clock can have been wrong."""


def read(field: FormField, text: str, today: date, times: Collection[Time] = ()) -> FieldValue:
    """What was typed into a field that is typed. Raises Refused.

    `times`: what an amount may be typed as one a time of; one that is monthly always as one a month or a year.
    """
    return checked(field, kind_of(field).parse(field, text, today, times), today)


def checked(field: FormField, value: FieldValue, today: date) -> FieldValue:
    """The value, where the field allows it as of `today`. Raises Refused: not-allowed, too-low, too-high."""
    found: FieldValue = kind_of(field).check(field, value, today)
    return found


def is_asked(field: FormField, filled: Filled) -> bool:
    """Whether a field is asked while the others hold this. What it holds stays, asked or not."""

    def chosen(id: str) -> Collection[object]:
        held = filled.get(id)
        return held if isinstance(held, tuple) else (held,)

    return all(any(option in options for option in chosen(id)) for id, options in field.where.items())


def current(form: Form, filled: Filled, today: date) -> dict[str, FieldValue]:
    """What of a form its fields would still take today: a day that has passed by now is suggested anew."""
    fields, still = {field.id: field for field in form}, dict[str, FieldValue]()
    for id, value in filled.items():
        with suppress(Refused):
            still[id] = checked(fields[id], value, today)
    return still


def dump_value(field: FormField, value: FieldValue) -> Plain:
    """A value as a note holds it: text, list of option ids, ISO date, HH:MM, amount as a string, true or false."""
    return kind_of(field).dump(field, value)


def load_value(field: FormField, raw: object, today: date) -> FieldValue:
    """The opposite of `dump_value`. Raises Refused where the form is not that of the field, or the value not allowed.

    A day was allowed when it was typed, whenever that was, and stays.
    """
    value: FieldValue = kind_of(field).load(field, raw)
    if isinstance(field, DateField) and isinstance(value, date):
        if abs((today - value).days) > AGES + max(field.days_back, field.days_ahead):
            raise Refused("too-low" if value < today else "too-high")
        return value
    return checked(field, value, today)


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit: a field's id or a place like 3.earlier.1.date, and why: `unknown`, `missing`, `twice`, or the
    reason of a Refused."""

    field: str
    reason: str


def dump_form(form: Form, filled: Filled) -> dict[str, Plain]:
    """A form as a note holds it: field id → plain value, in the order of the form."""
    return {field.id: dump_value(field, filled[field.id]) for field in form if field.id in filled}


def load_form(form: Form, raw: object, today: date) -> tuple[dict[str, FieldValue], list[Misfit]]:
    """The opposite of `dump_form`, with every entry that cannot be taken. A fault without a field: no mapping."""
    if not isinstance(raw, dict):
        return {}, [Misfit("", "not-allowed")]
    filled, faults = {}, []
    fields = {field.id: field for field in form}
    for id, value in raw.items():
        if id not in fields:
            faults.append(Misfit(str(id), "unknown"))
            continue
        try:
            filled[id] = load_value(fields[id], value, today)
        except Refused as refused:
            faults.append(Misfit(id, refused.reason))
    return filled, faults


def changed(filled: Filled, change: Callable[[str], str], but: str = "") -> dict[str, FieldValue]:
    """A form with every text in it changed, but for one field."""
    return {id: change(held) if isinstance(held, str) and id != but else held for id, held in filled.items()}


def has_text(form: Form, filled: Filled, but: str = "") -> bool:
    """Whether somebody typed words of their own into a form, but for one field."""
    return any(isinstance(field, TextField) and field.id in filled and field.id != but for field in form)
