"""Notices as written: pages on the way that only tell something."""

from typing import Annotated

from pydantic import Field

from guide.content.references import Ref
from guide.content.words import Id, Model, Statements, Words
from guide.content.written import Rules


class Notice(Model):
    """A page on the way that only tells: text, and a choice to go on. Going on is an answer under its id.

    It is no question: it is not counted among those that are left, nor listed among the answers.
    """

    notice: Id
    """its id, and the name of its file"""
    chapter: Annotated[Id, Ref("chapter")]
    """a chapter of guide.yaml"""
    title: Words
    """its heading"""
    text: Annotated[Statements, Field(min_length=1)]
    """what it tells, a paragraph each"""
    go_on: Words | None = None
    """the choice to go on, where the program's own words do not fit"""
    next: Rules
    """top to bottom; the first that holds wins"""

    @property
    def id(self) -> str:
        return self.notice
