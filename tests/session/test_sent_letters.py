"""Marking a letter as sent at the keyboard, reading it afterwards, noting the answer, and taking it back."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from guide.content.conditions import Value
from guide.notes.front import read_front
from guide.session.panels.letters import LetterPage
from guide.session.panels.saving import Save
from guide.session.session import Session
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.text import LONGEST
from guide.ui.plain import walk
from tests.support.filled import letters_in, log_in
from tests.support.scenes import app_for, keys, ready
from tests.support.sittings import at_outcome, sitting

PLAN = "plan-request"
ANSWERS: dict[str, Value] = {
    "what-first": "self",
    "is-it-overdue": "overdue-date",
    "due-date": date(2026, 5, 27),
    "who-was-contacted": ("emergency-contact",),
    "what-did-they-do": ("told-debt",),
}


def at_letter(tmp_path: Path) -> Session:
    s = at_outcome(sitting(tmp_path), ANSWERS)
    s.open(LetterPage(PLAN))
    return s


def test_one_choice_and_the_day_and_the_way_freeze_it(tmp_path: Path) -> None:
    s = at_letter(tmp_path)
    said = [part.text for part in s.view().parts if part.style == "say"]
    s.choose("mark")
    assert [choice.id for choice in s.view().choices if choice.row] == ["row:sent-on", "row:sent-way"]
    s.choose("keep")
    view = s.view()
    assert view.id == f"sent:{PLAN}:1"
    went = [part.text for part in view.parts if part.style == "say"]
    assert went == said[-len(went) :]
    assert len(log_in(s.sheets).entries) == 1
    s.choose("close")
    again = s.view()
    assert again.choices[0].id == "sent:1", "what went out comes before another one"
    assert again.choices[0].detail
    assert any(part.text.startswith(s.p.sent_before.split("{")[0]) for part in again.parts if part.style == "lead")


def test_what_is_blank_is_told_before_it_is_frozen(tmp_path: Path) -> None:
    s = at_letter(tmp_path)
    s.choose("mark")
    told = [part.text for part in s.view().parts if part.style == "text"]
    names = {field.id: field.label.say(s.language) for field in letters_of(s.guide)[PLAN].fields}
    assert len(told) == 1
    assert names["account"] in told[0]
    assert s.p.letter_blanks["signature"] not in told[0], "that is always written by hand"
    filled = at_outcome(sitting(tmp_path), ANSWERS)
    filled.open(LetterPage("stop-and-delete"))
    filled.choose("mark")
    assert names["account"] not in "".join(part.text for part in filled.view().parts)


def test_nothing_is_marked_where_one_goes_back(tmp_path: Path) -> None:
    s = at_letter(tmp_path)
    s.choose("mark")
    assert s.view().choices[-1].text == s.p.letter_mark_not, "it says what is not done"
    s.choose("close")
    assert not letters_in(s.sheets)
    assert not log_in(s.sheets).entries


def test_an_answer_is_noted_and_everything_is_taken_back(tmp_path: Path) -> None:
    s = at_letter(tmp_path)
    s.choose("mark")
    s.choose("keep")
    s.choose("answer")
    s.choose("row:answer-words")
    s.type("同意每月 330 元")
    s.choose("keep")
    answer = letters_in(s.sheets)[PLAN].sent[0].answer
    assert answer is not None
    assert (answer.on, answer.words) == (s.today, "同意每月 330 元")
    assert any("同意每月 330 元" in part.text for part in s.view().parts)
    s.choose("unmark")
    s.choose("unmark")
    assert letters_in(s.sheets)[PLAN].sent == ()
    assert not log_in(s.sheets).entries


def test_opened_after_the_day_it_is_said_first_that_nothing_came(tmp_path: Path) -> None:
    s = at_letter(tmp_path)
    s.choose("mark")
    s.choose("keep")
    text = letters_in(s.sheets)[PLAN].sent[0].text
    while s.panels:
        s.choose("close")
    s.open(Save())
    s.type(str(tmp_path))
    path = next(tmp_path.glob("*.md"))
    later = sitting(tmp_path, today=s.today + timedelta(days=30))
    later.resume(read_front(path), path.name, path)
    p = later.p
    assert any(p.sent_unanswered.partition("{")[0] in part.text for part in later.view().parts)
    assert letters_in(later.sheets)[PLAN].sent[0].text == text
    due = letters_in(later.sheets)[PLAN].sent[0].answer_by
    assert isinstance(due, date)
    assert text.split("\n\n")[0] in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("length", [20_001, LONGEST])
def test_a_long_letter_is_sent_saved_and_opened_as_it_is(length: int, tmp_path: Path) -> None:
    s = at_letter(tmp_path / "a")
    s.choose("edit")
    s.type("字" * length)
    s.choose("mark")
    s.choose("keep")
    path = saved_in(s, tmp_path / "a")
    later = sitting(tmp_path)
    later.resume(read_front(path), path.name, path)
    assert letters_in(later.sheets)[PLAN].sent[0].text == "字" * length
    edited = at_letter(tmp_path / "b")
    edited.choose("edit")
    edited.type("字" * length)
    path = saved_in(edited, tmp_path / "b")
    later = sitting(tmp_path)
    later.resume(read_front(path), path.name, path)
    assert letters_in(later.sheets) == letters_in(edited.sheets)


def saved_in(s: Session, folder: Path) -> Path:
    s.panels.clear()
    s.open(Save())
    s.type(str(folder))
    return next(folder.glob("*.md"))


def test_a_letter_that_nobody_would_send_stays_where_it_is_to_be_shortened(tmp_path: Path) -> None:
    """As lines too: what is wrong is said, and the text is still there."""
    too_long = "字" * (LONGEST + 1)
    for lines in (False, True):
        s, out = at_letter(tmp_path), io.StringIO()
        s.choose("edit")
        if lines:
            walk(s, [too_long, "."], out)
        else:
            s.type(too_long)
        view = s.view()
        assert view.id == f"edit:{PLAN}"
        assert str(LONGEST) in view.error
        assert str(LONGEST) in out.getvalue() or not lines
        assert view.field is not None
        assert view.field.text.strip() == too_long
        assert not letters_in(s.sheets)
        s.type(view.field.text.strip()[:-1])
        assert letters_in(s.sheets)[PLAN].edited is not None


async def test_on_the_screen_it_is_said_above_the_text() -> None:
    app = app_for("en", ANSWERS)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        session = app.main.session
        assert session is not None
        session.open(LetterPage(PLAN))
        session.choose("edit")
        app.main.paint()
        await pilot.pause()
        assert app.main.editor is not None
        app.main.editor.load_text("a" * (LONGEST + 1))
        await keys(pilot, "tab", "enter")
        rows = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
        assert any(str(LONGEST) in row for row in rows)
        assert len(app.main.editor.text) == LONGEST + 1
