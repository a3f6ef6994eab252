"""Notes saved by the program as it once was open, stand where they stood, and lose no value when they are updated."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.engine.journey import dump_answers
from guide.notes.front import read_front
from guide.session.session import Session
from guide.sheets.together import dump_sheets
from tests.support.kept_notes import a_sitting, opened, update
from tests.support.sampling import sample

DATA = Path(__file__).parent / "data"
NOTES = {path.stem: path for path in sorted(DATA.glob("*.md")) if not path.stem.startswith("draft")}
DRAFTS = {path.stem: path for path in sorted(DATA.glob("draft*.md"))}
PAST_A_CRISIS = ("danger-first-went-on", "distress-first-went-on")
"""Their first answer was never saved: the question is open again, and all that was answered after it waits."""
_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.M | re.S)
WORDS_OF_ONES_OWN = (
    "Spoke to my sister on Sunday. She knows.",
    "- ring the union `*` [link](x)",
    "## My own heading",
    "Words below everything.",
)


def data_of(path: Path) -> dict[str, Any]:
    """The data of a note or draft, read as any program would."""
    text = path.read_text(encoding="utf-8")
    block = text.strip().removeprefix("---").removesuffix("---") if text.startswith("---") else _BLOCK.findall(text)[-1]
    data: dict[str, Any] = yaml.safe_load(block)
    return data


def values(data: Any, at: tuple[str, ...] = ()) -> set[tuple[tuple[str, ...], str]]:
    """Every single value in some data, with where it stands; entries of a list that have a number go by it."""
    if isinstance(data, Mapping):
        return {found for key, value in data.items() for found in values(value, (*at, str(key)))}
    if isinstance(data, list):
        places = [str(one.get("number", i)) if isinstance(one, Mapping) else str(one) for i, one in enumerate(data)]
        return {found for place, one in zip(places, data, strict=True) for found in values(one, (*at, place))}
    return {(at, str(data))}


def held(data: dict[str, Any], part: str) -> set[tuple[tuple[str, ...], str]]:
    """All that a note holds of answers, or of sheets, wherever it keeps it."""
    aside = data.get("aside", {}).values()
    return values(data.get(part, {})).union(*(values(one.get(part, {})) for one in aside))


def answers(s: Session) -> dict[str, Any]:
    return dump_answers(s.guide, s.walk.answers)


def answer_the_first(s: Session) -> None:
    """Close what lies on top and say that it is one's own instalment."""
    s.panels.clear()
    s.choose("self")


@pytest.mark.parametrize("path", NOTES.values(), ids=NOTES.keys())
def test_it_opens_with_the_answers_and_sheets_it_was_saved_with(path: Path) -> None:
    data = data_of(path)
    s = opened(path, date.fromisoformat(data["made"]))
    assert answers(s).items() >= data["answers"].items()
    assert dump_sheets(s.guide, s.sheets) == data.get("sheets", {})
    if path.stem in PAST_A_CRISIS:
        assert s.walk.at == "what-first"
        answer_the_first(s)
    assert s.walk.journey.at == data.get("outcome", s.walk.at)
    assert s.guide.node(s.walk.at)


@pytest.mark.parametrize(("name", "days"), sample([*product(NOTES, (30, 0))], 3))
def test_updating_it_loses_no_value(name: str, days: int, tmp_path: Path) -> None:
    path = NOTES[name]
    copy = Path(shutil.copy(path, tmp_path))
    before, day = data_of(copy), date.fromisoformat(data_of(copy)["made"]) + timedelta(days=days)
    s = opened(copy, day)
    if path.stem in PAST_A_CRISIS:
        answer_the_first(s)
    update(s)
    after = data_of(copy)
    if "days-late-roughly" in before["answers"]:
        before["answers"]["days-late-roughly"] = str(int(before["answers"]["days-late-roughly"]) + days)
    assert held(before, "answers") <= held(after, "answers")
    assert held(before, "sheets") <= held(after, "sheets")
    extra = {"tags", "id", "exported"}
    assert {key: before[key] for key in extra & before.keys()} == {key: after.get(key) for key in extra & before.keys()}
    text = copy.read_text(encoding="utf-8")
    for words in WORDS_OF_ONES_OWN:
        assert (words in text) == (path.stem == "with-words-of-ones-own")
    assert ("# a remark of mine" in text) == (path.stem == "with-entries-of-others")
    assert opened(copy, day).walk.journey.at == s.walk.journey.at


@pytest.mark.parametrize("path", DRAFTS.values(), ids=DRAFTS.keys())
def test_a_draft_is_gone_on_from(path: Path, tmp_path: Path) -> None:
    data = data_of(path)
    s = a_sitting(tmp_path, date.fromisoformat(data["made"]))
    s.go_on(read_front(path))
    assert answers(s) == data["answers"]
    assert dump_sheets(s.guide, s.sheets) == data["sheets"]
    assert s.walk.journey.at == data.get("outcome", "can-you-negotiate")
    assert s.note_state.unsaved
