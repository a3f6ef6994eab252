"""The words of the first guide: short enough, in one register, in the right script, and named in no line of program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from opencc import OpenCC

import guide
from guide.content.checks import texts
from guide.content.guide import options_of
from guide.content.words import Words
from guide.i18n.catalogue import english
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.views.format import fill
from guide.views.layout import cells
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.walking import one_for_each_outcome

GUIDE = shipped_guide()
CHINESE: list[Language] = ["zh-Hant", "zh-Hans"]
NODES = {**GUIDE.questions, **GUIDE.outcomes}
PROGRAM = [path for path in Path(guide.__file__).parent.rglob("*.py") if "shipped" not in path.parts]


def every_text() -> Iterator[tuple[str, Words]]:
    """Every text of the guide with the id of the part it stands in."""
    models = {
        **NODES,
        **GUIDE.pages,
        **GUIDE.law,
        **GUIDE.sources,
        **{" ".join(part): model for sheet in GUIDE.sheets.values() for part, model in sheet.files.items()},
        **{block.id: block for block in GUIDE.blocks},
    }
    for id, model in {"guide.yaml": GUIDE.about, **models}.items():
        for loc, words in texts(model):
            yield f"{id} {'.'.join(map(str, loc))}", words


def program_words(language: Language) -> Iterator[tuple[str, str]]:
    """What the program itself says."""
    words = phrases(language).catalogue
    for name in english().own:
        for text in words.get(name):
            yield name, text


def full_width(text: str) -> float:
    return cells(text) / 2


@pytest.mark.parametrize("language", CHINESE)
@pytest.mark.parametrize("id", GUIDE.outcomes)
def test_what_to_do_today_fits_a_line(id: str, language: Language) -> None:
    """At most 38 full-width characters with what is filled in, three to six of them."""
    journey = one_for_each_outcome()[id].journey
    items = [fill(item, journey, phrases(language)) for item in GUIDE.outcomes[id].steps]
    assert [item for item in items if full_width(item) > 38] == []
    assert 3 <= len(items) <= 6
    assert not any("{" in item for item in items)


@pytest.mark.parametrize("id", GUIDE.questions)
def test_a_hint_is_one_short_line(id: str) -> None:
    hint = GUIDE.questions[id].hint
    if hint is not None:
        assert full_width(hint.say("zh-Hant")) <= 36
        assert not any(hint.say(language).endswith(("。", ".")) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_shouting_and_no_formal_you(language: Language) -> None:
    said = [(where, words.say(language)) for where, words in every_text()] + list(program_words(language))
    assert [where for where, text in said if re.search("[！!]|您(?!好)", text)] == []


def test_every_text_is_there_in_every_language() -> None:
    missing = [(where, language) for where, words in every_text() for language in LANGUAGES if not words.get(language)]
    assert missing == []


def test_ids_are_words() -> None:
    """No Q01 and no O12: an id says what it stands for. Claims and contradictions keep their numbers."""
    ids = [*NODES, *GUIDE.pages, *GUIDE.law, *(block.id for block in GUIDE.blocks)]
    ids += [option.id for question in GUIDE.questions.values() for option in options_of(question)]
    assert [id for id in ids if re.fullmatch(r"[a-z]{1,2}-?\d+", id) or "_" in id] == []
    numbered = [id for id in GUIDE.sources if re.fullmatch(r"[CX]\d\d", id)]
    assert len(numbered) == 71 + 12
    text = "\n".join(words.say(language) for _, words in every_text() for language in LANGUAGES)
    assert re.findall(r"\b[QOKSN]\d\d\b|\[LAW", text) == []


def test_the_program_names_nothing_of_the_guide() -> None:
    """The guide is a folder like any other: its name, questions, outcomes and options stand in no program text."""
    names = {GUIDE.id, "小象", "小象優品", *(id for id in NODES if "-" in id)}
    names |= {option.id for q in GUIDE.questions.values() for option in options_of(q) if "-" in option.id}
    names -= {"due-date", "days-late"}  # an example in a message that shows what an id looks like
    found = {path.name: names & set(re.findall(r"[\w-]+", path.read_text(encoding="utf-8"))) for path in PROGRAM}
    assert {name: words for name, words in found.items() if words} == {}
    assert not any("小象" in path.read_text(encoding="utf-8") for path in PROGRAM)


def test_simplified_texts_are_simplified() -> None:
    """Converting them once more changes nothing; one character may be right in both scripts."""
    to_simplified = OpenCC("t2s")
    said = [(where, words.say("zh-Hans")) for where, words in every_text()] + list(program_words("zh-Hans"))
    left = {where: text for where, text in said if to_simplified.convert(text) != text}
    kept = re.compile("繁體中文|繁体中文|語言|小象優品")
    assert {where: text for where, text in left.items() if not kept.search(text)} == {}


def test_traditional_texts_are_traditional() -> None:
    simplified_only = re.compile("[们这说吗时间实现应该联络电话钱书还没过为对给让问题录统]")
    said = [(where, words.say("zh-Hant")) for where, words in every_text()] + list(program_words("zh-Hant"))
    assert [where for where, text in said if simplified_only.search(text)] == []


@pytest.mark.parametrize("id", GUIDE.questions)
def test_a_question_asks_once_and_says_why(id: str) -> None:
    question = GUIDE.questions[id]
    assert question.ask.say("zh-Hant").endswith(("？", "?"))
    assert question.ask.say("en").endswith("?")
    assert question.why.say("zh-Hant").endswith("。")
    for option in options_of(question):
        assert not option.say("zh-Hant").endswith("。")
    assert "請勿" not in question.errors.empty.say("zh-Hant")


def test_none_of_these_stands_last() -> None:
    for question in GUIDE.questions.values():
        alone = [option.alone for option in options_of(question)]
        assert alone == sorted(alone), question.id


def test_files_are_plain() -> None:
    """UTF-8, no tabs, no spaces at line ends, one newline at the end, and YAML that any reader reads the same."""
    for path in GUIDE.folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert not re.search(r"\t|\r| $", text, re.MULTILINE), path
        assert isinstance(yaml.load(text, Loader=yaml.CSafeLoader), dict), path
