"""Where the parts of a guide stand in its files, for whatever finds a fault after the reading is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guide.content.faults import Fault
from guide.content.reading import Document, Loc

PartId = tuple[str, str]
"""The kind and the id of a part; kinds are the folders' names, `blocks` and `sources`."""
Where = Mapping[PartId, tuple[Document, Loc]]
"""A part → its document and its place in it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The places of every part of a guide."""

    where: Where
    about: Document

    def fault(self, kind: str, id: str, loc: Loc, what: str, instead: str = "") -> Fault:
        """A fault at a place inside the part of a kind with an id."""
        document, base = self.where[kind, id]
        return replace(document.fault((*base, *loc), what, instead), within=((kind, id), loc))

    def about_fault(self, loc: Loc, what: str, instead: str = "") -> Fault:
        """A fault at a place in `guide.yaml`."""
        return replace(self.about.fault(loc, what, instead), within=(None, loc))

    def again(self, fault: Fault) -> Fault:
        """A fault that was found when lines stood elsewhere, at its place now."""
        if fault.within is None:
            return fault
        part, loc = fault.within
        if part is None:
            return self.about_fault(loc, fault.what, fault.instead)
        return self.fault(*part, loc, fault.what, fault.instead)
