"""What an author writes as on paper, and what YAML makes of it: told in words, the same by every YAML library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.content import reading, scaffold
from guide.content.reading import parse
from guide.content.yaml_scanner import FastLoader, PlainLoader
from guide.sheets.loading import load
from tests.support.guides import edit
from tests.support.sampling import some
from tests.support.tiny import tiny

ROOT = Path(__file__).parents[2]
QUOTES = "put text with : or # or { in quotes"
COMMA = "is a key without a value: the comma before it ended the text | put text with a comma in quotes"
CUT = "the text ends before"


@pytest.fixture(params=[FastLoader, PlainLoader], ids=["libyaml", "without libyaml"])
def _library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "Loader", request.param)


def told(text: str) -> list[str]:
    """The faults of a text, as `line:column  what | what to write instead`."""
    _, faults = parse(Path("f"), text)
    return [str(fault).removeprefix("f:").replace("\n    ", " | ") for fault in faults]


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ask: {en: Yes, or no?}", f"1:16  'or no?' {COMMA}"),
        ("ask: {en: 5, 10 or 20}", f"1:14  '10 or 20' {COMMA}"),
        ("a: [{id: b, en: Now, please}]", f"1:22  'please' {COMMA}"),
        ("ask: {en:Yes}", "1:7  'en:Yes' is a key without a value | write a space after the colon: 'en: Yes'"),
        ("ask: {en: Late: how long?}", f"1:15  has a : that cannot stand in text without quotes | {QUOTES}"),
        ("en: Late: how long?", f"1:9  has a : that cannot stand in text without quotes | {QUOTES}"),
        ("ask: {en: see {page:people}}", f"1:15  has a {{ that cannot stand in text without quotes | {QUOTES}"),
        ("en: {page:people} helps", "1:19  more follows after the closing } | put text that begins with { in quotes"),
        ("ask: {en: Call #4 now}\nkind: one", f"1:16  {CUT} ' #': what is left is 'Call' | {QUOTES}"),
        ("a:\n  - {en: Room #4}\n  - {en: Room 5}", f"2:15  {CUT} ' #': what is left is 'Room' | {QUOTES}"),
        ("ask: {en: Yes\nkind: one", "1:6  this { is not closed | add a }"),
        ("a: [b, c\nkind: one", "1:4  this [ is not closed | add a ]"),
        ("en: Yes\n\tde: Ja", "2:1  begins with a tab | indent with spaces"),
        ("en: *really*", "1:5  text cannot begin with * | put it in quotes"),
        ("en: @home", "1:5  text cannot begin with @ | put it in quotes"),
        ("en: > 7 days", "1:5  text cannot begin with > | put it in quotes"),
        ("label:Late\nkind: one", "1:7  there is no space after the colon | write 'key: value'"),
        ("a: 1\n b: 2", "2:3  does not fit what stands above it | indent it like what it belongs to; "
         "under one key stand keys or a list, not both"),
    ],
)  # fmt: skip
def test_text_that_needs_quotes_is_told_so(text: str, said: str) -> None:
    assert told(text) == [said]


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("text", ["ask: {en: 'What's up?'}", "en: 'What's up?'", "- {en: 'It's late', id: x}"])
def test_an_apostrophe_ends_text_in_single_quotes(text: str) -> None:
    (said,) = told(text)
    assert "more follows after the closing '" in said
    assert """put the whole text in "…", or write each ' inside it as ''""" in said


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize(("text", "column"), [("en: 'tis late", 5), ('en: "Yes', 5), ("{en: 'tis late}", 6)])
def test_a_quotation_mark_that_never_closes_is_told_where_it_opens(text: str, column: int) -> None:
    (said,) = told(text + "\nkind: one\n")
    assert said.startswith(f"1:{column}  this quotation mark is not closed | ")


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize(
    "text", ["{en: What?}", "{en: What? Who?, de: Was?}", "[a?b, c ? d, e ?]", "{a: b?\n c}", "a: b?"]
)
def test_a_question_mark_is_part_of_text(text: str) -> None:
    document, faults = parse(Path("f"), text)
    assert document is not None
    assert not faults
    assert document.data == yaml.load(text, Loader=yaml.CSafeLoader)


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("text", ["a: &a [*a, *a]", "a: &a {b: *a}", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b, *b]"])
def test_anchors_are_told_once_a_place_however_often_they_come_back(text: str) -> None:
    document, faults = parse(Path("f"), text)
    assert document is not None
    assert {fault.what for fault in faults} == {"uses an anchor"}
    assert len(faults) <= 12
    assert document.at(("a",)) == (1, 4)


@pytest.mark.parametrize("name", ["tests/guides/lost-phone", "content/xiaoxiang-youpin", "a new one", "the tests' own"])
def test_guides_are_the_same_without_libyaml(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if name == "a new one":
        scaffold.new(tmp_path)
    folder = tiny(tmp_path) if name == "the tests' own" else tmp_path if name == "a new one" else ROOT / name

    def data() -> dict[str, tuple[Any, Any]]:
        found = {}
        for path in some(sorted(folder.rglob("*.yaml")), 8 if name.startswith("content") else 1):
            document, faults = reading.read(path)
            assert document is not None
            assert not faults
            found[path.name] = (document.data, document.marks)
        return found

    with_libyaml = data()
    monkeypatch.setattr(reading, "Loader", PlainLoader)
    assert data() == with_libyaml


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("en: Is it late?", "en: Call extension #4 now", f"6:7  {CUT} ' #4 now': what is left is 'Call extension'"),
        ("en: Is it late?", "en: Late # or not", f"6:7  {CUT} ' # or not': what is left is 'Late'"),
        ("en: Is it late?", "en: #4 is late", f"6:6  {CUT} ' #4 is late': what is left is nothing"),
        ("en: It is not", "en: It\t#is not", f"20:9  {CUT} ' #is not': what is left is 'It'"),
    ],
)  # fmt: skip
def test_words_that_a_comment_cuts_short_are_a_fault(old: str, new: str, said: str, tmp_path: Path) -> None:
    guide = tiny(tmp_path)
    edit(guide / "questions/late.yaml", old, new)
    with pytest.raises(Exception, match="late") as broken:
        load(guide)
    assert str(broken.value) == f"{guide}/questions/late.yaml:{said}\n    {QUOTES}"


def test_comments_stand_anywhere_else(tmp_path: Path) -> None:
    guide = tiny(tmp_path)
    late = guide / "questions/late.yaml"
    edit(late, "kind: one", "kind: one   # or several")
    edit(late, "go: calm", "go: calm # the last")
    edit(late, "en: Is it late?", "en: 'Is it #1?'   # in quotes")
    edit(late, "label:", "# above\nlabel: # behind a key")
    edit(late, "zh-Hant: 晚了嗎？", "zh-Hant: |\n    晚了 #1\n")
    loaded = load(guide)
    assert loaded.questions["late"].ask.say("en") == "Is it #1?"
    assert loaded.questions["late"].ask.say("zh-Hant") == "晚了 #1\n"
