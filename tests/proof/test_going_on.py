"""Ways on from outcomes, in what the proof says of rules, of answers that are missing, and of urgency that falls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guide.proof.report import Report
from tests.support.small_guides import (  # fmt: skip
    finding,
    going_on,
    one,
    outcome,
    proved,
    question,
    replayed,
    when,
    words,
    write,
)

BOTH = {"calm": outcome(), "hot": outcome(urgency="now")}
FACT = [{"fact": "late", "label": words(), "from": [{"value": "n"}]}]
FEW = {"n": {"most": 5}}


def falls(folder: Path, n: list[Any], outcomes: dict[str, Any], but: list[str], **asked: Any) -> Report:
    """The proof of a guide that asks for a number first, with which the urgency may not fall."""
    promises = {"never-falls": [{"fact": "late", "except": but}]}
    questions = {"n": question("number", n), **asked}
    guide, report = proved(write(folder, questions, {**BOTH, **outcomes}, facts=FACT, promises=promises))
    for found in report.lines[12].findings:
        assert replayed(guide, found.answers).at == found.lands.split(",")[0]
    return report


HOT_MID_CALM = [when(FEW, "hot"), when({"n": {"most": 9}}, "mid"), "calm"]


@pytest.mark.parametrize("urgency", ["calm", "today", "now"])
def test_an_outcome_that_is_left_out_hides_no_fall_from_before_it_to_behind_it(tmp_path: Path, urgency: str) -> None:
    report = falls(tmp_path, HOT_MID_CALM, {"mid": outcome(urgency=urgency)}, ["mid"])
    fall = finding(report, "urgency never falls")
    assert "'hot' becomes the less urgent 'calm'" in fall.fault.what
    assert fall.answers == {"n": "10"}
    assert fall.lands == "calm, and with n 5 to hot"


def test_what_is_left_out_is_not_compared_itself(tmp_path: Path) -> None:
    rises = [when(FEW, "mid"), when({"n": {"most": 9}}, "calm"), "hot"]
    assert falls(tmp_path / "a", rises, {"mid": outcome(urgency="now")}, ["mid"]).holds
    assert not falls(tmp_path / "b", rises, {"mid": outcome(urgency="now")}, []).holds


LATER = one("x y", when(FEW, "hot"), "calm")


@pytest.mark.parametrize("but", [[], ["mid"]], ids=["compared", "left out"])
@pytest.mark.parametrize("steps", [1, 2])
def test_ways_after_going_on_are_compared(tmp_path: Path, steps: int, but: list[str]) -> None:
    """Both come to the same page, and go on from there."""
    mid = {"mid": going_on("b", urgency="today")}
    if steps == 2:
        mid = {"mid": going_on("more", urgency="today"), "more": going_on("b", urgency="today")}
    fall = finding(falls(tmp_path, ["mid"], mid, but, b=LATER), "urgency never falls")
    assert fall.answers == {"n": "6", "mid": "continue", **({"more": "continue"} if steps == 2 else {}), "b": "x"}
    assert fall.lands == "calm, and with n 5 to hot"


def test_whoever_may_not_go_on_is_not_compared_behind(tmp_path: Path) -> None:
    mid = {"mid": going_on("b", when={"n": {"least": 6}}, urgency="today")}
    report = falls(tmp_path, ["mid"], mid, [], b=one("x y", when(FEW, "hot"), "calm"))
    assert [line.name for line in report.lines if not line.holds] == ["every rule is taken", "every node is reached"]


ASKED = {
    "a": one("x y", when({"a": "x"}, "b"), "first"),
    "b": one("p q", "first"),
    "c": one("v w", "hot"),
}


def on_from_first(folder: Path, may: Any, rule: Any) -> Report:
    """A page to which some come who were asked `b` and some who were not; its rules read the answer."""
    way_on = going_on(when(rule, "c"), "hot", when=may)
    return proved(write(folder, ASKED, {"hot": BOTH["hot"], "first": way_on}))[1]


def test_rules_after_a_page_are_judged_by_who_may_go_on(tmp_path: Path) -> None:
    """Where only those may go on who were asked, their answer is known; else it may be missing."""
    assert on_from_first(tmp_path / "known", {"b": "answered"}, {"b": "p"}).holds
    assert on_from_first(tmp_path / "named", {"a": "x"}, {"b": "p"}).holds
    for name, may in (("all", None), ("others", {"any": [{"a": "y"}, {"b": "p"}]})):
        report = on_from_first(tmp_path / name, may, {"b": "p"})
        unsure = finding(report, "read only what is known")
        assert "rule 1 of 'first' reads 'b', which may be not asked" in unsure.fault.what
        assert unsure.answers == {"a": "y", "first": "continue"}


def test_a_rule_that_only_those_could_take_who_may_not_go_on(tmp_path: Path) -> None:
    report = on_from_first(tmp_path, {"b": "p"}, {"a": "y"})
    dead = finding_of(report, "every rule is taken")
    assert any("rule 1 of 'first' never holds on any way there" in what for what in dead)


def test_a_page_that_comes_again_is_the_end(tmp_path: Path) -> None:
    """Whoever comes back has an answer that nobody has who may go on: it leans on nothing."""
    questions = {"a": one("x y", "first"), "b": one("p q", when({"b": "p"}, "first"), "hot")}
    first = going_on("b", when={"not": {"b": "q"}})
    report = proved(write(tmp_path, questions, {"hot": BOTH["hot"], "first": first}))[1]
    told = finding_of(report, "read only what is known")
    assert told == ["continue 'first' of 'first' asks about 'b', which never comes before it"]
    assert proved(write(tmp_path, questions, {"hot": BOTH["hot"], "first": going_on("b")}))[1].holds


def finding_of(report: Report, name: str) -> list[str]:
    """What is told under a guarantee."""
    (line,) = (line for line in report.lines if line.name == name)
    return [found.fault.what for found in line.findings]
