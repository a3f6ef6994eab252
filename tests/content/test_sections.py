"""Sections of outcomes are those that a guide names, in its order, under its titles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guide.content.faults import BrokenGuide
from guide.content.guide import Guide
from guide.engine.journey import replay
from guide.engine.position import Position
from guide.i18n.phrases import phrases
from guide.sheets.loading import load
from guide.views.model import View
from guide.views.nodes import outcome_parts
from guide.views.outcome import outcome_view
from tests.support.small_guides import TODAY, one, words, write

SECTIONS: list[dict[str, Any]] = [
    {"section": "costs", "kind": "list", "title": words("Costs"), "required": False},
    {"section": "more", "kind": "blocks", "top": 1},
    {"section": "to-do", "kind": "steps", "title": words("To do")},
    {"section": "and-then", "kind": "steps", "title": words("And then"), "required": False},
    {"section": "ask", "kind": "say", "title": words("Ask"), "required": False},
    {"section": "fees", "kind": "text", "title": words("Fees"), "required": False},
]
END = {"group": "only", "urgency": "calm", "title": words("The end"), "know": words("Know this")}
FULL: dict[str, Any] = END | {
    "to-do": [words("first"), words("second")],
    "and-then": [words("third")],
    "costs": [words("ten"), words("twenty")],
    "ask": [words("please", to=words("To them"))],
    "blocks": ["a", "b", "c", "inside"],
}
BLOCKS: dict[str, dict[str, Any]] = {
    **{id: {"title": words(f"block {id}")} for id in "abc"},
    "inside": {"title": words("block inside"), "in": "costs"},
}


def guide(folder: Path, outcome: dict[str, Any] = FULL, **about: Any) -> Guide:
    return load(write(folder, {"q": one("x y", "end")}, {"end": outcome}, BLOCKS, **{"sections": SECTIONS, **about}))


def heads(found: Guide) -> tuple[list[str], list[str]]:
    """The headings and blocks of the page, on paper and on the screen."""
    journey = replay(found, {"q": "x"}, TODAY)
    shown = [part.text for part in outcome_parts(journey, found.outcomes["end"], phrases("en"))]
    kept = ("Costs", "To do", "And then", "Ask", *(f"block {id}" for id in (*"abc", "inside")))
    screen = [part.text for part in view(found).parts]
    return [text for text in shown if text in kept], [text for text in screen if text in kept]


def view(found: Guide) -> View:
    walk = Position.resume(found, TODAY, {"q": "x"})
    return outcome_view(walk, found.outcomes["end"], phrases("en"))


def test_they_stand_in_the_order_of_the_guide_with_blocks_where_it_says(tmp_path: Path) -> None:
    order = ["block a", "Costs", "block inside", "block b", "block c", "To do", "And then", "Ask"]
    assert heads(guide(tmp_path)) == (order, order)


def test_a_section_may_stand_first_and_another_be_left_away(tmp_path: Path) -> None:
    bare = {key: value for key, value in FULL.items() if key not in ("costs", "blocks")}
    order = ["And then", "To do", "Ask"]
    assert heads(guide(tmp_path, bare | {"first": "and-then", "blocks": ["c"]}))[0][1:] == order
    only = END | {"to-do": [words("first")]}
    assert heads(guide(tmp_path, only | {"blocks": [*BLOCKS]}))[1][-1] == "To do"


def test_steps_of_all_sections_are_ticked_by_their_own_numbers(tmp_path: Path) -> None:
    shown = view(guide(tmp_path))
    steps = [choice.text for choice in shown.choices if choice.id.startswith("step:")]
    assert steps == ["first", "second", "third"]
    counts = [key.key or key.label for part in shown.parts if part.card == "do" for key in part.keys]
    assert counts == ["0 / 2", "0 / 1"]


def test_without_such_a_section_all_blocks_stand_at_the_top(tmp_path: Path) -> None:
    without = [section for section in SECTIONS if section["kind"] != "blocks"]
    assert heads(guide(tmp_path, sections=without))[0][:4] == ["block a", "block b", "block c", "Costs"]


def test_without_sections_an_outcome_says_what_it_comes_to(tmp_path: Path) -> None:
    bare = load(write(tmp_path, {"q": one("x y", "end")}, {"end": END}, sections=[]))
    parts = outcome_parts(replay(bare, {"q": "x"}, TODAY), bare.outcomes["end"], phrases("en"), legend=False)
    assert [part.text for part in parts] == ["The end", "", "Know this"]
    assert not any(choice.id.startswith("step:") for choice in view(bare).choices)


@pytest.mark.parametrize(
    ("outcome", "about", "told"),
    [
        ({"fee": words()}, {}, "did you mean 'fees'"),
        ({"to-do": words()}, {}, "must be a list"),
        ({"costs": words()}, {}, "must be a list"),
        ({"first": "cost"}, {}, "did you mean 'costs'"),
        ({}, {"sections": [*SECTIONS, {"section": "know", "kind": "text", "title": words()}]}, "a key of every"),
        ({}, {"sections": [*SECTIONS, SECTIONS[0]]}, "stands twice"),
        ({}, {"sections": [*SECTIONS, {"section": "x", "kind": "txt", "title": words()}]}, "'txt' is not known"),
    ],
)
def test_what_does_not_fit_them_is_a_fault(
    tmp_path: Path, outcome: dict[str, Any], about: dict[str, Any], told: str
) -> None:
    with pytest.raises(BrokenGuide) as broken:
        guide(tmp_path, FULL | outcome, **about)
    (fault, *more) = broken.value.faults
    assert told in str(fault), [*map(str, broken.value.faults)]
    assert not more


def test_a_section_that_must_be_there_is_missed(tmp_path: Path) -> None:
    with pytest.raises(BrokenGuide, match="'to-do' is missing"):
        guide(tmp_path, END)
