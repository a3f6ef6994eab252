"""Handing a note to a browser: it counts as saved when the browser has it, and not before."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.i18n.languages import Language
from guide.notes.store import NOTE
from guide.session.panels.opening import open_help
from guide.session.session import Session
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.sittings import COVER, NOON
from tests.support.walking import one_for_each_outcome


class Hands:
    """What was handed over, and what to call when it has been taken."""

    def __init__(self) -> None:
        self.given: list[tuple[str, str]] = []
        self.taken: list[Callable[[], None]] = []

    def __call__(self, name: str, text: str, taken: Callable[[], None]) -> None:
        self.given.append((name, text))
        self.taken.append(taken)


def at_outcome(hands: Hands, language: Language = "en") -> Session:
    nowhere = Path(os.devnull)
    session = Session(shipped_guide(), COVER, TODAY, language, nowhere, clock=lambda: NOON, deliver=hands)
    session.move(one_for_each_outcome()["family-called"])
    return session


def kept(session: Session) -> bool:
    return not session.note_state.unsaved


def texts(session: Session) -> list[str]:
    return [part.text for part in session.view().parts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_is_saved_once_it_has_been_taken(language: Language) -> None:
    hands = Hands()
    session = at_outcome(hands, language)
    session.save()
    assert session.view().field is None
    assert session.p.download_lead in texts(session)
    session.choose("save")
    ((called, text),) = hands.given
    assert called == NOTE.at(NOON)
    assert "\n```yaml\nguide: xiaoxiang-youpin\n" in text
    assert not kept(session)
    assert session.p.download_sent in texts(session)
    session.choose("save")  # once more
    assert len(hands.given) == 2
    hands.taken[1]()
    assert kept(session)
    assert session.p.downloaded.format(name=called) in texts(session)
    assert session.p.downloaded_delete in texts(session)
    session.choose("close")
    assert session.view().id == "outcome:family-called"
    session.quit()
    assert session.done


def test_leaving_with_a_note_waits_for_it() -> None:
    hands = Hands()
    session = at_outcome(hands)
    session.quit()
    session.choose("save")
    session.choose("save")
    assert not session.done
    hands.taken[0]()
    session.choose("close")
    assert session.done


def test_whoever_has_gone_on_meanwhile_is_not_called_back() -> None:
    hands = Hands()
    session = at_outcome(hands)
    session.save()
    session.choose("save")
    session.close()
    open_help(session)
    before = session.view()
    hands.taken[0]()
    assert session.view() == before
    assert kept(session)


def test_without_a_download_nothing_is_handed_over() -> None:
    hands = Hands()
    session = at_outcome(hands)
    session.save()
    session.choose("close")
    assert hands.given == []
    assert not kept(session)
