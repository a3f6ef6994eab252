"""What is not meant after all can be left as it was, and nothing written goes without a question."""

from __future__ import annotations

import io
import re

from guide.session.panels.asking import open_answers
from guide.session.panels.opening import note_down
from guide.session.session import Session
from guide.sheets.letters.state import LetterWork
from guide.sheets.letters.work import WORK
from guide.ui.plain import walk
from tests.support.filled import letters_in, log_in
from tests.support.letters import L5, everything
from tests.support.scenes import CALLED, SHEETS, app_for, keys, ready
from tests.support.sittings import at_outcome, ids, sitting

LETTER = "plan-request"
OLD = "old-debt"


def at_work(language: str = "zh-Hant") -> Session:
    session = at_outcome(sitting(language=language), CALLED)
    session.fill(SHEETS)
    return session


def edited(session: Session) -> None:
    """The letter with a text changed by hand, in front of the reader."""
    session.choose(f"letter:{LETTER}")
    session.choose("edit")
    session.type("mine")
    assert letters_in(session.sheets)[LETTER].edited is not None


def test_an_answer_that_is_not_changed_after_all_leads_back_to_where_one_was() -> None:
    for before in ("outcome", "check"):
        session = at_work()
        if before == "check":
            session.choose("change-answers")
        seen = session.view().id
        open_answers(session)
        session.choose("who-was-contacted")
        assert session.view().id == "question:who-was-contacted"
        session.back()
        assert session.view().id == seen


def test_another_language_does_not_take_the_place_of_a_changed_letter_unasked() -> None:
    session = at_work()
    edited(session)
    session.choose("send:zh-Hans")
    assert session.view().id == f"drop-edited:{LETTER}"
    session.choose("close")
    assert letters_in(session.sheets)[LETTER].edited is not None
    session.choose("send:zh-Hans")
    session.choose("drop")
    assert letters_in(session.sheets)[LETTER].edited is None
    assert letters_in(session.sheets)[LETTER].sent_in == "zh-Hans"


def test_filling_in_a_letter_leads_back_to_it() -> None:
    session = at_work()
    session.choose(f"letter:{LETTER}")
    session.choose("fill")
    session.back()
    assert session.view().id == f"letter:{LETTER}"


def test_that_it_was_copied_is_not_said_of_another_text() -> None:
    session = at_work()
    session.copy = lambda _: None
    session.choose(f"letter:{LETTER}")
    session.choose("copy")
    assert session.view().id.endswith(":copied")
    session.choose("edit")
    session.type("mine")
    assert session.view().id == f"letter:{LETTER}"


def test_a_new_entry_with_something_in_it_is_dropped_only_when_asked_twice() -> None:
    session = at_work()
    before = log_in(session.sheets).entries
    note_down(session)
    session.choose("drop")
    assert log_in(session.sheets).entries == before, "nothing had been written"
    note_down(session)
    session.pick(1)
    session.choose("drop")
    assert session.view().id == "delete-entry"
    session.choose("close")
    assert len(log_in(session.sheets).entries) == len(before) + 1
    session.choose("drop")
    session.choose("delete")
    assert log_in(session.sheets).entries == before
    assert session.view().id.startswith("outcome:")


def test_in_lines_every_choice_of_a_form_has_its_number() -> None:
    session, out = at_work("en"), io.StringIO()
    session.choose("sheet:plan")
    number = [choice.id for choice in session.view().choices].index("result") + 1
    walk(session, [str(number)], out)
    assert re.search(rf"^ *{number} +{session.p.plan_result}", out.getvalue(), re.MULTILINE)
    assert session.view().id.startswith("result:")


def test_in_lines_a_letter_is_written_line_by_line() -> None:
    session = at_work("en")
    session.choose(f"letter:{LETTER}")
    session.choose("edit")
    walk(session, ["b", "", "q", "."], io.StringIO())
    work = letters_in(session.sheets)[LETTER]
    assert work.edited is not None
    assert work.edited.text.strip() == "b\n\nq", "no line of a text is a command"
    session.choose("edit")
    walk(session, ["no", "/b"], io.StringIO())
    assert letters_in(session.sheets)[LETTER] == work


async def test_after_another_size_the_end_of_a_page_is_still_its_end() -> None:
    app = app_for("zh-Hant", CALLED)
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(app, pilot)
        await keys(pilot, "end", "enter", "end")
        for size in ((40, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert app.main.page.scroll_y == app.main.page.max_scroll_y > 0


async def test_the_foot_follows_what_can_be_seen() -> None:
    app = app_for("en", CALLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        await keys(pilot, "end", "enter")
        assert "read on" in str(app.main.query_one("#foot").render())
        await keys(pilot, "end")
        assert "to the choices" in str(app.main.query_one("#foot").render())
        await keys(pilot, "down")
        assert "choose" in str(app.main.query_one("#foot").render())


def test_what_is_still_blank_is_filled_in_before_the_letter_is_given_away() -> None:
    session = at_work()
    session.choose(f"letter:{LETTER}")
    assert ids(session)[0] == "fill"
    session.fill(WORK.put(session.sheets, {LETTER: LetterWork(filled=everything(L5, OLD))}))
    assert ids(session)[0] == "save"
    assert "fill" in ids(session), "and it can still be changed"
    session.fill(WORK.put(session.sheets, {}))
    session.choose("edit")
    session.type("mine")
    assert ids(session)[0] == "save", "what is blank in a text of one's own is not known"
