"""Another language is chosen while something lies on top: all of it is said in that language from then on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from guide.notes.front import parse_note, read_front
from guide.session.panels.copying import copy_words
from guide.session.session import Session
from tests.support.guides import TODAY
from tests.support.scenes import CALLED, SHEETS
from tests.support.sittings import at_outcome, sitting


def copying(session: Session) -> None:
    session = at_outcome(session, CALLED)
    copy_words(session)
    assert session.view().id == "copy"


def saved(session: Session) -> None:
    at_outcome(session, CALLED).fill(SHEETS)
    session.choose("letter:plan-request")
    session.choose("save")
    assert session.view().id == "save"


def written(session: Session) -> None:
    saved(session)
    session.type("")
    assert session.view().id == "files-saved"


def deleted(session: Session) -> None:
    written(session)
    session.choose("delete")
    session.choose("delete")
    assert session.view().id == "deleted"


def opened(session: Session) -> None:
    earlier = at_outcome(sitting(session.note_state.folder, "en", TODAY - timedelta(days=3)), CALLED)
    earlier.save()
    earlier.type("")
    (note,) = session.note_state.folder.glob("note-*.md")
    session.resume(read_front(note), note.name, note)
    assert session.view().id == "opened"


def drafted(session: Session) -> None:
    session.go_on(parse_note(Path("draft"), at_outcome(sitting(), CALLED).note_state.note().front().encode())[0])
    assert session.view().id == "opened"


@pytest.mark.parametrize("come", [copying, saved, written, deleted, opened, drafted])
def test_what_lies_on_top_is_said_anew(
    come: Callable[[Session], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(name: str, language: str) -> tuple[str, ...]:
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / name / "state"))
        session = sitting(tmp_path / name, language)
        come(session)
        session.speak("en")
        view = session.view()
        said = (*(part.text for part in view.parts), *(choice.text + choice.voice for choice in view.choices))
        return tuple(text.replace(str(tmp_path / name), "folder") for text in (view.title, *said))

    assert shown("one", "zh-Hans") == shown("other", "en")
