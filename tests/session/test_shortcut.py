"""The start page's shortcut: its pages under its own words, and a way to begin as the person they are about."""

from __future__ import annotations

import pytest

from guide.content.words import Language
from guide.session.panels.opening import note_down
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.sittings import sitting

SHORTCUT = shipped_guide().about.start.shortcut


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_the_title_of_what_was_chosen(language: Language) -> None:
    session = sitting(language=language)
    session.choose("shortcut")
    assert SHORTCUT is not None
    assert session.view().title == session.view().parts[0].text == SHORTCUT.says.say(language)
    assert [choice.id for choice in session.view().choices] == ["begin-as", *SHORTCUT.pages, "close"]


def test_whoever_was_called_begins_as_that() -> None:
    session = sitting()
    session.choose("shortcut")
    session.choose("begin-as")
    assert session.walk.answers == {"what-first": "contact"}
    assert session.walk.at == "how-connected"


def test_nobody_is_logged_before_it_is_known_whose_log_it_is() -> None:
    session = sitting()
    session.choose("shortcut")
    for _ in range(2):
        before = session.view().id
        note_down(session)
        assert session.view().id == before
        assert not session.sheets.log.entries
        session.choose("three-step-call")
