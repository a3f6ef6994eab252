"""Every screen fits its size. Pictures are drawn by `python -m tests.pictures` and looked at, not compared."""

from __future__ import annotations

import pytest

from guide.i18n.languages import Language
from guide.views.layout import cells
from tests.pictures import FOLDER, GOLDENS, screens
from tests.support.scenes import SCENES


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.svg")} == {scene.file for scene in SCENES}


@pytest.mark.parametrize(("language", "size"), GOLDENS, ids=lambda value: value if isinstance(value, str) else None)
async def test_every_screen_fits(language: Language, size: tuple[int, int]) -> None:
    """None is wider than the screen, and every one ends with its line of keys."""
    found = await screens(language, size)
    for name, lines in found.items():
        assert all(cells(line) <= size[0] for line in lines), name
        assert len(lines) == size[1], name
        assert name == "hidden" or lines[-1].startswith(" "), name
