"""Questions as written: one class a kind."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guide.content.references import OWN, Ref
from guide.content.units import Units
from guide.content.words import Id, Model, Statement, Words
from guide.content.written import Condition, Rules
from guide.values.days import FARTHEST

Days = Annotated[int, Field(ge=0, le=FARTHEST)]
"""So many days, up to two hundred years: within them, every day is one that the calendar has."""


class Pause(Model):
    """A panel shown after an answer and before going on, where the answer may be a slip or needs a word."""

    when: Condition
    """when it interrupts"""
    says: Words
    """what is asked once more"""
    go_on: Words | None = None
    """the choice to go on"""
    back: Words | None = None
    """the choice to change the answer"""


class Errors(Model):
    """What is said when an answer cannot be taken; which keys are needed follows from the kind of question."""

    empty: Words
    """nothing was answered"""
    conflict: Words | None = None
    """an `alone` option was chosen together with others"""
    unreadable: Words | None = None
    """no date, amount or number was understood"""
    too_low: Words | None = None
    """below the least, or too long ago"""
    too_high: Words | None = None
    """above the most, or too far ahead"""

    def of(self, reason: str) -> Words | None:
        """What is said where a value is refused for this reason."""
        return {
            "empty": self.empty,
            "conflict": self.conflict,
            "unreadable": self.unreadable,
            "too-low": self.too_low,
            "too-high": self.too_high,
        }.get(reason)


class Option(Words):
    """One answer that can be chosen."""

    id: Annotated[Id, OWN]
    """it stands in conditions and notes for ever"""
    short: Words | None = None
    """for tables and notes"""
    alone: bool = False
    """it cannot stand together with others"""
    private: bool = False
    """never saved and never listed"""
    today_only: bool = False
    """asked again when a note is opened on a later day"""
    apart: bool = False
    """unlike those before it: it stands after a gap"""


class _Question(Model):
    question: Id
    """its id, and the name of its file"""
    chapter: Annotated[Id, Ref("chapter")]
    """a chapter of guide.yaml"""
    ask: Words
    """the question itself"""
    hint: Words | None = None
    """how to answer, in one line"""
    why: Statement
    """why this is asked"""
    label: Words
    """a short name for the check page and for notes"""
    errors: Errors
    """what is said when an answer cannot be taken; which of them it needs depends on the kind"""
    pauses: Annotated[tuple[Pause, ...], Field(strict=False)] = ()
    """panels shown after an answer that may be a slip or needs a word"""
    next: Rules
    """top to bottom; the first that holds wins"""

    @property
    def id(self) -> str:
        return self.question


class _Typed(_Question):
    skip: Words | None = None
    """the label of the way past the question; without it, it cannot be skipped"""


class _Choice(_Question):
    options: Annotated[tuple[Option, ...], Field(strict=False, min_length=2)]
    """what can be chosen"""
    skip: ClassVar[None] = None
    unit: ClassVar[None] = None
    decimals: ClassVar[int] = 0
    counts_days: ClassVar[bool] = False

    def option(self, id: str) -> Option:
        """The option with an id; KeyError where there is none."""
        for option in self.options:
            if option.id == id:
                return option
        raise KeyError(id)


class OneQuestion(_Choice):
    """Exactly one option is the answer."""

    kind: Literal["one"]


class SeveralQuestion(_Choice):
    """One option or more; an `alone` option cannot stand with others."""

    kind: Literal["several"]


class DateQuestion(_Typed):
    """A day."""

    kind: Literal["date"]
    days_back: Days = 3650
    """how many days before today the date may be"""
    days_ahead: Days = 3650
    """how many days after today the date may be"""
    unit: ClassVar[None] = None
    decimals: ClassVar[int] = 0
    counts_days: ClassVar[bool] = False

    @property
    def span(self) -> tuple[int, int]:
        """The fewest and the most days that can have passed since then."""
        return -self.days_ahead, self.days_back


class MoneyQuestion(_Typed):
    """An amount of money with two decimals, kept as whole hundredths."""

    kind: Literal["money"]
    least: int = 0
    """the smallest amount, in whole units"""
    most: int = 1_000_000
    """the greatest amount, in whole units"""
    unit: Units
    """what stands after the amount"""
    monthly: bool = False
    """an amount a month, which may also be typed as such or as one a year"""
    decimals: ClassVar[int] = 2
    counts_days: ClassVar[bool] = False

    @property
    def span(self) -> tuple[int, int]:
        """The smallest and the greatest amount, as they are kept."""
        return _kept(self.least, self.decimals), _kept(self.most, self.decimals)


class NumberQuestion(_Typed):
    """A number, kept as a whole number of the smallest step."""

    kind: Literal["number"]
    least: int = 0
    """the smallest number, in whole units"""
    most: int
    """the greatest number, in whole units"""
    counts_days: bool = False
    """it grows by one a day when a note is opened later"""
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    """how many decimals it may have"""
    unit: Units | None = None
    """what stands after the number"""
    day_of_month: ClassVar[bool] = False

    @property
    def span(self) -> tuple[int, int]:
        """The smallest and the greatest number, as they are kept."""
        return _kept(self.least, self.decimals), _kept(self.most, self.decimals)

    @property
    def units_typed(self) -> frozenset[str]:
        """What may be typed after the number."""
        units = self.unit.written.values() if self.unit is not None else ()
        return frozenset({"个", *(word for unit in units for word in (unit.one, unit.other) if word)})


def _kept(number: int, decimals: int) -> int:
    return int(number * 10**decimals)


Counted = DateQuestion | MoneyQuestion | NumberQuestion
"""A question whose answers are numbers, from the first to the last of its `span`; of a day, the days since then."""
AnyQuestion = OneQuestion | SeveralQuestion | DateQuestion | MoneyQuestion | NumberQuestion

Question = Annotated[AnyQuestion, Field(discriminator="kind")]
