"""Where the terminal's own cursor is, which braille displays and screen readers follow, and how much a key repaints."""

from __future__ import annotations

import re
from pathlib import Path

from guide.content.guide import options_of
from guide.sheets.plan.content import KIND
from guide.views.commands import COMMANDS
from guide.views.layout import cells
from tests.support.terminal import squeezed
from tests.support.walker import Walker

SETTLED = 0.3
"""Seconds without output after which nothing more comes."""


def settle(walker: Walker) -> None:
    """Read until nothing more comes."""
    while walker.read(SETTLED):
        pass
    walker.draw()


def under_cursor(walker: Walker) -> str:
    """The line on which the cursor stands, from its column on."""
    line = walker.lines[walker.screen.cursor.y]
    at = next((n for n in range(len(line) + 1) if cells(line[:n]) >= walker.screen.cursor.x), 0)
    return squeezed(line[at:])


def test_the_cursor_stands_on_what_is_highlighted_and_where_one_types(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:

        def stands_on(words: str) -> None:
            begun = squeezed(words)[:30]  # the rest may stand on another line
            walker.until(lambda: begun in under_cursor(walker), f"the cursor is not on {words!r}")

        stands_on("1 " + walker.p.begin)
        walker.press("down")
        stands_on("2 ")
        walker.press("up", "enter")
        options = [option.say("en") for option in options_of(walker.guide.questions["what-first"])]
        stands_on(f"1 {options[0]}")
        walker.press("down", "down")
        stands_on(f"3 {options[2]}")
        walker.press("1", "3")
        walker.at("due-date")
        walker.press("2026-05-27")
        walker.wait("2026-05-27", "8 days ago")
        settle(walker)
        typed = walker.lines[walker.screen.cursor.y][: walker.screen.cursor.x]
        assert typed.endswith("2026-05-27"), "behind what has been typed"
        walker.press("enter")
        walker.at("who-was-contacted")
        walker.press("down", "space")
        stands_on(f"2 [x] {options_of(walker.guide.questions['who-was-contacted'])[1].say('en')}")
        walker.press("ctrl+s")
        walker.wait(walker.p.save_title)
        settle(walker)
        assert walker.lines[walker.screen.cursor.y][: walker.screen.cursor.x].endswith("notes"), "in the folder's line"
        walker.press("escape", "r")
        walker.wait(KIND.need(walker.guide).file.title.say("en"))
        walker.press("5200")
        walker.wait("5200")
        settle(walker)
        assert walker.lines[walker.screen.cursor.y][: walker.screen.cursor.x].endswith("5200"), "on the row of the form"
        walker.press("f4")
        walker.wait("$", gone=[walker.p.keys["hide"]])
        settle(walker)
        assert (walker.screen.cursor.x, walker.screen.cursor.y) == (2, 0)


def test_on_an_outcome_it_stands_on_the_title_and_goes_to_the_steps(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:
        walker.begin()
        walker.answer("what-first", "pressured")
        outcome = walker.guide.outcomes["stop-and-check"]
        walker.wait(outcome.title.say("en"))
        settle(walker)
        assert under_cursor(walker).startswith(squeezed(outcome.title.say("en"))[:20])
        walker.press("down", "down")
        step = squeezed(outcome.steps[1].say("en"))[:30]
        walker.until(lambda: step in under_cursor(walker), "the cursor is not on the second step")


def test_a_key_repaints_only_what_changes_and_nothing_while_idle(tmp_path: Path) -> None:
    with Walker(tmp_path, "zh-Hans", 120, 40) as walker:
        walker.begin()
        walker.answer("what-first", "self")
        walker.at("is-it-overdue")
        settle(walker)
        for key in ("down", "down", "up"):
            before = len(walker.raw)
            walker.screen.dirty.clear()
            walker.press(key)
            settle(walker)
            assert len(walker.raw) - before <= 700, walker.raw[before:]
            assert len(walker.screen.dirty) <= 3
        before = len(walker.raw)
        settle(walker)
        assert len(walker.raw) == before


def test_a_form_is_painted_once_where_it_is_opened_and_the_page_below_where_it_is_left(tmp_path: Path) -> None:
    columns, rows = 100, 30
    with Walker(tmp_path, "en", columns, rows) as walker:
        walker.wait(walker.p.begin)
        settle(walker)
        for key, awaited in (("r", KIND.need(walker.guide).file.title.say("en")), ("escape", walker.p.begin)):
            before = len(walker.raw)
            walker.press(key)
            walker.wait(awaited)
            settle(walker)
            sent = (len(walker.raw) - before) / (columns * rows)
            assert sent < 5.5, f"{sent:.1f} bytes a cell are more than one screen"


def test_what_stands_in_a_row_is_not_seen_on_the_page_that_is_opened_over_it(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:
        walker.wait(walker.p.begin)
        walker.press("r")
        walker.wait(KIND.need(walker.guide).file.title.say("en"))
        walker.press(*["down"] * 7)
        settle(walker)
        walker.press("4321")
        walker.wait("4321")
        settle(walker)
        walker.press("ctrl+p")
        walker.wait(walker.p.palette_lead)
        settle(walker)
        assert not walker.shows("4321")
        walker.press("escape")
        walker.wait("4321")


def test_where_no_colour_is_wanted_none_is_sent_and_signs_tell_what_is_what(tmp_path: Path) -> None:
    with Walker(tmp_path, "zh-Hans", 120, 40, NO_COLOR="1") as walker:
        walker.wait("[1]")
        walker.press("2", "4", "8", "enter", "enter", "0", "enter")
        walker.wait(walker.ask("had-you-replied"))
        walker.press("1", "1", "1", "enter", "1", "enter")
        settle(walker)
        walker.press("?")
        walker.wait(walker.p.keys_title)
        settle(walker)
    codes = {code for found in re.findall(rb"\x1b\[([\d;]*)m", walker.raw) for code in found.split(b";") if code}
    assert codes <= {b"0", b"1", b"3", b"4", b"7", b"39", b"49"}, "bold, italic, underlined and reversed"
    assert re.search(rb"\|.*\[y\]", walker.raw), "a card and a key"


def test_each_key_stands_in_one_line_with_what_it_does_also_in_another_size(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:
        walker.wait(walker.p.begin)
        walker.press("?")
        told = [walker.p.keys[command.name] for command in COMMANDS]
        for columns, rows in ((80, 24), (60, 40), (120, 40)):
            walker.resize(columns, rows)
            walker.until(lambda: _each_in_a_line(walker.lines, told), f"a line is broken at {columns} columns")


def _each_in_a_line(lines: list[str], told: list[str]) -> bool:
    return all(any(line.endswith(said) or f" {said}  " in line for line in lines) for said in told)


def test_a_person_who_asks_for_it_gets_plain_lines(tmp_path: Path) -> None:
    with Walker(tmp_path, rows=60, ACCESSIBLE="1") as walker:
        walker.wait(walker.p.begin)
        settle(walker)
        assert b"\x1b" not in walker.raw


def test_on_a_form_a_key_repaints_two_rows_and_what_is_told_of_them(tmp_path: Path) -> None:
    """Also where the rows go on below: they come half a page at a time."""
    with Walker(tmp_path, "zh-Hans") as walker:
        walker.wait(walker.p.begin)
        walker.press("r")
        walker.wait(KIND.need(walker.guide).file.title.say("zh-Hans"))
        settle(walker)
        whole = 0
        for _ in range(10):
            before = len(walker.raw)
            walker.screen.dirty.clear()
            walker.press("down")
            settle(walker)
            if len(walker.screen.dirty) > 10:
                whole += 1
            else:
                assert len(walker.raw) - before <= 700, walker.raw[before:]
                assert len(walker.screen.dirty) <= 3
        assert 1 <= whole <= 2


def test_a_letter_typed_into_a_line_repaints_that_line_and_how_it_reads(tmp_path: Path) -> None:
    with Walker(tmp_path, "zh-Hans", 120, 40) as walker:
        walker.begin()
        walker.answer("what-first", "self")
        walker.answer("is-it-overdue", "overdue-days")
        settle(walker)
        for digit in "123":
            walker.screen.dirty.clear()
            walker.press(digit)
            settle(walker)
            assert len(walker.screen.dirty) <= 4  # the line is three rows high
