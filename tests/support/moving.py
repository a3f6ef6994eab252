"""A whole walk as one moving picture: an SVG that shows one screen of the running app after the other, without end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from guide.content.conditions import Value
from guide.i18n.languages import Language
from tests.support.pictures import correct
from tests.support.scenes import app_for, press, ready

SIZE = (80, 24)
SECONDS = 2.2
"""A screen is shown so long, and the last one three times that."""
WALK: Sequence[tuple[str, ...]] = (
    (),
    ("2",),
    ("4",),
    ("8",),
    ("enter",),
    ("enter",),
    ("0",),
    ("enter",),
    ("3",),
    ("3",),
    (*"330", "enter"),
    ("1",),
    ("enter",),
    ("down", "space"),
    ("tab",),
)
"""What is pressed before each screen: from the start page to a script for the family."""
ANSWERS: dict[str, Value] = {}
DAY = date(2026, 6, 4)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CLIPS = re.compile(r"<defs>(.*?)</defs>", re.DOTALL)
_SCREEN = re.compile(r'(<g transform="translate\(9, 41\)".*</g>)\s*</svg>', re.DOTALL)


async def walk(language: Language) -> str:
    """The picture."""
    app = app_for(language, ANSWERS)
    shots: list[str] = []
    async with app.run_test(size=SIZE) as pilot:
        await ready(app, pilot)
        for keys in WALK:
            await press(app, *keys)
            await pilot.pause()
            shots.append(correct(app.export_screenshot(title="guide")))
    return moving(shots)


def moving(shots: Sequence[str]) -> str:
    """Screens one after the other in the frame of the first: each is seen for its part of the whole."""
    whole = SECONDS * (len(shots) + 2)
    style, clips, screens = [], [], []
    for number, shot in enumerate(shots):
        own = shot.replace("terminal-", f"f{number}-")
        parts = [pattern.search(own) for pattern in (_STYLE, _CLIPS, _SCREEN)]
        assert all(parts), "a screenshot is made of other parts by now"
        looks, clip, screen = (part[1] for part in parts if part is not None)
        begin, end = (100 * SECONDS * at / whole for at in (number, number + 1))
        last = number == len(shots) - 1
        after = "" if last else f" {end:.3f}%, 100% {{ visibility: hidden }}"
        style.append(
            looks + f"@keyframes k{number} {{ 0% {{ visibility: {'visible' if number == 0 else 'hidden'} }}"
            f" {begin:.3f}% {{ visibility: visible }}{after} }}"
            f" .k{number} {{ visibility: hidden; animation: k{number} {whole:.1f}s step-end infinite }}"
        )
        clips.append(clip)
        screens.append(f'<g class="k{number}">{screen}</g>')
    frame = shots[0].partition('<g transform="translate(9, 41)"')[0]
    frame = frame.replace("</style>", "\n".join(style) + "</style>", 1).replace(
        "</defs>", "".join(clips) + "</defs>", 1
    )
    return "\n".join([frame, *screens, "</svg>"])
