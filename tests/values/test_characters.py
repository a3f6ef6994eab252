"""Characters that steer a terminal: which they are, how they are shown, and what is left of what was typed."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.values.characters import in_a_line, strange, typed, unmarked, visible
from tests.support.hostile import MARKS, STRANGE

HARMLESS = "aé字。　，“”‘’ \u00a0\u200b\u200d\u00ad\ufeff👍🏽\U000e0001"


def test_they_are_the_controls_the_separators_and_what_turns_text_round() -> None:
    kinds = {unicodedata.category(character) for character in STRANGE}
    assert kinds == {"Cc", "Cf", "Cs", "Zl", "Zp"}
    everything = {chr(code) for code in (*range(0x3000), *range(0xD7F0, 0xE010), *range(0xFE00, 0x10000))}
    controls = {character for character in everything if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")}
    turning = {c for c in everything if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF")}
    turning |= {c for c in everything if unicodedata.bidirectional(c) in ("LRI", "RLI", "FSI", "PDI")}
    found = {character for character in everything if strange(character)}
    assert found >= (controls - {"\n"}) | turning | {"\u200e", "\u200f", "\u061c"}
    assert not found & {*HARMLESS, "\n"}


@pytest.mark.parametrize("character", STRANGE, ids=lambda character: f"U+{ord(character):04X}")
def test_each_is_found_shown_and_taken_out(character: str) -> None:
    text = f"before{character}after"
    assert strange(text) == f"U+{ord(character):04X}"
    shown = f"before\\u{ord(character):04x}after"
    assert (visible(text), in_a_line(text)) == (shown, shown)
    assert not strange(typed(text))
    assert (unmarked(text) == "beforeafter") == (character in MARKS)


def test_a_line_feed_is_strange_in_a_name_only() -> None:
    assert (strange("a\nb"), strange("a\nb", in_a_line=True)) == ("", "U+000A")
    assert (visible("a\nb"), in_a_line("a\nb")) == ("a\nb", "a\\u000ab")


@given(st.text())
def test_whatever_is_typed_or_shown_steers_nothing_and_is_settled_at_once(text: str) -> None:
    for made in (typed(text), visible(text), in_a_line(text)):
        assert not strange(made)
    assert typed(typed(text)) == typed(text)
    assert visible(visible(text)) == visible(text)
    assert json.loads(visible(json.dumps(text, ensure_ascii=False))) == text, "JSON stays the same JSON"


@given(st.text(HARMLESS + "\n"))
def test_other_text_stays_as_it_is(text: str) -> None:
    assert typed(text) == visible(text) == text


@pytest.mark.parametrize(
    ("pasted", "left"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("up\x1b[A down\x1bOB", "up down"),
        ("\x1b]0;title\x07words", "words"),
        ("a \x1b]52;c;ZWNobw==\x1b\\b", "a b"),
        ("\x9b31mred", "red"),
        ("never ended \x1b]0;my words", "never ended 0;my words"),
        ("a\tb\r\nc\rd\u2028e\x0cf", "a b\nc\nd\ne\nf"),
        ("\u202a138 0000 0000\u202c", "138 0000 0000"),
        ("nul\x00 del\x7f", "nul del"),
    ],
)
def test_what_is_pasted_along_goes_with_its_sequence(pasted: str, left: str) -> None:
    assert typed(pasted) == left
