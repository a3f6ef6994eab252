"""The page of keys, made from the table of commands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from guide.session.idle import idle
from guide.session.panels.base import ToRead
from guide.views.commands import COMMANDS, MOTIONS, TO_LEAVE, printed, reaches
from guide.views.layout import cells, pad
from guide.views.model import Choice, Part, View

if TYPE_CHECKING:
    from guide.session.host import PanelHost

TOLD = ("move", "mark", "go")
"""Motions told in one line, whose keys have names of their own in each language."""


@dataclass(frozen=True)
class KeysPanel(ToRead):
    """The page of keys, made from the table of commands."""

    def view(self, s: PanelHost) -> View:
        keys, browser = s.p.keys, s.deliver is not None
        marking = f"{keys['go']}{s.p.comma}{keys['mark']}"
        about = [(s.p.moving_keys, keys["move"]), (f"1–9  0  .0  Enter  →  {s.p.space_key}", marking)]
        for motion in (each for each in MOTIONS if each.name not in TOLD):
            shown = [printed(key) for key in motion.keys if reaches(key, browser)]
            about += [("  ".join(shown), keys[motion.name])] if shown else []
        rows = []
        for command in (each for each in COMMANDS if each.name not in idle(s.guide)):
            every = dict.fromkeys(printed(key) for key in (*command.keys, *command.always) if reaches(key, browser))
            typed = TO_LEAVE[:1] if command.name == "quit" else ()
            rows.append(("  ".join((*every, *typed)), keys[command.name]))
        for page in s.guide.pages.values():
            if page.key is not None:
                rows.append((page.key, page.title.say(s.language)))
        parts = [
            Part("title", s.p.keys_title),
            Part("hint", s.p.keys_lead_browser if browser else s.p.keys_lead),
            Part("gap", ""),
            *_lines([*about, ("x … x Enter", keys["unhide"])]),
            Part("gap", ""),
            *_table(rows, s.columns),
        ]
        return View("keys", s.p.keys_title, tuple(parts), (Choice("close", s.p.close, apart=True),), reading=True)


def _lines(rows: list[tuple[str, str]]) -> list[Part]:
    width = max(cells(key) for key, _ in rows) + 2
    return [Part("text", says, pad(key, width)) for key, says in rows]


def _table(rows: list[tuple[str, str]], columns: int) -> list[Part]:
    """Keys with what they do, in two columns side by side where these words leave room for it."""
    half = (len(rows) + 1) // 2
    left, right = _stack(rows[:half]), _stack(rows[half:])
    room = max(map(cells, left)) + 3
    if room + max(map(cells, right)) > columns:
        return _lines(rows)
    return [Part("text", f"{pad(one, room)}{other}".rstrip()) for one, other in zip_longest(left, right, fillvalue="")]


def _stack(rows: list[tuple[str, str]]) -> list[str]:
    width = max(cells(key) for key, _ in rows) + 2
    return [pad(key, width) + says for key, says in rows]
