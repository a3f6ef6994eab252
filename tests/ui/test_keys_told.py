"""The page of keys tells every key that does something and none that does nothing, on the screen and in lines."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from guide.content.guide import Guide
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.session.session import Session
from guide.ui.plain import WhatToType
from guide.ui.terminal.keys_page import KeysPanel
from guide.ui.terminal.screens.guide import GuideScreen
from guide.views.commands import COMMANDS, printed, reaches
from tests.support.filled import filled_sheets
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.plain_lines import typed_in
from tests.support.sampling import sample
from tests.support.scenes import AMOUNT, CALLED, DUE, SHEETS
from tests.support.sittings import at_outcome, sitting

DIGITS = {"1–9", "0", ".0"}
NAMED = {"Leertaste": "Space", "Bild↑": "PgUp", "Bild↓": "PgDn", "Pos1": "Home", "Ende": "End"}
KEYBOARD = {"pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "up": "↑", "space": "Space"}
UNHIDE = "x … x Enter"


def told(session: Session) -> set[str]:
    """Every key on the page, each by what stands on it."""
    parts = KeysPanel().view(session).parts
    pages = {page.title.say(session.language) for page in session.guide.pages.values()}
    says = {*session.p.keys.values(), f"{session.p.keys['go']}{session.p.comma}{session.p.keys['mark']}", *pages}
    found: set[str] = set()
    for part in parts:
        if part.style == "text" and not part.mark.startswith(UNHIDE):
            line = part.mark + part.text
            for words in sorted(says, key=len, reverse=True):
                line = re.sub(rf"(?<=  ){re.escape(words)}(?=  |$)", "", line)
            found |= {*line.replace("↑↓", "↑ ↓").replace("jk", "j k").split()}
    return {NAMED.get(key, key) for key in found}


@pytest.mark.parametrize("browser", [False, True], ids=["terminal", "browser"])
@pytest.mark.parametrize("language", [*LANGUAGES, "de"])
def test_every_key_that_is_bound_is_told_and_no_other(language: Language, browser: bool) -> None:
    session = sitting(language=language)
    session.deliver = (lambda *_: None) if browser else None
    session.columns = 200
    capitals = {*chain.from_iterable(command.capitals for command in COMMANDS)}
    keys = chain.from_iterable(binding.key.split(",") for binding in GuideScreen.BINDINGS)  # type: ignore[union-attr]
    bound = {KEYBOARD.get(key, printed(key)) for key in keys if reaches(key, browser) and key not in capitals}
    pages = {page.key for page in shipped_guide().pages.values() if page.key is not None}
    assert told(session) == bound | pages | DIGITS | {":q"}


def lines(session: Session) -> list[list[str]]:
    """Of each line of the page for lines of text, the letters and words that may be typed."""
    marks = [part.mark for part in WhatToType().view(session).parts if part.style == "item"]
    return [re.split(r"  |, ", mark.removesuffix(session.p.colon)) for mark in marks]


@pytest.mark.parametrize("language", sample(LANGUAGES, 3))
def test_every_letter_and_word_that_is_told_does_the_same_as_the_others_of_its_line(language: Language) -> None:
    guide: Guide = shipped_guide()
    told = lines(sitting(language=language))
    words = phrases(language).words
    for command in COMMANDS:
        if command.name in words:
            assert [*command.letters[:1], *words[command.name].split(", ")] in told
    assert {key for page in guide.pages.values() if (key := page.key)} <= {row[0] for row in told if len(row) == 1}
    for row in told:
        came = [{typed_in(place(language), each) for each in row} for place in (at_an_outcome, at_a_question)]
        assert all(len(each) == 1 for each in came), row
        before = [{typed_in(place(language), "")} for place in (at_an_outcome, at_a_question)]
        assert came != before, f"nothing comes of {row}"


def at_a_question(language: Language) -> Session:
    return at_outcome(sitting(language=language), DUE)


def at_an_outcome(language: Language) -> Session:
    session = at_outcome(sitting(language=language), AMOUNT)
    session.go(Position.resume(session.guide, session.today, CALLED))  # an answer was given here
    session.fill(filled_sheets(over=SHEETS))
    session.copy = lambda _: None
    return session
