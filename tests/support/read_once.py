"""Files of guides, each read and validated once in a process: most tests load the same ones again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from guide.cli.main import shipped
from guide.content import folder
from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.languages import Languages
from guide.content.marks import Marks
from guide.content.outcomes import outcomes_with
from guide.content.plain_file import read_plain
from guide.content.plugin import Plugin
from guide.content.reading import Document, read
from guide.content.remembering import Files, Read
from guide.content.sections import Section
from guide.content.validating import FileKind

Load = Callable[[Path, Sequence[Plugin], bool, Files | None], tuple[Guide, Marks]]
"""`content.load.load_marked`"""


def read_once() -> None:
    """From now on, this process and those forked from it read every file of a guide once."""
    files = ReadOnce()
    vars(folder)["Files"] = lambda: files


def kept(load: Load) -> Load:
    """Loads the guide that comes along, whose files no test touches, once."""
    loaded: dict[tuple[tuple[str, ...], bool], tuple[Guide, Marks]] = {}

    def load_marked(
        folder: Path, plugins: Sequence[Plugin] = (), routing: bool = True, files: Files | None = None
    ) -> tuple[Guide, Marks]:
        if folder != shipped() or files is not None:
            return load(folder, plugins, routing, files)
        key = (tuple(plugin.name for plugin in plugins), routing)
        if key not in loaded:
            loaded[key] = load(folder, plugins, routing, files)
        return loaded[key]

    return load_marked


class ReadOnce(Files):
    """Remembers by what a file holds, wherever it stands. One with faults, which name their place, is read anew."""

    def __init__(self) -> None:
        self._documents: dict[bytes, Document] = {}
        self._valid: dict[tuple[int, FileKind], list[tuple[Languages | None, Document, Any]]] = {}
        self._kinds: list[tuple[list[Section], FileKind]] = []

    def read(self, path: Path) -> Read:
        try:
            data = read_plain(path)
        except OSError:
            return read(path)
        if data not in self._documents:
            document, faults = read(path)
            if document is None or faults:
                return document, faults
            self._documents[data] = document
        known = self._documents[data]
        return (known if known.path == path else replace(known, path=path)), []

    def model(self, kind: FileKind, document: Document, spoken: Languages | None) -> tuple[Any, list[Fault]]:
        known = self._valid.setdefault((id(document.data), kind), [])
        for languages, _, model in known:
            if languages == spoken:
                return model, []
        model, faults = kind.read(document, spoken)
        if not faults:
            known.append((spoken, document, model))  # the document too, so that its data keep their id
        return model, faults

    def outcomes(self, sections: Sequence[Section]) -> FileKind:
        for known, kind in self._kinds:
            if known == sections:
                return kind
        self._kinds.append(([*sections], FileKind(outcomes_with(sections))))
        return self._kinds[-1][1]
