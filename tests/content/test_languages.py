"""The languages of a guide: any tag, some of them derived from others, as guide.yaml says."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest

from guide.cli.main import language_of, shipped
from guide.content import scaffold
from guide.content.faults import BrokenGuide
from guide.content.languages import TAG, TAKEN
from guide.content.words import ByLanguage, Words
from guide.i18n.languages import nearest
from guide.i18n.phrases import phrases
from guide.lint.report import content_faults
from guide.session.session import Session
from guide.sheets.loading import load, load_marked
from guide.ui.plain import walk
from guide.views.start_page import read_start_page
from tests.support.guides import shipped_guide
from tests.support.sittings import NOON


def tiny(folder: Path, languages: str, *edits: tuple[str, str], tag: str = "de") -> Path:
    """The guide that `guide new` writes, its words said to be in another language."""
    for path in scaffold.new(folder):
        text = re.sub(r"\ben:", f"{tag}:", path.read_text(encoding="utf-8")).replace("languages: [en]", languages)
        for old, new in edits if path.name == "guide.yaml" else ():
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(BrokenGuide) as broken:
        load(folder)
    return [str(fault).removeprefix(f"{folder}/").replace("\n    ", " + ") for fault in broken.value.faults]


TAGS = {
    "de": "de", "pt-BR": "en", "yue": "en", "tlh": "en", "en-GB": "en", "sr-Latn-RS": "en", "es-419": "en",
    "sl-rozaj": "en", "de-CH-1996": "de", "az-Arab": "en", "ar": "en", "de-x-mine": "de", "id-ID": "en",
    "zh": "zh-Hans", "zh-SG": "zh-Hans", "zh-HK": "zh-Hant", "zh-Hant-HK": "zh-Hant",
}  # fmt: skip
"""Languages of guides, and the one of those the program has words in that comes nearest."""


def test_a_guide_speaks_any_language(tmp_path: Path) -> None:
    """It is read, proved, checked and walked in it, with the program's own words in the nearest there are."""
    for tag, own in TAGS.items():
        folder = tiny(tmp_path / tag, f"languages: [{tag}]", tag=tag)
        guide, marks = load_marked(folder)
        assert content_faults(guide, marks, date(2026, 6, 4)).faults == [], tag
        assert guide.about.title.say(tag) == "A tiny guide"
        assert phrases(tag).begin == phrases(own).begin, tag
        assert phrases(tag).language == tag
        page, out = read_start_page(folder), io.StringIO()
        session = Session(guide, page, date(2026, 6, 4), page.spoken("fr"), tmp_path / "notes", clock=lambda: NOON)
        assert session.language == tag
        walk(session, ["1", "1", "save", "1", "b"], out)
        first = guide.questions[guide.about.first]
        assert first.ask.say(tag) in out.getvalue()
        assert phrases(own).save_title in out.getvalue()


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("zh", "zh-Hans"), ("zh-TW", "zh-Hant"), ("en-GB", "en"), ("fr", "en"), ("C", "en")],
)
def test_the_start_page_speaks_the_nearest_language(asked: str, spoken: str) -> None:
    assert read_start_page(shipped()).spoken(asked) == spoken


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de_DE.UTF-8", "de"), ("zh_CN.UTF-8", "de"), ("C", "de"), ("", "de"), ("../../x", "de")],
)
def test_a_guide_in_one_language_is_read_in_it_whatever_the_locale(locale: str, language: str, tmp_path: Path) -> None:
    page = read_start_page(tiny(tmp_path / "g", "languages: [de]"))
    assert page.spoken(language_of({"LANG": locale})) == language


def test_a_locale_asks_for_a_language() -> None:
    assert language_of({"LC_ALL": "", "LANG": "zh_TW.UTF-8"}) == "zh-TW"
    assert language_of({"LC_ALL": "de_AT@euro", "LANG": "zh_TW.UTF-8"}) == "de-AT"
    assert [language_of({"LANG": name}) for name in ("C", "C.UTF-8", "POSIX", "")] == ["en"] * 4


def test_a_language_is_derived_from_another_unless_it_is_written(tmp_path: Path) -> None:
    languages = "languages: [de, {tag: de-CH, from: de, replace: {guide: Guide, tiny: winzig, tiny guide: Zwerg}}]"
    title = ('title: {de: "A tiny guide"}', 'title: {de: "A tiny guide", de-CH: Etwas anderes}')
    guide = load(tiny(tmp_path / "g", languages, title))
    assert guide.about.title.say("de-CH") == "Etwas anderes"
    derived = Words.model_validate({"de": "a tiny guide, a tiny phone"}, context=guide.about.languages)
    assert derived.say("de-CH") == "a Zwerg, a winzig phone", "the longest first, and nothing twice"
    assert guide.about.languages.written == ("de",)


def test_traditional_characters_are_those_in_use() -> None:
    """Words that a converter gets wrong one by one; the table in guide.yaml mends the rest."""
    languages = shipped_guide().about.languages
    said = {
        "优品的征信、账户里的钱，“回复”之后 2 天后再说": "優品的徵信、帳戶裡的錢，「回覆」之後 2 天後再說",
        "被发给好几个人，事情只会更复杂，请签字": "被傳給好幾個人，事情只會更複雜，請簽字",
        "为什么只联系他？说清楚了再打": "為什麼只聯繫他？說清楚了再打",
    }
    for hans, hant in said.items():
        assert Words.model_validate({"zh-Hans": hans}, context=languages).say("zh-Hant") == hant


FAULTS = {
    "languages: [id]": ["guide.yaml:4:13  'id' is no language + write id-ID"],
    "languages: [DE_de]": ["guide.yaml:4:13  'DE_de' is no language + write de-DE"],
    "languages: [zh-hans]": ["guide.yaml:4:13  'zh-hans' is no language + write zh-Hans"],
    "languages: [sr_latn_rs]": ["guide.yaml:4:13  'sr_latn_rs' is no language + write sr-Latn-RS"],
    "languages: [to]": ["guide.yaml:4:13  'to' is no language + write to-TO"],
    "languages: [german]": ["guide.yaml:4:13  'german' is no language + write a tag like de, pt-BR or zh-Hans"],
    "languages: ['']": ["guide.yaml:4:13  '' is no language + write a tag like de, pt-BR or zh-Hans"],
    "languages: [de, de]": ["guide.yaml:4:12  names 'de' twice + keep one of them"],
    "languages: [de, {tag: de-AT, from: de-CH}]": [
        "guide.yaml:4:12  derives 'de-AT' from 'de-CH', in which nothing is written + one of de"
    ],
    "languages: [de, {tag: de-AT, replace: {a: b}}]": [
        "guide.yaml:4:12  does not say from which language 'de-AT' is derived + add 'from:'"
    ],
}


@pytest.mark.parametrize(("languages", "said"), FAULTS.items())
def test_languages_that_cannot_be(languages: str, said: list[str], tmp_path: Path) -> None:
    found = faults(tiny(tmp_path / "g", languages))
    assert [line for line in said if line not in found] == []


def test_a_text_in_a_language_that_is_not_named_is_a_fault(tmp_path: Path) -> None:
    title = ('title: {de: "A tiny guide"}', "title: {de: A, fr: B}")
    assert faults(tiny(tmp_path / "g", "languages: [de]", title)) == [
        "guide.yaml:5:16  this guide does not speak 'fr' + name it under 'languages:' in guide.yaml"
    ]


def test_a_misspelt_language_is_told_like_any_key(tmp_path: Path) -> None:
    title = ('title: {de: "A tiny guide"}', "title: {de: A, de-hC: B}")
    found = faults(tiny(tmp_path / "g", "languages: [de, {tag: de-CH, from: de}]", title))
    assert found == ["guide.yaml:5:16  unknown key 'de-hC' + did you mean 'de-CH'?"]


def test_no_key_beside_words_looks_like_a_language() -> None:
    def below(model: type[ByLanguage]) -> set[type[ByLanguage]]:  # type: ignore[type-arg]
        return {model}.union(*map(below, model.__subclasses__()))

    keys = {field.alias or name for model in below(ByLanguage) for name, field in model.model_fields.items()}
    assert {key for key in keys if re.fullmatch(TAG, key)} <= TAKEN


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("zh", "zh-Hans"),
        ("zh_CN.UTF-8", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh_TW.UTF-8", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-CN", "zh-Hant"),
        ("ZH-hans", "zh-Hans"),
        ("en_GB.UTF-8", "en"),
        ("C", None),
        ("", None),
        ("fr", None),
    ],
)
def test_the_nearest_language(asked: str, found: str | None) -> None:
    assert nearest(asked, ("en", "zh-Hans", "zh-Hant")) == found
