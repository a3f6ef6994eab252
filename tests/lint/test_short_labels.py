"""Short labels that could be taken for another option, and those that could not."""

from __future__ import annotations

import pytest

from guide.content.fields import FieldOption
from guide.content.style import Wordlist
from guide.content.words import Language
from guide.lint.short_labels import mistaken
from tests.lint.test_checks import said

NOT = Wordlist.model_validate({"zh-Hant": ["沒有", "沒"], "en": ["not", "never", "unlisted"]})


def options(language: Language, *labels: tuple[str, str]) -> list[FieldOption]:
    """Options with their whole and their short label; without a short one where that is empty."""
    return [
        FieldOption.model_validate({"id": f"o{i}", language: whole} | ({"short": {language: short}} if short else {}))
        for i, (whole, short) in enumerate(labels, 1)
    ]


@pytest.mark.parametrize(
    ("language", "labels", "at"),
    [
        ("zh-Hant", [("填過的聯絡人", "聯絡人"), ("沒填過的家人", "家人")], [1]),
        ("zh-Hant", [("填過的聯絡人（是家人也選這項）", "聯絡人"), ("別的家人", "家人")], [1]),
        ("en", [("A contact that was listed", "contact"), ("Family never listed", "family")], [1]),
        ("en", [("Their message was answered", "answered"), ("Their message was not answered", "not answered")], [0]),
        ("en", [("A call that was answered", "call"), ("A call that rang out", "call")], [0, 1]),
        ("en", [("Yes", ""), ("Yes", "")], [1]),
    ],
)  # fmt: skip
def test_a_label_that_fits_another_option(language: Language, labels: list[tuple[str, str]], at: list[int]) -> None:
    assert [i for i, _, _ in mistaken(options(language, *labels), language, NOT)] == at


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("zh-Hant", [("填過的聯絡人（是家人也選這項）", "填過的聯絡人"), ("沒填過的家人", "沒填過的家人")]),
        ("en", [("A contact that was listed, family or not", "contact"), ("Family never listed", "unlisted")]),
        ("en", [("Hung up without a word", "hung up"), ("A dead number", "dead number")]),
        ("en", [("Art", "art"), ("A party", "party")]),
        ("zh-Hant", [("來的訊息，沒回", "沒回"), ("來的訊息，有回", "有回")]),
    ],
)  # fmt: skip
def test_a_label_that_can_be_taken_for_no_other(language: Language, labels: list[tuple[str, str]]) -> None:
    assert list(mistaken(options(language, *labels), language, NOT)) == []


def test_it_is_said_of_a_guide_with_its_place(tmp_path_factory: pytest.TempPathFactory) -> None:
    short = (
        "sheets/log.yaml",
        "short: {zh-Hans: 没有填过的家人, en: unlisted family}",
        "short: {zh-Hans: 家人, en: kin}",
    )
    found = said(tmp_path_factory.mktemp("short"), [short])
    assert len(found) == 2
    assert all(line.startswith("sheets/log.yaml:3") for line in found)
    assert any("'家人' also fits 'contact'" in line for line in found)
    assert any("'kin' drops the 'never' that tells it from 'contact'" in line for line in found)
