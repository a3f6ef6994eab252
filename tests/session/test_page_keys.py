"""A letter that opens a page does nothing else: guide check names both."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.binding import Binding

from guide.cli.main import run, shipped
from guide.session.page_keys import TAKEN
from guide.ui.terminal.screens.guide import GuideScreen


def checked(folder: Path, key: str, page: str, capsys: pytest.CaptureFixture[str]) -> str:
    shutil.copytree(shipped(), folder / "guide")
    path = folder / "guide" / "pages" / f"{page}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([lines[0], f"key: {key}\n", *lines[1:]]), encoding="utf-8")
    status = run(["check", str(folder / "guide")])
    told = capsys.readouterr()
    assert status == (1 if told.err else 0)
    return told.err


@pytest.mark.parametrize(
    ("key", "other"),
    [("b", "'back'"), ("u", "'undo'"), ("s", "'sources'"), ("q", "'quit'"), ("j", "moving"), ("t", "'timeline'")],
)
def test_a_key_that_is_taken_is_a_fault_that_names_both(
    key: str, other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = checked(tmp_path, key, "privacy", capsys)
    assert f"the key '{key}' of the page " in told
    assert "'privacy'" in told
    assert other in told
    assert ".yaml:2:6" in told


def test_a_free_key_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(tmp_path, "e", "privacy", capsys) == ""


def test_every_letter_the_screen_knows_is_taken() -> None:
    bindings = (binding for binding in GuideScreen.BINDINGS if isinstance(binding, Binding))
    letters = {key for binding in bindings for key in binding.key.split(",") if len(key) == 1}
    assert {letter.lower() for letter in letters} <= TAKEN.keys()
