"""A kind of sheet of its own: things to tick off, some of them only where a condition holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, Never

from pydantic import Field

from guide.content import written
from guide.content.conditions import Condition, Value, evaluate
from guide.content.guide import Guide, Sheet, Unfit
from guide.content.marks import PartId
from guide.content.plugin import Plugin
from guide.content.sheets import Parts, SheetKind
from guide.content.subjects import Choice as Chosen
from guide.content.subjects import Subject
from guide.content.validating import FileKind
from guide.content.words import Id, Model, Words
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.session.host import Panel
from guide.session.panels.sheets import SheetPanels
from guide.sheets.state import Sheets
from guide.sheets.work import Work
from guide.views.model import Choice, Part, View

if TYPE_CHECKING:
    from guide.session.host import PanelHost

PLUGIN = Plugin(
    "checklist",
    content=f"{__name__}:KIND",
    work=f"{__name__}:WORK",
    panels=f"{__name__}:PANELS",
    files=("sheets/checklist.yaml",),
)
_PART = ("sheets", "checklist")


class Item(Words):
    """A thing to tick off."""

    item: Id
    when: written.Condition | None = None


class ChecklistFile(Model):
    """`sheets/checklist.yaml`."""

    sheet: Literal["checklist"]
    title: Words
    items: Annotated[tuple[Item, ...], Field(strict=False, min_length=1)]


@dataclass(frozen=True, eq=False)
class Checklist(Sheet):
    """The items, and when each is asked for."""

    file: ChecklistFile
    when: tuple[Condition, ...]

    @property
    def files(self) -> Mapping[PartId, Model]:
        return {_PART: self.file}

    def name_of(self, place: Sequence[str]) -> Words | None:
        return self.file.title

    def unfit(self, guide: Guide, unread: Collection[str]) -> Iterator[Unfit]:
        ids = [item.item for item in self.file.items]
        for i, id in enumerate(ids):
            if id in ids[:i]:
                yield _PART, ("items", i, "item"), f"'{id}' stands twice", "keep one"

    def items(self, journey: Journey) -> list[Item]:
        """What is asked for as the answers stand."""
        each = zip(self.file.items, self.when, strict=True)
        return [item for item, when in each if evaluate(when, journey.known, journey.today)]


class ChecklistKind(SheetKind[Checklist]):
    name = "checklist"
    sheet = Checklist
    files = {"sheets/checklist.yaml": FileKind(ChecklistFile)}  # noqa: RUF012

    def compile(self, parts: Parts) -> Checklist | None:
        file: ChecklistFile | None = parts.get(*_PART)
        if file is None:
            return None
        complain = parts.complaining(*_PART)
        conditions = (
            parts.compiler.condition(item.when, ("items", i, "when"), complain) for i, item in enumerate(file.items)
        )
        return Checklist(file, tuple(conditions))

    def subjects(self, parts: Parts) -> Mapping[str, Subject[Never]]:
        file: ChecklistFile | None = parts.get(*_PART)
        return {"packed": Chosen("packed", tuple(item.item for item in file.items))} if file is not None else {}


KIND = ChecklistKind()


def checklist(guide: Guide) -> Checklist:
    found = KIND.of(guide)
    assert found is not None
    return found


class ChecklistWork(Work[tuple[str, ...]]):
    """What is ticked."""

    name = "checklist"
    empty: tuple[str, ...] = ()

    def dump(self, guide: Guide, state: tuple[str, ...]) -> Any:
        return list(state)

    def load(self, guide: Guide, plain: Any, today: date) -> tuple[tuple[str, ...], Sequence[str]]:
        known = [item.item for item in checklist(guide).file.items]
        given = [str(id) for id in plain] if isinstance(plain, list) else [""]
        return tuple(id for id in given if id in known), [id for id in given if id not in known]

    def change(self, state: tuple[str, ...], change: Callable[[str], str]) -> tuple[str, ...]:
        return state

    def contents(self, state: tuple[str, ...], p: Phrases) -> Iterator[str]:
        if state:
            yield f"{len(state)} things"

    def has_typed(self, guide: Guide, state: tuple[str, ...]) -> bool:
        return False

    def asked(self, journey: Journey, state: tuple[str, ...]) -> Mapping[str, Value]:
        return {"packed": state} if state else {}

    def in_note(self, journey: Journey, sheets: Sheets, p: Phrases, width: int) -> Sequence[Part]:
        sheet, ticked = checklist(journey.guide), self.of(sheets)
        items = [Part("item", item.say(p.language), "- ") for item in sheet.items(journey) if item.item in ticked]
        return [Part("heading", sheet.file.title.say(p.language)), *items] if items else []


WORK = ChecklistWork()


@dataclass(frozen=True)
class ChecklistPage(Panel):
    """The items, to be ticked."""

    def view(self, s: PanelHost) -> View:
        sheet = checklist(s.guide)
        title = sheet.file.title.say(s.language)
        items = [Choice(item.item, item.say(s.language)) for item in sheet.items(s.walk.journey)]
        choices = (*items, Choice("go-on", s.p.go_on, submits=True))
        chosen = frozenset(WORK.of(s.sheets))
        return View("checklist", title, (Part("title", title),), choices, several=True, chosen=chosen)

    def choose_several(self, s: PanelHost, ids: tuple[str, ...]) -> None:
        s.fill(WORK.put(s.sheets, ids))
        s.close()


class ChecklistPanels(SheetPanels):
    def open(self, s: PanelHost, part: str) -> None:
        s.open(ChecklistPage())

    def findable(self, guide: Guide, p: Phrases) -> Iterator[tuple[str, str, Model]]:
        file = checklist(guide).file
        yield "sheet:checklist", file.title.say(p.language), file


PANELS = ChecklistPanels()
