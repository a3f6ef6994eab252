"""A letter that opens a page does nothing else: guide check names both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.binding import Binding

from guide.cli.main import run
from guide.session.page_keys import TAKEN, taken
from guide.ui.terminal.screens.guide import GuideScreen
from tests.support.guides import shipped_marked
from tests.support.tiny import tiny

GUIDE, MARKS = shipped_marked()


def told(key: str) -> list[str]:
    """The faults of the guide with this letter before one of its pages."""
    page = GUIDE.pages["privacy"].model_copy(update={"key": key})
    return [str(fault) for fault in taken(replace(GUIDE, pages={**GUIDE.pages, "privacy": page}), MARKS)]


@pytest.mark.parametrize(
    ("key", "other"),
    [("b", "'back'"), ("u", "'undo'"), ("s", "'sources'"), ("q", "'quit'"), ("j", "moving"), ("t", "'timeline'")],
)
def test_a_key_that_is_taken_is_a_fault_that_names_both(key: str, other: str) -> None:
    (fault,) = told(key)
    assert f"the key '{key}' of the page " in fault
    assert "'privacy'" in fault
    assert other in fault


def test_a_free_key_is_none() -> None:
    assert told("e") == []


def test_the_check_says_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tiny(tmp_path)
    page = folder / "pages" / "people.yaml"
    page.write_text("key: b\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["check", str(folder)]) == 1
    fault = capsys.readouterr().err
    assert "people.yaml:1:6" in fault
    assert "'back'" in fault


def test_every_letter_the_screen_knows_is_taken() -> None:
    bindings = (binding for binding in GuideScreen.BINDINGS if isinstance(binding, Binding))
    letters = {key for binding in bindings for key in binding.key.split(",") if len(key) == 1}
    assert {letter.lower() for letter in letters} <= TAKEN.keys()
