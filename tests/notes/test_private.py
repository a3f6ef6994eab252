"""Whoever passed a page that a private answer leads to keeps what somebody keeps who never passed it, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.conditions import Value
from guide.content.guide import options_of, private_among
from guide.content.questions import AnyQuestion, SeveralQuestion
from guide.engine.journey import load_answers
from guide.engine.position import Position
from guide.notes.document import Note
from guide.notes.drafts import Keeper
from guide.proof.findings import dump_answers
from guide.session.panels.export import CalendarPage
from guide.session.panels.helper import HelperPage
from guide.session.panels.letters import LetterPage
from guide.session.panels.sent import MarkSent
from guide.session.session import Session
from guide.sheets.letters.content import letters_of
from tests.support.filled import letters_in
from tests.support.guides import TODAY, shipped_guide, shipped_routes
from tests.support.kept_notes import SHEETS
from tests.support.sampling import THOROUGH, examples, sample
from tests.support.scenes import CALLED
from tests.support.sittings import COVER, NOON, give
from tests.support.walking import forward, one_for_each_outcome, wander

GUIDE = shipped_guide()
ENDS = {id: dict(walk.answers) for id, walk in one_for_each_outcome().items() if not walk.private}
"""For every outcome that no private answer leads to, answers that end there."""


def without_private() -> Iterator[dict[str, Value]]:
    """Answers for page paths of the guide that hold no private one: a part of them as a rule, all when thorough."""
    for outcome in GUIDE.outcomes:
        for route in shipped_routes(outcome, 1 if THOROUGH else 48):
            answers = load_answers(GUIDE, dump_answers(GUIDE, route.answers, TODAY))[0]
            if not private_among(GUIDE, answers):
                yield answers


def private_answers(question: AnyQuestion) -> list[Value]:
    """Every private answer to a question; of those with further options, with one of them and with all."""
    private = [option.id for option in options_of(question) if option.private]
    if not isinstance(question, SeveralQuestion):
        return [*private]
    rest = [option.id for option in question.options if not option.private and not option.alone]
    return [value for id in private for value in ((id,), (rest[0], id), (*rest, id))]


def over(walk: Position, answers: dict[str, Value]) -> bool:
    """Whether the route ends here: there is no answer, or the outcome comes a second time."""
    return walk.at not in answers or (walk.at in GUIDE.outcomes and not walk.may_continue)


def step(walk: Position, answers: dict[str, Value]) -> Position:
    """One step on along a route."""
    if walk.checking:
        walk = walk.confirm()
    return walk.go_on() if walk.at in GUIDE.outcomes else walk.answer(answers[walk.at])


def test_on_every_route_going_on_from_every_private_page_leaves_no_trace() -> None:
    passed: set[tuple[object, ...]] = set()
    for answers in without_private():
        walk = Position(GUIDE, TODAY, {})
        while not over(walk, answers):
            question = GUIDE.questions.get(walk.at)
            for value in private_answers(question) if question is not None else ():
                before = (*walk.answers.items(), value)
                if before in passed:
                    continue
                passed.add(before)
                beyond = walk.answer(value)
                assert beyond.at in GUIDE.outcomes
                assert beyond.may_continue
                assert beyond.lasting == walk.lasting, "while its page is in front of the reader"
                assert beyond.go_on() == walk
                assert beyond.back() == walk
            walk = step(walk, answers)
    assert len(passed) > (200 if THOROUGH else 50)


def test_a_private_answer_given_at_the_end_takes_the_place_of_no_other() -> None:
    for answers in ENDS.values():
        walk = Position.resume(GUIDE, TODAY, answers)
        for question in walk.journey.questions:
            for value in private_answers(question):
                beyond = walk.change(question.id).answer(value)
                assert beyond.lasting == walk.lasting
                assert beyond.go_on().lasting == walk.lasting
                again = beyond.go_on().answer(answers[question.id])
                assert (again.journey, again.private) == (walk.journey, {})


@given(st.integers(0, 2**32), st.integers(0, 40))
@settings(max_examples=examples(200), deadline=None)
def test_what_is_kept_of_any_walk_is_that_of_somebody_who_never_gave_a_private_answer(seed: int, count: int) -> None:
    walk = wander(seed, count)
    never = forward(Position.resume(GUIDE, TODAY, walk.lasting.known))
    assert (walk.lasting.route, walk.lasting.known) == (never.journey.route, never.journey.known)
    assert not never.private


def test_a_note_refuses_a_private_answer() -> None:
    with pytest.raises(ValueError, match="private"):
        Note(Position.resume(GUIDE, TODAY, {"what-first": "danger"}).journey, NOON)


# the files themselves


def a_session(folder: Path) -> Session:
    """A sitting of a fixed name, which keeps a draft, on its start page."""
    keeper = Keeper(folder / "drafts")
    s = Session(GUIDE, COVER, TODAY, "en", folder / "notes", clock=lambda: NOON, keeper=keeper, name=lambda: "0" * 16)
    s.draft_policy.agree()
    s.choose("begin")
    return s


def sit_through(s: Session, answers: dict[str, Value], passing: bool) -> None:
    """Answer up to the end of a route; `passing`: by way of every private page that lies beside it."""
    while True:
        if s.walk.checking:
            s.choose("confirm")
        if over(s.walk, answers):
            return
        if s.walk.at in GUIDE.outcomes:
            s.choose("continue")
            continue
        question = GUIDE.questions[s.walk.at]
        for value in private_answers(question) if passing else ():
            give(s, question.id, value)
            assert s.walk.private
            s.keep()
            s.choose("continue")
            s.keep()
        give(s, question.id, answers[question.id])
        s.keep()


def sent(s: Session) -> int:
    """How many letters have been sent."""
    return sum(len(work.sent) for work in letters_in(s.sheets).values())


def papers(s: Session) -> dict[str, bytes]:
    """All that a sitting can put on disk: its draft, note, summary, account, letters, days to keep, what was sent."""
    s.fill(SHEETS)
    before = sent(s)
    for id in ("plan-request", "i-dispute-this-debt"):  # the first is withheld where the debt may be very old
        s.open(MarkSent(id))
        s.choose("keep")
        s.panels.clear()
    assert sent(s) > before, "of this sitting, beside what was sent before"
    s.keep()
    assert s.draft_policy.path is not None
    found = {"draft": s.draft_policy.path.read_bytes()}
    s.save()
    s.type("")
    assert s.view().id == "saved", s.view()
    for panel in (HelperPage(), CalendarPage(), CalendarPage(words=True), *map(LetterPage, letters_of(GUIDE))):
        s.panels.clear()
        s.open(panel)
        s.choose("save")
        if s.panels and s.view().id == "save":
            s.type("")
    s.panels.clear()
    found |= {path.name: path.read_bytes() for path in s.note_state.folder.iterdir()}
    return found


@pytest.mark.parametrize("answers", sample(ENDS.values(), 6), ids=ENDS.keys())
def test_every_file_is_that_of_somebody_who_never_passed_a_private_page(
    answers: dict[str, Value], tmp_path: Path
) -> None:
    ordinary, passed, later = (a_session(tmp_path / name) for name in ("a", "b", "c"))
    sit_through(ordinary, answers, passing=False)
    sit_through(passed, answers, passing=True)
    sit_through(later, answers, passing=False)
    later.change("what-first")
    later.choose("danger")
    later.keep()
    assert later.walk.private
    expected = papers(ordinary)
    assert {name.split("-")[0] for name in expected} >= {"draft", "note", "dates", "letter"}
    assert papers(passed) == expected
    assert papers(later) == expected, "while the page is in front of the reader"


def test_the_private_answer_is_asked_again_as_if_it_had_not_been_given(tmp_path: Path) -> None:
    s = a_session(tmp_path)
    before = s.view()
    s.choose("distress")
    s.keep()
    assert s.draft_policy.path is None
    assert not s.note_state.unsaved
    s.choose("continue")
    assert s.view() == before
    s.choose("danger")
    s.back()
    assert s.view() == before, "neither does Back leave it marked"


def test_an_earlier_answer_stands_where_a_private_one_was_looked_at_instead(tmp_path: Path) -> None:
    s = a_session(tmp_path)
    sit_through(s, CALLED, passing=False)
    s.change("what-first")
    s.choose("danger")
    assert s.view().id == "outcome:safety-first", "nothing is asked before help is shown"
    s.choose("continue")
    assert s.view().highlight == "self"
    s.choose("self")
    assert s.walk.checking
    assert s.walk.answers == CALLED
