"""Heard instead of seen: lines of text without colour and blanks, one after the other, tell all that a page tells.

Whoever listens hears what is printed once, in its order, and cannot look back: at each page the title, what is asked
for, every option with its number and how far it is must be in what came since the last answer.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

import pytest

from guide.content.conditions import Value
from guide.content.guide import options_of
from guide.content.values import dump_value
from guide.engine.atoms import REFERENCE
from guide.engine.regions import space
from guide.i18n.languages import Language
from guide.proof.paths import paths
from guide.session.session import Session
from guide.ui.plain import walk
from guide.views.model import View
from tests.support.crawl import fork
from tests.support.guides import TODAY, shipped_guide
from tests.support.sittings import sitting
from tests.support.walking import one_for_each_outcome

Way = tuple[tuple[str, Value], ...]
"""The pages of a path, each with what is answered on it."""
SEQUENCE = re.compile(r"\x1b\[[\d;?]*[A-Za-z]|\x1b\][^\x07]*\x07")


class Interposer(io.TextIOBase):
    """What a reader of screens hands on: no colour, no blanks beyond one, each thing once."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def write(self, text: str) -> int:
        self.heard.append(SEQUENCE.sub("", text))
        return len(text)

    def since(self, before: int) -> str:
        return "".join("".join(self.heard[before:]).split())


def said(text: str) -> str:
    return "".join(text.split())


class Listener:
    """Walks by what it hears: an answer is the number heard before the words."""

    def __init__(self, language: Language, today: date) -> None:
        self.language: Language = language
        self.today = today
        self.way: Way = ()
        self.sittings: list[Session] = []
        """at every page of the way, as it was when that was heard"""

    def walk(self, way: Way) -> None:
        """Walk a way to its end: from where it parts from the one before, whose pages up to there have been heard."""
        shared = len([*takewhile(lambda pair: pair[0] == pair[1], zip(self.way, way, strict=False))])
        self.session = (
            fork(self.sittings[shared]) if self.sittings else sitting(language=self.language, today=self.today)
        )
        del self.sittings[shared:]
        self.way, self.nodes, self.answers = way, [id for id, _ in way], dict(way)
        self.pages, self.out = self.nodes[:shared], Interposer()
        walk(self.session, self.lines(), self.out)  # type: ignore[arg-type]
        assert self.pages == self.nodes

    def lines(self) -> Iterator[str]:
        before, last = 0, ""
        while True:
            view, heard = self.session.view(), self.out.since(before)
            before = len(self.out.heard)
            if view.id == last and view.field is not None:  # it is said first how a figure reads
                assert not view.error, view.error
                assert said(self.session.reads_as(view.field.text)) in heard
                yield "yes"
                continue
            last = view.id
            self.hears_all(view, heard)
            if self.pages[-1:] != [self.session.walk.at] and view.kind in ("question", "outcome"):
                self.pages.append(self.session.walk.at)
                self.sittings.append(fork(self.session))
            if self.pages == self.nodes:
                return
            yield from self.answer(view)

    def hears_all(self, view: View, heard: str) -> None:
        """Title, hint and texts, every choice behind its number, and how far it is or how things stand."""
        for part in view.parts:
            if part.style not in ("draw", "gap", "choice"):
                assert said(part.text) in heard, (view.id, part.text)
        for number, place in view.numbered.items():
            choice = view.choices[place]
            box = "[x]" if choice.ticked else "[]" if choice.ticked is not None or self.marks(view, place) else ""
            told = f"{number}{box}{said(choice.text)}"
            assert told in heard or f"(/{place + 1}){said(choice.text)}" in heard, (view.id, told, heard)
        assert said(view.progress or view.standing) in heard, (view.id, view.progress)

    def marks(self, view: View, place: int) -> bool:
        return view.several and not view.choices[place].submits

    def answer(self, view: View) -> Iterator[str]:
        ids = {view.choices[place].id: number for number, place in view.numbered.items()}
        if view.id.startswith("pause:"):
            yield str(ids["go-on"])
        elif view.kind == "start":
            yield str(ids["begin"])
        elif view.kind == "check":
            yield str(ids["confirm"])
        elif view.kind == "outcome":
            yield str(ids["continue"])
        else:
            id = self.session.walk.at
            question, value = self.session.guide.questions[id], self.answers.get(id)
            if options_of(question):
                yield " ".join(str(ids[each]) for each in (value if isinstance(value, tuple) else (str(value),)))
            elif value is None:
                yield f"/{ids['skip']}"
            else:
                yield str(dump_value(question, value))


@pytest.mark.parametrize("outcome", sorted(shipped_guide().outcomes))
def test_the_way_to_every_outcome_can_be_walked_by_ear(outcome: str) -> None:
    journey = one_for_each_outcome()[outcome].journey
    known = dict(journey.known)
    Listener("en" if outcome < "m" else "zh-Hans", TODAY).walk(tuple((id, known.get(id)) for id in journey.route))


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_page_path_can_be_walked_by_ear(language: Language) -> None:
    every = paths(shipped_guide(), space(shipped_guide()))
    ways: list[Way] = []
    for nodes, group in every.walk():
        answers = every.explored.witness(group, nodes=nodes)
        ways.append(tuple((id, answers.get(id)) for id in nodes))
    assert len(ways) == sum(every.count().values())
    listener = Listener(language, REFERENCE)
    for way in sorted(ways, key=repr):  # those beside each other begin alike
        listener.walk(way)
