"""What may be kept of a journey. A crisis answer, and whatever would give it away, never is."""

from __future__ import annotations

from guide.content.conditions import Value
from guide.content.guide import is_private
from guide.engine.journey import Journey


def savable(journey: Journey) -> dict[str, Value]:
    """The answers that count and may be kept: no crisis answer, and no trace of the page it led to."""
    kept: dict[str, Value] = {}
    private = False
    for id in journey.route:
        if id in journey.guide.questions:
            private = id in journey.known and is_private(journey.guide.questions[id], journey.known[id])
        if id in journey.known and not private:
            kept[id] = journey.known[id]
    return kept


def is_crisis(journey: Journey) -> bool:
    """Whether the page reached follows from a crisis answer, so that its words must not be kept either."""
    asked = [id for id in journey.route if id in journey.known and id in journey.guide.questions]
    return bool(asked) and is_private(journey.guide.questions[asked[-1]], journey.known[asked[-1]])
