"""English words in what a German reader is shown."""

from __future__ import annotations

import re
from functools import cache

from guide.i18n.catalogue import catalogue, english

_PLACES = re.compile(r"\{[^}]*\}")
_COMMANDS = re.compile(r"guide (?:--?\w+|[a-z]+)(?: [A-Z]+)?|\S*[/\\]\S*|\b\w+(?:-\w+)+\b")
"""What is typed, paths, and names of files and colours: the same in every language."""
_SMALL = re.compile(
    r"\b(?:the|and|your?|with|this|that|from|what|which|answers?|pages?|saved?|back|questions?|help|today|days?|words?"
    r"|notes?|file|not|is|are|of|to|for|or|keys?|sources?|language|space|why|choose|type|press)\b",
    re.IGNORECASE,
)


@cache
def _sayings() -> frozenset[str]:
    """What the program says in English and not in German, without what is filled in."""
    german = " ".join(form for name in english().own for form in catalogue("de").get(name))
    parts = {
        part.strip(" .:;,()") for forms in english().own.values() for form in forms for part in _PLACES.split(form)
    }
    return frozenset(part for part in parts if len(part) > 5 and part not in german)


def english_in(text: str) -> list[str]:
    """Every saying of the program, and every common word, that is English."""
    said = " ".join(_COMMANDS.sub(" ", text).split())
    return [part for part in _sayings() if part in said] + _SMALL.findall(said)
