"""Beside a question, and in lines below it: the outcome that the answers lead to, or the few that it can still be."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from guide.engine.position import Position
from guide.session.session import Session
from guide.session.showing import FEW
from guide.ui.plain import WIDTH, walk
from guide.views.layout import wrap
from guide.views.rail import rail_parts
from tests.support.guides import TODAY, shipped_guide
from tests.support.sampling import sample
from tests.support.sittings import sitting
from tests.support.walking import one_for_each_outcome

GUIDE = shipped_guide()
TITLES = {outcome.title.say("en"): id for id, outcome in GUIDE.outcomes.items()}


def named(session: Session) -> list[str]:
    """The outcomes named beside the page."""
    rows = [row.text for section in session.view().rail for row in section.rows]
    return [TITLES[text] for text in rows if text in TITLES]


def heard(session: Session, *lines: str) -> str:
    out = io.StringIO()
    walk(session, lines, out)
    return out.getvalue()


@pytest.mark.parametrize("outcome", sample(sorted(GUIDE.outcomes), 4))
def test_what_is_named_is_true_from_the_first_question_to_the_last(outcome: str, tmp_path: Path) -> None:
    journey = one_for_each_outcome()[outcome].journey
    session, seen = sitting(tmp_path), [len(GUIDE.outcomes)]
    place = Position(GUIDE, TODAY, {})
    for id in journey.route[:-1]:
        session.move(place)
        found = named(session)
        assert not found or outcome in found
        assert len(found) <= FEW
        assert len(found) <= seen[-1] or not found, "with every answer fewer are left"
        seen += [len(found)] if found else []
        place = place.answer(journey.known[id])


@pytest.mark.parametrize("outcome", ["family-called", "overstepped"])
def test_gone_back_to_it_each_question_says_where_the_answers_lead_as_they_are(outcome: str, tmp_path: Path) -> None:
    session = sitting(tmp_path)
    place: Position | None = Position.resume(GUIDE, TODAY, one_for_each_outcome()[outcome].journey.known)
    while place is not None:
        session.move(place)
        if place.at in GUIDE.questions:
            assert named(session) == [outcome]
        place = place.back()


def test_lines_say_it_too_and_only_where_it_is_known(tmp_path: Path) -> None:
    session = sitting(tmp_path)
    session.move(Position.resume(GUIDE, TODAY, {"what-first": "self"}))
    assert not rail_parts(session.view())
    session.move(Position.resume(GUIDE, TODAY, {"what-first": "dispute"}))
    told = rail_parts(session.view())
    assert len(told) == 4
    lines = heard(session)
    for part in told[1:]:
        assert wrap(part.text, WIDTH)[0][:40] in lines


def test_a_page_for_private_answers_is_not_named_and_nothing_is_promised_where_it_can_still_be(tmp_path: Path) -> None:
    private = GUIDE.asks_again.keys() - GUIDE.goes_on.keys()
    assert "talk-to-someone" in private
    session, place = sitting(tmp_path), Position(GUIDE, TODAY, {})
    journey = one_for_each_outcome()["cannot-pay"].journey
    for id in journey.route[:-1]:
        session.move(place)
        assert private.isdisjoint(named(session))
        place = place.answer(journey.known[id])
    assert session.walk.at == "what-would-suffer"
    assert named(session) == ["cannot-pay"]
    assert session.p.rail["may_lead"] in {part.text for part in rail_parts(session.view())}
