"""Kinds of sheets plug in here: a kind says which files it reads and what they come to; content knows none by name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Never, Protocol, TypeVar

from guide.content.compiling import Compiler
from guide.content.guide import Guide, Sheet
from guide.content.plugin import Plugin, find
from guide.content.reading import Loc
from guide.content.subjects import Complain, Subject
from guide.content.validating import FileKind
from guide.content.words import Words

Content = TypeVar("Content", bound=Sheet)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sheet is compiled from. `there`: the names of all files, also of those that cannot be used."""

    nodes: Mapping[str, Mapping[str, Any]]
    compiler: Compiler[Never]
    complain: Callable[[str, str, Loc, str, str], None]
    there: Collection[str]
    asked: Mapping[str, Subject[Never]] = field(default_factory=dict)
    """what kinds of sheets let the conditions of other sheets ask"""

    def get(self, kind: str, id: str) -> Any:
        """What was read from a file; None where it is not there or cannot be used."""
        return self.nodes.get(kind, {}).get(id)

    def complaining(self, kind: str, id: str) -> Complain:
        """Where faults of one part go."""
        return lambda loc, what, instead: self.complain(kind, id, loc, what, instead)


class Titled(Protocol):
    """A file of a sheet with a title, and perhaps a page about it."""

    @property
    def title(self) -> Words: ...
    @property
    def page(self) -> str | None: ...


File = TypeVar("File", bound=Titled)


@dataclass(frozen=True, slots=True, eq=False)
class TitledSheet(Sheet, Generic[File]):
    """A sheet with one file that gives it its title."""

    file: File

    @property
    def page(self) -> str | None:
        return self.file.page

    def name_of(self, place: Sequence[str]) -> Words | None:
        return self.file.title


class SheetKind(ABC, Generic[Content]):
    """A kind of sheet. `name`: under which it stands in a guide, and in notes."""

    name: ClassVar[str]
    sheet: type[Content]
    files: ClassVar[Mapping[str, FileKind]]
    """name of a file, or of a folder → what it holds"""

    @abstractmethod
    def compile(self, parts: Parts) -> Content | None:
        """The sheet of a guide; None where its files do not make one."""

    def subjects(self, parts: Parts) -> Mapping[str, Subject[Never]]:
        """What the conditions of letters can ask of it, by id; `guide.sheets.work.Work.asked` answers."""
        return {}

    def of(self, guide: Guide) -> Content | None:
        """The sheet of this kind in a guide, if it has one."""
        found = guide.sheets.get(self.name)
        return found if isinstance(found, self.sheet) else None

    def need(self, guide: Guide) -> Content:
        """The sheet of this kind. Raises LookupError for a guide without one."""
        found = self.of(guide)
        if found is None:
            raise LookupError(f"the guide '{guide.id}' has no sheet '{self.name}'")
        return found


def kind_of(plugin: Plugin) -> SheetKind[Any]:
    """The kind of sheet that is plugged in."""
    found = find(plugin.content)
    if not isinstance(found, SheetKind) or found.name != plugin.name:
        raise TypeError(f"{plugin.content} is no kind of sheet called '{plugin.name}'")
    return found
