"""Letters as files: what is wrong with one is told with its place, and what it cites is looked at."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from guide.cli.main import shipped
from guide.content.faults import BrokenGuide
from guide.lint.report import content_faults
from guide.sheets.letters.content import rules_of
from guide.sheets.loading import load, load_marked
from tests.support.guides import copy_of, edit
from tests.support.tiny import tiny

LETTER = """\
letter: ask
code: A1
title: {zh-Hant: 問, en: To ask}
sent-in: [zh-Hant]
when: {not: {late: fine}}
instead: [{zh-Hant: 不用, en: No need}]
lead: [{zh-Hant: 問一下, en: Just ask, when: {done: true}}]
law: [phone]
fields:
  - {field: done, kind: tick, label: {zh-Hant: 做了, en: Done}}
  - {field: what, kind: several, label: {zh-Hant: 什麼, en: What},
     options: [{id: a, zh-Hant: 甲, en: A}, {id: b, zh-Hant: 乙, en: B}]}
  - {field: by, kind: date, label: {zh-Hant: 哪天, en: By}}
  - {field: sum, kind: money, label: {zh-Hant: 多少, en: Sum}}
  - {field: rest, kind: money, label: {zh-Hant: 剩下, en: Rest}}
suggest:
  - {field: done, when: {late: late}}
  - {field: what, option: a, when: {any: [{late: late}, {acts: shouted}]}}
  - {field: by, working-days: 5}
  - {field: rest, difference: [sum, rest]}
subject: {zh-Hant: 問, en: Ask}
body:
  - {zh-Hant: '{done} {what}', en: '{done} {what}', when: {what: [a, b]}}
  - {zh-Hant: '{name}，{by}', en: '{name}, {by}', when: {plan: unknown}, sources: [phone-act]}
entries: {title: {zh-Hant: 表, en: List}, after: by}
"""


def with_letter(folder: Path, text: str = LETTER) -> Path:
    root = tiny(folder)
    (root / "letters").mkdir()
    (root / "letters/ask.yaml").write_text(text, encoding="utf-8")
    edit(
        root / "outcomes/pay.yaml", "law: [phone]\n", "law: [phone]\ntools: {letters: {use: required, parts: [ask]}}\n"
    )
    return root


def faults(root: Path) -> list[str]:
    with pytest.raises(BrokenGuide) as broken:
        load(root)
    return [str(fault).replace(f"{root}/", "").replace("\n    ", " + ") for fault in broken.value.faults]


def test_a_letter_is_read_with_its_conditions(tmp_path: Path) -> None:
    guide = load(with_letter(tmp_path))
    rules = rules_of(guide)["ask"]
    assert len(rules.body) == 2
    assert len(rules.suggest) == 4


BY, DONE = "{field: by, working-days: 5}", "{late: late}}\n  - {field: what"
REASON = "say under 'when:' which answers or acts show that it happened"
WRONG: dict[str, tuple[str, str, str]] = {
    "no such state": ("{done: true}", "{done: marked}", "7: 'done' is ticked or not + write true or false"),
    "no such option": (
        "{what: [a, b]}",
        "{what: [a, c]}",
        "23: 'what' has no option 'c' + one of a, b, answered",
    ),
    "no such plan": (
        "{plan: unknown}",
        "{plan: good}",
        "24: 'plan' has no option 'good' + one of behind, catch-up, ",
    ),
    "field asked too early": (
        DONE,
        DONE.replace("late: late", "done: true"),
        "17: no question, fact or outcome is c",
    ),
    "option to suggest": ("option: a,", "option: z,", "18: 'what' has no option 'z'"),
    "field to suggest": (BY, BY.replace("by,", "buy,"), "19: there is no field 'buy' + did you mean 'by'?"),
    "day for an amount": (BY, BY.replace("by,", "sum,"), "19: this cannot be suggested for the field 'sum', which is"),
    "two ways at once": (
        BY,
        BY.replace("5", "5, plan: first"),
        "19: write one of when/option, working-days, plan, claim, log",
    ),
    "difference of days": ("difference: [sum, rest]", "difference: [sum, by]", "20: 'by' is not a money field"),
    "tick for nothing": (", when: " + DONE, DONE[12:], f"17: nothing is ticked without a reason + {REASON}"),
    "after what": ("after: by", "after: sum", "25: 'sum' is not a date field of this letter"),
    "nothing instead": (
        "instead: [{zh-Hant: 不用, en: No need}]\n",
        "",
        "5: nothing is said where this letter may not",
    ),
    "no such language": ("sent-in: [zh-Hant]", "sent-in: [zh-Hans]", "4: this guide does not speak 'zh-Hans'"),
    "no such law": ("law: [phone]", "law: [phones]", "8: there is no law text 'phones' + did you mean 'phone'?"),
    "code": ("code: A1", "code: letter", "2: 'letter' is no"),
    "field named as a question": (
        "field: done, kind",
        "field: late, kind",
        "10: the field id 'late' means something else in",
    ),
    "field twice": ("field: rest, kind", "field: sum, kind", "15: the field 'sum' stands twice + choose another id"),
    "option twice": ("{id: b,", "{id: a,", "12: the id 'a' stands twice + choose another id"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    old, new, fault = WRONG[name]
    assert LETTER.count(old) == 1
    found = faults(with_letter(tmp_path, LETTER.replace(old, new)))
    found = [re.sub(r"^letters/ask.yaml:(\d+):\d+ ", r"\1:", one) for one in found]
    assert any(one.startswith(fault) for one in found), found


@pytest.mark.parametrize("name", ["days-late", "law:phone", "days"])
def test_a_letter_prints_its_own_blanks_only(tmp_path: Path, name: str) -> None:
    found = faults(with_letter(tmp_path, LETTER.replace("{name}", f"{{{name}}}")))
    assert any(f"a letter cannot print {{{name}}}" in line for line in found), found


def test_blanks_of_a_letter_stand_nowhere_else(tmp_path: Path) -> None:
    found = faults(with_letter(tmp_path, LETTER.replace("問一下, en: Just ask", "'{by}', en: '{by}'")))
    assert any("{by} is printed only in the letter itself + say it without" in line for line in found), found
    found = faults(with_letter(tmp_path / "2", LETTER.replace("{name}", "{nobody}")))
    assert any("unknown placeholder {nobody}" in line for line in found), found


def test_two_letters_are_told_apart_by_their_code(tmp_path: Path) -> None:
    root = with_letter(tmp_path)
    (root / "letters/tell.yaml").write_text(LETTER.replace("letter: ask", "letter: tell"), encoding="utf-8")
    assert "letters/tell.yaml:2:7  the code 'A1' is taken by 'ask' + choose another" in faults(root)


def test_outcomes_name_letters_that_are_there(tmp_path: Path) -> None:
    root = with_letter(tmp_path)
    edit(root / "outcomes/pay.yaml", "parts: [ask]", "parts: [asks]")
    assert faults(root) == ["outcomes/pay.yaml:13:42  this sheet has no part 'asks' + did you mean 'ask'?"]


def test_a_letter_that_cannot_be_read_is_not_missed_as_well(tmp_path: Path) -> None:
    found = faults(with_letter(tmp_path, LETTER.replace("code: A1\n", "")))
    assert found == ["letters/ask.yaml:1:1  'code' is missing + add 'code:'"]


def test_what_rests_on_a_file_that_cannot_be_read_is_not_judged(tmp_path: Path) -> None:
    root = with_letter(tmp_path)
    edit(root / "questions/late.yaml", "kind: one", "kind: one\nstrange: one")
    assert faults(root) == ["questions/late.yaml:4:1  unknown key 'strange' + here stands one of: hint, pauses"]


def test_a_tick_for_a_question_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    (fault,) = faults(with_letter(tmp_path, LETTER.replace(DONE, DONE.replace("late: late", "lates: late"))))
    assert "no question, fact or outcome is called 'lates'" in fault


def test_a_guide_without_letters_may_name_some_for_later(tmp_path: Path) -> None:
    root = with_letter(tmp_path)
    (root / "letters/ask.yaml").unlink()
    assert not load(root).sheets


def test_a_kind_of_sheet_that_is_none_is_a_fault(tmp_path: Path) -> None:
    root = with_letter(tmp_path)
    edit(root / "outcomes/pay.yaml", "tools: {letters", "tools: {letter")
    assert faults(root) == ["outcomes/pay.yaml:13:17  there is no sheet 'letter' + did you mean 'letters'?"]


def test_letters_that_are_required_are_named(tmp_path: Path) -> None:
    root = with_letter(tmp_path)
    edit(root / "outcomes/pay.yaml", "{use: required, parts: [ask]}", "required")
    assert faults(root) == ["outcomes/pay.yaml:13:18  none of its parts is named + name some: letters: [ask]"]


def test_a_use_that_the_sheet_does_not_know_is_a_fault(tmp_path: Path) -> None:
    root = with_letter(tmp_path)
    edit(root / "outcomes/pay.yaml", "use: required", "use: require")
    assert faults(root) == [
        "outcomes/pay.yaml:13:24  'require' is no way to offer this sheet + did you mean 'required'?"
    ]


def test_acts_are_those_of_the_log(tmp_path: Path) -> None:
    """In a guide that has a log; it counts some by itself."""
    root = with_letter(tmp_path, LETTER.replace("acts: shouted", "acts: [insult, whispered]"))
    (root / "sheets").mkdir()
    whole = (shipped() / "sheets/log.yaml").read_text(encoding="utf-8")
    log = whole[: whole.index("answers:\n")].replace("zh-Hans: ", "zh-Hant: ")
    (root / "sheets/log.yaml").write_text(
        log.replace("late: days-late\n", "").replace("page: contact-log\n", ""),
        encoding="utf-8",
    )
    found = faults(root)
    assert [line.split("  ")[1].split(" + ")[0] for line in found] == ["'acts' has no option 'whispered'"]


# what is cited


CITING = "    sources: [gbt-45251-2025, pipl-44, pipl-45, pipl-47, pipl-50]\n"


CITED = {"yicai-2026": "press-report", "C25": "claim", "hotline-12348": "channel", "cba-2026": "self-regulation"}
LONG = "停止联系我，" * 6
SPOILED = (
    ("stop-and-delete", CITING, CITING.replace("pipl-50", ", ".join(["pipl-50", *CITED]))),
    ("stop-and-delete", "（推荐性国家标准，据公开报道）", "（推荐性国家标准）"),
    ("plan-kept-still-chased", "    sources: [civil-code-543, civil-code-469]\n", ""),
    ("stop-and-delete", "zh-Hans: 我不是借款人。\n", f"zh-Hans: |-\n      {f'{LONG}{chr(10)}      ' * 30}{LONG}\n"),
)
"""What is changed in letters of the guide that comes along."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the check says of them."""
    copy = copy_of(tmp_path_factory.mktemp("spoiled"))
    for letter, old, new in SPOILED:
        edit(copy / f"letters/{letter}.yaml", old, new)
    found = content_faults(*load_marked(copy), date(2026, 11, 23)).faults
    return [str(fault).replace(f"{copy}/", "").replace("\n    ", " + ") for fault in found]


@pytest.mark.parametrize(("id", "kind"), CITED.items())
def test_a_letter_cites_law_and_the_standard_only(said: list[str], id: str, kind: str) -> None:
    what = f"a letter may not cite '{id}', which is of kind '{kind}'"
    hint = "one of law, administrative-regulation, judicial-interpretation, recommended-standard, or nothing"
    assert [line for line in said if f"{what} + {hint}" in line], said


def test_a_text_nobody_has_read_whole_is_cited_as_reported(said: list[str]) -> None:
    (line,) = [line for line in said if "was not read whole" in line]
    assert "cites 'gbt-45251-2025', whose text was not read whole, and does not say so + say: 据公开报道" in line
    assert line.startswith("letters/stop-and-delete.yaml:")


def test_a_law_named_in_a_letter_names_its_source(said: list[str]) -> None:
    mine = [line for line in said if line.startswith("letters/plan-kept-still-chased.yaml:")]
    assert any("says '民法典' and names no source" in line for line in mine), mine


def test_a_letter_stays_on_one_page(said: list[str]) -> None:
    assert any("rows of 78 columns in zh-Hans, 46 is the most" in line for line in said), said
