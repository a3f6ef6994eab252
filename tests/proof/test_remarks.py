"""Remarks are exact: what is worth a look is named, and what is as it should be is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.proof.report import Report
from guide.values.text import counted
from tests.support.small_guides import going_on, one, outcome, proved, question, when, words, write

ASKED = {
    "a": one("p q", when({"a": "p"}, "b"), "c"),
    "b": one("x y", "end"),
    "c": one("v w", "other"),
}


def remarks(report: Report) -> list[str]:
    return [remark.fault.what for remark in report.remarks if "is asked for nothing" not in remark.fault.what]


def of_block(folder: Path, condition: Any, *at: str) -> list[str]:
    """What is remarked where a block stands at some outcomes."""
    outcomes = {id: outcome(blocks=["k"] if id in at else []) for id in ("end", "other")}
    _, report = proved(write(folder, ASKED, outcomes, {"k": {"when": condition}}))
    assert report.holds
    return remarks(report)


def test_a_block_may_read_one_answer_here_and_another_there(tmp_path: Path) -> None:
    assert of_block(tmp_path, {"any": [{"b": "x"}, {"c": "v"}]}, "end", "other") == []


def test_an_answer_that_is_given_on_no_way_there_is_named(tmp_path: Path) -> None:
    (what,) = of_block(tmp_path, {"any": [{"b": "x"}, {"c": "v"}]}, "end")
    assert "block 'k' of 'end' asks about 'c'" in what


def test_so_is_an_outcome_where_none_of_the_answers_has_been_given(tmp_path: Path) -> None:
    (what,) = of_block(tmp_path, {"any": [{"b": "x"}, {"b": "unknown"}]}, "end", "other")
    assert "block 'k' of 'other' asks about 'b'" in what


def test_a_paragraph_that_reads_what_nobody_said_is_a_fault(tmp_path: Path) -> None:
    outcomes = {"end": outcome(say=[words(to=words(), when={"not": {"c": "v"}})]), "other": outcome()}
    _, report = proved(write(tmp_path, ASKED, outcomes))
    told = [finding.fault.what for finding in report.findings if not finding.remark]
    assert any("of 'end' asks about 'c', which never comes before it" in what for what in told)


def test_a_block_that_everybody_sees_says_so(tmp_path: Path) -> None:
    (what,) = of_block(tmp_path, {"b": "answered"}, "end")
    assert "everybody sees the block 'k' of 'end'" in what
    assert of_block(tmp_path / "always", None, "end") == []


def numbered(*rules: Any) -> dict[str, Any]:
    return {"days": question("number", [*rules], most=20, skip=words())}


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(6, 8, ("days: 7, skipped",)), (7, 8, ("days: skipped",)), (3, 15, ("days: 4 to 14, skipped",))],
)
def test_what_falls_to_the_last_rule_is_listed_so_that_a_lost_day_is_seen(
    tmp_path: Path, low: int, high: int, told: tuple[str, ...]
) -> None:
    rules = (when({"days": {"most": low}}, "end"), when({"days": {"least": high}}, "end"), "other")
    _, report = proved(write(tmp_path, numbered(*rules), {"end": outcome(), "other": outcome()}))
    (caught,) = report.caught
    assert (caught.node, caught.go, caught.answers) == ("days", "other", told)
    assert told[0] in report.text()


def test_what_falls_to_the_second_of_two_rules(tmp_path: Path) -> None:
    asked = {"a": one("x y z", when({"a": "x"}, "hot"), "calm")}
    _, report = proved(write(tmp_path, asked, {"calm": outcome(), "hot": outcome(urgency="now")}))
    (caught,) = report.caught
    assert (caught.node, caught.go, caught.answers, caught.many) == ("a", "calm", ("a: y, z",), False)


@pytest.mark.parametrize(
    ("tests", "overlaps"),
    [
        ([{"a": "x"}, {"a": "y"}], 0),
        ([{"a": ["x", "y"]}, {"a": ["y", "z"]}], 1),
        ([{"a": ["x", "y"]}, {"a": ["y", "z"]}, {"a": ["w", "z", "x"]}], 3),
        ([{"a": ["x", "y"]}, [{"a": ["y", "z"]}, {"not": {"a": "y"}}]], 0),
    ],
    ids=str,
)
def test_rules_that_hold_for_the_same_answers_are_counted(tmp_path: Path, tests: list[Any], overlaps: int) -> None:
    asked = {"a": one("w x y z", *[when(test, f"end-{n}") for n, test in enumerate(tests)], "calm")}
    outcomes = {f"end-{n}": outcome() for n in range(len(tests))}
    _, report = proved(write(tmp_path, asked, {**outcomes, "calm": outcome()}))
    says = next(line.says for line in report.lines if line.name == "every rule is taken")
    assert says.endswith(f"{counted(overlaps, 'overlap')} decided by order")


def test_a_question_matters_to_all_whom_later_rules_tell_apart_more_coarsely(tmp_path: Path) -> None:
    """On the way there more is told apart of the number than where the other answer comes to matter."""
    few, many = {"n": {"most": 2}}, {"n": {"least": 3}}
    pauses = [{"when": {"n": {"is": n}}, "says": words()} for n in (1, 2, 4, 6)]
    asked = {
        "n": question("number", ["x"], most=9),
        "x": one("p q", "c", pauses=pauses),
        "c": one("v w", when([{"x": "p"}, many], "hot"), when([{"x": "q"}, few], "warm"), "calm"),
    }
    outcomes = {"calm": outcome(), "warm": outcome(urgency="week"), "hot": outcome(urgency="now")}
    _, report = proved(write(tmp_path, asked, outcomes))
    told = [found.fault.what for found in report.remarks]
    assert [what for what in told if "'x' is asked for nothing" in what or "'n' is asked for nothing" in what] == []
    assert len(told) == 1, "the last question is asked for nothing: any answer to it leads the same way"


@pytest.mark.parametrize(("offered", "idle"), [({"n": "x"}, set()), ({"n": ["x", "y"]}, {"n"}), (None, {"n"})])
def test_whether_a_private_answer_may_be_taken_back_is_a_reason_for_asking(
    tmp_path: Path, offered: Any, idle: set[str]
) -> None:
    """An answer that decides nothing but to whom an outcome without rules of its own offers to ask again."""
    asked = {"n": one("x y", "ill"), "ill": one("ill? well", when({"ill": "ill"}, "talk"), "calm")}
    _, report = proved(write(tmp_path, asked, {"talk": going_on(when=offered), "calm": outcome()}))
    assert report.holds
    told = {found.fault.what.split("'")[1] for found in report.remarks if "asked for nothing" in found.fault.what}
    assert told == idle


def test_to_nobody_else_is_it_offered(tmp_path: Path) -> None:
    """Who gave no private answer sees the same, whatever they answered before."""
    asked = {"n": one("x y", "ill"), "ill": one("ill? well", when({"ill": "ill"}, "calm"), "talk")}
    _, report = proved(write(tmp_path, asked, {"talk": going_on(when={"n": "x"}), "calm": outcome()}))
    assert [found.fault.what for found in report.remarks if "'n' is asked for nothing" in found.fault.what]


LAW = {"law": "rule", "title": words(), "says": words("It was {n} days."), "short": words(), "extra": []}
LINE = {"fact": "days", "last": 9, "today": words(), "marks": [{"day": 1, "name": words()}]}
TOLD: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "nowhere": ({}, {}),
    "above an outcome": ({"head": words("After {days}")}, {}),
    "in the first line of a note": ({}, {"in-short": ["days"]}),
    "on the check page": ({}, {"check": [{"when": {"a": "x"}, "says": words("It was {n}.")}]}),
    "on a page": ({}, {"page": {"text": [words("It was {days}.")]}}),
    "on a drawn line": ({}, {"page": {"line": LINE}}),
    "in a law text on a page": ({}, {"page": {"law": ["rule"]}}),
}
"""Where an answer may be told that decides nothing: keys of a fact, and of the guide; a part of a page."""


@pytest.mark.parametrize("where", TOLD)
def test_what_is_told_anywhere_was_asked_for_a_reason(tmp_path: Path, where: str) -> None:
    of_fact, about = TOLD[where]
    about = {**about}
    page = about.pop("page", None)
    fact = {"fact": "days", "label": words(), "unit": {"en": {"other": "days"}}, "from": [{"value": "n"}], **of_fact}
    asked = {"a": one("x y", when({"a": "x"}, "n"), "calm"), "n": question("number", ["hot"])}
    folder = write(tmp_path, asked, {"calm": outcome(), "hot": outcome(urgency="now")}, facts=[fact], **about)
    if page is not None:
        add(folder / "pages/more.yaml", {"page": "more", "title": words(), "sections": [page]})
        add(folder / "law/rule.yaml", LAW)
    _, report = proved(folder)
    idle = [found.fault.what for found in report.remarks if "'n' is asked for nothing" in found.fault.what]
    assert bool(idle) == (where == "nowhere")


def add(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
