"""Drafts and saved notes as people meet them: killed in the middle, started again, and on at the same place."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path
from threading import Timer

import pytest

from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from tests.support.guides import shipped_guide
from tests.support.reader import SHORT
from tests.support.sampling import sample
from tests.support.terminal import PATIENCE, environment, guide_command
from tests.support.walker import TODAY, Walker


def drafts(home: Path) -> list[Path]:
    return sorted((home / ".state" / "overdue-guide" / "drafts").glob("*"))


def agree(walker: Walker) -> None:
    """From the check page: see where a draft would be, agree, and come back."""
    p = walker.p
    walker.wait(p.check_title, p.draft_offer)
    assert not drafts(walker.notes.parent), "nothing is written unasked"
    walker.press("up", "enter")
    walker.wait(p.draft_title, ".state/overdue-guide/drafts", "guide forget")
    assert not drafts(walker.notes.parent)
    walker.press("1")
    walker.wait(p.check_title, p.draft_check_lead)


@pytest.mark.parametrize("language", sample(["zh-Hans", "zh-Hant", "en"], 3))
def test_killed_it_is_offered_and_goes_on_at_the_same_place(tmp_path: Path, language: Language) -> None:
    with Walker(tmp_path, language) as walker:
        walker.begin()
        walker.walk(SHORT)
        agree(walker)
        walker.check()
        walker.wait(walker.title("wrong-amount"))
        walker.signal(signal.SIGKILL)
        assert walker.wait_exit() == -signal.SIGKILL
    assert [path.suffix for path in drafts(tmp_path)] == [".lock", ".md"]
    before = drafts(tmp_path)[1].read_bytes()
    with Walker(tmp_path, language) as again:
        words = again.p.draft_go_on.split("{")[0]
        again.wait("1  " + again.p.begin, "4  " + words)
        again.press("enter")  # what is most wanted where there is a draft
        again.wait(again.p.draft_found, again.p.draft_discard)
        again.press("enter")
        again.wait(again.p.opened.split("{name}")[0] + again.p.draft_name)
        again.press("enter")
        again.wait(again.title("wrong-amount"))
        again.frame()
        assert drafts(tmp_path)[1].read_bytes() == before
        with Walker(tmp_path, language) as other:  # another window is not offered what this one is writing
            other.wait("1  " + other.p.begin)
            assert not other.shows(words)
        again.press("q")
        again.wait(again.p.quit_draft_lead)
        again.press("3")
        assert again.wait_exit() == 0
        assert again.restored()
    assert drafts(tmp_path) == []


@pytest.mark.parametrize("number", sample([signal.SIGHUP, signal.SIGTERM], 2))
def test_a_signal_or_a_closed_window_leaves_it_current(tmp_path: Path, number: signal.Signals) -> None:
    with Walker(tmp_path) as walker:
        walker.begin()
        walker.walk(SHORT)
        agree(walker)
        walker.press("2")
        walker.answer("what-is-disputed", "not-mine")
        walker.wait(walker.p.check_title)
        walker.signal(number)
        assert walker.wait_exit() in (0, 128 + number)
    assert "what-is-disputed: not-mine\n" in drafts(tmp_path)[1].read_text(encoding="utf-8")


CRASHING = """
import sys
def crash(event, arguments):
    if event == "os.mkdir" and str(arguments[0]).endswith("/notes"):
        raise RuntimeError("amount" + "-wrong")
sys.addaudithook(crash)
"""


@pytest.mark.parametrize("agreed", sample([True, False], 2))
def test_after_a_fault_of_the_program_it_is_said_where_the_answers_are(tmp_path: Path, agreed: bool) -> None:
    (tmp_path / "sitecustomize.py").write_text(CRASHING)
    with Walker(tmp_path, anew=True, PYTHONPATH=str(tmp_path)) as walker:
        walker.begin()
        walker.walk(SHORT)
        if agreed:
            agree(walker)
        walker.press("ctrl+s")
        walker.wait(walker.p.save_here)
        walker.press("enter")
        assert walker.wait_exit() == 1
        assert walker.restored()
        said = walker.p.crashed_draft if agreed else walker.p.crashed
        assert walker.shows(said.split("{")[0])
    assert len(drafts(tmp_path)) == 2 * agreed
    log = (tmp_path / ".state" / "overdue-guide" / "crash.log").read_text(encoding="utf-8")
    assert "amount-wrong" not in log


@pytest.mark.thorough
def test_a_saved_note_is_opened_from_the_start_page_and_updated(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:
        walker.begin()
        assert not walker.shows(walker.p.notes_open)
        walker.walk(SHORT)
        walker.check()
        walker.wait(walker.title("wrong-amount"))
        note = walker.save()
    note.write_text(note.read_text(encoding="utf-8") + "\nThey called at nine.\n", encoding="utf-8")
    with Walker(tmp_path) as again:
        again.wait("4  " + again.p.notes_open)  # the ways to begin keep their digits
        again.press("4")
        again.wait(again.p.notes_title, "2026-06-04", again.title("wrong-amount"), note.name)
        again.press("1")
        again.wait(f"Opened {note.name}")
        again.press("enter")
        again.wait(again.title("wrong-amount"))
        again.press("end")
        again.choose(again.p.change_answers)
        again.wait(again.p.check_title)
        again.press("2")
        again.answer("what-is-disputed", "already-paid")
        again.wait(again.p.check_title)
        again.press("ctrl+s")
        again.wait(again.p.update, again.p.update_new)
        again.press("enter")
        again.wait(again.p.saved_title, again.p.updated)
        again.press("enter", "q")
        assert again.wait_exit() == 0
    text = note.read_text(encoding="utf-8")
    assert "what-is-disputed: already-paid" in text
    assert "\n\nThey called at nine.\n" in text
    assert list(tmp_path.glob("notes/*")) == [note]


def test_in_plain_lines_it_is_the_same(tmp_path: Path) -> None:
    p, env = phrases("en"), environment(tmp_path)
    command = guide_command("--plain", "--today", TODAY, "--notes-dir", tmp_path / "notes")
    with subprocess.Popen(command, env=env, cwd=tmp_path, stdin=-1, stdout=-1, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("1\n5\n4\n3\n1\n")
        process.stdin.flush()
        patience = Timer(PATIENCE, process.kill)
        patience.start()
        assert any(p.draft_check_lead[:12] in line for line in process.stdout)
        process.kill()
        patience.cancel()
    assert len(drafts(tmp_path)) == 2
    lines = "4\n1\n1\nq\n3\n"
    done = subprocess.run(command, env=env, cwd=tmp_path, input=lines, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")
    assert p.draft_found in done.stdout
    assert shipped_guide().outcomes["wrong-amount"].title.say("en") in done.stdout.replace("\n", " ")
    assert p.quit_drop_draft in done.stdout
    assert drafts(tmp_path) == []
