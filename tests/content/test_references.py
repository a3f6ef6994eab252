"""References: every id that names a part of a guide is held against the parts that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_origin

import pytest
from pydantic import BaseModel

from guide.content.faults import BrokenGuide
from guide.content.folder import FILES
from guide.content.references import OWN, Ref, models_in, references
from guide.content.schema import schema
from guide.content.shapes import is_model, types_in
from guide.content.words import Model, Spelled
from guide.sheets.loading import load
from tests.support.guides import copy_of, shipped_guide

CHANGES = {
    "a rule": ("questions/overdue/due-date.yaml", "go: ", "question, outcome or notice"),
    "a group": ("outcomes/on-track.yaml", "group: ", "group"),
    "a block": ("outcomes/reply-today.yaml", "blocks: [", "block"),
    "a page": ("outcomes/reply-today.yaml", "pages: [", "page"),
    "a law text of a letter": ("letters/stop-and-delete.yaml", "law: [", "law text"),
    "a source": ("outcomes/reply-today.yaml", "sources: [", "source"),
    "the fact of a drawn line": ("pages/timeline.yaml", "fact: ", "fact"),
    "a footnote": ("guide.yaml", "cites: [", "source"),
    "a contradiction": ("sources/contradictions.yaml", "claims: [", "source"),
    "the complaint": ("guide.yaml", "complaint: ", "letter"),
    "the fact of the log": ("sheets/log.yaml", "late: ", "fact"),
    "a question of the helper": ("sheets/helper.yaml", "with-budget: [", "question"),
}


@pytest.mark.parametrize(("name", "before", "kind"), CHANGES.values(), ids=CHANGES)
def test_an_id_that_names_nothing_is_told_at_its_place(name: str, before: str, kind: str, tmp_path: Path) -> None:
    guide = copy_of(tmp_path)
    text = (guide / name).read_text(encoding="utf-8")
    at = text.index(before) + len(before)
    (guide / name).write_text(
        text[:at] + "zzz-" * (text[at] != "C") + ("C99, " * (text[at] == "C")) + text[at:], "utf-8"
    )
    with pytest.raises(BrokenGuide) as broken:
        load(guide)
    line = text[:at].count("\n") + 1
    told = [fault for fault in broken.value.faults if fault.path == guide / name and fault.line == line]
    assert any(fault.what.startswith(f"there is no {kind} '") for fault in told), broken.value.faults


def test_every_reference_of_the_guide_is_walked() -> None:
    guide = shipped_guide()
    found = {
        kind for model in (*guide.outcomes.values(), *guide.questions.values()) for _, _, kind in references(model)
    }
    assert found >= {"question, outcome or notice", "chapter", "group", "block", "page", "law text", "source"}
    outcome = guide.outcomes["reply-today"]
    assert [id for _, id, kind in references(outcome) if kind == "block"] == [*outcome.blocks]
    assert next(models_in(outcome)) == ((), outcome)


def test_the_schema_says_what_an_id_is_an_id_of() -> None:
    form = schema("outcomes", FILES["outcomes"])["properties"]
    assert form["group"]["x-refers-to"] == "group"
    assert form["blocks"]["x-refers-to"] == "block"


IDS = {
    "guide.yaml": ["id", "fact", "section"],
    "blocks.yaml": ["block"],
    "sources/channels.yaml": ["channel"],
    "sources/instruments.yaml": ["instrument"],
    "sources/claims.yaml": ["claim"],
    "questions/what-did-they-do.yaml": ["id"],
    "pages/glossary.yaml": ["term"],
    "letters/no-answer.yaml": ["field", "id"],
    "sheets/claim.yaml": ["field"],
    "sheets/helper.yaml": ["field"],
    "sheets/log.yaml": ["field", "id"],
    "sheets/conduct.yaml": ["rule", "count", "window", "total", "need"],
    "sheets/plan.yaml": ["field"],
}
"""File of the shipped guide → keys under which the ids of its entries stand."""


def twice(text: str, key: str) -> tuple[str, str]:
    """A file with the first entry that has an id under a key once more below it, and that id."""
    found = re.search(rf"^( *)- {{?{key}: ['\"]?([\w-]+).*\n(?:\1 +.*\n|\n)*", text, re.MULTILINE)
    assert found, key
    return text[: found.end()] + found[0] + text[found.end() :], found[2]


def test_an_id_that_stands_twice_is_told_whatever_it_is_the_id_of(tmp_path: Path) -> None:
    guide = copy_of(tmp_path)
    expected = []
    for name, keys in IDS.items():
        (path,) = guide.rglob(Path(name).name)
        text = path.read_text(encoding="utf-8")
        for key in keys:
            text, id = twice(text, key)
            expected.append((path, id))
        path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenGuide) as broken:
        load(guide)
    told = [(fault.path, fault.what) for fault in broken.value.faults]
    for path, id in expected:
        assert any(path == at and f"'{id}'" in what and re.search("twice|taken", what) for at, what in told), (path, id)


NO_OWN = {"Answered", "Asked", "BeginAs", "Beside", "NeverFalls", "Preset", "Sign", "Suggestion"}
"""What begins with the id of something else, to which several entries may belong."""
BY_PART = {"Block", "Channel", "Claim", "Contradiction", "Instrument"}
"""What has an entry of its own among the parts of a guide, where an id is taken once."""


def entries() -> Iterator[type[BaseModel]]:
    """Every model of which a list may hold some, and which begins with an id."""
    todo: list[type[BaseModel]] = [Model]
    while todo:
        model = todo.pop()
        todo += model.__subclasses__()
        lists = (each for field in model.model_fields.values() for each in types_in(field.annotation))
        for each in {part for held in lists if get_origin(held) is tuple for part in types_in(held)}:
            if is_model(each) and each.__module__.startswith("guide."):
                first = next(iter(each.model_fields.values()), None)
                if first is not None and any(isinstance(meta, Spelled) for meta in first.metadata):
                    yield each


def test_every_entry_with_an_id_of_its_own_says_so() -> None:
    load(shipped_guide().folder)
    found = {*entries()}
    without = {model.__name__ for model in found if OWN not in next(iter(model.model_fields.values())).metadata}
    assert without <= NO_OWN | BY_PART
    assert len(found) > 15
    for model in found:
        first = next(iter(model.model_fields.values()))
        assert not (OWN in first.metadata and any(isinstance(meta, Ref) for meta in first.metadata)), model
