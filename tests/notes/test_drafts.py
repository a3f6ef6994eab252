"""Drafts on disk: their owner's alone, whole at every step, one program's at a time, and offered once it has ended."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from guide.notes.drafts import Keeper, discard, waiting
from guide.notes.files import NotSaved
from tests.support.processes import NO_LINKS, NOT_ROOT, all_at_once, child, killed_at_every_step, said, small_disk

HEAD = "---\nguide: g\n"
HOLD = f"""
keeper = drafts.Keeper(folder)
for text in ({HEAD!r} + "one " * 9000, {HEAD!r} + "two " * 9000):
    try:
        keeper.hold(text)
        print("held")
    except NotSaved as failed:
        print(failed.reason)
"""


def drafts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))]


def test_a_draft_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        keeper = Keeper(tmp_path / "state" / "drafts")
        keeper.hold(HEAD)
    finally:
        os.umask(before)
    assert keeper.path is not None
    assert {stat.S_IMODE(path.stat().st_mode) for path in keeper.folder.iterdir()} == {0o600}
    assert stat.S_IMODE(keeper.folder.stat().st_mode) == stat.S_IMODE(keeper.folder.parent.stat().st_mode) == 0o700


def test_it_waits_only_after_its_program_has_ended(tmp_path: Path) -> None:
    keeper, other = Keeper(tmp_path), Keeper(tmp_path)
    keeper.hold(HEAD)
    assert waiting(tmp_path, "g") == []
    with child(
        f"keeper = drafts.Keeper(folder)\nkeeper.hold({HEAD!r} + 'x')\nprint('held', flush=True)\nsys.stdin.read()",
        tmp_path,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        assert waiting(tmp_path, "g") == []
        process.kill()
    found = waiting(tmp_path, "g")
    assert [draft.path.read_text(encoding="utf-8") for draft in found] == [HEAD + "x"]
    assert waiting(tmp_path, "another-guide") == []
    assert other.take(found[0])
    assert not keeper.take(found[0]), "another window has it"
    with pytest.raises(NotSaved) as failed:
        discard(found[0])
    assert failed.value.reason == "in-use"
    assert waiting(tmp_path, "g") == []
    other.drop()
    assert [path.suffix for path in tmp_path.iterdir()] in (["", ""], [".md", ".lock"], [".lock", ".md"])


def test_two_programs_never_write_one_file(tmp_path: Path) -> None:
    hold = f"keeper, head = drafts.Keeper(folder), {HEAD!r}\n"
    hold += "for n in range(20): keeper.hold(f'{head}{sys.argv[2]} {n}')\nprint(keeper.path)"
    paths = all_at_once(hold, tmp_path, 4)
    assert len(set(paths)) == 4
    assert sorted(drafts(tmp_path)) == [f"{HEAD}{who} 19" for who in range(4)]
    taken = all_at_once(
        "print(drafts.Keeper(folder).take(drafts.waiting(folder, 'g')[0]) if drafts.waiting(folder, 'g') else None)",
        tmp_path,
        2,
    )
    assert set(taken) <= {"True\n", "False\n", "None\n"}


def test_killed_at_every_step_of_writing(tmp_path: Path) -> None:
    """What is offered then is the text before or the one after, whole; the next program clears away the rest."""
    for _ in killed_at_every_step(HOLD, tmp_path):
        for draft in waiting(tmp_path, "g"):
            assert draft.path.read_text(encoding="utf-8") in (HEAD + "one " * 9000, HEAD + "two " * 9000)
            discard(draft)
        keeper = Keeper(tmp_path)
        keeper.hold(HEAD)
        assert len(list(tmp_path.iterdir())) == 2
        keeper.drop()
        assert not list(tmp_path.iterdir())


def test_what_cannot_be_written_is_said_and_the_last_draft_stays(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=48) as disk:
        assert said(HOLD.replace("two", "long " * 9), disk) == "held\nfull\n"
        assert drafts(disk) == [HEAD + "one " * 9000]
        assert not list(disk.glob("*.tmp"))
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    assert said(NOT_ROOT + HOLD, closed / "drafts") == "denied\ndenied\n"
    assert said("resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n" + HOLD, tmp_path / "a") == "other\nother\n"
    assert [path.suffix for path in (tmp_path / "a").iterdir()] == [".lock"]
    assert said(NO_LINKS + HOLD, tmp_path / "b") == "held\nheld\n"


def test_a_folder_or_draft_that_vanishes_is_made_again(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "drafts")
    keeper.hold(HEAD + "one")
    shutil.rmtree(keeper.folder)
    keeper.hold(HEAD + "two")
    assert drafts(keeper.folder) == [HEAD + "two"]
    assert waiting(keeper.folder, "g") == []


def test_a_link_in_the_place_of_a_draft_is_neither_read_nor_followed(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "drafts")
    keeper.hold(HEAD)
    assert keeper.path is not None
    precious = tmp_path / "precious"
    precious.write_text(HEAD + "mine", encoding="utf-8")
    keeper.path.unlink()
    keeper.path.symlink_to(precious)
    keeper.hold(HEAD + "two")
    assert precious.read_text(encoding="utf-8") == HEAD + "mine"
    keeper.path.unlink()
    keeper.path.symlink_to(precious)
    keeper.release()
    assert waiting(keeper.folder, "g") == []
