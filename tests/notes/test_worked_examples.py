"""The note for oneself of the worked example, from its answers, plan and log: what it says, and in which order."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from guide.content.words import Language
from guide.i18n.phrases import phrases
from guide.notes.framing import split
from guide.notes.in_short import next_day
from guide.notes.render import markdown
from guide.sheets.letters.state import Edit, LetterWork
from guide.sheets.log.content import conduct_of
from guide.sheets.state import NOTHING, Sheets
from guide.views.layout import cells
from tests.support.contacts import WORKED, log_of
from tests.support.examples import CONTACTS, GUIDE, P3, SHEETS, for_helper, note
from tests.support.filled import debts_in, filled_sheets, log_in, plan_in
from tests.support.guides import LANGUAGES
from tests.support.markdown import bare, shown

SAID = [
    "# My note",
    "Made 2026-06-04 21:30",
    "The overdue guide for 小象優品, version 1.0",
    "## Three lines",
    "Now: Family was contacted",
    "Days late: 8 days; Had replied: No, I did not see the messages",
    "Today: If safe, say three sentences to family today",
    "Next: 6 June 2026. Ask family whether the calls continue; They promised: 用文字回",
    "## Do today",
    "- [ ] If safe",
    "- [ ] Offer a plan from",
    "## Words to say",
    "8 days late",
    "I can pay 330 yuan a month, on the 10th, first on 10 June 2026, 8 payments",
    "(7×330 + 210 = 2,520, charges not included)",
    "## Write down",
    "(write here)",
    "## My answers",
    "Due date: 27 May 2026",
    "Monthly amount: 330 yuan",
    "Other debts: Two or three in all",
    "## Days to keep",
    "10 July 2026: Payment 2",
    "## Repayment plan",
    "Income a month: 5,200 yuan",
    "Essentials: 4,310 yuan",
    "801 yuan",
    "2,520 yuan, 330 yuan a month",
    "3,600 yuan, 471 yuan a month",
    "## Contact log",
    "4 in all.",
    "1 to others. The first was on 4 June 2026. That was day 8.",
    "0 from evening to early morning (22:00 to 08:00).",
    "1. 29 May 2026 (day 2) 10:12",
    "Who was contacted: me",
    "2. 1 June 2026 (day 5) 15:40",
    "3. 4 June 2026 (day 8) 09:20–09:24",
    "Who was contacted: listed contact A",
    "4. 4 June 2026 (day 8) 12:05",
    "Which way: from us",
    "## What the article says",
    "## Law and phone numbers",
    "General information, not legal advice. This file is only on your computer.",
    "## For the program",
]


def text(sheets: Sheets = SHEETS, language: Language = "zh-Hant") -> str:
    return markdown(note(sheets), phrases(language))


def test_the_worked_example_says_all_of_it_in_this_order() -> None:
    written, at = bare(re.sub(r"\\(?=[_+])", "", text(language="en")).replace("\n> ", "\n")), 0
    for words in SAID:
        found = written.find(bare(words), at)
        assert found >= 0, words
        at = found + len(bare(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_example_has_the_same_parts_and_figures_in_every_language(language: Language) -> None:
    def outline(text: str) -> list[str]:
        return re.findall(r"^#+ |^- \[ \]|7×330|5,200|4,310|\b801\b|2,520|3,600|10:12|09:20–09:24", text, re.MULTILINE)

    assert outline(text(language=language)) == outline(text(language="en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_articles_days_are_not_turned_into_days_to_keep(language: Language) -> None:
    """They are hearsay: no day of the calendar, in a note that outlives the screen."""
    marks = [mark for section in GUIDE.pages["timeline"].sections if section.line for mark in section.line.marks]
    assert [mark.day for mark in marks] == [0, 7, 10]
    assert not [mark for mark in marks if mark.day and bare(mark.name.say(language)) in bare(text(language=language))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_too_wide_and_none_begins_a_list_by_chance(language: Language) -> None:
    body = split(text(language=language)).body
    assert [line for line in body.splitlines() if cells(line) > 80] == []
    assert not [line for line in body.splitlines() if re.match(r"\s*(?:> )?[+*>]\s", line.removeprefix("> "))]
    assert "GB/T" in shown(body)
    assert "7×330" in body


def test_the_plan_is_said_once() -> None:
    for language in LANGUAGES:
        said = bare(text(language=language).replace("\n> ", "\n"))
        assert len(re.findall("每月10日[还還]，第一次是|onthe10th,firston10June2026", said)) == 1
    no_page = filled_sheets(over=SHEETS, log=log_in(SHEETS))
    told = markdown(note(no_page, {"what-first": "self", "is-it-overdue": "unsure"}), phrases("zh-Hant"))
    assert bare(told).count("每月10日還，第一次是") == 1, "where no page says it, the plan does"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_holds_of_standards_is_said_once(language: Language) -> None:
    """Under the log and under the law stands the same sentence; without an outcome it stands under the log."""
    conduct = conduct_of(GUIDE)
    assert conduct is not None
    at_night = filled_sheets(over=SHEETS, log=log_of([{**CONTACTS[2], "start": time(23), "end": time(23, 5)}]))
    said = bare(conduct.file.footers[0].says.say(language))
    assert bare(text(at_night, language)).count(said) == 1
    assert bare(markdown(note(at_night, answers={"what-first": "self"}), phrases(language))).count(said) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_next_day_is_one_that_was_promised_or_that_the_page_wants_kept(language: Language) -> None:
    p, outcome = phrases(language), GUIDE.outcomes["family-called"]
    kept = outcome.dates[0].says.say(language)
    assert next_day(note(), outcome, p)[1] == kept + p.semicolon + p.day_promised_what.format(what="用文字回")
    plain = {id: value for id, value in CONTACTS[3].items() if id != "promised"}
    assert next_day(note(filled_sheets(log=log_of([plain]))), outcome, p)[1] == kept + p.semicolon + p.day_promised
    passed = log_of([{**WORKED[3], "promised-by": date(2026, 6, 3)}])
    assert next_day(note(filled_sheets(log=passed)), outcome, p)[1] == outcome.dates[0].says.say(language)
    later = log_of([{**WORKED[3], "promised-by": date(2026, 6, 10)}])
    assert next_day(note(filled_sheets(log=later)), outcome, p)[1] == outcome.dates[0].says.say(language)
    undated = next(one for one in GUIDE.outcomes.values() if not one.dates)
    assert next_day(note(NOTHING), undated, p)[1] == p.note_look_again


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_anywhere_is_shown_as_typed(language: Language) -> None:
    typed = ["<img src=x onerror=1> **bold**", "# big", "[看](http://x) `y` &lt; ~~z~~", "*A*"]
    entry = {**CONTACTS[2], "words": typed[0], "answer": typed[2], "label": typed[3], "promised": typed[1]}
    letters = {"plan-request": LetterWork(edited=Edit("\n\n".join([typed[1], typed[0], "- 一\n1. 二"]), "0" * 16))}
    sheets = filled_sheets(plan_in(SHEETS), ({**debts_in(SHEETS)[0], "label": "_平台_ <b>"},), letters, log_of([entry]))
    body = split(text(sheets, language)).body
    said = shown(body)
    for words in (*typed, "_平台_ <b>", "- 一", "1. 二"):
        assert bare(words) in said, words


def test_nothing_is_escaped_that_would_mean_nothing() -> None:
    for language in LANGUAGES:
        body = split(text(for_helper(), language)).body
        assert "\\" not in body.replace("\\+ ", ""), language


def test_an_early_note_says_what_is_known() -> None:
    answers = {id: P3[id] for id in ("what-first", "is-it-overdue")}
    written = markdown(note(NOTHING, answers), phrases("zh-Hant"))
    assert "## 三行" not in written
    assert "逾期情況：逾期了，知道還款日" in written
