"""The check of a claim as content: what is filled in, and what is said of it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from guide.content.faults import nearest
from guide.content.fields import Form, option_ids
from guide.content.reading import Loc
from guide.content.references import Ref
from guide.content.words import Id, Model, Statement, Statements, Words
from guide.sheets.claim.checking import GIVEN, NO_NOTICE, Ask, Found

FIELDS: Mapping[str, str] = {
    "received": "money",
    "money-came": "date",
    "principal": "money",
    "instalment": "money",
    "payments": "number",
    "first": "date",
    "last-day": "date",
    "paid": "money",
    "interest": "money",
    "late": "money",
    "fees": "money",
    "claimed": "money",
    "stated-rate": "money",
    "lender": "text",
    "assigned": "one",
    "cost-sheet": "one",
}
"""Field id → the kind it must have; what each is for is known to the program."""
OPTIONS: Mapping[str, tuple[str, ...]] = {"assigned": NO_NOTICE, "cost-sheet": (GIVEN,)}
"""Field id → the options it must have, of which something follows; any others are the guide's own."""


class Findings(Model):
    """What is said of the figures, a sentence each."""

    taken_off: Statement
    """less was received than the contract names"""
    in_all: Statement
    """what all instalments come to, and how much more that is than was received"""
    in_all_even: Statement
    """what all instalments come to, where that is what was received"""
    charges: Statement
    """what further charges come to"""
    left: Statement
    """what is left of what was agreed"""
    none_left: Statement
    """all that was agreed has been paid"""
    paid_over: Statement
    """more was paid than was agreed"""
    unexplained: Statement
    """they claim more than their own figures come to"""
    less: Statement
    """they claim less than their own figures come to"""
    explained: Statement
    """their figures come to what they claim"""
    rate: Statement
    """the annual rate worked out"""
    beside: Statement
    """that rate beside the one on the cost sheet"""
    last_day: Statement
    """the last instalment's day, counted, beside the one they say"""


class ClaimFile(Model):
    """`sheets/claim.yaml`."""

    PLACEHOLDERS: ClassVar[frozenset[str]] = frozenset(
        {
            *("principal", "received", "amount", "instalment", "count", "total", "cost", "paid", "due", "claimed"),
            *("simple", "compound", "stated", "worked-out"),
        }
    )

    sheet: Literal["claim"]
    page: Annotated[Id, Ref("page")] | None = None
    """a page about it"""
    title: Words
    """its name"""
    lead: Statements = ()
    """paragraphs above it"""
    fields: Form
    """what is filled in"""
    nothing: Statement
    """said while nothing can be worked out"""
    says: Findings
    """what is said of the figures"""
    asks: dict[str, Statement] = Field(default_factory=dict)
    """what to ask for, by what it is about"""
    ask_heading: Words
    """above what to ask for"""


def unfit(file: ClaimFile) -> Iterator[tuple[Loc, str, str]]:
    """What the program cannot use: the place in the file, what is wrong, what to write."""
    for i, one in enumerate(file.fields):
        if one.id not in FIELDS:
            yield ("fields", i, "field"), f"the check has no use for the field '{one.id}'", nearest(one.id, FIELDS)
        elif one.kind != FIELDS[one.id]:
            yield ("fields", i, "kind"), f"the field '{one.id}' must be of the kind {FIELDS[one.id]}", ""
        for option in OPTIONS.get(one.id, ()) if one.kind == "one" else ():
            if option not in option_ids(one):
                hint = nearest(option, option_ids(one)) or "add it"
                yield ("fields", i, "options"), f"the field '{one.id}' needs an option '{option}'", hint
    for id in file.asks:
        if id not in get_args(Ask):
            yield ("asks", id), f"nothing is asked for by '{id}'", nearest(id, get_args(Ask))
    for id in get_args(Ask):
        if id not in file.asks:
            yield ("asks",), f"'{id}' is missing", f"add '{id}:' with what to ask for"


def finding(file: ClaimFile, id: Found) -> Statement:
    said: Statement = getattr(file.says, id.replace("-", "_"))
    return said
