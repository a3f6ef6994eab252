"""Which letter comes next on the page of an outcome, and by which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from guide.content.conditions import evaluate
from guide.content.outcomes import Outcome
from guide.content.words import Words
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import Phrases
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.inputs import Known, SentLetter, asked_of, may_be_written
from guide.sheets.letters.model import Letter, Sending

NAME = "letters"


@dataclass(frozen=True, slots=True)
class Coming:
    """The next letter. `by`: the day to send it; `once`: what has to have happened first, on `by` where that is known.

    `after`: the one that was sent, of the letter `waited` for, and that it follows if there is no answer, if any does.
    """

    letter: Letter | None
    by: date | None = None
    once: Words | None = None
    after: SentLetter | None = None
    waited: Letter | None = None


def next_letter(outcome: Outcome, known: Known) -> Coming | None:
    """What went unanswered is followed up first; then comes what the outcome asks for now, what is waited for, what
    follows an answer, and what else the outcome offers."""
    letters, today = letters_of(known.journey.guide), known.journey.today
    parts = outcome.tools[NAME].parts if NAME in outcome.tools else ()
    sent = {one.letter for one in known.sent}
    never = [id for id in parts if id not in sent and may_be_written(letters[id], {}, known)]
    found = [
        *(Coming(letters[id], today) for id in _due(known, "unanswered")),
        *(one for id in never if id == parts[0] for one in _sending(letters[id], known) if one.once is None),
        *_waiting(known),
        *(one for id in [*_due(known, "answered"), *never] for one in _sending(letters[id], known)),
    ]
    return found[0] if found else None


def _due(known: Known, state: Literal["unanswered", "answered"]) -> Iterator[str]:
    """The letters that are to follow those that went unanswered, or were answered, and were not sent since."""
    letters = letters_of(known.journey.guide)
    for one in sorted(known.sent, key=lambda one: (one.sent.on, one.sent.number), reverse=True):
        then = letters[one.letter].then
        id = then.unanswered if state == "unanswered" else then.answered
        since = any(other.letter == id and other.sent.on >= one.sent.on for other in known.sent)
        if one.sent.state(known.journey.today) == state and id is not None and not since:
            yield from [id] if may_be_written(letters[id], {}, known) else []


def _waiting(known: Known) -> Iterator[Coming]:
    """The letters that are waited for, and what comes the day after, if there is no answer."""
    letters = letters_of(known.journey.guide)
    for one in sorted(known.sent, key=lambda one: one.sent.answer_by or date.max):
        waited, by = letters[one.letter], one.sent.answer_by
        if by is not None and one.sent.state(known.journey.today) == "waiting":
            then = letters[waited.then.unanswered] if waited.then.unanswered is not None else None
            yield Coming(then, by + timedelta(days=1), after=one, waited=waited)


def _sending(letter: Letter, known: Known) -> Iterator[Coming]:
    """When a letter is sent that was not sent yet."""
    asked = asked_of(letter, known)
    for sending, when in zip(letter.send, known.rules(letter).send, strict=True):
        if evaluate(when, asked, known.today):
            yield Coming(letter, _day(sending, known), sending.once)
            return


def _day(sending: Sending, known: Known) -> date | None:
    if sending.within is not None:
        return known.today + timedelta(days=sending.within)
    last = known.plan.last if known.plan is not None and sending.plan is not None else None
    return last if last is not None and last >= known.today else None


def coming_in_words(found: Coming, today: date, p: Phrases) -> str:
    """The next letter and its day, in a sentence."""

    def said(day: date | None) -> str:
        return day_in_words(day, today, p) if day is not None else ""

    told = {"title": found.letter.title.say(p.language) if found.letter is not None else "", "day": said(found.by)}
    if found.after is not None and found.waited is not None:
        sent = found.after.sent
        told |= {"waited": found.waited.title.say(p.language), "sent": said(sent.on), "by": said(sent.answer_by)}
        return p.next_letter["waiting" if found.letter is not None else "waiting-last"].format(**told)
    if found.once is not None:
        told["once"] = found.once.say(p.language)
        return p.next_letter["once-by-the-plan" if found.by is not None else "once"].format(**told)
    return p.next_letter["today" if found.by == today else "by"].format(**told)
