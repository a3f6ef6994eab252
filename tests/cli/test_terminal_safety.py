"""Nothing speaks to the terminal but the program: every character that could is sent through every door."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from guide.cli.main import run
from guide.notes.front import DamagedNote, read_front
from guide.notes.places import as_path, as_text, state_folder
from guide.notes.remembered import remember
from tests.support.filled import letters_in
from tests.support.hostile import MARKS, STRANGE, TITLE, WRITTEN, as_escape, assert_quiet, hostile_guide, in_names
from tests.support.kept_notes import opened, saved, told, update
from tests.support.sampling import some
from tests.support.terminal import Terminal, environment, guide_command
from tests.support.tiny import tiny

NOTE = "---\nguide: tiny\nversion: '1'\nmade: '2026-06-04'\nanswers:\n  late: fine\n---\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    """The status of a command and all it prints, which steers nothing."""
    capsys.readouterr()
    try:
        status = run([*map(str, arguments)])
    except SystemExit as stopped:
        status = int(str(stopped.code))
    printed = capsys.readouterr()
    assert_quiet(printed.out, printed.err)
    return status, printed.out + printed.err


# content


def test_a_guide_with_such_characters_is_refused_by_every_command(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, sound = hostile_guide(home), tiny(home / "sound")
    (home / "a.json").write_text("{}", encoding="utf-8")
    status, faults = said(capsys, "check", folder)
    assert status == 1
    missing = [
        f"U+{ord(c):04X}" for c in WRITTEN if f"has the character U+{ord(c):04X}, which is no part" not in faults
    ]
    assert not missing
    for arguments in (
        ("check", "--json", folder), ("map", folder), ("map", "--form", "dot", folder), ("routes", folder),
        ("routes", "--json", folder), ("replay", home / "a.json", "--guide", folder), ("diff", sound, folder),
        ("trial", "calm", "--guide", folder), ("replay", home / f"a{TITLE}.json", "--guide", folder),
        ("diff", folder, sound), ("--plain", "--guide", folder), ("serve", "--guide", folder),
    ):  # fmt: skip
        assert said(capsys, *arguments)[0] == 1, arguments
    assert said(capsys, "notes", "--guide", folder)[0] == 0
    assert said(capsys, "--version", "--guide", folder)[0] == 0


def test_the_start_page_of_such_a_guide_sends_nothing_on_either_face(home: Path) -> None:
    folder = hostile_guide(home)
    command = guide_command("--guide", folder, "--lang", "en")
    with Terminal(command, 80, 24, environment(home), home) as terminal:
        assert terminal.wait_exit() == 1
        assert b"PWNED" not in terminal.raw or b"\x1b]0;" not in terminal.raw
        assert terminal.restored()


def test_an_author_still_sees_where_a_tab_or_a_mark_stands(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tiny(home)
    path = folder / "pages/people.yaml"
    path.write_text(path.read_text("utf-8").replace("en: There is somebody", 'en: "There\\tis"'), "utf-8")
    assert said(capsys, "check", folder)[1].startswith(f"{path}:3:27  has the character U+0009, ")


# notes


SPOILED = {
    "guide": ("guide: tiny", 'guide: "t{0}y"'), "version": ("version: '1'", 'version: "{0}"'),
    "made": ("'2026-06-04'", '"2026{0}"'), "key": ("late:", '"la{0}te":'), "answer": ("fine", '"f{0}"'),
    "of one's own": ("made:", 'mine: ["{0}"]\nmade:'),
}  # fmt: skip


@pytest.mark.parametrize("field", SPOILED)
def test_a_note_is_refused_and_says_where(field: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = SPOILED[field]
    written = some(WRITTEN, 6, [*SPOILED].index(field))
    folder = home / "notes"
    folder.mkdir()
    for number, character in enumerate(written):
        (folder / f"n{number}.md").write_text(NOTE.replace(old, new.format(as_escape(character))), encoding="utf-8")
    status, listed = said(capsys, "notes", "--notes-dir", folder)
    assert status == 0
    if field != "guide":  # of that it can only be seen that there is a note
        assert all(f"the character U+{ord(character):04X}" in listed for character in written)
    said(capsys, "notes", "--json", "--notes-dir", folder)
    for path in folder.iterdir():
        with pytest.raises(DamagedNote):
            read_front(path)
    sound = tiny(home)
    for arguments in (("open", folder / "n3.md"), ("notes", "open", "n3"), ("notes", "delete", "n4", "--yes")):
        said(capsys, *arguments, "--guide", sound, "--notes-dir", folder)
    said(capsys, "diff", sound, sound, "--notes", *folder.glob("n1*.md"))
    said(capsys, "forget", "--yes", "--notes-dir", folder)


def test_notes_with_such_names_are_listed_opened_renamed_deleted_and_forgotten(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, sound = home / f"no{TITLE}tes\u2028", tiny(home)
    paths = in_names(folder, NOTE.encode(), ".md")
    where = ("--notes-dir", folder, "--guide", sound)
    status, listed = said(capsys, "notes", *where)
    assert status == 0
    assert listed.count("\\u001b]0;PWNED\\u0007") == len(paths)
    assert len(listed.splitlines()) == 2 * len(paths)
    rows = json.loads(said(capsys, "notes", "--json", *where)[1])
    assert {row["path"] for row in rows} == {str(path) for path in paths}
    monkeypatch.setattr("sys.stdin", io.StringIO("notes\n1\nq\n"))
    assert "Traceback" not in said(capsys, "--plain", *where)[1]
    for which in ("1", paths[0].name, "no\x1b[2J such"):
        said(capsys, "notes", "open", which, *where)
        said(capsys, "notes", "rename", which, TITLE, *where)
        monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
        said(capsys, "notes", "delete", which, *where)
    assert said(capsys, "notes", "rename", "1", "plain", *where)[0] == 0
    assert said(capsys, "notes", "delete", "2", "--yes", *where)[0] == 0
    said(capsys, "notes", "restore", *where)
    assert said(capsys, "forget", "--yes", *where[:2])[0] == 0
    assert not list(folder.iterdir())
    assert not state_folder().exists()


def test_known_places_of_such_names_and_what_is_in_them(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As they are listed, opened and forgotten from the list of what was saved elsewhere."""
    for number, character in enumerate((*WRITTEN[1:], "\n", "\udcff")):
        folder = home / f"a{character}b"
        folder.mkdir()
        (folder / f"note-20260604-2130-{number}.md").write_text(NOTE, encoding="utf-8")
        remember(state_folder(), folder)
    where = ("--notes-dir", home / "notes", "--guide", tiny(home))
    assert said(capsys, "notes", *where)[1].count("note-20260604") == number + 1
    said(capsys, "notes", "--json", *where)
    for which in ("1", str(number)):
        said(capsys, "notes", "open", which, *where)
    assert said(capsys, "notes", "rename", "1", "plain", *where)[0] == 0
    assert said(capsys, "notes", "delete", "2", "--yes", *where)[0] == 0
    assert said(capsys, "forget", "--yes", *where[:2])[0] == 0
    assert not [path for path in home.rglob("*.md") if "tiny" not in path.parts]


def test_what_could_once_be_pasted_into_a_field_does_no_harm_now(tmp_path: Path) -> None:
    path = saved(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert text.count("label: ") >= 1
    path.write_text(text.replace("reason: less work", "reason: \u202eless work\u202c"), encoding="utf-8")
    session = opened(path)
    assert letters_in(session.sheets)["plan-request"].filled["reason"] == "less work"
    update(session)
    assert_quiet(path.read_text(encoding="utf-8"), *told(session))


@pytest.mark.parametrize("name", ["plain", f"a{TITLE}b", "a\nb", "100% \u202e", "媽媽 \udcff"])
def test_a_path_comes_back_from_a_text_that_steers_nothing(name: str) -> None:
    path = Path("/home") / name
    assert_quiet(as_text(path))
    assert as_path(as_text(path)) == path


# answers


def test_answers_are_refused_with_the_character_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound, path = tiny(home), home / "a.json"
    for number, character in enumerate(some(STRANGE + "\n", 6)):
        places = ({f"la{character}te": "fine"}, {"late": f"fi{character}ne"}, {"late": ["fine", character]})
        for escaped, answers in ((True, places[number % 3]), (False, places[(number + 1) % 3])):
            data = json.dumps(answers, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
            path.write_bytes(data)
            status, told = said(capsys, "replay", path, "--guide", sound)
            assert (status, len(told.splitlines())) == (2, 1), answers
            assert f"has the character U+{ord(character):04X}" in told or "is not UTF-8" in told, answers
    for path in in_names(home / "answers", b'{"x": "y"}', ".json"):
        status, told = said(capsys, "replay", path, "--guide", sound)
        assert (status, told.splitlines()[-1].partition("answers/a")[0]) == (1, f"guide: {home}/")


# the command line


TYPED = [
        ["che{}ck"], ["--lang", "{}"], ["--today", "{}"], ["--guide", "{}"], ["open", "{}"], ["check", "{}"],
        ["map", "--form", "{}"], ["diff", "{}", "x"], ["schema", "{}"], ["completion", "{}"], ["notes", "{}"],
        ["trial", "calm", "--answers", "{}"], ["trial", "calm", "--guide", "{}"],
        ["notes", "rename", "a", "{}"], ["notes", "restore", "{}"], ["notes", "delete", "{}", "--yes"],
        ["routes", "{}"], ["diff", "x", "y", "--notes", "{}"], ["open", "{}", "--notes-dir", "{}"],
        ["notes", "open", "{}"], ["serve", "--port", "{}"], ["serve", "--host", "{}"], ["--{}"], ["{}.md"],
]  # fmt: skip


@pytest.mark.parametrize(("number", "arguments"), [*enumerate(TYPED)], ids=map(" ".join, TYPED))
@pytest.mark.usefixtures("home")
def test_what_is_typed_on_the_command_line_is_shown(
    number: int, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Of all these ways together each character goes several."""
    for character in ("\0", TITLE, "\n", *some(STRANGE, 12, number)):
        status, told = said(capsys, *(argument.format(f"a{character}b") for argument in arguments))
        assert status in (1, 2)
        assert len(told.splitlines()) <= 3, told


def test_a_new_guide_in_a_folder_of_such_a_name(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = home / f"x{TITLE}\n\u202e"
    assert said(capsys, "new", folder)[0] == 0
    for arguments in (("check",), ("map",), ("routes",), ("--version", "--guide"), ("diff", folder)):
        assert said(capsys, *arguments, folder)[0] == 0, arguments
    for arguments in (("trial", MARKS), ("trial", TITLE), ("replay", f"{MARKS}{TITLE}"), ("replay", "a\n")):
        status, told = said(capsys, *arguments, "--guide", folder)
        assert (status, len(told.splitlines()) <= 3) == (2, True), told
    (folder / "guide.yaml").write_text("guide: x\n", encoding="utf-8")
    status, told = said(capsys, "check", folder)
    assert status == 1
    assert "\\u001b]0;PWNED\\u0007\\u000a\\u202e/guide.yaml" in told
