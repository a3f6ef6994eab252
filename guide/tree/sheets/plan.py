"""The repayment plan as content. What is worked out from its fields is `guide.sheets.plan`."""

from __future__ import annotations

from typing import ClassVar, Literal

from guide.tree.forms import Form
from guide.tree.models import Statements
from guide.tree.words import Model, Words


class PlanFile(Model):
    """`sheets/plan.yaml`: the fields of the plan and of each other debt, and what is said of the result."""

    PLACEHOLDERS: ClassVar[frozenset[str]] = frozenset()

    sheet: Literal["plan"]
    title: Words
    lead: Statements = ()
    fields: Form
    debt: Form
