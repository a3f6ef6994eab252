"""The palette: everything there is, found by a few letters of its name, a word in it, or a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from guide.i18n.locale import in_brackets
from guide.i18n.phrases import name_of, phrases
from guide.session.findable import findable
from guide.session.host import Panel, PanelHost
from guide.session.idle import idle
from guide.session.panels.asking import StartAgain
from guide.session.panels.commands import DO
from guide.session.panels.files import SavedNotes
from guide.session.panels.reading import LawText, OutcomePage, SidePage, SourcePage
from guide.session.panels.sheets import is_wanted, open_sheet
from guide.views.commands import BY_NAME
from guide.views.find import Found, Thing, find
from guide.views.model import Choice, Field, Key, Part, View

LISTED = ("do:", "sheet:", "letter:", "page:")
"""What is listed before anything is typed."""
MOST = 20
"""Finds that are listed; the best come first."""
HERE: dict[str, Callable[[PanelHost], None]] = {
    **DO,
    "notes": lambda s: s.open(SavedNotes.here(s)),
    "start-again": lambda s: s.open(StartAgain()),
    "quit": lambda s: s.quit(),
}


@dataclass(frozen=True)
class Palette(Panel):
    """A line to type into and what matches it. `keys`: the page that says what can be pressed or typed.

    `themes`: their names, where there is a screen; `theme` is in use, `look` changes to another.
    """

    keys: Panel
    themes: tuple[str, ...] = ()
    theme: str = ""
    look: Callable[[str], None] | None = None

    def view(self, s: PanelHost) -> View:
        typed = s.unfinished.typed.get("palette", "")
        found = self._found(s, typed)
        parts = [Part("title", s.p.palette_title), Part("hint", s.p.palette_lead if found else s.p.palette_none)]
        choices = tuple(_listed(one) for one in found)
        first = frozenset(choice.id for choice in choices[:1])
        field = Field("palette", "find", typed)
        return View("palette", s.p.palette_title, tuple(parts), choices, chosen=first, field=field)

    def _found(self, s: PanelHost, typed: str) -> list[Found]:
        """What is meant. Law texts, channels and outcomes are not listed until something is typed."""
        there = findable(s.guide, s.language)
        if not typed.strip():
            return find(self._things(s, [thing for id, thing in there.items() if id.startswith(LISTED)]), "")
        return find(self._things(s, there.values()), typed)[:MOST]

    def _things(self, s: PanelHost, content: Iterable[Thing]) -> list[Thing]:
        """What can be done, with its key, and what can be opened."""
        p, guide, known = s.p, s.guide, {thing.id: thing for thing in content}
        things = [_command(s, "help", p.human_help)]
        things += [_command(s, "note_down", p.log_new)] if is_wanted(s, "log") else []
        things += [_command(s, id[3:], known[id]) for id in known if id.startswith("do:") and is_wanted(s, id[3:])]
        things += [thing for id, thing in known.items() if id.startswith(("sheet:", "letter:"))]
        things += [_command(s, "answers", p.note_answers)] if s.started and s.answers() else []
        things += [_command(s, "save", p.save)] if s.note_state.has_something else []
        things += [_command(s, "notes", p.notes_open)] if s.deliver is None else []
        things += [thing for id, thing in known.items() if not id.startswith(("do:", "sheet:", "letter:"))]
        things += [
            _command(s, "map", p.map_title),
            *([] if "sources" in idle(guide) else [_command(s, "sources", p.sources)]),
            _command(s, "keys", p.keys_title),
        ]
        things += [_command(s, "start-again", p.start_again)] if s.started else []
        things += [
            Thing(f"language:{id}", f"{p.language_title}{p.colon}{name_of(id)}", (name_of(id),))
            for id in (guide.about.languages.tags if len(guide.about.languages.tags) > 1 else ())
        ]
        things += [
            Thing(f"theme:{id}", in_brackets(f"{p.theme}{p.colon}{id}", p.here if id == self.theme else "", p), (id,))
            for id in self.themes
        ]
        return [*things, _command(s, "quit", p.quit)]

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        kind, _, name = id.partition(":")
        match kind, name:
            case "page", _:
                s.open(SidePage(name))
            case "letter", _:
                open_sheet(s, "letters", name)
            case "sheet", _:
                open_sheet(s, name)
            case "law", _:
                s.open(LawText(name))
            case "channel", _:
                s.open(SourcePage(name))
            case "outcome", _:
                s.open(OutcomePage(name))
            case "language", _ if name in s.guide.about.languages.tags:
                s.speak(name)
            case "theme", _ if self.look is not None:
                self.look(name)
            case "do", "keys":
                s.open(self.keys)
            case "do", _ if name in HERE:
                HERE[name](s)

    def left(self, s: PanelHost) -> None:
        s.unfinished.typed.pop("palette", None)

    def type(self, s: PanelHost, text: str) -> None:
        """Open the best find."""
        found = self._found(s, text)
        if found:
            self.choose(s, found[0].thing.id)

    def typing(self, s: PanelHost, text: str) -> None:
        s.unfinished.typed["palette"] = text


def _command(s: PanelHost, name: str, what: str | Thing) -> Thing:
    """A command, with the key that does it, found by the words that may be typed for it too."""
    thing = what if isinstance(what, Thing) else Thing(f"do:{name}", what)
    key = BY_NAME[name].key(typing=False, browser=s.deliver is not None) if name in BY_NAME else ""
    told = (phrases(language).words.get(name, "") for language in s.guide.about.languages.tags)
    called = (name, *(word for words in told for word in words.split(", ") if word))
    return replace(thing, key=key, called=(*thing.called, *called))


def _listed(one: Found) -> Choice:
    """A find with its key, and where it was found in a text alone, what stands around it there."""
    keys = (Key(one.thing.key, "", ""),) if one.thing.key else ()
    return Choice(one.thing.id, one.thing.name, voice=f"  {one.excerpt}" if one.excerpt else "", keys=keys)
