"""Random keys, pastes, clicks and resizes in a real terminal, thirty thousand when thorough: no crash, a way out."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from itertools import cycle
from pathlib import Path
from random import Random
from string import printable

import pytest

from guide.engine.position import Position
from guide.i18n.phrases import phrases
from guide.notes.document import Note
from guide.views.layout import cells
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.sampling import sample
from tests.support.scenes import CALLED, SHEETS
from tests.support.terminal import KEYS, Terminal, environment, guide_command

AT_ONCE = 250
SIZES = ((80, 24), (40, 12), (120, 40), (200, 60))
PASTES = ("2026-05-27", "[b]{x}%s\x07", "二十七", "1,200\n330", "９" * 400, "\u202e\u200b家人")
NOT_HERE = {"ctrl+c", "ctrl+q", "ctrl+z"}
"""leaving at once, or put aside until a shell takes it up again, and here is none"""
PRESSED = [key for key in (*KEYS, *printable[:95], *"家ｗ。") if key not in NOT_HERE] + ["enter", "space", "down"] * 8


def start(home: Path, size: tuple[int, int], note: Path | None) -> Terminal:
    """From the start page, or from a note with everything filled in, where all pages can be come to."""
    opened = ("open", note) if note is not None else ()
    command = guide_command(*opened, "--lang", "zh-Hant", "--today", "2026-06-04", "--notes-dir", home / "notes")
    terminal = Terminal(command, *size, environment(home))
    terminal.wait(*(("full.md",) if note is not None else (shipped_guide().about.start.ask.say("zh-Hant"),)))
    return terminal


def click(terminal: Terminal, random: Random) -> None:
    """With the left button, somewhere; one in four turns the wheel instead."""
    x, y = random.randint(1, terminal.screen.columns), random.randint(1, terminal.screen.lines)
    button = random.choice((0, 0, 0, 0, 0, 0, 64, 65))
    terminal.send(f"\x1b[<{button};{x};{y}M" + (f"\x1b[<{button};{x};{y}m" if button == 0 else ""))


def settle(terminal: Terminal) -> bool:
    """Hide and come back: whatever was pressed before has been worked off then. False where somebody chose to leave."""

    def ended() -> bool:
        return not terminal.modes.get(1049)

    terminal.press("f4")
    terminal.until(lambda: ended() or terminal.text.strip() == "$", "not hidden")
    if ended():
        return False
    terminal.press("f4", "enter")
    terminal.until(lambda: frame_is_whole(terminal), "no whole frame")
    return True


def frame_is_whole(terminal: Terminal) -> bool:
    """The keys stand in the last line, and nothing reaches beyond the edges."""
    lines = terminal.lines
    keys = ("Enter", "↓", "Space", *(phrases(language).loading.rstrip("….") for language in LANGUAGES))
    return any(key in lines[-1] for key in keys) and all(cells(line) <= terminal.screen.columns for line in lines)


@pytest.mark.parametrize(("columns", "rows"), sample(SIZES, 4))
def test_no_keys_break_it(columns: int, rows: int, tmp_path: Path, thorough: bool) -> None:
    size, rounds = (columns, rows), 30 if thorough else 4
    random = Random(columns)
    full = tmp_path / "full.md"
    journey = Position.resume(shipped_guide(), TODAY, CALLED).lasting
    full.write_text(Note(journey, datetime(2026, 6, 4, 21, 30), SHEETS).front(), encoding="utf-8")
    notes = cycle((full, None))
    terminal = start(tmp_path, size, next(notes))
    pressed = 0
    for number in range(rounds):
        with suppress(OSError):  # somebody may choose to leave meanwhile
            for _ in range(AT_ONCE // 10):
                pressed += 10
                terminal.press(*random.choices(PRESSED, k=10))
                terminal.read(0)
                click(terminal, random)
            terminal.paste(random.choice(PASTES))
        if number % 3 == 0:
            terminal.resize(*random.choice(SIZES))
        if not settle(terminal):
            assert terminal.wait_exit() == 0
            assert terminal.restored()
            terminal = start(tmp_path, size, next(notes))
    assert pressed > rounds * AT_ONCE * 0.9
    terminal.press("escape")
    assert b"Traceback" not in terminal.raw
    assert not list((tmp_path / ".state").rglob("*.log")), "no crash was written down"
    with terminal:  # ends it
        pass
