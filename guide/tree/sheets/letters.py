"""Letters as content: drafts with blanks, filled from answers, the plan and chosen entries of the log."""

from __future__ import annotations

from typing import ClassVar

from guide.tree.forms import Form
from guide.tree.models import Statements
from guide.tree.words import Id, Model, Words


class Letter(Model):
    """`letters/*.yaml`: one draft."""

    PLACEHOLDERS: ClassVar[frozenset[str]] = frozenset()

    letter: Id
    title: Words
    lead: Statements = ()
    fields: Form

    @property
    def id(self) -> str:
        return self.letter
