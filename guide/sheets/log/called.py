"""The log of the person who was called: shorter, filled in for themselves, and spoken of to them.

It is the same log with the same ids, so that an entry means the same whoever reads it. Only what is asked, how it is
asked and what stands in a new entry differ.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Never

from pydantic import Field

from guide.content import written
from guide.content.compiling import Compiler
from guide.content.conditions import Condition
from guide.content.faults import nearest
from guide.content.fields import Form, FormField, OneField, SeveralField, TextField, option_ids
from guide.content.reading import Loc
from guide.content.subjects import Complain
from guide.content.words import Id, Ids, Model, Statements, Text, Words

LABEL = "label"


class Asked(Model):
    """What is asked otherwise in a field than in the log of the person who owes."""

    field: Id
    """a field of the log"""
    label: Words | None = None
    """what it is called here"""
    hint: Words | None = None
    """how to fill it in here"""
    group: Words | None = None
    """a heading above it"""
    options: Ids = ()
    """those offered here; without it, all"""


class Preset(Model):
    """What stands in a field of a new entry: the option of a choice, or the text of a text."""

    field: Id
    """a field of the log"""
    option: Id | None = None
    """of a choice"""
    text: Text | None = None
    """of a text"""
    when: written.Condition | None = None
    """without it, always; of several for one field, the first that holds"""


class Called(Model):
    """The log of the person who was called."""

    when: written.Condition
    """a condition on the answers"""
    you: Words
    """who was contacted, in words, where an entry has the label that is preset"""
    lead: Statements = ()
    """paragraphs above it"""
    short: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]
    """the fields of an entry it asks at once"""
    more: Ids = ()
    """those it asks besides"""
    case: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]
    """those of the case"""
    asks: Annotated[tuple[Asked, ...], Field(strict=False)] = ()
    """what is asked otherwise"""
    preset: Annotated[tuple[Preset, ...], Field(strict=False, min_length=1)]
    """what stands in a new entry; one label makes an entry theirs"""

    @property
    def label(self) -> str | None:
        """The label of the person who was called."""
        return next((preset.text for preset in self.preset if preset.field == LABEL), None)


@dataclass(frozen=True, slots=True, eq=False)
class CalledLog:
    """The same with its conditions compiled. `preset`: when each of its presets holds."""

    file: Called
    when: Condition
    preset: tuple[Condition, ...]
    fields: Form
    """as they are asked, in the order of `short` and `more`"""
    case: Form
    named: Mapping[str, FormField]
    """every field of an entry by id, as it is called here, with all its options"""


def called_log(called: Called, fields: Form, case: Form, compiler: Compiler[Never], complain: Complain) -> CalledLog:
    """The log of the person who was called, of a log with these fields."""
    asks = {asked.field: asked for asked in called.asks}
    named = {field.id: _named(field, asks.get(field.id)) for field in fields}
    of_case = {field.id: field for field in case}
    return CalledLog(
        file=called,
        when=compiler.condition(called.when, ("called", "when"), complain),
        preset=tuple(
            compiler.condition(preset.when, ("called", "preset", i, "when"), complain)
            for i, preset in enumerate(called.preset)
        ),
        fields=tuple(
            _offered(named[id], asks.get(id), short=id in called.short)
            for id in (*called.short, *called.more)
            if id in named
        ),
        case=tuple(of_case[id] for id in called.case if id in of_case),
        named=named,
    )


def _named(field: FormField, asked: Asked | None) -> FormField:
    """A field by the name it has here."""
    if asked is None:
        return field
    return field.model_copy(update={"label": asked.label or field.label, "hint": asked.hint or field.hint})


def _offered(field: FormField, asked: Asked | None, *, short: bool) -> FormField:
    """A field as it is asked here."""
    update: dict[str, object] = {"short": short, "group": asked.group if asked is not None else None}
    if asked is not None and asked.options and isinstance(field, OneField | SeveralField):
        update["options"] = tuple(option for option in field.options if option.id in asked.options)
    return field.model_copy(update=update)


def unfit(called: Called, fields: Form, case: Form) -> Iterator[tuple[Loc, str, str]]:
    """What names a field or option that the log does not have: a place in the file, what is wrong, what to write."""
    entry = {field.id: field for field in fields}
    named: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
        ("short", called.short, entry),
        ("more", called.more, entry),
        ("case", called.case, [field.id for field in case]),
    )
    for key, ids, known in named:
        for i, id in enumerate(ids):
            if id not in known:
                yield ("called", key, i), f"no such field: '{id}'", nearest(id, known)
    for i, asked in enumerate(called.asks):
        yield from _unfit_options(asked.field, asked.options, entry, ("called", "asks", i), "options")
    for i, preset in enumerate(called.preset):
        loc: Loc = ("called", "preset", i)
        yield from _unfit_options(preset.field, (preset.option,) if preset.option else (), entry, loc, "option")
        if (preset.text is not None) is not isinstance(entry.get(preset.field), TextField):
            yield loc, "a preset is the 'option' of a choice, or the 'text' of a text", "write that one"
    if called.label is None:
        yield ("called", "preset"), "the person who was called has no label", "add '- {field: label, text: A}'"


def _unfit_options(
    id: str, options: Collection[str], entry: Mapping[str, FormField], loc: Loc, key: str
) -> Iterator[tuple[Loc, str, str]]:
    field = entry.get(id)
    if field is None:
        yield (*loc, "field"), f"no such field: '{id}'", nearest(id, entry)
        return
    known = option_ids(field)
    for option in options:
        if option not in known:
            yield (*loc, key), f"'{id}' has no option '{option}'", nearest(option, known)
