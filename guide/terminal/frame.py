"""What stands around a page: chapters and progress above, keys below, the answers so far beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from guide.layout import cells, clip, wrap
from guide.page import Line, lay_out
from guide.phrases import Phrases
from guide.terminal.keys import BY_ACTION
from guide.view import Part, View

SIDE_WIDTH = 40
_SIDE_TEXT = SIDE_WIDTH - 5
_LOOKS = {
    "title": "bold",
    "lead": "bold $calm",
    "heading": "bold $calm",
    "label": "bold",
    "note": "$dim",
    "error": "bold $alarm",
}


def head(chapters: Iterable[tuple[str, int, str]], here: str | None, progress: str, width: int) -> Content:
    """The chapters with the one we are in marked, and how far it is; only that one where there is no room for all."""
    parts = [
        (f"[{number} {title}]", "bold $calm") if id == here else (f" {number} {title} ", "$dim")
        for id, number, title in chapters
    ]
    used = sum(cells(text) for text, _ in parts)
    if used + cells(progress) + 3 > width:
        parts = [part for part in parts if part[0].startswith("[")]
        used = sum(cells(text) for text, _ in parts)
    gap = " " * max(1, width - used - cells(progress) - 2)
    return Content.assemble(" ", *parts, gap, progress)


def side(rows: Iterable[tuple[str, str, str]], p: Phrases) -> Content:
    """The answers so far, each a way to change it."""
    blocks = [Content.styled(p.note_answers, "bold")]
    for id, label, answer in rows:
        jump = f"$foreground @click=screen.change({id!r})"
        lines = [part for line in wrap(answer, _SIDE_TEXT) for part in ("\n", (line, jump))]
        blocks.append(Content.assemble("\n", (label, "$dim"), *lines))
    return Content("\n").join(blocks)


def beside(parts: Sequence[Part], rows: int, p: Phrases) -> Content:
    """What follows from a form, beside it: as many whole sections as there are rows for."""
    lines = lay_out(View("beside", "", tuple(parts)), _SIDE_TEXT, frozenset())[1:-1]
    if len(lines) > rows:
        room = max(1, rows - 2)
        gaps = [i for i, line in enumerate(lines[: room + 1]) if not line.text]
        lines = [*lines[: gaps[-1] if gaps else room], Line("", ""), Line(p.aside_more, "note")]
    return Content("\n").join(Content.styled(line.text, _LOOKS.get(line.style, "")) for line in lines)


def under_form(view: View, reads: str, width: int, rows: int) -> Content:
    """Under a form, half of the rows each: what is wrong, how it reads or how to fill it in; what follows so far."""
    told, look = ("! " + view.error, "bold $alarm") if view.error else (reads or view.hint, "$dim")
    half = rows // 2
    first = [(line, look) for line in wrap(told, max(20, width))][:half]
    lines = [*first, *[("", "")] * (half - len(first)), *((clip(text, width), "bold") for text in view.summary[:half])]
    return Content("\n").join(Content.styled(text, style) for text, style in lines)


def foot(view: View, typing: bool, width: int, p: Phrases, browser: bool) -> Content:
    """The keys that matter here and come through, the most needed first, as many as there is room for."""
    pieces, used = [], 0
    for key, label, action in _keys(view, typing, p.keys, browser):
        used += cells(key) + cells(label) + 3
        if used > width:
            break
        pieces.append(Content.assemble(" ", (key, f"bold $foreground @click=screen.{action}"), " ", label, " "))
    return Content("").join(pieces)


def _keys(view: View, typing: bool, labels: dict[str, str], browser: bool) -> list[tuple[str, str, str]]:
    """Key, label and action, in order."""
    if view.several:
        keys = [("Space", labels["mark"], "mark()"), ("Enter", labels["go_on"], "submit()")]
    elif view.reading:
        keys = [("↓", labels["scroll"], "move(1)")]
    else:
        label = "save" if view.id == "save" else "go_on" if typing else "go"
        keys = [("Enter", labels[label], "submit()")]
    wanted = [] if view.id == "start" else ["back"]
    wanted += ["save"] if view.id.startswith("outcome:") and any(c.id == "save" for c in view.choices) else []
    wanted += [
        "human_help",
        *(["why"] if view.why else []),
        *(["sources"] if view.id.startswith(("outcome:", "page:")) else []),
        "show_keys",
        "hide",
        "leave",
    ]
    shown = [(BY_ACTION[name].key(typing, browser), labels[BY_ACTION[name].label], f"{name}()") for name in wanted]
    keys += [row for row in shown if row[0]]
    return [*keys, ("Tab", labels["choices"], "switch()")] if typing and browser else keys
