"""A sitting that went on from a note and ended by a crash still knows the note it went on from."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from guide.notes.document import open_again
from guide.notes.drafts import Keeper
from guide.notes.front import read_front
from guide.session.session import Session
from tests.support.guides import TODAY, shipped_guide
from tests.support.kept_notes import SHEETS, opened, saved, told, update
from tests.support.scenes import CALLED
from tests.support.sittings import sitting


def crashed(path: Path, state: Path, today: date = TODAY) -> Path:
    """A sitting that opened a note, agreed to a draft, changed an answer and ended. Its draft."""
    session = opened(path, today)
    session.keeper = Keeper(state)
    session.draft_policy.keeper = session.keeper
    session.choose("close")
    session.keep()
    session.keep_draft()
    session.choose("keep")
    session.change("monthly-amount")
    session.type("123")
    session.keep()
    draft = session.keeper.path
    assert draft is not None
    session.keeper.release()
    return draft


def gone_on(path: Path, state: Path, today: date = TODAY) -> Session:
    session = sitting(path.parent, "en", today, Keeper(state))
    session.choose("draft")
    assert session.view().id == "draft"
    session.choose("go-on")
    assert session.view().id == "opened"
    session.choose("close")
    return session


def test_after_a_crash_saving_offers_the_note_it_was_opened_from(tmp_path: Path) -> None:
    path, state = saved(tmp_path / "notes"), tmp_path / "state" / "drafts"
    by_hand = path.read_text(encoding="utf-8") + "\nwritten by hand\n"
    path.write_text(by_hand, encoding="utf-8")
    draft = crashed(path, state)
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    session = gone_on(path, state)
    assert session.note_state.unsaved
    session.save()
    assert str(path) in "\n".join(told(session))
    session.choose("update")
    assert session.view().id == "saved"
    session.keep()
    assert not draft.exists()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert path.read_text(encoding="utf-8").count("\nwritten by hand\n") == 1
    front = read_front(path)
    assert front.goes_on_from is None, "a note names no path"
    again = open_again(shipped_guide(), front, TODAY)
    assert again.answers == {**CALLED, "monthly-amount": 12300}
    assert again.sheets == SHEETS


@pytest.mark.parametrize("what", ["changed", "gone", "nonsense"])
def test_a_note_that_is_another_by_now_is_not_offered(what: str, tmp_path: Path) -> None:
    path, state = saved(tmp_path / "notes"), tmp_path / "state" / "drafts"
    crashed(path, state)
    if what == "changed":
        session = opened(path)
        session.change("monthly-amount")
        session.type("456")
        update(session)
    elif what == "gone":
        path.unlink()
    else:
        path.write_text("nonsense\n", encoding="utf-8")
    session = gone_on(path, state)
    session.save()
    assert session.view().id == "save"


def test_what_stood_aside_in_the_note_is_in_the_draft_too(tmp_path: Path) -> None:
    path, state = saved(tmp_path / "notes"), tmp_path / "state" / "drafts"
    text = path.read_text(encoding="utf-8").replace("outcome: family", "# mine\ncolour: red\noutcome: family", 1)
    path.write_text(text.replace("other-debts: two-three", "other-debts: two-or-three"), encoding="utf-8")
    crashed(path, state)
    update(gone_on(path, state))
    front = read_front(path)
    assert front.aside["2026-06-04"].answers == {"other-debts": "two-or-three"}
    assert (front.more, front.remarks) == ({"colour": "red"}, ("# mine",))
