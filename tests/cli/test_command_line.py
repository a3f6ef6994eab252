"""The command line: help in the reader's language, what is asked of the wrong command, the version, completion."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from guide.cli.arguments import COMMANDS, SHELLS, parse
from guide.cli.command_help import AUTHORS, EXAMPLES, say
from guide.cli.main import run
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.values.days import FIRST, LAST
from guide.views.layout import cells
from tests.support.guides import LANGUAGES, copy_of, edit
from tests.support.terminal import Terminal, environment
from tests.support.tiny import tiny

ROOT = Path(__file__).parents[2]
NAMED = {"zh-Hant": "zh_TW.UTF-8", "zh-Hans": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_speaks_the_language_of_the_reader(
    command: str, language: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", NAMED[language])
    with pytest.raises(SystemExit) as stopped:
        run([*([command] if command else []), "--help"])
    assert stopped.value.code == 0
    printed = capsys.readouterr().out
    language = "en" if command in AUTHORS else language
    assert say("usage", language) in printed
    assert say("options", language) + ":" in printed
    assert "".join(say(command or "about", language).split()) in "".join(printed.split())
    assert all(f"  {line}\n" in printed for line in EXAMPLES[command])
    assert all(cells(line) <= 80 for line in printed.splitlines())
    if language != "en":
        assert "show this help" not in printed


def test_help_takes_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--lang", "zh-Hans", "--help"], ["open", "--help", "--lang=zh-Hans"]):
        with pytest.raises(SystemExit):
            run(arguments)
        assert "用法：guide" in capsys.readouterr().out


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_every_example_of_the_help_is_understood(line: str) -> None:
    words = shlex.split(line.split(" | ")[0].split(" > ")[0])
    assert words[0] == "guide"
    parse(words[1:], "en")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("check --plain", "unrecognized arguments: --plain"),
        ("--plain check", "--plain means nothing to check"),
        ("--notes-dir x serve", "--notes-dir means nothing to serve"),
        ("--today 2026-06-04 new x", "--today means nothing to new"),
        ("chek", "there is no command 'chek'; did you mean 'check'?"),
        ("xyzzy --plain", "there is no command 'xyzzy'; there are open, serve, check,"),
        ("note-20260604-2130-a.md", "to go on from a note: guide open note-20260604-2130-a.md"),
        ("tests", "to walk another guide: guide --guide tests"),
        ("--nonsense", "unrecognized arguments: --nonsense"),
        ("--note x", "unrecognized arguments: --note"),
        ("open", "the following arguments are required: NOTE.md"),
        ("serve --port 70000", "'70000' is no port; write a number from 0 to 65535"),
        ("serve --port -1", "'-1' is no port"),
        ("completion tcsh", "'tcsh'"),
    ],
)
def test_what_is_not_understood_is_told_in_two_lines(
    line: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as stopped:
        run(line.split())
    printed = capsys.readouterr()
    assert (stopped.value.code, printed.out) == (2, "")
    what, where = printed.err.splitlines()
    assert told in what
    assert where.endswith("--help tells what can be typed")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize(
    ("line", "what", "values"),
    [
        ("chek", "meant", {"word": "chek", "near": "check"}),
        ("frobnicate --plain", "unknown", {"word": "frobnicate", "all": ", ".join(COMMANDS)}),
        ("note-20260604-2130-a.md", "note", {"word": "note-20260604-2130-a.md"}),
        ("tests/guides", "folder", {"word": "tests/guides"}),
        ("--nonsense", "unrecognized", {"words": "--nonsense"}),
        ("notes --nonsense", "unrecognized", {"words": "--nonsense"}),
        ("open", "required", {"words": "NOTE.md"}),
        ("--today", "expected", {"name": "--today"}),
        ("notes keep", "choice", {"word": "keep", "all": "'list', 'open', 'rename', 'delete', 'restore'"}),
        ("notes open", "which", {"do": "open"}),
        ("notes rename a", "name", {}),
        ("--today 6/4", "no_day", {"text": "6/4"}),
        ("open a.md --today 1999-01-01", "day_range", {"day": "1999-01-01", "first": str(FIRST), "last": str(LAST)}),
        ("forget --lang ?", "no_language", {"text": "?"}),
        ("serve --port x", "no_port", {"text": "x"}),
        ("serve --host 0.0.0.0", "not_here", {"text": "0.0.0.0"}),
        ("--plain forget", "meaningless", {"option": "--plain", "command": "forget"}),
    ],
)
def test_what_is_not_understood_is_told_in_the_language_of_the_reader(
    line: str,
    what: str,
    values: dict[str, str],
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", NAMED[language])
    with pytest.raises(SystemExit) as stopped:
        run(line.split())
    printed = capsys.readouterr()
    assert (stopped.value.code, printed.out) == (2, "")
    told = phrases(language).command_line
    said, where = printed.err.splitlines()
    assert told[what].format(**values) in said
    assert said.isascii() is where.isascii() is False
    assert where == told["help"].format(command=where.split(" --help")[0])


def test_the_version_names_program_guide_and_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == "guide 0.1.0, xiaoxiang-youpin 1.0, checked 2026-11-23\n"
    folder = copy_of(tmp_path)
    edit(folder / "guide.yaml", "version: '1.0'", 'version: "2.0 beta" # soon')
    edit(folder / "guide.yaml", "checked: 2026-11-23", "checked: '2027-01-02'")
    assert run(["--version", "--guide", str(folder)]) == 0
    assert capsys.readouterr().out == "guide 0.1.0, xiaoxiang-youpin 2.0 beta, checked 2027-01-02\n"
    assert run(["--guide", str(tmp_path / "none"), "--version"]) == 2
    printed = capsys.readouterr()
    assert printed.out == "guide 0.1.0\n"
    assert printed.err == f"guide: {tmp_path / 'none'}: cannot be read: No such file or directory\n"


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_version_and_help_read_no_guide(argument: str) -> None:
    program = (
        f"import sys\nfrom guide.cli.main import run\ntry:\n    run(['{argument}'])\nexcept SystemExit:\n    pass\n"
        "slow = ('yaml', 'pydantic', 'textual', 'shtab', 'difflib', 'dataclasses')\n"
        "sys.exit(any(name in sys.modules for name in slow))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0


@pytest.fixture
def script(tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Path:
    """The completion script of a shell, in a file."""
    assert run(["completion", request.param]) == 0
    path = tmp_path / "completion"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    return path


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize("script", ["bash"], indirect=True)
def test_bash_completes_commands_options_and_files(script: Path, tmp_path: Path) -> None:
    assert script.name == "completion"
    (tmp_path / "note-1.md").touch()
    (tmp_path / "my-guide").mkdir()
    with Terminal(["bash", "--norc", "--noprofile", "-i"], 80, 24, environment(tmp_path), tmp_path) as terminal:
        terminal.send("PS1='> '; bind 'set bell-style none'; source completion; clear\r")
        terminal.until(lambda: terminal.text.strip() == ">", "no prompt")  # a Tab before it would be a letter
        typed = {
            "guide che\t": "guide check ",
            "guide completion f\t": "guide completion fish ",
            "guide check --rem\t": "guide check --remarks ",
            "guide --lang zh-Hans op\tno\t": "guide --lang zh-Hans open note-1.md ",
            "guide map --form d\t": "guide map --form dot ",
            "guide check my\t": "guide check my-guide/",
        }
        for keys, line in typed.items():
            terminal.send(keys + "|")
            terminal.until(lambda line=line: f"> {line}|" in terminal.lines, f"{line} was not completed")  # type: ignore[misc]
            terminal.send("\x15clear\r")
            terminal.until(lambda: terminal.text.strip() == ">", "the line was not cleared")


@pytest.mark.parametrize("script", SHELLS, indirect=True)
def test_the_shell_understands_its_script(script: Path, request: pytest.FixtureRequest) -> None:
    shell = request.node.callspec.params["script"]
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    done = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("locale", "language"), [("zh_CN.UTF-8", "zh-Hans"), ("zh_TW.UTF-8", "zh-Hant")])
def test_a_guide_is_drawn_in_the_language_of_the_locale(
    locale: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", language, "map"]) == 0
    asked = capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", locale)
    assert run(["map"]) == 0
    assert capsys.readouterr().out == asked


LONG = "1" * 5000
DAYS = (
    "",
    "check",
    "watch",
    "routes",
    "replay a.json",
    "open a.md",
    "serve",
    "trial x",
    "diff a b",
    "notes",
    "notes open 1",
)
"""Every command that takes a day."""


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2200-01-01", "9999-12-20"])
@pytest.mark.parametrize("command", [line.split() for line in DAYS])
def test_a_day_on_which_nobody_walks_is_refused_in_words(
    command: list[str], day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run([*command, "--today", day])
    assert stopped.value.code == 2
    assert f"{day} is out of range; write a day from 2000-01-01 to 2199-12-31" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["2000-01-01", "2199-12-31"])
def test_on_the_first_and_the_last_day_everything_works(
    day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], thorough: bool
) -> None:
    for command in (["check"], ["routes"]):
        assert run([*command, *([] if thorough else [str(tiny(tmp_path))]), "--today", day]) == 0
    answers = tmp_path / "answers.json"
    for due in ("0001-01-01", "2000-01-01", "2199-12-31", "9999-12-31"):
        answers.write_text(f'{{"what-first": "self", "is-it-overdue": "overdue-date", "due-date": "{due}"}}')
        assert run(["replay", str(answers), "--today", day]) in (0, 1)
    assert "Traceback" not in capsys.readouterr().err


def test_a_clock_that_was_never_set_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Unset(date):
        @classmethod
        def today(cls) -> Unset:
            return cls(1970, 1, 1)

    monkeypatch.setattr("guide.cli.main.date", Unset)
    with pytest.raises(SystemExit) as stopped:
        run(["check"])
    assert stopped.value.code == 2
    assert "1970-01-01" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["notes", "open", LONG],
        ["notes", "delete", LONG],
        ["notes", "rename", LONG, "a-note"],
        ["serve", "--port", LONG],
        ["serve", "--port", "0" * 5000],
        ["check", "--today", LONG],
    ],
)
def test_a_number_without_end_gets_one_clear_line(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--notes-dir", str(tmp_path)] if arguments[0] == "notes" else []
    try:
        status = run([*arguments, *folder])
    except SystemExit as stopped:
        status = int(str(stopped.code))
    told = capsys.readouterr().err
    assert status == 2
    assert 0 < len(told) < 400
