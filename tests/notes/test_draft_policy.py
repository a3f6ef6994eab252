"""A draft in a sitting: none before the person agrees, current from then on, never a crisis answer, gone in time."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.conditions import Value
from guide.content.guide import options_of
from guide.notes.drafts import Keeper
from guide.notes.framing import FENCE
from guide.notes.front import read_front
from guide.session.session import Session
from tests.notes.test_drafts import drafts
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.sampling import examples
from tests.support.sittings import give, ids, press, sitting
from tests.support.walking import one_for_each_outcome

GUIDE = shipped_guide()
ANSWERS = one_for_each_outcome()["family-called"].journey.known


def at_check(folder: Path, language: str = "en") -> Session:
    """A sitting on the check page, in which the faces' call after each action has been made."""
    session = sitting(folder / "notes", language, keeper=Keeper(folder / "state" / "drafts"))
    session.choose("begin")
    for id, value in ANSWERS.items():
        give(session, id, value)
        session.keep()
    assert session.walk.checking
    return session


def act(session: Session, *ids: str) -> None:
    for id in ids:
        session.choose(id)
        session.keep()


def offered(session: Session) -> str:
    """The words by which a draft is offered on the start page; nothing where none is."""
    return next((choice.text for choice in session.view().choices if choice.id == "draft"), "")


def test_nothing_is_written_before_the_person_agrees_and_everything_after(tmp_path: Path) -> None:
    session = at_check(tmp_path)
    act(session, "confirm")
    session.back()
    session.keep()
    assert not (tmp_path / "state").exists()
    act(session, "keep-draft")
    told = "\n".join(part.text for part in session.view().parts)
    assert str(tmp_path / "state" / "drafts") in told
    assert "guide forget" in told
    assert not (tmp_path / "state").exists(), "asking is not agreeing"
    act(session, "keep")
    assert session.view().id == "check"
    assert session.p.draft_check_lead in [part.text for part in session.view().parts]
    path = session.draft_policy.path
    assert path is not None
    assert path.read_text(encoding="utf-8") == session.note_state.kept()
    session.change("monthly-amount")
    session.type("123")
    session.keep()
    assert "monthly-amount: '123.00'" in path.read_text(encoding="utf-8")
    assert read_front(path).answers.keys() == session.walk.lasting.known.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_offered_once_and_not_after_a_no(tmp_path: Path, language: str) -> None:
    session = at_check(tmp_path, language)
    assert ids(session)[-2:] == ["keep-draft", "confirm"]
    assert session.view().highlight == "confirm"
    act(session, "confirm")
    assert "keep-draft" in ids(session), "the outcome behind the first check page"
    act(session, "change-answers", "change:can-you-negotiate", "refused", "change")
    while session.walk.at in session.guide.questions:
        give(session, session.walk.at, options_of(session.guide.questions[session.walk.at])[-1].id)
        session.keep()
    assert session.walk.node.id != "family-called"
    assert "keep-draft" not in ids(session), "another page"
    other = at_check(tmp_path, language)
    act(other, "keep-draft", "stop")
    assert "keep-draft" not in ids(other)
    act(other, "confirm")
    assert "keep-draft" not in ids(other)
    other.save()
    assert "keep-draft" in ids(other), "it can still be asked for"
    assert not (tmp_path / "state").exists()


CALM = (("what-first", "self"), ("is-it-overdue", "unsure"), ("who-was-contacted", ("nobody",)))
NOTHING = (*CALM, ("can-you-negotiate", "nothing"))


@pytest.mark.parametrize(
    "answers",
    [(("what-first", "danger"),), (*NOTHING, ("what-would-suffer", ("food", "cant-cope")))],
    ids=["at the start", "after other answers"],
)
def test_a_crisis_page_offers_none(tmp_path: Path, answers: tuple[tuple[str, Value], ...]) -> None:
    session = sitting(tmp_path, keeper=Keeper(tmp_path / "drafts"))
    act(session, "begin")
    for id, value in answers:
        give(session, id, value)
        session.keep()
    assert session.walk.private
    assert session.view().id.startswith("outcome:")
    assert "keep-draft" not in ids(session)


@given(st.integers(0, 2**32), st.integers(0, 60))
@settings(max_examples=examples(60), deadline=None)
def test_no_presses_write_a_crisis_into_it(tmp_path_factory: pytest.TempPathFactory, seed: int, count: int) -> None:
    folder = tmp_path_factory.mktemp("draft")
    session, random = sitting(folder / "notes", keeper=Keeper(folder / "drafts")), Random(seed)
    session.draft_policy.agree()
    for _ in range(count):
        press(session, random)
        session.keep()
        kept, walk = drafts(folder / "drafts"), session.walk
        wanted = session.note_state.kept()
        assert kept == (
            [wanted] if wanted not in ("", session.note_state.saved) and session.draft_policy.agreed else []
        )
        for question in GUIDE.questions.values():
            for option in options_of(question):
                assert not (kept and option.private and f" {option.id}\n" in kept[0])
        private = walk.private.keys() - walk.lasting.known.keys()
        assert not any(f"  {id}:" in text for id in private for text in kept)
    session.draft_policy.stop()
    assert not drafts(folder / "drafts")


@pytest.mark.parametrize("way", ["save", "start-again", "stop", "leave and delete"])
def test_it_goes_when_saved_cleared_declined_or_deleted_on_leaving(tmp_path: Path, way: str) -> None:
    session = at_check(tmp_path)
    act(session, "keep-draft", "keep", "confirm")
    assert len(drafts(tmp_path / "state" / "drafts")) == 1
    if way == "save":
        act(session, "save")
        session.type("")
        session.keep()
        assert session.view().id == "saved"
    elif way == "start-again":
        act(session, "start-again", "again")
    elif way == "stop":
        session.save()
        act(session, "keep-draft", "stop")
    else:
        session.quit()
        act(session, "stop")
        assert session.done
    assert not list((tmp_path / "state" / "drafts").iterdir())
    if way == "save":
        act(session, "close")
        session.change("monthly-amount")
        session.type("123")
        session.keep()
        assert len(drafts(tmp_path / "state" / "drafts")) == 1, "from the next change on it is kept again"


def test_leaving_may_keep_it(tmp_path: Path) -> None:
    session = at_check(tmp_path)
    act(session, "keep-draft", "keep")
    session.quit()
    assert ids(session) == ["save", "leave", "stop", "close"]
    assert session.view().highlight == "close"
    act(session, "leave")
    assert session.done
    assert drafts(tmp_path / "state" / "drafts") == [session.note_state.kept()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_next_sitting_goes_on_at_the_same_place(tmp_path: Path, language: str) -> None:
    first = at_check(tmp_path, language)
    act(first, "keep-draft", "keep", "confirm")
    first.draft_policy.keeper.release()  # type: ignore[union-attr]
    second = sitting(tmp_path / "notes", language, keeper=Keeper(tmp_path / "state" / "drafts"))
    second.draft_policy.look(second)
    assert second.view().highlight == "draft", "Enter goes on"
    assert offered(second).startswith(second.p.draft_go_on.split("{")[0])
    act(second, "draft", "go-on")
    assert second.view().id == "opened"
    act(second, "close")
    assert second.view() == first.view()
    assert second.note_state.unsaved
    assert drafts(tmp_path / "state" / "drafts") == [second.note_state.kept()]
    second.change("monthly-amount")
    second.type("123")
    second.keep()
    assert "monthly-amount: '123.00'" in drafts(tmp_path / "state" / "drafts")[0], "it goes on being kept"


def test_it_can_be_discarded_instead_and_then_the_one_before_is_offered(tmp_path: Path) -> None:
    for age in (2, 1):
        session = at_check(tmp_path)
        act(session, "keep-draft", "keep")
        assert session.draft_policy.path is not None
        os.utime(session.draft_policy.path, (86_400 * (10 - age), 86_400 * (10 - age)))
        session.draft_policy.keeper.release()  # type: ignore[union-attr]
    session = sitting(tmp_path, keeper=Keeper(tmp_path / "state" / "drafts"))
    session.draft_policy.look(session)
    for left in (1, 0):
        before = offered(session)
        act(session, "draft", "discard")
        assert len(drafts(tmp_path / "state" / "drafts")) == left
        assert (session.view().id, offered(session) == before) == ("start", False)
    assert "draft" not in ids(session)
    assert not list((tmp_path / "state" / "drafts").iterdir())


def test_a_draft_edited_into_nonsense_is_said_and_can_be_discarded(tmp_path: Path) -> None:
    first = at_check(tmp_path)
    act(first, "keep-draft", "keep")
    path = first.draft_policy.path
    assert path is not None
    first.draft_policy.keeper.release()  # type: ignore[union-attr]
    path.write_text(f"{FENCE}\nguide: {GUIDE.id}\nnonsense\n", encoding="utf-8")
    session = sitting(tmp_path, keeper=Keeper(path.parent))
    act(session, "draft", "go-on")
    assert session.view().id == "draft"
    assert any(part.style == "error" and str(path) in part.text for part in session.view().parts)
    assert path.exists()
    act(session, "discard")
    assert not path.exists()


def test_a_draft_that_cannot_be_written_is_said_once_and_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    session = at_check(tmp_path)
    act(session, "keep-draft", "keep")
    line = session.p.draft_failed.format(reason=session.p.save_reasons["not-a-folder"])
    assert [part.text for part in session.view().parts][1] == line
    act(session, "confirm")
    assert session.view().id == "outcome:family-called"
    assert line not in [part.text for part in session.view().parts]
    session.quit()
    assert ids(session) == ["save", "leave", "close"], "no draft is spoken of where there is none"


def test_without_a_place_for_drafts_none_is_offered() -> None:
    session = sitting()
    session.choose("begin")
    for id, value in ANSWERS.items():
        give(session, id, value)
    assert "keep-draft" not in ids(session)
    session.save()
    assert "keep-draft" not in ids(session)
