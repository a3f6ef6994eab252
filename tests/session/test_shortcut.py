"""The start page's shortcut: its pages under its own words, and ways to begin for those they are about."""

from __future__ import annotations

import pytest

from guide.content.words import Language
from guide.session.panels.opening import note_down
from tests.support.filled import log_in
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.sittings import sitting

SHORTCUT = shipped_guide().about.start.shortcut


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_the_title_of_what_was_chosen(language: Language) -> None:
    session = sitting(language=language)
    session.choose("shortcut")
    assert SHORTCUT is not None
    assert session.view().title == session.view().parts[0].text == SHORTCUT.says.say(language)
    begin = [f"begin:{begin.option}" for begin in SHORTCUT.begin]
    assert [choice.id for choice in session.view().choices] == [*begin, *SHORTCUT.pages, "close"]


@pytest.mark.parametrize(("option", "asked"), [("contact", "how-connected"), ("self", "is-it-overdue")])
def test_whoever_it_is_about_begins_as_that(option: str, asked: str) -> None:
    """The person who was called, and the borrower whose family was."""
    session = sitting()
    session.choose("shortcut")
    session.choose(f"begin:{option}")
    assert session.walk.answers == {"what-first": option}
    assert session.walk.at == asked


def test_nobody_is_logged_before_it_is_known_whose_log_it_is() -> None:
    session = sitting()
    session.choose("shortcut")
    for _ in range(2):
        before = session.view().id
        note_down(session)
        assert session.view().id == before
        assert not log_in(session.sheets).entries
        session.choose("three-step-call")
