"""What is said when a note is opened again: what is another now, by which answer, what a newer guide makes of it.

Newer guides are real copies of the files with something edited in them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from shutil import copy

import pytest

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.notes.document import open_again
from guide.notes.front import read_front
from guide.notes.since import Fate
from tests.support.guides import TODAY, edit, shipped_guide
from tests.support.kept_notes import NEWER, SHEETS, WANT_TO, changed_by, edited, opened, saved, told, update
from tests.support.scenes import CALLED

GUIDE = shipped_guide()
DATA = Path(__file__).parent / "data"
LEADS = ("questions/negotiate/other-debts.yaml", "    go: family-called\n")
ONE_MORE = """\
question: is-it-in-writing
chapter: negotiate
kind: one
ask: {zh-Hans: 有寫下來嗎？, en: Is it in writing?}
why: {zh-Hans: 先看這個, en: This comes first}
label: {zh-Hans: 寫下來, en: In writing}
options:
  - {id: written, zh-Hans: 有, en: It is}
  - {id: not-written, zh-Hans: 沒有, en: It is not}
errors:
  empty: {zh-Hans: 選一項, en: Choose one}
next:
  - go: family-called
"""


def asking_one_more(copy: Path) -> None:
    edit(copy / NEWER[0], *NEWER[1:])
    edit(copy / LEADS[0], LEADS[1], "    go: is-it-in-writing\n")
    (copy / "questions/negotiate/is-it-in-writing.yaml").write_text(ONE_MORE, encoding="utf-8")


def renaming_the_page(copy: Path) -> None:
    edit(copy / NEWER[0], *NEWER[1:])
    edit(copy / LEADS[0], LEADS[1], "    go: family-was-called\n")
    page = (copy / "outcomes/family-called.yaml").rename(copy / "outcomes/family-was-called.yaml")
    edit(page, "outcome: family-called\n", "outcome: family-was-called\n")


PAGE = "outcomes/family-called.yaml"
TITLE = GUIDE.outcomes["family-called"].title.say("en")
REPLY = GUIDE.outcomes["reply-today"].title.say("en")
FATES: dict[str, tuple[Callable[[], Guide], Fate, list[str]]] = {
    "only the number": (partial(edited, NEWER), "same", ["your result is the same"]),
    "other words": (
        partial(edited, NEWER, (PAGE, "title:\n  zh-Hans: ", "title:\n  zh-Hans: 新的")),
        "new-words",
        ["the same page in other words"],
    ),
    "other words in English": (
        partial(
            edited,
            NEWER,
            ("outcomes/family-called.yaml", "  en: 'Family was contacted: ", "  en: 'Family was called: "),
        ),
        "new-words",
        ["the same page in other words"],
    ),
    "another page": (
        partial(edited, NEWER, (*LEADS, "    go: reply-today\n")),
        "elsewhere",
        ["the same answers lead to another page now", f"The page was “{TITLE}” then, and is “{REPLY}” today."],
    ),
    "the page has another name": (
        partial(changed_by, renaming_the_page),
        "elsewhere",
        ["the same answers lead to another page now", f"The page is “{TITLE}” now."],
    ),
    "one more question": (
        partial(changed_by, asking_one_more),
        "one-more-answer",
        ["it needs one more answer", "Is it in writing?"],
    ),
    "an option that is gone": (
        partial(edited, NEWER, WANT_TO),
        "not-valid",
        ["some answers no longer fit, see below", "Not used today, kept in the file, and tried again next time: Neg"],
    ),
}


@pytest.mark.parametrize(("guide", "fate", "said"), FATES.values(), ids=FATES.keys())
def test_a_note_of_an_older_guide_is_classed_in_one_clear_line(
    guide: Callable[[], Guide], fate: Fate, said: list[str], tmp_path: Path
) -> None:
    path, newer = saved(tmp_path), guide()
    before = path.read_bytes()
    session = opened(path, guide=newer)
    assert open_again(newer, read_front(path), TODAY).since.fate == fate
    text = "\n".join(told(session))
    for line in ("The guide went from version 1.0 to 1.1", *said):
        assert line in text
    assert session.p.opened_ask_again.split("{")[0] not in text, "none of this is about what is never saved"
    assert not any(id in text for id in ("family-called", "family-was-called", "can-you-negotiate", "O10"))
    assert path.read_bytes() == before, "opening changes nothing"
    update(session)
    again = open_again(GUIDE, read_front(path), TODAY)
    assert again.answers == CALLED
    assert again.sheets == SHEETS, "all that was typed is kept"


def test_a_guide_of_the_same_version_is_not_spoken_of(tmp_path: Path) -> None:
    session = opened(saved(tmp_path))
    assert "version" not in "\n".join(told(session))
    assert [choice.id for choice in session.view().choices] == ["close"]


def test_a_gap_that_a_crisis_left_is_not_taken_for_a_new_question(tmp_path: Path) -> None:
    path = Path(copy(DATA / "danger-first-went-on.md", tmp_path))
    session = opened(path, guide=edited(NEWER))
    assert open_again(edited(NEWER), read_front(path), TODAY).since.fate == "asked-again"
    text = "\n".join(told(session))
    assert "The guide went from version 1.0 to 1.1." in text
    assert "one more answer" not in text
    assert "Please answer again what is never saved" in text


DAY_30 = date(2026, 6, 26)


@pytest.mark.parametrize(
    ("made", "today", "said"),
    [
        (TODAY, DAY_30, ["Days late: 8 days then, 30 days today.", "New on this page: “30 or more days late”"]),
        (DAY_30, TODAY, ["Days late: 30 days then, 8 days today.", "No longer on this page: “30 or more days late”"]),
    ],
)
def test_parts_that_came_and_went_are_named_and_the_answer_that_did_it(
    made: date, today: date, said: list[str], tmp_path: Path
) -> None:
    lines = told(opened(saved(tmp_path, today=made), today))
    assert {*said, "What makes the difference: Due date."} <= {*lines}


def test_a_page_that_says_the_same_names_no_difference(tmp_path: Path) -> None:
    lines = told(opened(saved(tmp_path), TODAY + timedelta(days=3)))
    assert not any("difference" in line or "this page: “" in line for line in lines)
    assert "Days late: 8 days then, 11 days today." in lines


def test_an_answer_of_that_day_only_is_named(tmp_path: Path) -> None:
    answers: dict[str, Value] = {
        "what-first": "self",
        "is-it-overdue": "today",
        "can-you-pay-on-the-day": "full",
        "who-was-contacted": ("nobody",),
    }
    lines = told(opened(saved(tmp_path, answers), TODAY + timedelta(days=1)))
    label = GUIDE.questions["is-it-overdue"].label.say("en")
    assert f"What makes the difference: {label}." in lines
    assert f"Please answer again what is never saved or changes from day to day: {label}." in lines


def test_sources_that_nobody_has_looked_at_for_too_long_are_named(tmp_path: Path) -> None:
    path = saved(tmp_path)
    assert not any("not checked for too long" in line for line in told(opened(path, date(2026, 7, 1))))
    (line,) = [line for line in told(opened(path, date(2027, 9, 1))) if "not checked for too long" in line]
    names = line.split("too long: ")[1]
    since = open_again(GUIDE, read_front(path), date(2027, 9, 1)).since
    assert len(since.old_sources) > 3
    assert names.endswith(f" and {len(since.old_sources) - 3} more.")
    assert not any(id in names for id in since.old_sources), "names, not ids"


def test_are_they_still_true(tmp_path: Path) -> None:
    session = opened(saved(tmp_path), date(2026, 6, 9))
    assert [choice.id for choice in session.view().choices] == ["close", "check"]
    session.choose("check")
    assert session.view().id == "check"
    assert "change:due-date" in [choice.id for choice in session.view().choices]
    session.choose("confirm")
    assert session.view().id == "outcome:family-called"


def test_what_was_due_since_and_what_comes_next(tmp_path: Path) -> None:
    lines = told(opened(saved(tmp_path), date(2026, 7, 11)))
    passed = [line for line in lines if "has passed" in line]
    assert passed == [
        "6 June has passed: What they promised is due",
        "10 June has passed: Payment 1: 330 yuan",
        "10 July has passed: Payment 2: 330 yuan",
    ]
    assert "Next: 10 August, Payment 3: 330 yuan" in lines


def test_a_question_never_answered_is_not_asked_again_but_first(tmp_path: Path) -> None:
    lines = told(opened(saved(tmp_path), date(2026, 5, 20)))
    ask = GUIDE.questions["can-you-pay-on-the-day"].ask.say("en")
    assert f"The page was “{TITLE}” then. To go on, answer first: {ask}" in lines
    assert not any(line.startswith("Please answer again") for line in lines)


def test_what_has_been_answered_since_is_not_asked_again(tmp_path: Path) -> None:
    answers: dict[str, Value] = {"what-first": "self", "is-it-overdue": "today", "can-you-pay-on-the-day": "full"}
    path, next_day = saved(tmp_path, answers), TODAY + timedelta(days=1)
    update(opened(path, next_day))
    session = opened(path, next_day)
    assert any(line.startswith("Please answer again") for line in told(session)), "still open"
    session.choose("close")
    session.choose("not-due")
    update(session)
    assert not any(line.startswith("Please answer again") for line in told(opened(path, next_day)))
