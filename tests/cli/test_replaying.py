"""`guide replay` with many answers: several files, several in a file, folders, and cases of a guide."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guide.cli.main import run
from tests.support.own_cases import write_cases
from tests.support.tiny import tiny

PAY = {"late": "late", "days": "40"}
CALM = {"late": "fine", "days": "40"}
Printed = pytest.CaptureFixture[str]


def write(path: Path, *answers: object) -> Path:
    path.write_text("\n".join(map(json.dumps, answers)), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny(tmp_path)


def test_a_line_for_each_file(folder: Path, tmp_path: Path, capsys: Printed) -> None:
    a, b, c = write(tmp_path / "a.json", PAY), write(tmp_path / "b.json", CALM), write(tmp_path / "c.json", {})
    assert run(["replay", str(a), str(b), str(c), "--guide", str(folder)]) == 0
    printed = capsys.readouterr()
    lines = [f"{a}: leads to pay, with old", f"{b}: leads to calm; unused: days", f"{c}: asks late"]
    assert (printed.out.splitlines(), printed.err) == (lines, "")
    assert run(["replay", str(a), str(b), "--guide", str(folder), "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["from"], each["at"], each["unused"]) for each in found] == [
        (str(a), "pay", []),
        (str(b), "calm", ["days"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{json.dumps(PAY)}\n{json.dumps(CALM)}\n",
        json.dumps([PAY, CALM], indent=1),
        json.dumps([{"nodes": [], "answers": PAY}, {"answers": CALM}]),
        json.dumps([PAY]) + json.dumps(CALM),
    ],
    ids=["one after the other", "a list", "as routes prints them", "mixed"],
)
def test_several_in_one_file(text: str, folder: Path, tmp_path: Path, capsys: Printed) -> None:
    path = tmp_path / "all.json"
    path.write_text(text, encoding="utf-8")
    assert run(["replay", str(path), "--guide", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{path} #1: leads to pay, with old",
        f"{path} #2: leads to calm; unused: days",
    ]


def test_routes_can_be_replayed_as_they_are_printed(folder: Path, tmp_path: Path, capsys: Printed) -> None:
    assert run(["routes", str(folder), "--json"]) == 0
    routes = capsys.readouterr().out
    (tmp_path / "routes.json").write_text(routes, encoding="utf-8")
    assert run(["replay", str(tmp_path / "routes.json"), "--guide", str(folder), "--json"]) == 0
    ends = [json.loads(line)["at"] for line in capsys.readouterr().out.splitlines()]
    assert ends == [route["outcome"] for route in json.loads(routes)]


def test_one_that_cannot_be_followed_keeps_no_other_back(folder: Path, tmp_path: Path, capsys: Printed) -> None:
    good, bad, none = write(tmp_path / "a.json", PAY), write(tmp_path / "b.json", {"late": "x"}), tmp_path / "c.json"
    assert run(["replay", str(bad), str(good), "--guide", str(folder)]) == 1
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [f"{bad}: refused at 'late': not-allowed", f"{good}: leads to pay, with old"]
    assert printed.err.startswith(f"guide: {bad}: the answer to 'late' cannot be taken: not-allowed")
    assert run(["replay", str(none), str(bad), str(good), "--guide", str(folder)]) == 2, "the gravest"
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_files_of_a_folder(folder: Path, tmp_path: Path, capsys: Printed) -> None:
    inside = tmp_path / "answers"
    (inside / "more").mkdir(parents=True)
    write(inside / "b.json", CALM)
    write(inside / "more/a.json", PAY)
    write(inside / ".hidden.json", PAY)
    (inside / "notes.txt").write_text("not read", encoding="utf-8")
    assert run(["replay", str(inside), "--guide", str(folder)]) == 0
    names = [line.partition(": ")[0] for line in capsys.readouterr().out.splitlines()]
    assert names == [str(inside / "b.json"), str(inside / "more/a.json")]


CASES = """\
cases:
  - case: late
    answers: {late: late, days: 40}
    reaches: pay
    changes:
      - {change: {days: 3}, reaches: calm}
  - case: refused
    answers: {late: late, days: 300}
    refuses: {days: too-high}
"""


def test_cases_of_the_guide_they_stand_in(folder: Path, capsys: Printed) -> None:
    path = write_cases(folder, CASES)
    for what in (path, folder / "cases", folder):
        assert run(["replay", str(what)]) == 0, "the guide is the one they stand in"
        printed = capsys.readouterr()
        assert printed.err == ""
        assert printed.out.splitlines() == [
            f"{path}:2: leads to pay, with old",
            f"{path}:6: leads to calm",
            f"{path}:7: refused at 'days': too-high",
        ]
    assert run(["replay", f"{path}:4:14"]) == 0, "as a fault names it"
    assert json.loads(capsys.readouterr().out)["route"] == ["late", "days", "pay"]
    assert run(["replay", f"{path}:1"]) == 2
    assert capsys.readouterr().err == f"guide: {path}: there is no case at line 1\n"


def test_a_case_that_comes_out_otherwise_or_cannot_be_read(folder: Path, capsys: Printed) -> None:
    path = write_cases(folder, CASES.replace("reaches: calm", "reaches: pay"))
    assert run(["replay", str(path)]) == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 3
    assert printed.err == f"guide: {path}:6:38  'late': leads to 'calm', not to 'pay'\n"
    other = write_cases(folder, CASES.replace("late: late", "late: laet", 1), "others.yaml")
    assert run(["replay", str(other), str(path)]) == 1
    printed = capsys.readouterr()
    assert f"guide: {other}:3:21  'late' has no option 'laet'\n    did you mean 'late'?\n" in printed.err
    assert len(printed.out.splitlines()) == 3, "those of the other file"


@pytest.mark.parametrize("closed", [False, True])
def test_nobody_reads_what_is_printed(closed: bool, folder: Path) -> None:
    write_cases(folder, CASES)
    where = subprocess.DEVNULL if closed else subprocess.PIPE
    command = [sys.executable, "-m", "guide", "replay", str(folder)]
    process = subprocess.Popen(command, stdout=where, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C"})
    if process.stdout is not None:
        process.stdout.close()
    _, told = process.communicate()
    assert b"Traceback" not in told
