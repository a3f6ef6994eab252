"""The screens that are kept as pictures: how to get there with real keys, in which languages and sizes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from textual.pilot import Pilot

from guide.cli import shipped
from guide.cover import read_cover
from guide.phrases import Language
from guide.session import Session
from guide.terminal.app import GuideApp
from guide.tree.load import load
from tests.support.pictures import correct

TODAY = date(2026, 6, 4)
SIZES = ((80, 24), (120, 40))
LANGUAGES: tuple[Language, ...] = ("zh-Hant", "en")
_DUE = [*"2026-05-27", "enter"]
_LATE = ["enter", "1", "3", *_DUE]
_CALLED = [*_LATE, "1", "2", "3", "enter"]
_NONE = ["end", "up", "up", "space", "enter"]
_NEGOTIATE = [*_CALLED, *_NONE, "2"]
_ANSWERED = [*_NEGOTIATE, "3", "3", "3", "0", "enter", "2"]
KEYS: dict[str, list[str]] = {
    "start": [],
    "question-one": ["enter"],
    "question-several": [*_CALLED, "5", "9"],
    "question-date": ["enter", "1", "3", *"5/27"],
    "question-number": ["enter", "1", "4", *"8天", "down"],
    "question-money": [*_NEGOTIATE, "3", *"-5", "enter"],
    "check": _ANSWERED,
    "outcome-family-called": [*_ANSWERED, "enter"],
    "outcome-stop-and-check": ["enter", "5"],
}


@dataclass(frozen=True)
class Scene:
    """One picture."""

    name: str
    language: Language
    size: tuple[int, int]

    @property
    def file(self) -> str:
        return f"{self.name}-{self.language}-{self.size[0]}x{self.size[1]}.svg"


SCENES = [Scene(name, language, size) for name in KEYS for language in LANGUAGES for size in SIZES]


def app_for(language: Language, folder: Path | None = None, notes: Path | None = None) -> GuideApp:
    """The real app over a guide's folder, as of a fixed day."""
    folder = folder or shipped()
    cover = read_cover(folder)
    notes = notes or Path("/home/reader/Documents/guide-notes")

    def session() -> Session:
        return Session(load(folder), cover, TODAY, language, notes, clock=lambda: datetime(2026, 6, 4, 21, 30))

    return GuideApp(cover, language, session, log_folder=Path("/nonexistent"))


async def ready(app: GuideApp, pilot: Pilot[int]) -> None:
    """Wait until the guide has been read behind the start page."""
    while app.main.session is None:
        await pilot.pause()


async def picture(scene: Scene) -> str:
    """Run the app to a scene and draw it as SVG."""
    app = app_for(scene.language)
    async with app.run_test(size=scene.size) as pilot:
        await ready(app, pilot)
        await pilot.press(*KEYS[scene.name])
        await pilot.pause()
        return correct(app.export_screenshot(title="guide"))
