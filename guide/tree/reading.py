"""YAML as plain data that remembers where every value stood.

Only mappings, lists and scalars: no tags, no anchors, no duplicate keys, and nothing guessed: `no` and `2026-06-04` stay
text. Numbers are exact: int or Decimal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from guide.tree.faults import Fault

Loc = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(0|[1-9]\d*)")
_DECIMAL = re.compile(r"-?(0|[1-9]\d*)\.\d+")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its data, the (line, column) of every value, and of every key."""

    path: Path
    data: Any
    marks: dict[Loc, tuple[int, int]]

    def fault(self, loc: Loc, what: str, instead: str = "") -> Fault:
        """A fault at a place in the data, or at the nearest place above it that exists."""
        return Fault(self.path, *self.at(loc), what, instead)

    def at(self, loc: Loc) -> tuple[int, int]:
        while loc not in self.marks and loc:
            loc = loc[:-1]
        return self.marks.get(loc, (1, 1))


def read(path: Path) -> tuple[Document | None, list[Fault]]:
    """Read one YAML file. Returns the document, or None where it cannot be read at all, and every fault."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return None, [Fault(path, 0, 0, f"is not UTF-8 text (byte {error.start})", "save the file as UTF-8")]
    except OSError as error:
        return None, [Fault(path, 0, 0, f"cannot be read: {error.strerror}")]
    return parse(path, text)


def parse(path: Path, text: str) -> tuple[Document | None, list[Fault]]:
    """The same for text that has already been read; `path` is for the faults."""
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = " ".join(part for part in (error.context, error.problem) if part)
        return None, [Fault(path, line, column, f"is not YAML: {what}", "put text with : or # or { in quotes")]
    except yaml.YAMLError as error:
        return None, [Fault(path, 1, 1, f"is not YAML: {error}".splitlines()[0])]
    if root is None:
        return None, [Fault(path, 1, 1, "is empty", "every file holds one mapping")]
    marks: dict[Loc, tuple[int, int]] = {}
    faults: list[Fault] = []
    data = _plain(root, (), path, marks, faults, set())
    return Document(path, data, marks), faults


def _plain(
    node: Any, loc: Loc, path: Path, marks: dict[Loc, tuple[int, int]], faults: list[Fault], seen: set[int]
) -> Any:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    marks[loc] = (line, column)
    if id(node) in seen or len(loc) > DEEPEST:
        faults.append(Fault(path, line, column, "uses an anchor or nests too deep", "write the value out"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if not node.style and node.tag.startswith("tag:yaml.org,2002:"):
            return _scalar(node.value)
        if node.tag != "tag:yaml.org,2002:str":
            faults.append(Fault(path, line, column, f"has the YAML tag {node.tag}", "leave the tag away"))
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*loc, i), path, marks, faults, seen) for i, item in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        where = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(Fault(path, *where, "a key must be text"))
            continue
        key = key_node.value
        if key in result:
            faults.append(Fault(path, *where, f"the key '{key}' stands twice", "keep one of them"))
            continue
        result[key] = _plain(value_node, (*loc, key), path, marks, faults, seen)
        marks[(*loc, key, "")] = where  # the key itself; "" is no key of a mapping we accept
    return result


def _scalar(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text
