"""Whatever is changed while a guide is watched, and changed back: it says what a first look at it says."""

from __future__ import annotations

import random
import re
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guide.cli.watching import Watched
from tests.support.guides import copy_of
from tests.support.random_guides import changed, parts
from tests.support.sampling import some
from tests.support.small_guides import words, write

TODAY = date(2026, 6, 4)
UNREAD = "; not proved"
"""What is said where the files have faults."""
LATER = ("questions", "outcomes", "blocks", "notices")
"""The parts of a random guide that hold words."""


def said(by: Watched, capsys: pytest.CaptureFixture[str]) -> str:
    """What a look says, without the time of day and how long it took."""
    by.look()
    return re.sub(r"\d\d:\d\d:\d\d|\(\d+\.\d s\)", "", capsys.readouterr().out)


def reworded(chance: random.Random, data: dict[str, Any]) -> dict[str, Any]:
    """The guide with other words, an urgency or an option more."""
    new = deepcopy(data)
    asked = chance.choice([*new["questions"].values()])
    match chance.choice(["ask", "urgency", "option", "title"]):
        case "ask":
            asked["ask"] = words(chance.choice(["How so?", "As of {today}?"]))
        case "urgency":
            new["outcomes"]["o1"]["urgency"] = chance.choice(["calm", "week", "now"])
        case "option" if "options" in asked:
            asked["options"] = [*asked["options"], {"id": f"x{chance.randrange(3)}", **words()}]
        case _:
            new["outcomes"]["o0"]["title"] = words("It is so.")
    return new


@pytest.mark.parametrize("seed", some(range(30), one_in=6))
def test_random_guides_that_are_changed_at_random(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    chance = random.Random(seed)
    versions, watched, told = [parts(chance)], Watched(tmp_path, lambda: TODAY), set[str]()
    while UNREAD in said(Watched(write(tmp_path, **versions[0]), lambda: TODAY), capsys):
        versions = [parts(chance)]
    for _ in range(12):
        if chance.random() < 0.75:
            versions.append(chance.choice([changed, changed, reworded])(chance, versions[-1]))
        else:
            versions.append(chance.choice(versions))
        write(tmp_path, **versions[-1])
        now = said(watched, capsys)
        assert now == said(Watched(tmp_path, lambda: TODAY), capsys)
        told.add(now)
        if UNREAD in now:
            versions.pop()
    assert len(told) > 1, "what was changed showed"


CHANGES: list[tuple[str, str]] = [
    (r"    go: ([a-z-]+)\n", r"    go: {node}\n"),
    (r"  - when: .*\n    go: .*\n", r""),
    (r"least: \d+", r"least: {number}"),
    (r"most: \d+", r"most: {number}"),
    (r"\n  - block: [a-z-]+\n    when: .*\n", r"\n  - block: another\n    when: {{is-it-overdue: answered}}\n"),
    (r"    when: (.*)\n    title", r"    when: [{{what-first: answered}}, \1]\n    title"),
    (r"from: \[(.*), (.*)\]", r"from: [\2, \1]"),
    (r"en: ", r"en: Indeed, "),
    (r"\n  - id: ([a-z-]+)\n", r"\n  - id: {node}\n"),
    (r"  - id: ([a-z-]+)\n(    zh-Hans: .*\n    en: .*\n)", r"  - id: \1\n\2  - id: \1-too\n\2"),
    (r"urgency: [a-z]+", r"urgency: {urgency}"),
    (r"    alone: true\n", r""),
    (r"    today-only: true\n", r""),
    (r"    private: true\n", r""),
    (r"meets: \[([a-z-]+)", r"meets: [{node}"),
    (r"except: \[([a-z-]+), ", r"except: ["),
    (r"\A", r"# a line\n"),
    (r"\{(days-late|[a-z-]+)\}", r""),
    (r"reaches: [a-z-]+", r"reaches: {node}"),
]
"""What is found in a file, and what is written in its place."""


def change(folder: Path, chance: random.Random) -> tuple[Path, bytes]:
    """Change one place of one file; returns it with what it held."""
    nodes = [path.stem for kind in ("questions", "outcomes") for path in folder.glob(f"{kind}/**/*.yaml")]
    while True:
        found, new = chance.choice(CHANGES)
        paths = [*folder.glob("questions/**/*.yaml"), *folder.glob("outcomes/*.yaml"), *folder.glob("cases/*.yaml")]
        path = chance.choice([*paths, *[folder / "guide.yaml", folder / "blocks.yaml"] * 10])
        before = path.read_bytes()
        places = [*re.finditer(found, before.decode())]
        if places:
            place, text = chance.choice(places), before.decode()
            urgency = chance.choice(["calm", "week", "today", "now"])
            put = place.expand(new.format(node=chance.choice(nodes), number=chance.randint(0, 40), urgency=urgency))
            path.write_text(text[: place.start()] + put + text[place.end() :], encoding="utf-8")
            return path, before


@pytest.mark.thorough
def test_the_guide_that_comes_along_changed_at_random(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, chance = copy_of(tmp_path), random.Random(11)
    watched = Watched(folder, lambda: TODAY)
    whole, faulty = said(watched, capsys), 0
    for _ in range(40):
        path, before = change(folder, chance)
        now = said(watched, capsys)
        assert now == said(Watched(folder, lambda: TODAY), capsys), path
        faulty += now != whole
        if UNREAD in now:  # and so would be every change after it
            path.write_bytes(before)
        elif chance.random() < 0.5:
            path.write_bytes(before)
            said(watched, capsys)
    assert faulty
