"""Every language says the same: the same numbers to call, and all of the program's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.sources import Force, Read
from guide.content.words import Language
from guide.i18n import phrases as program
from guide.i18n.phrases import NAMES, Phrases
from guide.lint.spots import Spot, written
from guide.lint.voices import pattern

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")


def numbers(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Texts whose languages differ in the numbers and addresses the reader is told to use."""
    finder = pattern(tuple(guide.about.style.numbers), "zh")
    for spot in found if finder else ():
        told = [(language, set(finder.findall(text))) for language, text in written(spot.words) if finder]
        for language, called in told[1:]:
            if odd := called ^ told[0][1]:
                what = f"{told[0][0]} and {language} differ in the numbers to call: {', '.join(sorted(odd))}"
                yield spot.fault(marks, (language,), what, "use the same in each")


def interface(load: Callable[[Language], Phrases] = program.phrases) -> Iterator[Fault]:
    """The program's own words: none missing or empty, with the same {fields} and keys in all languages."""
    folder = Path(program.__file__).parent
    paths = {language: folder / f"{language.lower().replace('-', '_')}.py" for language in NAMES}
    said: dict[Language, dict[str, str]] = {}
    for language in NAMES:
        try:
            said[language] = _flat(load(language))
        except (TypeError, ImportError) as error:
            yield Fault(paths[language], 0, 0, f"the program's words in {language} are not whole: {error}")
    asked = {name: _agreed(name, said.values()) for words in said.values() for name in words}
    needed = {*asked, *(f"reads.{name}" for name in get_args(Read))}
    needed |= {f"forces.{name}" for name in (*get_args(Force), "channel")}
    for language, words in said.items():
        for name in sorted(needed - set(words)):
            yield Fault(paths[language], 0, 0, f"the program's word '{name}' is missing in {language}")
        for name, text in words.items():
            if not text and any(other.get(name) for other in said.values()):
                yield Fault(paths[language], 0, 0, f"the program's word '{name}' is empty in {language}")
            elif odd := ", ".join(sorted(_slots(text) ^ asked[name])):
                yield Fault(paths[language], 0, 0, f"the program's word '{name}' differs in its fields: {odd}")
            elif language == "en" and _HAN.search(text) and not _LATIN.search(text):
                yield Fault(paths[language], 0, 0, f"the program's word '{name}' is not in English: {text}")


def _flat(words: Phrases) -> dict[str, str]:
    """Every word by its name; those of a mapping as name.key."""
    flat: dict[str, str] = {}
    for name, value in vars(words).items():
        if isinstance(value, dict):
            flat |= {f"{name}.{key}": text for key, text in value.items()}
        else:
            flat[name] = value
    return flat


def _agreed(name: str, several: Iterable[dict[str, str]]) -> frozenset[str]:
    """The {fields} that a word has in most languages."""
    return Counter(_slots(words[name]) for words in several if name in words).most_common(1)[0][0]


def _slots(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({"a lone brace"})
