"""What a note holds and what it does not, said truly: only the person knows what they typed into it."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.fields import Form, TextField
from guide.i18n.phrases import Phrases
from guide.notes.document import Note
from guide.sheets.filling import Filled
from guide.sheets.long_numbers import CUT_ANYWAY, numbers_in, typed


def holds_in_words(note: Note, p: Phrases) -> str:
    """One sentence: everything the note holds."""
    return p.saved_holds.format(things=p.comma.join(_things(note, p)))


def _things(note: Note, p: Phrases) -> Iterator[str]:
    sheets, journey, parts = note.sheets, note.journey, p.saved_parts
    if journey.known:
        yield parts["answers"]
    if journey.outcome is not None:
        yield parts["page"]
    if sheets.plan or sheets.debts:
        yield parts["plan"]
    if sheets.log.entries:
        yield parts["log"].format(count=len(sheets.log.entries))
    if _whole_numbers(note):
        yield parts["callers"]
    if sheets.letters:
        yield parts["letters"].format(count=len(sheets.letters))
    if sheets.helper:
        yield parts["helper"]


def left_out_in_words(note: Note, p: Phrases) -> list[str]:
    """What the note does not hold; where the person typed words of their own, that nobody but them can say so."""
    if any(numbers_in(text) for text in typed(note.sheets)):
        return [p.saved_numbers]
    if _whole_numbers(note):
        return [p.saved_typed] if has_typed(note) else [p.saved_names]
    return [p.saved_typed, p.saved_no_numbers] if has_typed(note) else [p.saved_not]


def has_typed(note: Note) -> bool:
    """Whether there are words of the person in a note, and not only what they chose, dates and amounts."""
    guide, sheets = note.journey.guide, note.sheets
    forms: list[tuple[Form, Filled]] = []
    if guide.plan is not None:
        forms += [(guide.plan.fields, sheets.plan), *((guide.plan.debt, debt) for debt in sheets.debts)]
    if guide.log is not None:
        forms += [(guide.log.fields, entry.filled) for entry in sheets.log.entries]
        forms += [(guide.log.fields, before.filled) for entry in sheets.log.entries for before in entry.earlier]
        forms += [(guide.log.case, sheets.log.case)]
    if guide.helper is not None:
        forms.append((guide.helper.fields, sheets.helper))
    forms += [(guide.letters[id].fields, work.filled) for id, work in sheets.letters.items()]
    edited = any(work.edited is not None for work in sheets.letters.values())
    words = (
        field.id
        for form, filled in forms
        for field in form
        if isinstance(field, TextField) and field.id != CUT_ANYWAY and field.id in filled
    )
    return edited or any(words)


def _whole_numbers(note: Note) -> bool:
    """Whether callers' numbers are saved whole, as the person wanted."""
    log = note.sheets.log
    return log.case.get("whole-numbers") is True and any(CUT_ANYWAY in entry.filled for entry in log.entries)
