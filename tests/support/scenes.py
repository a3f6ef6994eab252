"""The screens that are kept as pictures: which answers lead there, which keys are pressed then, in which languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from textual.pilot import Pilot

from guide.cli import shipped
from guide.cover import read_cover
from guide.phrases import Language
from guide.session import Session
from guide.terminal.app import GuideApp
from guide.tree.conditions import Value
from guide.tree.load import load
from guide.walk import Walk
from tests.support.pictures import correct

TODAY = date(2026, 6, 4)
SIZES = ((80, 24), (120, 40))
LANGUAGES: tuple[Language, ...] = ("zh-Hant", "en")
ALL_LANGUAGES: tuple[Language, ...] = ("zh-Hant", "zh-Hans", "en")
DUE: dict[str, Value] = {"what-first": "self", "is-it-overdue": "overdue-date"}
WHO = {**DUE, "due-date": date(2026, 5, 27)}
DID: dict[str, Value] = {**WHO, "who-was-contacted": ("me-msg", "me-call", "emergency-contact")}
AMOUNT: dict[str, Value] = {
    **DID,
    "what-did-they-do": ("none",),
    "had-you-replied": "no-missed",
    "can-you-negotiate": "want",
}
CALLED: dict[str, Value] = {**AMOUNT, "monthly-amount": 33000, "other-debts": "two-three"}


_NOTED = ("n", "2", *"A", "enter", "1", "1", "1", "enter", "5", "8", "enter")
"""A contact was called, told of the debt and asked to pay."""


@dataclass(frozen=True)
class Scene:
    """One picture: answers given before, keys pressed then."""

    name: str
    language: Language
    size: tuple[int, int]
    answers: dict[str, Value] = field(hash=False)
    keys: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name}-{self.language}-{self.size[0]}x{self.size[1]}.svg"


_EVERYWHERE: dict[str, tuple[dict[str, Value], tuple[str, ...]]] = {
    "start": ({}, ()),
    "question-one": ({}, ("enter",)),
    "question-several": (DID, ("5", "9")),
    "question-date": (DUE, (*"5/27",)),
    "question-number": ({"what-first": "self", "is-it-overdue": "overdue-days"}, (*"8天", "down")),
    "question-money": (AMOUNT, (*"-5", "enter")),
    "check": (CALLED, ()),
    "outcome-family-called": (CALLED, ("enter",)),
    "outcome-stop-and-check": ({"what-first": "pressured"}, ()),
    "plan": (CALLED, ("enter", "r", *"5200", "enter")),
    "log": (CALLED, ("enter", *_NOTED, "escape", "c")),
    "log-entry": (CALLED, ("enter", *_NOTED)),
    "log-days": (CALLED, ("enter", *_NOTED, "escape", "c", "3")),
    "letter": (CALLED, ("enter", *_NOTED, "escape", "end", "4")),
}
_IN_THREE_LANGUAGES: dict[str, tuple[dict[str, Value], tuple[str, ...]]] = {
    "outcome-reply-today": ({**CALLED, "due-date": date(2026, 6, 1), "who-was-contacted": ("nobody",)}, ("enter",)),
    "article": (CALLED, ("enter", "end", "6")),
    "law": (CALLED, ("enter", "end", "7")),
    "sources": (CALLED, ("enter", "s")),
    "source-claim": (CALLED, ("enter", "s", "4")),
    "words": (CALLED, ("enter", "d")),
    "map": (DID, ("m",)),
    "timeline-dated": (DID, ("t",)),
    "timeline-undated": ({}, ("enter", "t")),
    "how-far-to-trust": ({}, ("p", "5")),
    "find-a-person": ({}, ("h",)),
    "keys": ({}, ("?",)),
}
SCENES = [
    *(Scene(n, lang, size, a, k) for n, (a, k) in _EVERYWHERE.items() for lang in LANGUAGES for size in SIZES),
    *(Scene(n, lang, SIZES[0], a, k) for n, (a, k) in _IN_THREE_LANGUAGES.items() for lang in ALL_LANGUAGES),
]


def app_for(language: Language, answers: dict[str, Value] | None = None) -> GuideApp:
    """The real app over our guide, as of a fixed day, standing where these answers lead."""
    cover = read_cover(shipped())
    notes = Path("/home/reader/Documents/guide-notes")

    def session() -> Session:
        made = Session(load(shipped()), cover, TODAY, language, notes, clock=lambda: datetime(2026, 6, 4, 21, 30))
        if answers:
            made.started = True
            made.walk = Walk.resume(made.guide, TODAY, answers)
            made.walk = made.walk if made.walk.back() is None else _checking(made.walk)
        return made

    return GuideApp(cover, language, session, log_folder=Path("/nonexistent"))


def _checking(walk: Walk) -> Walk:
    """The check page before an outcome that has one, as on the way there by keys."""
    before = walk.back()
    return before if before is not None and before.checking else walk


async def ready(app: GuideApp, pilot: Pilot[int]) -> None:
    """Wait until the guide has been read behind the start page."""
    while app.main.session is None:
        await pilot.pause()


async def picture(scene: Scene) -> str:
    """Run the app to a scene and draw it as SVG."""
    app = app_for(scene.language, scene.answers)
    async with app.run_test(size=scene.size) as pilot:
        await ready(app, pilot)
        await pilot.press(*scene.keys)
        await pilot.pause()
        return correct(app.export_screenshot(title="guide"))
