"""Where a node leads, as written."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guide.content.references import Ref
from guide.content.words import Id, Model
from guide.content.written import Condition


class RuleFile(Model):
    """Where a node leads."""

    when: Condition | None = None
    """the last rule of a node has none, and always holds"""
    go: Annotated[Id, Ref("question, outcome or notice")]
    """where it leads"""


Rules = Annotated[tuple[RuleFile, ...], Field(strict=False, min_length=1)]
