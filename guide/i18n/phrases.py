"""The program's own words in one language, by name. What a guide says is content; this is what surrounds it."""

from __future__ import annotations

from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from guide.i18n.catalogue import Catalogue, catalogue
from guide.i18n.keys import Keys
from guide.i18n.languages import Language, languages, nearest


class Phrases(Keys):
    """Words of the interface: `p.save`, `p.keys["save"]`. Fields in {braces} are filled with `str.format`.

    The words are those of the catalogue (`locales/`), whose names `Keys` tells to whoever checks types.
    """

    def __init__(self, language: Language, catalogue: Catalogue, lasting: bool = False) -> None:
        self.language = language
        self.catalogue = catalogue
        self.lasting = lasting
        """whether they are for a file, read on another day: days are then written with their year"""

    if not TYPE_CHECKING:  # to whoever checks types, the words are those of `Keys` and no others

        def __getattr__(self, name: str) -> object:
            """A word, or a group of them, when it is first asked for."""
            if name.startswith("__"):
                raise AttributeError(name)
            words, kind = self.catalogue, Keys.__annotations__.get(name)
            if kind is None:
                raise AttributeError(f"the program has no word '{name}'")
            if kind.startswith("dict"):
                found: object = words.group(name)
            else:
                found = partial(words.count, name) if kind.startswith("Callable") else words.get(name)[0]
            self.__dict__[name] = found
            return found

    @cached_property
    def for_a_file(self) -> Phrases:
        """The same words for what is saved, and read on another day."""
        return Phrases(self.language, self.catalogue, lasting=True)


@cache
def phrases(language: Language) -> Phrases:
    """The program's words in the language nearest to one, English where there is none near."""
    return Phrases(language, catalogue(nearest(language, languages()) or "en"))


def name_of(language: Language) -> str:
    """What its speakers call a language; its tag where the program does not know."""
    return phrases(language).language_name if language in languages() else language
