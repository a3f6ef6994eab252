"""A text in Markdown shows exactly itself, and reads as it was typed wherever no sign means anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.views.layout import cells
from guide.views.markdown_escape import SLACK, escaped, hung, verbatim
from tests.support.markdown import VIEWER, bare, shown
from tests.support.sampling import examples

SIGNS = "#*_`[]()<>!&|~\\-+=.:;{}\"'$%@/ \t12aé他＿。　xX\n"
WORDS = ["**", "__", "~~", "](", "]:", "[x] ", "<b>", "<!--", "&lt;", "&#35;", "```", "---", "===", "\\", "1. "]
PIECES = st.lists(st.sampled_from([*WORDS, "他", "a", " ", "\n"])).map("".join)
TYPED = st.text(st.sampled_from(SIGNS), max_size=80) | PIECES
BLOCKS = {"paragraph_open", "inline", "paragraph_close"}


@given(TYPED | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60), st.sampled_from([8, 20, 40, 78]))
@settings(max_examples=examples(400), deadline=None)
def test_what_is_typed_is_what_is_shown(typed: str, width: int) -> None:
    one = " ".join(typed.split())
    for mark, prefix in (("", ""), ("- ", ""), ("", "> "), ("  - ", ""), ("12. ", "")):
        lines = [prefix + line for line in (hung(mark, one, width) if mark else verbatim(one, width))]
        below = ("- x\n" if mark == "  - " else "") + "\n".join(lines) + "\n"
        assert shown(below) == bare(("x" if mark == "  - " else "") + one), below
        assert all(cells(line) <= width + SLACK + len(prefix) for line in lines)


@given(TYPED)
@settings(max_examples=examples(300), deadline=None)
def test_lines_that_are_kept_begin_nothing(typed: str) -> None:
    """Neither a list nor a table, a heading, a rule, code or a box, on whichever line it stands."""
    lines = [line for line in typed.split("\n") if line.strip()]
    below = "\n".join(escaped(lines))
    assert {block.type for block in VIEWER.parse(below)} <= BLOCKS
    assert shown(below) == bare("".join(lines))
    assert not any(line.startswith(("[ ] ", "[x] ", "[X] ")) for line in escaped(lines))


@pytest.mark.parametrize(
    "typed",
    [
        "每月 5 * 3",
        "19:00~21:00",
        "snake_case_name ___ here",
        "C:\\Users\\me",
        "3 < 4 > 2",
        "A & B, R&D",
        "[截圖 1] (上面)",
        "#1 最急",
        "-5 度",
        "2026.06.04",
        "10:05) 打來",
        "-x",
        "a | b",
        "It’s 50% - no more",
    ],
)
def test_a_sign_that_means_nothing_stays_as_it_is(typed: str) -> None:
    assert escaped([typed]) == [typed]
    assert shown(typed) == bare(typed)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("<img src=x onerror=1> **bold**", "\\<img src=x onerror=1> \\*\\*bold\\*\\*"),
        ("# big", "\\# big"),
        ("+ 210 = 2,520", "\\+ 210 = 2,520"),
        ("1. 一", "1\\. 一"),
        ("[看](http://x)", "[看\\](http://x)"),
        ("[x] 好了", "\\[x] 好了"),
        ("19~20，21~22", "19\\~20，21\\~22"),
        ("&lt;", "\\&lt;"),
        ("> 引", "\\> 引"),
    ],
)
def test_a_sign_that_would_mean_something_is_escaped(typed: str, written: str) -> None:
    assert escaped([typed]) == [written]
    assert shown(written) == bare(typed)
