"""YAML as plain data that remembers where every value stood.

Only mappings, lists and scalars: no tags, no anchors, no duplicate keys; nothing is guessed (`no` and `2026-06-04` stay
text). Numbers are exact: int or Decimal. Text that a comment cuts short is `Cut`, so that whoever reads it as words for
people can say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from sys import intern
from typing import Any

import yaml

from guide.content.faults import Fault
from guide.content.plain_file import read_plain
from guide.content.yaml_faults import QUOTES, explain
from guide.content.yaml_scanner import Loader
from guide.values.characters import strange
from guide.values.plain import Plain

Loc = tuple[str | int, ...]
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_UNREADABLE = yaml.reader.Reader.NON_PRINTABLE
_PROPERTY = re.compile(r"(?:^|[\s,:\[{\ufeff])[&!]")
_OPENERS = ("[", "{", "- ", "? ", "-\t", "?\t")
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
ANCHOR = "write the value out; text that begins with & or * goes in quotes"
TAG = "leave the tag away; text that begins with ! goes in quotes"
DEEPEST = 40
SAFE = 1000
"""Fewer lists and mappings than this cannot nest so deep that the YAML library runs out of stack."""


class Cut(str):
    """Text without quotes behind which a comment begins: perhaps it was meant to go on."""

    __slots__ = ("comment",)

    def __new__(cls, text: str, comment: str = "") -> Cut:
        made = super().__new__(cls, text)
        made.comment = comment
        return made

    comment: str


@dataclass(frozen=True)
class Document:
    """One file: its data, and where in it everything stands.

    `comments`: those that stand where a value was expected.
    """

    path: Path
    text: str
    data: object
    comments: dict[Loc, str] = field(default_factory=dict)
    strange: tuple[tuple[int, int, str], ...] = ()
    """line, column and name of every character that is no part of a text, also where it is written as an escape"""

    @cached_property
    def marks(self) -> dict[Loc, tuple[int, int]]:
        """The (line, column) of every value, and of every key. Only faults ask for them, so the text is read again."""
        marks: dict[Loc, tuple[int, int]] = {}
        root = yaml.compose(self.text, Loader=Loader)
        if root is not None:
            _mark(root, (), marks, set())
        return marks

    def fault(self, loc: Loc, what: str, instead: str = "") -> Fault:
        """A fault at a place in the data, or at the nearest place above it that exists."""
        return Fault(self.path, *self.at(loc), what, instead)

    def cut(self, loc: Loc, value: object) -> Fault | None:
        """A fault where a comment ends a text, or stands in its place."""
        comment = value.comment if isinstance(value, Cut) else self.comments.get(loc) if value is None else None
        left = "nothing" if value is None else f"'{value}'"
        return (
            self.fault(loc, f"the text ends before ' {comment}': what is left is {left}", QUOTES) if comment else None
        )

    def at(self, loc: Loc) -> tuple[int, int]:
        while loc not in self.marks and loc:
            loc = loc[:-1]
        return self.marks.get(loc, (1, 1))


NO_GUIDE = "is no guide: there is no guide.yaml in it"


def why_no_guide(folder: Path) -> str:
    """Why a folder cannot be read as a guide at all; empty where it can."""
    try:
        read_plain(folder / "guide.yaml")
    except (FileNotFoundError, NotADirectoryError):
        return NO_GUIDE
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return ""


def read(path: Path) -> tuple[Document | None, list[Fault]]:
    """Read one YAML file. Returns the document, or None where it cannot be read at all, and every fault."""
    try:
        text = read_plain(path).decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [Fault(path, 0, 0, f"is not UTF-8 text (byte {error.start})", "save the file as UTF-8")]
    except OSError as error:
        return None, [Fault(path, 0, 0, f"cannot be read: {error.strerror}")]
    document, faults = parse(path, text)
    return document, [*faults, *(_no_text(path, *found) for found in (document.strange if document else ()))]


def parse(path: Path, text: str) -> tuple[Document | None, list[Fault]]:
    """The same for text that has already been read; `path` is for the faults."""
    try:
        deep = _too_deep(text) if sum(map(text.count, _OPENERS)) > SAFE else None
        if deep is not None:
            return None, [Fault(path, *deep, "nests too deep", "write it flatter")]
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return None, [Fault(path, *explain(text, error))]
    except yaml.YAMLError as error:
        found = _UNREADABLE.search(text)
        if found is None:
            return None, [Fault(path, 1, 1, f"is not YAML: {error}".splitlines()[0])]
        before = text[: found.start()]
        line, column = before.count("\n") + 1, found.start() - before.rfind("\n")
        return None, [_no_text(path, line, column, f"U+{ord(found[0]):04X}")]
    if root is None:
        return None, [Fault(path, 1, 1, "is empty", "every file holds one mapping")]
    plain = _Builder(path, text, _may_have_property(text))
    data = plain.data(root, ())
    return Document(path, text, data, plain.comments, tuple(plain.strange)), plain.faults


def _may_have_property(text: str) -> bool:
    """Whether an anchor or a tag may stand in a file; most hold neither sign, which is seen at once."""
    return ("&" in text or "!" in text) and _PROPERTY.search(text) is not None


def _mark(node: yaml.Node, loc: Loc, marks: dict[Loc, tuple[int, int]], seen: set[int]) -> None:
    """Enter where a node and all in it stand; a key under its place and "", which is no key of a mapping we accept."""
    marks[loc] = _place(node)
    if id(node) in seen or len(loc) > DEEPEST:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            _mark(item, (*loc, i), marks, seen)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and (*loc, key.value) not in marks:
                _mark(value, (*loc, key.value), marks, seen)
                marks[(*loc, key.value, "")] = _place(key)


def _place(node: yaml.Node | yaml.Event) -> tuple[int, int]:
    """Line and column, from 1."""
    mark: Any = node.start_mark  # one of libyaml or of PyYAML
    return mark.line + 1, mark.column + 1


def _no_text(path: Path, line: int, column: int, character: str) -> Fault:
    return Fault(path, line, column, f"has the character {character}, which is no part of a text", "leave it away")


def _too_deep(text: str) -> tuple[int, int] | None:
    """Line and column where lists and mappings first nest deeper than any guide needs, or None."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return _place(event)
    return None


@dataclass(frozen=True, slots=True)
class _Builder:
    """Turns YAML nodes into data; what is not plain is a fault. `properties`: whether any may be anchored or tagged."""

    path: Path
    text: str
    properties: bool
    comments: dict[Loc, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    strange: list[tuple[int, int, str]] = field(default_factory=list)

    def data(self, node: yaml.Node, loc: Loc) -> Plain:
        if len(loc) > DEEPEST:
            self.say(node, "nests too deep", "write it flatter")
            return None
        if self.properties and self.has_properties(node):
            return None
        match node:
            case yaml.ScalarNode():
                self.check(node)
                return node.value if node.style else self.scalar(node, loc)
            case yaml.SequenceNode():
                return [self.data(item, (*loc, i)) for i, item in enumerate(node.value)]
            case yaml.MappingNode():
                return self.mapping(node, loc)
        return None

    def mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            if self.properties:
                self.has_properties(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.say(key_node, "a key must be text")
                continue
            key = intern(key_node.value)  # the same few stand in every mapping
            self.check(key_node)
            if key in result:
                self.say(key_node, f"the key '{key}' stands twice", "keep one of them")
            elif node.flow_style and self.bare(key_node):
                self.say(key_node, *_no_value(key))
            else:
                result[key] = self.data(value_node, (*loc, key))
        return result

    def check(self, node: yaml.ScalarNode) -> None:
        if not node.value.isprintable() and (character := strange(node.value)):
            self.strange.append((*_place(node), character))

    def scalar(self, node: yaml.ScalarNode, loc: Loc) -> Plain:
        """What stands there without quotes; a comment right behind it may have been meant as part of it."""
        value = _scalar(node.value)
        if value is not None and not isinstance(value, str):
            return value
        comment = _COMMENT.match(self.text, node.end_mark.index)
        if comment is None:
            return value
        if value is None:
            self.comments[loc] = comment[1]
            return None
        return Cut(value, comment[1])

    def bare(self, key: yaml.ScalarNode) -> bool:
        """Whether a key in braces has no colon: it is the rest of a text with a comma in it."""
        return not key.style and not self.text[key.end_mark.index :].lstrip().startswith(":")

    def has_properties(self, node: yaml.Node) -> bool:
        """Whether it stands there for the second time; a fault where it begins with & or !, an anchor or a tag."""
        if id(node) in self.seen:
            self.say(node, "uses an anchor", ANCHOR)
            return True
        self.seen.add(id(node))
        first = self.text[node.start_mark.index : node.start_mark.index + 1]
        if first == "&":
            self.say(node, "uses an anchor", ANCHOR)
        elif first == "!":
            self.say(node, f"has the YAML tag {node.tag}", TAG)
        return False

    def say(self, node: yaml.Node, what: str, instead: str = "") -> None:
        self.faults.append(Fault(self.path, *_place(node), what, instead))


def _no_value(key: str) -> tuple[str, str]:
    name, colon, value = key.partition(":")
    if colon and value:
        return f"'{key}' is a key without a value", f"write a space after the colon: '{name}: {value}'"
    return f"'{key}' is a key without a value: the comma before it ended the text", "put text with a comma in quotes"


def _scalar(text: str) -> Plain:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text
