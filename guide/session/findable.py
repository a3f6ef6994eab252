"""What of a guide can be found, with all its words: pages, letters, law texts, channels, outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pydantic import BaseModel

from guide.content.checks import texts
from guide.content.guide import Guide
from guide.content.references import models_in
from guide.content.sources import Channel
from guide.content.words import PLACEHOLDER
from guide.i18n.languages import Language
from guide.i18n.locale import in_brackets
from guide.i18n.phrases import phrases
from guide.session.panels.sheets import sheet_panels
from guide.views.find import Thing

_NAMES = (("title",), ("name",))
_HEADS = ("title", "word", "name")
"""Keys under which headings stand."""


def _thing(id: str, name: str, language: Language, *models: BaseModel) -> Thing:
    """Something to be found by a name, with every word in what it opens, in every language it is written in."""
    heads: list[str] = []
    said: list[str] = []
    names: list[str] = []
    called: list[str] = []
    parts = [(loc, words) for model in models for loc, words in texts(model)]
    for loc, words in parts:
        (names if loc in _NAMES else heads if loc[-1] in _HEADS else said).extend(map(_bare, words.written.values()))
    for model in models:
        called += [word for _, part in models_in(model) for word in getattr(part, "words", ())]

    def shown() -> Iterable[str]:
        return (_bare(words.say(language)) for _, words in parts)

    return Thing(id, name, tuple(names), tuple(called), tuple(heads), tuple(said), shown)


def _bare(text: str) -> str:
    """A text without what it prints of answers."""
    return PLACEHOLDER.sub("…", text)


@lru_cache(maxsize=8)
def findable(guide: Guide, language: Language) -> Mapping[str, Thing]:
    """Everything in a guide that can be opened, by id, as "page:timeline": named in a language, found in all.

    A page about a sheet is found as that sheet.
    """
    p, found = phrases(language), []
    told: set[str | None] = set()
    for name, panels in sheet_panels(guide).items():
        own = guide.sheets[name].page
        for id, title, *models in panels.findable(guide, p):
            about = (guide.pages[own],) if own is not None else ()
            found.append(_thing(id, title, language, *models, *about))
            told.add(own)
    for page in guide.pages.values():
        if page.id not in told:
            name = in_brackets(page.title.say(language), page.key or "", p)
            found.append(_thing(f"page:{page.id}", name, language, page))
    for id, source in guide.sources.items():
        if isinstance(source, Channel):
            found.append(_thing(f"channel:{id}", source.name.say(language), language, source))
    for id, law in guide.law.items():
        found.append(_thing(f"law:{id}", law.title.say(language), language, law))
    for id, outcome in guide.outcomes.items():
        found.append(_thing(f"outcome:{id}", outcome.title.say(language), language, outcome))
    return {thing.id: thing for thing in found}
