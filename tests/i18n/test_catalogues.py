"""The catalogues of the program's words: whole, in step with one another and with the code that uses them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import polib
import pytest

from guide.content.sources import Force, Read
from guide.i18n import locale
from guide.i18n.catalogue import REPLACE, Catalogue, _words, catalogue, english
from guide.i18n.languages import LOCALES, Language, languages, nearest
from guide.i18n.phrases import Phrases, phrases
from tests.keys import FILE, keys

ROOT = Path(__file__).parents[2]
HAN = re.compile(r"[\u4e00-\u9fff]")
HAS_LETTER = re.compile("[A-Za-z]")
NAMES = english().own.keys()
WRITE = {"day", "month", "number", "year", "ordinal", "text", "sentence", "person", "label"}
"""What the patterns of `write` may have; a language takes of it what it needs."""


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def entries(language: Language) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(LOCALES / f"{language}.po")) if entry.msgctxt != REPLACE]


def test_the_names_told_to_whoever_checks_types_are_those_of_the_catalogue() -> None:
    assert FILE.read_text(encoding="utf-8") == keys(), "run: python -m tests.keys"


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_has_no_word_twice_none_empty_and_none_that_is_unknown(language: Language) -> None:
    names = [entry.msgid for entry in entries(language)]
    assert len(names) == len({*names})
    assert {*names} <= {*NAMES}
    empty = [entry.msgid for entry in entries(language) if not (entry.msgstr or all(entry.msgstr_plural.values()))]
    assert [name for name in empty if any(english().get(name))] == [name for name in empty if name.startswith("\0")]


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_word(language: Language) -> None:
    of = catalogue(language)
    written = of.base if of.derives and of.base is not None else of
    assert {*NAMES} - {*written.own} == set()


@pytest.mark.parametrize("language", languages())
def test_every_language_fills_in_the_same(language: Language) -> None:
    for name in NAMES:
        for form in catalogue(language).get(name):
            if name.startswith("write."):
                assert fields(form) <= WRITE, name
            else:
                assert fields(form) == fields(english().get(name)[-1]), name


def test_english_is_english() -> None:
    assert [entry.msgid for entry in entries("en") if HAN.search(entry.msgstr)] == ["language_title"]


def test_german_quotes_as_german_does_and_says_nothing_in_english() -> None:
    german = {name: form for name in NAMES for form in catalogue("de").get(name)}
    assert [name for name, form in german.items() if form.count("„") != form.count("“") or "”" in form] == []
    alike = {
        name
        for name, form in german.items()
        if form in english().get(name) and HAS_LETTER.search(re.sub(r"{.*?}", "", form))
    }
    assert alike == {"helper_plan", "words.plan"}


def test_what_stands_instead_of_a_derived_word_differs_from_it() -> None:
    for language in languages():
        of = catalogue(language)
        if of.derives:
            bare = Catalogue(of.language, {}, of.plural, of.base, of.opencc, of.replace, derives=True)
            assert [name for name in of.own if bare.get(name) == of.own[name]] == []


def test_every_kind_of_source_has_its_word() -> None:
    p = phrases("en")
    assert p.reads.keys() == {*get_args(Read)}
    assert p.forces.keys() == {*get_args(Force), "channel"}


def used(tree: ast.AST) -> Iterator[str]:
    """Every attribute and every text of a module: so the words are asked for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_word_is_used() -> None:
    modules = [path for path in (ROOT / "guide").rglob("*.py") if path.name != "keys.py"]
    said = {text for path in modules for text in used(ast.parse(path.read_text(encoding="utf-8")))}
    assert {name.partition(".")[0] for name in NAMES} - said == set()
    patterns = {name.partition(".")[2] for name in NAMES if name.startswith("write.")}
    assert patterns - said == set()


@pytest.mark.parametrize("language", languages())
def test_a_number_takes_its_form(language: Language) -> None:
    p = phrases(language)
    one, two = (p.days_ago(number).format(days=number) for number in (1, 2))
    assert "1" in one
    assert one.replace("1", "2") in (two, two.replace("days", "day"), two.replace("Tagen", "Tag"))
    assert (one.replace("1", "2") == two) == language.startswith("zh")


def test_a_language_without_words_of_its_own_takes_those_of_the_nearest() -> None:
    assert phrases("zh-HK").save == phrases("zh-Hant").save
    assert phrases("zh-SG").save == phrases("zh-Hans").save
    assert phrases("pt-BR").save == phrases("en").save
    assert phrases("pt-BR").language == "pt-BR"


def test_one_that_is_whole_is_read_without_another() -> None:
    assert [language for language in ("en", "zh-Hans", "de") if catalogue(language).base is not None] == []
    assert _words() == len(english().own)


def test_a_catalogue_may_leave_words_to_english() -> None:
    half = Phrases("xx", Catalogue("xx", {"save": ("Sparen",)}, lambda _: 0, english()))
    assert (half.save, half.begin, half.keys["save"]) == ("Sparen", phrases("en").begin, phrases("en").keys["save"])
    assert half.days_ago(1) == phrases("en").days_ago(1)
    with pytest.raises(AttributeError):
        half.no_such_word  # type: ignore[attr-defined]  # noqa: B018


def test_names_and_labels_stand_as_the_language_has_it() -> None:
    assert locale.named("contact", "A", phrases("en")) == "contact A"
    assert locale.named("联系人", "A", phrases("zh-Hans")) == "联系人A"
    assert locale.named("", "A", phrases("en")) == "A"
    assert [locale.of_month(day, phrases("en")) for day in (1, 2, 3, 11, 13, 21, 31)] == [
        "1st", "2nd", "3rd", "11th", "13th", "21st", "31st",
    ]  # fmt: skip


@pytest.mark.parametrize("language", languages())
def test_what_is_quoted_is_never_read_as_a_pattern(language: Language) -> None:
    p = phrases(language)
    for odd in ("{text}", "{", "}}", "%s", ""):
        assert odd in locale.quoted(odd, p)
        assert odd in locale.in_brackets("x", odd, p)


def test_the_nearest_language_is_one_that_is_spoken() -> None:
    assert nearest("zh_TW.UTF-8", languages()) == "zh-Hant"
    assert nearest("C", languages()) is None
