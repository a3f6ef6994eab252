"""Every character that steers a terminal, and files full of them."""

from __future__ import annotations

from pathlib import Path

from guide.values.characters import strange
from tests.support.tiny import tiny

_RANGES = (
    (0x00, 0x09),
    (0x0B, 0x1F),
    (0x7F, 0x9F),
    (0x61C, 0x61C),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2066, 0x206F),
)
MARKS = "".join(map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))))
"""Bidirectional controls, those out of use among them."""
WRITTEN = "".join(chr(code) for first, last in _RANGES for code in range(first, last + 1))
"""All of them that a file in UTF-8 can hold."""
STRANGE = WRITTEN + "\ud800\udcff\udfff"
TITLE = "\x1b]0;PWNED\x07"
"""Changes the title of the window."""


def as_escape(character: str) -> str:
    """A character as YAML and JSON write it in double quotes."""
    return f"\\u{ord(character):04x}"


def hostile_guide(folder: Path) -> Path:
    """A guide with each of them in a text, and some in ids, keys and file names."""
    root = tiny(folder)
    path = root / "outcomes/calm.yaml"
    texts = ", ".join(f'{{zh-Hant: 好, en: "a{as_escape(c)}b"}}' for c in WRITTEN)
    path.write_text(path.read_text("utf-8").replace("today: [{zh-Hant: 休息, en: Rest}]", f"today: [{texts}]"), "utf-8")
    about = root / "guide.yaml"
    title = 'title: {zh-Hant: 小指南, en: "\\e]0;PWNED\\a"}'
    about.write_text(about.read_text("utf-8").replace("title: {zh-Hant: 小指南, en: Tiny guide}", title, 1), "utf-8")
    (root / "questions" / f"x{TITLE}.yaml").write_text('question: "x\\e[2J"\n"ke\\u202ey": 1\n', "utf-8")
    (root / "questions" / "line\nfeed.yaml").write_text("question: ‮late\n", "utf-8")
    (root / f"{MARKS}\x9b.yaml").write_text('"\\x9b31m": !!"\x85" x\n', "utf-8")
    return root


def in_names(folder: Path, data: bytes, suffix: str) -> list[Path]:
    """A file for each of them, with it in its name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"a{character}b{suffix}" for character in (*WRITTEN[1:], "\n", "\udcff")]  # no name holds U+0000
    for path in paths:
        path.write_bytes(data)
    return paths


def assert_quiet(*texts: str) -> None:
    """Nothing in these would steer a terminal."""
    for text in texts:
        assert not strange(text), (strange(text), [line for line in text.split("\n") if strange(line)][:3])
