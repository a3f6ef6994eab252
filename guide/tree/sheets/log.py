"""The contact log as content: the fields of an entry and of the case, what is counted."""

from __future__ import annotations

from typing import ClassVar, Literal

from guide.tree.forms import Form
from guide.tree.models import Statements
from guide.tree.words import Id, Model, Words


class LogFile(Model):
    """`sheets/log.yaml`: the fields of an entry, those that hold for all entries, and what is counted."""

    PLACEHOLDERS: ClassVar[frozenset[str]] = frozenset()

    sheet: Literal["log"]
    page: Id | None = None
    title: Words
    lead: Statements = ()
    fields: Form
    case: Form
