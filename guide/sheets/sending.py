"""Letters that go out: how that is asked, what of it stays, and what it leaves in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from guide.content.fields import DateField, FormField, OneField, TextField
from guide.content.guide import Guide
from guide.content.words import Language, Words
from guide.i18n.locale import day_in_words, quoted
from guide.i18n.phrases import Phrases, phrases
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.inputs import Known, SentLetter, filled_in, of_one, whose_letter
from guide.sheets.letters.model import Letter
from guide.sheets.letters.sent import Sent, next_number
from guide.sheets.letters.state import LetterWork, text_to_send
from guide.sheets.letters.view import draft_to_send
from guide.sheets.log.asking import preset
from guide.sheets.log.book import Logbook
from guide.sheets.log.content import log_file
from guide.sheets.state import Sheets

DAY, WAY, WORDS = "sent-on", "sent-way", "answer-words"
"""Fields of the form that a letter is marked as sent with, and of that for its answer."""
SO_LONG_AGO = 366
"""Days: a letter that went out longer ago is not marked as sent."""


def form_of_sending(guide: Guide) -> tuple[FormField, ...]:
    """The day, and the way where the guide has a log that knows of ways."""
    day = _day(_each(guide, lambda p: p.sent_on))
    log = log_file(guide)
    how = next((field for field in log.fields if field.id == log.letters.how), None) if log is not None else None
    if log is None or not isinstance(how, OneField) or not log.letters.sent_by:
        return (day,)
    ways = tuple(option for option in how.options if option.id in log.letters.sent_by)
    return day, how.model_copy(update={"field": WAY, "options": ways, "hint": None, "short": False, "group": None})


def form_of_answer(guide: Guide) -> tuple[FormField, ...]:
    """When they answered, and what."""
    return (
        _day(_each(guide, lambda p: p.sent_answer_on)),
        TextField(field=WORDS, label=_each(guide, lambda p: p.sent_answer_words), kind="text", most=1000),
    )


def _day(label: Words) -> DateField:
    return DateField.model_validate(
        {"field": DAY, "label": label, "kind": "date", "days-back": SO_LONG_AGO, "days-ahead": 0}
    )


def _each(guide: Guide, say: Callable[[Phrases], str]) -> Words:
    languages = guide.about.languages
    return Words.model_validate({tag: say(phrases(tag)) for tag in languages.tags}, context=languages)


def way_in_words(guide: Guide, way: str | None) -> Words | None:
    """How a letter went; None where that is not known."""
    for field in form_of_sending(guide):
        if isinstance(field, OneField):
            return next((option.short or option for option in field.options if option.id == way), None)
    return None


def letters_sent(guide: Guide, sheets: Sheets) -> tuple[SentLetter, ...]:
    """Every letter that was sent."""
    return tuple(
        SentLetter(id, sent, way_in_words(guide, sent.way)) for id, work in sheets.letters.items() for sent in work.sent
    )


def mark_sent(letter: Letter, known: Known, sheets: Sheets, filled: Filled, p: Phrases) -> Sheets:
    """The sheets with the letter sent as it stands: its text, its figures and the day for an answer are kept for good.

    `known`: what it is drafted from; `filled`: the form of sending. What was filled in stays for the next letter.
    """
    day, way = filled.get(DAY), filled.get(WAY)
    on = day if isinstance(day, date) else known.journey.today
    work = sheets.letters.get(letter.id, LetterWork())
    known = replace(known, dated=on)
    draft = draft_to_send(letter, work, known, p)
    if draft is None:
        return sheets
    by = filled_in(letter, work.filled, of_one(letter, work.whose, known)).get(letter.answer_by or "")
    log = sheets.log
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
        by if isinstance(by, date) else None,
        log.last if entry else None,
    )
    kept = {id: value for id, value in work.filled.items() if id != letter.answer_by}
    work = replace(work.with_sent(sent), filled=kept, entries=None, edited=None)
    return replace(sheets, log=log, letters={**sheets.letters, letter.id: work})


def entry_of(
    letter: Letter, known: Known, sheets: Sheets, filled: Filled, subject: str, language: Language
) -> dict[str, FieldValue]:
    """What the log says of a letter that was sent; nothing where the guide's log does not tell of letters."""
    log = log_file(known.journey.guide)
    if log is None or not log.letters.sent or log.letters.how is None:
        return {}
    book = Logbook(known.journey, sheets.log, phrases(language))
    told = log.letters
    entry: dict[str, FieldValue] = {**told.sent, "date": known.today}
    if book.called is not None:
        entry |= {id: value for id, value in preset(book).items() if id != told.way}
    whose = whose_letter(letter, sheets.letters.get(letter.id, LetterWork()).whose, known)
    writer = next((line.number for line in known.lines if whose and line.whose == whose), None)
    if writer is not None:
        held = sheets.log.entry(writer).filled
        entry |= {id: held[id] for id in ("person", "label") if id in held}
    if (way := filled.get(WAY)) is not None and log.letters.how is not None:
        entry[log.letters.how] = way
    if told.answer is not None:
        entry[told.answer] = subject
    return entry


def unmark_sent(sheets: Sheets, id: str, number: int) -> Sheets:
    """The sheets without a letter that was not sent after all, and without its entry."""
    work = sheets.letters[id]
    gone = next(one for one in work.sent if one.number == number)
    log = sheets.log
    if gone.entry is not None and any(entry.number == gone.entry for entry in log.entries):
        log = log.delete(gone.entry)
    work = replace(work, sent=tuple(one for one in work.sent if one is not gone))
    return replace(sheets, log=log, letters={**sheets.letters, id: work})


def state_in_words(sent: Sent, today: date, p: Phrases) -> str:
    """What became of a letter."""
    state = sent.state(today)
    day = sent.answer.on if sent.answer is not None else sent.answer_by
    days = {
        "day": day_in_words(day, today, p) if day is not None else "",
        "sent": day_in_words(sent.on, today, p),
    }
    return p.sent_states[state].format(**days)


def sent_title(letter: Letter, sent: Sent, today: date, p: Phrases) -> str:
    title = f"{letter.code} {letter.title.say(p.language)}"
    return p.sent_title.format(day=day_in_words(sent.on, today, p), title=title)


def sent_lines(guide: Guide, sent: Sent, today: date, p: Phrases) -> Iterator[str]:
    """How a letter went, what became of it, and what they answered."""
    if (way := way_in_words(guide, sent.way)) is not None:
        yield p.sent_way.format(way=way.say(p.language))
    yield state_in_words(sent, today, p)
    if sent.answer is not None and sent.answer.words:
        yield quoted(sent.answer.words, p)


def unanswered_in_words(guide: Guide, sheets: Sheets, today: date, p: Phrases) -> Iterator[str]:
    """A line for each letter whose day has passed without an answer."""
    letters = letters_of(guide)
    for id, work in sheets.letters.items():
        for sent in work.sent:
            if sent.state(today) == "unanswered" and sent.answer_by is not None:
                yield p.sent_unanswered.format(
                    title=letters[id].title.say(p.language),
                    sent=day_in_words(sent.on, today, p),
                    day=day_in_words(sent.answer_by, today, p),
                )
