"""What the models allow at a place in a file: for hints that speak of the very model that refused something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from guide.content.reading import Loc

KEYS = "x-keys"
"""The key of a schema under which it stands what keys of an author's own are called."""


def keys_at(form: Any, loc: Loc, languages: Iterable[str] = ()) -> list[str]:
    """The keys of the mapping at a place, `loc` being as pydantic tells it: with the names of union members.

    `languages`: those a guide speaks, which are keys wherever something is said.
    """
    forms = [*_members(form)]
    for part in loc:
        forms = [*_inside(forms, part)] or [each for each in forms if part in _names(each)] or forms
    models = [each for each in forms if is_model(each)]
    spoken = [*languages] if any(model.model_config.get("extra") == "allow" for model in models) else []
    return [*(key_of(model, name) for model in models for name in model.model_fields), *spoken]


def key_of(model: type[BaseModel], name: str) -> str:
    """How a field is called in a file."""
    return model.model_fields[name].alias or name


def is_model(form: Any) -> bool:
    """Whether a type is that of a mapping with keys of its own."""
    return isinstance(form, type) and issubclass(form, BaseModel)


def types_in(form: Any) -> Iterator[Any]:
    """Every type that a type is made of."""
    yield form
    for part in get_args(form):
        yield from types_in(part)


def _members(form: Any) -> Iterator[Any]:
    """The types of a union, and of a union in it; any other type as it is."""
    if get_origin(form) is Annotated:
        yield from _members(get_args(form)[0])
    elif get_origin(form) in (Union, UnionType):
        for member in get_args(form):
            yield from _members(member)
    else:
        yield form


def _inside(forms: Iterable[Any], part: str | int) -> Iterator[Any]:
    """The types of what stands under a key, or at a number of a list."""
    for form in forms:
        arguments = get_args(form)
        if is_model(form):
            for name, field in form.model_fields.items():
                if key_of(form, name) == part:
                    yield from _members(field.annotation)
        elif get_origin(form) is dict:
            yield from _members(arguments[1])
        elif get_origin(form) is tuple and isinstance(part, int):
            yield from _members(arguments[0] if arguments[-1] is ... else arguments[min(part, len(arguments) - 1)])


def _names(form: Any) -> tuple[Any, ...]:
    """How pydantic calls a member of a union: by its class, or by what its `kind` says."""
    if not is_model(form):
        return ()
    kind = form.model_fields.get("kind")
    tags = get_args(kind.annotation) if kind is not None and get_origin(kind.annotation) is Literal else ()
    return (form.__name__, *tags)
