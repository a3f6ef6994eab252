"""The pictures in screenshots/ are what the app draws now."""

from __future__ import annotations

import pytest

from tests.pictures import FOLDER
from tests.support.scenes import SCENES, Scene, picture


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.file.removesuffix(".svg"))
async def test_the_picture_is_what_the_app_draws(scene: Scene) -> None:
    kept = (FOLDER / scene.file).read_text(encoding="utf-8")
    assert await picture(scene) == kept, "look at it, then: python -m tests.pictures"


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.svg")} == {scene.file for scene in SCENES}
