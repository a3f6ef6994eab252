"""What authors are given: a schema that fits, a tiny guide that passes, and a page of all keys, made from models."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from guide.cli.main import run
from guide.content.faults import BrokenGuide
from guide.content.folder import kinds
from guide.content.manual import reference
from guide.content.reading import Document, read
from guide.content.scaffold import new
from guide.content.schema import schema
from guide.proof import prove
from guide.sheets import SHIPPED
from guide.sheets.loading import load
from tests.support.guides import edit, shipped_guide
from tests.support.sampling import examples, some

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "content/xiaoxiang-youpin", *sorted((ROOT / "tests/guides").iterdir())]
TODAY = date(2026, 6, 4)
KINDS = kinds(SHIPPED)


@cache
def validator(kind: str) -> Draft202012Validator:
    """One that is not ours, for files of a kind."""
    form = schema(kind, KINDS[kind])
    Draft202012Validator.check_schema(form)
    return Draft202012Validator(form, format_checker=FormatChecker())


def misfits(document: Document, kind: str) -> list[str]:
    """What it finds wrong with a file."""
    found = validator(kind).iter_errors(document.data)
    return [f"{document.path}: {list(error.absolute_path)}: {error.message}" for error in found]


def kind_of(path: Path, folder: Path) -> str:
    name = path.relative_to(folder).as_posix()
    return name if name in KINDS else name.split("/")[0]


@pytest.mark.parametrize("folder", [*GUIDES, None], ids=lambda folder: folder.name if folder else "a new one")
def test_every_file_fits_the_schema_of_its_kind(folder: Path | None, tmp_path: Path) -> None:
    if folder is None:
        new(folder := tmp_path / "new")
    paths = sorted(folder.rglob("*.yaml"))
    of_each_kind = {kind_of(path, folder): path for path in paths}.values()
    for path in {*of_each_kind, *some(paths, 4)}:
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
        ('label: {en: "Urgent"}', ""),
        ('en: "Choose one"', "en: ''"),
        ('{id: later, en: "It can wait"}', "{id: later, en: 7}"),
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


def test_schemas_are_described_from_the_models() -> None:
    for kind, holds in KINDS.items():
        form = json.loads(json.dumps(schema(kind, holds)))
        for name, part in {**form["$defs"], kind: form}.items():
            told = [key for key, each in part.get("properties", {}).items() if "description" in each]
            silent = set(part.get("properties", {})) - {*told, "kind", "sheet"}
            assert name in SILENT or not silent, f"{kind}: {name} does not say what {silent} are"


SILENT = {"PlanWords", "LogWords", "Where", "Range", "Spoken"}
"""Parts whose keys are told together, in the manual or in what they are"""


def test_the_reference_is_what_the_models_say(capsys: pytest.CaptureFixture[str]) -> None:
    """Written anew by: guide schema --markdown > content/REFERENCE.md"""
    assert run(["schema", "--markdown"]) == 0
    assert capsys.readouterr().out == (ROOT / "content/REFERENCE.md").read_text(encoding="utf-8")


def test_the_reference_tells_bounds_and_what_must_be_there() -> None:
    told = reference({"questions": KINDS["questions"]})
    assert "- `options`: list of option, at least 2; required" in told
    assert re.search(
        r"`kind` `money`.*- `most`: whole number; else `1000000`.*- `unit`: units; required", told, re.DOTALL
    )
    assert "- `days-back`: whole number, 0 to 73000; else `3650`" in told
    assert "- `hint`: words; optional" in told


@given(st.data())
@settings(max_examples=examples(60))
def test_schema_and_models_take_the_same(data: st.DataObject) -> None:
    """A key left out, added, or with a value of another form: both refuse it, or neither does."""
    path = data.draw(st.sampled_from(FILES))
    document, _ = read(path)
    assert document is not None
    kind = kind_of(path, GUIDES[0])
    spoilt = copy.deepcopy(document.data)
    places = [*mappings(spoilt)]
    at = data.draw(st.sampled_from(places))
    key = data.draw(st.sampled_from(sorted(at)))
    match data.draw(st.sampled_from(["drop", "add", "change"])):
        case "drop":
            del at[key]
        case "add":
            at["no_such_key"] = "x"
        case _:
            at[key] = data.draw(st.sampled_from([7, True, "x y", [], {}, ["x"], {"en": "x"}, Decimal("1.5")]))
    changed = Document(path, "{}", spoilt)
    _, faults = KINDS[kind].read(changed, shipped_guide().about.languages)
    found = misfits(changed, kind)
    assert faults or not found, found
    if any("is missing" in fault.what or "unknown key" in fault.what for fault in faults):
        assert found, faults


FILES = sorted((ROOT / "content/xiaoxiang-youpin").rglob("*.yaml"))


def mappings(value: object) -> Iterator[dict[str, object]]:
    """Every mapping of a file that has keys."""
    if isinstance(value, dict):
        if value:
            yield value
        for part in value.values():
            yield from mappings(part)
    elif isinstance(value, list):
        for part in value:
            yield from mappings(part)


def test_a_new_guide_passes(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    written = new(folder)
    assert folder / "guide.yaml" in written
    report = prove(folder, TODAY, SHIPPED)
    assert report.holds
    assert report.findings == ()
    with pytest.raises(FileExistsError):
        new(folder)


@pytest.mark.parametrize("folder", GUIDES[1:], ids=lambda folder: folder.name)
def test_every_other_guide_here_is_proved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(folder)]) == 0
    assert "no fault found" in capsys.readouterr().out


def test_the_tree_names_no_guide() -> None:
    """What is true of one guide only stands in its folder."""
    for path in (ROOT / "guide/content").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "xiaoxiang" not in text
        assert "小象" not in text


@pytest.mark.parametrize(
    ("asked", "kind"), [("blocks", "blocks.yaml"), ("channels", "sources/channels.yaml"), ("log", "sheets/log.yaml")]
)
def test_a_file_is_found_by_its_name_alone(asked: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", kind]) == 0
    whole = capsys.readouterr().out
    assert run(["schema", asked]) == 0
    assert capsys.readouterr().out == whole
