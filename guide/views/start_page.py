"""The start page, as it stands in guide.yaml: it is painted before the guide has been read, which takes longer.

Nothing here is validated, and nothing can be done with it until the guide has been read whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.content.reading import read
from guide.i18n.deriving import derived
from guide.i18n.languages import Language, nearest
from guide.i18n.phrases import Phrases
from guide.views.model import GAP, Choice, Part, View


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
            text = derived(words[how["from"]], how.get("opencc"), told)
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
        """The start page: the question in the reader's head, its answer, what the guide is, and where to go."""
        start = self.raw.get("start")
        start = start if isinstance(start, dict) else {}
        ask = self.say(start.get("ask"), p.language)
        parts = [Part("title", ask), GAP]
        lines = [self.say(line, p.language) for line in _list(start.get("answer"))]
        parts += [Part("step", line, f"{number}. ") for number, line in enumerate(lines, 1)]
        parts += [GAP, *(Part("hint", self.say(line, p.language), "- ") for line in _list(start.get("about")))]
        choices = [Choice("begin", p.begin)]
        choices += [Choice("draft", p.draft_go_on.format(when=self.draft))] if self.draft else []
        choices += [Choice("notes", p.notes_open)] if self.notes else []
        shortcut = start.get("shortcut")
        if isinstance(shortcut, dict):
            choices.append(Choice("shortcut", self.say(shortcut.get("says"), p.language)))
        choices += [
            Choice("help", p.human_help),
            Choice("pages", p.side_pages),
            Choice("language", p.language_title),
        ]
        return View("start", ask, tuple(parts), tuple(choices), kind="start", highlight="begin")


def _list(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else []


def read_start_page(folder: Path) -> StartPage:
    """The start page of a guide's folder; an empty one where guide.yaml cannot be read."""
    document, _ = read(folder / "guide.yaml")
    return StartPage(document.data if document is not None and isinstance(document.data, dict) else {})
