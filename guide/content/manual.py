"""Every key of every file in Markdown, made from the schemas: form and bounds, whether it must be there, what it says.

`content/REFERENCE.md` is what this makes; `guide schema --markdown` prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from guide.content.references import REFERS
from guide.content.schema import schema
from guide.content.shapes import KEYS
from guide.content.validating import FileKind

_HEAD = """\
# Every key of a guide's files

Made by `guide schema --markdown`; how to begin, with an example of everything, is in README.md. Behind each key stands
what is written there, and whether it must be there (or what counts where it is left away). Wherever something is said,
LANGUAGE is each language of the guide. What stands in several files is told where it comes first.
"""
_LANGUAGE = "LANGUAGE"
_OPEN = "ANYTHING THAT CAN BE ASKED"


class Row(NamedTuple):
    """A key of a mapping."""

    key: str
    form: str
    need: str
    says: str


def reference(kinds: Mapping[str, FileKind]) -> str:
    """All keys of some kinds of files, a section each."""
    seen: set[str] = set()
    lines = [_HEAD]
    for kind, holds in kinds.items():
        whole = _with_unions_named(schema(kind, holds))
        name = kind if kind.endswith(".yaml") else f"{kind}/ID.yaml"
        lines += [f"## `{name}`", "", *_part(whole, whole["$defs"]), ""]
        for part in _named(whole, whole["$defs"], seen):
            lines += [f"### {_title(part)}", "", *_part(whole["$defs"][part], whole["$defs"]), ""]
    return "\n".join(lines).rstrip() + "\n"


def _with_unions_named(whole: dict[str, Any]) -> dict[str, Any]:
    """A schema in which a choice of several kinds is a part of its own: a field, whatever its kind."""
    defs = dict(whole["$defs"])

    def named(form: Any) -> Any:
        if isinstance(form, list):
            return [named(part) for part in form]
        if not isinstance(form, dict):
            return form
        if "discriminator" not in form:
            return {key: named(part) for key, part in form.items()}
        name = _title(_members(form)[0]).split()[-1]
        defs[name] = form
        return {"$ref": f"#/$defs/{name}"}

    made = {key: named(part) for key, part in whole["$defs"].items()}
    root = whole if "discriminator" in whole else {key: named(whole[key]) for key in whole if key != "$defs"}
    return {**root, "$defs": defs | made}


def _members(form: dict[str, Any]) -> list[str]:
    return [each["$ref"].rsplit("/", 1)[1] for each in form["oneOf"]]


def _named(form: Any, defs: dict[str, Any], seen: set[str]) -> Iterator[str]:
    """The parts a schema refers to, each once, in the order in which it names them."""
    for name in dict.fromkeys(_references(form, defs)):
        if name not in seen:
            seen.add(name)
            if name != "Condition":
                yield name
            yield from _named(defs[name], defs, seen)


def _references(form: Any, defs: dict[str, Any]) -> Iterator[str]:
    if isinstance(form, list):
        for part in form:
            yield from _references(part, defs)
    elif isinstance(form, dict) and "discriminator" in form:
        for name in _members(form):
            yield from _references(defs[name], defs)
    elif isinstance(form, dict):
        if "$ref" in form:
            yield form["$ref"].rsplit("/", 1)[1]
        for key, part in form.items():
            if key != "$defs":
                yield from _references(part, defs)


def _part(form: dict[str, Any], defs: dict[str, Any]) -> list[str]:
    """What a mapping is, and its keys; of one of several kinds, those of all kinds first."""
    says = " ".join(form.get("description", "").split())
    if "discriminator" not in form:
        listed = _listed(_rows(form, defs)) or [_form(form, defs)]
        return [*([says, ""] if says else []), *listed]
    members = [defs[name] for name in _members(form)]
    every = [_rows(member, defs) for member in members]
    shared = [row for row in every[0] if all(row in rows for rows in every)]
    lines = _listed(shared)
    for member, rows in zip(members, every, strict=True):
        own = [row for row in rows if row not in shared]
        lines += ["", f"{own[0].key} {own[0].form}: {member.get('description', '')}", "", *_listed(own[1:])]
    return lines


def _rows(form: dict[str, Any], defs: dict[str, Any]) -> list[Row]:
    rows = []
    for key, part in form.get("properties", {}).items():
        default = part.get("default")
        need = "required" if key in form.get("required", ()) else "optional"
        if isinstance(default, bool | int | str):
            need = f"else `{str(default).lower()}`"
        rows.append(Row(f"`{key}`", _form(part, defs), need, part.get("description", "").replace("\n", " ")))
    rows.sort(key=lambda row: row.key != "`kind`" if "kind" in form.get("required", ()) else False)
    for part in form.get("patternProperties", {}).values():
        rows.append(Row(_LANGUAGE, _form(part, defs), "those the guide speaks", ""))
    if isinstance(form.get("additionalProperties"), dict):
        each = form["additionalProperties"]
        rows.append(Row(form.get(KEYS, _OPEN), _form(each, defs), "optional", each.get("description", "")))
    return rows


def _listed(rows: list[Row]) -> list[str]:
    """A line a key; keys that say nothing but their names share one where they have one form."""
    lines = []
    for (form, need, says, _), same in groupby(rows, lambda row: (row.form, row.need, row.says, row.says and row.key)):
        keys = ", ".join(row.key for row in same)
        lines.append(f"- {keys}: {form}; {need}{f' — {says}' if says else ''}")
    return lines


def _form(part: dict[str, Any], defs: dict[str, Any]) -> str:
    """What stands under a key, with its bounds."""
    if "$ref" in part:
        return _title(part["$ref"].rsplit("/", 1)[1])
    if REFERS in part:
        many = {"string": "id", "object": "ids"}.get(part.get("type", ""), "list of ids")
        each = f", each with {_each(part, defs)}" if many == "ids" else ""
        return f"{many} of {'an' if part[REFERS].startswith('outcome') else 'a'} {part[REFERS]}{each}"
    several = [each for each in part.get("anyOf", part.get("oneOf", ())) if each.get("type") != "null"]
    if several:
        return " or ".join(dict.fromkeys(_form(each, defs) for each in several))
    if "const" in part or "enum" in part:
        return ", ".join(f"`{str(value).lower()}`" for value in part.get("enum", [part.get("const")]))
    match part.get("type"):
        case "array":
            least = f", at least {part['minItems']}" if part.get("minItems") and "items" in part else ""
            inner = part.get("items") or {"anyOf": part.get("prefixItems", [])}
            return f"{part.get('minItems', 2) if 'prefixItems' in part else 'list of'} {_form(inner, defs)}{least}"
        case "object":
            return f"ids, each with {_each(part, defs)}"
        case "integer":
            return "whole number" + _bounds(part)
        case "number":
            return "number" + _bounds(part)
        case "boolean":
            return "true or false"
        case _:
            named = {"date": "day, like 2026-11-23"}.get(part.get("format", ""))
            return named or part.get("title", "text")


def _each(part: dict[str, Any], defs: dict[str, Any]) -> str:
    """What stands under each key of a mapping whose keys are ids."""
    return _form(next(iter(part.get("patternProperties", {}).values()), part.get("additionalProperties", {})), defs)


def _bounds(part: dict[str, Any]) -> str:
    low, high = part.get("minimum"), part.get("maximum")
    if low is not None and high is not None:
        return f", {low} to {high}"
    return f", {low} or more" if low is not None else f", {high} or less" if high is not None else ""


def _title(name: str) -> str:
    """A class as words: `OneQuestion` is a one question, `Where` tests."""
    told = {"Where": "condition", "Condition": "condition", "Range": "range"}.get(name)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.split("_")[0].removesuffix("File")).lower()
    return told or words
