"""The summary for a helper, as content of a guide."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.content.checks import no_option
from guide.content.fields import Form
from guide.content.guide import Guide, Sheet, Unfit
from guide.content.marks import PartId
from guide.content.sheets import Parts, SheetKind
from guide.content.validating import FileKind
from guide.content.words import Model, Words
from guide.sheets.helper.model import HelperFile, unfit

_PART = ("sheets", "helper")


@dataclass(frozen=True, slots=True, eq=False)
class HelperSheet(Sheet):
    """The form of the summary."""

    file: HelperFile

    @property
    def files(self) -> Mapping[PartId, Model]:
        return {_PART: self.file}

    @property
    def page(self) -> str | None:
        return self.file.page

    def name_of(self, place: Sequence[str]) -> Words | None:
        return self.file.title

    def forms(self) -> Iterator[tuple[PartId, str, Form]]:
        yield _PART, "fields", self.file.fields

    def unfit(self, guide: Guide, unread: Collection[str]) -> Iterator[Unfit]:
        for loc, what, instead in unfit(self.file):
            yield _PART, loc, what, instead
        for question, option in self.file.agreed.items():
            for what, instead in no_option(guide, unread, question, option):
                yield _PART, ("agreed", question), what, instead


class HelperKind(SheetKind[HelperSheet]):
    """The kind of sheet that is a summary for a helper."""

    name = "helper"
    sheet = HelperSheet
    files = {"sheets/helper.yaml": FileKind(HelperFile)}  # noqa: RUF012

    def compile(self, parts: Parts) -> HelperSheet | None:
        file: HelperFile | None = parts.get(*_PART)
        return HelperSheet(file) if file is not None else None


KIND = HelperKind()


def helper_sheet(guide: Guide) -> HelperSheet:
    """The summary for a helper of a guide. Raises LookupError where it has none."""
    found = KIND.of(guide)
    if found is None:
        raise LookupError(f"the guide '{guide.id}' has no summary for a helper")
    return found


def helper_file(guide: Guide) -> HelperFile | None:
    """The summary for a helper of a guide, if it has one."""
    sheet = KIND.of(guide)
    return sheet.file if sheet is not None else None
