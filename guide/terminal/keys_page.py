"""The page of keys, made from the table of commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.layout import cells
from guide.panels.base import ToRead
from guide.terminal.keys import COMMANDS, printed, reaches
from guide.view import Choice, Part, View

if TYPE_CHECKING:
    from guide.session import Session


@dataclass(frozen=True)
class KeysPanel(ToRead):
    """The page of keys, made from the table of commands."""

    def view(self, s: Session) -> View:
        keys, browser = s.p.keys, s.deliver is not None
        marking = f"{keys['go']}{s.p.comma}{keys['mark']}"
        rows = [("↑ ↓  j k  Home End", keys["move"]), ("1–9  Enter  Space", marking)]
        for command in COMMANDS:
            shown = dict.fromkeys(printed(key) for key in (*command.keys, *command.always) if reaches(key, browser))
            rows.append(("  ".join(shown), keys[command.label]))
        for page in s.guide.pages.values():
            if page.key is not None:
                rows.append((page.key, page.title.say(s.language)))
        rows.append(("x … x Enter", keys["unhide"]))
        width = max(cells(key) for key, _ in rows) + 3
        parts = [
            Part("title", s.p.keys_title),
            Part("hint", s.p.keys_lead_browser if browser else s.p.keys_lead),
            Part("gap", ""),
        ]
        parts += [Part("text", text, key + " " * (width - cells(key))) for key, text in rows]
        return View("keys", s.p.keys_title, tuple(parts), (Choice("close", s.p.close, apart=True),), reading=True)
