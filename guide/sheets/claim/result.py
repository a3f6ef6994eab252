"""What a check of a claim comes to, in words."""

from __future__ import annotations

from datetime import date

from guide.content.units import number_in_words
from guide.engine.journey import Journey
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import Phrases
from guide.sheets.claim.checking import Check, check
from guide.sheets.claim.model import ClaimFile, finding
from guide.sheets.claim.rate import Rate
from guide.sheets.filling import Filled
from guide.views.format import fill
from guide.views.model import GAP, Part
from guide.views.sources import basis


def check_parts(journey: Journey, file: ClaimFile, filled: Filled, p: Phrases) -> list[Part]:
    """Every finding in a line, then what to ask for."""
    checked = check(filled)
    parts = [Part("item", line, "- ") for line in findings(journey, file, checked, p)]
    if not parts:
        return [Part("text", fill(file.nothing, journey, p))]
    parts += [GAP, Part("heading", file.ask_heading.say(p.language))]
    for number, id in enumerate(checked.asks, 1):
        says = file.asks[id]
        parts.append(Part("step", fill(says, journey, p) + basis(journey.guide, says, p), f"{number}. "))
    return parts


def findings(journey: Journey, file: ClaimFile, checked: Check, p: Phrases) -> list[str]:
    """What the figures come to, a sentence each."""
    lines = []
    for id, values in checked.found.items():
        says = finding(file, id)
        told: dict[str, str] = {}
        for name, value in values.items():
            told |= _rates(value) if isinstance(value, Rate) else {name: _figure(name, id, value, journey.today, p)}
        lines.append(fill(says, journey, p, told) + basis(journey.guide, says, p))
    return lines


def _rates(rate: Rate) -> dict[str, str]:
    """Both ways of stating a rate, in percent to a hundredth of a point."""
    return {"simple": percent(rate.simple), "compound": percent(rate.compound)}


def percent(rate: float) -> str:
    return f"{rate * 100:,.2f}%"


def _figure(name: str, id: str, value: int | date, today: date, p: Phrases) -> str:
    if isinstance(value, date):
        return day_in_words(value, today, p)
    if name == "count":
        return str(value)
    if id == "beside":
        return f"{value / 100:,.2f}%"
    return number_in_words(value, 2, None, p).strip()
