"""`guide watch`: a guide is checked again at every save, faults first, then the proof."""

from __future__ import annotations

import json
import os
import shlex
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from time import perf_counter, sleep

from watchfiles import Change
from watchfiles import watch as changes_in

from guide import INTERRUPTED
from guide.cli.author_commands import checked
from guide.content.case_files import cases_of
from guide.content.faults import BrokenGuide, Fault
from guide.content.guide import Guide
from guide.content.questions import DateQuestion
from guide.content.remembering import Files
from guide.engine.nodes import TooWide, uncollected
from guide.i18n.phrases import Phrases
from guide.notes.places import state_folder
from guide.proof.findings import Finding
from guide.proof.report import Findings
from guide.sheets.loading import load_marked
from guide.ui.crash import told
from guide.ui.errors import complain, from_here
from guide.ui.streams import Unwritten
from guide.values.characters import in_a_line, visible
from guide.values.text import counted

LOOK = 100
"""Milliseconds after which it is seen to it that the folder is still there, also where nothing is saved."""


def watch(folder: Path, today: Callable[[], date], p: Phrases, remarks: bool = False) -> int:
    """Check a guide now and at every save, until Ctrl+C. A folder that goes away is waited for.

    With `remarks`, what breaks nothing is told too.
    """
    if not folder.is_dir():
        return complain(f"{in_a_line(folder)}: there is no such folder")
    _end_with(p.watch_ended)
    print(p.watch_begins.format(folder=in_a_line(folder)), flush=True)
    watched = Watched(folder, today, remarks)
    while True:
        if why := _look_while_there(watched):
            return complain(f"{in_a_line(folder)}: cannot be watched: {why}", 1)
        if not folder.is_dir():
            print(p.watch_gone.format(folder=in_a_line(folder)), flush=True)
        while not folder.is_dir():
            sleep(LOOK / 1000)


def _look_while_there(watched: Watched) -> str:
    """Look now and at every save while the same folder stands there. Returns why it cannot be watched, if it does."""
    folder, begun = watched.folder, False
    here = _which(folder)
    saves = changes_in(folder, watch_filter=_Visible(folder), rust_timeout=LOOK, yield_on_timeout=True)
    while True:
        try:
            saved = next(saves)  # the first time also begins to watch, so that no save is missed while it is looked
        except OSError as error:
            return (error.strerror or str(error)) if folder.is_dir() else ""
        if _which(folder) != here:
            return ""
        if saved or not begun:
            watched.look()
        begun = True


def _which(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another that is put in its place."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _end_with(line: str) -> None:
    """Let Ctrl+C end the program with this line, whatever it is doing."""

    def end(*_: object) -> None:
        with suppress(OSError):
            os.write(1, (os.linesep * os.isatty(1) + visible(line) + os.linesep).encode())  # a terminal has shown ^C
        os._exit(INTERRUPTED)

    signal.signal(signal.SIGINT, end)


class _Visible:
    """Passes changes of files that may belong to a guide, not of those whose names begin with a dot."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    def __call__(self, change: Change, path: str) -> bool:
        with suppress(ValueError):
            return not any(part.startswith(".") for part in Path(path).relative_to(self.folder).parts)
        return True


class Watched:
    """A guide as it was when it was looked at last."""

    def __init__(self, folder: Path, today: Callable[[], date], remarks: bool = False) -> None:
        self.folder, self.today, self.remarks = folder, today, remarks
        self.files, self.findings = Files(), Findings()

    def look(self) -> None:
        """Look at what has changed. A fault of the program is told, and ends nothing: the next save may be without."""
        began = perf_counter()
        try:
            self._look(began)
        except Unwritten:
            raise
        except Exception as error:
            self._end(f"not checked: {told(error, state_folder())}", began)
            self.files, self.findings = Files(), Findings()  # whatever was remembered when it failed

    @uncollected()
    def _look(self, began: float) -> None:
        """Read what has changed, and tell everything: what is wrong with the files at once, then the proof."""
        today = self.today()  # another one by now, where it is watched for days
        try:
            guide, marks = load_marked(self.folder, routing=False, files=self.files)
        except BrokenGuide as broken:
            _tell(broken.faults)
            self._end(f"{counted(len(broken.faults), 'fault')}; not proved", began)
            return
        texts = checked(guide, marks, today)
        _tell(texts.faults)
        try:
            found = self.findings.now(guide, marks, today, cases_of(guide, self.files))
        except TooWide as given_up:
            self._end(f"not proved: {given_up}", began)
            return
        faults = [finding for finding in found if not finding.remark]
        for finding in found if self.remarks else faults:
            print(self._with_command(finding, guide, today))
        name = f"{guide.id} {guide.about.version}"
        self._end(_summary(name, len(texts.faults) + len(faults), len(found) - len(faults)), began)

    def _with_command(self, finding: Finding, guide: Guide, today: date) -> str:
        """A finding with the command that shows it, on whatever day it is tried."""
        told = from_here(finding.fault)
        if finding.answers is None:
            return told
        answers = shlex.quote(json.dumps(finding.answers, ensure_ascii=False))
        dated = any(isinstance(guide.questions.get(id), DateQuestion) for id in finding.answers)
        as_of = f" --today {today}" if dated else ""
        command = f"guide replay --guide {shlex.quote(str(self.folder))}{as_of} {answers}"
        lands = f"\n    leads to: {finding.lands}" if finding.lands else ""
        return f"{told}\n    {command}{lands}"

    def _end(self, what: str, began: float) -> None:
        print(f"{datetime.now():%H:%M:%S}  {what} ({perf_counter() - began:.1f} s)\n", flush=True)


def _tell(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(from_here(fault))
    print(end="", flush=True)


def _summary(name: str, faults: int, remarks: int) -> str:
    more = f", {counted(remarks, 'remark')}" if remarks else ""
    return f"{name}: {counted(faults, 'fault')}{more}" if faults else f"{name}: proved, no fault found{more}"
