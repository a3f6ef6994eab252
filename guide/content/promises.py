"""What an author promises of the whole guide, beyond what the proof shows of any guide.

A promise is data in `guide.yaml`; `guide check` proves it over every route or shows the answers that break it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import Field

from guide.content import written
from guide.content.conditions import Condition
from guide.content.words import Id, Ids, Model

Urgency = Literal["calm", "week", "today", "now"]
URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
"""From the least to the most urgent."""


class MeetsFile(Model):
    """Whoever answers so (`who`) meets one of these nodes (`meets`) next, unless they went on from one before."""

    who: written.Condition
    meets: Annotated[Ids, Field(min_length=1)]


class HelpPromise(Model):
    """What every outcome of these urgencies (or groups) has: help in second place, the help page, a named law text."""

    urgency: Annotated[tuple[Urgency, ...], Field(strict=False)] = ()
    group: Ids = ()
    first: bool = False
    page: bool = False
    names: Ids = ()


class NeverFalls(Model):
    """The urgency of the outcome met next never falls while this fact grows and every other answer stays.

    Outcomes under `except` are left out of the comparison.
    """

    fact: Id
    except_: Annotated[tuple[Id, ...], Field(strict=False)] = ()


class PromisesFile(Model):
    """`promises:` of `guide.yaml`."""

    meets: Annotated[tuple[MeetsFile, ...], Field(strict=False)] = ()
    help: Annotated[tuple[HelpPromise, ...], Field(strict=False)] = ()
    never_falls: Annotated[tuple[NeverFalls, ...], Field(strict=False)] = ()
    unknown_is_no: Ids = ()
    """Questions and facts whose tests are meant to fail where there is no answer."""


@dataclass(frozen=True, slots=True)
class Meets:
    """A promise of `meets` with its condition compiled."""

    who: Condition
    meets: frozenset[str]
