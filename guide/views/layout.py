"""Text on lines: how wide it is, where it may break, and how parts of a page are laid out.

Chinese breaks between phrases where that leaves a line well filled, else between any two characters, but no line starts
with a closing mark or ends with an opening one; words in Latin letters and blanks to be written on stay whole. The
terminal, the plain mode and the notes all break lines here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from guide.values.characters import visible

if TYPE_CHECKING:
    from budoux.parser import Parser

NOT_FIRST = frozenset("。，、；：！？．）》」』】〕〉”’…—·％‰℃,.;:!?)]}%々ー")
NOT_LAST = frozenset("（《「『【〔〈“‘([{￥$")
_WIDE = (
    "\u1100-\u11ff\u2018-\u201f\u2026\u2014\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_HAN = re.compile("[\u4e00-\u9fff]")
FULL = 3 / 4
"""A line ends between phrases where it is at least this full."""
_TOKEN = re.compile(rf"\s+|＿+|[^\s{_WIDE}]+(?:’[^\s{_WIDE}]+)*|.", re.DOTALL)


@lru_cache(maxsize=8192)
def cell(character: str) -> int:
    """Columns one character takes: 2 for wide ones, 0 for combining and control characters."""
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in ("Mn", "Me", "Cf", "Cc") else 1


def cells(text: str) -> int:
    """Columns a text takes."""
    return len(text) if text.isascii() else sum(map(cell, text))


@cache
def _parser() -> Parser:
    """BudouX, imported when the first Chinese text is longer than its line."""
    from budoux import load_default_simplified_chinese_parser

    return load_default_simplified_chinese_parser()


@lru_cache(maxsize=4096)
def phrases(text: str) -> frozenset[int]:
    """Offsets at which a phrase of a Chinese text begins; of any other text, none."""
    return frozenset(accumulate(map(len, _parser().parse(text)))) if _HAN.search(text) else frozenset()


@lru_cache(maxsize=4096)
def breaks(text: str, width: int) -> tuple[int, ...]:
    """Offsets at which a line of at most `width` columns begins anew. `text` has no newlines.

    A page is laid out anew with every key, and most of its texts are what they were.
    """
    if cells(text) <= width:
        return ()
    found: list[int] = []
    start = used = 0
    candidate = 0  # the last place on this line where it may break
    better = 0  # the last one between phrases with the line well filled
    before = ""
    for match in _TOKEN.finditer(text):
        at, token = match.start(), match.group()
        size = cells(token)
        if not token.isspace():
            if at > start and before and token[0] not in NOT_FIRST and before not in NOT_LAST:
                candidate = at
                if used >= FULL * width and (at in phrases(text) or before in NOT_FIRST):
                    better = at
            if used + size > width and candidate > start:
                start = better if better > start else candidate
                found.append(start)
                used = cells(text[start:at])
            if used + size > width:
                cuts = _cut(text, start, at + len(token), width)
                found += cuts
                start = cuts[-1] if cuts else start
                used = cells(text[start:at]) if at > start else 0
                size = cells(text[max(at, start) : at + len(token)])
            before = token[-1]
        else:
            before = "x"
        used += size
    return tuple(found)


def _cut(text: str, start: int, end: int, width: int) -> list[int]:
    """Break anywhere: for what is longer than a line."""
    found, used = [], 0
    for at in range(start, end):
        size = cell(text[at])
        if used + size > width and at > start:
            found.append(at)
            start, used = at, 0
        used += size
    return found


def wrap(text: str, width: int) -> list[str]:
    """A text as lines of at most `width` columns (at least 2), without spaces at their ends and all of it visible."""
    width = max(width, 2)
    lines = []
    for paragraph in visible(text).split("\n"):
        offsets = [0, *breaks(paragraph, width), len(paragraph)]
        lines += [paragraph[a:b].strip() if a else paragraph[a:b].rstrip() for a, b in pairwise(offsets)]
    return lines


def hang(mark: str, text: str, width: int) -> list[str]:
    """Wrap a text behind a mark ("1. ", "- "), its further lines standing under the first."""
    indent = cells(mark)
    lines = wrap(text, width - indent)
    return [(mark if i == 0 else " " * indent) + line for i, line in enumerate(lines)]


def pad(text: str, width: int) -> str:
    """A text with spaces up to `width` columns."""
    return text + " " * max(0, width - cells(text))


def clip(text: str, width: int) -> str:
    """A text cut to `width` columns, with … where something is missing."""
    if cells(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += cell(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"
