"""The guide's own cases through the real command, and what no case can say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from guide.content.outcomes import Outcome
from guide.engine.journey import follow
from guide.proof.cases import differences
from tests.support.guides import TODAY, shipped_guide
from tests.support.own_cases import shipped_cases

ROOT = Path(__file__).parents[2]
GUIDE = shipped_guide()
WHOLE = {case.case.case: case for case in shipped_cases() if case.expected is case.case}
NOT_DUE, CALLED, CANNOT_COPE = (
    WHOLE[name].answers
    for name in ("Due in five days, can pay part", "Eight days late, mother was called", "Cannot cope")
)


def test_every_case_comes_out_as_it_says() -> None:
    assert len(shipped_cases()) > 140
    assert [str(fault) for fault in differences(GUIDE, shipped_cases(), TODAY)] == []


def test_the_command_itself_says_the_same() -> None:
    command = [sys.executable, "-m", "guide", "replay", str(GUIDE.folder / "cases"), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["at"] for each in found] == [case.expected.reaches for case in shipped_cases()]
    assert {each["kind"] for each in found} == {"outcome", "question"}
    blocks = {each["from"]: each["blocks"] for each in found}
    for case in shipped_cases():
        if case.expected.blocks is not None:
            assert blocks[case.name] == list(case.expected.blocks), "in the order of blocks.yaml"


@pytest.mark.parametrize("count", range(len(CALLED)))
def test_halfway_the_next_question_is_open(count: int) -> None:
    journey = follow(GUIDE, dict(list(CALLED.items())[:count]), TODAY)
    assert (journey.at, journey.outcome) == (list(CALLED)[count], None)
    assert list(journey.route) == list(CALLED)[: count + 1], "asked in the order of the case"


def test_answers_off_the_route_are_named_and_change_nothing() -> None:
    more = {"what-is-disputed": "relative", "days-late-roughly": "400", "safety-first": "continue"}
    with_more, without = follow(GUIDE, {**more, **NOT_DUE}, TODAY), follow(GUIDE, NOT_DUE, TODAY)
    assert (with_more.route, with_more.known) == (without.route, without.known)
    assert (with_more.unused, without.unused) == (tuple(more), ())


def test_no_way_on_where_none_is_offered() -> None:
    replied = {**CALLED, "had-you-replied": "yes-talked"}  # and whoever cannot cope is asked again, which is not kept
    for answers, at in ((CANNOT_COPE, "talk-to-someone"), (replied, "overstepped"), (NOT_DUE, "speak-first")):
        journey = follow(GUIDE, {**answers, at: "continue"}, TODAY)
        assert (journey.at, journey.unused) == (at, (at,))


def test_violence_at_home_if_the_family_learns_of_it() -> None:
    """Wherever it is said how to tell the family, so is who helps where telling them is dangerous."""
    tells = {id for id, outcome in GUIDE.outcomes.items() if "before-family" in outcome.model_dump_json()}
    assert {"tell-family-first", "family-called"} <= tells
    assert tells <= {id for id, outcome in GUIDE.outcomes.items() if "family-violence" in outcome.law}
    assert "family-violence" in GUIDE.pages["before-family"].model_dump_json()


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
