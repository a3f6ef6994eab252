"""A guarantee a test: a guide broken in just that way, its message, and a counter-example that lands as told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.small_guides import (  # fmt: skip
    finding,
    going_on,
    one,
    outcome,
    placed,
    proved,
    question,
    replayed,
    several,
    when,
    words,
    write,
)

BOTH = {"calm": outcome(), "hot": outcome(urgency="now", first="help", pages=["help"])}
DAYS: dict[str, object] = {"fact": "late", "label": words(), "from": [{"days-since": "due"}, {"value": "roughly"}]}


def due(*next: object) -> dict[str, object]:
    return question("date", list(next))


def test_a_whole_guide_is_proved(tmp_path: Path) -> None:
    questions = {"a": one("x y", when({"a": "x"}, "hot"), "calm")}
    _, report = proved(write(tmp_path, questions, BOTH))
    assert report.holds
    assert report.findings == ()
    assert "ok    every answer leads on               2 ways of answering" in report.text()
    outcomes = report.dump()["outcomes"]
    assert isinstance(outcomes, dict)
    assert outcomes["hot"] == {"paths": 1, "answers": 1}


@pytest.mark.parametrize(
    ("asked", "rules", "last"),
    [
        (several("x y none!"), [when({"a": ["x", "y"]}, "calm")], ["none"]),
        (several("x y z"), [when([{"a": "x"}, {"a": "y"}], "hot"), when({"not": {"a": "z"}}, "calm")], ["z"]),
        (question("money", [], most=10), [when({"a": {"most": 6}}, "calm"), when({"a": {"least": 7}}, "hot")], "6.01"),
        (question("number", [], skip=words()), [when({"a": {"most": 100}}, "calm")], None),
        (due(), [when({"late": {"most": 6}}, "calm"), when({"late": {"least": 8}}, "hot")], "2026-05-28"),
    ],
    ids=["exclusive", "several", "edge fen", "skipped", "edge day"],
)  # fmt: skip
def test_no_rule_for_some_answers(tmp_path: Path, asked: dict[str, object], rules: list[object], last: object) -> None:
    fact = [{"fact": "late", "label": words(), "from": [{"days-since": "a"}]}] if asked["kind"] == "date" else []
    outcomes = BOTH if any(rule["go"] == "hot" for rule in rules) else {"calm": outcome()}  # type: ignore[index]
    folder = write(tmp_path, {"a": {**asked, "next": rules}}, outcomes, facts=fact, promises={"unknown-is-no": ["a"]})
    _, report = proved(folder)
    gap = finding(report, "every answer leads on")
    assert placed(gap, folder).startswith("questions/a.yaml:")
    assert "no rule of 'a' holds for some answers" in gap.fault.what
    assert gap.answers == {"a": last}


def test_no_rule_in_a_context_only(tmp_path: Path) -> None:
    rules = [when({"b": "x"}, "calm"), when({"a": "x"}, "hot")]
    folder = write(tmp_path, {"a": one("x y", "b"), "b": {**one("x y"), "next": rules}}, BOTH)
    gap = finding(proved(folder)[1], "every answer leads on")
    assert gap.answers == {"a": "y", "b": "y"}


def test_a_rule_below_another_that_takes_its_answers(tmp_path: Path) -> None:
    rules = [when({"a": ["x", "y"]}, "calm"), when({"a": "y"}, "hot"), when({"a": "z"}, "hot"), "calm"]
    folder = write(tmp_path, {"a": one("x y z w", *rules)}, BOTH)
    guide, report = proved(folder)
    shadowed = finding(report, "every rule is taken")
    assert "rule 2 of 'a' is never reached: rule 1 above takes its answers" in placed(shadowed, folder)
    assert shadowed.fault.line > 1
    assert replayed(guide, shadowed.answers).at == shadowed.lands == "calm"


def test_a_rule_that_never_holds_where_it_stands(tmp_path: Path) -> None:
    rules = [when({"a": "x"}, "hot"), "calm"]
    folder = write(tmp_path, {"a": one("x y", when({"a": "x"}, "hot"), "b"), "b": one("p q", *rules)}, BOTH)
    assert "rule 1 of 'b' never holds on any way there" in finding(proved(folder)[1], "every rule is taken").fault.what


def test_an_option_that_never_leads_by_the_rule_naming_it(tmp_path: Path) -> None:
    rules = [when({"a": "x"}, "calm"), when({"a": ["x", "y"]}, "hot"), "calm"]
    folder = write(tmp_path, {"a": several("x y z", *rules)}, BOTH)
    dead = finding(proved(folder)[1], "every rule is taken")
    assert "'x' never leads by rule 2 of 'a'" in dead.fault.what


def test_a_continue_that_is_never_offered(tmp_path: Path) -> None:
    outcomes = {**BOTH, "calm": going_on("b", when={"a": "x"})}
    questions = {"a": one("x y", when({"a": "x"}, "b"), "calm"), "b": one("p q", "hot")}
    folder = write(tmp_path, questions, outcomes)
    dead = finding(proved(folder)[1], "every rule is taken")
    assert placed(dead, folder).startswith("outcomes/calm.yaml:")
    assert "'calm' never offers to continue" in dead.fault.what


def test_a_node_nobody_reaches(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a": one("x y", "calm")}, BOTH)
    lost = finding(proved(folder)[1], "every node is reached")
    assert placed(lost, folder) == "outcomes/hot.yaml:1:10  nobody can reach 'hot': no rule leads to it"


def test_a_question_that_comes_twice(tmp_path: Path) -> None:
    questions = {"a": one("x y", "b"), "b": one("x y", when({"b": "x"}, "a"), "calm")}
    folder = write(tmp_path, questions, {"calm": outcome()})
    guide, report = proved(folder)
    circle = finding(report, "no question comes twice")
    assert "'b' leads back to 'a'" in placed(circle, folder)
    assert circle.answers == {"a": "x", "b": "x"}
    assert replayed(guide, circle.answers).route == ("a", "b", "a")


def test_a_circle_over_bare_arrows_that_no_answers_walk(tmp_path: Path) -> None:
    questions = {
        "a": one("x y", when({"a": "x"}, "b"), "calm"),
        "b": one("p q", when({"calm": "continue"}, "hot"), "calm"),
    }
    outcomes = {**BOTH, "calm": going_on("b", when={"b": "unknown"})}
    _, report = proved(write(tmp_path, questions, outcomes))
    assert report.holds, report.text()


def test_an_outcome_may_come_again_as_the_end(tmp_path: Path) -> None:
    questions = {"a": one("x y", "calm"), "b": one("p q", when({"b": "p"}, "calm"), "hot")}
    guide, report = proved(write(tmp_path, questions, {**BOTH, "calm": going_on("b")}))
    assert report.holds, report.text()
    answers = {"a": "x", "calm": "continue", "b": "p"}
    assert replayed(guide, answers).route == ("a", "calm", "b", "calm")


@pytest.mark.parametrize("part", ["block", "pause", "paragraph", "check page"])
def test_a_part_that_nobody_sees(tmp_path: Path, part: str) -> None:
    never = [{"a": "x"}, {"a": "y"}]
    asked = one("x y", when({"a": "x"}, "hot"), "calm")
    outcomes = dict(BOTH)
    about: dict[str, Any] = {}
    blocks = {}
    if part == "block":
        blocks, outcomes["hot"] = {"more": {"when": {"a": "y"}}}, {**BOTH["hot"], "blocks": ["more"]}
    elif part == "pause":
        asked["pauses"] = [{"when": never, "says": words()}]
    elif part == "paragraph":
        outcomes["hot"] = {**BOTH["hot"], "say": [words(when={"a": "y"})]}
    else:
        about["check"] = [{"when": never, "says": words()}]
    folder = write(tmp_path, {"a": asked}, outcomes, blocks, **about)
    unseen = finding(proved(folder)[1], "every part is shown")
    assert "never shown" in unseen.fault.what


def test_a_block_that_no_outcome_lists(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a": one("x y", when({"a": "x"}, "hot"), "calm")}, BOTH, {"more": {"when": {"a": "y"}}})
    assert "no outcome lists the block 'more'" in finding(proved(folder)[1], "every part is shown").fault.what


def test_a_rule_on_an_answer_that_may_be_missing(tmp_path: Path) -> None:
    questions = {
        "a": one("x y", when({"a": "x"}, "b"), "c"),
        "b": one("p q", "c"),
        "c": one("r s", when({"b": "p"}, "hot"), "calm"),
    }
    folder = write(tmp_path, questions, BOTH)
    guide, report = proved(folder)
    unsure = finding(report, "read only what is known")
    assert "rule 1 of 'c' reads 'b', which may be not asked" in placed(unsure, folder)
    assert unsure.answers == {"a": "y", "c": "r"}
    assert replayed(guide, unsure.answers).at == "calm"
    write(folder, questions, BOTH, promises={"unknown-is-no": ["b"]})
    assert proved(folder)[1].holds
    questions["c"] = one("r s", when([{"b": "answered"}, {"b": "p"}], "hot"), "calm")
    assert proved(write(folder, questions, BOTH))[1].holds


def test_a_rule_on_an_answer_that_may_be_skipped(tmp_path: Path) -> None:
    rules = [when({"a": {"least": 3}}, "hot"), "calm"]
    folder = write(tmp_path, {"a": question("number", rules, skip=words())}, BOTH)
    assert finding(proved(folder)[1], "read only what is known").answers == {"a": None}


def test_a_fact_whose_last_source_may_be_skipped_is_not_said_to_be_unasked(tmp_path: Path) -> None:
    asked = {
        "a": one("x y", when({"a": "x"}, "day"), "days"),
        "day": question("date", ["b"]),
        "days": question("number", ["b"], skip=words()),
        "b": one("p q", when({"late": {"least": 3}}, "hot"), "calm"),
    }
    fact = {"fact": "late", "label": words(), "from": [{"days-since": "day"}, {"value": "days"}]}
    unsure = finding(proved(write(tmp_path, asked, BOTH, facts=[fact]))[1], "read only what is known")
    assert "reads 'late', which may be skipped" in unsure.fault.what
    assert unsure.answers is not None
    assert unsure.answers["days"] is None


@pytest.mark.parametrize("kind", ["number", "money", "date"])
@pytest.mark.parametrize("between", [False, True])
def test_a_rule_on_an_answer_that_may_have_been_skipped_before(tmp_path: Path, kind: str, between: bool) -> None:
    more: dict[str, Any] = {"most": 9} if kind != "date" else {}
    fact = {"fact": "late", "label": words(), "from": [{"days-since" if kind == "date" else "value": "a"}]}
    test = {"late" if kind != "money" else "a": {"least": 3}}
    asked = {
        "a": question(kind, ["c" if between else "b"], skip=words(), **more),
        "b": one("x y", when(test, "hot"), "calm"),
    }
    asked |= {"c": one("v w", "b")} if between else {}
    facts = [] if kind == "money" else [fact]
    guide, report = proved(write(tmp_path, asked, BOTH, facts=facts))
    unsure = finding(report, "read only what is known")
    assert "which may be skipped" in unsure.fault.what
    assert unsure.answers is not None
    assert unsure.answers["a"] is None
    assert replayed(guide, unsure.answers).at == "calm"
    asked["b"] = one("x y", when({"a": "skipped"}, "calm"), when(test, "hot"), "calm")
    assert proved(write(tmp_path, asked, BOTH, facts=facts))[1].holds
    asked["b"] = one("x y", when(test, "hot"), "calm")
    assert proved(write(tmp_path, asked, BOTH, facts=facts, promises={"unknown-is-no": ["a"]}))[1].holds


def test_a_part_that_appears_because_an_answer_is_missing(tmp_path: Path) -> None:
    questions = {"a": one("x y", when({"a": "x"}, "b"), "calm"), "b": one("p q", when({"b": "p"}, "hot"), "calm")}
    blocks = {"not-p": {"when": {"not": {"b": "p"}}}}
    folder = write(tmp_path, questions, {**BOTH, "calm": outcome(blocks=["not-p"])}, blocks)
    unsure = finding(proved(folder)[1], "read only what is known")
    assert placed(unsure, folder).startswith("blocks.yaml:")
    assert unsure.answers == {"a": "y"}


def test_a_rule_on_a_question_that_never_comes_before(tmp_path: Path) -> None:
    rules = [when({"any": [{"a": "x"}, {"b": "skipped"}]}, "b"), "calm"]
    folder = write(tmp_path, {"a": one("x y", *rules), "b": one("p q", "hot")}, BOTH)
    unasked = finding(proved(folder)[1], "read only what is known")
    assert "asks about 'b', which never comes before it" in unasked.fault.what


def test_a_text_that_prints_what_is_never_answered_before(tmp_path: Path) -> None:
    asked = {"a": one("x y", when({"a": "x"}, "n"), "calm"), "n": question("number", ["hot"])}
    folder = write(tmp_path, asked, {**BOTH, "calm": outcome(know=words("You said {n}."))})
    blank = finding(proved(folder)[1], "print only what can be known")
    assert placed(blank, folder).startswith("outcomes/calm.yaml:1:1  a text of 'calm' prints 'n'")


def test_a_help_page_without_anybody_on_it(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a": one("x y", when({"a": "x"}, "hot"), "calm")}, BOTH)
    (folder / "pages/help.yaml").write_text("page: help\ntitle: {en: Help}\n", encoding="utf-8")
    assert "names nobody to turn to" in finding(proved(folder)[1], "help is one key away").fault.what


def test_danger_that_meets_something_else_first(tmp_path: Path) -> None:
    promise = {"meets": [{"who": {"b": "danger"}, "meets": ["hot"]}]}
    rules = [when([{"a": "y"}, {"b": "danger"}], "calm"), when({"b": "danger"}, "hot"), "calm"]
    folder = write(tmp_path, {"a": one("x y", "b"), "b": several("danger other", *rules)}, BOTH, promises=promise)
    guide, report = proved(folder)
    broken = finding(report, "danger meets its outcome first")
    assert placed(broken, folder).startswith("guide.yaml:")
    assert broken.answers == {"a": "y", "b": ["danger"]}
    assert replayed(guide, broken.answers).at == broken.lands == "calm"


def test_danger_that_was_met_before_need_not_be_met_again(tmp_path: Path) -> None:
    promise = {"meets": [{"who": {"b": "danger"}, "meets": ["hot"]}]}
    rules = [when([{"b": "danger"}, {"not": {"hot": "continue"}}], "hot"), "calm"]
    questions = {"a": one("x y", when({"a": "x"}, "hot"), "b"), "b": several("danger other", *rules)}
    hot = going_on("b", when={"b": "unknown"}, urgency="now")
    assert proved(write(tmp_path, questions, {**BOTH, "hot": hot}, promises=promise))[1].holds


def test_a_promise_that_says_nothing(tmp_path: Path) -> None:
    promise = {"meets": [{"who": [{"a": "x"}, {"a": "y"}], "meets": ["hot"]}]}
    folder = write(tmp_path, {"a": one("x y", when({"a": "x"}, "hot"), "calm")}, BOTH, promises=promise)
    assert "says nothing" in finding(proved(folder)[1], "danger meets its outcome first").fault.what


@pytest.mark.parametrize("promise", [{"first": True}, {"page": True}, {"names": ["police"]}])
def test_an_outcome_without_the_help_that_was_promised(tmp_path: Path, promise: dict[str, object]) -> None:
    folder = write(tmp_path, {"a": one("x y", when({"a": "x"}, "hot"), "calm")}, BOTH)
    law = "law: police\ntitle: {en: Police}\nsays: {en: Call.}\nshort: {en: '110'}\n"
    (folder / "law").mkdir()
    (folder / "law/police.yaml").write_text(law, encoding="utf-8")
    bare = {**BOTH, "hot": outcome(urgency="now")}
    promises = {"help": [{"urgency": ["now"], **promise}]}
    write(folder, {"a": one("x y", when({"a": "x"}, "hot"), "calm")}, bare, promises=promises)
    guide, report = proved(folder)
    missing = finding(report, "help stands where promised")
    assert placed(missing, folder).startswith("outcomes/hot.yaml:")
    assert replayed(guide, missing.answers).at == "hot"


def test_urgency_that_falls_as_days_pass(tmp_path: Path) -> None:
    rules = [when({"late": {"most": 6}}, "hot"), "calm"]
    fact = {**DAYS, "from": [{"days-since": "due"}]}
    promises = {"never-falls": [{"fact": "late"}]}
    folder = write(tmp_path, {"due": due("b"), "b": one("x y", *rules)}, BOTH, facts=[fact], promises=promises)
    guide, report = proved(folder)
    falls = finding(report, "urgency never falls")
    assert "'hot' becomes the less urgent 'calm' as late grows" in placed(falls, folder)
    assert falls.answers == {"due": "2026-05-28", "b": "x"}  # 7 days before, the day before being the 6th
    assert replayed(guide, falls.answers).at == "calm"
    assert falls.lands == "calm, and with due 2026-05-29 to hot"
    but = {"never-falls": [{"fact": "late", "except": ["hot"]}]}
    write(folder, {"due": due("b"), "b": one("x y", *rules)}, BOTH, facts=[fact], promises=but)
    assert proved(folder)[1].holds


def test_urgency_over_ways_that_part_and_meet_again(tmp_path: Path) -> None:
    """On one side another question is asked between; what both are asked is answered alike."""
    questions = {
        "due": due(when({"late": {"most": 0}}, "b"), "c"),
        "b": one("p q", "c"),
        "c": one("r s", when([{"c": "r"}, {"late": {"most": 0}}], "hot"), when({"c": "r"}, "warm"), "calm"),
    }
    fact = {**DAYS, "from": [{"days-since": "due"}]}
    outcomes = {**BOTH, "warm": outcome(urgency="week")}
    promises = {"never-falls": [{"fact": "late"}]}
    guide, report = proved(write(tmp_path, questions, outcomes, facts=[fact], promises=promises))
    falls = finding(report, "urgency never falls")
    assert "'hot' becomes the less urgent 'warm'" in falls.fault.what
    assert replayed(guide, falls.answers).at == "warm"
    assert falls.answers is not None
    assert replayed(guide, {**falls.answers, "due": "2026-06-04"}).at == "hot"


def test_a_question_asked_for_nothing_is_a_remark(tmp_path: Path) -> None:
    questions = {"a": one("x y", "b"), "b": one("p q", when({"b": "p"}, "hot"), "calm")}
    _, report = proved(write(tmp_path, questions, BOTH))
    assert report.holds
    (remark,) = report.findings
    assert remark.remark
    assert "'a' is asked for nothing" in remark.fault.what


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    questions = {"a": one("x y", when({"a": "x"}, "a"), when({"a": "x"}, "hot"), "calm")}
    _, report = proved(write(tmp_path, questions, BOTH))
    names = [line.name for line in report.lines if not line.holds]
    assert names == ["every rule is taken", "every node is reached", "no question comes twice"]
    assert "NOT proved" in report.text()
    assert report.dump()["holds"] is False
