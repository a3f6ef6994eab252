"""Every command in bad surroundings: one line or none, an honest status, nothing lost, never a traceback."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from guide import INTERRUPTED
from guide.cli import main as cli
from guide.cli.arguments import COMMANDS
from tests.support.forked import ROOT
from tests.support.sampling import some
from tests.support.surroundings import INTERRUPTING, Case, Outcome, listed, outcomes
from tests.support.terminal import Terminal, environment
from tests.support.tiny import tiny

NOTE = "---\nguide: tiny\nversion: '1'\nmade: '2026-06-04'\nanswers:\n  late: fine\n---\n\nwords\n"
GUIDE, NOTES = ("--guide", "HOME/tiny"), ("--notes-dir", "HOME/notes")
RUNS: dict[str, tuple[str, ...]] = {
    "walking": ("--plain", *GUIDE, *NOTES),
    "open": ("open", "HOME/notes/a.md", *GUIDE, *NOTES),
    "check": ("check", "HOME/tiny"),
    "check, broken": ("check", "HOME/broken"),
    "routes": ("routes", "HOME/tiny"),
    "replay": ("replay", "HOME/a.json", *GUIDE),
    "map": ("map", "HOME/tiny"),
    "trial": ("trial", "calm", *GUIDE),
    "diff": ("diff", "HOME/tiny", "HOME/tiny", "--notes", "HOME/notes/a.md"),
    "trial, after answers": ("trial", "calm", "--answers", "HOME/a.json", *GUIDE),
    "schema": ("schema", "law"),
    "new": ("new", "HOME/new"),
    "completion": ("completion", "bash"),
    "notes": ("notes", *GUIDE, *NOTES),
    "notes restore": ("notes", "restore", *NOTES),
    "notes open": ("notes", "open", "a", *GUIDE, *NOTES),
    "notes rename": ("notes", "rename", "a", "b", *NOTES),
    "notes delete": ("notes", "delete", "a", *NOTES),
    "notes delete --yes": ("notes", "delete", "a", "--yes", *NOTES),
    "forget": ("forget", *NOTES),
    "forget --yes": ("forget", "--yes", *NOTES),
    "--version": ("--version", *GUIDE),
    "--help": ("--help",),
    "wrong": ("chek",),
}
LASTING = {"serve": ("serve", *GUIDE), "watch": ("watch", "HOME/tiny")}
"""Commands that go on until they are ended."""
WALKING = ("walking", "open", "notes open")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a guide, a broken one, a note and an answers file."""
    home = tmp_path_factory.mktemp("home")
    tiny(home)
    broken = tiny(home / "another").rename(home / "broken")
    (broken / "guide.yaml").write_text("guide: [\n", encoding="utf-8")
    (home / "notes").mkdir()
    (home / "notes" / "a.md").write_text(NOTE, encoding="utf-8")
    (home / "a.json").write_text('{"late": "fine"}', encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def usual(home: Path) -> dict[str, Outcome]:
    """What becomes of every command as a rule."""
    return run(home)


def run(home: Path, names: Collection[str] = RUNS, **how: Any) -> dict[str, Outcome]:
    """What becomes of commands in some surroundings."""
    found = dict(zip(names, outcomes(Case(RUNS[name], str(home), **how) for name in names), strict=True))
    for name, each in found.items():
        assert "Traceback" not in each.out + each.err, (name, each)
        assert "ignored" not in each.err, (name, each)
    return found


def every_third(first: int) -> Collection[str]:
    """Commands to try in some surroundings: other ones in others, and all of them in all when thorough."""
    return some([*RUNS], 3, first)


def test_every_command_is_among_them() -> None:
    assert {arguments[0] for arguments in RUNS.values()} | {*LASTING} >= {*COMMANDS}


def test_a_full_disk_behind_standard_output(home: Path, usual: dict[str, Outcome]) -> None:
    for name, each in run(home, every_third(0), stdout="full").items():
        told = "guide: standard output cannot be written to: No space left on device\n"
        assert each.err == usual[name].err + (told if usual[name].out else ""), name
        assert each.status == (1 if usual[name].out else usual[name].status), name


def test_a_reader_who_has_gone(home: Path, usual: dict[str, Outcome]) -> None:
    for name, each in run(home, every_third(1), stdout="gone").items():
        assert each.err == usual[name].err, name
        assert each.status == (1 if usual[name].out else usual[name].status), name


def test_standard_output_closed(home: Path) -> None:
    for name, each in run(home, every_third(2), stdout="closed").items():
        assert each.err == "guide: standard output is closed, so nothing can be shown\n", name
        assert (each.status, each.out, each.files) == (1, "", listed(home)), name


@pytest.mark.parametrize("how", ["full", "closed"])
def test_standard_error_of_no_use(how: str, home: Path, usual: dict[str, Outcome]) -> None:
    for name, each in run(home, every_third(len(how)), stderr=how).items():
        assert replace(each, err=usual[name].err) == usual[name], name


def test_standard_input_closed(home: Path, usual: dict[str, Outcome]) -> None:
    for name, each in run(home, {*WALKING, *every_third(1)}, stdin="closed").items():
        if name in WALKING:
            assert each.err == "guide: standard input is closed, so nothing can be answered\n", name
            assert (each.status, each.out, each.files) == (1, "", listed(home)), name
        else:
            assert each == usual[name], name


def test_a_terminal_that_goes_while_it_is_read(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Gone(io.StringIO):
        def __next__(self) -> str:  # type: ignore[override]
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        readline = __next__  # type: ignore[assignment]

    monkeypatch.setattr("sys.stdin", Gone())
    for name, told in (
        ("walking", "guide: standard input cannot be read: Input/output error\n"),
        ("notes delete", ""),
    ):
        assert cli.run([word.replace("HOME", str(home)) for word in RUNS[name]]) == 1
        assert capsys.readouterr().err == told


def test_all_three_closed(home: Path) -> None:
    asked = ("walking", "check", "check, broken", "notes delete --yes", "wrong")
    cases = [Case(RUNS[name], str(home), stdin="closed", stdout="closed", stderr="closed") for name in asked]
    for case, each in zip(cases, outcomes(cases), strict=True):
        assert (each.status, each.out, each.err, each.files) == (1, "", "", listed(home)), case


def test_the_folder_one_is_in_was_removed(home: Path, usual: dict[str, Outcome]) -> None:
    names = every_third(0)
    assert run(home, names, nowhere=True) == {name: usual[name] for name in names}
    from_here = [tuple(word.removeprefix("HOME/") for word in RUNS[name]) for name in every_third(1)]
    asked = [arguments for arguments in from_here if arguments not in RUNS.values()]
    for arguments, each in zip(asked, outcomes(Case(a, str(home), nowhere=True) for a in asked), strict=True):
        told = "guide: the folder you are in was removed; change to another one, or write whole paths\n"
        assert (each.status, each.out, each.err) == (2, "", told), arguments


def test_interrupted_in_the_middle(home: Path) -> None:
    """The note is there, is set aside or was to be removed, and whole."""
    asked = ("open", "check", "diff", "new", "notes", "notes rename", "notes delete --yes", "forget --yes")
    counted = outcomes(Case(RUNS[name], str(home), interrupt=0) for name in asked)
    cases = []
    for name, each in zip(asked, counted, strict=True):
        steps = int(each.err.rpartition("steps ")[2])
        cases += [Case(RUNS[name], str(home), interrupt=1 + steps * part // 10) for part in (2, 7)]
    cases += [Case(RUNS[name], str(home), interrupt=1) for name in every_third(2) if name not in asked]
    for case, each in zip(cases, outcomes(cases), strict=True):
        assert (each.status, each.err) == (INTERRUPTED, ""), (case, each)
        kept = [name for name in each.files if name.endswith(".md")]
        assert len(kept) == 1 or "forget" in case.arguments, (case, each)


@pytest.mark.parametrize(("name", "first"), [("check", 0), ("notes", 1)])
def test_interrupted_from_its_first_import_on(name: str, first: int, home: Path) -> None:
    arguments = [word.replace("HOME", str(home)) for word in RUNS[name]]

    def interrupted(step: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", INTERRUPTING, str(step), *arguments]
        env = environment(home)
        return subprocess.run(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )

    steps = int(interrupted(0).stderr.rpartition("steps ")[2])
    for step in some((1, 100, steps // 3, steps * 2 // 3, steps - 20), 2, first):
        done = interrupted(step)
        assert (done.returncode, done.stderr) == (INTERRUPTED, ""), step


@pytest.mark.parametrize("part", [1, 4, 8])
def test_interrupted_while_the_screen_starts(part: int, home: Path) -> None:
    """The terminal is given back, and nothing is printed."""
    command = [sys.executable, "-c", INTERRUPTING]
    arguments = ["--guide", str(home / "tiny"), "--lang", "en", "--notes-dir", str(home / "notes")]
    env = environment(home, PYTHONPATH=str(ROOT))
    with Terminal([*command, str(part * 1000), *arguments], 80, 24, env, home) as terminal:
        assert terminal.wait_exit() == INTERRUPTED
        assert terminal.restored()
        assert not terminal.text.strip(), terminal.text


@pytest.mark.parametrize("arguments", LASTING.values(), ids=LASTING)
def test_what_goes_on_until_it_is_ended_ends_at_once_in_bad_surroundings(
    arguments: tuple[str, ...], home: Path
) -> None:
    cases = [Case(arguments, str(home), stdout=how) for how in ("full", "closed", "gone")]
    assert [(each.status, len(each.err.splitlines())) for each in outcomes(cases)] == [(1, 1), (1, 1), (1, 0)]
    from_here = tuple(word.removeprefix("HOME/") for word in arguments)
    cases = [Case(from_here, str(home), nowhere=True), Case(arguments, str(home), interrupt=5)]
    assert [(each.status, len(each.err.splitlines())) for each in outcomes(cases)] == [(2, 1), (INTERRUPTED, 0)]


def test_the_same_in_a_shell() -> None:
    schema = f"{sys.executable} -m guide schema"
    script = f"{schema} | head -1 >&2; echo ${{PIPESTATUS[0]}}; {schema} >/dev/full; echo $?; {schema} >&-; echo $?"
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["1", "1", "1"]
    assert len(done.stderr.splitlines()) == 3


def test_a_crash_is_written_down_for_its_owner_alone_and_without_a_word_of_theirs(home: Path) -> None:
    program = (
        "import guide.cli.main as cli, sys, os\n"
        "os.umask(0)\n"
        "def run(arguments):\n    mine = 'a secret'\n    raise ValueError(mine)\n"
        "cli.run = run\nfrom guide.__main__ import main\nsys.exit(main())\n"
    )
    log = home / ".state/overdue-guide/crash.log"
    log.parent.mkdir(parents=True)
    precious = home / "precious"
    precious.write_text("mine", encoding="utf-8")
    log.symlink_to(precious)
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=environment(home),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
        assert str(log) in done.stderr
        assert "secret" not in done.stderr + log.read_text("utf-8")
        assert "ValueError" in log.read_text("utf-8")
        assert log.stat().st_mode & 0o777 == 0o600
    assert precious.read_text("utf-8") == "mine"
