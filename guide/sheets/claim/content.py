"""The check of a claim in a guide, as content."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Never, get_args

from guide.content.fields import Form
from guide.content.guide import Guide, Unfit
from guide.content.marks import PartId
from guide.content.sheets import Parts, SheetKind, TitledSheet
from guide.content.subjects import Choice, Subject
from guide.content.validating import FileKind
from guide.content.words import Model
from guide.sheets.claim.checking import Ask
from guide.sheets.claim.model import ClaimFile, unfit

_PART = ("sheets", "claim")


@dataclass(frozen=True, slots=True, eq=False)
class ClaimSheet(TitledSheet[ClaimFile]):
    """The form and its words."""

    @property
    def files(self) -> Mapping[PartId, Model]:
        return {_PART: self.file}

    def forms(self) -> Iterator[tuple[PartId, str, Form]]:
        yield _PART, "fields", self.file.fields

    def unfit(self, guide: Guide, unread: Collection[str]) -> Iterator[Unfit]:
        for loc, what, instead in unfit(self.file):
            yield _PART, loc, what, instead


class ClaimKind(SheetKind[ClaimSheet]):
    """The kind of sheet that checks a claim."""

    name = "claim"
    sheet = ClaimSheet
    files = {"sheets/claim.yaml": FileKind(ClaimFile)}  # noqa: RUF012

    def subjects(self, parts: Parts) -> Mapping[str, Subject[Never]]:
        """What is to be asked for."""
        return {self.name: Choice(self.name, get_args(Ask))}

    def compile(self, parts: Parts) -> ClaimSheet | None:
        file: ClaimFile | None = parts.get(*_PART)
        return ClaimSheet(file) if file is not None else None


KIND = ClaimKind()
