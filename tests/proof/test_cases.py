"""A guide's own cases: what comes out otherwise is told where it stands, and what cannot be followed with a hint."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.cli.main import run
from guide.content.case_files import cases_of
from guide.engine.journey import follow, load_answers
from guide.i18n.phrases import phrases
from guide.proof import prove
from guide.proof.cases import differences, offered
from guide.sheets import SHIPPED
from guide.sheets.loading import load
from guide.sheets.state import NOTHING
from guide.sheets.together import on_outcome
from tests.support.guides import TODAY, edit, shipped_guide
from tests.support.own_cases import shipped_cases, write_cases
from tests.support.tiny import tiny

GOOD = """\
cases:
  - case: long late
    answers: {late: late, days: 40}
    reaches: pay
    blocks: [old]
    facts: {days-late: 40}
    changes:
      - {change: {days: 10}, reaches: pay, blocks: [], hides: [old]}
      - {change: {late: fine}, falls-away: [days], reaches: calm, facts: {days-late: null}}
      - {change: {late: [late]}, refuses: {late: not-allowed}}
  - {case: 還沒說, answers: {late: late}, reaches: days}
  - {case: too long, answers: {late: late, days: 100}, refuses: {days: too-high}}
  - {case: off the way, answers: {late: fine, days: 3}, reaches: calm, unused: [days]}
"""


def told(folder: Path) -> list[str]:
    """What is said of the cases beside a guide: the line, and what differs."""
    guide = load(folder)
    found = cases_of(guide)
    faults = [*found.faults, *differences(guide, found.placed, TODAY)]
    return [f"{fault.line} {fault.what}" for fault in sorted(faults)]


def test_cases_that_come_out_as_they_say(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    write_cases(folder, GOOD)
    assert told(folder) == []
    report = prove(folder, TODAY, SHIPPED)
    assert report.holds
    assert [line.says for line in report.lines if "cases" in line.name] == ["7 cases"]


DIFFERENT = [
    ("reaches: pay\n    blocks: [old]", "reaches: calm", "4 'long late': leads to 'pay', not to 'calm'"),
    ("    blocks: [old]", "    blocks: []", "5 'long late': 'old' is shown at 'pay'"),
    ("blocks: []", "blocks: [old]", "8 'long late': 'old' is not shown at 'pay'"),
    ("blocks: [old]", "shows: [old, old-too]", "5 there is no block, letter or sheet 'old-too'"),
    ("{days: 10}, reaches: pay, blocks: []", "{days: 31}, reaches: pay", "8 'long late': 'old' is shown at 'pay'"),
    ("blocks: [], hides", "shows", "8 'long late': 'old' is not shown at 'pay'"),
    ("days-late: 40", "days-late: 41", "6 'long late': 'days-late' is 40, not 41"),
    ("days-late: null", "days-late: 4", "9 'long late': 'days-late' is unknown, not 4"),
    ("falls-away: [days], ", "", "9 'long late': the answer to 'days' falls away"),
    ("blocks: [], hides", "falls-away: [days], hides", "8 'long late': the answer to 'days' does not fall away"),
    ("refuses: {late: not-allowed}", "reaches: pay", "10 'long late': the answer to 'late' is refused: not-allowed"),
    ("days: 100", "days: 99", "12 'too long': the answer to 'days' is not refused, and leads to 'pay'"),
    ("too-high", "too-low", "12 'too long': the answer to 'days' is refused: too-high"),
    (", unused: [days]", "", "13 'off the way': the answer to 'days' does not count: it is not on the way"),
    ("reaches: days", "reaches: days, unused: [days]", "11 '還沒說': the answer to 'days' counts"),
]


@pytest.mark.parametrize(("old", "new", "says"), DIFFERENT)
def test_what_comes_out_otherwise_is_told(old: str, new: str, says: str, tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    assert GOOD.count(old) == 1
    write_cases(folder, GOOD.replace(old, new))
    found = told(folder)
    assert len(found) == 1, found
    assert found[0] == says


UNFIT = [
    ("reaches: pay", "reach: pay", "unknown key 'reach'|did you mean 'reaches'?"),
    ("    reaches: pay\n", "", "does not say where the answers lead|add 'reaches:' or 'refuses:'"),
    ("reaches: pay", "reaches: pya", "there is no question, outcome or notice 'pya'|did you mean 'pay'?"),
    (
        "late: late, days: 40",
        "late: late, dyas: 40",
        "there is no question, outcome or notice 'dyas'|did you mean 'days'?",
    ),
    ("late: late, days: 40", "late: laet, days: 40", "'late' has no option 'laet'|did you mean 'late'?"),
    ("late: late, days: 40", "late: late, days: true", "'True' is no answer|write an option, a list of options, "),
    ("late: late, days: 40", "late: fine, calm: on", "one can only say that somebody went on from it|write continue"),
    ("{days: too-high}", "{days: to-high}", "'to-high' is not allowed here|did you mean 'too-high'?"),
    ("falls-away: [days]", "falls-away: [calm]", "'calm' is an outcome, and here stands a question"),
    (
        "facts: {days-late: 40}",
        "facts: {days: 40}",
        "'days' is a question, and here stands a fact|did you mean 'days-late'?",
    ),
    ("case: long late", "case: 7", "must be text, not '7'|put it in quotes"),
    ("cases:\n", "today: 4 June\ncases:\n", "'4 June' is no day|write it like 2026-11-23"),
    (GOOD, "cases: []\n", "has too few entries|it needs at least 1"),
]


@pytest.mark.parametrize(("old", "new", "says"), UNFIT)
def test_a_case_that_cannot_be_followed_is_a_fault_with_a_hint(old: str, new: str, says: str, tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    path = write_cases(folder, GOOD.replace(old, new, 1))
    report = prove(folder, TODAY, SHIPPED)
    assert not report.holds
    said = "\n".join(map(str, report.findings))
    assert all(part in said for part in says.split("|"))
    assert f"{path}:" in said


def test_an_answer_that_is_a_day_needs_to_say_as_of_when(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    edit(folder / "questions/days.yaml", "kind: number\n", "kind: date\n")
    edit(folder / "questions/days.yaml", "most: 99\n", "")
    edit(folder / "guide.yaml", "{value: days}", "{days-since: days}")
    text = "cases:\n  - {case: a week, answers: {late: late, days: 2026-05-28}, reaches: pay}\n"
    write_cases(folder, text)
    assert told(folder) == ["2 'days' is answered with a day, and the case does not say as of which day it holds"]
    write_cases(folder, "today: 2026-06-04\n" + text)
    assert told(folder) == []
    write_cases(folder, "today: 2026-06-04\n" + text.replace("{case", "{today: 2026-06-03, case"))
    assert told(folder) == ["3 'a week': leads to 'calm', not to 'pay'"]


def test_check_tells_cases_and_how_to_see_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tiny(tmp_path)
    path = write_cases(folder, GOOD.replace("reaches: days", "reaches: calm"))
    assert run(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "FAIL  its own cases come out" in said
    column = len("  - {case: 還沒說, answers: {late: late}, reaches: ") + 1
    assert f"{path}:11:{column}  '還沒說': leads to 'days', not to 'calm'\n    guide replay {path}:11" in said
    assert run(["replay", f"{path}:11"]) == 1
    printed = capsys.readouterr()
    assert '"at": "days"' in printed.out
    assert "leads to 'days', not to 'calm'" in printed.err


def test_walking_a_guide_needs_no_cases(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    write_cases(folder, "cases: [")
    load(folder)
    assert not prove(folder, TODAY, SHIPPED).holds
    write_cases(folder, GOOD)
    (folder / "cases/more.yml").write_text(GOOD, encoding="utf-8")
    assert told(folder) == ["0 is not read: a file of a guide ends in .yaml"]


def test_what_a_case_says_is_shown_is_what_an_outcome_offers() -> None:
    """The letters and sheets of a case are those that stand on the page."""
    guide, p = shipped_guide(), phrases("en")
    blocks = {block.id for block in guide.blocks}
    found = set()
    for case in shipped_cases():
        journey = follow(guide, case.answers, TODAY)
        if journey.outcome is not None:
            choices = {one.id.partition(":")[2] for one in on_outcome(journey, journey.outcome, NOTHING, p).choices}
            assert choices == offered(journey) - blocks
            found |= choices
    parts = {id for outcome in guide.outcomes.values() for offer in outcome.tools.values() for id in offer.parts}
    assert {"plan", "log"} | parts <= found


def test_the_shipped_guide_has_cases_of_every_outcome() -> None:
    assert {case.expected.reaches for case in shipped_cases()} >= {*shipped_guide().outcomes}
    guide = shipped_guide()
    for case in shipped_cases():
        load_answers(guide, case.answers, strict=True)
        assert case.today == date(2026, 6, 4)
