"""Files as they were read before: what has not changed since is neither read nor validated again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guide.content.faults import Fault
from guide.content.languages import Languages
from guide.content.outcomes import outcomes_with
from guide.content.plain_file import read_plain
from guide.content.reading import Document, read
from guide.content.sections import Section
from guide.content.validating import FileKind

Read = tuple[Document | None, list[Fault]]


class Files:
    """The files of one reading, or of several, one after the other."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[bytes, Read]] = {}
        self._models: dict[Path, tuple[Document, FileKind, Languages | None, tuple[Any, list[Fault]]]] = {}
        self._outcomes: tuple[Sequence[Section], FileKind] | None = None

    def read(self, path: Path) -> Read:
        """A file's document and faults, as they were where it holds the same as before."""
        try:
            data = read_plain(path)
        except OSError:
            return read(path)  # which tells why
        known = self._read.get(path)
        if known is None or known[0] != data:
            known = self._read[path] = (data, read(path))
        return known[1]

    def model(self, kind: FileKind, document: Document, spoken: Languages | None) -> tuple[Any, list[Fault]]:
        """The model of a document, as it was where neither it nor what it is read with has changed."""
        known = self._models.get(document.path)
        if known is None or known[0] is not document or known[1] is not kind or known[2] != spoken:
            known = self._models[document.path] = (document, kind, spoken, kind.read(document, spoken))
        return known[3]

    def outcomes(self, sections: Sequence[Section]) -> FileKind:
        """The kind of file that an outcome with these sections is."""
        if self._outcomes is None or self._outcomes[0] != sections:
            self._outcomes = (sections, FileKind(outcomes_with(sections)))
        return self._outcomes[1]
