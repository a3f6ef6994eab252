"""How a view stands on lines: where its keys stand, who says so, the gaps between its parts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from guide.i18n.languages import Language
from guide.views.layout import cells
from guide.views.lines import lay_out
from guide.views.model import GAP, Choice, Field, Key, Part, View
from guide.views.pieces import Line
from tests.support.guides import LANGUAGES
from tests.support.sittings import sitting
from tests.support.walking import one_for_each_outcome

SIZES = (36, 75)
"""Columns of a page on the smallest and on the usual screen."""


def pages(language: Language) -> list[View]:
    """The page of every outcome, and every other page of the guide."""
    found = []
    for walk in one_for_each_outcome().values():
        session = sitting(language=language)
        session.move(walk)
        found.append(session.view())
    session = sitting(language=language)
    for id in session.guide.pages:
        session.open_page(id)
        found.append(session.view())
        session.close()
    return found


def test_what_tells_of_a_choice_leaves_its_name_whole() -> None:
    """It stands behind the name, or under it and further in."""
    name, told = "Letter: a plan that is kept", "  ...and ask for it in writing"
    for width, rows in ((75, 1), (50, 2)):
        view = View("list", "", choices=(Choice("a", name, voice=told),))
        lines = [line.text for line in laid_out(view, width) if line.text]
        assert len(lines) == rows
        assert name in lines[0]
        start = lines[0].index(name)
        assert rows == 1 or lines[1].index(told.strip()) > start


def laid_out(view: View, width: int) -> list[Line]:
    return lay_out(view, width, frozenset())


def test_the_key_of_a_step_stands_on_its_first_line() -> None:
    steps = tuple(
        Choice(f"step:{n}", "do this and that " * 8, ticked=False, card="do", keys=(Key(f"{n}", "open", "page:x"),))
        for n in (1, 2)
    )
    view = View("v", "", tuple(Part("choice", step.id, card="do") for step in steps), steps, kind="outcome")
    for index in (0, 1):
        rows = [line for line in laid_out(view, 75) if line.choice == index]
        assert len(rows) > 1
        assert [any(span.look == "chip" for span in row.spans) for row in rows] == [True] + [False] * (len(rows) - 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_says_so_never_stands_alone_on_a_line_where_words_of_the_text_fit_beside_it(language: Language) -> None:
    """Of every sentence of every page, unless it takes most of a line by itself."""
    alone = []
    for view in pages(language):
        told = [part.voice for part in view.parts] + [choice.voice for choice in view.choices]
        voices = {voice.strip() for voice in told if voice}
        for width in SIZES:
            lines = [line.text.strip() for line in laid_out(view, width)]
            alone += [(view.id, width, line) for line in lines if line in voices and cells(line) < width / 3]
    assert not alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_nowhere_are_two_lines_left_free(language: Language) -> None:
    for view in pages(language):
        for width in SIZES:
            for line, following in pairwise(laid_out(view, width)):
                assert line.text or following.text, view.id


def test_gaps_that_meet_are_one() -> None:
    view = View("v", "", (Part("title", "t"), GAP, GAP, Part("text", "x"), GAP), (Choice("a", "a", apart=True),))
    assert [bool(line.text) for line in laid_out(view, 40)] == [False, True, False, True, False, True]


def test_what_was_asked_for_on_a_page_stands_apart_from_its_text() -> None:
    view = View("v", "", (Part("title", "t"), Part("text", "x")))
    lines = lay_out(view, 40, frozenset(), (Part("item", "means this", "word: "),))
    assert [line.text for line in lines] == ["", "t", "", "word: means this", "", "x"]


@pytest.mark.parametrize(
    ("takes", "by_tab"), [("date", "skip"), ("money", "skip"), ("folder", "skip"), ("letter", "go-on"), ("find", None)]
)
def test_below_a_field_the_key_stands_that_leads_to_what_enter_does_not_do(takes: str, by_tab: str | None) -> None:
    choices = (Choice("go-on", "Continue", submits=takes != "find"), Choice("skip", "Skip"))
    view = View("v", "", choices=choices, kind="beside", field=Field("q", takes))  # type: ignore[arg-type]
    shown = {
        choice.id
        for i, choice in enumerate(choices)
        for line in laid_out(view, 60)
        if line.choice == i and " Tab " in line.text
    }
    assert shown == ({by_tab} if by_tab else set())


def test_no_scrap_of_a_text_is_left_on_a_line_for_the_sake_of_who_says_so() -> None:
    """Some of the last line goes down with it where that line was nearly full, and only there."""
    told = " [recommended standard, as reported by the press; law, text read]"
    for words, rows in (
        ("word " * 14 + "and the very last ones", 3),
        ("word " * 13 + "end", 2),
        ("word " * 14 + "end", 2),
    ):
        lines = [line.text for line in laid_out(View("text", "", (Part("text", words, voice=told),)), 75) if line.text]
        assert len(lines) == rows, lines
        assert all(cells(line) > 15 or line.startswith("and the") for line in lines[:-1]), lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_the_law_begins_after_a_gap(language: Language) -> None:
    session = sitting(language=language)
    titles = {law.title.say(language) for law in session.guide.law.values()}
    for view in pages(language):
        lines = laid_out(view, SIZES[1])
        heads = [row for row, line in enumerate(lines) if line.style == "label" and line.text in titles]
        above = [lines[row - 1] for row in heads]
        assert not [line.text for line in above if line.text and line.style not in ("heading", "title")], view.id
