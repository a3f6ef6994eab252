"""The files of a guide's folder: each read, validated and entered under its kind and id, with every fault."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from guide.content.about import GuideFile
from guide.content.faults import Fault, nearest
from guide.content.languages import Languages
from guide.content.marks import PartId
from guide.content.notices import Notice
from guide.content.outcomes import OWN_KEYS, AnyOutcome, BlocksFile, Law
from guide.content.pages import Page
from guide.content.plain_file import read_plain
from guide.content.plugin import Plugin
from guide.content.questions import Question
from guide.content.reading import Document, Loc
from guide.content.remembering import Files
from guide.content.sections import Section, Sections
from guide.content.sheets import SheetKind, kind_of
from guide.content.sources import ChannelsFile, ClaimsFile, ContradictionsFile, InstrumentsFile
from guide.content.validating import FileKind

FOLDERS = {"questions": "question", "notices": "notice", "outcomes": "outcome", "pages": "page", "law": "law"}
"""Name of a folder → the key under which each of its files has its id."""
FILES: dict[str, FileKind] = {
    "guide.yaml": FileKind(GuideFile),
    "questions": FileKind(Question),
    "notices": FileKind(Notice),
    "outcomes": FileKind(AnyOutcome),
    "pages": FileKind(Page),
    "law": FileKind(Law),
    "blocks.yaml": FileKind(BlocksFile),
    "sources/claims.yaml": FileKind(ClaimsFile),
    "sources/contradictions.yaml": FileKind(ContradictionsFile),
    "sources/instruments.yaml": FileKind(InstrumentsFile),
    "sources/channels.yaml": FileKind(ChannelsFile),
}
"""Name of a file, or of a folder → what it holds, in every guide."""
_LISTS = {"blocks.yaml": "blocks", **{name: name[8:-5] for name in FILES if name.startswith("sources/")}}
"""Name of a file of entries with ids of their own → the key under which they stand."""
_NODES = ("questions", "notices", "outcomes", "pages")
"""Kinds of parts among which an id stands once."""
CASES = "cases"
"""Name of the folder with a guide's own cases: `guide.content.case_files` reads them, for walking it needs none."""
_MEANT = re.compile(r"(.+?)\.(yml|yaml|yaml\.txt|yml\.txt)", re.IGNORECASE)
"""Names of files that were meant to be read."""


def kinds(plugins: Sequence[Plugin]) -> dict[str, FileKind]:
    """Kind of file (a folder, or one file's name) → what it holds, with cases and those of sheets."""
    from guide.content.cases import CasesFile

    sheets = {name: kind for plugin in plugins for name, kind in kind_of(plugin).files.items()}
    return FILES | sheets | {CASES: FileKind(CasesFile)}


def files_in(folder: Path, but: str | None = None) -> tuple[list[Path], list[Fault]]:
    """Every YAML file of a folder, in order; those of other programs, whose names begin with a dot, are left alone.

    A folder that cannot be looked into is a fault, and so is a file that looks as if it was meant to be read.
    `but`: one folder in it that is left out.
    """
    faults: list[Fault] = []

    def closed(error: OSError) -> None:
        faults.append(Fault(Path(error.filename), 0, 0, f"cannot be read: {error.strerror}"))

    paths = []
    for here, folders, names in os.walk(folder, onerror=closed):
        left_out = but if Path(here) == folder else None
        folders[:] = [name for name in folders if not name.startswith(".") and name != left_out]
        for path in (Path(here, name) for name in names if not name.startswith(".")):
            if path.suffix == ".yaml":
                paths.append(path)
            elif meant := _MEANT.fullmatch(path.name):
                what = "is not read: a file of a guide ends in .yaml"
                faults.append(Fault(path, 0, 0, what, f"call it {meant[1]}.yaml, or move it elsewhere"))
    return sorted(paths), faults


class Reading:
    """What is known of a folder while it is read: documents and models by kind and id, and the faults so far."""

    def __init__(self, folder: Path, plugins: Sequence[Plugin] = (), files: Files | None = None) -> None:
        self.folder = folder
        self.files = files or Files()
        self.plugins = plugins
        self.faults: list[Fault] = []
        self.sheets: dict[Plugin, SheetKind[Any]] = {}
        """the kinds of sheets of which there are files"""
        self.kinds = dict(FILES)
        self.keys = dict(FOLDERS)
        self.nodes: dict[str, dict[str, Any]] = {kind: {} for kind in (*FOLDERS, "blocks", "sources")}
        self.about: tuple[Document, GuideFile] | None = None
        """`guide.yaml`, where it can be used"""
        self.there: frozenset[str] = frozenset()
        """the names of all files, also of those that cannot be used"""
        self.where: dict[PartId, tuple[Document, Loc]] = {}
        self.unread: set[str] = set()
        """ids from files that cannot be used: their own faults are told, not that they are missing elsewhere"""
        self.spoken: Languages | None = None
        """the languages of the guide, where they can be read"""

    def read_all(self) -> None:
        paths, faults = files_in(self.folder, but=CASES)
        self.faults += faults
        found = {path.relative_to(self.folder).as_posix(): (path, *self.files.read(path)) for path in paths}
        self.there = frozenset(found)
        for plugin in self.plugins:
            self.keys |= plugin.folders
            if any(map(plugin.reads, found)):
                self.sheets[plugin] = kind_of(plugin)
                self.kinds |= self.sheets[plugin].files
        about = found["guide.yaml"][1] if "guide.yaml" in found else None
        self.spoken = _languages(about)
        sections = self._sections(about)
        if sections is not None:
            self.kinds["outcomes"] = self.files.outcomes(sections)
        lists: list[tuple[str, Document, Any]] = []
        for name, (path, document, faults) in found.items():
            kind = name.split("/")[0]
            self.faults += faults
            if document is None or (kind == "outcomes" and sections is None):
                self.unread |= self._ids(path)
            elif name in self.kinds:
                model, faults = self.files.model(self.kinds[name], document, self.spoken)
                self.faults += faults
                if model is None:
                    self.unread |= self._ids(path)
                elif name in _LISTS:
                    lists.append((_LISTS[name], document, model))
                elif name == "guide.yaml":
                    self.about = (document, model)
                else:
                    self._add(kind, path.stem, model, document, ())
            elif kind in self.keys:
                self._node(kind, document, path)
            else:
                self.faults.append(document.fault((), f"'{name}' is no file of a guide", nearest(name, self._names())))
        for key, document, model in lists:
            for i, part in enumerate(getattr(model, key)):
                self._add("blocks" if key == "blocks" else "sources", part.id, part, document, (key, i))

    def _sections(self, about: Document | None) -> list[Section] | None:
        """The sections a guide says its outcomes have; None where they cannot be read, which is told later."""
        if about is None or not isinstance(about.data, dict):
            return None
        model = self.files.model(self.kinds["guide.yaml"], about, self.spoken)[0]
        found = model.sections if model is not None else None
        if found is None:  # another part of guide.yaml may be at fault
            try:
                found = TypeAdapter(Sections).validate_python(about.data.get("sections", []), context=self.spoken)
            except ValidationError:
                return None
        return [section for section in found if section.section not in OWN_KEYS]

    def _names(self) -> list[str]:
        """What a file may be called, and the folders it may stand in."""
        names = [*self.kinds, *(name for plugin in self.plugins for name in plugin.files)]
        return [*(name for name in names if name not in self.keys), *(f"{folder}/" for folder in (*self.keys, CASES))]

    def _node(self, folder: str, document: Document, path: Path) -> None:
        key = self.keys[folder]
        data = document.data
        if isinstance(data, dict) and key not in data:
            place, other = next(((place, each) for place, each in self.keys.items() if each in data), ("", ""))
            if other:
                what = f"this is a file of kind '{other}', but it stands under {folder}/"
                self.faults.append(document.fault((other,), what, f"move it to {place}/, or write '{key}:'"))
                self.unread |= self._ids(path)
                return
        model, faults = self.files.model(self.kinds[folder], document, self.spoken)
        self.faults += faults
        if model is None:
            self.unread |= self._ids(path)
            return
        if model.id != path.stem:
            what = f"the file is called {path.name}, but its id is '{model.id}'"
            self.faults.append(document.fault((key,), what, f"call the file {model.id}.yaml"))
            self.unread.add(path.stem)
        self._add(folder, model.id, model, document, ())

    def _add(self, kind: str, id: str, model: Any, document: Document, loc: Loc) -> None:
        for taken in _NODES if kind in _NODES else (kind,):
            if id in self.nodes.get(taken, {}):
                other = self.where[taken, id][0].path
                self.faults.append(document.fault(loc, f"the id '{id}' is taken by {other}", "choose another id"))
                self.unread.add(id)
                return
        self.nodes.setdefault(kind, {})[id] = model
        self.where[kind, id] = (document, loc)

    def _ids(self, path: Path) -> set[str]:
        """The ids a file that cannot be used seems to hold."""
        keys = "|".join((*self.keys.values(), "block", "claim", "contradiction", "instrument", "channel"))
        try:
            text = read_plain(path).decode("utf-8", "replace")
        except OSError:
            return {path.stem}
        return {path.stem, *re.findall(rf"^ *(?:- )?(?:{keys}): *['\"]?([\w-]+)", text, re.MULTILINE)}


def _languages(document: Document | None) -> Languages | None:
    """The languages a guide says it speaks, which all its words are read with; what is wrong there is told later."""
    if document is None or not isinstance(document.data, dict):
        return None
    try:
        return Languages.model_validate(document.data.get("languages"))
    except ValidationError:
        return None
