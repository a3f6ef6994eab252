"""Every outcome with letters names the next one and its day, also after one was sent, on every face and in the note."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any

import pytest

from guide.engine.atoms import REFERENCE
from guide.engine.journey import Journey, replay
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import phrases
from guide.notes.document import Note
from guide.notes.render import text_for_people
from guide.sheets.letters.coming import Coming, coming_in_words, next_letter
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.marking import mark_sent
from guide.sheets.letters.sent import Answer
from guide.sheets.letters.work import letter_inputs
from guide.sheets.plan.schedule import schedule
from guide.sheets.plan.work import WORK as PLAN
from guide.sheets.state import NOTHING, Sheets
from guide.sheets.together import on_outcome
from tests.support.filled import filled_sheets, letters_in
from tests.support.guides import LANGUAGES, TODAY, shipped_guide, shipped_routes
from tests.support.letters import LATE, journey
from tests.support.plans import FILLED

GUIDE = shipped_guide()
WITH_LETTERS = [id for id, outcome in GUIDE.outcomes.items() if "letters" in outcome.tools]


@cache
def ways_to(outcome: str) -> tuple[Journey, ...]:
    """A few journeys that end on an outcome."""
    found = islice(shipped_routes(outcome), 3)
    walked = (replay(GUIDE, route.answers, REFERENCE) for route in found)
    return tuple(one for one in walked if one.outcome is not None and one.outcome.id == outcome)


def found(at: Journey, sheets: Sheets = NOTHING) -> Coming | None:
    assert at.outcome is not None
    return next_letter(at.outcome, letter_inputs(at, sheets, phrases("en")))


def sent(id: str, at: Journey, sheets: Sheets = NOTHING) -> Sheets:
    known = letter_inputs(at, sheets, phrases("zh-Hans"))
    return mark_sent(letters_of(GUIDE)[id], known, sheets, {"sent-on": at.today, "sent-way": "app"}, phrases("zh-Hans"))


def later(at: Journey, day: date) -> Journey:
    return replay(GUIDE, at.answers, day)


@pytest.mark.parametrize("outcome", WITH_LETTERS)
def test_every_outcome_with_letters_names_the_next_one_and_its_day(outcome: str) -> None:
    ways = ways_to(outcome)
    assert ways
    for at in ways:
        first = found(at)
        assert first is not None
        assert first.letter is not None
        assert (first.by is None) == (first.once is not None)
        for language in LANGUAGES:
            p = phrases(language)
            said = coming_in_words(first, at.today, p)
            assert first.letter.title.say(language) in said
            assert (first.once.say(language) if first.once else day_in_words(first.by or at.today, at.today, p)) in said
            assert at.outcome is not None
            assert said in [part.text for part in on_outcome(at, at.outcome, NOTHING, p).coming]
            assert "{" not in said
        after = found(at, sent(first.letter.id, at))
        assert after != first
        if first.letter.answer_by is not None:
            assert after is not None
            assert (after.after, after.by) != (None, None)


def test_it_goes_from_the_letter_to_the_deadline_to_the_reminder_to_the_account() -> None:
    at = journey({**LATE, "had-you-replied": "no-missed", "can-you-negotiate": "want", "monthly-amount": "330"} | MORE)
    first = found(at)
    assert first is not None
    assert (first.letter, first.by) == (letters_of(GUIDE)["plan-request"], TODAY)
    sheets = sent("plan-request", at)
    by = date(2026, 6, 11)
    waiting = found(at, sheets)
    assert waiting is not None
    assert (waiting.letter, waiting.by) == (letters_of(GUIDE)["no-answer"], by + timedelta(days=1))
    overdue = found(later(at, date(2026, 6, 14)), sheets)
    assert overdue is not None
    assert (overdue.letter, overdue.by) == (letters_of(GUIDE)["no-answer"], date(2026, 6, 14))
    reminded = sent("no-answer", later(at, date(2026, 6, 14)), sheets)
    waiting = found(later(at, date(2026, 6, 15)), reminded)
    assert waiting is not None
    assert (waiting.letter, waiting.after is not None) == (letters_of(GUIDE)["for-a-complaint"], True)
    work = letters_in(sheets)["plan-request"]
    answered = work.with_sent(work.sent[0].answered(Answer(date(2026, 6, 10), "同意")))
    agreed = found(later(at, date(2026, 6, 14)), filled_sheets(letters={"plan-request": answered}, over=sheets))
    assert agreed is not None
    assert (agreed.letter, agreed.once is not None) == (letters_of(GUIDE)["agreement-confirmed"], True)


MORE: dict[str, Any] = {"what-did-they-do": ["none"], "other-debts": "only-this"}


def test_the_certificate_of_settlement_has_the_day_of_the_last_payment() -> None:
    at = later(ways_to("on-track")[0], TODAY)
    sheets = filled_sheets(plan=FILLED)
    offer = PLAN.plan(at, sheets).offer
    named = found(at, sheets)
    assert named is not None
    assert named.by == schedule(offer.whole, offer.first)[-1].day  # type: ignore[union-attr]
    assert day_in_words(named.by, TODAY, phrases("en")) in coming_in_words(named, TODAY, phrases("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_saved_note_says_it_too(language: Any) -> None:
    at, p = journey(LATE), phrases(language)
    assert at.outcome is not None
    for sheets in (NOTHING, sent("how-you-contacted-people", at)):
        one = found(at, sheets)
        assert one is not None
        note = text_for_people(Note(at, datetime(2026, 6, 4, 21, 30), sheets), p)
        said = coming_in_words(one, TODAY, p.for_a_file)
        assert "".join(said.split()) in "".join(note.replace("\\", "").replace("> ", "").split())
