"""Eight people and how the guide takes them, the rules for days, and every way on, through the real command."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from guide.cli import author_commands
from guide.cli.main import run
from guide.content.outcomes import Outcome
from guide.engine.ageing import dates
from guide.engine.journey import load_answers, replay
from guide.sheets.loading import load_marked
from tests.support.guides import TODAY, shipped_guide

READ_ONCE = cache(load_marked)

Plain = Mapping[str, Any]
ROOT = Path(__file__).parents[2]
GUIDE = shipped_guide()


@dataclass(frozen=True)
class Situation:
    """Answers in the order they are asked, and where they lead. The route follows from the order."""

    answers: Plain
    at: str
    blocks: tuple[str, ...] = ()


def late(days: int, contacted: list[str], done: Any = None, **rest: Any) -> dict[str, Any]:
    """A borrower some days late."""
    found: dict[str, Any] = {"what-first": "self", "is-it-overdue": "overdue-days", "days-late-roughly": str(days)}
    found["who-was-contacted"] = contacted
    if done is not None:
        found["what-did-they-do"] = done
    return found | {key.replace("_", "-"): value for key, value in rest.items()}


NOT_DUE = {"what-first": "self", "is-it-overdue": "not-due", "can-you-pay-on-the-day": "part"}
CALLED = {"what-first": "contact", "how-connected": "listed-emergency-contact"}
WANT = {"can_you_negotiate": "want", "monthly_amount": "300", "other_debts": "only-this"}
P1: dict[str, Any] = {**NOT_DUE, "who-was-contacted": ["nobody"], "can-you-negotiate": "afraid"}
P1 |= {"monthly-amount": "300", "other-debts": "only-this"}
P3: dict[str, Any] = {"what-first": "self", "is-it-overdue": "overdue-date", "due-date": "2026-05-27"}
P3 |= {"who-was-contacted": ["me-msg", "me-call", "emergency-contact"], "what-did-they-do": ["none"]}
P3 |= {"had-you-replied": "no-missed", "can-you-negotiate": "want", "monthly-amount": "330", "other-debts": "two-three"}
P5 = late(15, ["me-call", "emergency-contact"], ["threat", "night"])
P8 = {"what-first": "dispute", "what-is-disputed": "id-used"}

SITUATIONS = {
    "P1 due in five days, can pay part": Situation(P1, "speak-first"),
    "P1 as a helper": Situation({**P1, "what-first": "helper"}, "speak-first", ("helping",)),
    "P2 three days late, missed every notice": Situation(
        late(3, ["me-msg", "me-call"], ["none"], **{**WANT, "monthly_amount": "500"}),
        "reply-today",
        ("day-count", "family-not-contacted"),
    ),
    "P3 eight days late, mother was called": Situation(P3, "family-called", ("more-than-one-debt", "day-count")),
    "P3 and had replied": Situation(
        {**P3, "had-you-replied": "yes-talked"}, "overstepped", ("had-replied", "family-side")
    ),
    "P3 with a new number": Situation(
        {**P3, "had-you-replied": "number-changed"},
        "family-called",
        ("number-changed", "more-than-one-debt", "day-count"),
    ),
    "P4 was called, properly": Situation(
        {
            **CALLED,
            "what-did-the-caller-do": ["said-who", "asked-me-info", "asked-relay"],
            "can-you-pass-it-on": "can-and-will",
        },
        "contact-pass-it-on",
    ),
    "P4 does not want to pass it on": Situation(
        {**CALLED, "what-did-the-caller-do": ["asked-relay"], "can-you-pass-it-on": "dont-want"},
        "contact-pass-it-on",
        ("will-not-pass-on",),
    ),
    "P4 was told the amount and asked to pay": Situation(
        {**CALLED, "what-did-the-caller-do": ["told-amount", "asked-me-pay"]}, "contact-overstepped"
    ),
    "P4 was asked to urge": Situation({**CALLED, "what-did-the-caller-do": ["asked-urge"]}, "contact-overstepped"),
    "P4 does not know the person": Situation(
        {**CALLED, "how-connected": "unknown-person", "what-did-the-caller-do": ["none"]},
        "contact-overstepped",
        ("stranger",),
    ),
    "P4 signed once": Situation({**CALLED, "how-connected": "signed"}, "contact-may-have-signed"),
    "P5 threatened": Situation(P5, "threatened", ("family-side",)),
    "P5 threatened, safe now, goes on": Situation(
        {
            **P5,
            "threatened": "continue",
            "can-you-negotiate": "want",
            "monthly-amount": "300",
            "other-debts": "only-this",
        },
        "family-called",
        ("day-count",),
    ),
    "P5 called at night": Situation(
        late(15, ["me-call", "emergency-contact"], ["night"]), "overstepped", ("family-side",)
    ),
    "P6 keeps a plan and is still chased": Situation(
        late(20, ["me-call"], ["none"], can_you_negotiate="plan", how_is_the_plan="kept"), "plan-kept-still-chased"
    ),
    "P6 the platform denies the plan": Situation(
        late(20, ["me-call"], ["none"], can_you_negotiate="plan", how_is_the_plan="platform-denies"),
        "plan-kept-still-chased",
        ("nothing-in-writing",),
    ),
    "P7 cannot pay anything": Situation(
        late(12, ["me-call"], ["none"], can_you_negotiate="nothing", what_would_suffer=["utilities", "dependants"]),
        "cannot-pay",
    ),
    "P7 offers nothing a month": Situation(
        late(
            12, ["me-call"], ["none"], can_you_negotiate="want", monthly_amount="0", what_would_suffer=["other-debts"]
        ),
        "cannot-pay",
        ("more-than-one-debt",),
    ),
    "P7 cannot cope": Situation(
        late(12, ["me-call"], ["none"], can_you_negotiate="nothing", what_would_suffer=["food", "cant-cope"]),
        "talk-to-someone",
    ),
    "P8 identity misused": Situation(P8, "not-my-debt"),
    "P8 a relative used my name": Situation(
        {**P8, "what-is-disputed": "relative"}, "not-my-debt", ("relative-used-your-name",)
    ),
    "P8 wrong amount": Situation({**P8, "what-is-disputed": "amount-wrong"}, "wrong-amount"),
    "P8 pushed to pay now": Situation({"what-first": "pressured"}, "stop-and-check"),
    "danger now": Situation({"what-first": "danger"}, "safety-first"),
    "distress now": Situation({"what-first": "distress"}, "talk-to-someone"),
    "somebody on the phone wants a private transfer": Situation(
        late(12, ["me-call"], ["pay-private"]), "stop-and-check"
    ),
    "can pay the overdue part": Situation(late(4, ["nobody"], can_you_negotiate="pay-all"), "pay-overdue-in-full"),
    "refused": Situation(late(4, ["nobody"], **{**WANT, "can_you_negotiate": "refused"}), "refused"),
    "a plan that slips": Situation(
        late(4, ["nobody"], can_you_negotiate="plan", how_is_the_plan="will-miss"), "plan-slipping"
    ),
    "a plan kept and nobody chasing": Situation(
        late(4, ["nobody"], can_you_negotiate="plan", how_is_the_plan="kept"), "on-track"
    ),
}

COURT = {"what-first": "court"}
SPOUSE = {"what-first": "contact", "how-connected": "spouse"}
HARDER = {
    "370 days late on twelve instalments, still chased": Situation(
        late(370, ["me-call"], ["none"], **WANT),
        "be-clear-and-get-help",
        ("a-month-late", "day-count", "family-not-contacted"),
    ),
    "last instalment four years ago, silence since": Situation(
        {
            "what-first": "self",
            "is-it-overdue": "overdue-days",
            "days-late-roughly": "1500",
            "last-instalment": "old-and-silent",
        },
        "very-old-debt",
    ),
    "so old, but a payment in between": Situation(
        {
            "what-first": "self",
            "is-it-overdue": "overdue-days",
            "days-late-roughly": "1500",
            "last-instalment": "not-so",
            "who-was-contacted": ["me-call"],
            "what-did-they-do": ["none"],
            "can-you-negotiate": "want",
            "monthly-amount": "300",
            "other-debts": "only-this",
        },
        "be-clear-and-get-help",
        ("a-month-late", "day-count", "family-not-contacted"),
    ),
    "a court’s text with a case number": Situation(
        {**COURT, "which-paper": "court-message"}, "court-papers", ("papers-message",)
    ),
    "a court’s text, told among what they did": Situation(
        {**late(40, ["me-msg"], ["court-papers"]), "which-paper": "court-message"}, "court-papers", ("papers-message",)
    ),
    "a summons for next week": Situation(
        {**COURT, "which-paper": "summons", "hearing-on": "2026-06-11"}, "court-papers", ("papers-summons",)
    ),
    "a payment order three days ago": Situation(
        {**COURT, "which-paper": "payment-order", "received-on": "2026-06-01"},
        "court-papers",
        ("papers-payment-order",),
    ),
    "a payment order three weeks ago": Situation(
        {**COURT, "which-paper": "payment-order", "received-on": "2026-05-14"},
        "court-papers",
        ("papers-payment-order", "papers-late"),
    ),
    "court papers on a debt that may be very old, goes on to repayment": Situation(
        {
            **COURT,
            "which-paper": "court-message",
            "court-papers": "continue",
            "is-it-overdue": "overdue-days",
            "days-late-roughly": "1500",
            "who-was-contacted": ["nobody"],
            "can-you-negotiate": "want",
            "monthly-amount": "300",
            "other-debts": "only-this",
        },
        "be-clear-and-get-help",
        ("maybe-old-debt", "a-month-late", "day-count", "family-not-contacted"),
    ),
    "a lawyer’s letter": Situation({**COURT, "which-paper": "lawyer"}, "lawyer-or-mediator", ("lawyers-letter",)),
    "a call from a mediation centre": Situation(
        {**COURT, "which-paper": "mediator"}, "lawyer-or-mediator", ("mediators-call",)
    ),
    "a lawyer’s letter, told among what they did": Situation(
        late(40, ["me-msg"], ["lawyer-or-mediator"]), "lawyer-or-mediator", ("lawyers-letter", "mediators-call")
    ),
    "false police threaten arrest": Situation(late(8, ["me-call"], ["false-police"]), "threatened", ("says-arrest",)),
    "a wife called who signed nothing": Situation(
        {**SPOUSE, "did-you-sign": "neither", "what-did-the-caller-do": ["told-amount", "asked-me-pay"]},
        "spouse-called",
    ),
    "a wife called, the money went into the household": Situation(
        {**SPOUSE, "did-you-sign": "household", "what-did-the-caller-do": ["threatened"]},
        "spouse-called",
        ("caller-threatens", "household-use"),
    ),
    "a wife called who signed": Situation({**SPOUSE, "did-you-sign": "signed"}, "contact-may-have-signed"),
    "a son whose father died owing": Situation(
        {"what-first": "contact", "how-connected": "died", "what-did-the-caller-do": ["asked-me-pay"]}, "debtor-died"
    ),
    "no money for food or medicine": Situation(
        late(12, ["me-call"], ["none"], can_you_negotiate="nothing", what_would_suffer=["food", "medicine"]),
        "cannot-pay",
        ("no-food-or-medicine",),
    ),
    "no money for food, and much else besides": Situation(
        late(
            40,
            ["emergency-contact"],
            ["none"],
            had_you_replied="yes-talked",
            can_you_negotiate="nothing",
            what_would_suffer=["food", "other-debts"],
        ),
        "cannot-pay",
        ("no-food-or-medicine", "a-month-late", "had-replied", "more-than-one-debt", "family-side"),
    ),
    "salary swept by the debit this morning": Situation(
        late(2, ["nobody"], **{**WANT, "can_you_negotiate": "swept"}),
        "reply-today",
        ("money-swept", "day-count", "family-not-contacted"),
    ),
    "the whole sum called in": Situation(
        late(40, ["me-call"], ["none"], **{**WANT, "can_you_negotiate": "whole-sum"}),
        "be-clear-and-get-help",
        ("a-month-late", "whole-sum-called-in", "day-count", "family-not-contacted"),
    ),
    "pay part today and we close it, by phone": Situation(
        late(8, ["me-call"], ["none"], **{**WANT, "can_you_negotiate": "discount"}),
        "tell-family-first",
        ("discount-by-phone", "day-count", "family-not-contacted"),
    ),
    "agreed on the phone, nothing in writing": Situation(
        late(8, ["me-call"], ["none"], can_you_negotiate="plan", how_is_the_plan="no-proof"),
        "plan-kept-still-chased",
        ("nothing-in-writing",),
    ),
}
SITUATIONS |= HARDER


@pytest.fixture
def follow(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Where answers lead, as the command prints it; the guide is read once for all of them."""
    monkeypatch.setattr(author_commands, "load_marked", READ_ONCE)

    def follow(answers: Plain, *more: str) -> dict[str, Any]:
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(answers), encoding="utf-8")
        assert run(["replay", str(path), "--today", TODAY.isoformat(), "--json", *more]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        found: dict[str, Any] = json.loads(printed.out)
        return found

    return follow


@pytest.mark.parametrize("situation", SITUATIONS.values(), ids=SITUATIONS.keys())
def test_a_situation_reaches_its_page(situation: Situation, follow: Any) -> None:
    assert follow(situation.answers) == {
        "route": [*situation.answers, situation.at],
        "at": situation.at,
        "kind": "outcome",
        "invalid": None,
        "blocks": list(situation.blocks),
        "unused": [],
    }


def test_violence_at_home_if_the_family_learns_of_it() -> None:
    """Wherever it is said how to tell the family, so is who helps where telling them is dangerous."""
    guide = shipped_guide()
    tells = {id for id, outcome in guide.outcomes.items() if "before-family" in outcome.model_dump_json()}
    assert {"tell-family-first", "family-called"} <= tells
    assert tells <= {id for id, outcome in guide.outcomes.items() if "family-violence" in outcome.law}
    assert "family-violence" in guide.pages["before-family"].model_dump_json()


@pytest.mark.parametrize("name", ["P1 due in five days, can pay part", "P3 eight days late, mother was called"])
def test_the_command_itself_says_the_same(name: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(SITUATIONS[name].answers), encoding="utf-8")
    command = [sys.executable, "-m", "guide", "replay", str(path), "--today", "2026-06-04", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["at"] == SITUATIONS[name].at


@pytest.mark.parametrize("count", range(len(P3)))
def test_halfway_the_next_question_is_open(count: int, follow: Any) -> None:
    found = follow(dict(list(P3.items())[:count]))
    assert (found["at"], found["kind"], found["blocks"]) == (list(P3)[count], "question", [])


def test_answers_off_the_route_are_named_and_change_nothing(follow: Any) -> None:
    more = {"what-is-disputed": "relative", "days-late-roughly": "400", "safety-first": "continue"}
    assert follow({**more, **P1}) == {**follow(P1), "unused": list(more)}


DAYS = {
    1: ("reply-today", ["day-count", "family-not-contacted"]),
    6: ("reply-today", ["day-count", "family-not-contacted"]),
    7: ("tell-family-first", ["day-count", "family-not-contacted"]),
    9: ("tell-family-first", ["day-count", "family-not-contacted"]),
    10: ("be-clear-and-get-help", ["day-count", "family-not-contacted"]),
    29: ("be-clear-and-get-help", ["day-count", "family-not-contacted"]),
    30: ("be-clear-and-get-help", ["a-month-late", "day-count", "family-not-contacted"]),
    370: ("be-clear-and-get-help", ["a-month-late", "day-count", "family-not-contacted"]),
    1094: ("be-clear-and-get-help", ["a-month-late", "day-count", "family-not-contacted"]),
}


def by_date(answers: Plain, days: int | None) -> dict[str, Any]:
    """The same person, who knows the due date, or skips it."""
    day = None if days is None else (TODAY - timedelta(days=days)).isoformat()
    return {**answers, "is-it-overdue": "overdue-date", "due-date": day}


@pytest.mark.parametrize("days", DAYS)
def test_days_late_decide_the_page(days: int, follow: Any) -> None:
    answers = late(days, ["nobody"], **WANT)
    by_number, by_day = follow(answers), follow(by_date(answers, days))
    assert (by_number["at"], by_number["blocks"]) == DAYS[days]
    assert (by_day["at"], by_day["blocks"]) == DAYS[days]
    assert by_day["unused"] == ["days-late-roughly"]


@pytest.mark.parametrize("days", [1, 7, 10, 30, 370])
def test_family_contacted_counts_more_than_the_days(days: int, follow: Any) -> None:
    answers = late(days, ["emergency-contact"], ["none"], had_you_replied="no-avoid", **WANT)
    assert follow(answers)["at"] == "family-called"
    assert follow({**answers, "had-you-replied": "yes-talked"})["at"] == "overstepped"


def test_due_today_counts_as_not_late(follow: Any) -> None:
    for start in ({"is-it-overdue": "today"}, {"is-it-overdue": "overdue-days", "days-late-roughly": "0"}):
        found = follow({**P1, **start})
        assert (found["at"], found["blocks"]) == ("speak-first", ["due-today"])
    assert follow(by_date(P1, 0))["blocks"] == ["due-today"]


def test_a_date_to_come_is_not_late(follow: Any) -> None:
    found = follow(by_date(P1, -5))
    assert (found["at"], found["blocks"]) == ("speak-first", [])
    assert found["route"][2:4] == ["due-date", "can-you-pay-on-the-day"]


@pytest.mark.parametrize("start", [{"is-it-overdue": "unsure"}, {"days-late-roughly": None}])
def test_unknown_days_lead_to_finding_out(start: Plain, follow: Any) -> None:
    found = follow({**late(0, ["nobody"], **WANT), **start, "last-instalment": "not-so"})
    assert (found["at"], found["blocks"]) == ("find-out-if-late", ["family-not-contacted"])
    skipped = follow({**by_date(late(0, ["nobody"], **WANT), None), "last-instalment": "not-so"})
    assert skipped["at"] == "find-out-if-late"


def test_not_late_and_able_to_pay_is_on_track(follow: Any) -> None:
    full = {**NOT_DUE, "can-you-pay-on-the-day": "full"}
    assert follow({**full, "who-was-contacted": ["nobody"]})["at"] == "on-track"
    assert follow({**full, "who-was-contacted": ["me-msg"], "what-did-they-do": ["none"]})["at"] == "on-track"
    assert follow({**P1, "can-you-negotiate": "pay-all"})["at"] == "on-track"


@pytest.mark.parametrize("contacted", ["emergency-contact", "family-unlisted", "others"])
def test_family_contacted_before_the_due_date_is_suspect(contacted: str, follow: Any) -> None:
    found = follow({**NOT_DUE, "who-was-contacted": [contacted], "what-did-they-do": ["none"]})
    assert found["at"] == "stop-and-check"


@pytest.mark.parametrize(
    ("done", "at"),
    [
        ("threat", "threatened"),
        ("false-police", "threatened"),
        ("forced-entry", "threatened"),
        ("visit", "overstepped"),
        ("insult", "overstepped"),
        ("told-debt", "overstepped"),
        ("asked-others-pay", "overstepped"),
        ("too-many", "overstepped"),
        ("no-id", "overstepped"),
    ],
)
def test_what_the_caller_did_comes_first_on_any_day(done: str, at: str, follow: Any) -> None:
    assert {follow(late(days, ["me-call"], [done]))["at"] for days in (1, 8, 40)} == {at}


SUSPECT = {**NOT_DUE, "who-was-contacted": ["others"], "what-did-they-do": ["none"]}
CONTINUES = [
    ({"what-first": "pressured"}, "stop-and-check", "is-it-overdue"),
    ({**CALLED, "what-did-the-caller-do": ["pay-private"]}, "stop-and-check", "can-you-pass-it-on"),
    (SUSPECT, "stop-and-check", "can-you-negotiate"),
    (late(12, ["me-call"], ["pay-private"]), "stop-and-check", "can-you-negotiate"),
    (late(12, ["others"], ["none"]), "overstepped", "can-you-negotiate"),
    (P5, "threatened", "can-you-negotiate"),
]


@pytest.mark.parametrize(("answers", "outcome", "then"), CONTINUES)
def test_the_way_on_from_an_outcome(answers: Plain, outcome: str, then: str, follow: Any) -> None:
    assert follow(answers)["at"] == outcome
    on = follow({**answers, outcome: "continue"})
    assert (on["route"], on["kind"]) == ([*answers, outcome, then], "question")


def test_no_way_on_where_none_is_offered(follow: Any) -> None:
    crisis = SITUATIONS["P7 cannot cope"].answers  # it asks again, which is no answer that could be kept
    replied = {**P3, "had-you-replied": "yes-talked"}
    for answers, at in ((crisis, "talk-to-someone"), (replied, "overstepped"), (P1, "speak-first")):
        found = follow({**answers, at: "continue"})
        assert (found["at"], found["unused"]) == (at, [at])


def test_a_warning_once_read_is_not_shown_again(follow: Any) -> None:
    pushed: dict[str, Any] = {"what-first": "pressured", "stop-and-check": "continue", "is-it-overdue": "not-due"}
    pushed |= {"can-you-pay-on-the-day": "part", "who-was-contacted": ["emergency-contact"]}
    assert follow({**pushed, "what-did-they-do": ["pay-private"]})["at"] == "overstepped"
    assert follow({**pushed, "what-did-they-do": ["none"]})["at"] == "can-you-negotiate"


def leads_to(outcome: Outcome, id: str) -> bool:
    """Whether a page is named by an outcome, or by a block that it may show."""
    words = [*outcome.steps, *outcome.texts, *(block.says for block in GUIDE.blocks if block.id in outcome.blocks)]
    return id in outcome.pages or any(f"{{page:{id}}}" in text.say("en") for text in words)


@pytest.mark.parametrize("outcome", GUIDE.outcomes.values(), ids=lambda outcome: outcome.id)
def test_whoever_is_sent_to_tell_family_reads_what_to_do_where_that_is_not_safe(outcome: Outcome) -> None:
    if leads_to(outcome, "before-family"):
        assert "family-violence" in outcome.law


@pytest.mark.parametrize("id", ["family-called", "overstepped", "reply-today", "tell-family-first", "spouse-called"])
def test_the_three_step_call_is_one_key_away_where_the_next_call_is_waited_for(id: str) -> None:
    assert "three-step-call" in GUIDE.outcomes[id].pages


def test_a_spouse_meets_no_page_for_those_who_owe_nothing() -> None:
    for done in ("told-amount", "threatened", "false-police", "asked-relay", "none", "pay-private"):
        for signed in ("household", "neither", "unsure"):
            answers = {**SPOUSE, "did-you-sign": signed, "what-did-the-caller-do": [done]}
            ends = [follow_once(answers), follow_once({**answers, "stop-and-check": "continue"})]
            assert {*ends} <= {"spouse-called", "stop-and-check"}
            assert ends[-1] == "spouse-called"


def follow_once(answers: Plain) -> str | None:
    return replay(GUIDE, load_answers(GUIDE, answers)[0], TODAY).at


def test_the_last_day_to_answer_a_payment_order_is_kept() -> None:
    answers = {**COURT, "which-paper": "payment-order", "received-on": "2026-06-01"}
    journey = replay(GUIDE, load_answers(GUIDE, answers)[0], TODAY)
    assert date(2026, 6, 16) in [due.day for due in dates(journey, GUIDE.outcomes["court-papers"], TODAY)]
