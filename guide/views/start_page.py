"""The start page, as it stands in guide.yaml: it is painted before the guide has been read, which takes longer.

Nothing here is validated, and nothing can be done with it until the guide has been read whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.content.reading import read
from guide.i18n.deriving import deriving
from guide.i18n.languages import Language, nearest
from guide.i18n.phrases import Phrases
from guide.views.commands import key_for, letter
from guide.views.model import GAP, Card, Choice, Part, Row, Section, Style, View

AT_HAND = {"plan": "plan", "note_down": "log", "palette": None, "language": None}
"""Commands named beside the start page, each with the sheet without which it does nothing."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the way, as it stands in the head of every page."""

    id: str
    number: int
    title: str
    short: str


@dataclass(frozen=True)
class StartPage:
    """The raw words of a start page."""

    raw: dict[str, Any]
    draft: str = ""
    """when the draft was written that can be gone on from, if there is one"""
    notes: bool = False
    """whether there are saved notes to open"""
    sheets: frozenset[str] = frozenset()
    """what can be filled in, by the names of the files"""

    @property
    def id(self) -> str:
        """The guide's id, as it stands there."""
        return str(self.raw.get("guide", ""))

    def say(self, words: Any, language: Language) -> str:
        if not isinstance(words, dict):
            return ""
        text = words.get(language)
        if text is None and (how := self._derived(language)) is not None and isinstance(words.get(how["from"]), str):
            replace = how.get("replace")
            told = tuple((str(old), str(new)) for old, new in replace.items()) if isinstance(replace, dict) else ()
            text = deriving(how.get("opencc"), told)(words[how["from"]])
        return str(text or words.get("en") or next(iter(words.values()), ""))

    def _derived(self, language: Language) -> dict[str, Any] | None:
        """How a language is derived from another, as it stands there."""
        named = (each for each in _list(self.raw.get("languages")) if isinstance(each, dict) and "from" in each)
        return next((each for each in named if each.get("tag") == language), None)

    def spoken(self, language: Language) -> Language:
        """The language nearest to the one asked for; where none is near, English, or the first this guide speaks."""
        found = _list(self.raw.get("languages"))
        spoken = [str(each.get("tag") if isinstance(each, dict) else each) for each in found]
        return nearest(language, spoken) or nearest("en", spoken) or next(iter(spoken), language)

    def title(self, language: Language) -> str:
        return self.say(self.raw.get("title"), language)

    def chapters(self, language: Language) -> list[Chapter]:
        """The numbered chapters."""
        found = self.raw.get("chapters")
        return [
            Chapter(str(chapter.get("id")), chapter["number"], title, self.say(chapter.get("short"), language) or title)
            for chapter in (found if isinstance(found, list) else [])
            if isinstance(chapter, dict) and isinstance(chapter.get("number"), int)
            for title in [self.say(chapter.get("title"), language)]
        ]

    def view(self, p: Phrases) -> View:
        """The start page: what can be done at once, the ways to begin, whom to call, and why it is not this or that."""
        start = _dict(self.raw.get("start"))
        ask = self.say(start.get("ask"), p.language)
        about = [self.say(line, p.language) for line in _list(start.get("about"))]
        choices = self._choices(_dict(start.get("shortcut")), p)
        parts = [Part("title", ask), *(Part("hint", line) for line in about[:1]), GAP]
        parts += self._today(_dict(start.get("today")), p)
        parts += [Part("choice", choice.id) for choice in choices]
        parts += self._danger(_dict(start.get("danger")), p)
        why = self.say(start.get("why"), p.language)
        parts += [GAP, *([Part("heading", why, card="why")] if why else [])]
        style: Style = "hint" if why else "text"
        card: Card = "why" if why else ""
        parts += [Part(style, self.say(line, p.language), card=card) for line in _list(start.get("answer"))]
        parts += [Part("hint", line, card=card) for line in about[1:]]
        choices += [
            Choice("help", p.human_help, apart=True),
            Choice("pages", p.side_pages),
            *([Choice("language", p.language_title)] if self._languages else []),
        ]
        return View(
            "start",
            ask,
            tuple(parts),
            tuple(choices),
            kind="start",
            highlight="draft" if self.draft else "begin",
            rail=self._beside(p),
            standing=p.stays_here,
            idle=frozenset() if self._languages else frozenset({"language"}),
        )

    @property
    def _languages(self) -> bool:
        """Whether there are several to choose from."""
        return len(_list(self.raw.get("languages"))) > 1

    def _beside(self, p: Phrases) -> tuple[Section, ...]:
        """What one will have at the end of the way, and where one can go straight away."""
        sections = [each for each in _list(self.raw.get("sections")) if isinstance(each, dict)]
        gets = [
            Row(self.say(each.get("title"), p.language), p.gets[kind])
            for each in sections
            if (kind := str(each.get("kind"))) in p.gets
        ]
        days = [Row(p.rail["days"], p.gets["days"])] if self.sheets or self.raw.get("facts") else []
        at_hand = [name for name, sheet in AT_HAND.items() if sheet is None or sheet in self.sheets]
        at_hand = [name for name in at_hand if name != "language" or self._languages]
        sides = (
            Section(p.rail["gets"], (*gets, *days)),
            Section(p.rail["direct"], tuple(Row(letter(name), p.keys[name], name) for name in at_hand)),
        )
        return tuple(side for side in sides if side.rows)

    def _choices(self, shortcut: dict[str, Any], p: Phrases) -> list[Choice]:
        """The ways to begin, and what can be gone on from, which leaves those their digits."""
        choices = [Choice("begin", p.begin)]
        begin = [each for each in _list(shortcut.get("begin")) if isinstance(each, dict)]
        choices += [Choice(f"begin:{each.get('option')}", self.say(each, p.language)) for each in begin]
        if shortcut and not begin:
            choices.append(Choice("shortcut", self.say(shortcut.get("says"), p.language)))
        choices += [Choice("draft", p.draft_go_on.format(when=self.draft))] if self.draft else []
        choices += [Choice("notes", p.notes_open)] if self.notes else []
        return choices

    def _today(self, today: dict[str, Any], p: Phrases) -> list[Part]:
        """What can be done today, with the words for it."""
        if not today:
            return []
        title, does, say, then = (self.say(today.get(key), p.language) for key in ("title", "does", "say", "then"))
        copy = (key_for("copy", p.steps["say"]),)
        parts = [
            Part("heading", title, card="do"),
            Part("to", does, card="do"),
            Part("say", say, card="do", keys=copy),
        ]
        return [*parts, *([Part("hint", then, card="do")] if then else []), GAP]

    def _danger(self, danger: dict[str, Any], p: Phrases) -> list[Part]:
        """Whom to call who is in danger now."""
        numbers = [each for each in _list(danger.get("numbers")) if isinstance(each, dict)]
        if not numbers:
            return []
        widest = max(len(str(each.get("number"))) for each in numbers)
        heading = Part(
            "heading", self.say(danger.get("title"), p.language), card="danger", keys=(key_for("help", p.all_numbers),)
        )
        rows = [
            Part("number", self.say(each, p.language), f"{each.get('number'):<{widest}}  ", card="danger")
            for each in numbers
        ]
        return [GAP, heading, *rows]


def _dict(raw: Any) -> dict[str, Any]:
    return raw if isinstance(raw, dict) else {}


def _list(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else []


def read_start_page(folder: Path) -> StartPage:
    """The start page of a guide's folder; an empty one where guide.yaml cannot be read."""
    document, _ = read(folder / "guide.yaml")
    raw = document.data if document is not None and isinstance(document.data, dict) else {}
    return StartPage(raw, sheets=frozenset(path.stem for path in folder.glob("sheets/*.yaml")))
