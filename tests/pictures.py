"""Draw every picture in screenshots/ and every screen kept in tests/golden/ anew: python -m tests.pictures"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from guide.i18n.languages import Language
from tests.support.moving import walk
from tests.support.scenes import SCREENS, SIZES, SPOKEN, app_for, drawn, pictures, ready, shows

FOLDER = Path(__file__).parent.parent / "screenshots"
GOLDEN = Path(__file__).parent / "golden"
GOLDENS: list[tuple[Language, tuple[int, int]]] = [("zh-Hans", SIZES[1]), ("zh-Hans", SIZES[2]), ("en", SIZES[1])]
"""The screens kept as text: one size of each kind, in the language most readers read, and one in English."""


def walk_file(language: Language) -> str:
    """The moving picture of a walk."""
    return f"walk-{language}.svg"


async def screens(
    language: Language, size: tuple[int, int], names: Iterable[str] = tuple(SCREENS)
) -> dict[str, list[str]]:
    """Name → lines of screens at one size."""
    app = app_for(language)
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        return {name: await drawn(app, pilot, SCREENS[name], language) for name in names}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        old.unlink()
    for show in shows():
        for file, svg in asyncio.run(pictures(show)).items():
            (FOLDER / file).write_text(svg, encoding="utf-8")
            print(file)
    for language in SPOKEN:
        (FOLDER / walk_file(language)).write_text(asyncio.run(walk(language)), encoding="utf-8")
    GOLDEN.mkdir(exist_ok=True)
    for language, size in GOLDENS:
        found = asyncio.run(screens(language, size))
        head = {name: f"{f' {name} ':=^{size[0]}}" for name in found}
        text = "\n".join("\n".join([head[name], *lines, ""]) for name, lines in found.items())
        (GOLDEN / f"{language}-{size[0]}x{size[1]}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
