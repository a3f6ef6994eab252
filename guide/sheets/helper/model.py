"""The summary for a helper as content: what the person agrees to show, and what they want to ask."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from guide.content.faults import nearest
from guide.content.fields import Form, field_options
from guide.content.reading import Loc
from guide.content.references import Ref
from guide.content.words import Id, Ids, Model, Statements, Words

FIELDS: Mapping[str, str] = {
    "reader": "text",
    "until": "date",
    "situation": "text",
    "wants": "text",
    "fears": "text",
    "urgent": "several",
    "show": "several",
    "questions": "several",
    "bring": "several",
}
"""Field id → the kind it must have; what each is for is known to `guide.notes.helper_summary`."""
SHOWN = ("budget", "log")
"""What `show` may name."""


def unfit(helper: "HelperFile") -> Iterator[tuple[Loc, str, str]]:
    """What the summary cannot use: the place in its file, what is wrong, what to write."""
    for i, field in enumerate(helper.fields):
        if field.id not in FIELDS:
            yield (
                ("fields", i, "field"),
                f"the summary has no use for the field '{field.id}'",
                nearest(field.id, FIELDS),
            )
        elif field.kind != FIELDS[field.id]:
            yield ("fields", i, "kind"), f"the field '{field.id}' must be of the kind {FIELDS[field.id]}", ""
        for j, option in enumerate(field_options(field) if field.id == "show" else ()):
            if option.id not in SHOWN:
                yield ("fields", i, "options", j, "id"), f"'{option.id}' cannot be shown", f"one of {', '.join(SHOWN)}"


class HelperFile(Model):
    """`sheets/helper.yaml`: the summary for a helper."""

    sheet: Literal["helper"]
    page: Annotated[Id, Ref("page")] | None = None
    """a page about it"""
    title: Words
    """its name"""
    lead: Statements = ()
    """paragraphs above it"""
    fields: Form
    """what the person agrees to show and wants to ask"""
    with_budget: Annotated[Ids, Ref("question")] = ()
    """questions whose answers are shown only with the budget"""
    agreed: dict[str, str] = Field(default_factory=dict)
    """a question id and the option that says there is a plan"""
