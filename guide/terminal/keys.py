"""One table of commands: which keys, which label. Key bindings, the foot line and the page of keys all come from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can do. `keys` work where no field is being typed into, `always` everywhere."""

    action: str
    label: str
    keys: tuple[str, ...] = ()
    always: tuple[str, ...] = ()

    def key(self, typing: bool) -> str:
        """The key to show, as it is printed on the keyboard."""
        keys = self.always if typing or not self.keys else self.keys
        return _PRINTED.get(keys[0], keys[0].upper() if keys[0].startswith("f") else keys[0]) if keys else ""


_PRINTED = {
    "escape": "Esc",
    "left": "←",
    "question_mark": "?",
    "ctrl+s": "^S",
    "ctrl+q": "^Q",
    "enter": "Enter",
    "space": "Space",
    "down": "↓",
}

COMMANDS: tuple[Command, ...] = (
    Command("back", "back", ("escape", "backspace", "left"), ("escape",)),
    Command("why", "why", ("w",), ("f3",)),
    Command("human_help", "help", ("h",), ("f2",)),
    Command("show_keys", "keys", ("question_mark",), ("f1",)),
    Command("save", "save", (), ("ctrl+s",)),
    Command("pages", "pages", ("p", "ctrl+p"), ("f5",)),
    Command("language", "language", ("l",), ("f6",)),
    Command("hide", "hide", ("x",), ("f4", "ctrl+x")),
    Command("leave", "quit", ("q",), ("ctrl+q", "ctrl+c")),
)
BY_ACTION = {command.action: command for command in COMMANDS}
