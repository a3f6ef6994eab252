"""Text as Markdown that shows exactly that text. Signs are escaped where they would mean something, and only there.

So a note stays readable as plain text, and nothing a person typed becomes a heading, a link, a tag or a list. Meant is
CommonMark with the tables, boxes and strikethrough of GitHub.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from guide.values.characters import visible
from guide.views.layout import cells, wrap

SLACK = 2
"""Columns a line may get longer by what is escaped."""
_PUNCTUATION = r"!-/:-@\[-`{-~"
_INLINE = re.compile(
    rf"\\(?=[{_PUNCTUATION}\n]|\Z)"  # an escape, or a hard break
    r"|`+|\*+|_+|~+"  # code, emphasis, strikethrough, where there is a second one
    r"|\](?=[(\[:])"  # a link, an image, where a reference leads
    r"|<(?=[A-Za-z/!?]|[^\s<>@]+@)"  # a tag, an address, a comment
    r"|&(?=#?\w+;)"  # an entity
)
_BEGINS = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))"  # a numbered list
    r"|[-+*](?=\s|$)|#{1,6}(?=\s|$)|>|`{3,}|~{3,}"  # a list, a heading, a quotation, code
    r"|(?:=+|-+|([-_*])(?:[ \t]*\2){2,})[ \t]*$"  # a heading above, a rule
    r"|(?=[-:|])[-:| \t]*$"  # a table
    r"|\[(?=[ xX]\]\s)"  # a box
)


def verbatim(text: str, width: int) -> list[str]:
    """A paragraph as lines of `width` columns, `SLACK` more where signs are escaped."""
    lines: list[str] = []
    for narrower in (width, width * 3 // 4, width // 2):
        lines = escaped(wrap(text, narrower))
        if all(cells(line) <= width + SLACK for line in lines):
            break
    return lines


def hung(mark: str, text: str, width: int) -> list[str]:
    """The same behind a mark of a list ("- "), further lines standing under the first."""
    indent = cells(mark)
    return [(" " * indent if i else mark) + line for i, line in enumerate(verbatim(text, width - indent))]


def escaped(lines: Sequence[str]) -> list[str]:
    """The lines of one paragraph, each sign in them standing for itself."""
    return [_begun(line) for line in _inline("\n".join(line.strip(" \t") for line in lines)).split("\n")]


def heading(mark: str, text: str) -> str:
    """A heading behind its mark ("## "): nothing begins in it, and signs at its end do not close it."""
    return mark + re.sub(r"(?:^|(?<=\s))#(?=#*\s*$)", r"\\#", _inline(" ".join(visible(text).split())))


def _inline(text: str) -> str:
    paired = {sign for sign in "`*_~" if text.count(sign) > 1 and _pairs(sign, text)}

    def sign(match: re.Match[str]) -> str:
        run = match[0]
        means = run[0] in paired and any(_may(match)) if run[0] in "`*_~" else True
        return "".join("\\" + one for one in run) if means else run

    return _INLINE.sub(sign, text)


def _pairs(sign: str, text: str) -> bool:
    """Whether one run of a sign may open something that a later one closes."""
    runs = [_may(match) for match in _INLINE.finditer(text) if match[0][0] == sign]
    opens = next((i for i, (may_open, _) in enumerate(runs) if may_open), len(runs))
    return any(may_close for _, may_close in runs[opens + 1 :])


def _may(match: re.Match[str]) -> tuple[bool, bool]:
    """Whether a run of signs may open something, and whether it may close it: not towards a space, `_` in no word."""
    run, before, after = match[0], match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if run[0] == "`":
        return True, True
    if run[0] == "_" and before.isalnum() and after.isalnum():
        return False, False
    return bool(after.strip()), bool(before.strip())


def _begun(line: str) -> str:
    """A line that begins nothing: 1\\. is no list, and \\# no heading."""
    begins = _BEGINS.match(line)
    if begins is None:
        return line
    if begins["number"]:
        return line[: begins.end()] + "\\" + line[begins.end() :]
    first, rest = begins[0], line[begins.end() :]
    return (re.sub(r"[*_`~]", r"\\\g<0>", first) if first[0] in "*_`~" else "\\" + first) + rest
