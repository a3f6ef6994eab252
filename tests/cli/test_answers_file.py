"""What `guide replay` says of a file it cannot follow, and of answers a question does not allow."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from guide.cli.main import run
from tests.support.guides import edit, shipped_guide
from tests.support.sampling import sample
from tests.support.tiny import tiny

ROOT = Path(__file__).parents[2]
TODAY = ["--today", "2026-06-04"]

NOT_OF_THE_FORM = {
    "empty": (b"", ":1:1: is not JSON: Expecting value"),
    "not JSON": (b'{\n  "what-first": self\n}', ":2:17: is not JSON: Expecting value"),
    "cut off": (b'{"what-first": "self",', ":1:23: is not JSON: Expecting property name enclosed in double quotes"),
    "byte order mark": (b"\xef\xbb\xbf{}", ":1:1: is not JSON: Unexpected UTF-8 BOM (decode using utf-8-sig)"),
    "not UTF-8": (b'{"what-first": "\xff"}', ": is not UTF-8 text (byte 16)"),
    "a list": (b'["self"]', ": must be one mapping of question ids to answers"),
    "a word": (b'"self"', ": must be one mapping of question ids to answers"),
    "nothing": (b"null", ": must be one mapping of question ids to answers"),
    "nested too deep": (b'{"what-first": ' + b"[" * 200_000, ": is nested too deep or holds a number too long"),
    "a number": (
        b'{"monthly-amount": 330}',
        ': \'monthly-amount\': put the number in quotes, as "monthly-amount": "330"',
    ),
    "true": (b'{"what-first": true}', ": 'what-first': write an option id, a list of ids, a string or null"),
    "a mapping": (b'{"what-first": {}}', ": 'what-first': write an option id, a list of ids, a string or null"),
    "a list of numbers": (
        b'{"other-debts": [1]}',
        ": 'other-debts': write an option id, a list of ids, a string or null",
    ),
    "a list in a list": (
        b'{"other-debts": [[]]}',
        ": 'other-debts': write an option id, a list of ids, a string or null",
    ),
    "a number without end": (
        b'{"monthly-amount": ' + b"9" * 5000 + b"}",
        ": is nested too deep or holds a number too long",
    ),
}


def answers_file(folder: Path, answers: dict[str, Any]) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(answers), encoding="utf-8")
    return path


@pytest.mark.parametrize(("data", "said"), NOT_OF_THE_FORM.values(), ids=NOT_OF_THE_FORM.keys())
def test_a_file_of_another_form_is_refused_in_one_line(
    data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(data)
    assert run(["replay", str(path), *TODAY, "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"guide: {path}{said}\n"


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.json"
    assert run(["replay", str(path), *TODAY]) == 2
    assert capsys.readouterr().err == f"guide: {path}: cannot be read: No such file or directory\n"
    assert run(["replay", str(tmp_path), *TODAY]) == 2
    assert capsys.readouterr().err == f"guide: {tmp_path}: has no answers (.json) and no cases (.yaml) in it\n"


def test_no_traceback_from_the_command_itself(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(b"[" * 200_000)
    command = [sys.executable, "-m", "guide", "replay", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        f"guide: {path}: is nested too deep or holds a number too long\n",
    )


def test_strange_ids_are_printed_on_any_terminal(tmp_path: Path) -> None:
    path = answers_file(tmp_path, {"what-first": "self", "年": "self", "[b]{x}%s": None})
    command = [sys.executable, "-m", "guide", "replay", str(path)]
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"guide: {path}: '\\u5e74' is no question of the guide 'xiaoxiang-youpin'\n"
    assert json.loads(done.stdout)["at"] == "is-it-overdue"


LATE = {"what-first": "self", "is-it-overdue": "overdue-date"}
OFFER = {**LATE, "due-date": "2026-05-27", "who-was-contacted": ["nobody"], "can-you-negotiate": "want"}
NOT_ALLOWED: list[tuple[dict[str, Any], str, str]] = [
    ({"what-first": "nobody"}, "what-first", "not-allowed"),
    ({"what-first": ["self"]}, "what-first", "not-allowed"),
    ({"what-first": ""}, "what-first", "not-allowed"),
    ({"what-first": None}, "what-first", "empty"),
    ({"what-firts": "self"}, "what-firts", "not-allowed"),
    ({**LATE, "due-date": "2026-02-30"}, "due-date", "unreadable"),
    ({**LATE, "due-date": "27 May 2026"}, "due-date", "unreadable"),
    ({**LATE, "due-date": "2026-W22-3"}, "due-date", "unreadable"),
    ({**LATE, "due-date": "2026-5-27"}, "due-date", "unreadable"),
    ({**LATE, "due-date": "1999-05-27"}, "due-date", "too-low"),
    ({**LATE, "due-date": "9999-12-31"}, "due-date", "too-high"),
    ({**LATE, "due-date": ["2026-05-27"]}, "due-date", "not-allowed"),
    ({**LATE, "due-date": "2026-05-27", "who-was-contacted": []}, "who-was-contacted", "empty"),
    ({**LATE, "due-date": "2026-05-27", "who-was-contacted": "nobody"}, "who-was-contacted", "not-allowed"),
    ({**LATE, "due-date": "2026-05-27", "who-was-contacted": ["nobody", "others"]}, "who-was-contacted", "conflict"),
    ({**LATE, "due-date": "2026-05-27", "who-was-contacted": ["the-cat"]}, "who-was-contacted", "not-allowed"),
    ({**OFFER, "monthly-amount": "9" * 30}, "monthly-amount", "too-high"),
    ({**OFFER, "monthly-amount": "9" * 31}, "monthly-amount", "unreadable"),
    ({**OFFER, "monthly-amount": "-0.01"}, "monthly-amount", "too-low"),
    ({**OFFER, "monthly-amount": "330.005"}, "monthly-amount", "unreadable"),
    ({**OFFER, "monthly-amount": "330." + "0" * 25 + "1"}, "monthly-amount", "unreadable"),
    ({**OFFER, "monthly-amount": "1e3"}, "monthly-amount", "unreadable"),
    ({**OFFER, "monthly-amount": "NaN"}, "monthly-amount", "unreadable"),
]


@pytest.mark.parametrize(("answers", "id", "reason"), sample(NOT_ALLOWED, 3))
def test_an_answer_that_is_not_allowed_is_named_with_its_reason(
    answers: dict[str, Any], id: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = answers_file(tmp_path, answers)
    assert run(["replay", str(path), *TODAY, "--json"]) == 1
    printed = capsys.readouterr()
    told = f"cannot be taken: {reason}" if id in shipped_guide().questions else "is no question of the guide"
    assert printed.err.startswith(f"guide: {path}: ")
    assert f"'{id}'" in printed.err
    assert told in printed.err
    assert len(printed.err.splitlines()) == 2, "what is wrong, and what to write"
    found = json.loads(printed.out)
    assert found["invalid"] == {"id": id, "reason": reason}
    assert found["kind"] == "question"
    assert found["at"] == (
        id if id in ("what-first", "due-date", "who-was-contacted", "monthly-amount") else "what-first"
    )
    assert found["unused"] == []


TOUCHED = {"what-first": "self", "is-it-overdue": "overdue-date", "due-date": "2026-05-27"}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"what-first": "selv"},
            "the answer to 'what-first' cannot be taken: not-allowed (it has no option 'selv')\n    write one of "
            '"self", "contact", ',
        ),
        (
            {"what-first": ["self"]},
            "the answer to 'what-first' cannot be taken: not-allowed\n    write one of \"self\"",
        ),
        (
            {**TOUCHED, "who-was-contacted": "nobody"},
            "the answer to 'who-was-contacted' cannot be taken: not-allowed\n    write a list with some of ",
        ),
        (
            {**TOUCHED, "who-was-contacted": ["nobody", "others"]},
            "the answer to 'who-was-contacted' cannot be taken: conflict\n    write a list with some of ",
        ),
        (
            {**TOUCHED, "due-date": "27 May"},
            "the answer to 'due-date' cannot be taken: unreadable\n    write a day like \"2026-06-04\", at most ",
        ),
        (
            {"what-firts": "self"},
            "'what-firts' is no question of the guide 'xiaoxiang-youpin'\n    did you mean 'what-first'?",
        ),
        (
            {"what-first": "pressured", "stop-and-check": "continued"},
            "of the outcome 'stop-and-check' a file says only that one went on from it\n"
            '    write "stop-and-check": "continue"',
        ),
        (
            {"what-first": "pressured", "stop-and-check": None},
            "of the outcome 'stop-and-check' a file says only that one went on from it\n"
            '    write "stop-and-check": "continue"',
        ),
    ],
)
def test_what_to_write_is_said(
    answers: dict[str, Any], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = answers_file(tmp_path, answers)
    assert run(["replay", str(path), *TODAY]) == 1
    assert capsys.readouterr().err.startswith(f"guide: {path}: {said}")


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_the_help_tells_what_stands_in_a_file(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["replay", "--help", "--lang", language])
    assert stopped.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert all(form in said for form in ('"2026-06-04"', '"330.00"', "null", '"continue"'))


def test_the_manual_shows_a_file_that_can_be_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its example is of the form that the command takes."""
    page = (ROOT / "content/README.md").read_text(encoding="utf-8")
    shown = page[page.index("An **answers file**") :]
    pairs = re.findall(r'^ +[{ ]("[a-z-]+": (?:"[^"]*"|\[.*?\]|null))', shown, re.MULTILINE)
    answers = json.loads("{" + ", ".join(pairs) + "}")
    assert {type(value) for value in answers.values()} == {str, list, type(None)}
    path = answers_file(tmp_path, answers)
    assert run(["replay", str(path), *TODAY]) == 1
    assert "is no question of the guide" in capsys.readouterr().err, "not: of another form"


def test_one_word_says_that_somebody_went_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same in an answers file as in a condition."""
    path = answers_file(tmp_path, {"what-first": "pressured", "stop-and-check": "continue"})
    assert run(["replay", str(path), *TODAY]) == 0
    assert json.loads(capsys.readouterr().out)["at"] == "is-it-overdue"
    guide = tiny(tmp_path / "tiny")
    edit(guide / "questions/days.yaml", "when: a-week", "when: {calm: continued}")
    assert run(["check", str(guide)]) == 1
    said = capsys.readouterr().err
    assert "of the outcome 'calm' one can only ask whether somebody went on from it\n    write {calm: continue}" in said


def test_a_wrong_answer_off_the_route_does_no_harm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {"what-first": "pressured", "due-date": "yesterday or so", "other-debts": "a-thousand"}
    assert run(["replay", str(answers_file(tmp_path, answers)), *TODAY]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["at"], found["invalid"], found["unused"]) == ("stop-and-check", None, ["due-date", "other-debts"])


def test_a_broken_guide_is_shown_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = tiny(tmp_path)
    edit(guide / "questions/late.yaml", "go: calm", "go: clam")
    path = answers_file(tmp_path, {"late": "fine"})
    assert run(["replay", str(path), "--guide", str(guide)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "late.yaml:28:9  there is no question, outcome or notice 'clam'" in printed.err


@pytest.mark.parametrize(
    "arguments", [["--today", "4 June"], ["--today", "2026-02-30"], ["--lang", "fr"], ["--nonsense"]]
)
def test_a_command_line_that_is_not_understood(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["replay", "answers.json", *arguments])
    assert stopped.value.code == 2
    assert arguments[-1] in capsys.readouterr().err


def test_a_gap_that_the_proof_names_can_be_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "guide"
    assert run(["new", str(folder)]) == 0
    path = next(folder.rglob("questions/*.yaml"))
    text = path.read_text(encoding="utf-8")
    last = text.rstrip().rsplit("- go:", 1)
    path.write_text(last[0].rstrip() + "\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "--json", str(folder)]) == 1
    report = json.loads(capsys.readouterr().out)
    finding = next(f for g in report["guarantees"] for f in g["findings"] if f["answers"])
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(finding["answers"]), encoding="utf-8")
    assert run(["replay", str(answers), "--guide", str(folder), "--json"]) == 1
    printed = capsys.readouterr()
    result = json.loads(printed.out)
    assert printed.err == f"guide: {answers}: no rule of '{path.stem}' holds for these answers\n"
    assert result["invalid"]["reason"] == "leads-nowhere"
    assert result["at"] == path.stem
