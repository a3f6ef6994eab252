"""What the guide is measured against: the least a Textual app can be.

`bare.py hello` shows one line. `bare.py questions` shows a text and a list of options, and each Enter puts the next
question in their place: the cheapest way there is to go from one page to the next.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

OPTIONS = (
    "It is my own instalment",
    "I was called",
    "I am helping",
    "It is not mine",
    "Something else",
    "I do not know",
)


class Hello(App[None]):
    """One line of text."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Static("Hello, world")


class Questions(App[None]):
    """A question with its options, replaced in place."""

    ENABLE_COMMAND_PALETTE = False
    number = 1

    def compose(self) -> ComposeResult:
        yield Static(id="ask")
        yield OptionList()

    def on_mount(self) -> None:
        self.ask()

    def on_option_list_option_selected(self) -> None:
        self.number += 1
        self.ask()

    def ask(self) -> None:
        with self.batch_update():
            self.query_one("#ask", Static).update(Content(f"Question {self.number}?"))
            options = self.query_one(OptionList)
            options.set_options(Content(f"{self.number}.{n} {text}") for n, text in enumerate(OPTIONS, 1))
            options.highlighted = 0


if __name__ == "__main__":
    app: App[None] = Questions() if sys.argv[1:] == ["questions"] else Hello()
    app.run()
