"""What a kind of sheet does once it is filled in: the one protocol by which notes and the session know it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar, Generic, TypeVar

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.content.outcomes import Outcome
from guide.content.plugin import find
from guide.content.questions import AnyQuestion
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.sheets.state import Sheets
from guide.values.plain import Plain
from guide.views.model import Choice, Part

State = TypeVar("State")
NEEDED = ("required", "token")
LATER = ("later", "after-continue", "after")
DUE = "due"
"""How a sheet is offered whose time has come by what was done before, on every outcome."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day to keep, in words. `key` says which one it is, whenever it is; `payment`: one of many alike."""

    key: str
    day: date
    words: str
    payment: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """A choice by which an outcome offers a sheet, and how it wants it used."""

    choice: Choice
    use: str

    @property
    def rank(self) -> int:
        """What has come due is first, then what is needed; what is for later is last."""
        return -1 if self.use == DUE else 0 if self.use in NEEDED else 2 if self.use in LATER else 1


def offered(id: str, title: str, use: str, p: Phrases) -> Offered:
    """A sheet of this title, with what is said of a use like this."""
    words = p.sheet_needed if use in NEEDED else p.sheet_later if use in LATER else "{title}"
    return Offered(Choice(id, words.format(title=title)), use)


class Work(ABC, Generic[State]):
    """A kind of sheet, filled in. `empty`: what it holds at first. Knows no screen and no file."""

    name: ClassVar[str]
    empty: State

    def of(self, sheets: Sheets) -> State:
        """What is filled in."""
        found = sheets.states.get(self.name)
        return found if isinstance(found, type(self.empty)) else self.empty

    def put(self, sheets: Sheets, state: State) -> Sheets:
        """The sheets with this one filled in so."""
        others = {name: each for name, each in sheets.states.items() if name != self.name}
        return Sheets(others if state == self.empty else {**others, self.name: state})

    @abstractmethod
    def dump(self, guide: Guide, state: State) -> Plain:
        """It as YAML holds it; nothing where it holds nothing."""

    @abstractmethod
    def load(self, guide: Guide, plain: object, today: date) -> tuple[State, Sequence[str]]:
        """The opposite of `dump`, and the places of everything that could not be taken: debts.2.balance."""

    @abstractmethod
    def change(self, state: State, change: Callable[[str], str]) -> State:
        """It with every text that was typed changed."""

    @abstractmethod
    def contents(self, state: State, p: Phrases) -> Iterator[str]:
        """What a note holds of it, in a word or two each."""

    @abstractmethod
    def has_typed(self, guide: Guide, state: State) -> bool:
        """Whether there are words of the person in it, and not only what they chose, dates and amounts."""

    def whole_numbers(self, state: State) -> bool:
        """Whether others' telephone numbers are saved whole, as the person wanted."""
        return False

    def settled(self, journey: Journey, state: State) -> State:
        """It with what has to be the same tomorrow written down."""
        return state

    def asked(self, journey: Journey, state: State) -> Mapping[str, Value]:
        """What stands under the ids that its kind lets letters ask."""
        return {}

    def suggested(self, journey: Journey, question: AnyQuestion, sheets: Sheets) -> Value | None:
        """What it would answer a question with; only asked where something is filled in."""
        return None

    def check_lines(self, journey: Journey, sheets: Sheets, p: Phrases) -> Iterator[str]:
        """A line for the check page wherever it does not fit the answers."""
        yield from ()

    def offered(self, journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> Iterator[Offered]:
        """The choices by which an outcome offers it."""
        offer, title = outcome.tools.get(self.name), journey.guide.sheets[self.name].name_of(())
        if offer is not None and title is not None:
            yield offered(f"sheet:{self.name}", title.say(p.language), offer.use, p)

    def in_words(self, journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> Mapping[str, str]:
        """What the words to say on an outcome print of it, by placeholder."""
        return {}

    def after_today(self, journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> Sequence[Part]:
        """What it adds after the steps for today."""
        return ()

    def news(self, journey: Journey, sheets: Sheets, p: Phrases) -> Iterator[str]:
        """What has come of what was done before, or has not: a line each."""
        yield from ()

    def coming(self, journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> Iterator[str]:
        """What comes next, and by which day."""
        yield from ()

    def days(self, journey: Journey, sheets: Sheets, p: Phrases) -> Iterator[Day]:
        """Days to keep that follow from it."""
        yield from ()

    def in_note(self, journey: Journey, sheets: Sheets, p: Phrases, width: int) -> Sequence[Part]:
        """Its part of the text of a note. Nothing is drawn wider than `width`."""
        return ()


def works(guide: Guide) -> list[Work[Any]]:
    """The work of every sheet of a guide, in order."""
    return [work_of(guide.plugins[name].work) for name in guide.sheets]


@cache
def work_of(place: str) -> Work[Any]:
    """The work that stands at a place."""
    found = find(place)
    if not isinstance(found, Work):
        raise TypeError(f"{place} is no work of a kind of sheet")
    return found
