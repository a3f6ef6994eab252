"""Kinds of values: one object a kind reads, checks, keeps and says what is asked, in questions and in forms alike."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Generic, Never, TypeAlias, TypeVar

from guide.content.fields import (
    DateField,
    FieldOption,
    FormField,
    MoneyField,
    NumberField,
    OneField,
    SeveralField,
    TextField,
    TickField,
    TimeField,
)
from guide.content.questions import (
    AnyQuestion,
    DateQuestion,
    MoneyQuestion,
    NumberQuestion,
    OneQuestion,
    Option,
    SeveralQuestion,
)
from guide.content.subjects import Choice, Day, Number, Subject, Text, Tick
from guide.content.units import number_in_words
from guide.i18n.locale import day_as_typed, day_in_words, how_near, number_as_typed, number_as_written
from guide.i18n.phrases import Phrases
from guide.values.characters import strange, typed
from guide.values.clock import NIGHT_ENDS, read_time
from guide.values.dates import day_of_month, read_day
from guide.values.figures import read_number, steps
from guide.values.money import Time, read_money
from guide.values.plain import Plain
from guide.values.refused import Refused

Asked: TypeAlias = AnyQuestion | FormField
"""What a value is asked for in."""
In = TypeVar("In")
Held = TypeVar("Held")
_LONGEST = 30
"""Characters of a number in a file."""


class Kind(ABC, Generic[In, Held]):
    """A kind of values. `typed`: they are given by typing. `errors`: what a question has to say of them, if refused."""

    typed: ClassVar[bool] = True
    errors: ClassVar[Sequence[str]] = ()

    def parse(self, asked: In, text: str, today: date, times: Collection[Time] = ()) -> Held:
        """What was typed, in any way people write it. Raises Refused.

        `times`: what an amount may be typed as one a time of; one that is monthly always as one a month or a year.
        """
        raise Refused("not-allowed")

    @abstractmethod
    def check(self, asked: In, value: object, today: date) -> Held:
        """The value, where it is allowed as of `today`. Raises Refused: not-allowed, too-low, too-high, conflict."""

    def dump(self, asked: In, value: Held) -> Plain:
        """The value as JSON or YAML holds it."""
        return str(value)

    @abstractmethod
    def load(self, asked: In, plain: object) -> Held:
        """The opposite of `dump`. Raises Refused: not-allowed where the form is another, else unreadable."""

    @abstractmethod
    def subject(self, asked: In, states: tuple[str, ...], instead: str) -> Subject[Never]:
        """What a condition can ask of it. `instead`: what else to ask, where it is asked for what it does not tell."""

    def say(self, asked: In, value: Held, today: date, p: Phrases) -> str:
        """The value in words."""
        return str(value)

    def understood(self, asked: In, value: Held, today: date, p: Phrases, times: Collection[Time] = ()) -> str:
        """How what was typed is understood; nothing where there is nothing to understand."""
        return self.say(asked, value, today, p)

    def beyond(self, asked: In, reason: str, p: Phrases) -> str:
        """What is said of a value that is too low or too high."""
        return p.field_errors["unreadable"]


class _Text(Kind[TextField, str]):
    def parse(self, asked: TextField, text: str, today: date, times: Collection[Time] = ()) -> str:
        words = " ".join(typed(text).split())
        if not words:
            raise Refused("empty")
        return words

    def check(self, asked: TextField, value: object, today: date) -> str:
        if isinstance(value, str) and len(value) > asked.most:
            raise Refused("too-high")
        if not isinstance(value, str) or strange(value) or "\n" in value:
            raise Refused("not-allowed")
        return value

    def load(self, asked: TextField, plain: object) -> str:
        return _string(plain)

    def subject(self, asked: TextField, states: tuple[str, ...], instead: str) -> Subject[Never]:
        return Text(asked.id, states=states)

    def understood(self, asked: TextField, value: str, today: date, p: Phrases, times: Collection[Time] = ()) -> str:
        return ""

    def beyond(self, asked: TextField, reason: str, p: Phrases) -> str:
        return p.field_errors["too-long"].format(most=asked.most)


class _Counted(Kind[In, int]):
    """Whole numbers of the smallest step."""

    errors = ("unreadable", "too-low", "too-high")

    def check(self, asked: Any, value: object, today: date) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Refused("not-allowed")
        step = 10**asked.decimals
        return _within(value, too_low=value < asked.least * step, too_high=value > asked.most * step)

    def dump(self, asked: Any, value: int) -> str:
        return format(Decimal(value).scaleb(-asked.decimals), "f")

    def load(self, asked: Any, plain: object) -> int:
        text = _string(plain)
        if len(text) > _LONGEST or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
            raise Refused("unreadable")
        return steps(Fraction(text), asked.decimals)

    def subject(self, asked: Any, states: tuple[str, ...], instead: str) -> Subject[Never]:
        step = 10**asked.decimals
        return Number(asked.id, asked.decimals, asked.least * step, asked.most * step, states=states)

    def say(self, asked: Any, value: int, today: date, p: Phrases) -> str:
        return number_in_words(value, asked.decimals, asked.unit, p)

    def beyond(self, asked: Any, reason: str, p: Phrases) -> str:
        least, most = (number_as_written(f"{bound:,}", p) for bound in (asked.least, asked.most))
        return p.field_errors[reason].format(least=least, most=most)


class _Money(_Counted[MoneyQuestion | MoneyField]):
    def parse(self, asked: MoneyQuestion | MoneyField, text: str, today: date, times: Collection[Time] = ()) -> int:
        return read_money(text, ("month", "year") if asked.monthly else times)

    def understood(
        self, asked: MoneyQuestion | MoneyField, value: int, today: date, p: Phrases, times: Collection[Time] = ()
    ) -> str:
        said = self.say(asked, value, today, p)
        return p.per_month.format(value=said) if asked.monthly or "month" in times else said


class _Number(_Counted[NumberQuestion | NumberField]):
    def parse(self, asked: NumberQuestion | NumberField, text: str, today: date, times: Collection[Time] = ()) -> int:
        return day_of_month(text) if asked.day_of_month else read_number(text, asked.decimals, asked.units_typed)


class _Date(Kind[DateQuestion | DateField, date]):
    errors = ("unreadable", "too-low", "too-high")

    def parse(self, asked: DateQuestion | DateField, text: str, today: date, times: Collection[Time] = ()) -> date:
        return read_day(text, today, asked.days_back, asked.days_ahead)

    def check(self, asked: DateQuestion | DateField, value: object, today: date) -> date:
        if not isinstance(value, date):
            raise Refused("not-allowed")
        days = (today - value).days
        return _within(value, too_low=days > asked.days_back, too_high=days < -asked.days_ahead)

    def dump(self, asked: DateQuestion | DateField, value: date) -> str:
        return value.isoformat()

    def load(self, asked: DateQuestion | DateField, plain: object) -> date:
        return _iso(plain, r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat)

    def subject(self, asked: DateQuestion | DateField, states: tuple[str, ...], instead: str) -> Subject[Never]:
        return Day(asked.id, instead, states=states)

    def say(self, asked: DateQuestion | DateField, value: date, today: date, p: Phrases) -> str:
        return day_in_words(value, today, p)

    def understood(
        self, asked: DateQuestion | DateField, value: date, today: date, p: Phrases, times: Collection[Time] = ()
    ) -> str:
        return how_near(value, today, p)

    def beyond(self, asked: DateQuestion | DateField, reason: str, p: Phrases) -> str:
        return p.field_errors["too-early" if reason == "too-low" else "too-late"]


class _Time(Kind[TimeField, time]):
    def parse(self, asked: TimeField, text: str, today: date, times: Collection[Time] = ()) -> time:
        return read_time(text)

    def check(self, asked: TimeField, value: object, today: date) -> time:
        if not isinstance(value, time):
            raise Refused("not-allowed")
        return value

    def dump(self, asked: TimeField, value: time) -> str:
        return f"{value:%H:%M}"

    def load(self, asked: TimeField, plain: object) -> time:
        return _iso(plain, r"[0-9]{2}:[0-9]{2}", time.fromisoformat)

    def subject(self, asked: TimeField, states: tuple[str, ...], instead: str) -> Subject[Never]:
        return Day(asked.id, instead, states=states)

    def say(self, asked: TimeField, value: time, today: date, p: Phrases) -> str:
        return f"{value:%H:%M}"

    def understood(self, asked: TimeField, value: time, today: date, p: Phrases, times: Collection[Time] = ()) -> str:
        said = self.say(asked, value, today, p)
        return p.past_midnight.format(time=said) if value < NIGHT_ENDS and asked.day is not None else said


class _Chosen(Kind[In, Held]):
    """Options of a list."""

    typed = False

    def subject(self, asked: Any, states: tuple[str, ...], instead: str) -> Subject[Never]:
        return Choice(asked.id, tuple(option.id for option in asked.options), states=states)

    def say(self, asked: Any, value: Held, today: date, p: Phrases) -> str:
        return p.semicolon.join((option.short or option).say(p.language) for option in options_in(asked, value))


class _One(_Chosen[OneQuestion | OneField, str]):
    def check(self, asked: OneQuestion | OneField, value: object, today: date) -> str:
        if not isinstance(value, str) or all(option.id != value for option in asked.options):
            raise Refused("not-allowed")
        return value

    def load(self, asked: OneQuestion | OneField, plain: object) -> str:
        return _string(plain)


class _Several(_Chosen[SeveralQuestion | SeveralField, tuple[str, ...]]):
    def check(self, asked: SeveralQuestion | SeveralField, value: object, today: date) -> tuple[str, ...]:
        """In the order in which they are asked."""
        chosen = [option for option in asked.options if isinstance(value, tuple) and option.id in value]
        if not isinstance(value, tuple) or len(chosen) != len({*value}):
            raise Refused("not-allowed")
        if len(chosen) > 1 and any(option.alone for option in chosen):
            raise Refused("conflict")
        return tuple(option.id for option in chosen)

    def dump(self, asked: SeveralQuestion | SeveralField, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def load(self, asked: SeveralQuestion | SeveralField, plain: object) -> tuple[str, ...]:
        if not isinstance(plain, list):
            raise Refused("not-allowed")
        return tuple(map(_string, plain))


class _Tick(Kind[TickField, bool]):
    typed = False

    def check(self, asked: TickField, value: object, today: date) -> bool:
        if not isinstance(value, bool):
            raise Refused("not-allowed")
        return value

    def dump(self, asked: TickField, value: bool) -> bool:
        return value

    def load(self, asked: TickField, plain: object) -> bool:
        return self.check(asked, plain, date.min)

    def subject(self, asked: TickField, states: tuple[str, ...], instead: str) -> Subject[Never]:
        return Tick(asked.id)

    def say(self, asked: TickField, value: bool, today: date, p: Phrases) -> str:
        return "[x]" if value else "[ ]"


KINDS: Mapping[str, Kind[Any, Any]] = {
    "text": _Text(),
    "money": _Money(),
    "number": _Number(),
    "date": _Date(),
    "time": _Time(),
    "one": _One(),
    "several": _Several(),
    "tick": _Tick(),
}
"""Kinds by the name that stands under `kind:`."""


def kind_of(asked: Asked) -> Kind[Any, Any]:
    """The kind of values that a question or a field takes."""
    return KINDS[asked.kind]


def options_in(asked: Asked, value: object) -> list[Option | FieldOption]:
    """The options that a value names; none where what is asked has none."""
    chosen: Iterable[object] = value if isinstance(value, tuple) else (value,)
    if not isinstance(asked, OneQuestion | SeveralQuestion | OneField | SeveralField):
        return []
    return [option for option in asked.options if option.id in chosen]


def in_figures(asked: Asked, text: str, today: date, p: Phrases) -> str:
    """What was typed as a language writes it, with the order and the signs that are read in every language."""
    if asked.kind == "date":
        return day_as_typed(text, today, p)
    return number_as_typed(text, p) if asked.kind in ("money", "number") else text


def as_typed(asked: Asked, value: object, p: Phrases) -> str:
    """A value as a person would have typed it; nothing for none."""
    text = str(kind_of(asked).dump(asked, value)).removesuffix(".00") if value is not None else ""
    return number_as_written(text, p) if asked.kind in ("money", "number") else text


def _within(value: Held, *, too_low: bool, too_high: bool) -> Held:
    if too_high or too_low:
        raise Refused("too-high" if too_high else "too-low")
    return value


def _string(plain: object) -> str:
    if not isinstance(plain, str):
        raise Refused("not-allowed")
    return plain


def _iso(plain: object, pattern: str, read: Callable[[str], Held]) -> Held:
    text = _string(plain)
    try:
        if re.fullmatch(pattern, text):
            return read(text)
    except ValueError:
        pass
    raise Refused("unreadable")
