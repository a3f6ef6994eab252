"""Where the data of a note stands: at the end, shown and not hidden, found again whatever is written around it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.words import Language
from guide.i18n.phrases import phrases
from guide.notes.document import open_again
from guide.notes.framing import Unframed, at_end, at_top, split
from guide.notes.front import parse_note
from guide.notes.glance import likely_notes
from guide.notes.merge import digests
from guide.notes.render import markdown, text_for_people
from guide.notes.update import Origin, save_back
from tests.support.examples import GUIDE, P3, SHEETS, for_helper, note
from tests.support.guides import LANGUAGES, TODAY
from tests.support.markdown import VIEWER

DATA = "guide: g\nanswers:\n  a: b\n"
LINES = st.text(st.sampled_from("ab #`-\n\r"), max_size=30)


@given(LINES, LINES)
@settings(max_examples=200, deadline=None)
def test_what_is_written_around_the_data_is_text(before: str, after: str) -> None:
    for text in (at_end(DATA, f"# N\n\n{before}\n", "For the program") + after, at_top(DATA) + f"\n{before}\n{after}"):
        if after.splitlines()[:1] and after.split("\n")[0].startswith("```"):
            continue
        framed = split(text)
        assert framed.data == DATA
        assert text.replace("\r\n", "\n").split("\n")[framed.before] == "guide: g"
        assert "For the program" not in framed.body
        for words in (before, after):
            assert "".join(words.split()) in "".join(framed.body.split())


def test_a_text_without_data_is_no_note() -> None:
    for text, reason in (
        ("", "no-note"), ("# N\n```yaml\nrun: 1\n```\n", "no-note"), ("```yaml\nguide: g\n", "not-closed"),
        ("---\nguide: g\n", "not-closed"), ("# N\n\n```yaml", "no-note"),
    ):  # fmt: skip
        with pytest.raises(Unframed) as unframed:
            split(text)
        assert unframed.value.reason == reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_begins_with_what_people_read_and_ends_with_what_the_program_does(language: Language) -> None:
    text = markdown(note(for_helper()), phrases(language))
    assert text.startswith(f"# {phrases(language).note_title}\n\n")
    blocks = VIEWER.parse(text)
    assert blocks[-1].type == "fence"
    assert blocks[-1].info == "yaml"
    assert blocks[-1].content == note(for_helper()).data(text_for_people(note(for_helper()), phrases(language)))
    assert [block.type for block in blocks].count("fence") == 1
    assert not [block for block in blocks if block.type.startswith("html")]
    headings = [block.content for before, block in pairwise(blocks) if before.type == "heading_open"]
    assert headings[-1] == phrases(language).note_data


def test_a_text_of_many_lines_never_closes_the_block() -> None:
    sheets = replace(SHEETS, helper={"situation": "``` ```yaml guide: x"}, log=SHEETS.log)
    text = markdown(note(sheets), phrases("en"))
    front, body = parse_note(Path(), text.encode())
    again = open_again(GUIDE, front, TODAY)
    assert again.answers == P3
    assert again.sheets == sheets
    assert front.wrote == digests(body)


@pytest.mark.parametrize("before", [False, True], ids=["as now", "as before"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_saving_back_keeps_what_was_written_anywhere(before: bool, language: Language, tmp_path: Path) -> None:
    p, path = phrases(language), tmp_path / "note.md"
    body = text_for_people(note(), p)
    text = f"{at_top(note().data(body))}\n{body}" if before else markdown(note(), p)
    text = text.replace("# ", "on top\n\n# ", 1) + "\nafter all\n"
    path.write_text(text.replace(f"## {p.note_answers}\n", f"## {p.note_answers}\n\nin between\n", 1), encoding="utf-8")
    assert [*likely_notes(tmp_path)] == [path]
    for _ in range(3):
        save_back(Origin(path, parse_note(path, path.read_bytes())[0]), note(for_helper()), p)
    now = path.read_text(encoding="utf-8")
    assert now.startswith("on top\n\n# ")
    assert now.count(f"## {p.note_data}") == now.count("```yaml") == 1
    kept = split(now).body
    assert [kept.count(words) for words in ("on top", "in between", "after all")] == [1, 1, 1]
    assert kept.count(f"## {p.note_answers}") == 1
    front = parse_note(path, path.read_bytes())[0]
    assert open_again(GUIDE, front, TODAY).sheets == for_helper()


def test_other_files_are_no_notes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Deploy\n\n```yaml\nrun: x\n```\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# How to\n\nA guide: x\n", encoding="utf-8")
    (tmp_path / "c.md").write_text(markdown(note(), phrases("en")).replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert [path.name for path in likely_notes(tmp_path)] == ["c.md"]


@pytest.mark.parametrize("where", ["above", "between", "below"])
def test_a_comment_in_the_data_stays_wherever_it_stood(where: str, tmp_path: Path) -> None:
    p, path = phrases("en"), tmp_path / "note.md"
    at = {"above": "guide: ", "between": "version: ", "below": "wrote:"}[where]
    text = markdown(note(), p)
    start = text.index("```yaml")
    path.write_text(text[:start] + text[start:].replace(at, f"# mine, {where}\n{at}", 1), encoding="utf-8")
    assert [*likely_notes(tmp_path)] == [path]
    for _ in range(2):
        front = parse_note(path, path.read_bytes())[0]
        save_back(Origin(path, front), replace(note(), past=open_again(GUIDE, front, TODAY).past), p)
    assert path.read_text(encoding="utf-8").count(f"# mine, {where}\n") == 1
    assert "# mine" not in split(path.read_text(encoding="utf-8")).body
