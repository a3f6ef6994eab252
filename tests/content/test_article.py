"""What the article is about, in its order: each of its seven matters keeps its place, under the article's own voice,
and is met by those it concerns. `promises:` of guide.yaml proves who meets the outcome, over every way of answering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from guide.content.sources import Claim
from guide.engine.journey import load_answers, replay
from tests.support.guides import TODAY, shipped_guide
from tests.support.letters import CONTACT

GUIDE = shipped_guide()


@dataclass(frozen=True)
class Told:
    """Claims of the article, an outcome on which they stand, and answers of somebody who must meet it."""

    claims: tuple[str, ...]
    at: str
    answers: Mapping[str, Any]
    page: str
    """where the matter is told at length"""


def late(days: int, contacted: str, done: str, **more: Any) -> dict[str, Any]:
    """A borrower some days late, who was contacted, what was done, and what was answered then."""
    began = {"what-first": "self", "is-it-overdue": "overdue-days", "days-late-roughly": str(days)}
    rest = {key.replace("_", "-"): value for key, value in more.items()}
    return {**began, "who-was-contacted": [contacted], "what-did-they-do": [done], **rest}


WANT = {"can_you_negotiate": "want", "monthly_amount": "300", "other_debts": "only-this"}
EARLY, SEVENTH, TENTH = (late(days, "me-call", "none", **WANT) for days in (3, 8, 12))
BEFORE = {
    "what-first": "self",
    "is-it-overdue": "not-due",
    "can-you-pay-on-the-day": "part",
    "who-was-contacted": ["nobody"],
    "can-you-negotiate": "afraid",
    "monthly-amount": "300",
    "other-debts": "only-this",
}
KEPT = late(20, "me-call", "none", can_you_negotiate="plan", how_is_the_plan="kept")
NOTHING = late(12, "me-call", "none", can_you_negotiate="nothing", what_would_suffer=["utilities"])
NIGHT = late(15, "me-call", "night")
PROPERLY = {**CONTACT, "what-did-the-caller-do": ["asked-relay"], "can-you-pass-it-on": "can-and-will"}
TOLD_AMOUNT = {**CONTACT, "what-did-the-caller-do": ["told-amount", "asked-me-pay"]}
SYSTEMS: dict[str, list[Told]] = {
    "the borrower is reminded first": [Told(("C20", "C24"), "reply-today", EARLY, "timeline")],
    "about day 7": [Told(("C16",), "tell-family-first", SEVENTH, "timeline")],
    "about day 10, and what it depends on": [
        Told(("C35", "C36"), "be-clear-and-get-help", TENTH, "timeline"),
        Told(("C35", "C36"), "tell-family-first", SEVENTH, "timeline"),
    ],
    "the call in three steps": [Told(("C40", "C41", "C42"), "contact-pass-it-on", PROPERLY, "three-step-call")],
    "negotiating, and the chasing that stops": [
        Told(("C28", "C33"), "speak-first", BEFORE, "how-far-to-trust"),
        Told(("C52",), "plan-kept-still-chased", KEPT, "how-far-to-trust"),
    ],
    "notices, honesty, calm": [
        Told(("C27",), "reply-today", EARLY, "how-far-to-trust"),
        Told(("C32", "C58"), "cannot-pay", NOTHING, "how-far-to-trust"),
    ],
    "rights, complaint and legal help": [
        Told(("C63", "C65", "C66"), "overstepped", NIGHT, "find-a-person"),
        Told(
            ("C63", "C65", "C66"),
            "contact-overstepped",
            TOLD_AMOUNT,
            "find-a-person",
        ),
    ],
}
ALL = [pytest.param(told, id=f"{name}: {told.at}") for name, those in SYSTEMS.items() for told in those]


@pytest.mark.parametrize("told", ALL)
def test_whoever_it_concerns_meets_it_in_the_articles_own_voice(told: Told) -> None:
    journey = replay(GUIDE, load_answers(GUIDE, told.answers)[0], TODAY)
    assert journey.at == told.at
    said = [source for sentence in GUIDE.outcomes[told.at].article for source in sentence.sources]
    assert {*told.claims} <= {*said}
    assert all(isinstance(GUIDE.sources[source], Claim) for source in said), "claims alone stand there"


@pytest.mark.parametrize("told", ALL)
def test_nobody_it_concerns_misses_it(told: Told) -> None:
    """The proof shows the promise over every way of answering; here it is not dropped."""
    assert any(told.at in promise.meets for promise in GUIDE.meets)


@pytest.mark.parametrize("told", ALL)
def test_a_page_tells_more_of_it(told: Told) -> None:
    """Every page is opened from anywhere; the one for help is one key away, and names whom to complain to."""
    page = GUIDE.pages[told.page]
    if told.page == GUIDE.about.help:
        assert {"complaint-privacy", "complaint-regulator"} & {*GUIDE.outcomes[told.at].law}
        assert "legal-aid" in GUIDE.outcomes[told.at].law
    else:
        assert any(f'"{claim}"' in page.model_dump_json() for claim in told.claims)
