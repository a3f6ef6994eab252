"""Languages by their BCP 47 tags: which the program has words in, and which comes nearest to one that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

Language = str
"""A language by its BCP 47 tag."""
LOCALES = Path(__file__).parent / "locales"


_WITHOUT_SPACES = ("zh", "cmn", "yue", "wuu", "nan", "hak", "gan", "hsn", "lzh", "ja")


@cache
def languages() -> tuple[Language, ...]:
    """The languages the program has words in: one file each."""
    return tuple(sorted((path.stem for path in LOCALES.glob("*.po")), key=lambda tag: (tag == "en", tag)))


def nearest(asked: str, spoken: Iterable[Language]) -> Language | None:
    """The language that comes nearest to the one asked for, a tag or a locale; None where none will do.

    Chinese without a script is Traditional in Taiwan, Hong Kong and Macau, Simplified elsewhere.
    """
    wanted, known = _subtags(asked), {language: _subtags(language) for language in spoken}
    same = [language for language, tags in known.items() if tags[0] == wanted[0]]
    fitting = [language for language in same if _script(known[language]) == _script(wanted)]
    exact = [language for language in same if known[language] == wanted]
    return next(iter([*exact, *fitting, *same]), None)


def without_spaces(language: Language) -> bool:
    """Whether it is written without spaces between words, in characters twice as wide as a letter."""
    return _subtags(language)[0] in _WITHOUT_SPACES


def simplified(language: Language) -> bool:
    """Whether it is Chinese in simplified characters."""
    return language.startswith("zh") and _script(_subtags(language)) == "hans"


def _subtags(tag: str) -> list[str]:
    return tag.partition(".")[0].partition("@")[0].replace("_", "-").lower().split("-")


def _script(tags: list[str]) -> str:
    for tag in tags[1:]:
        if len(tag) == 4 and tag.isalpha():
            return tag
    return ("hant" if {"tw", "hk", "mo"} & {*tags[1:]} else "hans") if tags[0] == "zh" else ""
