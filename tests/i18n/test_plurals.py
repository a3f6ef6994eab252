"""English says one of a thing and many of it: every message with a number, of the program and of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

import pytest
import yaml

from guide.i18n.catalogue import english
from tests.support.guides import shipped_guide

FOLDER = shipped_guide().folder
NOT_MANY = "(?!(?:is|as|this|has|us|was|less|its|does)\\b)"
MANY = re.compile(rf"\b1 (?:(?:more|other|log|unanswered|missed) )?(?:{NOT_MANY}[a-z]+s|are|were|have)\b")
"""One of something that is said as of many."""
FEW = re.compile(r"\b(?:0|2) (?:day|letter|creditor|call|time|question|answer|entry|file|place|payment|line)\b")


def fields(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def with_number(text: str, number: int) -> str:
    """A text with every placeholder filled with a number."""
    return re.sub(r"\{[^{}]*\}", str(number), text)


PLURALS = [name for name, forms in english().own.items() if len(forms) > 1]
SINGLE = [
    (name, forms[0])
    for name, forms in english().own.items()
    if len(forms) == 1 and {*fields(forms[0])} & {"count", "n", "number", "most", "least", "rows"}
]


NEVER_ONE = {"left", "left_exact", "letter_long", "field_errors.too-long", "field_errors.too-long-to-read"}
"""For one question left there are words of their own; a page has more lines, and a field takes more letters."""


@pytest.mark.parametrize("name", PLURALS)
def test_a_counted_word_has_its_form_for_one_and_for_many(name: str) -> None:
    none, one, two = (with_number(english().count(name, number), number) for number in (0, 1, 2))
    assert not MANY.search(one), one
    assert none.replace("0", "2") == two
    assert one.replace("1", "2") != two


@pytest.mark.parametrize(("name", "text"), [pytest.param(*pair, id=pair[0]) for pair in SINGLE])
def test_a_word_with_one_form_is_right_for_every_number(name: str, text: str) -> None:
    if name not in NEVER_ONE:
        assert not MANY.search(with_number(text, 1)), text
    assert not FEW.search(with_number(text, 2)), text


def files() -> Iterator[tuple[str, object]]:
    for path in sorted(FOLDER.rglob("*.yaml")):
        yield path.stem, yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def english_texts() -> Iterator[tuple[str, str]]:
    def below(node: object, where: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "en" and isinstance(value, str) and "{" in value:
                    yield where, value
                yield from below(value, where)
        elif isinstance(node, list):
            for value in node:
                yield from below(value, where)

    for name, data in files():
        yield from below(data, name)


COUNTED = re.compile(r"\{(?:n|count|payments|months|arrears-months|times|paid|number|which)\}")


def test_every_text_of_the_guide_is_right_for_one() -> None:
    wrong = [
        (where, text)
        for where, text in english_texts()
        if COUNTED.search(text) and MANY.search(COUNTED.sub("1", text))
        if where != "plan"  # its figures bring their unit
    ]
    assert wrong == []


def test_the_units_of_the_guide_have_a_form_for_one_and_for_many() -> None:
    def below(node: object) -> Iterator[dict[str, str]]:
        if isinstance(node, dict):
            if isinstance(node.get("en"), dict) and "other" in node["en"]:
                yield node["en"]
            for value in node.values():
                yield from below(value)
        elif isinstance(node, list):
            for value in node:
                yield from below(value)

    found = [unit for _, data in files() for unit in below(data)]
    assert {"day", "month", "payment"} <= {unit["one"] for unit in found}
    assert all(unit["one"] != unit["other"] or unit["one"] == "yuan" for unit in found)
