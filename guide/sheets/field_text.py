"""Form fields in words: what each holds, and what is said when it cannot take what was typed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from guide.content.fields import FormField, TickField
from guide.content.kinds import in_figures, kind_of, options_in
from guide.i18n.phrases import Phrases
from guide.sheets.filling import FieldValue, read
from guide.values.money import Time
from guide.values.refused import Refused
from guide.views.format import refusal_in_words


def field_in_words(field: FormField, value: FieldValue | None, today: date, p: Phrases) -> str:
    """What a field holds, as one reads it; nothing where it is empty, and boxes for what can be ticked."""
    if options := options_in(field, value):
        return p.comma.join((option.short or option).say(p.language) for option in options)
    if value is None and not isinstance(field, TickField):
        return ""
    return kind_of(field).say(field, value, today, p)


def reading_of_field(field: FormField, text: str, times: Collection[Time], today: date, p: Phrases) -> str:
    """How what is typed into a field would be understood. Nothing for free text, and where it would be refused."""
    try:
        value = read(field, in_figures(field, text, today, p), today, times)
        words = kind_of(field).understood(field, value, today, p, times)
    except Refused:
        return ""
    return p.reads_as.format(value=words) if words else ""


def trouble(field: FormField, refused: Refused, p: Phrases) -> str:
    """Why a field cannot take what was typed, and what to type instead."""
    if said := refusal_in_words(refused, p):
        return said
    reason = refused.reason
    own = field.errors.of(reason)
    if own is not None:
        return own.say(p.language)
    if reason in ("too-low", "too-high"):
        return kind_of(field).beyond(field, reason, p)
    return p.field_errors.get(f"{reason}-{field.kind}") or p.field_errors["unreadable"]
