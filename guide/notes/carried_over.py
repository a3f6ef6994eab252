"""What a note holds that cannot be used now: kept in the file as it was, with its day, and tried at each opening.

An answer the way does not lead to today, an option this guide no longer has, a sheet it has no form for. All of it
comes from the file: nothing that was typed since is ever put here, so that nothing private can reach the disk so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from pydantic import Field

from guide.content.words import Model

_NAMES = ("number", "changed")
"""Keys by which items of a list are known."""
UNREAD = "unread"
"""The key under which something stands that is no mapping, in a list of mappings that have names."""
Answer = str | list[str] | None
"""An answer as a note holds it."""


class Held(Model):
    """Answers and sheets as they stood in a note, as of the day they were saved."""

    answers: dict[str, Answer] = Field(default_factory=dict)
    sheets: dict[str, object] = Field(default_factory=dict)


class Exported(Model):
    """What calendar files made from a note have held: keys of days, and so many payments of the plan."""

    days: list[str] = Field(default_factory=list)
    payments: int = 0


@dataclass(frozen=True)
class Past:
    """What a session has from the note or draft it goes on from, beside what is in front of the person."""

    id: str = ""
    held: tuple[tuple[str, Held], ...] = ()
    """the day each was saved, oldest first"""
    reached: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    """outcome → the day it was reached"""
    exported: Exported = field(default_factory=Exported)
    more: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """entries of another version of the program, or of the person"""
    remarks: tuple[str, ...] = ()
    """comments between the fences"""

    def aside(self, known: Collection[str], sheets: Mapping[str, object]) -> dict[str, object]:
        """What is still not used: no answer to what has one by now, nothing that the sheets hold by now."""
        found: dict[str, object] = {}
        for day, held in self.held:
            answers = {id: raw for id, raw in held.answers.items() if id not in known}
            left = {"answers": answers, "sheets": lacking(held.sheets, sheets)}
            if left := {key: value for key, value in left.items() if value}:
                found[day] = left
        return found


def together(layers: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """Sheets of several days as one: what was saved later counts, what stood aside fills its gaps."""
    whole: dict[str, object] = {}
    for layer in layers:
        whole = _merged(whole, layer)
    return whole


def _merged(under: Mapping[str, object], top: Mapping[str, object]) -> dict[str, object]:
    return {**under, **{key: _over(under[key], value) if key in under else value for key, value in top.items()}}


def _over(under: object, top: object) -> object:
    match under, top:
        case dict(), dict():
            return _merged(under, top)
        case list(), list() if _named(under) and _named(top):
            lower = {_name(item): item for item in under}
            return [_over(lower.get(_name(item), {}), item) for item in top]
        case list(), list() if len(under) == len(top):
            return [_over(one, other) for one, other in zip(under, top, strict=True)]
    return top


def lacking(old: Mapping[str, object], new: Mapping[str, object]) -> dict[str, object]:
    """What of plain data has no place in other plain data, in the same shape for `together`."""
    rests = {key: _rest(value, new[key]) if key in new else _some(value) for key, value in old.items()}
    return {key: rest for key, rest in rests.items() if rest is not None}


def _rest(old: object, new: object) -> object:
    match old, new:
        case dict(), dict():
            return _some(lacking(old, new))
        case list(), list() if any(isinstance(item, dict) for item in (*old, *new)):
            return _lacking_items(old, new)
        case (dict() | list(), _) | (_, dict() | list()) if type(old) is not type(new):
            return _some(old)
    return None


def _lacking_items(old: list[object], new: list[object]) -> object:
    """Items are the same by name (an entry's number), or by place. A numbered one that is gone was taken out."""
    by_name = _named(old) and _named(new)
    there: dict[str | int | None, object]
    there = {_name(item): item for item in new} if by_name else dict(enumerate(new))
    rests = []
    for place, item in enumerate(old):
        other = there.get(_name(item) if by_name else place)
        if other is None:
            rests.append(None if by_name and isinstance(item, dict) and "number" in item else _some(item))
        else:
            rests.append(_with_name(_rest(item, other), other))
    if all(rest is None for rest in rests):
        return None
    return [rest for rest in rests if rest is not None] if new and _named(new) else [rest or {} for rest in rests]


def _with_name(rest: object, item: object) -> object:
    """What is left of an item, with the item's name."""
    name = {key: item[key] for key in _NAMES if isinstance(item, dict) and key in item}
    if rest is None or not name:
        return rest
    return {**name, **(rest if isinstance(rest, dict) else {UNREAD: rest})}


def _named(items: list[object]) -> bool:
    """Whether every item of a list has a name of its own."""
    names = [_name(item) for item in items]
    return None not in names and len({*names}) == len(names)


def _name(item: object) -> str | None:
    names = [str(item[key]) for key in _NAMES if key in item] if isinstance(item, dict) else []
    return names[0] if names else None


def _some(value: object) -> object:
    """The value, or None where it holds nothing."""
    return None if value in (None, {}, []) else value


def writable(data: object) -> object:
    """Plain data as YAML can be written from it: exact decimals become text."""
    match data:
        case dict():
            return {key: writable(value) for key, value in data.items()}
        case list():
            return [writable(item) for item in data]
        case Decimal():
            return str(data)
    return data
