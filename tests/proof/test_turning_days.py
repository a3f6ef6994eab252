"""The days on which a page changes by the calendar alone, told alike for small guides and for large ones."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from guide.proof.calendar import turns
from guide.proof.findings import Subject
from guide.proof.parting import partings
from guide.sheets.loading import load_marked
from tests.support.small_guides import TODAY, outcome, question, when, words, write


def test_a_block_of_one_week_comes_and_goes_in_a_large_guide_as_in_a_small_one(tmp_path: Path) -> None:
    """The days before and after the week are alike to the outcome; on which of them somebody stands still counts."""
    facts = [{"fact": "late", "label": words(), "from": [{"days-since": "due"}]}]
    blocks = {"second-week": {"when": {"late": {"least": 7, "most": 13}}}}
    asked = {"due": question("date", ["end"])}
    write(tmp_path, asked, {"end": outcome(blocks=["second-week"])}, blocks, facts=facts)
    guide, marks = load_marked(tmp_path)
    expected = [(Decimal(7), ("block second-week",)), (Decimal(14), ("block second-week",))]
    for found in (turns(guide), partings(Subject(guide, marks, TODAY))):
        assert [(turn.day, turn.parts) for turn in found if turn.parts] == expected


def test_an_answer_that_nobody_is_asked_for_tomorrow_has_no_part_in_the_change(tmp_path: Path) -> None:
    """Tomorrow the date alone leads past the number, whatever bound the number crosses in that night."""
    facts = [{"fact": "late", "label": words(), "from": [{"days-since": "due"}]}]
    counts: dict[str, Any] = {"most": 5, "counts-days": True}
    asked = {
        "due": question("date", [when({"late": {"is": 3}}, "past"), "waited"]),
        "waited": question("number", [when({"waited": {"is": 1}}, "short"), "long"], **counts),
    }
    outcomes = {"past": outcome(), "short": outcome(blocks=["yesterday"]), "long": outcome()}
    write(tmp_path, asked, outcomes, {"yesterday": {"when": {"waited": {"most": 1}}}}, facts=facts)
    found = {(turn.question, turn.day): turn.pairs for turn in turns(load_marked(tmp_path)[0])}
    assert found["waited", Decimal(2)] == (("short", "long"),)
    assert ("short", "past") in found["due", Decimal(3)]
