"""What authors are given: a schema that fits, a tiny guide that passes, and a page that leaves no key out."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from guide.content.authoring import KEYS, kinds, new, schema
from guide.content.faults import BrokenGuide
from guide.content.load import load
from guide.content.reading import Document, read
from guide.proof import prove
from tests.support.guides import edit

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "content/xiaoxiang-youpin", *sorted((ROOT / "tests/guides").iterdir())]
TODAY = date(2026, 6, 4)


def misfits(document: Document, kind: str) -> list[str]:
    """What a validator that is not ours finds wrong with a file."""
    form = schema(kind)
    Draft202012Validator.check_schema(form)
    found = Draft202012Validator(form, format_checker=FormatChecker()).iter_errors(document.data)
    return [f"{document.path}: {list(error.absolute_path)}: {error.message}" for error in found]


def kind_of(path: Path, folder: Path) -> str:
    name = path.relative_to(folder).as_posix()
    return name if name in kinds() else name.split("/")[0]


@pytest.mark.parametrize("folder", [*GUIDES, None], ids=lambda folder: folder.name if folder else "a new one")
def test_every_file_fits_the_schema_of_its_kind(folder: Path | None, tmp_path: Path) -> None:
    if folder is None:
        new(folder := tmp_path / "new")
    for path in sorted(folder.rglob("*.yaml")):
        document, faults = read(path)
        assert document is not None
        assert not faults
        assert not misfits(document, kind_of(path, folder))


@pytest.mark.parametrize(
    ("old", "new_"),
    [
        ("kind: one", "kind: two"),
        ("{is-it-urgent: now}", "{is-it-urgent: {least: x}}"),
        ("{is-it-urgent: now}", "{is-it-urgent: 5}"),
        ("{is-it-urgent: now}", "{not: []}"),
        ("{is-it-urgent: now}", "{is-it-urgent: {lest: 5}}"),
        ("go: get-help", "goto: get-help"),
        ("go: get-help", "go: Get Help"),
        ("label: {en: Urgent}", ""),
        ("en: Choose one", "en: ''"),
        ("{id: later, en: It can wait}", "{id: later, en: 7}"),
    ],
)
def test_a_file_with_a_fault_does_not_fit(tmp_path: Path, old: str, new_: str) -> None:
    new(tmp_path)
    path = tmp_path / "questions/is-it-urgent.yaml"
    edit(path, old, new_)
    document, _ = read(path)
    assert document is not None
    assert misfits(document, "questions")
    with pytest.raises(BrokenGuide):
        load(tmp_path)


def test_schemas_are_json_and_described() -> None:
    for kind in kinds():
        text = json.dumps(schema(kind))
        assert '"description"' in text
    assert schema("questions")["$defs"]["OneQuestion"]["properties"]["why"]["description"] == KEYS["why"]
    with pytest.raises(KeyError):
        schema("songs")


def keys() -> set[str]:
    """Every key of every file."""
    found = set()
    for kind in kinds():
        form = schema(kind)
        for name, part in {**form["$defs"], "": form}.items():
            if name != "Condition":
                found |= set(part.get("properties", {}))
    return found


def test_no_description_is_of_a_key_that_is_gone() -> None:
    assert set(KEYS) <= keys()


def test_the_page_for_authors_leaves_no_key_out() -> None:
    page = (ROOT / "content/README.md").read_text(encoding="utf-8")
    missing = [key for key in sorted(keys()) if not re.search(rf"(?<![\w-]){key}`?:", page)]
    assert not missing


def test_a_new_guide_passes(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    written = new(folder)
    assert folder / "guide.yaml" in written
    report = prove(folder, TODAY)
    assert report.holds
    assert report.findings == ()
    with pytest.raises(FileExistsError):
        new(folder)


@pytest.mark.parametrize("folder", GUIDES, ids=lambda folder: folder.name)
def test_every_guide_here_is_proved(folder: Path) -> None:
    assert prove(folder, TODAY).holds


def test_the_tree_names_no_guide() -> None:
    """What is true of one guide only stands in its folder."""
    for path in (ROOT / "guide/content").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "xiaoxiang" not in text
        assert "小象" not in text
