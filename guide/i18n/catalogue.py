"""The program's words in one language: a gettext catalogue, `locales/TAG.po`.

A msgid is the name of a word, which the code knows it by; English says them all, and what another language leaves out
is said in English. A catalogue may be derived from another one: its header then says `X-Derived-From: TAG` and
`X-OpenCC: CONFIGURATION`, entries with the context `replace` mend what the conversion gets wrong, and any other entry
is said instead of what would be derived.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from gettext import c2py

import polib

from guide.i18n.deriving import Replace, deriving
from guide.i18n.languages import LOCALES, Language

REPLACE = "replace"
"""The context of entries that are no words, but replaced in what is derived."""
Forms = tuple[str, ...]
"""A text, in each of its plural forms where it counts something."""


class Catalogue:
    """The words of one language by their names.

    `own` are those that are written there. `base` is the catalogue it is derived from, by `opencc` and `replace` where
    it `derives`, or the English one where it leaves words out.
    """

    def __init__(
        self,
        language: Language,
        own: Mapping[str, Forms],
        plural: Callable[[int], int],
        base: Catalogue | None = None,
        opencc: str | None = None,
        replace: Replace = (),
        *,
        derives: bool = False,
    ) -> None:
        self.language = language
        self.own = own
        self.plural = plural
        """number → the form it takes"""
        self.base = base
        self.opencc = opencc
        self.replace = replace
        self.derives = derives

    def get(self, name: str) -> Forms:
        """A word in its forms; KeyError where no language has it."""
        if name in self.own or self.base is None:
            return self.own[name]
        forms = self.base.get(name)
        return tuple(map(deriving(self.opencc, self.replace), forms)) if self.derives else forms

    def group(self, name: str) -> dict[str, str]:
        """The words whose names begin so, before a dot, by the rest of their names."""
        inherited = self.base.group(name) if self.base is not None else {}
        own = (key.removeprefix(f"{name}.") for key in self.own if key.startswith(f"{name}."))
        return {key: self.get(f"{name}.{key}")[0] for key in (*inherited, *own)}

    def count(self, name: str, number: int) -> str:
        """The form of a word that a number takes."""
        if name not in self.own and self.base is not None and not self.derives:
            return self.base.count(name, number)
        forms = self.get(name)
        return forms[min(self.plural(number), len(forms) - 1)]


def english() -> Catalogue:
    """The catalogue that has every word."""
    return catalogue("en")


@cache
def catalogue(language: Language) -> Catalogue:
    """The catalogue of a language the program has words in."""
    file = polib.pofile(str(LOCALES / f"{language}.po"))
    own = {entry.msgid: _forms(entry) for entry in file if entry.msgctxt != REPLACE}
    head = file.metadata
    origin = head.get("X-Derived-From")
    base = catalogue(origin or "en") if origin or len(own) < _words() else None
    return Catalogue(
        language=language,
        own=own,
        plural=c2py(head.get("Plural-Forms", "plural=0;").split("plural=")[-1].strip(" ;")),
        base=base,
        opencc=head.get("X-OpenCC"),
        replace=tuple((entry.msgid, entry.msgstr) for entry in file if entry.msgctxt == REPLACE),
        derives=origin is not None,
    )


@cache
def _words() -> int:
    """How many words the English catalogue has; it is not read for that, which costs more than to count."""
    return len(re.findall('^msgid "[^"]', (LOCALES / "en.po").read_text(encoding="utf-8"), re.MULTILINE))


def _forms(entry: polib.POEntry) -> Forms:
    return tuple(entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)) or (entry.msgstr,)
