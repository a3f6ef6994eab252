"""What a note holds and what it does not, said truly: only the person knows what they typed into it."""

from __future__ import annotations

from collections.abc import Iterator

from guide.i18n.phrases import Phrases
from guide.notes.document import Note
from guide.sheets.together import typed
from guide.sheets.work import works
from guide.values.telephone import numbers_in


def holds_in_words(note: Note, p: Phrases) -> str:
    """One sentence: everything the note holds."""
    return p.saved_holds.format(things=p.comma.join(_things(note, p)))


def _things(note: Note, p: Phrases) -> Iterator[str]:
    journey, parts = note.journey, p.saved_parts
    if journey.known:
        yield parts["answers"]
    if journey.outcome is not None:
        yield parts["page"]
    for work in works(journey.guide):
        yield from work.contents(work.of(note.sheets), p)


def left_out_in_words(note: Note, p: Phrases) -> list[str]:
    """What the note does not hold; where the person typed words of their own, that nobody but them can say so."""
    guide, sheets = note.journey.guide, note.sheets
    if any(numbers_in(text) for text in typed(guide, sheets)):
        return [p.saved_numbers]
    if any(work.whole_numbers(work.of(sheets)) for work in works(guide)):
        return [p.saved_typed] if has_typed(note) else [p.saved_names]
    return [p.saved_typed, p.saved_no_numbers] if has_typed(note) else [p.saved_not]


def has_typed(note: Note) -> bool:
    """Whether there are words of the person in a note, and not only what they chose, dates and amounts."""
    guide = note.journey.guide
    return any(work.has_typed(guide, work.of(note.sheets)) for work in works(guide))
