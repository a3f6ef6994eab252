"""Two versions of a guide: who is led elsewhere, by how many answers, and what becomes of what was saved."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guide.content.guide import Guide
from guide.engine.journey import load_answers, replay
from guide.proof.diff import Diff, diff, fate
from guide.proof.differing import differing
from guide.sheets.loading import load
from tests.support.guides import copy_of, shipped_guide
from tests.support.small_guides import (  # fmt: skip
    SECTIONS,
    TODAY,
    going_on,
    notice,
    one,
    outcome,
    question,
    several,
    when,
    words,
    write,
)

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


def test_a_page_that_comes_again_has_no_way_on_to_lose(tmp_path: Path) -> None:
    def version(name: str, may: Any) -> Guide:
        asked = {"a": one("x y", "calm"), "b": one("p q", "calm")}
        return load(write(tmp_path / name, asked, {"calm": going_on("b", when=may)}))

    first = {"b": "unknown"}
    assert not told(diff(version("old", first), version("new", {"any": [first, {"b": "p"}]}), TODAY))


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
    day = date.fromisoformat(str(found.elsewhere[0].answers["d"]))
    assert timedelta(7) <= TODAY - day <= timedelta(9)


def whole() -> dict[str, Any]:
    """A guide with a part of every kind that may mean something else in another version."""
    number = question("number", [when({"n": {"least": 3}}, "hot"), {"go": "m"}])
    return {
        "questions": {
            "a": one("x y? z~", when({"a": "x"}, "n"), "calm"),
            "n": number,
            "m": question("number", ["told"], skip=words()),
        },
        "notices": {"told": notice("calm")},
        "outcomes": {
            "calm": outcome(**going_on("hot", when={"a": "z"}), again={"says": words(), "at": "a", "with": {"a": "x"}}),
            "hot": outcome(urgency="now", blocks=["k"], say=[words(when={"a": "x"})], know=words("{late}")),
        },
        "blocks": {"k": {"when": {"a": "x"}}},
        "check": [{"when": {"a": "x"}, "says": words()}],
        "facts": [{"fact": "late", "label": words(), "from": [{"value": "n"}, {"value": "m"}]}],
        "promises": {"shows": [{"at": ["hot"], "all": ["k"]}]},
        "languages": ["en"],
        "sections": [{"section": id, "kind": kind, "title": words()} for id, kind in SECTIONS.items()],
    }


MEANT: list[tuple[str, Any, str]] = [
    ("questions a options 1 private", False, "questions/a: options y private: true → false"),
    ("questions a options 0 private", True, "questions/a: options x private: false → true"),
    ("questions a options 2 today-only", False, "questions/a: options z today-only: true → false"),
    ("questions n counts-days", True, "questions/n: counts-days: false → true"),
    ("outcomes calm urgency", "week", "outcomes/calm: urgency: calm → week"),
    ("outcomes calm again with a", "z", "outcomes/calm: again with a: x → z"),
    ("outcomes calm again at", "n", "outcomes/calm: again at: a → n"),
    ("outcomes calm again", None, "outcomes/calm: again: at a → none"),
    ("outcomes calm continue when", {"a": "y"}, "calm: continue → no continue, 1 way of answering"),
    ("outcomes hot check-first", False, "outcomes/hot: check-first: true → false"),
    ("outcomes hot first", "help", "outcomes/hot: first: none → help"),
    ("outcomes hot say 0 when", {"a": "z"}, "hot: no words to say 1 → words to say 1, 1 way of answering"),
    ("check 0 when", {"a": "z"}, "hot: no line of the check page 1 → line of the check page 1, 1 way of answering"),
    ("facts 0 from", [{"value": "m"}, {"value": "n"}], "guide.yaml: facts late from 1 value: n → m"),
    ("promises", {}, "guide.yaml: promises shows: 1 → none"),
    ("sections 5 lines", 3, "guide.yaml: sections record lines: 0 → 3"),
    ("sections 2 top", 1, "guide.yaml: sections also top: 0 → 1"),
    ("languages", ["en", {"tag": "en-GB", "from": "en"}], "guide.yaml: languages: en → en, en-GB"),
    ("notices told next", [{"go": "hot"}], "told: calm → hot, 306 ways of answering"),
]
WORDS: list[tuple[str, Any, str]] = [
    ("questions a options 0 en", "Other", "questions/a"),
    ("outcomes hot today 0 en", "Other", "outcomes/hot"),
    ("notices told text", [words(), words()], "notices/told"),
    ("sections 0 title en", "Other", "guide.yaml"),
    ("check 0 says en", "Other", "guide.yaml"),
]


def changed(folder: Path, place: str, value: Any) -> Diff:
    """The difference that another value at one place makes."""
    parts = whole()
    *way, last = [int(key) if key.isdecimal() else key for key in place.split()]
    here: Any = parts
    for key in way:
        here = here[key]
    here[last] = value
    return diff(load(write(folder / "old", **whole())), load(write(folder / "new", **parts)), TODAY)


@pytest.mark.parametrize(("place", "value", "line"), MEANT, ids=[f"{place}-{value}" for place, value, _ in MEANT])
def test_what_is_no_matter_of_words(tmp_path: Path, place: str, value: Any, line: str) -> None:
    found = changed(tmp_path, place, value)
    assert not found.text_only
    assert line in [*found.lines()]
    assert not found.text


@pytest.mark.parametrize(("place", "value", "name"), WORDS, ids=[place for place, _, _ in WORDS])
def test_what_is_a_matter_of_words(tmp_path: Path, place: str, value: Any, name: str) -> None:
    found = changed(tmp_path, place, value)
    assert found.text_only
    assert found.text == (name,)


def test_what_sheets_ask_is_no_matter_of_words(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    for name, was, now in [
        ("letters/no-answer.yaml", "offered: [{asked: unanswered},", "offered: [{asked: waiting},"),
        ("letters/no-answer.yaml", "  - when: {asked: unknown}", "  - when: {asked: answered}"),
        ("sheets/conduct.yaml", "      - when: {liable: not-sure}", "      - when: {liable: answered}"),
        ("sheets/claim.yaml", "    en: The whole contract and", "    en: The whole of the contract and"),
        ("guide.yaml", "{last-instalment: unknown}]]}", "{last-instalment: answered}]]}"),
    ]:
        written = (folder / name).read_text(encoding="utf-8")
        assert was in written
        (folder / name).write_text(written.replace(was, now, 1), encoding="utf-8")
    meaning, text = differing(shipped_guide(), load(folder))
    *told, by_name = meaning
    assert by_name.startswith("letters: asks something else of answers, as at '")
    assert told == [
        "sheets/conduct: rules CR14 adds 1 when: liable: not-sure → liable: answered",
        "letters/no-answer: offered 1: asked: unanswered → asked: waiting",
        "letters/no-answer: lead 3 when: asked: unknown → asked: answered",
    ]
    assert text == ["sheets/claim"]
