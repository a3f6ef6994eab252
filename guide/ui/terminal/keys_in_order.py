"""Keys and pastes are done with one after the other, in the order they came; those that come too early wait.

Textual hands a key to the widget that has the focus when the key arrives, and looks its bindings up later: of keys that
arrive together, as over a slow line, the second would not know what the first has opened. This is the one place that
leans on parts of Textual that are not documented; `tests/ui/test_type_ahead.py` fails where they change.
"""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget

from guide.values.characters import typed

AT_ONCE = ("ctrl+c", "ctrl+q")
"""Keys that leave without waiting for anything."""
_DIGITS = dict(zip("¡™£¢∞§¶•ªº", "1234567890", strict=True))
"""What a Mac types with its option key and a digit."""


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
        typing = isinstance(node, Widget) and node.check_consume_key(event.key, event.character)
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

    What a terminal tells as Alt and a letter is as a rule Esc and then that letter; with a digit Textual takes it for
    the sign that a Mac has there, which means nothing where nothing is typed. Enter comes as Ctrl+J where it was
    pressed before the program had taken the terminal over.
    """
    if key.key == "ctrl+j":
        return [events.Key("enter", "\r")]
    if not typing and key.character in _DIGITS:
        digit = _DIGITS[key.character]
        return [events.Key("escape", None), events.Key(digit, digit)]
    if not key.key.startswith("alt+") or key.character is None or not key.character.isprintable():
        return [key]
    return [events.Key("escape", None), events.Key(key.key.removeprefix("alt+"), key.character)]
