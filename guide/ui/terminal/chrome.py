"""The lines around a page: chapters and progress above, keys below, the answers so far beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from textual.content import Content

from guide.i18n.phrases import Phrases
from guide.session.commands import BY_NAME
from guide.views.layout import cells, clip, wrap
from guide.views.lines import Line, lay_out
from guide.views.model import Part, View
from guide.views.start_page import Chapter

SIDE_WIDTH = 40
PROGRESS = 26
"""Columns that are kept for how far it is."""
ROOMY = 60
"""Columns from which they are."""
PASSED = "✓"
_SIDE_TEXT = SIDE_WIDTH - 5
Do = Literal["type", "write", "read", "point", "choose"]
"""What Enter and the arrows do now: fill in a line, write a text, show more of the page, go to its choices, choose."""
_LOOKS = {
    "title": "bold",
    "lead": "bold $calm",
    "heading": "bold $calm",
    "label": "bold",
    "note": "$dim",
    "error": "bold $alarm",
}


def head(chapters: Sequence[Chapter], view: View, width: int) -> Content:
    """The chapters: those passed, the one we are in, those to come; and how far it is.

    Short names where there is no room for titles, and only the one we are in where there is none for those either.
    """
    kept = PROGRESS if width >= ROOMY else cells(view.progress)  # the names stay the same from page to page
    room = width - kept - 3
    for names in ([each.title for each in chapters], [each.short for each in chapters]):
        parts = [_chapter(each, name, view) for each, name in zip(chapters, names, strict=True)]
        if sum(cells(text) for text, _ in parts) <= room:
            break
    else:
        parts = [part for each, part in zip(chapters, parts, strict=True) if each.id == view.chapter]
    used = sum(cells(text) for text, _ in parts)
    progress = clip(view.progress, max(0, width - used - 3))
    return Content.assemble(" ", *parts, " " * max(1, width - used - cells(progress) - 2), progress)


def _chapter(chapter: Chapter, name: str, view: View) -> tuple[str, str]:
    if chapter.id == view.chapter:
        return f"[{chapter.number} {name}]", "bold $calm"
    if chapter.id in view.passed:
        return f"{PASSED}{chapter.number} {name} ", "$foreground"
    return f" {chapter.number} {name} ", "$dim"


def side(rows: Sequence[tuple[str, str, str]], p: Phrases) -> Content:
    """The answers so far, each a way to change it; before there are any, that they will stand here."""
    blocks = [Content.styled(p.note_answers, "bold")]
    if not rows:
        blocks += [Content.styled("\n".join(["", *wrap(p.no_answers, _SIDE_TEXT)]), "$dim")]
    for id, label, answer in rows:
        jump = f"$foreground @click=screen.change({id!r})"
        lines = [part for line in wrap(answer, _SIDE_TEXT) for part in ("\n", (line, jump))]
        blocks.append(Content.assemble("\n", (label, "$dim"), *lines))
    return Content("\n").join(blocks)


def sidebar(parts: Sequence[Part], rows: int, p: Phrases) -> Content:
    """What follows from a form, beside it: as many whole sections as there are rows for."""
    lines = lay_out(View("beside", "", tuple(parts)), _SIDE_TEXT, frozenset())[1:]
    if len(lines) > rows:
        room = max(1, rows - 2)
        gaps = [i for i, line in enumerate(lines[: room + 1]) if not line.text]
        lines = [*lines[: gaps[-1] if gaps else room], Line("", ""), Line(p.aside_more, "note")]
    return Content("\n").join(Content.styled(line.text, _LOOKS.get(line.style, "")) for line in lines)


def under_form(view: View, reads: str, width: int, room: int) -> Content:
    """Under a form: what is wrong, how it reads or how to fill it in; what follows so far, in the last lines.

    Each has half of the lines; where the first needs more, it takes them.
    """
    told, look = ("! " + view.error, "bold $alarm") if view.error else (reads or view.hint, "$dim")
    lines = wrap(told, max(20, width))
    taken = min(len(lines), room - 1 if room > 2 else room)
    if len(lines) > taken:
        lines = [*lines[: taken - 1], clip(" ".join(lines[taken - 1 :]), width)]
    follows = [clip(text, width) for text in view.summary[: room - max(taken, room // 2)]]
    rows = [*((line, look) for line in lines), *[("", "")] * (room - len(lines) - room // 2)]
    rows = [*rows[: room - len(follows)], *((text, "bold") for text in follows)]
    return Content("\n").join(Content.styled(text, style) for text, style in rows)


def foot(view: View, do: Do, width: int, p: Phrases, browser: bool) -> Content:
    """The keys that matter here and come through, the most needed first, as many as there is room for."""
    pieces, used = [], 0
    for key, label, action in _keys(view, do, p.keys, browser):
        used += cells(key) + cells(label) + 3
        if used > width:
            break
        pieces.append(Content.assemble(" ", (key, f"bold $foreground @click=screen.{action}"), " ", label, " "))
    return Content("").join(pieces)


def _keys(view: View, do: Do, labels: dict[str, str], browser: bool) -> list[tuple[str, str, str]]:
    """Key, label and action, in order."""
    typing = do in ("type", "write")
    if do == "write":
        keys = [("Tab", labels["choices"], "switch()")]
    elif view.several:
        keys = [("Space", labels["mark"], "mark()"), ("Enter", labels["go_on"], "submit()")]
    elif do in ("read", "point"):
        keys = [("↓", labels["scroll" if do == "read" else "choices"], "move(1)")]
    else:
        takes = view.field.takes if view.field is not None else None
        label = "save" if takes == "folder" else "go_on" if typing and takes != "find" else "go"
        keys = [("Enter", labels[label], "submit()")]
    wanted = [] if view.kind == "start" else ["back"]
    wanted += ["save"] if view.kind == "outcome" and any(c.id == "save" for c in view.choices) else []
    wanted += [
        "help",
        *(["why"] if view.why else []),
        *(["sources"] if view.kind in ("outcome", "page") else []),
        "keys",
        "hide",
        "quit",
    ]
    shown = [(BY_NAME[name].key(typing, browser), labels[name], BY_NAME[name].action) for name in wanted]
    keys += [row for row in shown if row[0]]
    return [*keys, ("Tab", labels["choices"], "switch()")] if do == "type" and browser else keys
