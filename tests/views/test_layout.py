"""Breaking lines: nothing wider than asked, nothing lost, and marks where a reader expects them."""

from __future__ import annotations

import re
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.content.checks import texts
from guide.views.layout import FULL, NOT_FIRST, NOT_LAST, breaks, cells, clip, hang, pad, wrap
from tests.support.guides import LANGUAGES, shipped_guide

WIDE = "逾期還款家人聯絡一二三"
CLOSERS, OPENERS = "。，、；：！？）」』】”…", "（「『【“"
TEXT = st.text(st.sampled_from(WIDE + CLOSERS + OPENERS + "abcXYZ0123 ,.:%()é\u0301"), max_size=80)
WIDTHS = st.integers(2, 40)


def can_part(before: str, after: str) -> bool:
    """Whether a reader accepts a new line between two characters."""
    if before == " " or after == " ":
        return True
    return (cells(before) == 2 or cells(after) == 2) and after not in NOT_FIRST and before not in NOT_LAST


def clusters(text: str) -> list[str]:
    """A text in pieces that should stay whole."""
    pieces: list[str] = []
    for character in text:
        if pieces and not can_part(pieces[-1][-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


@given(TEXT, WIDTHS)
def test_never_wider_than_asked(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in wrap(text, width))


@given(TEXT, WIDTHS)
def test_nothing_is_lost_and_nothing_added(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


@given(TEXT, WIDTHS)
def test_no_line_has_spaces_at_its_ends(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(line == line.rstrip() for line in lines)
    assert all(line == line.lstrip() for line in lines[1:])


@given(TEXT, WIDTHS)
def test_no_line_starts_with_a_closing_mark_unless_it_must(text: str, width: int) -> None:
    fitting = all(cells(piece) <= width for piece in clusters(text))
    if fitting:
        lines = wrap(text, width)
        assert not any(line[0] in NOT_FIRST for line in lines[1:] if line and " " not in text)
        assert not any(line[-1] in NOT_LAST for line in lines[:-1] if line and " " not in text)


@given(st.text(st.sampled_from(WIDE), min_size=1, max_size=60), WIDTHS)
def test_plain_chinese_fills_every_line_or_ends_it_between_phrases(text: str, width: int) -> None:
    *full, last = wrap(text, width)
    assert all(FULL * width <= cells(line) <= width or len(line) == width // 2 for line in full)
    assert 1 <= len(last) <= width // 2


@given(st.lists(st.text("abcdef", min_size=1, max_size=8), min_size=1, max_size=20), st.integers(8, 40))
def test_words_stay_whole(words: list[str], width: int) -> None:
    assert " ".join(wrap(" ".join(words), width)).split() == words


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("逾期三天。", 8, ["逾期三", "天。"]),
        ("逾期三天。", 10, ["逾期三天。"]),
        ("他說「好」", 6, ["他說", "「好」"]),
        ("他說「好」。", 8, ["他說", "「好」。"]),
        ("在 APP 裡回", 6, ["在 APP", "裡回"]),
        ("supercalifragilistic", 8, ["supercal", "ifragili", "stic"]),
        ("逾期……還", 6, ["逾期……", "還"]),
        ("one\ntwo", 10, ["one", "two"]),
        ("每月 1,200.50 元", 10, ["每月", "1,200.50", "元"]),
        ("第 7 天、第 10 天。", 8, ["第 7", "天、第", "10 天。"]),
    ],
)
def test_lines_break_where_a_reader_would_break_them(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_a_run_of_closing_marks_longer_than_a_line_breaks_anywhere() -> None:
    lines = wrap("好" + "。" * 9, 6)
    assert "".join(lines) == "好" + "。" * 9
    assert all(cells(line) <= 6 for line in lines)


@given(st.sampled_from(["1. ", "- ", "- [ ] ", "　"]), TEXT, st.integers(10, 40))
def test_a_hanging_mark_stands_once(mark: str, text: str, width: int) -> None:
    first, *rest = hang(mark, text, width)
    assert first.startswith(mark.rstrip())
    assert all(line.startswith(" " * cells(mark)) or not line.strip() for line in rest)
    assert all(cells(line) <= width for line in (first, *rest))


@given(TEXT, WIDTHS)
def test_padding_and_clipping_keep_to_the_width(text: str, width: int) -> None:
    assert cells(pad(text, width)) == max(width, cells(text))
    clipped = clip(text, width)
    assert cells(clipped) <= width
    assert (clipped == text) == (cells(text) <= width)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("逾期", 4), ("ab", 2), ("Ａ", 2), ("e\u0301", 1), ("\u200d", 0), ("，", 2), ("─", 1), ("🙂", 2)],
)
def test_wide_characters_take_two_columns(text: str, columns: int) -> None:
    assert cells(text) == columns


def test_every_text_of_the_guide_breaks_well_at_80_columns() -> None:
    guide = shipped_guide()
    for model in (*guide.questions.values(), *guide.outcomes.values(), *guide.pages.values(), *guide.law.values()):
        for _, words in texts(model):
            for language in LANGUAGES:
                lines = wrap(words.say(language), 76)
                assert all(cells(line) <= 76 for line in lines)
                assert not any(line[0] in CLOSERS for line in lines)
                assert not any(line[-1] in OPENERS for line in lines)
                assert not any(category(character) == "Cc" for line in lines for character in line)


def test_a_blank_to_write_on_stays_whole() -> None:
    assert wrap("空著的，印出來是＿＿＿，用手寫。", 18) == ["空著的，印出來是", "＿＿＿，用手寫。"]
    assert wrap("＿" * 10, 8) == ["＿" * 4, "＿" * 4, "＿" * 2], "unless it is longer than a line"


WORDS = """
家人 联系 联系人 平台 还款 逾期 计划 法律 电话 短信 客服 合同 金额 费用 时间 号码 截图 文字
回复 记录 催收 投诉 法院 配偶 保证人 欠款 利息 本金 标准 文章 公司 银行 个人信息 信用 亲属 今天
明天 对方 自己 可以 不要 需要 没有 知道 已经 什么 怎么
"""


def test_chinese_lines_seldom_end_inside_a_word() -> None:
    """Of the places where a line of our guide could end inside one of these words, few do."""
    inside = ends = 0
    for model in (*shipped_guide().outcomes.values(), *shipped_guide().pages.values(), *shipped_guide().law.values()):
        for _, words in texts(model):
            text = words.say("zh-Hans")
            within = {
                m.start() + n for word in WORDS.split() for m in re.finditer(word, text) for n in range(1, len(word))
            }
            for width in (38, 60, 76):
                found = breaks(text, width)
                ends += len(found)
                inside += len(within.intersection(found))
    assert ends > 500
    assert inside / ends < 0.03
