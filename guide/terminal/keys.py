"""One table of commands: which keys, which label. Key bindings, the foot line and the page of keys all come from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.layout import cells
from guide.view import Choice, Part, View

if TYPE_CHECKING:
    from guide.session import Session


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can do. `keys` work where no field is being typed into, `always` everywhere."""

    action: str
    label: str
    keys: tuple[str, ...] = ()
    always: tuple[str, ...] = ()

    @property
    def capitals(self) -> tuple[str, ...]:
        """The same letters with Caps Lock on."""
        return tuple(key.upper() for key in self.keys if len(key) == 1)

    def key(self, typing: bool, browser: bool) -> str:
        """The key to show, as it is printed on the keyboard; nothing where there is none."""
        keys = self.always if typing or not self.keys else self.keys
        return next((printed(key) for key in keys if reaches(key, browser)), "")


def reaches(key: str, browser: bool) -> bool:
    """Whether a key is sure to come through: a browser may take F keys and those with Ctrl for itself."""
    return not browser or not (key.startswith("ctrl+") or key[1:].isdigit())


def printed(key: str) -> str:
    """A key as it stands on the keyboard: F1, ^S, Esc."""
    if key in _PRINTED:
        return _PRINTED[key]
    return f"^{key[-1].upper()}" if key.startswith("ctrl+") else key.upper() if key[1:].isdigit() else key


_PRINTED = {
    "escape": "Esc",
    "left": "←",
    "question_mark": "?",
    "backspace": "Backspace",
    "enter": "Enter",
    "space": "Space",
    "down": "↓",
}

COMMANDS: tuple[Command, ...] = (
    Command("back", "back", ("escape", "backspace", "left"), ("escape",)),
    Command("why", "why", ("w",), ("f3",)),
    Command("sources", "sources", ("s",), ("f7",)),
    Command("terms", "terms", ("d",), ("f8",)),
    Command("map", "map", ("m",), ("f9",)),
    Command("human_help", "help", ("h",), ("f2",)),
    Command("show_keys", "keys", ("question_mark",), ("f1",)),
    Command("save", "save", ("v",), ("ctrl+s",)),
    Command("pages", "pages", ("p", "ctrl+p"), ("f5",)),
    Command("language", "language", ("l",), ("f6",)),
    Command("hide", "hide", ("x",), ("f4", "ctrl+x")),
    Command("leave", "quit", ("q",), ("ctrl+q", "ctrl+c")),
)
BY_ACTION = {command.action: command for command in COMMANDS}


class KeysPanel:
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
        lead = s.p.keys_lead_browser if browser else s.p.keys_lead
        width = max(cells(key) for key, _ in rows) + 3
        parts = [Part("title", s.p.keys_title), Part("hint", lead), Part("gap", "")]
        parts += [Part("text", text, key + " " * (width - cells(key))) for key, text in rows]
        return View("keys", s.p.keys_title, tuple(parts), (Choice("close", s.p.close, apart=True),), reading=True)

    def choose(self, s: Session, id: str) -> None:
        s.close()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KeysPanel)

    def __hash__(self) -> int:
        return hash(KeysPanel)
