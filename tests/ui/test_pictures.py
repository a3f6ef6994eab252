"""The pictures in screenshots/ and the screens in tests/golden/ are what the app draws now."""

from __future__ import annotations

import pytest

from guide.i18n.languages import Language
from guide.views.layout import cells
from tests.pictures import FOLDER, GOLDEN, GOLDENS, screens
from tests.support.scenes import SCENES, Show, pictures, shows

AGAIN = "look at it, then: python -m tests.pictures"


@pytest.mark.parametrize("show", shows(), ids=lambda show: f"{show[0]}-{show[1][0]}x{show[1][1]}-{show[2]}")
async def test_the_pictures_are_what_the_app_draws(show: Show) -> None:
    for file, svg in (await pictures(show)).items():
        assert svg == (FOLDER / file).read_text(encoding="utf-8"), f"{file}: {AGAIN}"


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.svg")} == {scene.file for scene in SCENES}


@pytest.mark.parametrize(("language", "size"), GOLDENS, ids=lambda value: value if isinstance(value, str) else None)
async def test_every_screen_is_drawn_as_it_was(language: Language, size: tuple[int, int]) -> None:
    """And none is wider than the screen, and every one ends with its line of keys."""
    found = await screens(language, size)
    for name, lines in found.items():
        assert all(cells(line) <= size[0] for line in lines), name
        assert len(lines) == size[1], name
        assert name == "hidden" or lines[-1].startswith(" "), name
    kept = (GOLDEN / f"{language}-{size[0]}x{size[1]}.txt").read_text(encoding="utf-8")
    now = {name: "\n".join(lines) for name, lines in found.items()}
    for name, text in now.items():
        assert text in kept, f"{name}: {AGAIN}"
