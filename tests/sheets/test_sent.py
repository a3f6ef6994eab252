"""Letters that were sent: frozen, in the log, among the days to keep, and spoken of by those that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from guide.content.conditions import Value
from guide.engine.journey import Journey
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.i18n.phrases import Phrases, phrases
from guide.sheets.days_to_come import all_days
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.marking import mark_sent, unmark_sent
from guide.sheets.letters.sending import form_of_sending
from guide.sheets.letters.sent import Answer, Sent
from guide.sheets.letters.state import LetterWork
from guide.sheets.letters.text import as_text
from guide.sheets.letters.view import draft_to_send
from guide.sheets.letters.work import letter_inputs
from guide.sheets.state import Sheets
from guide.sheets.together import dump_sheets, load_sheets, on_outcome
from guide.sheets.work import works
from tests.support.contacts import call, contact, log_of
from tests.support.filled import filled_sheets, letters_in, log_in, plan_in
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.plans import FILLED, B

GUIDE = shipped_guide()
PLAN, HOLD = "plan-request", "hold-while-advised"
SENT_ON = date(2026, 6, 8)
DUE_BY = date(2026, 6, 15)
AFTER = DUE_BY + timedelta(days=5)
ANSWERS: dict[str, Value] = {
    "what-first": "self",
    "is-it-overdue": "overdue-date",
    "due-date": date(2026, 5, 27),
    "who-was-contacted": ("emergency-contact",),
    "what-did-they-do": ("told-debt",),
}
BEFORE = filled_sheets(
    FILLED, (B,), {PLAN: LetterWork({"reason": "工时少了一半"})}, log_of([call("09:00", date(2026, 6, 3))])
)


def news(sheets: Sheets, today: date, p: Phrases) -> list[str]:
    return [line for work in works(GUIDE) for line in work.news(walked(today), sheets, p)]


def walked(today: date = SENT_ON) -> Journey:
    return Position.resume(GUIDE, today, ANSWERS).journey


def text(id: str, sheets: Sheets, today: date, language: Language = "zh-Hans") -> str:
    p = phrases(language)
    known = letter_inputs(walked(today), sheets, p)
    made = draft_to_send(letters_of(GUIDE)[id], letters_in(sheets).get(id, LetterWork()), known, p)
    assert made is not None
    return as_text(made)


def sending(
    id: str = PLAN, sheets: Sheets = BEFORE, today: date = SENT_ON, way: str = "app", on: date | None = None
) -> Sheets:
    p = phrases("zh-Hans")
    known = letter_inputs(walked(today), sheets, p)
    return mark_sent(letters_of(GUIDE)[id], known, sheets, {"sent-on": on or today, "sent-way": way}, p)


def kept(sheets: Sheets, today: date) -> Sheets:
    """The same, saved and opened again."""
    back, dropped = load_sheets(GUIDE, dump_sheets(GUIDE, sheets), today)
    assert dropped == ()
    return back


def sent(sheets: Sheets, id: str = PLAN) -> Sent:
    return letters_in(sheets)[id].sent[-1]


def test_its_words_and_figures_stay_whatever_changes_afterwards() -> None:
    written = text(PLAN, BEFORE, SENT_ON)
    after = sending()
    assert sent(after).text == written
    assert (sent(after).on, sent(after).answer_by, sent(after).way) == (SENT_ON, DUE_BY, "app")
    later = kept(after, AFTER)
    assert text(PLAN, later, AFTER) != written, "the draft goes on living"
    poorer = filled_sheets(over=later, plan={**plan_in(later), "income": 1_00})
    assert sent(kept(poorer, AFTER)) == sent(after)
    again = sending(sheets=poorer, today=AFTER)
    assert [one.number for one in letters_in(again)[PLAN].sent] == [1, 2]
    assert letters_in(again)[PLAN].sent[0] == sent(after)


def test_a_text_changed_by_hand_goes_out_as_it_is() -> None:
    from guide.sheets.letters.state import Edit

    own = filled_sheets(letters={PLAN: LetterWork(edited=Edit("我自己的话。", "0" * 16))}, over=BEFORE)
    after = sending(sheets=own)
    assert sent(after).text == "我自己的话。"
    assert letters_in(after)[PLAN].edited is None


def test_marked_later_it_has_the_date_it_was_sent_on() -> None:
    after = sending(on=SENT_ON - timedelta(days=1))
    assert sent(after).answer_by == DUE_BY - timedelta(days=3), "five working days from a Sunday"
    assert "2026 年 6 月 7 日" in sent(after).text


def test_the_log_gets_an_entry_that_counts_as_a_reply() -> None:
    after = sending()
    entry = log_in(after).entry(sent(after).entry or 0)
    assert entry.filled["direction"] == "out"
    assert entry.filled["channel"] == "app"
    assert entry.day == SENT_ON
    assert entry.filled["answer"] == sent(after).subject
    known = letter_inputs(walked(), after, phrases("en"))
    assert [line.got_through for line in known.lines] == [False, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_day_is_kept_until_an_answer_comes(language: Language) -> None:
    p, after = phrases(language), sending()
    journey = walked()
    days = {each.key: each.day for each in all_days(journey, journey.outcome, SENT_ON, after, p)}
    assert days["letters/plan-request/1"] == DUE_BY
    assert news(after, DUE_BY, p) == []
    assert len(news(after, AFTER, p)) == 1
    answered = sent(after).answered(Answer(AFTER, "同意"))
    done = kept(filled_sheets(letters={PLAN: letters_in(after)[PLAN].with_sent(answered)}, over=after), AFTER)
    assert sent(done).answer == Answer(AFTER, "同意")
    assert sent(done).text == sent(after).text
    assert news(done, AFTER, p) == []
    assert not any(each.key.startswith("letters/") for each in all_days(journey, journey.outcome, SENT_ON, done, p))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_that_there_is_no_answer_and_offers_what_comes_next(language: Language) -> None:
    after, p = kept(sending(), AFTER), phrases(language)
    for today, late in ((SENT_ON, False), (AFTER, True)):
        journey = walked(today)
        assert journey.outcome is not None
        brought = on_outcome(journey, journey.outcome, after, p)
        assert bool(brought.news) == late
        offered = [choice.id for choice in brought.choices]
        assert (offered[0] == "letter:no-answer") == late, "the reminder before the complaint"
        assert len(set(offered)) == len(offered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_says_when_it_was_asked_and_that_it_went_unanswered(language: Language) -> None:
    after, none = kept(sending(), AFTER), [phrases(one).asked_unanswered for one in LANGUAGES]
    for id in ("no-answer", "for-a-complaint"):
        said = text(id, after, AFTER, language)
        assert any(words in said for words in none)
        assert sent(after).subject in said
        waiting = text(id, after, SENT_ON, language)
        assert not any(words in waiting for words in none)


def test_it_can_be_taken_back_with_its_entry() -> None:
    after = sending()
    back = unmark_sent(after, PLAN, 1)
    assert log_in(back).entries == log_in(BEFORE).entries
    assert letters_in(back)[PLAN].sent == ()
    assert letters_in(back)[PLAN].filled == letters_in(BEFORE)[PLAN].filled


def test_a_letter_of_somebody_who_was_called_is_theirs_in_the_log() -> None:
    entries: list[dict[str, Any]] = [
        call("09:00", date(2026, 6, 3), person="contact", label="A", words="他欠钱"),
        call("10:00", date(2026, 6, 4), person="colleague", label="A"),
        call("11:00", date(2026, 6, 5), person="contact", label="A", refused=True),
    ]
    called = filled_sheets(log=log_of(entries))
    said = text("stop-and-delete", called, SENT_ON)
    assert "2026-06-04" not in said, "what was said to somebody else is not theirs to tell"
    assert "2026-06-03" in said
    after = sending("stop-and-delete", called, way="letter")
    entry = log_in(after).entry(sent(after, "stop-and-delete").entry or 0)
    assert (entry.filled["person"], entry.filled["label"]) == ("contact", "A")
    known = letter_inputs(walked(), after, phrases("en"))
    assert not any(line.got_through for line in known.lines), "it is no reply of the one who owes"
    other = filled_sheets(letters={"stop-and-delete": LetterWork(whose="colleague a")}, over=called)
    theirs = text("stop-and-delete", other, SENT_ON)
    assert "2026-06-04" in theirs
    assert "2026-06-03" not in theirs


def test_nobody_is_written_for_who_cannot_be_told_apart() -> None:
    nameless = filled_sheets(
        log=log_of([call("09:00", date(2026, 6, 3), person="contact"), contact("10:00", date(2026, 6, 4))])
    )
    assert "2026-06-03" not in text("stop-and-delete", nameless, SENT_ON)


def test_taken_back_it_takes_no_other_entry_along() -> None:
    """A file changed by hand may name any: the call of another day stays."""
    after = sending()
    call_of_theirs = log_in(BEFORE).entries[0]
    wrong = replace(sent(after), entry=call_of_theirs.number)
    spoilt = filled_sheets(letters={PLAN: letters_in(after)[PLAN].with_sent(wrong)}, over=after)
    back = unmark_sent(kept(spoilt, SENT_ON), PLAN, 1)
    assert call_of_theirs in log_in(back).entries
    assert letters_in(back)[PLAN].sent == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_it_promised_another_letter_by_is_kept(language: Language) -> None:
    p, journey = phrases(language), walked()
    after = kept(sending(HOLD, filled_sheets()), SENT_ON)
    promised = sent(after, HOLD).promised_by
    assert promised == date(2026, 7, 6), "twenty working days, as the letter says"
    assert f"{promised.month} 月 {promised.day} 日前书面答复" in sent(after, HOLD).text
    days = {each.key: each for each in all_days(journey, journey.outcome, SENT_ON, after, p)}
    assert days[f"letters/{HOLD}/1/promised"].day == promised
    assert letters_of(GUIDE)[HOLD].title.say(language) in days[f"letters/{HOLD}/1/promised"].words


def test_a_promise_that_the_letter_does_not_print_is_not_kept() -> None:
    own = filled_sheets(letters={PLAN: LetterWork({"update-on": date(2026, 7, 1)})}, over=BEFORE)
    assert sent(sending(sheets=own)).promised_by is None, "it offers an amount and promises no other letter"
    without = filled_sheets(letters={PLAN: LetterWork({"update-on": date(2026, 7, 1), "pay-nothing": True})})
    assert sent(sending(sheets=without)).promised_by == date(2026, 7, 1)


def test_it_asks_how_it_was_sent_and_knows_of_mail() -> None:
    way = next(field for field in form_of_sending(GUIDE) if field.id == "sent-way")
    assert way.label.say("en") == "How it was sent"
    after = sending(way="email")
    assert log_in(after).entry(sent(after).entry or 0).filled["channel"] == "email"
