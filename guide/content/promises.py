"""What an author promises of the whole guide, beyond what the proof shows of any guide.

A promise is data in `guide.yaml`; `guide check` proves it over every route or shows the answers that break it.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from guide.content import written
from guide.content.conditions import Condition
from guide.content.references import Ref
from guide.content.words import Id, Ids, Model, refused

Urgency = Literal["calm", "week", "today", "now"]
URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
"""From the least to the most urgent."""


class MeetsFile(Model):
    """Somebody who meets a node next, unless they went on from one before."""

    who: written.Condition
    """whoever answers so"""
    meets: Annotated[Annotated[Ids, Field(min_length=1)], Ref("question, outcome or notice")]
    """one of these nodes is met next"""


class HelpPromise(Model):
    """What every outcome of these urgencies or groups has."""

    urgency: Annotated[tuple[Urgency, ...], Field(strict=False)] = ()
    """outcomes of these urgencies"""
    group: Annotated[Ids, Ref("group")] = ()
    """outcomes of these groups"""
    section: Annotated[Id, Ref("section")] | None = None
    """the section that tells whom to turn to; without it, any"""
    first: bool = False
    """that section stands first"""
    page: bool = False
    """the help page is named"""
    names: Annotated[Ids, Ref("law text")] = ()
    """that section names one of these law texts"""


class ShowsFile(Model):
    """Which blocks whoever comes to an outcome is shown there. One of `exactly-one`, `at-most-one`, `at-least-one`,
    `all` and `none`."""

    who: written.Condition | None = None
    """whoever answers so; without it, everybody"""
    at: Annotated[Ids, Ref("outcome")] = ()
    """at these outcomes; without it, at every one"""
    exactly_one: Annotated[Ids, Ref("block")] = ()
    """one of these blocks is shown, and no two"""
    at_most_one: Annotated[Ids, Ref("block")] = ()
    """no two of these blocks are shown together"""
    at_least_one: Annotated[Ids, Ref("block")] = ()
    """one of these blocks is shown, or more"""
    all_: Annotated[Ids, Ref("block")] = ()
    """all of these blocks are shown"""
    none: Annotated[Ids, Ref("block")] = ()
    """none of these blocks is shown"""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = [self.exactly_one, self.at_most_one, self.at_least_one, self.all_, self.none]
        if sum(map(bool, said)) != 1:
            keys = "exactly-one, at-most-one, at-least-one, all, none"
            raise refused("a promise of blocks says one thing", f"write one of {keys}, with ids of blocks")
        return self


class NeverFalls(Model):
    """The urgency of the outcome met next never falls while a fact grows and every other answer stays. As long as the
    outcome is the same and leads on, those behind it are compared too."""

    fact: Annotated[Id, Ref("fact")]
    """what grows"""
    except_: Annotated[Annotated[tuple[Id, ...], Field(strict=False)], Ref("outcome")] = ()
    """outcomes that are left out of the comparison; those for smaller and for greater numbers are still compared"""


class PromisesFile(Model):
    """`promises:` of `guide.yaml`."""

    meets: Annotated[tuple[MeetsFile, ...], Field(strict=False)] = ()
    """whoever answers so meets one of these next"""
    help: Annotated[tuple[HelpPromise, ...], Field(strict=False)] = ()
    """what outcomes have"""
    shows: Annotated[tuple[ShowsFile, ...], Field(strict=False)] = ()
    """which blocks are shown, together or never"""
    never_falls: Annotated[tuple[NeverFalls, ...], Field(strict=False)] = ()
    """facts with which the urgency never falls"""
    unknown_is_no: Annotated[Ids, Ref("question or fact")] = ()
    """Questions and facts whose tests are meant to fail where there is no answer. A fact is named by its own id, or by
    all its sources; that one of several is named says nothing of it."""


@dataclass(frozen=True, slots=True)
class Meets:
    """A promise of `meets` with its condition compiled."""

    who: Condition
    meets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shows:
    """A promise of `shows` with its condition compiled."""

    who: Condition
    file: ShowsFile
