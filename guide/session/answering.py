"""Answering the question in front of the reader: chosen or typed, taken, or refused with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from guide.content.conditions import Value
from guide.content.guide import is_private
from guide.content.kinds import in_figures
from guide.content.notices import Notice
from guide.content.outcomes import Outcome
from guide.content.questions import AnyQuestion, OneQuestion, SeveralQuestion
from guide.content.values import choose, parse
from guide.session.host import PanelHost
from guide.session.panels.asking import FallsAway, PauseHere
from guide.values.refused import Refused
from guide.views.format import reading_in_words, refusal_in_words


def choose_answer(s: PanelHost, question: AnyQuestion, ids: Iterable[str]) -> None:
    """One option, or all the options of a question that takes several; or the way past one that is typed."""
    if isinstance(question, OneQuestion | SeveralQuestion):
        try:
            s.take(question.id, choose(question, ids))
        except Refused as refused:
            _refuse(s, question, refused)
    elif (*ids,) == ("skip",) and question.skip is not None:
        s.take(question.id, None)


def typed_question(s: PanelHost) -> AnyQuestion | None:
    """The question in front of the reader, where it is answered by typing."""
    question = s.walk.node
    if not s.started or isinstance(question, Outcome | Notice | OneQuestion | SeveralQuestion):
        return None
    return question


def type_answer(s: PanelHost, text: str) -> None:
    """Take what was typed, where a question is answered so; it stands there until it is taken."""
    question = typed_question(s)
    if question is None:
        return
    s.unfinished.typed[question.id] = text
    try:
        s.take(question.id, parse(question, in_figures(question, text, s.today, s.p), s.today))
    except Refused as refused:
        _refuse(s, question, refused)


def reads_answer_as(s: PanelHost, text: str) -> str:
    """How a typed answer would be understood, or nothing while it cannot be."""
    question = typed_question(s)
    return reading_in_words(question, text, s.today, s.p) if question is not None else ""


def take_answer(s: PanelHost, id: str, value: Value, sure: bool) -> None:
    """Take an answer; ask first where others would fall away or where the guide pauses."""
    private = is_private(s.guide.questions[id], value)  # it takes the place of no answer
    if not (sure or private) and id in s.walk.answers and s.walk.answers[id] != value:
        lost = s.walk.falls_away(id, value, s.ahead)
        if lost:
            s.open(FallsAway(id, value, tuple(question.id for question in lost)))
            return
    after = s.walk.answer(value)
    pause = after.journey.pause(id)
    if pause is not None and s.walk.answers.get(id, s) != value:
        s.open(PauseHere(id, pause, after))
    else:
        s.arrive(id, after)


def _refuse(s: PanelHost, question: AnyQuestion, refused: Refused) -> None:
    words = question.errors.of(refused.reason) or question.errors.empty
    s.error = refusal_in_words(refused, s.p) or words.say(s.language)
