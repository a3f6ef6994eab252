"""What has just been saved can be deleted, and is moved aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.session.panels.helper import HelperPage
from tests.session.test_downloads import Hands
from tests.support.examples import SHEETS
from tests.support.saving import saved, told, with_sheets


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_what_was_saved_can_be_deleted_and_is_moved_aside(tmp_path: Path) -> None:
    s = with_sheets(tmp_path)
    _, text = saved(s)
    [path] = s.note_state.folder.iterdir()
    s.choose("delete")
    assert s.view().highlight == "close"
    assert s.p.delete_limits in told(s)
    s.choose("close")
    assert (s.view().id, path.exists()) == ("saved", True)
    s.choose("delete")
    s.choose("delete")
    assert s.view().id == "deleted"
    assert not path.exists()
    [aside] = (tmp_path / "state" / "overdue-guide" / "deleted").iterdir()
    assert aside.read_text(encoding="utf-8") == text
    assert s.p.deleted_aside.format(path=aside) in told(s)
    assert s.p.delete_limits in told(s)
    s.choose("close")
    assert s.view().id == "outcome:family-called"
    assert s.note_state.unsaved
    s.save()
    assert s.view().id == "save", "there is nothing to update any more"


def test_files_for_others_can_be_deleted_too(tmp_path: Path) -> None:
    s = with_sheets(tmp_path, SHEETS)
    s.open(HelperPage())
    s.choose("save")
    s.type("")
    s.choose("delete")
    s.choose("delete")
    assert [*s.note_state.folder.iterdir()] == []


def test_a_file_that_is_gone_already_is_no_crash(tmp_path: Path) -> None:
    s = with_sheets(tmp_path)
    saved(s)
    [path] = s.note_state.folder.iterdir()
    path.unlink()
    s.choose("delete")
    s.choose("delete")
    assert s.p.not_forgotten.format(path=path, reason=s.p.save_reasons["vanished"]) in told(s)


def test_a_browser_offers_no_deleting(tmp_path: Path) -> None:
    hands = Hands()
    s = with_sheets(tmp_path)
    s.deliver = hands
    s.save()
    s.choose("save")
    hands.taken[0]()
    assert [choice.id for choice in s.view().choices] == ["close"]
