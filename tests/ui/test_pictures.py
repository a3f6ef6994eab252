"""Every screen fits its size, and those kept as text are as they were. Pictures are drawn to be looked at."""

from __future__ import annotations

import pytest

from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.views.layout import cells
from tests.pictures import FOLDER, GOLDEN, GOLDENS, screens, walk_file
from tests.support.sampling import sample, some
from tests.support.scenes import SCENES, SCREENS, SIZES, SPOKEN

OTHERS: list[tuple[Language, tuple[int, int]]] = [("zh-Hant", size) for size in SIZES]
SHOWN = [*GOLDENS, *sample(OTHERS, len(OTHERS))]
"""Those kept, and others; the smallest always, where the least fits."""
TITLED = {"falls-away": "falls_away", "answers": "note_answers", "check": "check_title", "palette": "palette_title"}
"""Pictures of pages of the program: the words that are their titles."""


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.svg")} == {
        *(scene.file for scene in SCENES),
        *(walk_file(language) for language in SPOKEN),
    }


@pytest.mark.parametrize(
    ("language", "size"),
    SHOWN,
    ids=lambda value: value if isinstance(value, str) else None,
)
async def test_every_screen_fits_and_is_as_it_was(language: Language, size: tuple[int, int]) -> None:
    """None is wider than the screen, every one ends with its line of keys, and says what it said when it was kept.

    All of them at one size; of each other size a quarter as a rule, and together all.
    """
    names = [*SCREENS] if (language, size) == GOLDENS[0] else some([*SCREENS], 4, SIZES.index(size))
    found = await screens(language, size, names)
    for name, lines in found.items():
        assert all(cells(line) <= size[0] for line in lines), name
        assert len(lines) == size[1], name
        assert name == "hidden" or lines[-1].startswith(" "), name
    if (language, size) in GOLDENS:
        for name in TITLED.keys() & found:
            assert getattr(phrases(language), TITLED[name]) in "".join(found[name]), f"{name} shows something else"
        kept = (GOLDEN / f"{language}-{size[0]}x{size[1]}.txt").read_text(encoding="utf-8")
        for name, lines in found.items():
            assert "\n".join(lines) in kept, f"{name}: look at it, then: python -m tests.pictures"
