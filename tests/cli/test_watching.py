"""`guide watch`, as a process of its own: what it says after every save, and how it ends."""

from __future__ import annotations

import json
import os
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Timer

import pytest

from guide.cli import extras
from guide.cli.main import run
from guide.cli.watching import Watched
from guide.content.remembering import Files
from guide.proof.findings import Finding
from guide.proof.report import Findings
from guide.sheets.loading import load_marked
from tests.support.forked import Piped
from tests.support.guides import edit
from tests.support.own_cases import write_cases
from tests.support.small_guides import one, outcome, when, write
from tests.support.terminal import environment
from tests.support.tiny import tiny

ENDS = {"calm": outcome(), "hot": outcome(urgency="now")}
Watching = Callable[..., Piped]
ENDED = re.compile(r"\d\d:\d\d:\d\d  (.*) \(\d+\.\d s\)\n")
"""The last line of each look."""


@pytest.fixture
def watching() -> Iterator[Watching]:
    """Starts the command; whatever it waits for, it ends after four minutes."""
    started: list[tuple[Piped, Timer]] = []

    def start(folder: Path, *more: str) -> Piped:
        process = Piped(["watch", str(folder), *more], environment(folder.parent), Path.cwd())
        timer = Timer(240, process.kill)
        timer.start()
        started.append((process, timer))
        return process

    yield start
    for process, timer in started:
        timer.cancel()
        process.kill()
        process.close()


def look(process: Piped) -> tuple[list[str], str]:
    """What is said until a look has ended: the lines, and the last one without its time."""
    lines: list[str] = []
    for line in process.stdout:
        if ended := ENDED.fullmatch(line):
            assert process.stdout.readline() == "\n"
            return lines, ended[1]
        lines.append(line.rstrip("\n"))
    raise AssertionError(f"it has ended: {lines}")


def test_every_save_is_checked_with_answers_to_try(tmp_path: Path, watching: Watching) -> None:
    folder = tiny(tmp_path)
    process = watching(folder)
    lines, end = look(process)
    assert len(lines) == 1
    assert str(folder) in lines[0]
    assert end == "tiny 1: proved, no fault found"

    days = folder / "questions/days.yaml"
    edit(days, "go: pay", "go: pya")
    assert look(process) == (
        [f"{days}:15:9  there is no question, outcome or notice 'pya'", "    did you mean 'pay'?"],
        "1 fault; not proved",
    )

    edit(days, "go: pya", "go: pay")
    assert look(process)[1] == "tiny 1: proved, no fault found"
    promise = "promises: {meets: [{who: {late: late}, meets: [pay]}]}\n"
    (folder / "guide.yaml").write_text((folder / "guide.yaml").read_text("utf-8") + promise, "utf-8")
    lines, end = look(process)
    assert end == "tiny 1: 1 fault"
    assert lines[0].startswith(f"{folder / 'guide.yaml'}:")
    command = shlex.split(next(line for line in lines if line.startswith("    guide replay")))
    assert json.loads(command[-1])["late"] == "late"
    assert run(command[1:]) == 0, "it can be tried as it stands"
    assert lines[-1] == "    leads to: days"

    write_cases(folder, "cases:\n  - {case: fine, answers: {late: fine}, reaches: pay}\n")
    lines, end = look(process)
    assert end == "tiny 1: 2 faults"
    assert f"    guide replay {folder}/cases/people.yaml:2" in lines


def test_ctrl_c_ends_it_with_one_line(tmp_path: Path, watching: Watching) -> None:
    for language in ("en", "zh-Hans"):
        process = watching(tiny(tmp_path / language), "--lang", language)
        look(process)
        process.send_signal(signal.SIGINT)
        out, told = process.communicate()
        assert (len(out.splitlines()), told, process.returncode) == (1, "", 130)


def test_a_folder_that_is_no_guide_yet(tmp_path: Path, watching: Watching) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    process = watching(folder)
    lines, end = look(process)
    assert "a guide is a folder with a guide.yaml" in lines[-1]
    shutil.copytree(tiny(tmp_path), folder, dirs_exist_ok=True)
    while end != "tiny 1: proved, no fault found":
        _, end = look(process)


def test_whoever_reads_it_has_gone(tmp_path: Path, watching: Watching) -> None:
    folder = tiny(tmp_path)
    process = watching(folder)
    look(process)
    process.stdout.close()
    edit(folder / "guide.yaml", "Tiny guide", "A tiny guide")
    assert process.wait() == 1
    assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk(tmp_path: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        command = [sys.executable, "-m", "guide", "watch", str(tiny(tmp_path))]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=240)
    assert done.returncode == 1
    assert done.stderr == "guide: standard output cannot be written to: No space left on device\n"


def test_no_such_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err == f"guide: {tmp_path / 'none'}: there is no such folder\n"


def test_where_the_package_for_it_is_missing(tmp_path: Path) -> None:
    (tmp_path / "watchfiles.py").write_text("raise ModuleNotFoundError(name='watchfiles')", encoding="utf-8")
    command = [sys.executable, "-m", "guide", "watch", str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("guide: guide watch needs watchfiles; install it with:\n    ")
    assert "watchfiles" in extras.how_to_install("watch")


def test_only_what_has_changed_is_read_again(tmp_path: Path) -> None:
    folder, files = tiny(tmp_path), Files()
    before, _ = load_marked(folder, files=files)
    edit(folder / "outcomes/calm.yaml", "All is well", "All is really well")
    after, _ = load_marked(folder, files=files)
    assert after.outcomes["calm"].title.say("en") == "All is really well"
    assert after.outcomes["pay"] is before.outcomes["pay"]
    assert after.questions["days"] is before.questions["days"]
    edit(folder / "guide.yaml", "languages: [zh-Hant, en]", "languages: [zh-Hant, en, {tag: en-US, from: en}]")
    again, _ = load_marked(folder, files=files)
    assert again.outcomes["pay"] is not before.outcomes["pay"], "it is read with other languages"


EDITS: list[tuple[str, str, str]] = [
    ("outcomes/calm.yaml", "All is well", "All is really well, as of {today}"),
    ("outcomes/calm.yaml", "outcome: calm", "# a line\noutcome: calm"),
    ("questions/days.yaml", "question: days", "# a line\n# and another\nquestion: days"),
    ("questions/days.yaml", "How many days?", "How many days is it late?"),
    ("questions/days.yaml", "when: a-week", "when: {days: {least: 3}}"),
    ("questions/days.yaml", "when: a-week", "when: {days: {least: 98, most: 99}}"),
    ("questions/days.yaml", "go: pay", "go: pya"),
    ("questions/late.yaml", "id: fine", "id: fine\n    today-only: true"),
    ("questions/late.yaml", "ask:", "ask: ["),
    ("guide.yaml", "meets: [pay]", "meets: [pay, days]"),
    ("guide.yaml", "meets: [pay]", "meets: [calm]"),
    ("guide.yaml", "guide: tiny", "# a line\nguide: tiny"),
    ("guide.yaml", "en: Tiny guide", "en: A tiny guide"),
    ("cases/people.yaml", "reaches: calm", "reaches: pay"),
    ("cases/people.yaml", "reaches: calm", "reaches: calm, blocks: []"),
]
"""Changes of words, lines, rules, promises and cases; some are faults."""


def test_whatever_is_changed_it_says_what_a_first_look_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also of what is the same as before, and is not worked out again."""
    folder, today, chance = tiny(tmp_path), date(2026, 6, 4), random.Random(5)
    write_cases(folder, "cases:\n  - {case: fine, answers: {late: fine}, reaches: calm}\n")
    edit(folder / "guide.yaml", "first: late", "first: late\npromises: {meets: [{who: {late: late}, meets: [pay]}]}")
    before = {name: (folder / name).read_bytes() for name, _, _ in EDITS}
    watched, ends = Watched(folder, lambda: today), set()

    def said(by: Watched) -> str:
        by.look()
        return re.sub(r"\d\d:\d\d:\d\d|\(\d+\.\d s\)", "", capsys.readouterr().out)

    for _ in range(40):
        name, old, new = chance.choice(EDITS)
        if chance.random() < 0.6 and (folder / name).read_text("utf-8").count(old) == 1:
            edit(folder / name, old, new)
        else:
            (folder / name).write_bytes(before[name])
        told = said(watched)
        assert told == said(Watched(folder, lambda: today))
        ends.add(told.splitlines()[-2])
    assert len(ends) > 3, "it was changed in several ways"


def test_nothing_is_proved_again_where_only_words_have_changed(tmp_path: Path) -> None:
    folder, findings, files = tiny(tmp_path), Findings(), Files()

    def found() -> tuple[Finding, ...]:
        guide, marks = load_marked(folder, routing=False, files=files)
        return findings.now(guide, marks, date(2026, 6, 4))

    edit(folder / "guide.yaml", "first: late", "first: late\npromises: {meets: [{who: {late: late}, meets: [pay]}]}")
    (before,) = found()
    assert before.answers
    edit(folder / "outcomes/calm.yaml", "All is well", "Everything is well")
    edit(folder / "guide.yaml", "guide: tiny", "# a line\nguide: tiny")
    (after,) = found()
    assert after.answers is before.answers
    assert after.fault.line == before.fault.line + 1
    edit(folder / "outcomes/calm.yaml", "放心, en: Everything is well", "'{days}', en: '{days}'")
    assert found()[0].answers is not before.answers, "what a text prints counts"
    edit(folder / "outcomes/calm.yaml", "'{days}', en: '{days}'", "放心, en: All is well")
    assert found()[0].answers is before.answers, "what was tried and taken back is as it was"


def test_what_is_worth_a_look_is_told_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With answers to try, as faults are; otherwise it is only said how much there is."""
    folder = write(tmp_path, {"a": one("x y", "b"), "b": one("p q", when({"b": "p"}, "hot"), "calm")}, ENDS)
    Watched(folder, lambda: date(2026, 6, 4)).look()
    told = capsys.readouterr().out
    assert ", 1 remark (" in told
    assert "asked for nothing" not in told
    Watched(folder, lambda: date(2026, 6, 4), remarks=True).look()
    told = capsys.readouterr().out
    assert ", 1 remark (" in told
    assert "'a' is asked for nothing" in told
    (command,) = [line for line in told.splitlines() if line.startswith("    guide replay")]
    assert run(shlex.split(command)[1:]) == 0


def test_days_pass_while_a_guide_is_watched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, days = tiny(tmp_path), [date(2026, 6, 4), date(2026, 6, 20)]
    for old, new in (("kind: number", "kind: date"), ("most: 99\n", "")):
        edit(folder / "questions/days.yaml", old, new)
    edit(folder / "guide.yaml", "value: days", "days-since: days")
    promise = "first: late\npromises: {meets: [{who: {days: answered}, meets: [pay]}]}"
    edit(folder / "guide.yaml", "first: late", promise)
    coming, answered = iter(days), list[date]()
    watched = Watched(folder, lambda: next(coming))
    for today in days:
        watched.look()
        (command,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("    guide replay")]
        answered.append(date.fromisoformat(json.loads(shlex.split(command)[-1])["days"]))
        assert shlex.split(command)[4:6] == ["--today", str(today)]
        assert run(shlex.split(command)[1:]) == 0, "it can be tried on any day"
        capsys.readouterr()
    assert answered[1] - answered[0] == days[1] - days[0]
