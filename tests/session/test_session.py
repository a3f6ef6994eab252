"""A sitting, action by action: what is in front of the reader after whatever was pressed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.guide import is_private
from guide.i18n.languages import Language
from guide.session.panels.opening import open_help
from guide.session.session import Session
from tests.support.guides import LANGUAGES, section_title
from tests.support.sampling import examples
from tests.support.sittings import afresh, give, go_to_end, press, sitting
from tests.support.walking import one_for_each_outcome

SEEDS = st.integers(0, 2**32)


def begun(*answers: tuple[str, object], language: Language = "en") -> Session:
    session = sitting(language=language)
    session.choose("begin")
    for id, value in answers:
        assert session.walk.at == id
        give(session, id, value)  # type: ignore[arg-type]
    return session


SELF = ("what-first", "self")
DATED = (SELF, ("is-it-overdue", "overdue-date"))


@given(SEEDS, st.integers(0, 60))
@settings(max_examples=examples(60), deadline=None)
def test_any_presses_leave_what_answering_afresh_shows(seed: int, count: int) -> None:
    session, random = sitting(), Random(seed)
    for _ in range(count):
        press(session, random)
        view = session.view()
        assert view.title
        assert len({choice.id for choice in view.choices}) == len(view.choices)
    session.speak("en")
    for kept in (session.unfinished.typed, session.unfinished.marked):
        kept.clear()
    session.progress = replace(session.progress, ticked={}, listeners={}, road=None)
    go_to_end(session)
    fresh = afresh(session)
    fresh.fill(session.sheets)
    assert fresh.walk.journey.known == session.walk.journey.known
    assert fresh.view() == session.view()


@given(SEEDS, st.integers(0, 60))
@settings(max_examples=examples(40), deadline=None)
def test_a_crisis_answer_is_on_no_list(seed: int, count: int) -> None:
    session, random = sitting(), Random(seed)
    for _ in range(count):
        press(session, random)
        shown = {id for id, _, _ in session.answers()}
        shown |= {choice.id.removeprefix("change:") for choice in session.view().choices}
        journey = session.walk.journey
        for question in journey.questions:
            if is_private(question, journey.known[question.id]):
                assert question.id not in shown


@given(SEEDS, st.integers(0, 40))
@settings(max_examples=examples(40), deadline=None)
def test_switching_language_and_back_changes_nothing(seed: int, count: int) -> None:
    session, random = sitting(), Random(seed)
    for _ in range(count):
        press(session, random)
    session.speak("en")
    before = session.view()
    session.speak("zh-Hans")
    assert session.view().id == before.id
    session.speak("en")
    assert session.view() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_left_in_words(language: Language) -> None:
    said = {
        "en": ("1 to 10 questions left", "Last question"),
        "zh-Hant": ("還有 1 到 10 題", "最後一題"),
        "zh-Hans": ("还有 1 到 10 题", "最后一题"),
    }
    session = begun(language=language)
    assert session.view().progress == said[language][0]
    give(session, "what-first", "dispute")
    assert session.view().progress == said[language][1]


def test_a_refused_answer_says_why_and_keeps_what_was_typed() -> None:
    session = begun(*DATED)
    session.type("the 27th")
    assert "2026-05-27, 2026-06-27" in session.view().error, "which day of the month it is not said"
    assert session.walk.at == "due-date"
    session.back()
    assert session.view().error == ""
    give(session, "is-it-overdue", "overdue-date")
    field = session.view().field
    assert field is not None
    assert field.text == "the 27th"
    session.speak("zh-Hant")
    assert session.view().field == field
    assert [choice.id for choice in session.view().choices] == ["go-on", "skip"]


def test_a_refused_choice_says_why() -> None:
    session = begun(SELF, ("is-it-overdue", "unsure"))
    session.choose()
    assert session.view().error == "Select who has been contacted, or “No one has been contacted”"
    session.choose("me-call", "nobody")
    assert session.view().error.startswith("Select who was contacted, or select only")
    session.choose("me-call")
    assert (session.view().id, session.view().error) == ("question:what-did-they-do", "")


def test_a_typed_answer_is_read_back_and_never_scolded() -> None:
    session = begun(*DATED)
    for text, words in (
        ("5/27", "Read as 27 May 2026 (8 days ago)"),
        ("昨天", "Read as 3 June 2026 (1 day ago)"),
        ("2026-06-05", "Read as 5 June 2026 (in 1 day)"),
        ("２０２６年６月４日", "Read as 4 June 2026 (that is today)"),
        ("5/", ""),
        ("", ""),
    ):
        assert session.reads_as(text) == words
        assert session.view().error == ""


@pytest.mark.parametrize(
    ("days", "says", "next"),
    [
        ("2026-06-04", "That is today.", "can-you-pay-on-the-day"),
        ("2026-06-20", "That date has not come yet.", "can-you-pay-on-the-day"),
    ],
)
def test_a_date_that_may_be_a_slip_is_asked_about_first(days: str, says: str, next: str) -> None:
    session = begun(*DATED)
    session.type(days)
    view = session.view()
    assert view.id == "pause:due-date"
    assert view.parts[0].text.startswith(says)
    session.choose("close")
    assert session.view().id == "question:due-date"
    session.type(days)
    session.choose("go-on")
    assert session.view().id == f"question:{next}"


def test_a_helper_is_asked_for_consent() -> None:
    session = begun()
    session.choose("helper")
    assert "agree to this being recorded" in session.view().parts[0].text
    session.back()
    assert (session.view().id, session.walk.answers) == ("question:what-first", {})


def test_what_falls_away_is_told_in_the_language_that_is_chosen_there() -> None:
    session = sitting()
    session.move(one_for_each_outcome()["family-called"])
    session.change("what-first")
    session.choose("dispute")
    for language in LANGUAGES:
        session.speak(language)
        told = "".join(part.text for part in session.view().parts)
        assert session.guide.questions["is-it-overdue"].label.say(language) in told


def test_what_falls_away_is_shown_first_and_can_be_left_as_it_was() -> None:
    session = sitting()
    session.choose("begin")
    for id, value in one_for_each_outcome()["family-called"].journey.known.items():
        give(session, id, value)
    before = session.walk.answers
    session.change("who-was-contacted")
    session.choose("nobody")
    assert session.view().id == "falls-away"
    assert "What they did, Had replied" in session.view().parts[1].text
    session.choose("close")
    assert session.walk.answers == before
    session.choose("nobody")
    session.choose("change")
    assert session.walk.answers["who-was-contacted"] == ("nobody",)


def test_every_outcome_has_its_page_in_every_language() -> None:
    for id, walk in one_for_each_outcome().items():
        session = sitting()
        session.move(walk)
        for language in LANGUAGES:
            session.speak(language)
            view = session.view()
            assert view.id == f"outcome:{id}"
            assert [part.text for part in view.parts if part.style == "heading"][:1] in (
                [section_title(session.guide, "before", language)],
                [section_title(session.guide, "today", language)],
                [section_title(session.guide, "help", language)],
            )
            for choice in view.choices:
                if choice.id in ("article", "law", "change-answers") or choice.id.startswith("page:"):
                    session.choose(choice.id)
                    assert session.view().title
                    session.back()
                    session.move(walk)


def test_leaving_asks_only_where_something_would_be_lost() -> None:
    session = begun()
    session.quit()
    assert session.done
    session = begun(SELF)
    session.quit()
    assert (session.view().id, session.done) == ("quit", False)
    session.choose("close")
    assert not session.done
    session.quit()
    session.choose("leave")
    assert session.done


def test_a_crisis_answer_alone_is_nothing_to_save() -> None:
    session = begun(("what-first", "danger"))
    assert session.view().id == "outcome:safety-first"
    assert "save" not in {choice.id for choice in session.view().choices}
    session.save()
    assert session.panels == []
    session.quit()
    assert session.done


def test_help_is_one_press_away_and_back_returns() -> None:
    session = begun(*DATED)
    before = session.view()
    open_help(session)
    open_help(session)
    assert session.view().id == "page:find-a-person"
    session.back()
    assert session.view() == before
