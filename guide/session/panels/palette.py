"""The palette: everything there is, found by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.i18n.phrases import name_of
from guide.session.panels.asking import StartAgain
from guide.session.panels.base import Panel
from guide.session.panels.commands import DO
from guide.session.panels.files import SavedNotes
from guide.session.panels.letters import LetterPage
from guide.session.panels.reading import SidePage
from guide.views.model import Choice, Field, Part, View

if TYPE_CHECKING:
    from guide.session.session import Session

HERE: dict[str, Callable[[Session], None]] = {
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

    def view(self, s: Session) -> View:
        typed = s.drafts.get("palette", "")
        found = self._found(s, typed)
        parts = [Part("title", s.p.palette_title), Part("hint", s.p.palette_lead if found else s.p.palette_none)]
        choices = tuple(Choice(id, text) for id, text in found)
        first = frozenset(choice.id for choice in choices[:1])
        field = Field("palette", "find", typed)
        return View("palette", s.p.palette_title, tuple(parts), choices, chosen=first, field=field)

    def _found(self, s: Session, typed: str) -> list[tuple[str, str]]:
        things = self._things(s)
        if not typed.strip():
            return things
        wanted = "".join(typed.casefold().split())
        scored = [(max(_match(wanted, text), _match(wanted, id)), id, text) for id, text in things]
        return [(id, text) for score, id, text in sorted(scored, key=lambda each: -each[0]) if score > 0]

    def _things(self, s: Session) -> list[tuple[str, str]]:
        """Everything that can be opened or done, by id."""
        p, guide = s.p, s.guide
        things = [("do:help", p.human_help)]
        things += [("do:note_down", p.log_new), ("do:log", guide.log.title.say(s.language))] if guide.log else []
        things += [("do:plan", guide.plan.title.say(s.language))] if guide.plan else []
        for letter in guide.letters.values():
            title = p.letter_named.format(title=letter.title.say(s.language))
            things.append((f"letter:{letter.id}", f"{title} ({letter.code})"))
        things += [("do:answers", p.note_answers), ("do:save", p.save)] if s.started else []
        things += [("do:notes", p.notes_open)] if s.deliver is None else []
        beside = {sheet.page for sheet in (guide.plan, guide.log, guide.helper) if sheet is not None}
        things += [(f"page:{id}", page.title.say(s.language)) for id, page in guide.pages.items() if id not in beside]
        things += [("do:map", p.map_title), ("do:sources", p.sources), ("do:keys", p.keys_title)]
        things += [("do:start-again", p.start_again)] if s.started else []
        things += [(f"language:{id}", f"{p.language_title}{p.colon}{name_of(id)}") for id in guide.about.languages.tags]
        here = f" ({p.here})"
        things += [(f"theme:{id}", f"{p.theme}{p.colon}{id}{here * (id == self.theme)}") for id in self.themes]
        return [*things, ("do:quit", p.quit)]

    def choose(self, s: Session, id: str) -> None:
        s.close()
        kind, _, name = id.partition(":")
        match kind, name:
            case "page", _:
                s.open(SidePage(name))
            case "letter", _:
                s.open(LetterPage(name))
            case "language", _ if name in s.guide.about.languages.tags:
                s.speak(name)
            case "theme", _ if self.look is not None:
                self.look(name)
            case "do", "keys":
                s.open(self.keys)
            case "do", _ if name in HERE:
                HERE[name](s)

    def left(self, s: Session) -> None:
        s.drafts.pop("palette", None)

    def type(self, s: Session, text: str) -> None:
        """Open the best find."""
        found = self._found(s, text)
        if found:
            self.choose(s, found[0][0])

    def typing(self, s: Session, text: str) -> None:
        s.drafts["palette"] = text


def _match(wanted: str, text: str) -> int:
    """How well a text has what is wanted: its beginning, a word of it, a part of it, its letters in order, or not."""
    words = text.casefold()
    squeezed = "".join(words.split())
    if wanted in squeezed:
        return 4 if squeezed.startswith(wanted) else 3 if any(w.startswith(wanted) for w in words.split()) else 2
    rest = iter(squeezed)
    return int(all(letter in rest for letter in wanted))
