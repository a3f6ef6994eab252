"""The page of an outcome: its first screen, what is ticked off, the keys of the steps, the words for each listener."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.content.words import Language
from guide.notes.document import open_again
from guide.notes.front import parse_note
from guide.notes.render import markdown
from guide.session.session import Session
from guide.views.commands import BY_NAME
from guide.views.lines import fitted, lay_out
from guide.views.pieces import key_of
from tests.support.guides import LANGUAGES, section_title
from tests.support.scenes import CALLED
from tests.support.sittings import at_outcome, sitting
from tests.support.walking import one_for_each_outcome

FIRST_SCREEN = 22
"""Lines of a page in a terminal of 24."""
WIDTH = 75


def outcomes(language: Language) -> list[Session]:
    """A sitting on the page of every outcome."""
    found = []
    for walk in one_for_each_outcome().values():
        session = sitting(language=language)
        session.move(walk)
        found.append(session)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_do_today_and_words_to_say_stand_on_the_first_screen(language: Language) -> None:
    """Where a warning comes before the steps, the last of them and the words to say may stand below."""
    cut = []
    for session in outcomes(language):
        view = session.view()
        every = fitted(lay_out(view, WIDTH, frozenset()), FIRST_SCREEN)
        lines = every[:FIRST_SCREEN]
        assert any(line.style == "title" for line in lines)
        steps = [index for index, choice in enumerate(view.choices) if choice.ticked is not None]
        warned = section_title(session.guide, "before", language) in [part.text for part in view.parts]
        below = any(line.style == "say" and line.card == "say" for line in every[FIRST_SCREEN:])
        cut += [view.id] if below and not warned else []
        seen = {line.choice for line in lines if line.card == "do"} & {*steps}
        assert seen == {*steps} or (warned and seen >= {*steps[:3]}), view.id
        assert any(line.card == "say" for line in lines) or warned, view.id
    assert len(cut) <= (2 if language == "en" else 0), f"the last of the words to say stand below: {cut}"


def test_the_key_of_every_step_leads_somewhere() -> None:
    for session in outcomes("en"):
        view = session.view()
        ids = {key_of(number): view.choices[index].id for number, index in view.numbered.items()}
        for key in (key for choice in view.choices for key in choice.keys):
            if key.does in BY_NAME:
                assert BY_NAME[key.does].key(False, False) == key.key
            else:
                assert ids[key.key] == key.does


def test_the_words_for_one_listener_are_shown_at_a_time_on_a_screen_and_all_in_lines() -> None:
    session = at_outcome(sitting(), CALLED)
    view = session.view()
    assert view.listener == 0
    assert len(view.listeners) == 2
    for listener in (1, 0):
        session.listen(listener)
        view = session.view()
        assert view.listener == listener
        said = {part.to: part.text for part in view.parts if part.style == "say"}
        shown = " ".join(line.text.strip() for line in lay_out(view, WIDTH, frozenset()) if line.card == "say")
        assert said[listener][:40] in shown
        assert said[1 - listener][:40] not in shown


def test_what_is_ticked_off_is_saved_with_the_note_and_comes_back(tmp_path: Path) -> None:
    session = at_outcome(sitting(), CALLED)
    before = session.note_state.kept()
    for step in ("step:2", "step:3", "step:3", "step:5"):
        session.choose(step)
    assert [choice.id for choice in session.view().choices if choice.ticked] == ["step:2", "step:5"]
    assert session.note_state.kept() != before, "there is something new to save"
    note = session.note_state.note()
    text = markdown(note, session.p)
    assert text.count("- [x] ") == 2
    front, _ = parse_note(tmp_path / "note.md", text.encode())
    assert open_again(session.guide, front, session.today).answers
    again = sitting()
    again.note_state.resume(front, tmp_path / "note.md")
    again.panels.clear()
    assert again.progress.ticked == {"family-called": frozenset({2, 5})}
    assert not again.note_state.unsaved
    again.clear()
    assert not again.progress.ticked


def test_what_is_ticked_off_on_a_page_that_leaves_no_trace_is_not_saved() -> None:
    session = at_outcome(sitting(), {"what-first": "danger"})
    session.choose("step:1")
    assert session.view().choices[0].ticked
    assert not session.note_state.note().ticked
