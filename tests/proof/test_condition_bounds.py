"""Conditions that would take for ever, and limits that say so: names in names, numbers no calendar or range has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guide.cli.main import run
from guide.content.faults import BrokenGuide
from guide.content.named import MOST_DEPTH
from guide.sheets.loading import load_marked
from tests.support.guides import copy_of
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


FINE = {"late": {"least": 1.5}}


@pytest.mark.parametrize("sources", ["n d", "d n", "n w", "m n d"])
@pytest.mark.parametrize(
    ("rule", "about"),
    [
        (FINE, {}),
        ({"any": [{"late": {"least": 3}}, FINE]}, {}),
        ({"not": FINE}, {}),
        ([{"late": {"most": 9}}, {"all": [{"not": FINE}]}], {}),
        ("named", {"conditions": {"named": {"any": [FINE]}}}),
        ({"late": {"least": 1}}, {"promises": {"meets": [{"who": FINE, "meets": ["hot"]}]}}),
        ({"late": {"least": 1}}, {"promises": {"shows": [{"who": FINE, "none": ["k"]}]}}),
        ({"late": {"least": 1}}, {"check": [{"when": FINE, "says": words()}]}),
    ],
    ids=["alone", "any", "not", "list", "named", "meets", "shows", "check"],
)
def test_a_bound_finer_than_one_of_the_answers_behind_a_fact(
    tmp_path: Path, sources: str, rule: Any, about: dict[str, Any]
) -> None:
    """One answer has a decimal, an amount has two; days and another number have none, wherever they stand."""
    kinds = {"n": "value", "w": "value", "m": "value", "d": "days-since"}
    fact = {"fact": "late", "label": words(), "from": [{kinds[id]: id} for id in sources.split()]}
    asked = {
        "n": question("number", ["m"], decimals=1, skip=words()),
        "m": question("money", ["w"], skip=words()),
        "w": question("number", ["d"], skip=words()),
        "d": question("date", [when(rule, "hot"), "calm"]),
    }
    outcomes = {"calm": outcome(blocks=["k"]), "hot": BOTH["hot"]}
    folder = write(tmp_path, asked, outcomes, {"k": {"when": {"d": "answered"}}}, facts=[fact], **about)
    assert faults(folder) == ["'1.5' is no number with at most 0 decimals"]


def test_a_bound_as_fine_as_every_answer_behind_a_fact_is_kept_for_each(tmp_path: Path) -> None:
    fact = {"fact": "late", "label": words(), "from": [{"value": "n"}, {"value": "m"}]}
    asked = {
        "n": question("number", ["m"], decimals=1, skip=words()),
        "m": question("money", [when(FINE, "hot"), "calm"]),
    }
    finer = {**asked, "m": question("money", [when({"late": {"least": 1.25}}, "hot"), "calm"])}
    assert faults(write(tmp_path / "finer", finer, BOTH, facts=[fact])) == [
        "'1.25' is no number with at most 1 decimal"
    ]
    guide, report = proved(write(tmp_path / "as-fine", asked, BOTH, facts=[fact]))
    assert report.holds
    ends = [replayed(guide, {"n": n, "m": "1.49"}).at for n in ("1.4", "1.5", None)]
    assert ends == ["calm", "hot", "calm"]
    assert replayed(guide, {"n": None, "m": "1.50"}).at == "hot"


def test_two_versions_with_such_a_bound_are_refused_by_their_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fact = {"fact": "late", "label": words(), "from": [{"value": "n"}, {"days-since": "d"}]}
    for name, rule in (("old", {"late": {"least": 1}}), ("new", FINE)):
        asked = {
            "n": question("number", ["d"], decimals=1, skip=words()),
            "d": question("date", [when(rule, "hot"), "calm"]),
        }
        write(tmp_path / name, asked, BOTH, facts=[fact])
    assert run(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    assert "'1.5' is no number with at most 0 decimals" in capsys.readouterr().err


PLACES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "a rule": lambda test: {"rule": test},
    "any": lambda test: {"rule": {"any": [{"n": {"most": 1}}, test]}},
    "not": lambda test: {"rule": {"not": {"all": [test]}}},
    "a named condition": lambda test: {"rule": "named", "conditions": {"named": {"not": test}}},
    "a named condition that nobody uses": lambda test: {"conditions": {"unused": test}},
    "a promise of what is met": lambda test: {"promises": {"meets": [{"who": test, "meets": ["hot"]}]}},
    "a promise of blocks": lambda test: {"promises": {"shows": [{"who": {"any": [test]}, "none": ["k"]}]}},
    "a line of the check page": lambda test: {"check": [{"when": test, "says": words()}]},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("empty", [{"least": 5, "most": 3}, {"least": 200}, {"most": -1}, {"is": 101}], ids=str)
def test_a_range_in_which_no_answer_lies_is_a_fault_wherever_it_stands(
    tmp_path: Path, place: str, empty: dict[str, int]
) -> None:
    about = PLACES[place]({"n": empty})
    rule = about.pop("rule", {"n": {"least": 3}})
    asked = {"n": question("number", [when(rule, "hot"), "calm"])}
    outcomes = {"calm": outcome(blocks=["k"]), "hot": BOTH["hot"]}
    said = faults(write(tmp_path, asked, outcomes, {"k": {"when": {"n": "answered"}}}, **about))
    assert said == ["there is nothing from 5 to 3" if len(empty) == 2 else "no answer to 'n' is in this range"]


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        ("letters/no-answer.yaml", "  - when: {asked: unknown}", "  - when: {days-late: {least: 5, most: 3}}"),
        ("sheets/conduct.yaml", "      - when: {liable: not-sure}", "      - when: {tries: {least: 5, most: 3}}"),
        ("sheets/plan.yaml", "old: old-or-unsure", "old: {days-late: {least: 5, most: 3}}"),
    ],
)
def test_a_range_that_holds_nothing_is_a_fault_on_sheets_too(tmp_path: Path, name: str, was: str, now: str) -> None:
    folder = copy_of(tmp_path)
    edit_first(folder / name, was, now)
    assert "there is nothing from 5 to 3" in faults(folder)


def edit_first(path: Path, was: str, now: str) -> None:
    """Replace what stands somewhere in a file, where it stands first."""
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), encoding="utf-8")


@pytest.mark.parametrize("said", [{"late": "answered"}, {"not": {"late": "unknown"}}], ids=str)
@pytest.mark.parametrize("sources", ["d n", "n d", "n d m", "m d n"])
def test_to_say_that_a_fact_of_many_sources_is_known_is_enough(tmp_path: Path, sources: str, said: Any) -> None:
    kinds = {"n": "value", "m": "value", "d": "days-since"}
    fact = {"fact": "late", "label": words(), "from": [{kinds[id]: id} for id in sources.split()]}
    ways = [when({"a": id}, id) for id in sources.split()]
    asked: dict[str, Any] = {"a": one("d n m none", *ways, "c")}
    asked |= {id: question("date" if id == "d" else "number", ["c"], skip=words()) for id in sources.split()}
    asked["c"] = one("p q", when([said, {"late": {"least": 3}}], "hot"), "calm")
    assert proved(write(tmp_path, asked, BOTH, facts=[fact]))[1].holds
    asked["c"] = one("p q", when({"any": [said, {"late": {"least": 3}}]}, "hot"), "calm")
    assert not proved(write(tmp_path, asked, BOTH, facts=[fact]))[1].holds


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
