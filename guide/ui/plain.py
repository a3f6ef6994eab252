"""The same guide as lines of text: for screen readers, pipes, and terminals that cannot draw.

Every view is printed from top to bottom, then one line is read: a number, several numbers, what a field asks for, or a
word for what the keys do on the full screen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TextIO

from guide.i18n.phrases import Phrases
from guide.session.panels.commands import DO, LETTERS
from guide.session.panels.opening import open_page
from guide.session.session import Session
from guide.views.lines import lay_out
from guide.views.model import GAP, Choice, Part, View

WIDTH = 78
_NUMBERS = re.compile(r"\d+(?:[\s,、，]+\d+)*")


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
        self.written: list[str] = []
        """lines of a whole text that is being typed"""

    def show(self) -> None:
        """Print what is in front of the reader and what can be typed; of a line that was wrong, only what was wrong."""
        if self.written:
            return
        view, p = self.session.view(), self.session.p
        if view.error and view.id == self.view.id:
            print(f"! {view.error}", self._hint(view, p), sep="\n", flush=True, file=self.out)
            return
        if view.form:  # rows are chosen by their number and filled in one at a time
            beside = (GAP, *view.aside) if view.aside else ()
            view = replace(view, field=None, highlight=None, parts=(*view.parts, *beside))
        if view.id != self.view.id:
            self.extra = ()
        self.view = view
        self.choices = _choices(view)
        for line in lay_out(_printed(view, self.choices), WIDTH, view.chosen, self.extra, numbers=999):
            print(line.text.rstrip(), file=self.out)
        print(file=self.out)
        if view.progress:
            print(f"({view.progress})", file=self.out)
        if view.field is not None and view.field.text:
            print(f"[{view.field.text}]", file=self.out)
        if view.field is not None and view.error:
            print(f"! {view.error}", file=self.out)
        print(self._hint(view, p), flush=True, file=self.out)

    def _hint(self, view: View, p: Phrases) -> str:
        if view.field is not None and view.field.long:
            return p.plain_text
        first = p.plain_field if view.field is not None else p.plain_several if view.several else p.plain_one
        slash = "/" if _takes_words(view) else ""
        return p.plain_prompt.format(first=first, back=f"{slash}b", help=f"{slash}h", all=f"{slash}?")

    def take(self, line: str) -> None:
        """Do what a typed line says."""
        if self.view.field is not None and self.view.field.long:
            self._write(line)
            return
        text = unicodedata.normalize("NFKC", line).strip()
        action = self._action(text.lower())
        if action is not None:
            action()
        elif self.view.field is not None:
            self._fill(line.strip())
        elif _NUMBERS.fullmatch(text):
            self._choose([int(number) for number in re.findall(r"\d+", text)])
        elif not text and self.view.highlight is not None and not self.view.id.startswith("question:"):
            self.session.choose(self.view.highlight)
        elif not text and len(self.choices) == 1:
            self.session.choose(self.choices[0].id)
        elif not text and self.view.several:
            self.session.choose(*self.view.chosen)
        else:
            self.session.error = self.session.p.plain_unknown

    def _write(self, line: str) -> None:
        """A line of a whole text, until one with a dot alone."""
        if line.strip() not in (".", "/b"):
            self.written.append(line)
            return
        whole, self.written = "\n".join(self.written), []
        self.session.type(whole) if line.strip() == "." and whole.strip() else self.session.back()

    def _fill(self, text: str) -> None:
        """A field takes any line; a slash before a number chooses what stands below the field."""
        number = int(text[1:]) if re.fullmatch(r"/\d{1,2}", text) else None
        if number is not None and not 0 < number <= len(self.choices):
            self.session.error = self.session.p.plain_unknown
        elif number is not None:
            choice = self.choices[number - 1]
            self.session.skip() if choice.id == "skip" else self.session.choose(choice.id)
        else:
            assert self.view.field is not None
            self.session.type(text or self.view.field.text)

    def _choose(self, numbers: list[int]) -> None:
        if any(not 0 < number <= len(self.choices) for number in numbers) or (
            len(numbers) > 1 and not self.view.several
        ):
            self.session.error = self.session.p.plain_unknown
            return
        ids = [self.choices[number - 1].id for number in numbers]
        self.session.choose(*(id for id in ids if id != "go-on" or len(ids) == 1))

    def _action(self, text: str) -> Callable[[], object] | None:
        """What a letter does; where words may be typed, it is a letter only after a slash."""
        s, letter = self.session, text.removeprefix("/")
        if _takes_words(self.view) and letter == text:
            return None
        if letter in LETTERS:
            return partial(DO[LETTERS[letter]], s)
        own: dict[str, Callable[[], object]] = {
            "b": s.back,
            "save": s.save,
            "q": s.quit,
            "w": lambda: self._add(self.view.why),
            "d": lambda: self._add(tuple(Part("item", means, f"{w}{s.p.colon}") for w, means in self.view.words)),
            "?": lambda: self._add(tuple(_commands(s))),
        }
        page = next((page for page in s.guide.pages.values() if page.key == letter), None)
        return own.get(letter) or (partial(open_page, s, letter) if page is not None else None)

    def _add(self, parts: tuple[Part, ...]) -> None:
        self.extra = parts


def _choices(view: View) -> list[Choice]:
    """The choices to number; beside a field, skipping it among them."""
    choices = [choice for choice in view.choices if choice.id != "go-on"]
    if view.field is not None and view.field.skip:
        choices.append(Choice("skip", view.field.skip))
    return [choice for choice in choices if not (view.id == "save" and choice.id == "save")]


def _printed(view: View, choices: list[Choice]) -> View:
    mark = "/" if view.field is not None else ""
    shown = tuple(choices)
    if mark:  # what a field takes are digits, so a choice beside it is called by a slash
        shown = tuple(Choice(c.id, f"(/{n}) {c.text}", c.apart, c.detail) for n, c in enumerate(choices, 1))
    id, error = ("more:" + view.id, "") if mark else (view.id, view.error)
    return replace(view, id=id, choices=shown, error=error)


def _takes_words(view: View) -> bool:
    """Whether any words may be typed, so that a letter alone is no command."""
    return view.field is not None and view.field.words


def _commands(s: Session) -> list[Part]:
    """Every letter with what it does."""
    own = {"b": "back", "w": "why", "d": "terms", "q": "quit"}
    told = [(letter, s.p.keys[name]) for letter, name in sorted((own | LETTERS).items())]
    told += [(page.key, page.title.say(s.language)) for page in s.guide.pages.values() if page.key]
    return [*(Part("text", says, f"{letter}  ") for letter, says in told), Part("note", s.p.plain_help)]
