"""The ways to begin that stand on the start page: for somebody of whom something is known already."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.content.words import Language
from guide.i18n.phrases import phrases
from guide.session.panels.copying import copy_words
from guide.views.start_page import read_start_page
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.sittings import sitting

SHORTCUT = shipped_guide().about.start.shortcut


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_stand_on_the_start_page_right_behind_beginning(language: Language) -> None:
    assert SHORTCUT is not None
    choices = sitting(language=language).view().choices
    roads = [(f"begin:{road.option}", road.say(language)) for road in SHORTCUT.begin]
    assert [(choice.id, choice.text) for choice in choices[1 : 1 + len(roads)]] == roads


@pytest.mark.parametrize(("option", "asked"), [("contact", "how-connected"), ("self", "is-it-overdue")])
def test_whoever_it_is_about_begins_as_that_and_has_words_at_once(option: str, asked: str) -> None:
    """The person who was called, and the borrower whose family was."""
    session, copied = sitting(), list[str]()
    session.copy = copied.append
    session.choose(f"begin:{option}")
    assert session.walk.answers == {"what-first": option}
    assert session.walk.at == asked
    said = [part.text for part in session.view().parts if part.style == "say"]
    copy_words(session)
    assert said
    assert copied == said
    session.choose(session.view().choices[0].id)
    assert not any(part.style == "say" for part in session.view().parts), "only before the first question"


def test_what_is_known_is_marked_and_only_confirmed() -> None:
    session = sitting()
    session.choose("begin:self")
    session.choose("overdue-days")
    session.type("8")
    assert session.walk.at == "who-was-contacted"
    assert session.view().chosen == {"emergency-contact"}
    assert "who-was-contacted" not in session.walk.answers


def test_a_guide_without_ways_to_begin_has_its_shortcut_to_pages() -> None:
    page = read_start_page(Path(__file__).parent.parent / "guides/lost-phone")
    assert [choice.id for choice in page.view(phrases("en")).choices][:2] == ["begin", "shortcut"]
