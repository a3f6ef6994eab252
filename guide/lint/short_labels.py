"""Short labels: where a table or a row of digits shows one, nobody may take it for another option."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guide.content.faults import Fault
from guide.content.fields import FieldOption, field_options
from guide.content.guide import Guide, options_of
from guide.content.marks import Marks, PartId
from guide.content.questions import Option
from guide.content.reading import Loc
from guide.content.style import Wordlist
from guide.content.words import Language
from guide.i18n.languages import without_spaces
from guide.lint.patterns import REMEMBERED, pattern
from guide.lint.spots import authored
from guide.lint.voices import has

Choice = Option | FieldOption


def told_apart(guide: Guide, marks: Marks) -> Iterator[Fault]:
    """Options that look alike, or whose short label fits another one or drops the “not” that tells them apart."""
    negations = guide.about.style.negations
    for part, loc, options in _choices(guide):
        for language in dict.fromkeys(language for option in options for language, _ in authored(option)):
            for i, what, instead in mistaken(options, language, negations):
                at = (*loc, i, "short" if options[i].short is not None else "id")
                yield marks.fault(*part, at, f"{what} ({language})", instead)


def _choices(guide: Guide) -> Iterator[tuple[PartId, Loc, Sequence[Choice]]]:
    """The options of every question, and of every field of a form."""
    for id, question in guide.questions.items():
        yield ("questions", id), ("options",), options_of(question)
    for part, key, fields in (form for sheet in guide.sheets.values() for form in sheet.forms()):
        for i, field in enumerate(fields):
            yield part, (key, i, "options"), field_options(field)


def mistaken(options: Sequence[Choice], language: Language, negations: Wordlist) -> Iterator[tuple[int, str, str]]:
    """The place of each option that can be taken for another, what is wrong with it, and what to do."""
    whole = [option.say(language) for option in options]
    shown = [(option.short or option).say(language) for option in options]
    for i, option in enumerate(options):
        for j in range(len(options)):
            if i == j:
                continue
            if shown[i] == shown[j] and i > j:
                yield i, f"'{option.id}' and '{options[j].id}' are both shown as '{shown[i]}'", "tell them apart"
            elif option.short is not None and _stands_in(shown[i], whole[j], language):
                yield i, f"'{shown[i]}' also fits '{options[j].id}': {whole[j]}", "say what makes it this one"
            elif option.short is None or has(negations, language, shown[i]):
                continue
            elif word := _turned(whole[i], whole[j], language, negations.of(language)):
                yield i, f"'{shown[i]}' drops the '{word}' that tells it from '{options[j].id}': {whole[j]}", "keep it"


def _stands_in(short: str, whole: str, language: Language) -> bool:
    """Whether a label stands in the words of another option, in English as whole words."""
    if without_spaces(language):
        return short in whole
    return re.search(rf"(?<!\w){re.escape(short)}(?!\w)", whole, re.IGNORECASE) is not None


@lru_cache(REMEMBERED)
def _turned(whole: str, other: str, language: Language, negations: tuple[str, ...]) -> str:
    """The word by which one option says “not” where the other says the same without it; nothing where none does."""
    finder = pattern(negations, language)
    if finder is None or finder.first(other):
        return ""
    for word in sorted(negations, key=len, reverse=True):
        not_so = f"{re.escape(word)}(..)" if without_spaces(language) else rf"(?<!\w){re.escape(word)} (\w{{3,}})"
        if any(after in other for after in re.findall(not_so, whole, re.IGNORECASE)):
            return word
    return ""
