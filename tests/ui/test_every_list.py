"""On every screen with a list, in a real terminal: where the cursor is, how little a key paints; nothing when idle."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from guide.engine.position import Position
from guide.notes.document import Note
from tests.support.guides import TODAY, shipped_guide
from tests.support.scenes import CALLED, SHEETS
from tests.support.walker import Walker

MOST_BYTES, MOST_ROWS = 750, 3
MORE_BYTES, MORE_ROWS = 1700, 4
"""On a form the hint of the row and the keys in the foot change with it."""
FIND = "ctrl+p"
LETTER = (FIND, *"L5", "enter")
PLACES: dict[str, tuple[str, ...]] = {
    "finder": (FIND,),
    "finds": (FIND, *"12348"),
    "log": (FIND, *"contact log", "enter"),
    "entry of the log": (FIND, *"note down", "enter"),
    "what they did": (FIND, *"note down", "enter", "1", "A", "enter", "1", "1", "1", "enter"),
    "letter": (*LETTER, "end", "down"),
    "letter to fill in": (*LETTER, "end", "6"),
    "letter marked as sent": (*LETTER, "end", "3"),
    "claim": (FIND, *"check the claim", "enter"),
    "answers": (FIND, *"my answers", "enter"),
    "map": (FIND, *"map", "enter", "up", "up", "up"),
    "sources": (FIND, *"sources", "enter"),
    "pages": (*LETTER, "p"),
    "languages": (*LETTER, "l"),
    "saving": ("ctrl+s",),
    "starting over": (FIND, *"start over", "enter"),
}
KNOW = shipped_guide().outcomes["family-called"].know.say("en")[:40]
FORMS = ("entry of the log", "letter to fill in", "letter marked as sent", "claim")
SAMPLE = ("finds", "entry of the log")


@pytest.fixture(scope="module")
def note(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notes") / "note.md"
    journey = Position.resume(shipped_guide(), TODAY, CALLED).lasting
    path.write_text(Note(journey, datetime(2026, 6, 4, 21, 30), SHEETS).front(), encoding="utf-8")
    return path


def settle(walker: Walker) -> None:
    while walker.read(0.4):
        pass
    walker.draw()


def row(walker: Walker) -> int:
    walker.draw()
    return int(walker.screen.cursor.y)


def down(walker: Walker) -> None:
    """Press it, and wait until all is painted."""
    before = row(walker)
    walker.press("down")
    walker.until(lambda: row(walker) != before, "the cursor stays")
    settle(walker)


def around(walker: Walker) -> set[int]:
    """Rows of the choice stood on and of the one before, where their words take more than one."""
    rows = lit(walker)
    return (
        {*range(rows[0] - 3, rows[-1] + 1)} if len(rows) > 1 or walker.lines[rows[0] - 1].startswith("     ") else set()
    )


def ground(walker: Walker, x: int, y: int) -> str:
    return str(walker.screen.buffer[y][x].bg)


def lit(walker: Walker) -> list[int]:
    """The rows of what is highlighted: the longest stretches of the ground that nothing else has."""
    return [y for y in range(1, walker.screen.lines - 1) if ground(walker, walker.screen.cursor.x + 6, y) == CHOICE]


CHOICE = "2f4a47"
"""The ground of what one stands on, in the guide's own dark theme."""


@pytest.mark.parametrize(
    "place", [each if each in SAMPLE else pytest.param(each, marks=pytest.mark.thorough) for each in PLACES]
)
def test_the_cursor_goes_along_and_little_is_painted(place: str, note: Path, tmp_path: Path) -> None:
    with Walker(tmp_path, columns=100, rows=40, command=("open", note), COLORTERM="truecolor") as walker:
        walker.wait("note.md")
        walker.press("enter")
        walker.wait(walker.title("family-called"))
        settle(walker)
        walker.press(*PLACES[place])
        walker.until(lambda: not walker.shows(KNOW), "nothing is opened")
        settle(walker)
        if place in ("finder", "finds", "saving"):  # out of the line that is typed into
            down(walker)
        for _ in range(2):
            before = len(walker.raw)
            walker.screen.dirty.clear()
            down(walker)
            rows = lit(walker)
            assert walker.screen.cursor.y in rows, f"it is not where the highlight is: {rows}\n{walker.picture()}"
            assert walker.screen.cursor.y == rows[0], walker.picture()
            spent, painted = len(walker.raw) - before, walker.screen.dirty
            bytes_, rows_ = (MORE_BYTES, MORE_ROWS) if place in FORMS else (MOST_BYTES, MOST_ROWS)
            if len(painted) <= rows_:
                assert spent <= bytes_, f"{spent} bytes\n{walker.picture()}"
            assert len(painted) <= rows_ or painted <= around(walker), f"{painted}\n{walker.picture()}"
        before = len(walker.raw)
        settle(walker)
        assert len(walker.raw) == before, "something is painted by itself"
