"""Pictures of the running app as SVG, corrected for wide characters and free of anything fetched from elsewhere."""

from __future__ import annotations

import html
import re
from itertools import groupby

from guide.views.layout import cells

FONTS = "'Noto Sans Mono CJK TC', 'Noto Sans Mono CJK SC', 'Sarasa Mono TC', 'Noto Sans Mono', monospace"
SIZE = 20
"""Points of the letters, and of a wide one's width."""
_TEXT = re.compile(
    r'<text (?P<before>[^>]*?)x="(?P<x>[\d.]+)"(?P<middle>[^>]*?)textLength="(?P<length>[\d.]+)"(?P<after>[^>]*)>'
    r"(?P<text>[^<]*)</text>"
)
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")


def correct(svg: str) -> str:
    """Set every run of wide and of narrow characters apart, at the column where a terminal would draw it."""
    unit = _unit(svg)

    def runs(match: re.Match[str]) -> str:
        x, pieces = float(match["x"]), []
        for kind, group in groupby(html.unescape(match["text"]), key=_kind):
            text = "".join(group)
            if kind == 2:  # each in the middle of its two columns
                places = " ".join(f"{x + unit * 2 * i + unit - SIZE / 2:.1f}" for i in range(len(text)))
                pieces.append(f'<text {match["before"]}x="{places}"{match["middle"]}{match["after"].lstrip()}>')
                pieces.append(f"{html.escape(text)}</text>")
            elif kind:
                place = f'x="{x:.1f}"{match["middle"]}textLength="{unit * cells(text):.1f}"{match["after"]}'
                pieces.append(f"<text {match['before']}{place}>{html.escape(text)}</text>")
            x += unit * cells(text)
        return "".join(pieces)

    svg = _FONT_FACE.sub("", svg)
    svg = re.sub(r"font-family:\s*[^;]+;", f"font-family: {FONTS};", svg)
    svg = re.sub(r"font-variant-east-asian:[^;]*;\s*", "", svg)  # would draw Latin letters wide
    svg = re.sub(r"terminal-\d+-", "terminal-", svg)  # a checksum of the content, of no use to a reader
    return _TEXT.sub(runs, svg)


def _kind(character: str) -> int:
    """0 for a space, which is not drawn, else the columns the character takes."""
    return 0 if character.isspace() else cells(character)


def _unit(svg: str) -> float:
    """The width of one column in this picture: rich gives each character of a run one column."""
    length, count = max((float(m["length"]), len(html.unescape(m["text"]))) for m in _TEXT.finditer(svg))
    return length / count
