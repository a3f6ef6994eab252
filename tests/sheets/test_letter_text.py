"""A letter as Markdown shows exactly its text, whatever a person typed; as plain text it is one line a paragraph."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from guide.content.words import Language
from guide.sheets.letters.model import Letter
from guide.sheets.letters.text import WIDEST, as_markdown, as_text, line_count
from guide.values.characters import typed as taken
from guide.views.layout import cells
from tests.support.guides import LANGUAGES
from tests.support.letters import L1, L4, L5, LATE, LETTERS, PLAN, drafted, known, line, lines, text

SIGNS = "#*_`[]()<>!&|~\\-+=.:;{}\"'$%@/ \t1290aé他＿。　"
TYPED = st.text(st.sampled_from(SIGNS), min_size=1, max_size=120) | st.text(max_size=80)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak"}


def shown(markdown: str) -> str:
    """The text a viewer shows, without spaces; fails where anything in it is more than text."""
    found = []
    for block in MARKDOWN.parse(markdown):
        assert block.type in PLAIN, (block.type, markdown)
        for part in block.children or ():
            assert part.type in PLAIN, (part.type, markdown)
            found.append(part.content)
    return bare("".join(found))


def bare(text: str) -> str:
    """A text without spaces, and without what nobody types to be read."""
    return "".join(c for c in taken(text) if c.isprintable() and not c.isspace())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_a_draft_is_shown_as_it_stands(letter: Letter, language: Language) -> None:
    said = text(letter, known(LATE, lines(3), PLAN), language)
    assert shown(as_markdown(said)) == bare(said)


@given(TYPED)
def test_what_a_person_typed_is_never_markup_and_never_a_format(typed: str) -> None:
    reason = " ".join(typed.split())[:80] or "?"
    of = known(LATE, [line(1, 1, typed)], PLAN)
    said = text(L5, of, filled={"reason": reason})
    assert bare(f"因{reason}，現在每月收入") in bare(said) or not bare(reason)
    for made in (said, text(L1, of), text(L4, known(), filled={"police-reference": reason})):
        saved = as_markdown(made)
        assert shown(saved) == bare(made)
        assert all(cells(row.rstrip()) <= WIDEST for row in saved.split("\n"))
        assert saved.encode("utf-8").decode("utf-8") == saved


@given(st.lists(TYPED | st.just(""), max_size=8).map("\n".join))
@example("<0@0>")
def test_a_text_the_person_changed_is_shown_as_it_stands(edited: str) -> None:
    saved = as_markdown(edited)
    assert shown(saved) == bare(edited)
    assert all(cells(row.rstrip()) <= WIDEST for row in saved.split("\n"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", saved)


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("# 標題", "\\# 標題"),
        ("- 一", "\\- 一"),
        ("1. 一", "1\\. 一"),
        ("2026) 一", "2026\\) 一"),
        ("[看](http://x)", "[看\\](http://x)"),
        ("<b>", "\\<b>"),
        ("a_b ___", "a_b ___"),
        ("&lt;", "\\&lt;"),
        ("一\n二", "一  \n二"),
        ("一\n\n\n二", "一\n\n二"),
        ("危險\x1b[2J", "危險"),
        ("半個\ud83d", "半個"),
    ],
)
def test_signs_that_would_mean_something_are_escaped(typed: str, saved: str) -> None:
    assert as_markdown(typed) == saved + "\n"


def test_plain_text_is_a_line_a_paragraph() -> None:
    made = drafted(L1, known(LATE, lines(2)))
    said = as_text(made)
    assert said.startswith("主題：請說明並改正聯繫方式，不要聯繫第三人\n\n致：")
    assert said.split("\n\n")[1:-1] == list(made.paragraphs)
    assert said.rstrip("\n").split("\n")[-3:] == [made.title, *made.rows]


def test_lines_are_counted_as_on_paper() -> None:
    assert line_count("一\n\n" + "二" * 40 + "\n") == 4
