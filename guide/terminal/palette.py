"""The palette: everything there is, found by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.fuzzy import FuzzySearch

from guide.panels import Map, PageList, SidePage, StartAgain
from guide.panels.base import Panel
from guide.panels.opening import open_sources
from guide.phrases import NAMES
from guide.terminal.keys_page import KeysPanel
from guide.view import Choice, Field, Part, View

if TYPE_CHECKING:
    from guide.session import Session

SHOWN = 12
"""Finds shown at once; typing on narrows them."""


@dataclass(frozen=True)
class Palette(Panel):
    """A line to type into and what matches it. `themes`: their names; `look` changes to one."""

    themes: tuple[str, ...]
    look: Callable[[str], None]

    def view(self, s: Session) -> View:
        typed = s.drafts.get("palette", "")
        found = self._found(s, typed)
        parts = [Part("title", s.p.palette_title), Part("hint", s.p.palette_lead if found else s.p.palette_none)]
        choices = tuple(Choice(id, text) for id, text in found[:SHOWN])
        return View("palette", s.p.palette_title, tuple(parts), choices, field=Field("palette", typed))

    def _found(self, s: Session, typed: str) -> list[tuple[str, str]]:
        things = self._things(s)
        if not typed.strip():
            return things
        search = FuzzySearch()
        scored = [(max(search.match(typed, text)[0], search.match(typed, id)[0]), id, text) for id, text in things]
        return [(id, text) for score, id, text in sorted(scored, key=lambda each: -each[0]) if score > 0]

    def _things(self, s: Session) -> list[tuple[str, str]]:
        """Everything that can be opened or done, by id."""
        p = s.p
        things = [(f"page:{page.id}", page.title.say(s.language)) for page in s.guide.pages.values()]
        things += [("do:map", p.map_title), ("do:sources", p.sources)]
        things += [("do:keys", p.keys_title), ("do:pages", p.side_pages)]
        things += [("do:save", p.save)] if s.started else []
        things += [("do:start-again", p.start_again)] if s.started else []
        things += [(f"language:{id}", f"{p.language_title}{p.colon}{NAMES[id]}") for id in s.guide.about.languages]
        things += [(f"theme:{name}", f"{p.theme}{p.colon}{name}") for name in self.themes]
        return [*things, ("do:quit", p.quit)]

    def choose(self, s: Session, id: str) -> None:
        s.close()
        s.drafts.pop("palette", None)
        kind, _, name = id.partition(":")
        match kind, name:
            case "page", _:
                s.open(SidePage(name))
            case "language", ("zh-Hant" | "zh-Hans" | "en") as language:
                s.speak(language)
            case "theme", _:
                self.look(name)
            case "do", "map":
                s.open(Map())
            case "do", "sources":
                open_sources(s)
            case "do", "keys":
                s.open(KeysPanel())
            case "do", "pages":
                s.open(PageList())
            case "do", "save":
                s.save()
            case "do", "start-again":
                s.open(StartAgain())
            case "do", "quit":
                s.quit()

    def type(self, s: Session, text: str) -> None:
        """Open the best find."""
        found = self._found(s, text)
        if found:
            self.choose(s, found[0][0])

    def typing(self, s: Session, text: str) -> None:
        s.drafts["palette"] = text
