"""References between the parts of a guide: said at the field that holds them, and found in every file by one walk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from guide.content.reading import Loc
from guide.content.shapes import is_model, key_of, types_in

Kind = Literal[
    "question", "outcome", "notice", "question, outcome or notice", "question or fact", "date question",
    "money question", "number or money question", "fact", "page", "law text", "block", "letter", "sheet",
    "block, letter or sheet", "section", "chapter", "group", "source", "channel",
]  # fmt: skip
REFERS = "x-refers-to"
"""The key of a schema under which it stands what an id is an id of."""


@dataclass(frozen=True, slots=True)
class Ref:
    """What an id, each id of a list, or each key of a mapping names."""

    kind: Kind

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), REFERS: self.kind}


class Own:
    """Marks the id of an entry in a list: no two of them have the same."""


OWN = Own()


def models_in(model: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, BaseModel]]:
    """A model and every model in it, each with its place."""
    yield loc, model
    for name, key in _parts(type(model)):
        yield from _inside(getattr(model, name), (*loc, key))


def _inside(value: object, loc: Loc) -> Iterator[tuple[Loc, BaseModel]]:
    if isinstance(value, BaseModel):
        yield from models_in(value, loc)
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from _inside(part, (*loc, i))


def references(model: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, str, Kind]]:
    """Every reference in a model: its place, the id, and what it is an id of."""
    for at, part in models_in(model, loc):
        yield from own_references(part, at)


def own_references(model: BaseModel, loc: Loc) -> Iterator[tuple[Loc, str, Kind]]:
    """Those of a model itself, without the models in it."""
    for name, key, kind in _fields(type(model)):
        value, here = getattr(model, name), (*loc, key)
        if isinstance(value, str):
            yield here, value, kind
        elif isinstance(value, tuple):
            yield from (((*here, i), id, kind) for i, id in enumerate(value))
        elif isinstance(value, Mapping):
            yield from (((*here, id), id, kind) for id in value)


def twice(model: BaseModel, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    """The entries of the lists of a model that have the id of one before: the place of it, its key, and the id."""
    for name, key in _parts(type(model)):
        value = getattr(model, name)
        ids: set[str] = set()
        for i, part in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(part, BaseModel) and (own := _own(type(part))) is not None:
                id = getattr(part, own)
                if id in ids:
                    yield (*loc, key, i, key_of(type(part), own)), key_of(type(part), own), id
                ids.add(id)


@cache
def _own(model: type[BaseModel]) -> str | None:
    """The field that holds the id of an entry."""
    return next((name for name, field in model.model_fields.items() if OWN in field.metadata), None)


@cache
def _parts(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that hold models, with their keys."""
    fields = model.model_fields.items()
    return tuple(
        (name, key_of(model, name)) for name, field in fields if any(map(is_model, types_in(field.annotation)))
    )


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Kind], ...]:
    """The fields of a model that refer to something, with their keys."""
    found = []
    for name, field in model.model_fields.items():
        refs = [each for each in (*field.metadata, *_metadata(field.annotation)) if isinstance(each, Ref)]
        found += [(name, key_of(model, name), ref.kind) for ref in refs[:1]]
    return tuple(found)


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _metadata(part)
