"""Marking a letter as sent: what of it stays for good, and what it leaves in the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guide.content.words import Language
from guide.i18n.phrases import Phrases, phrases
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.letters.draft import Draft
from guide.sheets.letters.inputs import Known, filled_in, of_one, whose_letter
from guide.sheets.letters.model import Letter
from guide.sheets.letters.sending import DAY, WAY
from guide.sheets.letters.sent import Sent, next_number
from guide.sheets.letters.state import LetterWork, text_to_send
from guide.sheets.letters.view import draft_to_send
from guide.sheets.letters.work import WORK as LETTERS
from guide.sheets.log.asking import preset
from guide.sheets.log.book import Logbook
from guide.sheets.log.content import log_of
from guide.sheets.log.work import WORK as LOG
from guide.sheets.state import Sheets


def mark_sent(letter: Letter, known: Known, sheets: Sheets, filled: Filled, p: Phrases) -> Sheets:
    """The sheets with the letter sent as it stands: its text, its figures and the day for an answer are kept for good.

    `known`: what it is drafted from; `filled`: the form of sending. What was filled in stays for the next letter.
    """
    day, way = filled.get(DAY), filled.get(WAY)
    on = day if isinstance(day, date) else known.journey.today
    work = LETTERS.of(sheets).get(letter.id, LetterWork())
    known = replace(known, dated=on)
    draft = draft_to_send(letter, work, known, p)
    if draft is None:
        return sheets
    whole = filled_in(letter, work.filled, of_one(letter, work.whose, known))
    by, promised_by = (_day_in(draft, whole, id) for id in (letter.answer_by, letter.promised_by))
    log = LOG.of(sheets)
    entry = entry_of(letter, known, sheets, filled, draft.subject, draft.language)
    if entry:
        log = log.add(entry)
    sent = Sent(
        next_number(work.sent),
        on,
        draft.language,
        draft.subject,
        text_to_send(work, draft),
        str(way) if way is not None else None,
        by,
        promised_by,
        log.last if entry else None,
    )
    kept = {id: value for id, value in work.filled.items() if id not in (letter.answer_by, letter.promised_by)}
    work = replace(work.with_sent(sent), filled=kept, entries=None, edited=None)
    return LETTERS.put(LOG.put(sheets, log), {**LETTERS.of(sheets), letter.id: work})


def _day_in(draft: Draft, filled: Filled, id: str | None) -> date | None:
    """The day in a field, where the letter prints it."""
    day = filled.get(id) if id is not None and id in draft.printed else None
    return day if isinstance(day, date) else None


def entry_of(
    letter: Letter, known: Known, sheets: Sheets, filled: Filled, subject: str, language: Language
) -> dict[str, FieldValue]:
    """What the log says of a letter that was sent; nothing where the guide's log does not tell of letters."""
    log = log_of(known.journey.guide)
    if log is None or not log.letters.sent or log.letters.how is None:
        return {}
    book = Logbook(known.journey, LOG.of(sheets), phrases(language))
    told = log.letters
    entry: dict[str, FieldValue] = {**told.sent, "date": known.today}
    if book.called is not None:
        entry |= {id: value for id, value in preset(book).items() if id != told.way}
    whose = whose_letter(letter, LETTERS.of(sheets).get(letter.id, LetterWork()).whose, known)
    writer = next((line.number for line in known.lines if whose and line.whose == whose), None)
    if writer is not None:
        held = LOG.of(sheets).entry(writer).filled
        entry |= {id: held[id] for id in ("person", "label") if id in held}
    if (way := filled.get(WAY)) is not None and log.letters.how is not None:
        entry[log.letters.how] = way
    if told.answer is not None:
        entry[told.answer] = subject
    return entry


def unmark_sent(sheets: Sheets, id: str, number: int) -> Sheets:
    """The sheets without a letter that was not sent after all, and without its entry; one of another day is not its."""
    work = LETTERS.of(sheets)[id]
    gone = next(one for one in work.sent if one.number == number)
    log = LOG.of(sheets)
    if gone.entry is not None and any((entry.number, entry.day) == (gone.entry, gone.on) for entry in log.entries):
        log = log.delete(gone.entry)
    work = replace(work, sent=tuple(one for one in work.sent if one is not gone))
    return LETTERS.put(LOG.put(sheets, log), {**LETTERS.of(sheets), id: work})
