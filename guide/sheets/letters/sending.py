"""Letters that were sent, in words, and the forms by which they are marked as sent and answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from guide.content.fields import DateField, FormField, OneField, TextField
from guide.content.guide import Guide
from guide.content.words import Words
from guide.i18n.locale import day_in_words, quoted
from guide.i18n.phrases import Phrases, phrases
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.inputs import SentLetter
from guide.sheets.letters.model import Letter
from guide.sheets.letters.sent import Sent
from guide.sheets.letters.state import LetterWork
from guide.sheets.log.content import log_of

DAY, WAY, WORDS = "sent-on", "sent-way", "answer-words"
"""Fields of the form that a letter is marked as sent with, and of that for its answer."""
SO_LONG_AGO = 366
"""Days: a letter that went out longer ago is not marked as sent."""


def form_of_sending(guide: Guide) -> tuple[FormField, ...]:
    """The day, and the way where the guide has a log that knows of ways."""
    day = _day(_each(guide, lambda p: p.sent_on))
    log = log_of(guide)
    how = next((field for field in log.fields if field.id == log.letters.how), None) if log is not None else None
    if log is None or not isinstance(how, OneField) or not log.letters.sent_by:
        return (day,)
    ways = tuple(option for option in how.options if option.id in log.letters.sent_by)
    return day, how.model_copy(
        update={
            "field": WAY,
            "label": _each(guide, lambda p: p.sent_how),
            "options": ways,
            "hint": None,
            "short": False,
            "group": None,
        }
    )


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


def letters_sent(guide: Guide, works: Mapping[str, LetterWork]) -> tuple[SentLetter, ...]:
    """Every letter that was sent."""
    return tuple(SentLetter(id, one, way_in_words(guide, one.way)) for id, work in works.items() for one in work.sent)


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


def unanswered_in_words(guide: Guide, works: Mapping[str, LetterWork], today: date, p: Phrases) -> Iterator[str]:
    """A line for each letter whose day has passed without an answer."""
    letters = letters_of(guide)
    for id, sent in ((id, sent) for id, work in works.items() for sent in work.sent):
        if sent.state(today) == "unanswered" and sent.answer_by is not None:
            yield p.sent_unanswered.format(
                title=letters[id].title.say(p.language),
                sent=day_in_words(sent.on, today, p),
                day=day_in_words(sent.answer_by, today, p),
            )
