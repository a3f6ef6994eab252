"""Forms as content: the fields of a sheet, each of a kind that says what may stand in it.

A form is filled in any order and may stay incomplete, unlike the questions of the tree. What the fields are for is
known to `guide.sheets`; what they are called, how they are asked and which options they have is content.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field

from guide.content.references import OWN
from guide.content.words import Id, Model, Words
from guide.values.days import FARTHEST


class FieldErrors(Model):
    """What is said instead of the program's own words when a field cannot take what was typed."""

    unreadable: Words | None = None
    """it was not understood"""
    too_low: Words | None = None
    """below the least, or too long ago"""
    too_high: Words | None = None
    """above the most, or too far ahead"""

    def of(self, reason: str) -> Words | None:
        """What is said where a value is refused for this reason."""
        return {"unreadable": self.unreadable, "too-low": self.too_low, "too-high": self.too_high}.get(reason)


class _Field(Model):
    model_config = ConfigDict(defer_build=False)

    field: Annotated[Id, OWN]
    """its id"""
    label: Words
    """what it is called"""
    hint: Words | None = None
    """how to fill it in"""
    group: Words | None = None
    """a heading above this field and those after it"""
    short: bool = False
    """also in the short version of the form"""
    where: dict[Id, Annotated[tuple[Id, ...], Field(strict=False)]] = Field(default_factory=dict)
    """asked only where another field, a choice, is one of these options: ids to lists of options"""
    short_where: dict[Id, Annotated[tuple[Id, ...], Field(strict=False)]] = Field(default_factory=dict)
    """in the short version only where another field, a choice, is one of these options"""
    errors: FieldErrors = FieldErrors()
    """instead of the program's own words"""

    @property
    def id(self) -> str:
        return self.field


class TextField(_Field):
    """Free text, kept as it was typed."""

    kind: Literal["text"]
    most: Annotated[int, Field(ge=1, le=2000)] = 400
    """so many characters"""


class MoneyField(_Field):
    """An amount, kept as whole hundredths."""

    kind: Literal["money"]
    least: int = 0
    """in whole units"""
    most: int = 10_000_000
    """in whole units"""
    monthly: bool = False
    """an amount a month, which may also be typed as such or as one a year"""
    unit: ClassVar[None] = None
    decimals: ClassVar[int] = 2


class NumberField(_Field):
    """A whole number. `day-of-month`: it is the number of a day that comes every month (15號, 月底)."""

    kind: Literal["number"]
    least: int = 0
    """the smallest number"""
    most: int = 1000
    """the greatest number"""
    day_of_month: bool = False
    """a day of the month, which may be typed as one (15号)"""
    unit: ClassVar[None] = None
    decimals: ClassVar[int] = 0
    units_typed: ClassVar[frozenset[str]] = frozenset({"个", "期", "天", "月", "个月", "次", "months", "days", "times"})


class DateField(_Field):
    """A day."""

    kind: Literal["date"]
    days_back: Annotated[int, Field(ge=0, le=FARTHEST)] = 3650
    """how many days before today it may be"""
    days_ahead: Annotated[int, Field(ge=0, le=FARTHEST)] = 3650
    """how many days after today it may be"""


class TimeField(_Field):
    """A time of day, to the minute."""

    kind: Literal["time"]
    day: Id | None = None
    """the date field of the form whose day it is a time of: typed as past midnight, that day is to be checked"""


class FieldOption(Words):
    """One thing that can be chosen."""

    id: Annotated[Id, OWN]
    """it stands in conditions and notes for ever"""
    short: Words | None = None
    """for tables"""
    head: Words | None = None
    """a heading above it and those that follow: they belong together"""
    alone: ClassVar[bool] = False


class _Choice(_Field):
    options: Annotated[tuple[FieldOption, ...], Field(strict=False, min_length=2)]
    """what can be chosen"""

    def option(self, id: str) -> FieldOption:
        """The option with an id; KeyError where there is none."""
        for option in self.options:
            if option.id == id:
                return option
        raise KeyError(id)


class OneField(_Choice):
    """One option."""

    kind: Literal["one"]


class SeveralField(_Choice):
    """Any number of options."""

    kind: Literal["several"]


class TickField(_Field):
    """A box, ticked or not."""

    kind: Literal["tick"]


FormField = Annotated[
    TextField | MoneyField | NumberField | DateField | TimeField | OneField | SeveralField | TickField,
    Field(discriminator="kind"),
]


def _of_days(form: tuple[FormField, ...]) -> tuple[FormField, ...]:
    """A form in which every time goes with a day of its own."""
    days = [field.id for field in form if isinstance(field, DateField)]
    missing = next(
        (field.day for field in form if isinstance(field, TimeField) and field.day not in (None, *days)), None
    )
    if missing is not None:
        raise ValueError(f"there is no date field '{missing}' for a time to go with")
    return form


Form = Annotated[tuple[FormField, ...], Field(strict=False, min_length=1), AfterValidator(_of_days)]


def field_options(field: FormField | None) -> tuple[FieldOption, ...]:
    """The options of a field; none where it is not a choice."""
    return field.options if isinstance(field, OneField | SeveralField) else ()


def option_ids(field: FormField | None) -> list[str]:
    """The ids of the options of a field."""
    return [option.id for option in field_options(field)]
