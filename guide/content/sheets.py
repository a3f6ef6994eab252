"""Kinds of sheets plug in here: a kind says which files it reads and what they come to; content knows none by name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Never, TypeVar

from guide.content.compiling import Compiler
from guide.content.guide import Guide, Sheet
from guide.content.plugin import Plugin, find
from guide.content.reading import Loc
from guide.content.subjects import Complain
from guide.content.validating import FileKind

Content = TypeVar("Content", bound=Sheet)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sheet is compiled from. `there`: the names of all files, also of those that cannot be used."""

    nodes: Mapping[str, Mapping[str, Any]]
    compiler: Compiler[Never]
    complain: Callable[[str, str, Loc, str, str], None]
    there: Collection[str]

    def get(self, kind: str, id: str) -> Any:
        """What was read from a file; None where it is not there or cannot be used."""
        return self.nodes.get(kind, {}).get(id)

    def complaining(self, kind: str, id: str) -> Complain:
        """Where faults of one part go."""
        return lambda loc, what, instead: self.complain(kind, id, loc, what, instead)


class SheetKind(ABC, Generic[Content]):
    """A kind of sheet. `name`: under which it stands in a guide, and in notes."""

    name: ClassVar[str]
    sheet: type[Content]
    files: ClassVar[Mapping[str, FileKind]]
    """name of a file, or of a folder → what it holds"""

    @abstractmethod
    def compile(self, parts: Parts) -> Content | None:
        """The sheet of a guide; None where its files do not make one."""

    def of(self, guide: Guide) -> Content | None:
        """The sheet of this kind in a guide, if it has one."""
        found = guide.sheets.get(self.name)
        return found if isinstance(found, self.sheet) else None


def kind_of(plugin: Plugin) -> SheetKind[Any]:
    """The kind of sheet that is plugged in."""
    found = find(plugin.content)
    if not isinstance(found, SheetKind) or found.name != plugin.name:
        raise TypeError(f"{plugin.content} is no kind of sheet called '{plugin.name}'")
    return found
