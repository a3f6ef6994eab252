"""The register of sources: nothing in it without a use, and nothing in it that nobody has looked at for too long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks, PartId
from guide.content.sources import Checked, Claim, Source
from guide.content.words import Words, in_language
from guide.lint.spots import ABOUT, Spot, fault, reached


def used(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Every claim is met on some route or is graded C and stands on the trust page; every other source is used."""
    users = _users(guide, found)
    within = reached(guide, found)
    trust = guide.about.style.trust
    for id, source in guide.sources.items():
        by = users.get(id, set())
        met = by & within
        part = ("sources", id)
        if isinstance(source, Claim):
            if met:
                continue
            if by:
                names = ", ".join(sorted(name for _, name in by))
                yield fault(marks, part, (), f"the claim '{id}' is used only by {names}, where no route leads")
            elif source.grade == "C" and trust is not None:
                what = f"the claim '{id}' is graded C and does not stand on the page '{trust}'"
                yield fault(marks, part, (), what, f"say there how far it can be trusted, with 'sources: [{id}]'")
            else:
                hint = f"lean a text on it with 'sources: [{id}]'"
                yield fault(marks, part, (), f"the claim '{id}' is used by no text", hint)
        elif met and source.background is not None:
            yield fault(marks, part, ("background",), f"the source '{id}' is used", "leave 'background:' away")
        elif not met and source.background is None:
            hint = "lean a text on it, take it out, or say under 'background:' why it stays"
            yield fault(marks, part, (), f"the source '{id}' is used by no text", hint)


def _users(guide: Guide, found: list[Spot]) -> dict[str, set[PartId]]:
    """Source id → the parts that lean on it; what confronts a claim is met wherever the claim is."""
    users: dict[str, set[PartId]] = {}
    for spot in found:
        for id in spot.sources:
            users.setdefault(id, set()).add(spot.part)
    for page in guide.pages.values():
        for section in page.sections:
            for id in section.channels:
                users.setdefault(id, set()).add(("pages", page.id))
    for claim in guide.sources.values():
        if isinstance(claim, Claim) and claim.against is not None and claim.id in users:
            for id in claim.against.sources:
                users.setdefault(id, set()).update(users[claim.id])
    return users


def due(guide: Guide, marks: Marks, today: date) -> Iterator[Fault]:
    """Sources, and the guide itself, that were last checked more than so many months ago, or on no day that is told."""
    months = guide.about.style.look_again
    if months is None:
        return
    places: list[tuple[PartId, str, str | Words]] = [(ABOUT, "the guide", guide.about.checked)]
    places += [(("sources", id), f"'{id}'", checked) for id, checked in _checked(guide.sources).items()]
    for part, name, checked in places:
        day = last_day(checked)
        if day is None:
            what = f"{name} is due for another look: no day is told on which it was checked"
            yield fault(marks, part, ("checked",), what, "look at it again and write the day: 2026-11-23")
        elif _later(day, months) < today:
            what = f"{name} is due for another look: last checked {day}, more than {months} months before {today}"
            yield fault(marks, part, ("checked",), what)


def grown_old(guide: Guide, today: date) -> set[str]:
    """Ids of sources that are due for another look on a day because of the time that has passed."""
    months = guide.about.style.look_again
    days = ((id, last_day(checked)) for id, checked in _checked(guide.sources).items())
    return {id for id, day in days if day is not None and months is not None and _later(day, months) < today}


def _checked(sources: Mapping[str, Source]) -> dict[str, str | Words]:
    return {id: source.checked for id, source in sources.items() if isinstance(source, Checked)}


_DAY = re.compile(r"(?<!\d)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")


def last_day(checked: str | Words) -> date | None:
    """The last day named in a text, a month or a year counting from its first day; None where none is named."""
    days = []
    for year, month, day in _DAY.findall(in_language(checked, "en")):
        try:
            days.append(date(int(year), int(month or 1), int(day or 1)))
        except ValueError:
            continue
    return max(days, default=None)


def _later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)
