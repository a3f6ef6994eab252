"""Form fields in words: what each holds, and what is said when it cannot take what was typed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time

from guide.content.fields import (
    DateField,
    FormField,
    MoneyField,
    NumberField,
    OneField,
    SeveralField,
    TextField,
    TimeField,
)
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import Phrases
from guide.sheets.filling import FieldValue, read
from guide.values.clock import NIGHT_ENDS
from guide.values.money import Time
from guide.values.refused import Refused
from guide.views.format import how_near, number_in_words, refusal_in_words

TICKED = {True: "[x]", False: "[ ]"}


def field_in_words(field: FormField, value: FieldValue | None, today: date, p: Phrases) -> str:
    """What a field holds, as one reads it; nothing where it is empty, and boxes for what can be ticked."""
    if isinstance(field, OneField | SeveralField):
        chosen = value if isinstance(value, tuple) else (value,)
        return p.comma.join((option.short or option).say(p.language) for option in field.options if option.id in chosen)
    match value:
        case bool() | None:
            return TICKED[bool(value)] if field.kind == "tick" else ""
        case int():
            return number_in_words(value, 2 if isinstance(field, MoneyField) else 0, None, p).strip()
        case time():
            return f"{value:%H:%M}"
        case date():
            return day_in_words(value, today, p)
        case _:
            return str(value)


def reading_of_field(field: FormField, text: str, times: Collection[Time], today: date, p: Phrases) -> str:
    """How what is typed into a field would be understood. Nothing for free text, and where it would be refused."""
    if isinstance(field, TextField):
        return ""
    try:
        value = read(field, text, today, times)
    except Refused:
        return ""
    match value:
        case date():
            words = how_near(value, today, p)
        case time() if value < NIGHT_ENDS and isinstance(field, TimeField) and field.day is not None:
            words = p.past_midnight.format(time=f"{value:%H:%M}")
        case _:
            words = field_in_words(field, value, today, p)
            if isinstance(field, MoneyField) and (field.monthly or "month" in times):
                words = p.per_month.format(value=words)
    return p.reads_as.format(value=words)


def trouble(field: FormField, refused: Refused, p: Phrases) -> str:
    """Why a field cannot take what was typed, and what to type instead."""
    if said := refusal_in_words(refused, p):
        return said
    reason = refused.reason
    own = getattr(field.errors, reason.replace("-", "_"), None)
    if own is not None:
        return str(own.say(p.language))
    words = p.field_errors
    match field:
        case MoneyField() | NumberField() if reason in ("too-low", "too-high"):
            return words[reason].format(least=f"{field.least:,}", most=f"{field.most:,}")
        case DateField() if reason in ("too-low", "too-high"):
            return words["too-early" if reason == "too-low" else "too-late"]
        case TextField() if reason == "too-high":
            return words["too-long"].format(most=field.most)
        case _:
            return words.get(f"{reason}-{field.kind}") or words["unreadable"]
