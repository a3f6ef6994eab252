"""A guide made wrong on purpose: every fault is told, all at once, where it is, with what to write instead."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guide.cli.main import run, shipped
from guide.content.faults import BrokenGuide
from guide.notes.document import Note
from guide.notes.render import markdown
from guide.session.session import Session
from guide.sheets.loading import load
from guide.views.start_page import read_start_page
from tests.support.guides import TODAY, edit
from tests.support.markdown import bare, shown
from tests.support.sittings import NOON
from tests.support.spoiling import DAYS, FAULTS, FLAT, LATE, PAY, ROUTING
from tests.support.tiny import FILES, faults, tiny

ROOT = Path(__file__).parents[2]


def faults_of(guide: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `guide check` prints of a guide, a line each, places from the guide's folder on; "+" before advice."""
    assert run(["check", str(guide)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    *lines, count = printed.err.replace(f"{guide}/", "").replace("\n    ", "\n+ ").splitlines()
    told = sum(not line.startswith("+ ") for line in lines)
    assert count == f"guide: {told} fault{'s' if told != 1 else ''} in the guide"
    return lines


@pytest.mark.parametrize(("change", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_where_it_is(
    change: tuple[str, str, str], said: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = tiny(tmp_path)
    name, old, new = change
    edit(guide / name, old, new)
    assert faults_of(guide, capsys) == said


def test_what_nests_deep_enough_to_break_the_reader_is_one_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = tiny(tmp_path)
    edit(guide / LATE, "[C01]", "[" * 200_000)
    said, instead = faults_of(guide, capsys)
    assert re.fullmatch(rf"{LATE}:10:\d+  nests too deep", said)  # where it is noticed depends on the YAML library
    assert instead == f"+ {FLAT}"


@pytest.mark.parametrize(("change", "said"), ROUTING.values(), ids=ROUTING.keys())
def test_rules_that_leave_an_answer_out(
    change: tuple[str, str, str], said: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = tiny(tmp_path)
    name, old, new = change
    edit(guide / name, old, new)
    assert faults(guide) == said
    assert run(["check", str(guide)]) == 1
    assert f"{guide / name}:" in "".join(capsys.readouterr())


def test_the_tiny_guide_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(tiny(tmp_path))]) == 0
    printed = capsys.readouterr()
    assert "tiny 1: no fault found" in printed.out
    assert printed.err == ""


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = tiny(tmp_path)
    edit(guide / LATE, "label:", "lable:")
    edit(guide / LATE, "  en: Is it late?\n", "")
    edit(guide / DAYS, "go: pay", "go: apy")
    edit(guide / DAYS, "most: 99", "most: many")
    edit(guide / PAY, "blocks: [old]", "blocks: [old, odl]")
    edit(guide / "law/phone.yaml", "law: phone", "law: &x phone")
    edit(guide / "guide.yaml", "{least: 7}", "lots")
    places = [line.split("  ")[0] for line in faults_of(guide, capsys) if not line.startswith("+ ")]
    assert places == [
        "guide.yaml:19:23",
        "law/phone.yaml:1:6",
        "outcomes/pay.yaml:6:15",
        "questions/days.yaml:7:7",
        "questions/late.yaml:1:1",
        "questions/late.yaml:10:1",
    ]


def test_a_mended_fault_shows_those_behind_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What only shows when a file can be used is told as soon as it can be."""
    guide = tiny(tmp_path)
    edit(guide / DAYS, "go: pay", "go: apy")
    assert faults_of(guide, capsys) == [
        f"{DAYS}:15:9  there is no question, outcome or notice 'apy'",
        "+ did you mean 'pay'?",
    ]


@pytest.mark.parametrize("name", [*FILES])
def test_a_file_that_cannot_be_read_is_one_fault(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever refers to it is not called wrong on its account."""
    guide = tiny(tmp_path)
    whole = (guide / name).read_bytes()
    (guide / name).write_bytes(b"# \xe9\n" + whole)
    assert faults_of(guide, capsys) == [f"{name}  is not UTF-8 text (byte 2)", "+ save the file as UTF-8"]
    (guide / name).write_bytes(b"- 1\n" + whole)
    assert len([line for line in faults_of(guide, capsys) if not line.startswith("+ ")]) == 1
    (guide / name).write_bytes(b"\n# nothing\n")
    said = faults_of(guide, capsys)
    assert f"{name}:1:1  is empty" in said


def test_two_files_with_one_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = tiny(tmp_path)
    other = guide / "outcomes/more/pay.yaml"
    other.parent.mkdir()
    other.write_bytes((guide / PAY).read_bytes())
    assert faults_of(guide, capsys) == [
        f"{PAY}:1:1  the id 'pay' is taken by outcomes/more/pay.yaml",
        "+ choose another id",
    ]


def test_a_question_and_an_outcome_with_one_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = tiny(tmp_path)
    (guide / "outcomes/late.yaml").write_text(FILES[PAY].replace("outcome: pay", "outcome: late"), encoding="utf-8")
    assert faults_of(guide, capsys) == [
        f"{LATE}:1:1  the id 'late' is taken by outcomes/late.yaml",
        "+ choose another id",
    ]


def test_a_file_in_the_wrong_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = tiny(tmp_path)
    (guide / "block.yaml").write_text("blocks: []\n", encoding="utf-8")
    assert faults_of(guide, capsys) == [
        "block.yaml:1:1  'block.yaml' is no file of a guide",
        "+ did you mean 'blocks.yaml'?",
    ]


@pytest.mark.parametrize(
    "name",
    ["._guide.yaml", "questions/.#late.yaml", ".github/workflows/ci.yaml", ".vscode/a.yaml", "law/.x/phone.yaml"],
)
def test_what_other_programs_leave_in_a_folder_is_left_alone(name: str, tmp_path: Path) -> None:
    guide = tiny(tmp_path)
    path = guide / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x00\x05\x16\x07: [")
    load(guide)


@pytest.mark.parametrize("end", ["yml", "YAML", "Yml", "yaml.txt"])
def test_a_file_that_was_meant_to_be_read_is_named(
    end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = tiny(tmp_path)
    (guide / f"law/more.{end}").write_text("law: more\n", encoding="utf-8")
    assert faults_of(guide, capsys) == [
        f"law/more.{end}  is not read: a file of a guide ends in .yaml",
        "+ call it more.yaml, or move it elsewhere",
    ]
    (guide / f"law/more.{end}").rename(guide / "law/more.bak")
    load(guide)


@pytest.mark.parametrize("bound", ["least: 2026-04-06", "most: 2026-4-6", "is: 6.4.2026"])
def test_a_number_is_not_held_against_a_fixed_day(
    bound: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = tiny(tmp_path)
    edit(guide / DAYS, "kind: number", "kind: date")
    edit(guide / DAYS, "most: 99\n", "")
    edit(guide / DAYS, "when: a-week", f"when: {{days: {{{bound}}}}}")
    edit(guide / "guide.yaml", "value: days", "days-since: days")
    what, instead = faults_of(guide, capsys)
    assert what.endswith(f"'{bound.split(': ')[1]}' is a fixed day, and what is tested is a number")
    assert instead == "+ ask how many days have passed, by a fact with 'days-since': {FACT: {least: 7}}"


@pytest.mark.parametrize("test", ["2026-04-06", "6.4.2026", "[2026-04-06, 2026-04-07]"])
def test_a_date_is_not_held_against_a_fixed_day(test: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = tiny(tmp_path)
    edit(guide / DAYS, "kind: number", "kind: date")
    edit(guide / DAYS, "most: 99\n", "")
    edit(guide / DAYS, "when: a-week", f"when: {{days: {test}}}")
    edit(guide / "guide.yaml", "value: days", "days-since: days")
    assert faults_of(guide, capsys) == [
        f"{DAYS}:13:18  the date 'days' cannot be held against a fixed day",
        "+ ask for days since then: {days-late: {least: 7}}; or {days: answered}, skipped, unknown",
    ]
    edit(guide / DAYS, test, "{least: 7}")
    assert "one can only ask how many days have passed" in faults_of(guide, capsys)[0]


def test_a_unit_stands_without_the_space_that_is_put_before_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = tiny(tmp_path)
    edit(guide / DAYS, "most: 99\n", "most: 99\nunit: {en: {other: ' days'}}\n")
    what, instead = faults_of(guide, capsys)
    assert what.endswith("the unit begins or ends with a space")
    assert instead == "+ leave it out: one is put between number and unit"


def test_a_folder_that_is_no_guide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert faults_of(folder, capsys) == ["guide.yaml  is missing", "+ a guide is a folder with a guide.yaml"]


def test_what_an_author_wrote_is_printed_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = tiny(tmp_path)
    edit(guide / LATE, "kind: one", "kind: '[b]{x}%s%d'")
    assert faults_of(guide, capsys)[0] == f"{LATE}:3:7  kind '[b]{{x}}%s%d' is not known"


def test_words_are_never_read_as_anything_else(tmp_path: Path) -> None:
    words = "[b]x[/b] %s %(a)d <i> **b** $HOME 100%"
    folder = tiny(tmp_path)
    for name, old in ((LATE, "Is it late?"), (LATE, "It is not"), ("outcomes/calm.yaml", "All is well")):
        edit(folder / name, f"en: {old}", f"en: '{words}'")
    session = Session(load(folder), read_start_page(folder), TODAY, "en", tmp_path, clock=lambda: NOON)
    session.choose("begin")
    view = session.view()
    assert (view.title, view.choices[1].text) == (words, words)
    session.choose("fine")
    session.choose("confirm")
    assert session.view().title == words
    assert bare(words) in shown(markdown(Note(session.walk.lasting, NOON), session.p))


def test_the_command_itself_exits_with_one(tmp_path: Path) -> None:
    guide = tiny(tmp_path)
    edit(guide / LATE, "go: calm", "go: clam")
    command = [sys.executable, "-m", "guide", "check", str(guide)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{guide / LATE}:28:9  there is no question, outcome or notice 'clam'\n    did you mean 'calm'?\n"
        "guide: 1 fault in the guide\n"
    )


def test_where_every_key_is_there_already_none_is_offered(tmp_path: Path) -> None:
    folder = shutil.copytree(shipped(), tmp_path / "guide")
    (folder / "guide.yaml").write_text((folder / "guide.yaml").read_text(encoding="utf-8") + "xyzzy: 1\n", "utf-8")
    with pytest.raises(BrokenGuide) as broken:
        load(folder)
    (fault,) = broken.value.faults
    assert "'xyzzy'" in fault.what
    assert fault.instead
    assert not fault.instead.rstrip().endswith(":")
