"""What authors are given: a schema that fits, a tiny guide that passes, and a page that leaves no key out."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guide.content.authoring import KEYS, kinds, new, schema
from guide.content.reading import read
from guide.proof import prove

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "content/xiaoxiang-youpin", *sorted((ROOT / "tests/guides").iterdir())]
TODAY = date(2026, 6, 4)


def fits(value: Any, form: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether a value fits a JSON Schema, as far as ours go."""
    if "$ref" in form:
        return fits(value, whole["$defs"][form["$ref"].split("/")[-1]], whole)
    for key in ("anyOf", "oneOf"):
        if key in form and not any(fits(value, one, whole) for one in form[key]):
            return False
    if ("const" in form and value != form["const"]) or ("enum" in form and value not in form["enum"]):
        return False
    types: dict[str, Any] = {
        "string": str, "array": list, "object": dict, "integer": int, "boolean": bool, "null": type(None),
        "number": (int, float, __import__("decimal").Decimal),
    }  # fmt: skip
    if "type" in form and not isinstance(value, types[form["type"]]):
        return False
    if isinstance(value, str) and "pattern" in form and not re.search(form["pattern"], value):
        return False
    if isinstance(value, list) and "items" in form:
        return all(fits(item, form["items"], whole) for item in value)
    if isinstance(value, dict):
        known, others = dict(form.get("properties", {})), form.get("additionalProperties", True)
        for pattern, one in form.get("patternProperties", {}).items():
            known |= {key: one for key in value if re.search(pattern, key)}
        if not set(form.get("required", ())) <= set(value) or (others is False and not set(value) <= set(known)):
            return False
        rest = {key: item for key, item in value.items() if key not in known} if isinstance(others, dict) else {}
        return all(fits(item, known[key], whole) for key, item in value.items() if key in known) and all(
            fits(item, others, whole) for item in rest.values()
        )
    return True


def kind_of(path: Path, folder: Path) -> str:
    name = path.relative_to(folder).as_posix()
    return name if name in kinds() else name.split("/")[0]


@pytest.mark.parametrize("folder", GUIDES, ids=lambda folder: folder.name)
def test_every_file_fits_the_schema_of_its_kind(folder: Path) -> None:
    schemas = {kind: schema(kind) for kind in kinds()}
    for path in sorted(folder.rglob("*.yaml")):
        document, faults = read(path)
        assert document is not None
        assert not faults
        form = schemas[kind_of(path, folder)]
        assert fits(document.data, form, form), path


@pytest.mark.parametrize(
    ("old", "new_", "kind"),
    [
        ("kind: one", "kind: two", "questions"),
        ("{is-it-urgent: now}", "{is-it-urgent: {least: x}}", "questions"),
        ("go: get-help", "goto: get-help", "questions"),
        ("go: get-help", "go: Get Help", "questions"),
        ("label: {en: Urgent}", "", "questions"),
    ],
)
def test_a_file_with_a_fault_does_not_fit(tmp_path: Path, old: str, new_: str, kind: str) -> None:
    new(tmp_path)
    path = tmp_path / "questions/is-it-urgent.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new_), "utf-8")
    document, _ = read(path)
    assert document is not None
    assert not fits(document.data, schema(kind), schema(kind))


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
