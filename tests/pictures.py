"""Draw every picture in screenshots/ anew: python -m tests.pictures"""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.support.scenes import SCENES, picture

FOLDER = Path(__file__).parent.parent / "screenshots"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        old.unlink()
    for scene in SCENES:
        (FOLDER / scene.file).write_text(asyncio.run(picture(scene)), encoding="utf-8")
        print(scene.file)


if __name__ == "__main__":
    main()
