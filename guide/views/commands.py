"""The tables of commands and motions: bindings, foot, page of keys and what may be typed as a line come from them."""

from __future__ import annotations

from dataclasses import dataclass

from guide.views.model import Key


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can do. `keys` work where no field is being typed into, `always` everywhere.

    `shown`: it concerns what is shown, so each face does it; all others are in `guide.session.panels.commands`.
    """

    name: str
    keys: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    shown: bool = False

    @property
    def action(self) -> str:
        """What a binding or a click calls."""
        return f"{self.name}()" if self.shown else f"do({self.name!r})"

    @property
    def capitals(self) -> tuple[str, ...]:
        """The same letters with Caps Lock on."""
        return tuple(key.upper() for key in self.keys if len(key) == 1)

    @property
    def letters(self) -> tuple[str, ...]:
        """What may be typed for it as a line: its letters, and signs like ? and /."""
        return tuple(_SIGNS.get(key, key) for key in self.keys if len(key) == 1 or key in _SIGNS)

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


_SIGNS = {"question_mark": "?", "slash": "/"}
_PRINTED = {
    **_SIGNS,
    "escape": "Esc",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "Backspace",
    "enter": "Enter",
    "space": "Space",
    "down": "↓",
}


COMMANDS: tuple[Command, ...] = (
    Command("back", ("escape", "backspace", "left", "b"), ("escape",), shown=True),
    Command("undo", ("u",)),
    Command("why", ("w",), ("f3",), shown=True),
    Command("sources", ("s",), ("f7",)),
    Command("terms", ("d",), ("f8",), shown=True),
    Command("map", ("m",), ("f9",)),
    Command("help", ("h",), ("f2",)),
    Command("keys", ("question_mark",), ("f1",), shown=True),
    Command("note_down", ("n",), ("f10",)),
    Command("log", ("c",)),
    Command("plan", ("r",)),
    Command("save", ("v",), ("ctrl+s",)),
    Command("pages", ("p",), ("f5",)),
    Command("answers", ("a",)),
    Command("copy", ("y",)),
    Command("palette", ("slash",), ("ctrl+p",), shown=True),
    Command("language", ("l",), ("f6",)),
    Command("hide", ("x",), ("f4", "ctrl+x"), shown=True),
    Command("quit", ("q",), ("ctrl+q",), shown=True),
)


@dataclass(frozen=True, slots=True)
class Motion:
    """Keys that move about, take what is stood on or step aside, of the screen alone. `always`: while one types too."""

    name: str
    keys: tuple[str, ...]
    action: str
    always: bool = False


MOTIONS: tuple[Motion, ...] = (
    Motion("move", ("up", "k"), "move(-1)"),
    Motion("move", ("down", "j"), "move(1)"),
    Motion("move", ("pageup",), "turn(-1)"),
    Motion("move", ("pagedown",), "turn(1)"),
    Motion("move", ("home", "g"), "ends(-1)"),
    Motion("move", ("end", "G"), "ends(1)"),
    Motion("mark", ("space",), "mark"),
    Motion("go", ("enter", "right"), "submit"),
    Motion("switch", ("tab", "shift+tab"), "switch", always=True),
    Motion("interrupt", ("ctrl+c",), "copy_or_quit", always=True),
    Motion("aside", ("ctrl+z",), "app.suspend_process"),
)
TO_LEAVE = (":q", ":q!", ":wq")
"""What hands that are used to it type to leave."""
BY_NAME = {command.name: command for command in COMMANDS}


def letter(name: str) -> str:
    """The letter of a command, to be shown beside what it does."""
    return BY_NAME[name].letters[0]


def key_for(name: str, label: str) -> Key:
    """The key of a command, to stand where it does what `label` says."""
    return Key(letter(name), label, name)
