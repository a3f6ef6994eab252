"""What stands after a number, as written."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator

from guide.content.languages import Spoken
from guide.content.words import ByLanguage, Model, Text, refused
from guide.i18n.languages import Language
from guide.i18n.locale import number_as_written
from guide.i18n.phrases import Phrases


def _bare(unit: str) -> str:
    if unit != unit.strip():
        raise refused("the unit begins or ends with a space", "leave it out: one is put between number and unit")
    return unit


Sign = Annotated[Text, AfterValidator(_bare)]


class Unit(Model):
    """What stands after a number and a space: 天, day/days."""

    one: Sign | None = None
    """where the number is 1"""
    other: Sign
    """otherwise"""


class Units(ByLanguage[Unit]):
    """A unit in each language."""

    @staticmethod
    def _derived(value: Unit, how: Spoken) -> Unit:
        return Unit(one=value.one and how.derive(value.one), other=how.derive(value.other))


def number_in_words(number: int | None, decimals: int, units: Units | None, p: Phrases) -> str:
    """A kept number with its unit: 330 元, 8 天, 1 day; a blank where it is None."""
    text = p.blank
    if number is not None:
        text = f"{Decimal(number).scaleb(-decimals):,f}"
        if decimals and text.endswith("." + "0" * decimals):
            text = text[: -decimals - 1]
        text = number_as_written(text, p)
    unit = _unit(units, p.language, number == 10**decimals)
    return f"{text} {unit}" if unit else text


def _unit(units: Units | None, language: Language, one: bool) -> str:
    if units is None:
        return ""
    found = units.get(language) or units.written.get("en") or next(iter(units.written.values()), None)
    return (found.one if one and found.one else found.other) if found else ""
