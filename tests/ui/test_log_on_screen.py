"""The contact log at the keyboard: quick, numbered as it is shown, and saying where it lives."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from guide.session.panels.log import EntryForm, EntryPage
from guide.session.panels.opening import by_key, note_down
from guide.session.session import Session
from guide.ui.terminal.app import GuideApp
from tests.support.filled import filled_sheets, log_in
from tests.support.scenes import CALLED, app_for, keys, ready
from tests.support.sittings import at_outcome, sitting


def at_work(folder: Path | None = None) -> Session:
    return at_outcome(sitting(folder, language="zh-Hant") if folder else sitting(language="zh-Hant"), CALLED)


def write(s: Session, **fields: str) -> None:
    """A new entry with a few fields, kept."""
    note_down(s)
    for row, value in fields.items():
        s.stand(f"row:{row}")
        if row in ("person", "direction", "channel", "connected"):
            s.pick(int(value))
        else:
            s.type(value)
    s.choose("close")


async def test_a_contact_is_noted_in_a_few_keys() -> None:
    app = app_for("zh-Hant", CALLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        session = cast(GuideApp, pilot.app).main.session
        assert session is not None
        session.choose("confirm")
        app.main.paint()
        await pilot.pause()
        few = ["n", "1", "enter", "1", "1", "2", "escape"]
        await keys(pilot, *few)
        await pilot.pause()
        (entry,) = log_in(session.sheets).entries
        told = {id: entry.filled[id] for id in ("person", "direction", "channel", "connected")}
        assert told == {"person": "me", "direction": "in", "channel": "call", "connected": "no-answer"}
        assert entry.day == session.today


def test_a_new_entry_takes_the_place_of_one_being_read() -> None:
    s = at_work()
    for _ in range(3):
        write(s, person="1")
        assert isinstance(s.panels[-1], EntryPage)
    assert len(s.panels) == 1
    note_down(s)
    assert [type(panel) for panel in s.panels] == [EntryForm]


def test_the_list_opens_by_the_numbers_it_shows() -> None:
    s = at_work()
    for clock in ("12:00", "10:00", "11:00"):
        write(s, person="1", start=clock)
    note_down(s)
    s.back()  # nothing was written: it burns no number
    s.panels.clear()
    by_key(s, "log")
    choices = s.view().choices
    for key, clock in enumerate(("10:00", "11:00", "12:00"), 1):
        entry = choices[key - 1]
        assert clock in entry.text
        s.choose(entry.id)
        assert s.view().parts[0].text.startswith(f"{key}. ")
        s.choose("edit")
        assert f"第 {key} 條" in s.view().parts[0].text
        s.back()
        s.back()
    assert s.view().highlight == "new"


def test_a_day_that_has_not_come_is_refused_with_words_that_help() -> None:
    s = at_work()
    note_down(s)
    s.stand("row:date")
    s.type("2026-06-05")
    assert s.error.startswith("這一天還沒到。")
    s.type("2026-06-04")
    assert not s.error


def test_a_callers_number_shows_four_digits_unless_it_is_kept_whole() -> None:
    s = at_work()
    write(s, person="1")
    s.choose("edit")
    s.stand("row:caller-number")
    s.type("138 0000 1234")

    def shown() -> str:
        return next(choice.detail for choice in s.view().choices if choice.id == "row:caller-number")

    assert shown() == "…1234"
    s.stand("row:caller-number")
    field = s.view().field
    assert field is not None
    assert field.text == "138 0000 1234", "as it was typed, while it is being changed"
    s.fill(filled_sheets(log=log_in(s.sheets).with_case({"whole-numbers": True})))
    assert shown() == "138 0000 1234"


def test_it_says_where_it_lives_the_first_time_until_it_has_been_saved(tmp_path: Path) -> None:
    s = at_work(tmp_path)

    def said() -> bool:
        return any("guide forget" in part.text for part in s.view().parts)

    note_down(s)
    assert said()
    s.pick(1)
    s.choose("close")
    note_down(s)
    assert not said(), "once is enough"
    s.panels.clear()
    by_key(s, "log")
    assert said()
    assert list(tmp_path.iterdir()) == []
    s.close()
    by_key(s, "log")
    assert not said()


def test_the_law_is_a_page_beside_the_letter() -> None:
    s = at_work()
    choices = {choice.id: choice.text for choice in s.view().choices}
    assert choices["letter:plan-request"].startswith("信：L5")
    s.choose("letter:plan-request")
    s.choose("law")
    assert s.view().id == "law:plan-request"
    s.choose("close")
    assert s.view().id == "letter:plan-request"
