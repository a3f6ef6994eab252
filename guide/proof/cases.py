"""Whether a guide's own cases come out as they say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal

from guide.content.case_files import Placed
from guide.content.cases import Case, Change
from guide.content.conditions import as_number
from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.engine.ageing import dates
from guide.engine.journey import Journey, follow
from guide.engine.look_ahead import Ahead


def differences(guide: Guide, cases: Iterable[Placed], today: date) -> list[Fault]:
    """Everything in which cases come out otherwise than they say; those that name no day are followed as of today."""
    ahead = Ahead(guide)
    return [fault for placed in cases for fault in differing(placed, guide, today, ahead)]


def differing(placed: Placed, guide: Guide, today: date, ahead: Ahead) -> Iterator[Fault]:
    """In what one case comes out otherwise. Of one that leads elsewhere the rest is not told."""
    expected, day = placed.expected, placed.today or today
    journey = follow(guide, placed.answers, day)
    refused = {journey.invalid.id: journey.invalid.reason} if journey.invalid is not None else {}
    if refused != expected.refuses:
        for id, reason in refused.items():
            key = "refuses" if expected.refuses else "change" if isinstance(expected, Change) else "answers"
            yield placed.fault(key, f"the answer to '{id}' is refused: {reason}", id)
        for id in expected.refuses if not refused else ():
            yield placed.fault("refuses", f"the answer to '{id}' is not refused, and leads to '{journey.at}'", id)
        return
    if expected.reaches not in (None, journey.at):
        yield placed.fault("reaches", f"leads to '{journey.at}', not to '{expected.reaches}'")
        return
    yield from _shown(placed, journey)
    for id, number in expected.facts.items():
        found = _fact(journey, id)
        if found != number:
            yield placed.fault("facts", f"'{id}' is {_told(found)}, not {_told(number)}", id)
    kept = {due.day.isoformat() for due in dates(journey, journey.outcome, day)} if journey.outcome else set()
    for day_to_keep in expected.days:
        if day_to_keep not in kept:
            told = f"; there are {', '.join(sorted(kept))}" if kept else ""
            yield placed.fault("days", f"{day_to_keep} is no day to keep{told}")
    if isinstance(expected, Case):
        idle = {*journey.unused} - ({journey.invalid.id} if journey.invalid is not None else set())
        yield from _exactly(placed, "unused", expected.unused, idle, "counts", "does not count: it is not on the way")
    else:
        before = follow(guide, Placed(placed.case, placed.case, placed.document, (), day).answers, day)
        gone = {question.id for question in ahead.falls_away(before, journey)}
        yield from _exactly(placed, "falls-away", expected.falls_away, gone, "does not fall away", "falls away")


def _exactly(
    placed: Placed, key: str, named: Collection[str], found: Collection[str], no: str, yes: str
) -> Iterator[Fault]:
    """Both ways in which answers may differ from those that are named."""
    for id in [id for id in named if id not in found]:
        yield placed.fault(key, f"the answer to '{id}' {no}")
    for id in sorted({*found} - {*named}):
        yield placed.fault(key, f"the answer to '{id}' {yes}")


def offered(journey: Journey) -> set[str]:
    """The ids of all blocks, letters and sheets that stand where a journey has come to; nothing is filled in yet."""
    outcome = journey.outcome
    if outcome is None:
        return set()
    found = {block.id for block in journey.blocks(outcome)}
    for name, sheet in journey.guide.sheets.items():
        offer = outcome.tools.get(name)
        found |= sheet.due(journey.known, journey.today)
        found |= set() if offer is None else {*offer.parts} if sheet.parts else {name}
    return found


def _shown(placed: Placed, journey: Journey) -> Iterator[Fault]:
    expected, found = placed.expected, offered(journey)
    blocks = {block.id for block in journey.blocks(journey.outcome)} if journey.outcome is not None else set()
    if expected.blocks is not None:
        for id in [id for id in expected.blocks if id not in blocks]:
            yield placed.fault("blocks", f"'{id}' is not shown at '{journey.at}'")
        for id in sorted(blocks - {*expected.blocks}):
            yield placed.fault("blocks", f"'{id}' is shown at '{journey.at}'")
    for i, id in enumerate(expected.shows):
        if id not in found:
            yield placed.fault("shows", f"'{id}' is not shown at '{journey.at}'", i)
    for i, id in enumerate(expected.hides):
        if id in found:
            yield placed.fault("hides", f"'{id}' is shown at '{journey.at}'", i)


def _fact(journey: Journey, name: str) -> Decimal | None:
    """A fact in whole units."""
    for part in journey.guide.facts[name].from_:
        id = part.days_since or part.value or ""
        number = as_number(journey.known.get(id), journey.today)
        if number is not None:
            decimals = 0 if part.days_since is not None else journey.guide.questions[id].decimals
            return Decimal(number).scaleb(-decimals)
    return None


def _told(number: int | Decimal | None) -> str:
    return "unknown" if number is None else str(number)
