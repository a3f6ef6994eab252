"""Conditions as an author writes them, and the rules they stand in: the name of one, a list of which all hold, or tests
of what may be asked.

What may be asked where, and what it means that a test holds, is `guide.content.subjects`; here is only the form, from
which shape errors, the JSON Schema and the manual come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from typing_extensions import TypeAliasType

from guide.content.reading import Loc
from guide.content.references import Ref
from guide.content.words import Id, Model, once, refused

_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4})?")
EXAMPLE = "write {least: 1, most: 6} or {is: 0}"


def names_a_day(raw: object) -> bool:
    """Whether something is written like a day."""
    return isinstance(raw, str) and _DAY.fullmatch(raw) is not None


def _number(raw: Any) -> Any:
    if names_a_day(raw):
        what = f"'{raw}' is a fixed day, and what is tested is a number"
        raise refused(what, "ask how many days have passed, by a fact with 'days-since': {FACT: {least: 7}}")
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise refused(f"'{raw}' is no number", EXAMPLE)
    return raw


Number = Annotated[int | Annotated[Decimal, WithJsonSchema({"type": "number"})], BeforeValidator(_number)]


class Range(Model):
    """A number, in whole units, that is at least `least`, at most `most`, or exactly `is`."""

    least: Number | None = None
    most: Number | None = None
    is_: Number | None = None

    @model_validator(mode="after")
    def _holds_something(self) -> Range:
        if self.is_ is not None and (self.least is not None or self.most is not None):
            raise refused("'is' stands beside 'least' or 'most'", "write either one number or a range")
        if self.least is None and self.most is None and self.is_ is None:
            raise refused("a number is tested by least, most or is", EXAMPLE)
        if self.least is not None and self.most is not None and self.least > self.most:
            raise refused(f"there is nothing from {self.least} to {self.most}", "write the smaller one under 'least'")
        return self


def _form_of_test(raw: Any) -> str | None:
    if isinstance(raw, bool):
        return "a tick"
    forms: tuple[tuple[Any, str], ...] = ((str, "a word"), ((list, tuple), "words"), ((dict, Range), "a range"))
    return next((form for types, form in forms if isinstance(raw, types)), None)


Test = Annotated[
    Annotated[str, Tag("a word")]
    | Annotated[tuple[str, ...], Field(strict=False, min_length=1), AfterValidator(once), Tag("words")]
    | Annotated[bool, Tag("a tick")]
    | Annotated[Range, Tag("a range")],
    Discriminator(_form_of_test, custom_error_type="test", custom_error_message="is no test"),
    Field(
        description="a word (an option, `answered`, `skipped`, `unknown`; `continue` of an outcome or notice), several "
        "of which one is enough, a range of numbers, or whether a box is ticked"
    ),
]
"""What is asked of a subject."""


class Where(Model):
    """Tests that all hold: of questions, facts or whatever else may be asked here, by id. `any`, `all` and `not` join
    other conditions. Instead of a mapping: a list of conditions that all hold, or the name of one of the `conditions`
    of `guide.yaml`, alone."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Test] = Field(init=False)

    any_: Annotated[tuple[Condition, ...], Field(strict=False, min_length=1)] | None = None
    all_: Annotated[tuple[Condition, ...], Field(strict=False, min_length=1)] | None = None
    not_: Condition | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> Where:
        if not self.tests and self.any_ is None and self.all_ is None and self.not_ is None:
            raise refused("is not a condition", "write a name, a list, or QUESTION: ANSWER")
        return self

    @property
    def tests(self) -> Mapping[str, Test]:
        """Subject → what is asked of it, as they were written."""
        return self.__pydantic_extra__


def _form_of_condition(raw: Any) -> str | None:
    forms: tuple[tuple[Any, str], ...] = ((str, "a name"), ((list, tuple), "a list"), ((dict, Where), "a mapping"))
    return next((form for types, form in forms if isinstance(raw, types)), None)


if TYPE_CHECKING:
    Condition: TypeAlias = str | tuple["Condition", ...] | Where
else:  # for pydantic, which names the recursion by it
    Condition = TypeAliasType(
        "Condition",
        Annotated[
            Annotated[str, Tag("a name")]
            | Annotated[tuple["Condition", ...], Field(strict=False, min_length=1), Tag("a list")]
            | Annotated[Where, Tag("a mapping")],
            Discriminator(_form_of_condition, custom_error_type="condition", custom_error_message="is no condition"),
        ],
    )
Where.model_rebuild()


def words_of(test: Test) -> tuple[str, ...]:
    """The words that a test asks for; none of a range or a tick."""
    match test:
        case str():
            return (test,)
        case tuple():
            return test
    return ()


def parts_of(condition: Condition, loc: Loc = ()) -> Iterator[tuple[Condition, Loc]]:
    """The conditions that one is directly made of, each with its place; none of a name."""
    match condition:
        case tuple():
            yield from ((part, (*loc, i)) for i, part in enumerate(condition))
        case Where():
            for key, parts in (("all", condition.all_), ("any", condition.any_)):
                yield from ((part, (*loc, key, i)) for i, part in enumerate(parts or ()))
            if condition.not_ is not None:
                yield condition.not_, (*loc, "not")


def names_in(condition: Condition, loc: Loc = ()) -> Iterator[tuple[str, Loc]]:
    """The names in a condition, each with its place."""
    if isinstance(condition, str):
        yield condition, loc
    for part, at in parts_of(condition, loc):
        yield from names_in(part, at)


def options_in(condition: Condition, loc: Loc = ()) -> Iterator[tuple[str, str, Loc]]:
    """The words that a condition asks for itself, outside of `not`: of what, the word, its place."""
    if isinstance(condition, Where):
        for id, test in condition.tests.items():
            yield from ((id, word, (*loc, id, i)) for i, word in enumerate(words_of(test)))
    for part, at in parts_of(condition, loc):
        if at[-1] != "not":
            yield from options_in(part, at)


def in_words(condition: Condition) -> str:
    """A condition on one line."""
    match condition:
        case str():
            return condition
        case tuple():
            return " and ".join(map(_part, condition))
    parts = [_test(id, test) for id, test in condition.tests.items()]
    parts += [_part(part) for part in condition.all_ or ()]
    if condition.any_ is not None:
        some = " or ".join(map(in_words, condition.any_))
        parts.append(f"({some})" if parts else some)
    if condition.not_ is not None:
        inner = in_words(condition.not_)
        parts.append(f"not ({inner})" if " " in inner else f"not {inner}")
    return " and ".join(parts)


def _part(condition: Condition) -> str:
    text = in_words(condition)
    return f"({text})" if isinstance(condition, Where) and condition.any_ is not None else text


def _test(id: str, test: Test) -> str:
    match test:
        case Range():
            signs = (("≥", test.least), ("≤", test.most), ("=", test.is_))
            return f"{id} " + " ".join(f"{sign} {bound}" for sign, bound in signs if bound is not None)
        case bool():
            return id if test else f"not {id}"
    return f"{id}: {' / '.join(words_of(test))}"


class RuleFile(Model):
    """Where a node leads."""

    when: Condition | None = None
    """the last rule of a node has none, and always holds"""
    go: Annotated[Id, Ref("question, outcome or notice")]
    """where it leads"""


Rules = Annotated[tuple[RuleFile, ...], Field(strict=False, min_length=1)]
