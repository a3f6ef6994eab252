"""The commands that work anywhere, by name: what keys, the palette and plain mode call."""

from __future__ import annotations

from collections.abc import Callable

from guide.session.history import undo
from guide.session.host import PanelHost
from guide.session.idle import idle
from guide.session.panels.asking import Languages, open_answers
from guide.session.panels.copying import copy_words
from guide.session.panels.opening import by_key, note_down, open_help, open_sources
from guide.session.panels.reading import Map, PageList

DO: dict[str, Callable[[PanelHost], None]] = {
    "answers": open_answers,
    "copy": copy_words,
    "help": open_help,
    "language": lambda s: s.open(Languages()),
    "log": lambda s: by_key(s, "log"),
    "map": lambda s: s.open(Map()),
    "note_down": note_down,
    "pages": lambda s: s.open(PageList()),
    "plan": lambda s: by_key(s, "plan"),
    "save": lambda s: s.save(),
    "sources": open_sources,
    "undo": undo,
}


def do(s: PanelHost, name: str) -> None:
    """What a command does, where it does anything in this guide."""
    if name not in idle(s.guide):
        DO[name](s)
