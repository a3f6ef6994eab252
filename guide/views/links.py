"""Which pages the texts of a file name: ways that lead on from what is shown of it."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from guide.content.checks import texts
from guide.content.pages import Page
from guide.content.words import PLACEHOLDER, Words


def pages_in(words: Words) -> list[str]:
    """The pages that a text names, in order."""
    text = next(iter(words.written.values()))
    return [match[2] for match in PLACEHOLDER.finditer(text) if match[1] == "page"]


def pages_named(*models: BaseModel) -> list[str]:
    """The same of all texts of some files, each page once and none that is itself among them."""
    own = {model.id for model in models if isinstance(model, Page)}
    found = (id for model in models for _, words in texts(model) for id in pages_in(words))
    return [id for id in dict.fromkeys(found) if id not in own]


def all_named(texts_told: Iterable[Words]) -> list[str]:
    """The pages that some texts name."""
    return list(dict.fromkeys(id for words in texts_told for id in pages_in(words)))
