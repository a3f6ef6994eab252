"""Conditions that would take for ever, and limits that say so: names in names, numbers no calendar or range has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guide.content.faults import BrokenGuide
from guide.content.named import MOST_DEPTH
from guide.sheets.loading import load_marked
from tests.support.small_guides import finding, going_on, one, outcome, proved, question, replayed, when, words, write

BOTH = {"calm": outcome(), "hot": outcome(urgency="now")}


def faults(folder: Path) -> list[str]:
    with pytest.raises(BrokenGuide) as broken:
        load_marked(folder, routing=False)
    return [fault.what for fault in broken.value.faults]


def chained(folder: Path, length: int, link: Any) -> Path:
    """A guide whose last named condition leads through all the others to the first."""
    named = {"n0": {"a": "x"}} | {f"n{i}": link(f"n{i - 1}") for i in range(1, length)}
    return write(folder, {"a": one("x y", when(f"n{length - 1}", "hot"), "calm")}, BOTH, conditions=named)


@pytest.mark.parametrize(
    "link", [lambda before: before, lambda before: [before, {"a": "x"}], lambda before: [before, before]]
)
def test_a_long_chain_of_names_is_no_matter(tmp_path: Path, link: Any) -> None:
    guide, report = proved(chained(tmp_path, 1_100, link))
    assert report.holds
    assert replayed(guide, {"a": "x"}).at == "hot"


def test_names_that_are_shared_again_and_again_are_refused_in_words(tmp_path: Path) -> None:
    said = faults(chained(tmp_path, 60, lambda before: {"any": [[before, {"a": "x"}], [before, {"a": "y"}]]}))
    assert said[0] == "the condition 'n11' comes out too long once every name in it is written out"


def test_names_nested_too_deep_are_refused_in_words(tmp_path: Path) -> None:
    said = faults(chained(tmp_path, 400, lambda before: {"not": [before, {"a": "x"}]}))
    assert said[0] == f"the condition 'n{MOST_DEPTH // 2}' comes out too long once every name in it is written out"


@pytest.mark.parametrize("key", ["days-back", "days-ahead"])
def test_days_that_no_calendar_has_are_refused(tmp_path: Path, key: str) -> None:
    folder = write(tmp_path, {"a": question("date", ["calm"], None, **{key: 800_000})}, {"calm": outcome()})
    assert faults(folder) == ["must be at most 73000, not '800000'"]


def test_a_bound_finer_than_one_of_the_answers_behind_a_fact(tmp_path: Path) -> None:
    fact = {"fact": "late", "label": words(), "from": [{"value": "n"}, {"days-since": "d"}]}
    asked = {
        "n": question("number", ["d"], decimals=1, skip=words()),
        "d": question("date", [when({"late": {"least": 1.5}}, "hot"), "calm"]),
    }
    folder = write(tmp_path, asked, BOTH, facts=[fact], promises={"unknown-is-no": ["late"]})
    assert faults(folder) == ["'1.5' is no number with at most 0 decimals"]


def test_to_say_that_a_fact_is_known_is_enough_whichever_answer_it_comes_from(tmp_path: Path) -> None:
    fact = {"fact": "late", "label": words(), "from": [{"days-since": "d"}, {"value": "n"}]}
    rules = [when([{"late": "answered"}, {"late": {"least": 3}}], "hot"), "calm"]
    asked = {
        "a": one("x y z", when({"a": "x"}, "d"), when({"a": "y"}, "n"), "c"),
        "d": question("date", ["c"], skip=words()),
        "n": question("number", ["c"], skip=words()),
        "c": one("p q", *rules),
    }
    assert proved(write(tmp_path, asked, BOTH, facts=[fact]))[1].holds
    asked["c"] = one("p q", when({"late": {"least": 3}}, "hot"), "calm")
    guide, report = proved(write(tmp_path, asked, BOTH, facts=[fact]))
    unsure = finding(report, "read only what is known")
    assert "reads 'late'" in unsure.fault.what
    assert replayed(guide, unsure.answers).fact("late") is None


@pytest.mark.parametrize(
    ("named", "holds"),
    [(["late"], True), (["d", "n"], True), (["n"], False), (["d"], False), (["c"], False)],
    ids=str,
)
def test_a_fact_is_not_named_by_one_of_its_sources(tmp_path: Path, named: list[str], holds: bool) -> None:
    fact = {"fact": "late", "label": words(), "from": [{"days-since": "d"}, {"value": "n"}]}
    asked = {
        "a": one("x y z", when({"a": "x"}, "d"), when({"a": "y"}, "n"), "c"),
        "d": question("date", ["c"], skip=words()),
        "n": question("number", ["c"], skip=words()),
        "c": one("p q", when({"late": {"least": 3}}, "hot"), "calm"),
    }
    guide, report = proved(write(tmp_path, asked, BOTH, facts=[fact], promises={"unknown-is-no": named}))
    assert report.holds == holds
    if not holds:
        unsure = finding(report, "read only what is known")
        assert "reads 'late'" in unsure.fault.what
        assert replayed(guide, unsure.answers).fact("late") is None


def test_to_name_a_fact_says_nothing_of_its_sources(tmp_path: Path) -> None:
    fact = {"fact": "late", "label": words(), "from": [{"value": "n"}]}
    asked = {"n": question("number", [when({"n": {"least": 3}}, "hot"), "calm"], skip=words())}
    _, report = proved(write(tmp_path, asked, BOTH, facts=[fact], promises={"unknown-is-no": ["late"]}))
    assert "reads 'n', which may be skipped" in finding(report, "read only what is known").fault.what


def test_the_fact_that_is_asked_about_is_told_where_a_source_has_several(tmp_path: Path) -> None:
    facts = [{"fact": name, "label": words(), "from": [{"value": "n"}]} for name in ("late", "long")]
    asked = {"n": question("number", [when({"long": {"least": 3}}, "hot"), "calm"], skip=words())}
    _, report = proved(write(tmp_path, asked, BOTH, facts=facts))
    assert "reads 'long', which may be skipped" in finding(report, "read only what is known").fault.what


def test_going_on_is_judged_as_it_is_written(tmp_path: Path) -> None:
    """Who came by a private answer does not follow the rules: that is no condition of the author's."""
    asked = {
        "a": one("x y", when({"a": "x"}, "calm"), "b"),
        "b": one("p? q", when({"b": "p"}, "calm"), "hot"),
    }
    _, report = proved(write(tmp_path / "fine", asked, {**BOTH, "calm": going_on("hot", when={"a": "x"})}))
    assert report.holds, report.text()
    private = {**BOTH, "calm": going_on(when={"not": {"n": {"least": 3}}})}
    asked = {"b": one("p? q", when({"b": "p"}, "n"), "hot"), "n": question("number", ["calm"], skip=words())}
    _, report = proved(write(tmp_path / "leaning", asked, private))
    told = [found.fault.what for line in report.lines for found in line.findings]
    assert any("continue 'calm' of 'calm' reads 'n', which may be skipped" in what for what in told)


def test_nothing_is_called_like_a_word_of_texts(tmp_path: Path) -> None:
    fact = {"fact": "today", "label": words(), "from": [{"value": "n"}]}
    folder = write(tmp_path / "fact", {"n": question("number", ["calm"])}, {"calm": outcome()}, facts=[fact])
    assert faults(folder) == ["'today' is a word of texts, {today}"]
    folder = write(tmp_path / "question", {"today": question("number", ["calm"])}, {"calm": outcome()})
    assert faults(folder) == ["'today' is a word of texts, {today}"]
