"""Killed on a page that only tells: started again, it stands there, by the screen and by lines of text."""

from __future__ import annotations

import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from guide.i18n.phrases import phrases
from tests.proof.test_notices import C
from tests.support.guides import TODAY
from tests.support.small_guides import going_on, notice, one, outcome, words, write
from tests.support.terminal import Terminal, environment, guide_command

P = phrases("en")
ASKED, THIS, STOP, TOLD, ASKED_NEXT = "What is it?", "This one", "Stop here first", "Good to know", "And then?"


def a_guide(folder: Path) -> Path:
    """From a first outcome on to a notice, and from there to a question."""
    questions = {"a": one("p q", "stop", ask=words(ASKED)), "c": C | {"ask": words(ASKED_NEXT)}}
    questions["a"]["options"][0]["en"] = THIS
    outcomes = {"stop": going_on("told", title=words(STOP)), "end": outcome()}
    return write(folder, questions, outcomes, notices={"told": notice("c", title=words(TOLD))})


SCREEN = {
    ASKED: ["1"], P.check_title: ["1"], P.draft_title: ["up", "enter"], P.draft_check_lead: ["1"], STOP: ["enter"],
    TOLD: ["end", "1"],
}  # fmt: skip
LINES = {ASKED: ["1"], P.check_title: ["1"], P.draft_title: ["2"], P.draft_check_lead: ["1"], STOP: ["2"], TOLD: ["1"]}
"""What comes next → the keys that lead there, or lines of text."""


@pytest.mark.parametrize(("face", "way"), [([], SCREEN), (["--plain"], LINES)], ids=["screen", "lines"])
def test_killed_on_a_notice_it_goes_on_there(
    face: Sequence[str], way: Mapping[str, Sequence[str]], tmp_path: Path
) -> None:
    folder = a_guide(tmp_path / "guide")

    def start() -> Terminal:
        arguments: list[str | Path] = [
            *face,
            "--guide",
            folder,
            "--today",
            str(TODAY),
            "--notes-dir",
            tmp_path / "notes",
        ]
        return Terminal(guide_command(*arguments), 80, 60, environment(tmp_path), tmp_path)

    def go(terminal: Terminal, keys: Sequence[str], then: str) -> None:
        terminal.press(*(each for key in keys for each in ([key, "enter"] if face else [key])))
        terminal.wait(then)

    with start() as terminal:
        terminal.wait(P.begin)
        for then, keys in way.items():
            go(terminal, keys, then)
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    with start() as again:
        again.wait(P.draft_go_on.partition("{")[0])
        go(again, ["2"], P.draft_found)
        go(again, ["1"], P.draft_name)
        go(again, ["1"], TOLD)
        assert not again.shows(ASKED_NEXT)
        go(again, ["1"], ASKED_NEXT)
