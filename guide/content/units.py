"""What stands after a number, as written."""

from __future__ import annotations

from guide.content.languages import Spoken
from guide.content.words import ByLanguage, Model, Text


class Unit(Model):
    """What stands after a number: 天, day/days."""

    one: Text | None = None
    """where the number is 1"""
    other: Text
    """otherwise"""


class Units(ByLanguage[Unit]):
    """A unit in each language."""

    @staticmethod
    def _derived(value: Unit, how: Spoken) -> Unit:
        return Unit(one=value.one and how.derive(value.one), other=how.derive(value.other))
