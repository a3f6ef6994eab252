"""Two versions of a guide: who is led elsewhere, by how many answers, and what becomes of what was saved."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guide.content.guide import Guide
from guide.engine.journey import load_answers, replay
from guide.proof.diff import Diff, diff, fate
from guide.sheets.loading import load
from tests.support.small_guides import TODAY, going_on, one, outcome, question, several, when, words, write

BOTH = {"calm": outcome(), "hot": outcome(urgency="now")}


def old_one(**changed: Any) -> dict[str, Any]:
    rules = [when({"n": {"least": 3}}, "hot"), "calm"]
    return {"a": one("x y", when({"a": "x"}, "n"), "calm"), "n": question("number", rules)} | changed


def pair(folder: Path, new: dict[str, Any], outcomes: dict[str, Any] = BOTH, **more: Any) -> tuple[Guide, Guide]:
    return load(write(folder / "old", old_one(), BOTH)), load(write(folder / "new", new, outcomes, **more))


def told(found: Diff) -> list[tuple[str, str, str, int]]:
    return [(c.node, c.old, c.new, c.count) for c in (*found.elsewhere, *found.shown)]


def test_a_guide_does_not_differ_from_itself(tmp_path: Path) -> None:
    found = diff(*pair(tmp_path, old_one()), TODAY)
    assert found.empty
    assert list(found.lines()) == ["nothing changed"]


def test_changed_words_alone_lead_nobody_elsewhere(tmp_path: Path) -> None:
    old, new = pair(tmp_path, old_one(a=one("x y", when({"a": "x"}, "n"), "calm", ask=words("Better?"))))
    found = diff(old, new, TODAY)
    assert found.text_only
    assert not found.empty
    assert list(found.lines()) == ["only words changed: every answer leads where it led", "words changed: questions/a"]
    assert fate(old, new, {"a": "y"}, TODAY) == "same route, new words"


def test_a_constant_moved_by_one(tmp_path: Path) -> None:
    rules = [when({"n": {"least": 4}}, "hot"), "calm"]
    old, new = pair(tmp_path, old_one(n=question("number", rules)))
    found = diff(old, new, TODAY)
    assert told(found) == [("n", "hot", "calm", 1)]
    answers, _ = load_answers(old, found.elsewhere[0].answers, strict=True)
    assert answers == {"a": "x", "n": 3}
    assert (replay(old, answers, TODAY).at, replay(new, answers, TODAY).at) == ("hot", "calm")
    assert "n: hot → calm, 1 way of answering" in found.lines()


def test_rules_written_otherwise_that_mean_the_same(tmp_path: Path) -> None:
    rules = [when({"n": {"most": 2}}, "calm"), when({"a": "x"}, "hot"), "calm"]
    assert not told(diff(*pair(tmp_path, old_one(n=question("number", rules))), TODAY))


def test_a_question_between_and_a_node_gone(tmp_path: Path) -> None:
    new = old_one(a=one("x y", when({"a": "x"}, "n"), "b"), b=several("p q", "calm"))
    old, now = pair(tmp_path, new, {**BOTH, "warm": outcome()})
    found = diff(old, now, TODAY)
    assert (found.added, found.removed) == (("b", "warm"), ())
    assert told(found) == [("a", "calm", "b", 1)]
    assert diff(now, old, TODAY).removed == ("b", "warm")


def test_a_block_a_pause_and_a_continue(tmp_path: Path) -> None:
    blocks = {"k": {"when": {"a": "x"}}}
    new = old_one(n={**old_one()["n"], "pauses": [{"when": {"n": {"is": 7}}, "says": words()}]})
    outcomes = {"calm": going_on("hot"), "hot": {**BOTH["hot"], "blocks": ["k"]}}
    found = diff(*pair(tmp_path, new, outcomes, blocks=blocks), TODAY)
    assert told(found) == [
        ("n", "no pause 1", "pause 1", 1),
        ("calm", "no continue", "continue", 4),
        ("hot", "no block k", "block k", 98),
    ]


def test_a_question_that_takes_other_answers(tmp_path: Path) -> None:
    old, new = pair(tmp_path, old_one(n=question("number", ["hot"], most=50)))
    assert diff(old, new, TODAY).asks == ("n",)


@pytest.mark.parametrize(
    ("change", "answers", "expected"),
    [
        ({}, {"a": "x", "n": 3}, "same outcome"),
        ({"n": question("number", ["calm"])}, {"a": "x", "n": 3}, "leads elsewhere"),
        ({"a": one("x y", "n")}, {"a": "y"}, "one more answer needed"),
        ({"a": one("x z", "n")}, {"a": "y"}, "no longer valid"),
        ({"a": one("x y", when({"a": "x"}, "calm"), "n")}, {"a": "x", "n": 1}, "same outcome"),
    ],
)
def test_what_becomes_of_saved_answers(
    tmp_path: Path, change: dict[str, Any], answers: dict[str, Any], expected: str
) -> None:
    old, new = pair(tmp_path, old_one(**change))
    assert fate(old, new, answers, TODAY) == expected


def test_dates_are_counted_from_today(tmp_path: Path) -> None:
    fact = {"fact": "late", "label": words(), "from": [{"days-since": "d"}]}

    def version(name: str, days: int) -> Guide:
        asked = {"d": question("date", [when({"late": {"least": days}}, "hot"), "calm"])}
        return load(write(tmp_path / name, asked, BOTH, facts=[fact]))

    found = diff(version("old", 7), version("new", 10), TODAY)
    assert told(found) == [("d", "hot", "calm", 3)]
    day = date.fromisoformat(found.elsewhere[0].answers["d"])
    assert timedelta(7) <= TODAY - day <= timedelta(9)
