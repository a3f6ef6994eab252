"""Which fields of the log are asked, for an entry and for the case, and what a new entry holds at first."""

from __future__ import annotations

from guide.content.conditions import evaluate
from guide.content.fields import FormField
from guide.content.words import Statements
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.log.book import Logbook
from guide.sheets.log.content import KIND

SHORT = "short"
"""How an outcome asks for a log that stays short."""


def stays_short(book: Logbook) -> bool:
    """Whether the outcome reached wants no more of the log than its short form."""
    outcome = book.journey.outcome
    offer = outcome.tools.get(KIND.name) if outcome is not None else None
    return offer is not None and offer.use == SHORT


def asked_of_entry(book: Logbook, filled: Filled, whole: bool) -> tuple[FormField, ...]:
    """The fields asked for an entry that holds this; `whole`: with all that the log has, if more is wanted here."""
    fields = book.called.fields if book.called is not None else book.file.fields
    if whole and not stays_short(book):
        return fields
    return tuple(field for field in fields if _short(field, filled) or (whole and field.id in filled))


def _short(field: FormField, filled: Filled) -> bool:
    return field.short or any(filled.get(id) in options for id, options in field.short_where.items())


def asked_of_case(book: Logbook) -> tuple[FormField, ...]:
    """The fields that hold for every entry."""
    return book.called.case if book.called is not None else book.file.case


def lead(book: Logbook) -> Statements:
    """What is said above the log."""
    return book.called.file.lead if book.called is not None and book.called.file.lead else book.file.lead


def preset(book: Logbook) -> dict[str, FieldValue]:
    """What stands in a new entry, beside its day and time."""
    found: dict[str, FieldValue] = {}
    if book.called is not None:
        for each, when in zip(book.called.file.preset, book.called.preset, strict=True):
            value = each.option or each.text
            if each.field not in found and value and evaluate(when, book.journey.known, book.journey.today):
                found[each.field] = value
    return found
