"""Walking: whatever a person presses, the answers alone decide where they are, and what they are told is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.conditions import CONTINUED, Value
from guide.engine.journey import replay
from guide.engine.look_ahead import Ahead, Left
from guide.engine.position import Position
from tests.support.guides import TODAY, shipped_guide
from tests.support.sampling import examples
from tests.support.walking import any_answer, forward, one_for_each_outcome, steps, wander

SEEDS = st.integers(0, 2**32)
COUNTS = st.integers(0, 30)
AHEAD = Ahead(shipped_guide())


def start() -> Position:
    return Position(shipped_guide(), TODAY, {})


def only_forward(seed: int) -> Iterator[Position]:
    """Every place of a random walk from the first question to the first outcome."""
    random, walk = Random(seed), start()
    while walk.at in walk.guide.questions:
        yield walk
        walk = walk.answer(any_answer(walk.guide.questions[walk.at], random))
    yield walk


def left(walk: Position) -> Left:
    return AHEAD.left(walk.at, walk.known, walk.today)


@given(SEEDS, COUNTS)
@settings(max_examples=examples(150), deadline=None)
def test_any_steps_leave_what_answering_afresh_gives(seed: int, count: int) -> None:
    walk = wander(seed, count)
    fresh = forward(walk)
    journey, again = walk.journey, fresh.journey
    assert (again.route, again.known, again.unused) == (journey.route, journey.known, ())
    assert fresh.at == journey.at
    assert fresh.known == Position.resume(walk.guide, TODAY, {**walk.answers, **walk.private}).known
    if journey.outcome is not None:
        assert again.blocks(journey.outcome) == journey.blocks(journey.outcome)
        assert again.may_continue(journey.outcome) == journey.may_continue(journey.outcome)
    assert again.fact("days-late") == journey.fact("days-late")


@given(SEEDS, COUNTS)
@settings(max_examples=examples(100), deadline=None)
def test_a_walk_stands_on_its_own_route(seed: int, count: int) -> None:
    walk = wander(seed, count)
    route = walk.journey.route
    assert 0 <= walk.index < len(route)
    assert all(id in walk.journey.known for id in route[: walk.index])
    assert set(walk.known) == set(route[: walk.index])
    if walk.checking:
        assert walk.at in walk.guide.outcomes


@given(SEEDS, COUNTS, st.randoms(use_true_random=False))
@settings(max_examples=examples(100), deadline=None)
def test_answers_off_the_route_change_nothing(seed: int, count: int, random: Random) -> None:
    journey = wander(seed, count).journey
    guide = journey.guide
    spare = [id for id in guide.questions if id not in journey.route]
    more = {id: any_answer(guide.questions[id], random) for id in spare}
    more |= {id: CONTINUED for id in guide.outcomes if id not in journey.route}
    after = replay(guide, {**more, **journey.answers}, TODAY)
    assert (after.route, after.known, after.invalid) == (journey.route, journey.known, None)
    assert set(after.unused) == {*more, *journey.unused}
    if journey.outcome is not None:
        assert after.blocks(journey.outcome) == journey.blocks(journey.outcome)


@given(SEEDS, COUNTS, st.randoms(use_true_random=False))
@settings(max_examples=examples(100), deadline=None)
def test_change_and_change_back_is_as_if_nothing_happened(seed: int, count: int, random: Random) -> None:
    walk = wander(seed, count)
    asked = [question.id for question in walk.journey.questions if question.id not in walk.private]
    if not asked:
        return
    id = random.choice(asked)
    question, old = walk.guide.questions[id], walk.journey.known[id]
    changed = walk.change(id).answer(any_answer(question, random))
    assert (
        changed.journey.route[: changed.journey.route.index(id)] == walk.journey.route[: walk.journey.route.index(id)]
    )
    back = changed.change(id).answer(old)
    assert back.answers == walk.answers
    assert back.journey == walk.lasting
    assert back.at == walk.lasting.at


@given(SEEDS, COUNTS, st.randoms(use_true_random=False))
@settings(max_examples=examples(150), deadline=None)
def test_back_undoes_a_step_forward(seed: int, count: int, random: Random) -> None:
    walk = replace(wander(seed, count), changing=False)
    if walk.checking:
        after = walk.confirm()
    elif walk.at in walk.guide.questions:
        after = walk.answer(any_answer(walk.guide.questions[walk.at], random))
    elif walk.index == len(walk.journey.route) - 1 and walk.journey.may_continue(walk.guide.outcomes[walk.at]):
        after = walk.go_on()
    else:
        return
    back = after.back()
    assert back is not None
    assert (back.at, back.index, back.checking, back.known) == (walk.at, walk.index, walk.checking, walk.known)


@given(SEEDS, COUNTS)
@settings(max_examples=examples(100), deadline=None)
def test_back_again_and_again_reaches_the_first_question(seed: int, count: int) -> None:
    walk: Position | None = wander(seed, count)
    pressed = 0
    while walk is not None:
        last, walk = walk, walk.back()
        pressed += 1
        assert pressed <= 40, f"Back goes in circles at {last.at}"
    assert (last.at, last.checking) == (last.guide.first, False)


def test_back_from_a_change_that_opened_a_question_goes_on_back() -> None:
    answers: dict[str, Value] = {"what-first": "self", "is-it-overdue": "unsure", "who-was-contacted": ("nobody",)}
    walk = Position.resume(shipped_guide(), TODAY, {**answers, "can-you-negotiate": "plan", "how-is-the-plan": "kept"})
    walk = walk.change("who-was-contacted").answer(("me-call",))
    places = []
    for _ in range(3):
        before = walk.back()
        assert before is not None
        walk = before
        places.append(walk.at)
    assert places == ["who-was-contacted", "is-it-overdue", "what-first"]
    assert walk.back() is None


def test_back_from_a_change_that_was_not_made_returns_to_the_check_page() -> None:
    walk = one_for_each_outcome()["family-called"]
    back = walk.change("who-was-contacted").back()
    assert back is not None
    assert (back.at, back.checking, back.answers) == ("family-called", True, walk.answers)


@given(SEEDS)
@settings(max_examples=examples(150), deadline=None)
def test_questions_left_is_true_all_the_way(seed: int) -> None:
    *places, end = only_forward(seed)
    assert end.at in end.guide.outcomes
    for done, walk in enumerate(places):
        follow = len(places) - done
        least, most = left(walk)
        assert 1 <= least <= follow <= most
    told = [left(walk).most for walk in places]
    assert all(after < before for before, after in pairwise(told))


@given(SEEDS, COUNTS)
@settings(max_examples=examples(100), deadline=None)
def test_questions_left_is_true_after_any_steps(seed: int, count: int) -> None:
    walk = wander(seed, count)
    if walk.at not in walk.guide.questions:
        return
    least, most = left(walk)
    random = Random(seed)
    walk = replace(walk, changing=False)
    for step in range(most + 1):
        if walk.at in walk.guide.outcomes:
            assert least <= step <= most
            return
        walk = walk.answer(any_answer(walk.guide.questions[walk.at], random))
    pytest.fail(f"more than {most} questions followed")


def test_no_way_is_longer_than_the_start_page_says() -> None:
    """Nine questions at most; going on from an outcome counts anew."""
    assert left(start()) == Left(1, 10)


def test_both_ends_of_what_is_left_are_reached() -> None:
    lengths = {sum(1 for _ in only_forward(seed)) - 1 for seed in range(3000)}
    assert (min(lengths), max(lengths)) == (1, 10)


@given(SEEDS, COUNTS)
@settings(max_examples=examples(100), deadline=None)
def test_no_outcome_past_an_open_question(seed: int, count: int) -> None:
    walk = wander(seed, count)
    *before, at = walk.journey.route
    assert all(id in walk.journey.known for id in before)
    assert walk.journey.invalid is None
    if at in walk.guide.questions:
        assert at not in walk.answers


def test_every_outcome_can_be_reached_and_left_backwards() -> None:
    for id, walk in one_for_each_outcome().items():
        assert walk.at == id
        assert walk.back() is not None
        assert steps(walk)


def test_an_answer_that_is_not_allowed_stops_the_route_there() -> None:
    walk = one_for_each_outcome()["family-called"]
    spoilt = replay(walk.guide, {**walk.answers, "who-was-contacted": ("the-cat",)}, TODAY)
    assert spoilt.at == "who-was-contacted"
    assert spoilt.invalid is not None
    assert (spoilt.invalid.id, spoilt.invalid.reason) == ("who-was-contacted", "not-allowed")


def test_what_falls_away_is_told_before_it_does() -> None:
    walk = one_for_each_outcome()["family-called"]
    lost = [question.id for question in walk.falls_away("who-was-contacted", ("nobody",), Ahead(walk.guide))]
    assert lost == ["what-did-they-do", "had-you-replied"]
    changed = walk.change("who-was-contacted").answer(("nobody",))
    assert set(walk.journey.known) - set(changed.journey.known) == set(lost)
    assert set(lost) <= set(changed.journey.unused)


def test_what_only_waits_for_a_new_question_does_not_fall_away() -> None:
    walk = one_for_each_outcome()["family-called"]
    lost = [question.id for question in walk.falls_away("is-it-overdue", "not-due", Ahead(walk.guide))]
    assert "who-was-contacted" not in lost
    assert "had-you-replied" in lost, "nobody is asked that before the due date"
    later = walk.change("is-it-overdue").answer("not-due").answer("none")
    assert "who-was-contacted" in later.journey.known
