"""Answers that a proof prints, as of any day: they are taken on that day and lead where it says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guide.cli.main import run
from guide.content.conditions import evaluate
from guide.engine.explore import Explored
from guide.engine.journey import load_answers, replay
from guide.proof.diff import diff
from guide.proof.findings import NotReplayed, dump_answers
from guide.proof.report import report
from guide.proof.routes import routes
from guide.proof.together import Together
from guide.sheets.loading import load, load_marked
from tests.support.small_guides import notice, one, outcome, question, several, when, words, write

DAYS = [date(2026, 11, 28), date(2024, 2, 29), date(1999, 12, 31)]
LATE: dict[str, Any] = {"facts": [{"fact": "late", "label": words(), "from": [{"days-since": "due"}]}]}
BOTH = {"calm": outcome(), "hot": outcome(urgency="now", first="help", pages=["help"])}
WEEK = when({"late": {"least": 7}}, "hot")


def due(*next: Any, **more: Any) -> dict[str, Any]:
    return question("date", list(next), **more)


A_GAP = {"due": due(WEEK, when({"late": {"most": 5}}, "calm"))}
A_FALL = {"due": due(when({"late": {"most": 6}}, "hot"), "calm")}
SOME = one("x y", WEEK, "calm")
PASSED: dict[str, Any] = {"due": due("told"), "b": SOME}
BROKEN: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a gap": (A_GAP, {}, "every answer leads on"),
    "a gap further on": ({"due": due("b"), "b": one("x y", WEEK)}, {}, "every answer leads on"),
    "a fall": (A_FALL, {"promises": {"never-falls": [{"fact": "late"}]}}, "urgency never falls"),
    "danger that meets something else": (
        {"due": due("b"), "b": several("danger other", WEEK, "calm")},
        {"promises": {"meets": [{"who": [{"b": "danger"}], "meets": ["hot"]}]}},
        "danger meets its outcome first",
    ),
    "a block that is missed": (
        {"due": due(WEEK, "calm")},
        {"promises": {"shows": [{"at": ["calm"], "who": {"late": {"least": 3}}, "all": ["k"]}]}},
        "blocks stand as promised",
    ),
    "a question that comes twice": ({"due": due("b"), "b": one("x y", WEEK, "due")}, {}, "no question comes twice"),
    "a rule that reads what was skipped": (
        {"due": due("b", skip=words()), "b": SOME},
        {},
        "read only what is known",
    ),
    "a rule below another": ({"due": due(WEEK, WEEK, "calm")}, {}, "every rule is taken"),
    "days to come": (
        {"due": due("b", **{"days-ahead": 30}), "b": one("x y", when({"late": {"least": -9}}, "calm"))},
        {},
        "every answer leads on",
    ),
}  # fmt: skip


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("broken", BROKEN)
def test_a_counter_example_is_taken_on_the_day_it_was_asked_for(tmp_path: Path, broken: str, today: date) -> None:
    questions, about, name = BROKEN[broken]
    blocks = {"k": {"when": {"late": {"least": 5}}}}
    outcomes = {**BOTH, "calm": outcome(blocks=["k"])}
    guide, marks = load_marked(write(tmp_path, questions, outcomes, blocks, **LATE, **about), routing=False)
    line = next(line for line in report(guide, marks, today).lines if line.name == name)
    assert not line.holds
    shown = [finding for finding in line.findings if finding.answers is not None]
    assert shown
    for finding in shown:
        answers, invalid = load_answers(guide, finding.answers or {}, strict=True)
        assert not invalid
        day = answers["due"]
        if isinstance(day, date):
            assert abs(today - day) <= timedelta(3650), "no further away than the question takes"
        journey = replay(guide, answers, today)
        assert journey.invalid is None or journey.invalid.reason == "leads-nowhere"
        assert not finding.lands or finding.lands.split(",")[0] in journey.route[-2:]


def test_check_prints_days_near_the_one_it_was_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path, A_GAP, BOTH, **LATE)
    assert run(["--today", "2026-11-28", "check", str(folder)]) == 1
    assert 'answers: {"due": "2026-11-22"}' in capsys.readouterr().out
    assert run(["--today", "2025-03-01", "check", str(folder)]) == 1
    assert 'answers: {"due": "2025-02-23"}' in capsys.readouterr().out


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_routes_and_differences_are_told_as_of_that_day(tmp_path: Path, today: date) -> None:
    notices = {"told": notice("b")}
    old = load(write(tmp_path / "old", PASSED, BOTH, notices=notices, **LATE))
    new = load(write(tmp_path / "new", {**PASSED, "b": one("x y", when({"late": {"least": 9}}, "hot"), "calm")}, BOTH,
                     notices=notices, **LATE))  # fmt: skip
    (change,) = diff(old, new, today).elsewhere
    answers, _ = load_answers(old, change.answers, strict=True)
    assert evaluate(old.rules["b"][0].when, answers, today)
    assert [replay(guide, answers, today).at for guide in (old, new)] == [change.old, change.new]
    for route in routes(old):
        assert (
            replay(old, load_answers(old, dump_answers(old, route.answers, today), strict=True)[0], today).at
            == route.nodes[-1]
        )


def test_a_counter_example_that_shows_nothing_is_never_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the proof itself be wrong one day, it fails instead of telling an author something else."""
    old = load(write(tmp_path / "old", {"a": one("x y", when({"a": "x"}, "hot"), "calm")}, BOTH))
    new = load(write(tmp_path / "new", {"a": one("x y", "calm")}, BOTH))
    assert diff(old, new, DAYS[0]).elsewhere[0].answers == {"a": "x"}
    monkeypatch.setattr(Together, "witness", lambda *_: ({"a": "y"}, {"a": "y"}, {}))
    with pytest.raises(NotReplayed, match="not from a to hot"):
        diff(old, new, DAYS[0])
    guide, marks = load_marked(write(tmp_path / "gap", A_GAP, BOTH, **LATE), routing=False)
    monkeypatch.setattr(Explored, "witness", lambda *_: {"due": DAYS[0]})
    with pytest.raises(NotReplayed):
        report(guide, marks, DAYS[1])
