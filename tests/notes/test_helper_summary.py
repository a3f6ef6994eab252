"""The summary for a helper: the worked example, what was agreed to be shown and nothing else, and its preview."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guide.content.guide import options_of
from guide.content.words import Language
from guide.engine.position import Position
from guide.i18n.phrases import phrases
from guide.notes.helper_summary import summary
from guide.session.panels.helper import HelperForm, HelperPage
from guide.session.session import Session
from guide.sheets.state import Sheets
from guide.views.layout import cells
from guide.views.lines import lay_out
from tests.support.contacts import case, log_of
from tests.support.examples import CONTACTS, GUIDE, P3, SHEETS, for_helper, note
from tests.support.filled import debts_in, filled_sheets
from tests.support.guides import LANGUAGES
from tests.support.markdown import bare, shown
from tests.support.sittings import sitting

FIGURES = ("5,200", "4,310", "801", "2,520", "330", "3,600", "471", "7×330", "210")


def text(sheets: Sheets, language: Language = "zh-Hant", **more: Any) -> str:
    return summary(note(sheets, **more), phrases(language))


def rows(written: str) -> dict[str, str]:
    """Head → what is said, with what is listed under it; lines put together again."""
    found = re.findall(r"^- (.*?)(?:：|: ?)(.*?)(?=^- |^---)", written + "---", re.MULTILINE | re.DOTALL)
    whole = ((head, re.sub(r"(?<=[，、。；：])\n\s*", "", said)) for head, said in found)
    return {head: " ".join(said.split()) for head, said in whole}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_example_has_the_same_parts_and_figures_in_every_language(language: Language) -> None:
    written = text(for_helper(), language)
    assert len(rows(written)) == 14
    assert all(figure in bare(written) for figure in FIGURES)


def test_the_worked_example_in_english() -> None:
    found = rows(text(for_helper(), "en"))
    assert [*found] == [
        "Consent", "Situation", "Urgent (only what the person agreed to show)", "Facts",
        "Done so far, and what was promised", "Contact log", "Budget", "Wants", "Fears", "Questions", "Bring", "Route",
        "Claims used", "Due for another check",
    ]  # fmt: skip
    assert found["Consent"].startswith("the person agrees that _________ may read this until 2026-07-04")
    facts = found["Facts"].split(" | ")
    assert facts[0] == "Days late: 8"
    assert {"Due date: 27 May 2026", "Monthly amount: 330 yuan", "Other debts: Two or three in all", "Plan: none"} <= {
        *facts
    }
    promised = (
        "- 4 June 2026 (day 8) 12:05 | from us | App | 我提每月 330 元，8 期 | they promised “用文字回” by 6 June 2026"
    )
    assert found["Done so far, and what was promised"] == promised
    assert found["Contact log"].startswith(
        "4 in all; 1 to others; 1 in which nobody spoke 1. 29 May 2026 (day 2) 10:12 | me |"
    )
    assert "3. 4 June 2026 (day 8) 09:20–09:24 | listed contact A | from them | Call" in found["Contact log"]
    budget = "Income a month 5,200 yuan | Essentials 4,310 yuan | Available a month 801 yuan | This debt 2,520 yuan"
    assert found["Budget"] == budget + " (offer 330 yuan) | 平台B 3,600 yuan (offer 471 yuan) | 7×330 + 210 = 2,520"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_agreed_to_be_shown_is_not_in_it(language: Language) -> None:
    neither = text(for_helper(show=None), language)
    for hidden in (*FIGURES, "請儘快還款", "用文字回", "09:20", "two-three"):
        assert hidden not in bare(neither)
    assert "monthly-amount=… › other-debts=…" in " ".join(neither.split())
    for question in ("monthly-amount", "other-debts"):
        assert GUIDE.questions[question].label.say(language) not in neither
    only_log = bare(text(for_helper(show=("log",)), language))
    assert "請儘快還款" in only_log
    assert "5,200" not in only_log
    only_budget = bare(text(for_helper(show=("budget",)), language))
    assert "請儘快還款" not in only_budget
    assert "other-debts=two-three" in only_budget
    assert all(figure in only_budget for figure in FIGURES)


def test_what_is_blank_is_left_to_be_written_by_hand() -> None:
    found = rows(text(Sheets()))
    assert (found["情況"], found["想要"], found["擔心"]) == ("＿＿＿＿＿＿",) * 3
    assert "收支" not in found
    assert "聯絡紀錄" not in found
    assert bare(found["事實"]).endswith("計劃：無")


def test_a_plan_is_told_of_where_one_was_agreed() -> None:
    since = filled_sheets(over=SHEETS, log=log_of(CONTACTS, case(plan_since=date(2026, 6, 1))))
    assert bare(rows(text(since))["事實"]).endswith("計劃：2026年6月1日起")
    agreed = {**P3, "can-you-negotiate": "plan", "how-is-the-plan": "kept"}
    assert bare(rows(text(Sheets(), answers=agreed))["事實"]).endswith("計劃：已經談好")


def test_what_the_other_side_promised_when_it_called_is_told_too() -> None:
    called = {**CONTACTS[1], "connected": "talked", "promised-by": date(2026, 6, 9)}
    found = rows(text(filled_sheets(over=for_helper(), log=log_of([called]))))
    assert (
        found[phrases("zh-Hant").helper_done]
        == "- 2026 年 6 月 1 日（第 5 天）15:40｜對方聯繫我們｜電話｜對方答應，2026 年 6 月 9 日前"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_crisis_never_stands_in_it(language: Language) -> None:
    answers = {**P3, "can-you-negotiate": "nothing", "what-would-suffer": ("food", "cant-cope")}
    del answers["monthly-amount"], answers["other-debts"]
    written = text(for_helper(), language, answers=answers)
    option = next(one for one in options_of(GUIDE.questions["what-would-suffer"]) if one.id == "cant-cope")
    page = GUIDE.outcomes["talk-to-someone"]
    for trace in ("cant-cope", "talk-to-someone", "what-would-suffer", option.say(language), page.title.say(language)):
        assert trace not in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_is_shown_as_typed(language: Language) -> None:
    typed = ["<img src=x onerror=1> **bold**", "# big", "[看](http://x) `y` &lt;", "+ 1"]
    contacts = [*CONTACTS, {**CONTACTS[2], "words": typed[0], "promised": typed[2], "label": "*a*"}]
    sheets = for_helper(situation=typed[0], wants=typed[1], fears=typed[2], reader=typed[3])
    sheets = filled_sheets(over=sheets, log=log_of(contacts), debts=({**debts_in(SHEETS)[0], "label": "_平台_ <b>"},))
    said = shown(text(sheets, language))
    for words in (*typed, "_平台_ <b>", "*a*"):
        assert bare(words) in said
    assert "\\" not in text(for_helper(), language), "nothing is escaped without need"


# the form and the preview


def session(folder: Path, language: Language) -> Session:
    found = sitting(folder, language)
    found.move(Position.resume(GUIDE, found.today, dict(P3)))
    found.fill(for_helper())
    return found


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_is_the_file_at_every_width(language: Language, columns: int, tmp_path: Path) -> None:
    s = session(tmp_path, language)
    s.fill(for_helper(situation="https://example.com/" + "x" * 90 + " <b>**x**", wants="她" * 150))
    s.columns = columns - 4
    s.open(HelperPage())
    view = s.view()
    drawn = lay_out(replace(view, choices=()), s.columns, frozenset())
    s.choose("save")
    s.type("")
    written = (tmp_path / "note-20260604-2130-b.md").read_text(encoding="utf-8")
    seen = [line.text for line in drawn if line.style == "text" or not line.text]
    assert "".join("".join(seen).split()) == "".join(written.split())
    assert all(cells(line) <= s.columns for line in seen)
    if columns >= 120:
        assert [line for line in seen if line] == [line for line in written.splitlines() if line]


@pytest.mark.parametrize("room", [20, 30, 72])
def test_a_preview_that_is_drawn_narrower_than_it_was_made_loses_nothing(room: int, tmp_path: Path) -> None:
    s = session(tmp_path, "zh-Hant")
    s.open(HelperPage())
    seen = "".join(line.text for line in lay_out(replace(s.view(), choices=()), room, frozenset()))
    assert "".join(seen.split()) == "".join((s.p.helper_preview + summary(s.note_state.note(), s.p)).split())


def test_the_form_leads_to_the_preview_and_back(tmp_path: Path) -> None:
    s = session(tmp_path, "en")
    s.open(HelperForm())
    s.choose("read")
    assert s.view().id == "helper"
    s.back()
    assert "read" in [choice.id for choice in s.view().choices]
