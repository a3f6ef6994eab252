"""YAML as plain data that remembers where every value stood.

Only mappings, lists and scalars: no tags, no anchors, no duplicate keys; nothing is guessed (`no` and `2026-06-04` stay
text). Numbers are exact: int or Decimal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from guide.content.faults import Fault

Loc = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_STRANGE = yaml.reader.Reader.NON_PRINTABLE
_OPENERS = ("[", "{", "- ", "? ", "-\t", "?\t")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
DEEPEST = 40
SAFE = 1000
"""Fewer lists and mappings than this cannot nest so deep that the YAML library runs out of stack."""


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


NO_GUIDE = "is no guide: there is no guide.yaml in it"


def why_no_guide(folder: Path) -> str:
    """Why a folder cannot be read as a guide at all; empty where it can."""
    try:
        (folder / "guide.yaml").open("rb").close()
    except (FileNotFoundError, NotADirectoryError):
        return NO_GUIDE
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return ""


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
        deep = _too_deep(text) if sum(map(text.count, _OPENERS)) > SAFE else None
        if deep is not None:
            return None, [Fault(path, deep.line + 1, deep.column + 1, "nests too deep", "write it flatter")]
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if "nesting depth" in (error.problem or ""):  # newer libyaml gives up by itself, looking far ahead
            return None, [Fault(path, line, column, "nests too deep", "write it flatter")]
        what = " ".join(part for part in (error.context, error.problem) if part)
        return None, [Fault(path, line, column, f"is not YAML: {what}", "put text with : or # or { in quotes")]
    except yaml.YAMLError as error:
        strange = _STRANGE.search(text)
        if strange is None:
            return None, [Fault(path, 1, 1, f"is not YAML: {error}".splitlines()[0])]
        before = text[: strange.start()]
        line, column = before.count("\n") + 1, strange.start() - before.rfind("\n")
        what = f"has the character U+{ord(strange[0]):04X}, which is no part of a text"
        return None, [Fault(path, line, column, what, "leave it away")]
    if root is None:
        return None, [Fault(path, 1, 1, "is empty", "every file holds one mapping")]
    marks: dict[Loc, tuple[int, int]] = {}
    faults: list[Fault] = []
    data = _Plain(path, text, marks, faults).data(root, ())
    return Document(path, data, marks), faults


def _too_deep(text: str) -> Any:
    """Where lists and mappings first nest deeper than any guide needs, or None."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return event.start_mark
    return None


@dataclass(frozen=True, slots=True)
class _Plain:
    """Turns YAML nodes into data; what is not plain is a fault."""

    path: Path
    text: str
    marks: dict[Loc, tuple[int, int]]
    faults: list[Fault]
    seen: set[int] = field(default_factory=set)

    def data(self, node: Any, loc: Loc) -> Any:
        self.marks[loc] = (node.start_mark.line + 1, node.start_mark.column + 1)
        self.properties(node)
        if len(loc) > DEEPEST:
            self.say(node, "nests too deep", "write it flatter")
            return None
        if id(node) in self.seen:
            self.say(node, "uses an anchor", "write the value out")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else _scalar(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.data(item, (*loc, i)) for i, item in enumerate(node.value)]
        return self.mapping(node, loc)

    def mapping(self, node: Any, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            self.properties(key_node)
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                self.say(key_node, "a key must be text")
            elif key in result:
                self.say(key_node, f"the key '{key}' stands twice", "keep one of them")
            else:
                result[key] = self.data(value_node, (*loc, key))
                where = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
                self.marks[(*loc, key, "")] = where  # the key itself; "" is no key of a mapping we accept
        return result

    def properties(self, node: Any) -> None:
        """A node that begins with & or ! has an anchor or a tag."""
        first = self.text[node.start_mark.index : node.start_mark.index + 1]
        if first == "&":
            self.say(node, "uses an anchor", "write the value out")
        elif first == "!":
            self.say(node, f"has the YAML tag {node.tag}", "leave the tag away")

    def say(self, node: Any, what: str, instead: str = "") -> None:
        self.faults.append(Fault(self.path, node.start_mark.line + 1, node.start_mark.column + 1, what, instead))


def _scalar(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text
