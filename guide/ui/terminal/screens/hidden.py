"""Nothing to see: for when someone looks over the shoulder."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Static


class HiddenScreen(Screen[None]):
    """Nothing to see: for when someone looks over the shoulder. x and then Enter comes back."""

    CSS = "HiddenScreen { background: black; color: white; } HiddenScreen.light { background: white; color: black; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, "ready", show=False, priority=True) for key in ("x", "X", "f4", "ctrl+x")),
        Binding("enter", "return", show=False, priority=True),
        *(Binding(key, "nothing", show=False, priority=True) for key in ("escape", "ctrl+s", "h", "q", "tab")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.ready = False

    def compose(self) -> ComposeResult:
        yield Static(Content.assemble("$ ", (" ", "reverse")))

    def on_mount(self) -> None:
        self.app.cursor_position = Offset(2, 0)
        self.set_class(not self.app.current_theme.dark, "light")

    def action_ready(self) -> None:
        self.ready = True

    def action_return(self) -> None:
        if self.ready:
            self.dismiss()

    def action_nothing(self) -> None:
        self.ready = False

    def on_key(self) -> None:
        """Any other key in between, and it has to begin again."""
        self.ready = False
