"""The same guide as lines of text: for screen readers, pipes, and terminals that cannot draw.

Every view is printed from top to bottom, then one line is read: the number or the words of a choice, several numbers,
what a field asks for, or a letter or word for what the keys do on the full screen. What was typed into a field is
taken at once only where nothing had to be made out of it; else it is said first how it reads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TextIO

from guide.i18n.languages import languages
from guide.i18n.phrases import Phrases, phrases
from guide.session.host import PanelHost
from guide.session.idle import idle
from guide.session.panels.base import ToRead, close_choice
from guide.session.panels.commands import DO
from guide.session.panels.opening import open_page
from guide.session.panels.palette import Palette
from guide.session.session import Session
from guide.views.commands import COMMANDS
from guide.views.find import LONGEST
from guide.views.layout import wrap
from guide.views.lines import lay_out
from guide.views.model import GAP, Choice, Part, View
from guide.views.pieces import Line
from guide.views.rail import rail_parts

WIDTH = 78
_NUMBERS = re.compile(r"\d{1,4}(?:[\s,、，]+\d{1,4})*[.。、)]?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_FIGURES = ("money", "number", "date", "time")
_PATH = ("/", "~", "\\")
"""A folder is written with one of these, so that it cannot be mistaken for a number or a word of a list."""
EVERY = 999
"""As many choices as can be numbered: a line has room for any number."""
_OUT_OF_SIGHT = 100
"""Lines after which nothing of a page is on any screen."""


def walk(session: Session, lines: Iterable[str], out: TextIO) -> int:
    """Walk the guide with lines from `lines`, writing to `out`, until the reader leaves or the lines end."""
    face = _Plain(session, out)
    face.show()
    for line in lines:
        face.take(line.rstrip("\n"))
        session.keep()
        if session.done:
            return 0
        face.show()
    return 0


class _Plain:
    def __init__(self, session: Session, out: TextIO) -> None:
        self.session = session
        self.out = out
        self.view = session.view()
        self.extra: tuple[Part, ...] = ()
        """what was asked for on this page: why the question is put, what its words mean"""
        self.written: list[str] = []
        """lines of a whole text that is being typed"""
        self.hidden = False
        self.brief = False
        """only how a field reads now is to be said, not the whole page"""

    # printing

    def show(self) -> None:
        """Print what is in front of the reader and what can be typed; of a line that was wrong, only what was wrong."""
        if self.written or self.hidden:
            return
        view, before = self.session.view(), self.view
        if self.session.notice:  # what was asked for is all there is to say
            self._say("", *self.session.notice.split("\n"), "")  # words to be copied are not broken
            self._tell(self._prompt())
            self.view = view
            return
        if view.id != before.id:
            self.extra = ()
        self.view = view
        if view.id == before.id and (view.error or self.brief):
            self._tell(f"! {view.error}") if view.error else self._show_field()
            self._tell(self._prompt())
            return
        told = rail_parts(view)
        within = told if view.kind == "outcome" else []
        shown = replace(view, listener=None, parts=(*view.parts, *within))  # here there is room for all their words
        if view.form:  # rows are chosen by their number and filled in one at a time
            beside = (GAP, *view.sidebar) if view.sidebar else ()
            shown = replace(shown, highlight=None, parts=(*view.parts, *beside))
        self._say(*(line.text.rstrip() for line in _lines(shown, self.extra)), "")
        if view.progress or view.standing:
            self._say(f"({view.progress or view.standing})")
        if view.kind == "question" and told:
            self._say(*(line.text.rstrip() for line in _lines(View("", "", tuple(told)), ())))
        if view.field is not None and not view.form:
            self._show_field()
            if view.error:
                self._tell(f"! {view.error}")
        self._tell(self._prompt())

    def _show_field(self) -> None:
        """What stands in a field, and how it reads."""
        text = self.view.field.text if self.view.field is not None else ""
        if text:
            self._say(*(line for line in (f"[{text}]", self.session.reads_as(text)) if line))

    def _say(self, *lines: str) -> None:
        print(*lines, sep="\n", flush=True, file=self.out)

    def _tell(self, text: str) -> None:
        """Say a sentence, in lines as wide as the page's."""
        self._say(*wrap(text, WIDTH))

    def _prompt(self) -> str:
        view, p = self.view, self.session.p
        field = None if view.form else view.field
        if field is not None and field.takes == "letter":
            return p.plain_text
        if field is not None and field.takes == "folder":
            first = p.plain_folder
        elif field is not None:
            waits = field.takes in _FIGURES and field.text and self.session.reads_as(field.text)
            first = p.plain_reads if waits else p.plain_find if field.takes == "find" else p.plain_field
        else:
            first = p.plain_several if view.several else p.plain_one
        slash = "/" if _any_words(view) else ""
        return p.plain_prompt.format(first=first, back=f"{slash}b", help=f"{slash}h", all=f"{slash}?")

    # taking a line

    def take(self, line: str) -> None:
        """Do what a typed line says. An empty one does nothing, so that the page is shown again."""
        said = unicodedata.normalize("NFKC", line).strip().casefold()
        field = None if self.view.form else self.view.field
        self.session.error, self.session.notice, self.brief = "", "", False
        if self.hidden:
            self.hidden = said not in _letters_and_words("hide")
        elif field is not None and field.takes == "letter":
            self._write(line)
        elif said and not self._asked_for(said):
            if self.view.filter is not None:
                self.session.typing(line.strip())
            elif field is None:
                self.session.error = self.session.p.plain_unknown
            else:
                self._fill(line.strip())

    def _asked_for(self, said: str) -> bool:
        """Choose or do what a line names, if it names anything; where any words may be typed, only after a slash."""
        bare = said[1:] if len(said) > 1 and said.startswith("/") else said
        if _any_words(self.view) and bare == said:
            return self.view.id == "palette" and self._look_for(said)
        numbers = _NUMBERS.fullmatch(bare)
        if numbers is not None and (bare != said or not _digits(self.view)):
            return self._choose([int(number) for number in re.findall(r"\d+", numbers[0])]) or self._look_for(said)
        choice = _named(self.view, bare)
        action = None if choice is not None else self._answer(bare) or self._action(bare)
        if choice is not None:
            self._press(choice)
        elif action is not None:
            action()
        return choice is not None or action is not None or self._look_for(said)

    def _look_for(self, said: str) -> bool:
        """Look for what stands after the word for finding, or after a slash where nothing else is typed so."""
        takes = self.view.field.takes if self.view.field is not None and not self.view.form else None
        first, _, rest = said.removeprefix("/").partition(" ")
        wanted = rest if first in _words("palette") else said[1:] if said[0] == "/" and takes in (None, "find") else ""
        if not wanted.strip() or len(wanted) > LONGEST or takes in ("folder", "letter"):
            return False
        palette = Palette(WhatToType())
        if self.view.id != "palette":
            self.session.open(palette)
        self.session.typing(wanted)
        return True

    def _choose(self, numbers: list[int]) -> bool:
        """Choose by numbers; whether there are such choices."""
        places = self.view.numbered
        if not places.keys() >= {*numbers} or (len(numbers) > 1 and not self.view.several):
            return False
        chosen = [self.view.choices[places[number]] for number in numbers]
        marked = [choice for choice in chosen if not choice.submits]
        if self.view.several and marked:
            unseen = self.view.chosen - {choice.id for choice in self.view.choices}  # where the list is narrowed
            self.session.choose(*unseen, *(choice.id for choice in self.view.choices if choice in marked))
        else:
            self._press(chosen[0])
        return True

    def _press(self, choice: Choice) -> None:
        if self.view.several and not choice.submits:
            self.session.choose(choice.id)
        else:
            typed = self.view.field.text if self.view.field is not None else ""
            self.session.press(self.view, choice, typed, self.view.chosen)

    def _answer(self, said: str) -> Callable[[], object] | None:
        """Yes and no, where the page asks for it: is what was typed meant so, is it to be done or not."""
        yes, no = said in _words("yes"), said in _words("no")
        view, field = self.view, self.view.field if not self.view.form else None
        if field is not None and field.text and field.takes in (*_FIGURES, "folder"):
            submit = next((choice for choice in view.choices if choice.submits), None)
            if yes and submit is not None:
                return partial(self._press, submit)
            return self.session.retract if no else None
        if field is None and view.kind == "panel" and not view.several and len(view.choices) in (1, 2):
            if yes:
                return partial(self._press, view.choices[0])
            if no:
                return partial(self._press, view.choices[-1])
        return None

    def _action(self, said: str) -> Callable[[], object] | None:
        """What a letter or word does that is the same on every page."""
        s = self.session
        own: dict[str, Callable[[], object]] = {
            "back": s.back,
            "quit": s.quit,
            "hide": self._hide,
            "why": lambda: self._add(self.view.why),
            "terms": lambda: self._add(tuple(Part("item", means, f"{w}{s.p.colon}") for w, means in self.view.words)),
            "keys": lambda: s.toggle(WhatToType()),
            "palette": lambda: s.toggle(Palette(WhatToType())),
        }
        for command in COMMANDS:
            if said in _letters_and_words(command.name) and command.name not in idle(s.guide):
                return own.get(command.name) or (partial(DO[command.name], s) if command.name in DO else None)
        page = next((page for page in s.guide.pages.values() if page.key == said), None)
        return partial(open_page, s, said) if page is not None else None

    def _fill(self, text: str) -> None:
        """Put a line into the field, and take it where it is clear how it is meant."""
        field, s = self.view.field, self.session
        assert field is not None
        if field.takes == "folder" and not any(sign in text for sign in _PATH):
            s.error = s.p.plain_folder
            return
        s.typing(text)
        self.brief = field.takes != "find"
        if field.takes in ("folder", "find"):
            return
        reads = s.reads_as(text) if field.takes in _FIGURES else ""
        if not reads or _stands_in(text, reads, field.takes):
            if reads:
                self._say(reads)
            s.type(text)

    def _write(self, line: str) -> None:
        """A line of a whole text, until one with a dot alone; a slash and a number or a letter before it leaves it."""
        said = line.strip().casefold()
        if said == "." and any(text.strip() for text in self.written):
            whole, self.written = "\n".join(self.written), []
            self.session.type(whole)
        elif said == ".":
            self.written = []
            self.session.back()
        elif said.startswith("/") and not self.written and self._asked_for(said):
            pass
        elif said.startswith("/") and said[1:] in _letters_and_words("back"):
            self.written = []
            self.session.back()
        else:
            self.written.append(line)

    def _hide(self) -> None:
        self._say(*[""] * _OUT_OF_SIGHT)
        self.hidden = True

    def _add(self, parts: tuple[Part, ...]) -> None:
        self.extra = parts


@dataclass(frozen=True)
class WhatToType(ToRead):
    """Every letter and word that does something on every page."""

    def view(self, s: PanelHost) -> View:
        own = phrases(s.language).words
        rows = [
            (f"{command.letters[0]}  {own[command.name]}", s.p.keys[command.name])
            for command in COMMANDS
            if command.name in own and command.name not in idle(s.guide)
        ]
        rows += [(page.key, page.title.say(s.language)) for page in s.guide.pages.values() if page.key]
        parts = [Part("title", s.p.keys_title), Part("hint", s.p.plain_help), GAP]
        parts += [Part("item", says, f"{typed}{s.p.colon}") for typed, says in rows]
        return View("keys", s.p.keys_title, tuple(parts), (close_choice(s),), reading=True)


def _lines(view: View, extra: tuple[Part, ...]) -> list[Line]:
    """A view as lines, with every choice numbered; where digits can be typed, a number is called by a slash."""
    if view.form or view.field is None:
        return lay_out(replace(view, field=None), WIDTH, view.chosen, extra, numbers=EVERY)
    mark = "/" if _digits(view) else ""
    choices = [
        Choice(c.id, f"({mark}{n}) {c.text}", c.apart, c.detail, voice=c.voice)  # keys come after a slash there
        for n, c in enumerate(view.choices, 1)
    ]
    shown = replace(view, kind="beside", choices=tuple(choices), error="", field=None)
    return lay_out(shown, WIDTH, view.chosen, extra)


def _digits(view: View) -> bool:
    """Whether digits are typed into a field, so that a number is no choice."""
    return view.field is not None and not view.form and view.field.takes != "folder"


def _any_words(view: View) -> bool:
    """Whether any words are typed into a field, so that a letter or a word is no command."""
    return view.field is not None and not view.form and view.field.takes in ("text", "find")


def _named(view: View, said: str) -> Choice | None:
    """The one choice whose words are these, or begin with them up to a sign or a space."""
    named = [(choice, unicodedata.normalize("NFKC", choice.text).casefold()) for choice in view.choices]
    same = [choice for choice, words in named if words == said]
    begun = [choice for choice, words in named if words.startswith(said) and not words[len(said) :][:1].isalnum()]
    found = same or begun
    return found[0] if len(found) == 1 else None


def _stands_in(text: str, reads: str, takes: str) -> bool:
    """Whether a figure was typed the very way it is read: 1200, not 1千2."""
    figure = unicodedata.normalize("NFKC", text).replace(",", "")
    if takes not in ("money", "number") or not _FIGURE.fullmatch(figure):
        return False
    return re.search(rf"(?<![\d.]){re.escape(figure)}(?!\d)", reads.replace(",", "")) is not None


@cache
def _words(name: str) -> frozenset[str]:
    """The words for something, in every language the program speaks."""
    catalogues: list[Phrases] = [phrases(language) for language in languages()]
    return frozenset(word for p in catalogues for word in p.words.get(name, "").casefold().split(", ") if word)


@cache
def _letters_and_words(name: str) -> frozenset[str]:
    letters = next(command.letters for command in COMMANDS if command.name == name)
    return _words(name) | {letter.casefold() for letter in letters}
