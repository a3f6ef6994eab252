"""Keys and pastes are done with one after the other, in the order they came; those that come too early wait.

Textual hands a key to the widget that has the focus when the key arrives, and looks its bindings up later: of keys that
arrive together, as over a slow line, the second would not know what the first has opened. It also loses an Esc behind
which another key comes at once. This is the one place that leans on parts of Textual that are not documented;
`tests/ui/test_type_ahead.py` fails where they change.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget

from guide.values.characters import typed

AT_ONCE = ("ctrl+c", "ctrl+q")
"""Keys that leave without waiting for anything."""
ALT = "alt+"
_ESC = "\x1b"
_BEGIN_A_SEQUENCE = "[]NOPX^_"
"""Behind Esc, these begin what a terminal sends for other keys, or answers."""
_BY_WORDS = {"alt+b": "ctrl+left", "alt+f": "ctrl+right", "alt+backspace": "ctrl+w"}
"""What Alt does where one types, wherever a terminal has no better way to tell it."""


class KeysInOrder(App[int], inherit_bindings=False):
    """An app that waits for each key to be done with. Until `ready_for_keys`, they are only kept."""

    def __init__(self) -> None:
        super().__init__(watch_css=False)
        self._early: list[events.Key | events.Paste] | None = []

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pastes out of the general run of events."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._early is None or (isinstance(event, events.Key) and event.key in AT_ONCE):
            await self._take(event)
        else:
            self._early.append(event)
            self.waits_for_more()

    def waits_for_more(self) -> None:
        """A key has come that has to wait."""

    async def ready_for_keys(self) -> None:
        """From now on keys are taken as they come; those that have waited are taken first."""
        early, self._early = self._early or [], None
        for event in early:
            await self._take(event)

    async def _take(self, event: events.Key | events.Paste) -> None:
        if isinstance(event, events.Paste):
            paste = events.Paste(typed(event.text))
            paste._set_forwarded()
            await self._pass_up(paste)
            return
        node = self.first_to_take
        typing = isinstance(node, Widget) and node.check_consume_key("a", "a")
        for key in one_by_one(event, typing):
            key._set_forwarded()
            if not await self._check_bindings(key.key, priority=True):
                await self._pass_up(key)
                if not key._stop_propagation:
                    await self._check_bindings(key.key)

    @property
    def first_to_take(self) -> DOMNode | None:
        """The widget that a key is given to before those around it."""
        return self.focused or self.screen

    async def _pass_up(self, event: events.Key | events.Paste) -> None:
        """Give it to the widget in focus and to those around it, from queue to queue no more."""
        event.bubble = False  # type: ignore[misc]
        node: DOMNode | None = self.first_to_take
        while isinstance(node, Widget) and not event._stop_propagation:
            await node._dispatch_message(event)
            node = node.parent


def one_by_one(key: events.Key, typing: bool) -> list[events.Key]:
    """The keys that were pressed.

    What comes as Alt and a key is as a rule Esc and then that key. Enter comes as Ctrl+J where it was pressed before
    the program had taken the terminal over.
    """
    if key.key == "ctrl+j":
        return [events.Key("enter", "\r")]
    if not key.key.startswith(ALT) or key.character is None:
        return [key]
    if typing and key.key in _BY_WORDS:
        return [events.Key(_BY_WORDS[key.key], None)]
    return [events.Key("escape", None), events.Key(key.key.removeprefix(ALT), key.character)]


def _nothing_lost(self: XTermParser, sequence: str, alt: bool = False) -> Iterable[events.Key]:
    """Read Esc and another key that comes within a tenth of a second as Alt and that key, whichever it is.

    Textual does so with letters alone, and only once nothing more has come: of Esc and / it keeps the /, of Esc and 3
    it makes a £.
    """
    both = len(sequence) == 2 and sequence[0] == _ESC and sequence[1] not in _ESC + _BEGIN_A_SEQUENCE
    for key in _as_textual_reads(self, sequence[1:] if both else sequence):
        yield events.Key(ALT + key.key, key.character) if both or alt else key


_as_textual_reads = XTermParser._sequence_to_key_events
XTermParser._sequence_to_key_events = _nothing_lost  # type: ignore[method-assign]
