"""Keys that arrive together, as over a slow line: each acts on what the one before it has brought up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.walker import Walker


def read(walker: Walker) -> None:
    """Wait at the first question until the guide has been read: until then keys beyond it are not taken."""
    walker.begin()
    walker.press("?")
    walker.wait(walker.p.keys_title)
    walker.press("escape")
    walker.at("what-first")


def one_on(walker: Walker) -> None:
    """Stand at the second question."""
    read(walker)
    walker.press("1")
    walker.at("is-it-overdue")


def test_a_burst_of_keys_is_walked_in_its_order(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:
        read(walker)
        walker.press(*"13", *"5/27", "enter", *"123", "enter", "9")
        walker.wait("[x]")  # the page may have moved down to it
        walker.press("escape", "escape")
        walker.wait(walker.ask("due-date"), "27 May 2026")


@pytest.mark.thorough
def test_a_burst_into_a_form_fills_row_after_row(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:
        read(walker)
        walker.press(*"13", *"5/27", "enter", "r", *"5200", "enter", "1", "down", *"1500", "enter", *"1200", "enter")
        walker.wait("5,200", "1,500", "1,200")


def test_hiding_right_after_going_back_hides(tmp_path: Path) -> None:
    """Escape and a letter in one go are what a terminal tells as Alt and that letter."""
    with Walker(tmp_path) as walker:
        one_on(walker)
        walker.press("escape", "x")
        walker.until(lambda: walker.text.split() == ["$"], "is not hidden")
        walker.press("x", "enter")
        walker.at("what-first")


def test_whatever_is_pressed_right_after_going_back_acts_there(tmp_path: Path) -> None:
    """Also what Textual would take for one key, and keep only half of: Esc and a sign, Enter or a digit."""
    with Walker(tmp_path) as walker:
        one_on(walker)
        walker.press("escape", "/", *"12348")
        walker.wait(walker.p.palette_title, "12348")
        walker.press("escape", "?")
        walker.wait(walker.p.keys_title)
        walker.press("escape", ".", "escape")  # the page of keys is left, then the first question
        walker.wait(walker.p.begin)
        walker.press("enter", "1", "?")
        walker.wait(walker.p.keys_title)
        walker.press("escape", "enter")
        walker.at("can-you-pay-on-the-day")
        walker.press("escape", "b", "2")  # to the second question, to the first
        walker.wait(walker.p.falls_away)


def test_where_one_types_alt_goes_and_deletes_by_words(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:
        one_on(walker)
        walker.press("/", *"family calls", "\x1bb", *"my ", "\x1bf", "\x1b\x7f", *"came", "\u00a3")
        walker.wait("family my came\u00a3")
