"""The screens that are kept, as pictures and as text: what leads there, which keys are pressed then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import cast

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from guide.cli.main import shipped
from guide.content.conditions import Value
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.notes.drafts import Keeper
from guide.session.session import Session
from guide.sheets.state import NOTHING, Sheets
from guide.ui.terminal.app import GuideApp
from guide.views.model import View
from guide.views.start_page import read_start_page
from tests.support.contacts import WORKED, log_of
from tests.support.filled import filled_sheets
from tests.support.guides import TODAY, shipped_guide
from tests.support.pictures import correct
from tests.support.plans import FILLED, B

COVER = read_start_page(shipped())
NOON = datetime(2026, 6, 4, 21, 30)
SIZES = ((40, 12), (80, 24), (120, 40), (200, 60))
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
SHEETS = filled_sheets(plan=FILLED, debts=(B,), log=log_of(WORKED))


@dataclass(frozen=True)
class Screen:
    """A screen: the answers given before, the sheets filled in before, the keys pressed then."""

    answers: dict[str, Value]
    keys: tuple[str, ...] = ()
    sheets: Sheets = NOTHING


RESULT = ("end", "enter")
"""From the check page to the result; on a small screen it has to be gone down first."""
SCREENS: dict[str, Screen] = {
    "start": Screen({}),
    "question-one": Screen({}, ("enter",)),
    "question-several": Screen(DID, ("5", "9")),
    "question-several-refused": Screen(DID, ("enter",)),
    "question-date": Screen(DUE, (*"5/27",)),
    "question-number": Screen({"what-first": "self", "is-it-overdue": "overdue-days"}, (*"8天", "down")),
    "question-money": Screen(AMOUNT, (*"-5", "enter")),
    "why": Screen(DUE, ("f3",)),
    "pause": Screen(DUE, (*"2030-01-01", "enter")),
    "falls-away": Screen(CALLED, ("7", "9")),
    "answers": Screen(DID, ("a",)),
    "check": Screen(CALLED),
    "outcome-family-called": Screen(CALLED, RESULT),
    "outcome-family-called-below": Screen(CALLED, (*RESULT, "end"), SHEETS),
    "outcome-ticked": Screen(CALLED, (*RESULT, *("down", "space") * 2, "tab")),
    "outcome-stop-and-check": Screen({"what-first": "pressured"}),
    "outcome-reply-today": Screen({**CALLED, "due-date": date(2026, 6, 1), "who-was-contacted": ("nobody",)}, RESULT),
    "article": Screen(CALLED, (*RESULT, "end", ".", "0")),
    "law": Screen(CALLED, (*RESULT, "end", ".", "1")),
    "days": Screen(CALLED, (*RESULT, "end", "9")),
    "sources": Screen(CALLED, (*RESULT, "s")),
    "source-claim": Screen(CALLED, (*RESULT, "s", "5")),
    "words": Screen(CALLED, (*RESULT, "d")),
    "map": Screen(DID, ("m",)),
    "timeline-dated": Screen(DID, ("t",)),
    "timeline-undated": Screen({}, ("enter", "t")),
    "how-far-to-trust": Screen({}, ("p", "6")),
    "find-a-person": Screen({}, ("h",)),
    "pages": Screen({}, ("p",)),
    "keys": Screen({}, ("?",)),
    "palette": Screen(CALLED, (*RESULT, "slash", *"pl")),
    "languages": Screen({}, ("l",)),
    "plan-empty": Screen(CALLED, (*RESULT, "r")),
    "plan": Screen(CALLED, (*RESULT, "r", *("down",) * 3), SHEETS),
    "plan-refused": Screen(CALLED, (*RESULT, "r", *"-5", "enter"), SHEETS),
    "plan-result": Screen(CALLED, (*RESULT, "r", *("pagedown",) * 3, "up", "up", "enter"), SHEETS),
    "note-down": Screen(CALLED, (*RESULT, "n", "2", "A", "enter", "1", "1", "1")),
    "log-empty": Screen(CALLED, (*RESULT, "c")),
    "log": Screen(CALLED, (*RESULT, "c"), SHEETS),
    "log-entry": Screen(CALLED, (*RESULT, "c", "3"), SHEETS),
    "log-days": Screen(CALLED, (*RESULT, "c", "6"), SHEETS),
    "log-counts": Screen(CALLED, (*RESULT, "c", "7"), SHEETS),
    "letter": Screen(CALLED, (*RESULT, "slash", *"L5", "enter"), SHEETS),
    "letter-form": Screen(CALLED, (*RESULT, "slash", *"L5", "enter", "end", "1"), SHEETS),
    "keep-draft": Screen(CALLED, ("up", "enter")),
    "save": Screen(CALLED, (*RESULT, "v")),
    "for-others": Screen(CALLED, (*RESULT, "v", "tab", *("down",) * 3, "enter"), SHEETS),
    "leave": Screen(CALLED, (*RESULT, "q")),
    "hidden": Screen(CALLED, (*RESULT, "x")),
}


@dataclass(frozen=True)
class Scene:
    """One picture of a screen."""

    name: str
    language: Language
    size: tuple[int, int]
    look: str = "guide-dark"

    @property
    def file(self) -> str:
        look = "" if self.look == "guide-dark" else f"-{self.look.removeprefix('guide-')}"
        return f"{self.name}-{self.language}-{self.size[0]}x{self.size[1]}{look}.svg"


Show = tuple[Language, tuple[int, int], str]
"""Language, size and look of an app that runs."""
NO_COLOR = "no-color"
SPOKEN: tuple[Language, ...] = ("en", "zh-Hans")
_SMALL, _LARGE = SIZES[1], SIZES[2]
_FIRST = ("start", "question-several", "outcome-family-called")
SCENES = [
    *(Scene(name, lang, size) for name in _FIRST for lang in SPOKEN for size in (_SMALL, _LARGE)),
    *(Scene(name, lang, _LARGE) for name in ("plan", "letter") for lang in SPOKEN),
    *(Scene(name, lang, _SMALL) for name in ("check", "log-days", "map", "find-a-person") for lang in SPOKEN),
    *(Scene("outcome-family-called", "zh-Hans", _SMALL, look) for look in ("guide-light", NO_COLOR)),
    *(Scene("outcome-family-called", "zh-Hans", size) for size in (SIZES[0], SIZES[3])),
]
"""What a newcomer wants to see."""


def sitting_at(screen: Screen, language: Language) -> Session:
    """A session as of a fixed day, standing where the answers of a screen lead."""
    made = Session(
        shipped_guide(),
        COVER,
        TODAY,
        language,
        Path("/home/reader/Documents/guide-notes"),
        clock=lambda: NOON,
        keeper=Keeper(Path("/home/reader/.local/state/overdue-guide/drafts")),
    )
    if screen.answers:
        made.move(_checking(Position.resume(made.guide, TODAY, screen.answers)))
    made.fill(screen.sheets)
    return made


def app_for(language: Language, answers: dict[str, Value] | None = None, sheets: Sheets = NOTHING) -> GuideApp:
    """The real app over our guide, as of a fixed day, standing where these answers lead."""
    screen = Screen(answers or {}, sheets=sheets)
    return GuideApp(COVER, language, lambda: sitting_at(screen, language))


def _checking(walk: Position) -> Position:
    """The check page before an outcome that has one, as on the way there by keys."""
    before = walk.back()
    return before if before is not None and before.checking else walk


async def ready(app: GuideApp, pilot: Pilot[int]) -> None:
    """Wait until the guide has been read behind the start page."""
    while app.main.session is None:
        await pilot.pause()


async def press(app: GuideApp, *keys: str) -> None:
    """Press keys at once, one after the other, without waiting for the screen to be drawn between them."""
    for key in keys:
        await app.on_event(Key(_character_to_key(key) if len(key) == 1 else key, key if len(key) == 1 else None))


async def keys(pilot: Pilot[int], *pressed: str) -> None:
    """Press keys at once, and wait until all they have caused is done."""
    await press(cast(GuideApp, pilot.app), *pressed)
    await pilot.pause()


async def drawn(app: GuideApp, pilot: Pilot[int], screen: Screen, language: Language) -> list[str]:
    """Go to a screen in a running app, from wherever it is; its lines."""
    main = app.main
    while app.screen is not main:
        app.pop_screen()
    main.view = View("", "")
    main.page.show(main.view, frozenset(), -1)
    main.session = sitting_at(screen, language)
    main.session.copy = app.copy_to_clipboard
    main.paint()
    await pilot.pause()
    for key in screen.keys:
        await press(app, key)
        if app.size.height < 24:  # where a form has to be scrolled, it depends on what was seen before
            await pilot.pause()
    await pilot.pause()
    assert app.failure is None
    return ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]


def shows() -> dict[Show, list[Scene]]:
    """The pictures that one running app can draw, one after the other."""
    found: dict[Show, list[Scene]] = {}
    for scene in SCENES:
        found.setdefault((scene.language, scene.size, scene.look), []).append(scene)
    return found


async def pictures(show: Show) -> dict[str, str]:
    """Run the app in one language, size and look to every scene; file name → SVG."""
    language, size, look = show
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NO_COLOR", raising=False)
        if look == NO_COLOR:
            patch.setenv("NO_COLOR", "1")
        app = app_for(language)
    if look != NO_COLOR:
        app.theme = look
    found = {}
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        for scene in shows()[show]:
            await drawn(app, pilot, SCREENS[scene.name], language)
            found[scene.file] = correct(app.export_screenshot(title="guide"))
    return found
