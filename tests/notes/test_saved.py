"""Saving says truly what is in the file, and asks once about whole numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guide.content.words import Language
from guide.engine.position import Position
from guide.notes.document import Note
from guide.notes.front import parse_note, read_front
from guide.notes.render import markdown
from guide.session.panels.helper import HelperPage
from guide.session.panels.saving import Save
from guide.sheets.letters.state import Edit, LetterWork
from guide.sheets.state import Sheets
from tests.session.test_downloads import Hands
from tests.support.contacts import WORKED, case, log_of
from tests.support.examples import for_helper
from tests.support.filled import filled_sheets
from tests.support.guides import LANGUAGES
from tests.support.plans import FILLED, B
from tests.support.saving import saved, told, with_sheets
from tests.support.sittings import sitting

PHONE, ID = "13812345678", "11010519491231002X"


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_only_answers_hold_no_names_and_no_numbers(tmp_path: Path) -> None:
    says, _ = saved(with_sheets(tmp_path))
    assert "It holds: your answers, the result page with its phone numbers." in says
    assert "It does not hold names, full phone numbers or ID numbers." in says


def test_answers_on_the_way_hold_no_page(tmp_path: Path) -> None:
    s = with_sheets(tmp_path)
    s.move(Position.resume(s.guide, s.today, {"what-first": "self"}))
    assert "It holds: your answers." in saved(s)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_that_is_in_it_is_named(language: Language, tmp_path: Path) -> None:
    letters = {"plan-request": LetterWork({"reason": "工時少了"})}
    s = with_sheets(tmp_path, filled_sheets(over=for_helper(), letters=letters), language)
    says, _ = saved(s)
    parts, p = s.p.saved_parts, s.p
    things = [
        parts["answers"],
        parts["page"],
        parts["plan"],
        parts["log"].format(count=4),
        parts["letters"].format(count=1),
    ]
    assert p.saved_holds.format(things=p.comma.join([*things, parts["helper"]])) in says
    assert p.saved_typed in says
    assert p.saved_no_numbers in says
    assert p.saved_not not in says


@pytest.mark.parametrize(
    "sheets",
    [
        filled_sheets(log=log_of([{**WORKED[0], "words": "你是王小明嗎"}])),
        filled_sheets(log=log_of([{**WORKED[0], "label": "王"}])),
        filled_sheets(plan=FILLED, debts=(B,)),
        filled_sheets(helper={"wants": "停"}),
        filled_sheets(letters={"plan-request": LetterWork(edited=Edit("我是王小明", "0" * 16))}),
        filled_sheets(letters={"plan-request": LetterWork({"reason": "生病"})}),
    ],
    ids=["words", "label", "debt", "helper", "letter", "reason"],
)
def test_where_words_were_typed_nothing_is_promised_of_names(sheets: Sheets, tmp_path: Path) -> None:
    s = with_sheets(tmp_path, sheets)
    says, _ = saved(s)
    assert s.p.saved_typed in says
    assert not any("does not hold names" in line for line in says)


def test_what_was_only_chosen_is_no_typed_word(tmp_path: Path) -> None:
    s = with_sheets(
        tmp_path, filled_sheets(FILLED, log=log_of([WORKED[3] | {"caller-number": PHONE}]), helper={"show": ("log",)})
    )
    says, written = saved(s)
    assert s.p.saved_not in says
    assert PHONE not in written


def test_numbers_of_callers_that_are_kept_whole_are_told_of(tmp_path: Path) -> None:
    s = with_sheets(
        tmp_path, filled_sheets(log=log_of([WORKED[1] | {"caller-number": PHONE}], case(whole_numbers=True)))
    )
    says, written = saved(s)
    assert PHONE in written
    assert s.p.saved_parts["callers"] in " ".join(says)
    assert s.p.saved_not not in says
    assert s.p.saved_names in says


# whole numbers


WITH: dict[str, Any] = {
    "words": filled_sheets(log=log_of([{**WORKED[0], "words": f"打 {PHONE} 找我"}])),
    "earlier": filled_sheets(
        log=log_of([{**WORKED[0], "words": f"打 {PHONE} 找我"}]).edit(1, WORKED[0], sitting().now())
    ),
    "debt": filled_sheets(FILLED, ({**B, "label": PHONE},)),
    "helper": filled_sheets(helper={"situation": f"我是 {ID}"}),
    "letter": filled_sheets(letters={"plan-request": LetterWork(edited=Edit(f"請打 {PHONE}", "0" * 16))}),
    "reason": filled_sheets(letters={"plan-request": LetterWork({"reason": PHONE})}),
}


@pytest.mark.parametrize("sheets", WITH.values(), ids=WITH.keys())
def test_a_whole_number_is_asked_about_once_and_cut(sheets: Sheets, tmp_path: Path) -> None:
    s = with_sheets(tmp_path, sheets)
    s.save()
    s.type("")
    assert s.view().id == "numbers"
    assert not s.note_state.folder.exists()
    assert s.view().highlight == "cut"
    assert {PHONE, ID} & {*told(s)}
    s.choose("cut")
    assert s.view().id == "saved"
    assert s.p.saved_no_numbers in told(s)
    [path] = s.note_state.folder.iterdir()
    written = path.read_text(encoding="utf-8")
    assert PHONE not in written
    assert ID not in written
    assert "…" in written
    assert PHONE not in str(s.sheets)


def test_a_number_that_is_kept_is_kept_and_said_and_not_asked_about_again(tmp_path: Path) -> None:
    s = with_sheets(tmp_path, WITH["words"])
    s.save()
    s.type("")
    s.choose("keep")
    assert s.view().id == "saved"
    assert s.p.saved_numbers in told(s)
    assert s.p.saved_no_numbers not in told(s)
    assert PHONE in next(s.note_state.folder.iterdir()).read_text(encoding="utf-8")
    s.choose("close")
    s.save()
    s.choose("update")
    assert s.view().id == "saved"
    s.choose("close")
    s.fill(filled_sheets(over=s.sheets, helper={"wants": ID}))
    s.save()
    s.choose("update")
    assert s.view().id == "numbers", "another number is another question"
    assert told(s)[-1] == ID
    s.choose("cut")
    assert s.view().id == "saved"
    assert ID not in next(s.note_state.folder.iterdir()).read_text(encoding="utf-8")


def test_who_goes_back_has_saved_nothing(tmp_path: Path) -> None:
    s = with_sheets(tmp_path, WITH["words"])
    s.save()
    s.type("")
    s.back()
    assert isinstance(s.panels[-1], Save)
    assert not s.note_state.folder.exists()
    s.type("")
    s.choose("close")
    assert isinstance(s.panels[-1], Save)


def test_a_browser_and_a_helper_are_asked_too(tmp_path: Path) -> None:
    hands = Hands()
    s = with_sheets(tmp_path, WITH["helper"])
    s.deliver = hands
    s.save()
    s.choose("save")
    assert (s.view().id, hands.given) == ("numbers", [])
    s.choose("cut")
    [(_, text)] = hands.given
    assert ID not in text
    s = with_sheets(tmp_path, WITH["helper"])
    s.open(HelperPage())
    s.choose("save")
    assert s.view().id == "numbers"
    s.choose("keep")
    s.type("")
    assert ID in (tmp_path / "notes" / "note-20260604-2130-b.md").read_text(encoding="utf-8")


def test_what_is_cut_opens_again_as_it_was_cut(tmp_path: Path) -> None:
    s = with_sheets(tmp_path, WITH["words"])
    s.save()
    s.type("")
    s.choose("cut")
    [path] = s.note_state.folder.iterdir()
    again = sitting(tmp_path)
    again.resume(read_front(path), path.name, path)
    assert again.sheets == s.sheets
    assert parse_note(path, markdown(Note(s.walk.lasting, s.now(), s.sheets), s.p).encode())[0].sheets
