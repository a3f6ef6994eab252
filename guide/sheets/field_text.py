"""Form fields in words: what each holds, and what is said when it cannot take what was typed."""

from __future__ import annotations

from datetime import date, time

from guide.content.fields import DateField, FormField, MoneyField, NumberField, OneField, SeveralField, TextField
from guide.i18n.phrases import Phrases
from guide.sheets.filling import FieldValue
from guide.views.format import day_in_words, number_in_words

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


def trouble(field: FormField, reason: str, p: Phrases) -> str:
    """Why a field cannot take what was typed, and what to type instead."""
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
