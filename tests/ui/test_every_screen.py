"""Every kind of view there is, in a real terminal: where its cursor stands, and what clicks reach that keys reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guide.views.commands import COMMANDS, printed
from guide.views.layout import cells
from tests.support.crawl import kinds
from tests.support.guides import shipped_guide
from tests.support.sampling import sample
from tests.support.stage import Place, Stage
from tests.support.terminal import squeezed

SIZES = ("80x24", "120x40")
UNTIL_SETTLED, UNTIL_IDLE = 0.1, 0.7
"""Seconds after which nothing more comes of what was done, and in which a cursor that blinks has blinked."""
NAMES = {
    "↓": "down", "←": "left", "Enter": "enter", "Esc": "escape", "Space": "space", "Tab": "tab", "?": "?", "/": "/",
    "Backspace": "backspace",
    **{f"F{number}": f"f{number}" for number in range(1, 12)},
    **{f"^{letter.upper()}": f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"},
}  # fmt: skip
KEYS = {printed(key) for command in COMMANDS for key in (*command.keys, *command.always)}
OTHERS = {
    "↑↓": "down",
    "jk": "j",
    "g": "g",
    "G": "G",
    "PgUp": "pageup",
    "PgDn": "pagedown",
    "Home": "home",
    "End": "end",
    "→": "right",
}
KEYS |= {*NAMES, *(str(digit) for digit in range(10)), *(f".{digit}" for digit in range(10))}
KEYS |= {page.key for page in shipped_guide().pages.values() if page.key is not None}
ONE_IN = 18
"""As a rule one view in so many is gone through in full."""
BLINKS = ("LetterEdit", "PlanPage", "/question", "Save/")
"""Where there is a text, a row or a line to type into."""
SCROLL_BAR = re.compile("[▁-█]$")
_NOT_COMPARED = re.compile(r"(note|letter|helper)-[\w.-]+|[▁-▇]|█$")
CHIP = re.compile(r"\[(\S{1,5})\]")
OPTION = re.compile(r"[ |]+>?\[(\.?\d)\] +(?:\[[ x]\] )?\w")


def behind(line: str, column: int) -> str:
    """What stands in a line from a column of the screen on."""
    return line[next((n for n in range(len(line)) if cells(line[:n]) >= column), len(line)) :]


def before(line: str, column: int) -> str:
    return line.removesuffix(behind(line, column))


def wrong_with_cursor(stage: Stage, place: Place) -> str:
    """What is wrong with where the cursor stands, if anything."""
    x, y = stage.cursor
    line = stage.lines[y]
    if place.typing:
        typed = place.on.split("\n")[-1]
        seen = squeezed(before(line, x))
        fits = seen.endswith(squeezed(typed)[-20:])
        return "" if fits and 0 < y < stage.screen.lines - 1 else f"not behind what is typed: {typed!r}"
    if place.on and place.on_line is not None:
        lit = (y == place.on_line and behind(line, x).lstrip().startswith((">", "["))) or ">" in before(line, x + 1)
        return "" if lit and squeezed(place.on)[:12] in squeezed(line) else f"not on what is lit: {place.on!r}"
    text = [each for each in stage.lines[1:-1] if SCROLL_BAR.sub("", each).strip()]
    return "" if line == text[0] else "nothing is lit, and it is not at the beginning of what is shown"


def cursor_elsewhere(stage: Stage, thorough: bool) -> Iterator[str]:
    for number, name in enumerate(stage.names):
        place = stage.show(number)
        keys = ("", "down", "down", "tab", "up", "end") if thorough else ("", "down")[: 1 + (number % ONE_IN == 0)]
        for key in keys:
            if key:
                stage.press(key)
                place = stage.asked()
            if what := wrong_with_cursor(stage, place):
                yield f"{name} after {key!r}: cursor at {stage.cursor}: {what}\n{stage.picture()}"


def chips(stage: Stage) -> list[tuple[int, int, str]]:
    """Column, line and name of every key that stands on the screen on a tile of its own."""
    found = []
    for y, line in enumerate(stage.lines):
        for match in CHIP.finditer(line) if y else ():
            key = match[1]
            if key not in KEYS or (key == "x" and y < stage.screen.lines - 1):  # that is a mark
                continue
            found.append((cells(line[: match.start()]) + 1, y, key))
    return found


def labels(stage: Stage) -> list[tuple[int, int, str]]:
    """Column, line and key of the words in the foot that say what a key does, and of those behind a number."""
    line, y = stage.lines[-1], stage.screen.lines - 1
    told = re.finditer(r"\[(\S+)\] (.+?)(?=  \[|$)", line)
    return [
        *((cells(line[: match.end(2)]) - 1, y, match[1]) for match in told),
        *(
            (cells(line[: match.end()]) - 1, y, match[1])
            for y, line in enumerate(stage.lines)
            if (match := OPTION.match(line))
        ),
    ]


def screen(stage: Stage) -> list[object]:
    """All that a person can tell two screens apart by, but for numbers of files and where a bar at an edge ends."""
    return [re.sub(r"(note|letter|helper)-[\w.-]+|[▁-▇]|█$", " ", line).rstrip() for line in stage.lines] + [
        stage.cursor
    ]


def does(stage: Stage, key: str = "", at: tuple[int, int] = (0, 0)) -> tuple[Any, ...]:
    """What a person sees once a key has been pressed on a view, or once it has been clicked on."""
    stage.again()
    if key:
        stage.press(
            *(NAMES.get(each, OTHERS.get(each, each)) for each in ([key] if key in NAMES or key in OTHERS else key))
        )
    else:
        stage.click(*at)
    place = stage.asked()
    return (place, *screen(stage))


def clicked_otherwise(stage: Stage, thorough: bool) -> Iterator[str]:
    one_in = 1 if thorough else ONE_IN
    for number in range(0, len(stage.names), one_in):
        place = stage.show(number)
        for x, y, key in (*chips(stage), *labels(stage))[::one_in]:
            if y < stage.screen.lines - 1 and (key == "Tab" or (place.typing and len(key) == 1)):
                continue  # it leads to what it stands beside, or is a letter there; a click chooses that at once
            pressed, clicked = does(stage, key), does(stage, at=(x, y))
            if pressed != clicked:
                apart = [pair for pair in zip(pressed, clicked, strict=True) if pair[0] != pair[1]]
                yield f"{place.name}: {key} pressed is not {key} clicked at {x}, {y}: {apart}"


def gone_behind_others(stage: Stage, thorough: bool) -> Iterator[str]:
    """What is not shown any more once a line to type into, or a form, has lain over it."""
    one_in = 1 if thorough else ONE_IN
    for number in range(0, len(stage.names), one_in):
        if (place := stage.show(number)).typing:
            continue
        seen = screen(stage)
        for over in ("/", "r"):
            stage.again()
            stage.press(over)
            if stage.asked().name.partition("/")[0] not in ("Palette", "PlanPage") or place.name.startswith("PlanPage"):
                continue
            stage.press("escape")
            stage.asked()
            if screen(stage) != seen:
                apart = [pair for pair in zip(seen, screen(stage), strict=True) if pair[0] != pair[1]]
                yield f"{place.name}: not as before once {over} has lain over it: {apart}"


def clicked_for_nothing(stage: Stage, thorough: bool) -> Iterator[str]:
    """Chapters, tabs, steps, lines beside a page, words that name a page."""
    one_in = 1 if thorough else ONE_IN
    for number in range(0, len(stage.names), one_in):
        place = stage.show(number, spots=True)
        before = screen(stage)
        for what, x, y in (*place.spots, *place.choices)[::one_in]:
            told, *after = does(stage, at=(x, y))
            if after == before and not told.ended and "copy" not in what and told.on_line != y:
                yield f"{place.name}: nothing comes of a click on {what} at {x}, {y}"


def written_while_idle(stage: Stage, thorough: bool) -> Iterator[str]:
    for number, name in enumerate(stage.names):
        if not (thorough or (name.startswith(BLINKS) and stage.show(number).typing)):
            continue
        stage.show(number)
        while stage.read(UNTIL_SETTLED):  # a busy machine may paint a bar a little late
            pass
        before = len(stage.raw)
        stage.read(UNTIL_IDLE)
        if len(stage.raw) > before:
            yield f"{name}: {stage.raw[before:]!r}"


def told_wrongly(stage: Stage, thorough: bool) -> Iterator[str]:
    """Keys that do something here and stand on no page of keys, and keys of that page that do nothing anywhere."""
    stage.show(next(number for number, name in enumerate(stage.names) if name.startswith("KeysPanel")))
    told = {key for key in re.split(r"\s+", "\n".join(stage.lines[4:-1])) if key in KEYS or key in OTHERS}
    pressed = {NAMES.get(key, OTHERS.get(key, key)): key for key in told}
    untold = [
        chr(code) for code in range(33, 127) if chr(code).lower() not in {*pressed, "k"} and not chr(code).isdigit()
    ]
    does_something = {"ctrl+z", "1", "0", ".0", "pageup", "home", "g"}  # it stands at the beginning
    places = [number for number, name in enumerate(stage.names) if name.startswith(("/q", "/outcome", "SidePage"))]
    for number in places if thorough else places[:3]:
        if stage.show(number).typing:
            continue
        seen = screen(stage)
        stage.press(*(key for key in untold if key not in ".G"))
        stage.asked()
        if screen(stage) != seen:
            yield f"{stage.names[number]}: a key that is told nowhere does something"
        for key in [*pressed][:: 1 if thorough else ONE_IN]:
            if key not in does_something:
                ended = does(stage, pressed[key])[0].ended
                does_something |= {key} if ended or screen(stage) != seen else set()
    if thorough and (idle := pressed.keys() - does_something):
        yield f"told on the page of keys, and nothing comes of them: {idle}"


CHECKS = (
    cursor_elsewhere,
    gone_behind_others,
    clicked_otherwise,
    clicked_for_nothing,
    told_wrongly,
    written_while_idle,
)


@pytest.mark.parametrize("size", sample(SIZES, 2))
def test_every_kind_of_view_can_be_followed_and_clicked_on(size: str, tmp_path: Path, thorough: bool) -> None:
    """One test: what goes through all the views takes long to begin. Without colours a key stands in brackets."""
    columns, rows = map(int, size.split("x"))
    with Stage(tmp_path, columns, rows, NO_COLOR="1") as stage:
        shown = {name.partition("/")[0] for name in stage.names}
        assert {kind.__name__ for kind in kinds()} <= shown, "every kind there is"
        wrong = [f"{check.__name__}: {what}" for check in CHECKS for what in check(stage, thorough)]
    assert not wrong, "\n".join(wrong)
