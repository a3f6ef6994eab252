"""A person at the keyboard: a session driven only by what its own views offer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from random import Random

from guide.cli.main import shipped
from guide.content.conditions import Value
from guide.content.guide import options_of
from guide.content.values import dump_value
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.notes.drafts import Keeper
from guide.session.panels.asking import PauseHere
from guide.session.panels.opening import open_help
from guide.session.panels.saving import Save
from guide.session.session import Session
from guide.views.start_page import read_start_page
from tests.support.guides import LANGUAGES, TODAY, shipped_guide

COVER = read_start_page(shipped())
NOON = datetime(2026, 6, 4, 21, 30)
TYPED = [
    "",
    "8",
    "0",
    "2026-05-27",
    "今天",
    "７",
    "330",
    "330.50元",
    "hello",
    "-1",
    "99999999",
    "2031-01-01",
    "[b]{x}%s",
]


def sitting(
    folder: Path = Path("notes"), language: Language = "en", today: date = TODAY, keeper: Keeper | None = None
) -> Session:
    """A session with the shipped guide, on its start page."""
    return Session(shipped_guide(), COVER, today, language, folder, clock=lambda: NOON, keeper=keeper)


def at_outcome(session: Session, answers: dict[str, Value]) -> Session:
    """The same session, on the page that these answers lead to."""
    session.move(Position.resume(session.guide, session.today, answers))
    return session


def ids(session: Session) -> list[str]:
    """The choices of the page in front of the reader, by their ids."""
    return [choice.id for choice in session.view().choices]


def give(session: Session, id: str, value: Value) -> None:
    """Answer the question in front of the reader as a person would, and go on past a pause."""
    question = session.guide.questions[id]
    if value is None:
        session.choose("skip")
    elif options_of(question):
        session.choose(*(value if isinstance(value, tuple) else (str(value),)))
    else:
        session.type(str(dump_value(question, value)))
    if session.panels and isinstance(session.panels[-1], PauseHere):
        session.choose("go-on")


def go_to_end(session: Session) -> None:
    """Close what lies on top and give every answer once more, up to the end of the route."""
    session.panels.clear()
    if not session.started:
        session.choose("begin")
    for _ in range(40):
        walk: Position = session.walk
        if walk.checking:
            session.choose("confirm")
        elif walk.index == len(walk.journey.route) - 1:
            return
        elif walk.at in session.guide.outcomes:
            session.choose("continue")
        else:
            give(session, walk.at, walk.journey.known[walk.at])
    raise AssertionError(f"never reached the end from {session.walk.at}")


def afresh(session: Session) -> Session:
    """Another sitting in which the same answers are given, and nothing else is done."""
    journey = session.walk.journey
    other = sitting(session.note_state.folder, session.language, session.today)
    other.choose("begin")
    for id in journey.route[:-1]:
        if other.walk.checking:
            other.choose("confirm")
        if other.walk.at != id:
            break
        if id in journey.guide.outcomes:
            other.choose("continue")
        else:
            give(other, id, journey.known[id])
    if other.walk.checking:
        other.choose("confirm")
    return other


def press(session: Session, random: Random) -> None:
    """One thing a person may do with what is on the screen."""
    view = session.view()
    where = random.random()
    if where < 0.15:
        session.back()
    elif where < 0.2:
        actions: list[Callable[[], None]] = [partial(open_help, session), session.save, session.quit]
        actions.append(partial(session.speak, random.choice(LANGUAGES)))
        random.choice(actions)()
    elif view.field is not None and not (session.panels and isinstance(session.panels[-1], Save)):
        beside = [choice for choice in view.choices if not choice.submits]
        if beside and random.random() < 0.2:
            session.choose(beside[0].id)
        else:
            session.type(random.choice(TYPED))
    elif view.choices:
        ids = [choice.id for choice in view.choices]
        count = random.randint(0, 3) if view.several else 1
        session.choose(*random.sample(ids, min(count, len(ids))))
