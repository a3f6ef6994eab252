"""Forms as content: the fields of a sheet, each of a kind that says what may stand in it.

A form is filled in any order and may stay incomplete, unlike the questions of the tree. What the fields are for is
known to `guide.sheets`; what they are called, how they are asked and which options they have is content.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guide.content.words import Id, Model, Words
from guide.values.days import FARTHEST


class FieldErrors(Model):
    """What is said instead of the program's own words when a field cannot take what was typed."""

    unreadable: Words | None = None
    too_low: Words | None = None
    too_high: Words | None = None


class _Field(Model):
    """`group`: a heading above this field and those after it. `short`: also in the short version of the form.

    `where`: asked only where another field, a choice, is one of these options. `short-where`: in the short version
    only there.
    """

    field: Id
    label: Words
    hint: Words | None = None
    group: Words | None = None
    short: bool = False
    where: dict[Id, Annotated[tuple[Id, ...], Field(strict=False)]] = Field(default_factory=dict)
    short_where: dict[Id, Annotated[tuple[Id, ...], Field(strict=False)]] = Field(default_factory=dict)
    errors: FieldErrors = FieldErrors()

    @property
    def id(self) -> str:
        return self.field


class TextField(_Field):
    """Free text, kept as it was typed. `most` characters."""

    kind: Literal["text"]
    most: Annotated[int, Field(ge=1, le=2000)] = 400


class MoneyField(_Field):
    """An amount, kept as whole fen. `least` and `most` are whole yuan.

    `monthly`: it is one a month, and may be typed as such (100/月) or as one a year (1200/年).
    """

    kind: Literal["money"]
    least: int = 0
    most: int = 10_000_000
    monthly: bool = False

    @property
    def decimals(self) -> int:
        return 2


class NumberField(_Field):
    """A whole number. `day-of-month`: it is the number of a day that comes every month (15號, 月底)."""

    kind: Literal["number"]
    least: int = 0
    most: int = 1000
    day_of_month: bool = False

    @property
    def decimals(self) -> int:
        return 0


class DateField(_Field):
    """A day, at most so many days before or after today."""

    kind: Literal["date"]
    days_back: Annotated[int, Field(ge=0, le=FARTHEST)] = 3650
    days_ahead: Annotated[int, Field(ge=0, le=FARTHEST)] = 3650


class TimeField(_Field):
    """A time of day, to the minute."""

    kind: Literal["time"]


class FieldOption(Words):
    """One thing that can be chosen. `short` is for tables."""

    id: Id
    short: Words | None = None


class _Choice(_Field):
    options: Annotated[tuple[FieldOption, ...], Field(strict=False, min_length=2)]

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
Form = Annotated[tuple[FormField, ...], Field(strict=False, min_length=1)]
