"""Where the data of a note stands: at the end, shown and not hidden, found again whatever is written around it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
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
from tests.support.filled import filled_sheets, log_in
from tests.support.guides import LANGUAGES, TODAY
from tests.support.markdown import VIEWER
from tests.support.sampling import examples

DATA = "guide: g\nanswers:\n  a: b\n"
LINES = st.text(st.sampled_from("ab #`-\n\r"), max_size=30)


@cache
def as_saved(language: Language = "en") -> str:
    """A note that holds something of everything, as it is saved."""
    return markdown(note(), phrases(language))


@given(LINES, LINES)
@settings(max_examples=examples(200), deadline=None)
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
    sheets = filled_sheets(over=SHEETS, helper={"situation": "``` ```yaml guide: x"}, log=log_in(SHEETS))
    text = markdown(note(sheets), phrases("en"))
    front, framed = parse_note(Path(), text.encode())
    again = open_again(GUIDE, front, TODAY)
    assert again.answers == P3
    assert again.sheets == sheets
    assert front.wrote == digests(framed.body)


@pytest.mark.parametrize("before", [False, True], ids=["as now", "as before"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_saving_back_keeps_what_was_written_anywhere(before: bool, language: Language, tmp_path: Path) -> None:
    p, path = phrases(language), tmp_path / "note.md"
    body = text_for_people(note(), p)
    text = f"{at_top(note().data(body))}\n{body}" if before else as_saved(p.language)
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
    (tmp_path / "c.md").write_text(as_saved().replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert [path.name for path in likely_notes(tmp_path)] == ["c.md"]


@pytest.mark.parametrize("where", ["above", "between", "below"])
def test_a_comment_in_the_data_stays_wherever_it_stood(where: str, tmp_path: Path) -> None:
    p, path = phrases("en"), tmp_path / "note.md"
    at = {"above": "guide: ", "between": "version: ", "below": "wrote:"}[where]
    text = as_saved(p.language)
    start = text.index("```yaml")
    path.write_text(text[:start] + text[start:].replace(at, f"# mine, {where}\n{at}", 1), encoding="utf-8")
    assert [*likely_notes(tmp_path)] == [path]
    for _ in range(2):
        front = parse_note(path, path.read_bytes())[0]
        save_back(Origin(path, front), replace(note(), past=open_again(GUIDE, front, TODAY).past), p)
    assert path.read_text(encoding="utf-8").count(f"# mine, {where}\n") == 1
    assert "# mine" not in split(path.read_text(encoding="utf-8")).body


PROPERTIES = "---\ntags:\n  - debt\naliases: [mine]\n---\n"
AROUND = {
    "properties": (PROPERTIES, ""),
    "properties apart": (PROPERTIES + "\n\n", "\n"),
    "a rule first": ("---\n\nMy own words\n\n", ""),
    "rules all around": ("---\nabove\n\n---\n\n---\n", "\n---\nbelow\n---\n---"),
    "properties that speak of a guide": ("---\nguide: mine\n---\n", ""),
    "half of a note": ("---\nguide: x\nversion: '1'\n---\n", "\n```yaml\nguide: y\n```\n"),
    "never closed": ("---\nguide: x\n", "\n```yaml\nguide: y"),
    "code above and below": ("```yaml\nrun: 1\n```\n\n", "\n~~~\nguide: x\nanswers: y\n~~~\n"),
    "spaces, tabs and empty lines": ("  a \t\n\n\n \n\tb\n\n\n", "\n\n \n  c  \n\n\n\n"),
    "no line end": ("a\n\n", "b"),
    "lists and boxes": ("- a\n- [x] b\n1. c\n", "- d\n- [ ] e"),
    "odd signs": ("\ufeff\u2028\x0b\x1c\x85 a\n\n", "\n\x00\x00 b \x1b[31m\n"),
    "with other line ends": ("a\r\nb\r\n\r\n", "\r\nc\r\n"),
}


def back(path: Path, language: Language = "en") -> str:
    """A note saved back with more in it, as it is on disk then; its data is read again."""
    front = parse_note(path, path.read_bytes())[0]
    past = open_again(GUIDE, front, TODAY).past
    save_back(Origin(path, front), replace(note(for_helper()), past=past), phrases(language))
    text = path.read_bytes().decode("utf-8")
    assert text.count("wrote:") == 1
    assert open_again(GUIDE, parse_note(path, path.read_bytes())[0], TODAY).sheets == for_helper()
    assert [*likely_notes(path.parent)] == [path]
    return text


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_stays_to_the_letter(name: str, tmp_path: Path) -> None:
    (above, below), crlf = AROUND[name], [*AROUND].index(name) % 2 == 1
    ends = "\r\n" if crlf else "\n"
    path = tmp_path / "note.md"
    text = above + as_saved().replace("\n", ends) + below
    path.write_bytes(text.encode("utf-8"))
    languages: list[Language] = ["en", "zh-Hans"]
    for language in languages:
        now = back(path, language)
        assert now.startswith(above)
        assert now.endswith(f"```{ends}{below}")
        assert now.count(phrases(language).note_title) >= 1


@given(st.text(st.sampled_from("ab:- #`~>\t\n\r"), max_size=40), st.text(st.sampled_from("ab:- #`~>\n"), max_size=40))
@settings(max_examples=examples(40))
def test_whatever_stands_around_stays_to_the_letter(above: str, below: str) -> None:
    above = above and above + "\n\n"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "note.md"
        path.write_bytes((above + as_saved() + below).encode("utf-8"))
        now = back(path)
    assert now.startswith(above)
    assert now.endswith(below)


OPENS = ("```yaml", "```yml", "``` yaml", "~~~yaml", "````yaml", "```YAML {.numberLines}")
PLACES = ("top", "middle", "end")


@pytest.mark.parametrize(("opens", "place"), [*zip(OPENS, PLACES * 2, strict=True)])
def test_the_data_counts_wherever_it_stands_and_stays_there(opens: str, place: str, tmp_path: Path) -> None:
    path, p = tmp_path / "note.md", phrases("en")
    text, _, data = as_saved(p.language).partition(f"## {p.note_data}\n")
    fence = opens.split("y")[0].split("Y")[0].strip()
    data = data.strip("\n").replace("```yaml", opens).removesuffix("```") + fence + "\n"
    first, last = text.split(f"## {p.note_answers}\n")
    rest = f"## {p.note_answers}\n{last}"
    parts = {"top": (PROPERTIES, data, first + rest), "middle": (first, data, rest), "end": (first, rest, data)}[place]
    path.write_text("\nmine\n\n".join(parts), encoding="utf-8")
    for _ in range(2):
        now = back(path)
        places = [now.index(words) for words in (f"# {p.note_title}\n", f"## {p.note_answers}\n", "```yaml\n")]
        assert (
            sorted(range(3), key=places.__getitem__) == {"top": [2, 0, 1], "middle": [0, 2, 1], "end": [0, 1, 2]}[place]
        )
        assert now.count("\nmine\n") == 2
        assert now.count(f"## {p.note_answers}\n") == 1


def test_keys_that_another_program_has_put_in_another_order(tmp_path: Path) -> None:
    path, p = tmp_path / "note.md", phrases("en")
    text, fence, data = as_saved(p.language).partition("```yaml\n")
    lines = data.removesuffix("```\n")
    sorted_data = yaml.safe_dump(yaml.safe_load(lines), allow_unicode=True, sort_keys=True)
    assert not sorted_data.startswith("guide:")
    path.write_text(f"{text}{fence}{sorted_data}```\n", encoding="utf-8")
    back(path)


def test_a_file_of_before_with_properties_among_its_data(tmp_path: Path) -> None:
    path, p = tmp_path / "note.md", phrases("en")
    body = text_for_people(note(), p)
    path.write_text(f"---\ntags: [debt]\n{note().data(body)}---\n\n{body}", encoding="utf-8")
    assert "tags:\n- debt\n" in back(path)
