"""What is going to be saved can be read first, on every face, and is the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from guide.content.words import Language
from guide.ui.plain import walk as walk_plain
from guide.views.layout import cells
from guide.views.lines import lay_out
from tests.session.test_downloads import Hands
from tests.support.examples import for_helper
from tests.support.guides import LANGUAGES
from tests.support.sampling import sample
from tests.support.saving import saved, with_sheets


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def words(lines: Iterable[str]) -> str:
    """What lines say, however they are broken: without spaces, marks at their beginning, and bars drawn to a width."""
    begun = (re.sub(r"^\s*(?:> )?(\d*)\\?", r"\1", line) for text in lines for line in text.splitlines())
    return "".join("".join(begun).replace("█", "").split())


@pytest.mark.parametrize(("language", "columns"), sample([*product(LANGUAGES, (40, 80, 120))], 4))
def test_what_is_read_first_is_the_file(language: Language, columns: int, tmp_path: Path) -> None:
    s = with_sheets(tmp_path, for_helper(), language)
    s.columns = columns - 4
    s.save()
    s.choose("read")
    seen = [line.text for line in lay_out(replace(s.view(), choices=()), s.columns, frozenset())]
    s.choose("close")
    s.type("")
    text = next(s.note_state.folder.iterdir()).read_text(encoding="utf-8")
    assert all(cells(line) <= s.columns for line in seen)
    assert words(seen) == words([s.p.read_first, text])
    if columns >= 120:
        body = [line for line in text.splitlines() if line and cells(line) <= s.columns]
        assert [line for line in body if line not in seen] == []


def test_reading_first_leaves_the_folder_that_was_typed(tmp_path: Path) -> None:
    s = with_sheets(tmp_path)
    s.save()
    s.typing(str(tmp_path / "elsewhere"))
    s.choose("read")
    assert s.view().id == "read-first"
    s.back()
    assert s.view().field is not None
    assert s.view().field.text == str(tmp_path / "elsewhere")  # type: ignore[union-attr]
    s.type(s.view().field.text)  # type: ignore[union-attr]
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["note-20260604-2130-a.md"]


def test_in_a_browser_and_when_updating_it_can_be_read_first_too(tmp_path: Path) -> None:
    s = with_sheets(tmp_path)
    saved(s)
    s.choose("close")
    s.save()
    s.choose("read")
    assert s.view().id == "read-first"
    s.back()
    assert s.view().id == "save-back"
    s = with_sheets(tmp_path)
    s.deliver = Hands()
    s.save()
    s.choose("read")
    assert s.view().id == "read-first"
    s.choose("close")
    assert s.view().id == "download"


def test_plain_lines_read_first_too(tmp_path: Path) -> None:
    class Out(list[str]):
        def write(self, text: str) -> None:
            self.append(text)

        def flush(self) -> None:
            pass

    s, out = with_sheets(tmp_path), Out()
    walk_plain(s, ["v", "2", "b"], out)  # type: ignore[arg-type]
    assert s.p.note_three in "".join(out)
    assert s.view().id == "save"
