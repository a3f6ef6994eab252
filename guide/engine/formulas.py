"""Conditions over columns: what a region is split by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from guide.engine.diagrams import Diagrams
from guide.engine.nodes import Region


class Leaf(NamedTuple):
    """The value in a column is one of a mask."""

    rank: int
    mask: int


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; with no parts, always."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds; with no parts, never."""

    parts: tuple[Formula, ...]


Formula = Leaf | Every | Either
ALWAYS, NEVER = Every(()), Either(())


def leaf(rank: int, mask: int, full: int) -> Formula:
    """The value in a column, whose values are `full`, is one of a mask."""
    return Leaf(rank, mask) if mask and mask != full else ALWAYS if mask else NEVER


def every(parts: Iterable[Formula]) -> Formula:
    """All parts hold: tests of one column are put together."""
    masks: dict[int, int] = {}
    others: list[Formula] = []
    for part in parts:
        for inner in part.parts if isinstance(part, Every) else (part,):
            if inner == NEVER:
                return NEVER
            if isinstance(inner, Leaf):
                masks[inner.rank] = masks.get(inner.rank, -1) & inner.mask
            else:
                others.append(inner)
    if not all(masks.values()):
        return NEVER
    found = (*(Leaf(rank, mask) for rank, mask in masks.items()), *others)
    return found[0] if len(found) == 1 else Every(found)


def either(parts: Iterable[Formula]) -> Formula:
    """At least one part holds: tests of one column are put together."""
    masks: dict[int, int] = {}
    others: list[Formula] = []
    for part in parts:
        for inner in part.parts if isinstance(part, Either) else (part,):
            if inner == ALWAYS:
                return ALWAYS
            if isinstance(inner, Leaf):
                masks[inner.rank] = masks.get(inner.rank, 0) | inner.mask
            else:
                others.append(inner)
    found = (*(Leaf(rank, mask) for rank, mask in masks.items()), *others)
    return found[0] if len(found) == 1 else Either(found)


def leaves(formula: Formula) -> Iterable[Leaf]:
    """Every test in a formula."""
    if isinstance(formula, Leaf):
        yield formula
    else:
        for part in formula.parts:
            yield from leaves(part)


def hull(formula: Formula) -> Mapping[int, int]:
    """Rank → the values outside of which a formula cannot hold, whatever stands in other columns."""
    if isinstance(formula, Leaf):
        return {formula.rank: formula.mask}
    found: dict[int, int] = {}
    if isinstance(formula, Every):
        for part in formula.parts:
            for rank, mask in hull(part).items():
                found[rank] = found.get(rank, -1) & mask
    elif formula.parts:
        first, *rest = map(hull, formula.parts)
        found = {rank: mask for rank, mask in first.items() if all(rank in other for other in rest)}
        for other in rest:
            found = {rank: mask | other[rank] for rank, mask in found.items()}
    return found


def split(diagrams: Diagrams, region: Region, formula: Formula) -> tuple[Region | None, Region | None]:
    """The points for which a formula holds, and the others."""
    if isinstance(formula, Leaf):
        return diagrams.split(region, formula.rank, formula.mask)
    rest: Region | None = region
    done: Region | None = None
    inside = isinstance(formula, Every)
    for part in formula.parts:
        if rest is None:
            break
        met, missed = split(diagrams, rest, part)
        rest, out = (met, missed) if inside else (missed, met)
        done = diagrams.plus(done, out)
    return (rest, done) if inside else (done, rest)


def where(diagrams: Diagrams, region: Region | None, formula: Formula) -> Region | None:
    """The points for which a formula holds."""
    if isinstance(formula, Every):
        for part in formula.parts:
            region = where(diagrams, region, part)
        return region
    return split(diagrams, region, formula)[0] if region is not None else None
