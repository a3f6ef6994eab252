"""Words to say, on the clipboard: one script at a time, and it is said whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.session.host import Panel, PanelHost
from guide.session.panels.base import close_choice
from guide.session.showing import view_below
from guide.views.layout import clip
from guide.views.model import Choice, Part, View

BEGINNING = 40
"""Columns of a script that are shown to tell it from others."""


@dataclass(frozen=True)
class Script:
    """Words to say, and what stands above them: as a rule whom they are said to."""

    to: str
    words: str


def scripts_in(parts: Sequence[Part], listener: int | None = None) -> list[Script]:
    """The scripts of a page, in order; where those of one listener are shown, only they."""
    found: list[tuple[str, list[str]]] = []
    above, fresh = "", True
    for part in parts:
        if listener is not None and part.to is not None and part.to != listener:
            continue
        if part.style in ("title", "heading", "label", "to"):
            above, fresh = part.text, True
        elif part.style == "say":
            if fresh:
                found.append((above, []))
                fresh = False
            found[-1][1].append(part.text)
    return [Script(to.rstrip(":："), "\n\n".join(texts)) for to, texts in found]


def copy_words(s: PanelHost) -> None:
    """Copy the words of the page in front of the reader; where there are some for several, those that are
    shown, or ask for whom.

    As lines, where there is no clipboard, they are said alone.
    """
    scripts = _scripts(s, s.view())
    if not scripts:
        s.notice = s.p.copy_none
    elif len(scripts) == 1:
        _copy(s, scripts[0])
    else:
        s.open(WhichWords())


def _scripts(s: PanelHost, view: View) -> list[Script]:
    return scripts_in(view.parts, view.listener if s.copy is not None else None)


def _copy(s: PanelHost, script: Script) -> None:
    if s.copy is None:
        s.notice = f"{s.p.copy_here.format(to=script.to)}\n\n{script.words}"
    else:
        s.copy(script.words)
        s.notice = s.p.copied.format(to=script.to)


@dataclass(frozen=True)
class WhichWords(Panel):
    """Which of the scripts of the page it lies on is copied."""

    def view(self, s: PanelHost) -> View:
        parts = (Part("title", s.p.copy_which), Part("hint", s.p.copy_lead))
        choices = [
            Choice(f"script:{number}", script.to, voice="  " + clip(" ".join(script.words.split()), BEGINNING))
            for number, script in enumerate(_scripts(s, view_below(s, self)))
        ]
        return View("copy", s.p.copy_which, parts, (*choices, close_choice(s)))

    def choose(self, s: PanelHost, id: str) -> None:
        found = {f"script:{number}": script for number, script in enumerate(_scripts(s, view_below(s, self)))}
        s.close()
        if id in found:
            _copy(s, found[id])
