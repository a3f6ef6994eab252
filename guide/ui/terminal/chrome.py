"""The lines around a page: chapters and progress above, keys below, the answers so far beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from textual.content import Content

from guide.i18n.phrases import Phrases
from guide.views.commands import BY_NAME
from guide.views.layout import cells, clip, pad, wrap
from guide.views.lines import lay_out
from guide.views.model import Part, Row, Section, View
from guide.views.start_page import Chapter

SIDE_WIDTH = 40
PROGRESS = 26
"""Columns that are kept for how far it is."""
ROOMY = 60
"""Columns from which they are."""
PASSED = "✓"
MOST = 8
"""Keys in the foot."""
_SIDE_TEXT = SIDE_WIDTH - 5
INDENT = "  "
MOST_NAME = 14
"""Columns of names beside which what they name still has room."""
Do = Literal["type", "write", "read", "point", "choose"]
"""What Enter and the arrows do now: fill in a line, write a text, show more of the page, go to its choices, choose."""
_LOOKS = {
    "title": "bold",
    "lead": "$do",
    "heading": "bold $do",
    "label": "bold",
    "note": "$dim",
    "error": "bold",
}


def head(chapters: Sequence[Chapter], view: View, width: int, plain: bool) -> Content:
    """The chapters: those passed, the one we are in on a tile, those to come; and how far it is, or how things stand,
    which leads to the answers so far.

    Short names where there is no room for titles; where there is none for those either, only that of the one we are in.
    Once something is answered, none of them where the way leads past all of them.
    """
    beside = view.passed and not {each.id for each in chapters} & {*view.passed, view.chapter}
    if beside and not (view.kind == "outcome" and view.progress):  # from that page they are gone on to
        chapters = ()
    told = view.progress or view.standing
    answered = any(row.does.startswith("change:") for section in view.rail for row in section.rows)
    click = " @click=screen.do('answers')" if answered else ""
    kept = PROGRESS if width >= ROOMY else cells(told)  # titles stay as they are from page to page
    titles, short = [each.title for each in chapters], [each.short for each in chapters]
    here = [each.short if each.id == view.chapter else "" for each in chapters]
    for names, free in ((titles, kept), (short, cells(told)), (here, cells(told))):
        room = width - free - 3
        parts = [_chapter(each, name, view, plain) for each, name in zip(chapters, names, strict=True)]
        if sum(part.cell_length + 2 for part in parts) <= room:
            break
    else:
        parts = [part for each, part in zip(chapters, parts, strict=True) if each.id == view.chapter]
    used = sum(part.cell_length + 2 for part in parts)
    progress = clip(told, max(0, width - used - 3))
    gap = " " * max(1, width - used - cells(progress) - 2)
    return Content.assemble(" ", *(each for part in parts for each in (part, "  ")), gap, (progress, "$dim" + click))


def _chapter(chapter: Chapter, name: str, view: View, plain: bool) -> Content:
    if chapter.id == view.chapter:
        text = f"[{chapter.number} {name}]" if plain else f" {chapter.number} {name} "
        return Content.styled(text, "bold reverse" if plain else "bold $background on $do")
    if chapter.id not in view.passed:
        return Content.styled(f" {chapter.number} {name}".rstrip() + " ", "$dim")
    jump = f" @click=screen.chapter({chapter.id!r})"
    return Content.assemble((f" {PASSED} ", "$do" + jump), (f"{name} " * bool(name), "$foreground" + jump))


def rail(sections: Sequence[Section], p: Phrases) -> Content:
    """What stands beside a page; each line can be clicked."""
    sections = sections or [Section(p.note_answers, (Row("", p.no_answers),))]
    blocks = [
        Content("\n").join([Content.styled(each.title, "bold $do"), Content(""), *_rail_rows(each)])
        for each in sections
    ]
    return Content("\n\n").join(blocks)


def _rail_rows(section: Section) -> Iterator[Content]:
    column = max(cells(row.name) for row in section.rows)
    column += 2 if column else 0
    apart = column > MOST_NAME  # names so long stand above what they name
    for row in section.rows:
        click = f" @click=screen.press({row.does!r})" if row.does else ""
        lines = [INDENT + line for line in wrap(row.text, _SIDE_TEXT - len(INDENT))] if apart else []
        lines = lines or wrap(row.text, _SIDE_TEXT - column)
        name = Content.styled(row.name if apart else pad(row.name, column), "$dim" + click)
        first, *rest = (Content.styled(line, ("$foreground" if row.name else "$dim") + click) for line in lines)
        if apart:
            yield from (name, first, *rest)
        else:
            yield name + first
            yield from (" " * column + line for line in rest)


def sidebar(parts: Sequence[Part]) -> Content:
    """What follows from a form, beside it."""
    lines = lay_out(View("beside", "", tuple(parts)), _SIDE_TEXT, frozenset())[1:]
    return Content("\n").join(Content.styled(line.text, _LOOKS.get(line.style, "")) for line in lines)


def under_form(view: View, reads: str, width: int, room: int) -> Content:
    """Under a form: what is wrong, how it reads or how to fill it in; what follows so far, in the last lines.

    Each has half of the lines; where the first needs more, it takes them.
    """
    told, look = ("! " + view.error, "bold") if view.error else (reads or view.hint, "$dim")
    lines = wrap(told, max(20, width))
    taken = min(len(lines), room - 1 if room > 2 else room)
    if len(lines) > taken:
        lines = [*lines[: taken - 1], clip(" ".join(lines[taken - 1 :]), width)]
    follows = [clip(text, width) for text in view.summary[: room - max(taken, room // 2)]]
    rows = [*((line, look) for line in lines), *[("", "")] * (room - len(lines) - room // 2)]
    rows = [*rows[: room - len(follows)], *((text, "bold") for text in follows)]
    return Content("\n").join(Content.styled(text, style) for text, style in rows)


def chip(key: str, plain: bool, click: str = "") -> Content:
    """A key on its tile."""
    return Content.styled(
        f"[{key}]" if plain else f" {key} ", ("bold" if plain else "bold $foreground on $chip") + click
    )


def foot(view: View, do: Do, width: int, p: Phrases, browser: bool, plain: bool) -> Content:
    """The keys that matter here and come through, the most needed first, as many as there is room for."""
    pieces, used = [], 1
    for key, label, action in _keys(view, do, p, browser)[:MOST]:
        used += cells(key) + cells(label) + 5
        if used > width + 2:
            break
        click = f" @click=screen.{action}"
        tile = (chip(key, plain, click), (f" {label}", "$dim" + click)) if key else ((label, "$dim underline" + click),)
        pieces.append(Content.assemble(*tile, "  "))
    return Content.assemble(" ", *pieces)


def _keys(view: View, do: Do, p: Phrases, browser: bool) -> list[tuple[str, str, str]]:
    """Key, label and action, in order."""
    labels, steps = p.keys, p.steps
    typing = do in ("type", "write") or view.filter is not None
    if do == "write":
        keys = [("Tab", labels["choices"], "switch()")]
    elif view.several:
        enter = labels["mark" if view.filter else "go_on"]
        keys = [(p.space_key, labels["mark"], "mark()"), ("Enter", enter, "submit()")]
    elif do in ("read", "point"):
        keys = [("↓", labels["scroll" if do == "read" else "choices"], "move(1)")]
    else:
        takes = view.field.takes if view.field is not None else None
        label = "save" if takes == "folder" else "go_on" if typing and takes != "find" else "go"
        keys = [("Enter", labels[label], "submit()")]
    wanted = [] if view.kind == "start" else ["back"]
    wanted += ["save"] if view.kind == "outcome" and any(c.id == "save" for c in view.choices) else []
    wanted += ["copy"] if view.kind == "outcome" and view.listeners else []
    wanted += [
        "help",
        *(["language"] if view.kind == "start" else []),
        *(["why"] if view.why else []),
        *(["sources"] if view.kind in ("outcome", "page") else []),
        "keys",
        "hide",
        "palette",
        "quit",
    ]
    short = labels | {"copy": steps["say"]}
    shown = [
        (BY_NAME[name].key(typing, browser), short[name], BY_NAME[name].action)
        for name in wanted
        if name not in view.idle and name != view.id  # it is there already
    ]
    keys += [row for row in shown if row[0] or view.form]  # on a form in a browser no key for them comes through
    if len(view.listeners) > 1:
        keys.insert(3, ("Tab", steps["listener"], "switch()"))
    leaves_line = do == "type" and browser and not view.form
    return [*keys, ("Tab", labels["choices"], "switch()")] if leaves_line else keys
