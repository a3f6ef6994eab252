"""What must be read before any step stands above the steps."""

from __future__ import annotations

from typing import Any

import pytest

from guide.engine.journey import load_answers, replay
from guide.views.nodes import placed
from tests.support.guides import TODAY, shipped_guide

GUIDE = shipped_guide()
LATE: dict[str, Any] = {"what-first": "self", "is-it-overdue": "overdue-days", "days-late-roughly": "370"}
LATE |= {"who-was-contacted": ["me-call"], "what-did-they-do": ["none"], "monthly-amount": "500"}
LATE |= {"other-debts": "only-this"}
OLD = {**LATE, "days-late-roughly": "1500", "last-instalment": "unsure", "can-you-negotiate": "want"}
COURT = {"what-first": "court", "which-paper": "payment-order", "received-on": "2026-06-01"}


@pytest.mark.parametrize(
    ("block", "answers"),
    [
        ("discount-by-phone", {**LATE, "can-you-negotiate": "discount"}),
        ("maybe-old-debt", OLD),
        ("papers-payment-order", COURT),
    ],
)
def test_a_warning_stands_above_the_steps(block: str, answers: dict[str, Any]) -> None:
    journey = replay(GUIDE, load_answers(GUIDE, answers, strict=True)[0], TODAY)
    assert journey.outcome is not None
    places = list(placed(journey, journey.outcome))
    steps = next(n for n, place in enumerate(places) if place.section is not None and place.section.kind == "steps")
    above = [shown.block for place in places[:steps] for shown in place.blocks]
    assert block in above
