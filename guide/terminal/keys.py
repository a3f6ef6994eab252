"""One table of commands: which keys, which label. Key bindings, the foot line and the page of keys all come from it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.events import Key


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


def one_by_one(key: Key) -> list[Key]:
    """The keys that were pressed: what a terminal tells as Alt and a letter is as a rule Esc and then that letter."""
    if not key.key.startswith("alt+") or key.character is None or not key.character.isalpha():
        return [key]
    return [Key("escape", None), Key(key.character, key.character)]


COMMANDS: tuple[Command, ...] = (
    Command("back", "back", ("escape", "backspace", "left"), ("escape",)),
    Command("why", "why", ("w",), ("f3",)),
    Command("sources", "sources", ("s",), ("f7",)),
    Command("terms", "terms", ("d",), ("f8",)),
    Command("map", "map", ("m",), ("f9",)),
    Command("human_help", "help", ("h",), ("f2",)),
    Command("show_keys", "keys", ("question_mark",), ("f1",)),
    Command("note_down", "note_down", ("n",), ("f10",)),
    Command("contact_log", "log", ("c",)),
    Command("plan", "plan", ("r",)),
    Command("save", "save", ("v",), ("ctrl+s",)),
    Command("pages", "pages", ("p",), ("f5",)),
    Command("palette", "palette", (), ("ctrl+p",)),
    Command("language", "language", ("l",), ("f6",)),
    Command("hide", "hide", ("x",), ("f4", "ctrl+x")),
    Command("leave", "quit", ("q",), ("ctrl+q", "ctrl+c")),
)
BY_ACTION = {command.action: command for command in COMMANDS}
