"""The plan at the keyboard: where it points, what it keeps, and what it says the first time it is opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from guide.content.conditions import Value
from guide.engine.journey import replay
from guide.session.panels.plan import PlanPage, PlanResult
from guide.session.session import Session
from guide.sheets.plan.leads import leads_to, suggested
from guide.sheets.plan.offer import Offer
from guide.sheets.plan.result import plan_of
from guide.sheets.together import dump_sheets, load_sheets, settled
from guide.ui.terminal import chrome
from guide.views.model import Part
from tests.support.filled import filled_sheets, plan_in
from tests.support.guides import TODAY, section_title, shipped_guide
from tests.support.plans import FILLED, B, Fields
from tests.support.scenes import CALLED
from tests.support.sittings import at_outcome, give, ids, sitting

ENOUGH: Fields = {**FILLED, "overdue": 300_00, "no-others": True}
POOR: Fields = {**FILLED, "income": 3000_00}
EARLY: dict[str, Value] = {
    "what-first": "self",
    "is-it-overdue": "not-due",
    "can-you-pay-on-the-day": "part",
    "who-was-contacted": ("nobody",),
    "can-you-negotiate": "afraid",
    "monthly-amount": 33000,
    "other-debts": "only-this",
}


def with_plan(filled: Fields, answers: dict[str, Value] = CALLED, folder: Path = Path("notes")) -> Session:
    """On the outcome of these answers, with a plan, its result in front."""
    session = at_outcome(sitting(folder), answers)
    session.fill(filled_sheets(plan=dict(filled)))
    session.choose("sheet:plan")
    session.choose("result")
    return session


def test_enough_for_all_that_is_overdue_leads_to_that_page() -> None:
    session = with_plan(ENOUGH)
    assert ids(session) == ["lead", "close"]
    session.choose("lead")
    before = dict(session.walk.answers)
    session.choose("read")
    view = session.view()
    assert view.title == session.guide.outcomes["pay-overdue-in-full"].title.say("en")
    assert "have not been changed" in view.parts[1].text
    session.choose("close")
    assert session.walk.answers == before
    session.choose("change")
    assert session.walk.journey.at == "pay-overdue-in-full"
    assert not session.panels
    assert plan_in(session.sheets) == ENOUGH, "what was filled in stays"


def test_nothing_to_offer_leads_to_the_page_for_that() -> None:
    session = with_plan(POOR)
    session.choose("lead")
    assert any("Monthly amount" in part.text for part in session.view().parts), "what falls away is said before"
    session.choose("change")
    assert session.walk.at == "what-would-suffer", "what decides there is asked"
    session.choose("none")
    assert session.walk.journey.at == "cannot-pay"


def test_nobody_is_sent_where_they_are() -> None:
    poor: dict[str, Value] = {**CALLED, "can-you-negotiate": "nothing", "what-would-suffer": ("none",)}
    assert ids(with_plan(POOR, poor)) == ["close"]
    assert ids(with_plan({**FILLED, "no-others": True})) == ["close"], "an offer that is neither"


def test_before_the_due_day_paying_it_all_leads_where_it_truly_does() -> None:
    at = replay(shipped_guide(), EARLY, TODAY)
    lead = suggested(at, plan_of(at, ENOUGH, []))
    assert lead is not None
    assert leads_to(at, lead) == "on-track"


def test_without_that_question_there_is_a_page_to_read() -> None:
    session = sitting()
    session.fill(filled_sheets(plan=dict(POOR)))
    session.open(PlanResult())
    session.choose("lead")
    assert session.view().id == "page:cannot-pay"
    assert session.walk.answers == {}


def test_the_day_that_was_promised_is_the_same_tomorrow() -> None:
    session = at_outcome(sitting(), CALLED)
    session.fill(filled_sheets(plan=dict(POOR)))
    session.choose("sheet:plan")
    session.choose("close")
    assert plan_in(session.sheets)["review"] == date(2026, 7, 4)
    plain = dump_sheets(session.guide, session.sheets)
    tomorrow = TODAY + timedelta(days=1)
    again, dropped = load_sheets(session.guide, plain, tomorrow)
    assert not dropped
    at = replace(session.walk.journey, today=tomorrow)
    offer = plan_of(at, plan_in(again), ()).offer
    assert offer is not None
    assert getattr(offer, "review", None) == date(2026, 7, 4)
    assert settled(at, again) == again


def test_only_what_is_promised_is_written_down() -> None:
    at = replay(shipped_guide(), CALLED, TODAY)
    for filled in ({}, FILLED, {"income": 3000_00}):
        sheets = filled_sheets(plan=dict(filled), debts=(B,))
        assert settled(at, sheets) == sheets


def test_where_it_lives_is_said_the_first_time() -> None:
    session = at_outcome(sitting(Path("/somewhere/notes")), CALLED)

    def said() -> bool:
        return any("/somewhere/notes" in part.text and "guide forget" in part.text for part in session.view().parts)

    session.choose("sheet:plan")
    assert said()
    session.choose("add-debt")
    session.choose("close")
    assert said(), "it is still open for the first time"
    session.choose("close")
    session.choose("sheet:plan")
    assert not said()


def test_beside_a_form_everything_stands_that_follows_from_it() -> None:
    sections = [Part("lead", "One two three."), Part("gap", ""), Part("text", "Four five. " * 60), Part("gap", "")]
    sections += [Part("heading", "Six"), Part("text", "Seven eight nine.")]
    text = " ".join(chrome.sidebar(sections).plain.split())
    assert text.count("Four five.") == 60
    assert text.endswith("Six Seven eight nine.")


# what it brings to the questions and the result


def test_the_plans_offer_stands_in_the_question_for_it_until_it_is_answered() -> None:
    session = sitting(Path("notes"))
    session.fill(filled_sheets(plan={**FILLED, "no-others": True}))
    offer = plan_of(session.walk.journey, plan_in(session.sheets), ()).offer
    assert isinstance(offer, Offer)
    session.choose("begin")
    for id, value in EARLY.items():
        if session.walk.at == "monthly-amount":
            break
        assert session.walk.at == id
        give(session, id, value)
    field = session.view().field
    assert field is not None
    assert field.text == str(offer.monthly // 100)
    assert "monthly-amount" not in session.walk.answers, "nothing is taken until it is sent"
    session.choose("skip")
    session.back()
    skipped = session.view().field
    assert skipped is not None
    assert skipped.text == "", "who skipped it is not asked again"
    session.type("1")
    session.choose("only-this")
    assert session.walk.checking
    differs = session.p.plan_differs.format(said="1 yuan", offer=f"{offer.monthly // 100} yuan")
    assert differs in [part.text for part in session.view().parts]
    session.change("monthly-amount")
    session.type(field.text)
    assert session.walk.checking
    assert not any("plan’s" in part.text for part in session.view().parts)


@pytest.mark.parametrize("answers", [EARLY, CALLED])
def test_what_the_plan_still_lacks_does_not_stand_among_words_to_read_aloud(answers: dict[str, Value]) -> None:
    session = at_outcome(sitting(Path("notes")), answers)
    session.fill(filled_sheets(plan={"income": 5200_00}))
    parts = session.view().parts
    heads = [part.text for part in parts if part.style == "heading"]
    (at,) = (i for i, part in enumerate(parts) if part.style == "note" and "Still missing" in part.text)
    under = [part.text for part in parts[:at] if part.style == "heading"][-1]
    today, say = (section_title(session.guide, id, session.language) for id in ("today", "say"))
    assert under == today
    assert heads.index(say) == heads.index(today) + 1


def test_days_of_work_are_asked_only_of_day_wages() -> None:
    session = sitting(Path("notes"))
    session.choose("begin")
    session.fill(filled_sheets(plan={"income": 100_00, "days-worked": 20}))
    session.open(PlanPage())
    assert "row:days-worked" not in ids(session)
    session.stand("row:paid")
    session.pick(1)
    here = session.view().highlight
    assert here is not None
    session.type("900")
    assert plan_in(session.sheets)["days-worked"] == 20, "what was filled in stays"
    session.stand("row:paid")
    session.pick(5)
    assert session.view().highlight == "row:days-worked"
    assert plan_in(session.sheets)["days-worked"] == 20
