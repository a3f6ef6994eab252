"""References: every id that names a part of a guide is held against the parts that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.content.faults import BrokenGuide
from guide.content.folder import FILES
from guide.content.references import models_in, references
from guide.content.schema import schema
from guide.sheets.loading import load
from tests.support.guides import copy_of, shipped_guide

CHANGES = {
    "a rule": ("questions/overdue/due-date.yaml", "go: ", "question, outcome or notice"),
    "a group": ("outcomes/on-track.yaml", "group: ", "group"),
    "a block": ("outcomes/reply-today.yaml", "blocks: [", "block"),
    "a page": ("outcomes/reply-today.yaml", "pages: [", "page"),
    "a law text of a letter": ("letters/stop-and-delete.yaml", "law: [", "law text"),
    "a source": ("outcomes/reply-today.yaml", "sources: [", "source"),
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
