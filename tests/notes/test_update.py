"""Saving back into a note: it is replaced whole or not at all, and only while it is what was read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guide.notes.document import open_again
from guide.notes.files import NotSaved
from guide.notes.framing import split
from guide.notes.front import read_front
from guide.notes.store import save, update
from guide.session.panels.deleting import Delete
from guide.session.session import Session
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.processes import NO_LINKS, NOT_ROOT, all_at_once, files, killed_at_every_step, said, small_disk
from tests.support.sittings import NOON, sitting
from tests.support.walking import one_for_each_outcome

OLD, NEW = "old " * 1000 + "\n", "new " * 30_000 + "\n"
UPDATE = """
try:
    store.update(folder / "note.md", "new " * 30_000 + "\\n", ("old " * 1000 + "\\n").encode())
    print("done")
except NotSaved as failed:
    print(failed.reason, failed.detail, sep=": ")
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "notes" / "note.md"
    path.parent.mkdir()
    path.write_text(OLD, encoding="utf-8")
    return path


def test_the_note_is_replaced_and_is_its_owners_alone(note: Path) -> None:
    note.chmod(0o644)
    update(note, NEW, OLD.encode())
    assert files(note.parent) == {"note.md": NEW}
    assert note.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("now", ["", "old", OLD + "and a line by hand\n", OLD[:-1]])
def test_a_note_that_holds_something_else_by_now_is_left_alone(now: str, note: Path) -> None:
    note.write_text(now, encoding="utf-8")
    with pytest.raises(NotSaved) as failed:
        update(note, NEW, OLD.encode())
    assert failed.value.reason == "changed"
    assert files(note.parent) == {"note.md": now}


def test_a_note_that_is_gone_is_not_made_again(note: Path) -> None:
    note.unlink()
    with pytest.raises(NotSaved) as failed:
        update(note, NEW, OLD.encode())
    assert failed.value.reason == "vanished"
    shutil.rmtree(note.parent)
    with pytest.raises(NotSaved) as failed:
        update(note, NEW, OLD.encode())
    assert failed.value.reason == "gone"
    assert not note.parent.exists()


def test_a_link_is_never_followed_for_writing(note: Path, tmp_path: Path) -> None:
    target = note.rename(tmp_path / "elsewhere.md")
    note.symlink_to(target)
    with pytest.raises(NotSaved) as failed:
        update(note, NEW, OLD.encode())
    assert failed.value.reason == "link"
    assert note.is_symlink()
    assert target.read_text(encoding="utf-8") == OLD
    assert [path.name for path in note.parent.iterdir()] == ["note.md"]


@pytest.mark.parametrize("disk", ["", NO_LINKS], ids=["links", "no links"])
def test_killed_at_every_step_of_updating(disk: str, note: Path) -> None:
    for _ in killed_at_every_step(UPDATE, note.parent, before=disk):
        assert note.read_text(encoding="utf-8") in (OLD, NEW)
        assert not [path for path in note.parent.iterdir() if path != note and not path.name.startswith(".")]
        note.write_text(OLD, encoding="utf-8")


def test_a_disk_that_is_full_and_a_folder_that_does_not_allow_writing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        (disk / "note.md").write_text(OLD, encoding="utf-8")
        assert said(UPDATE, disk) == "full: No space left on device\n"
        assert files(disk) == {"note.md": OLD}
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "note.md").write_text(OLD, encoding="utf-8")
    folder.chmod(0o555)
    assert said(NOT_ROOT + UPDATE, folder) == "denied: Permission denied\n"
    assert files(folder) == {"note.md": OLD}


def test_of_several_programs_that_update_at_once_one_does(note: Path) -> None:
    for _ in range(2):
        note.write_text(OLD, encoding="utf-8")
        program = UPDATE.replace('"new " * 30_000', 'f"new {sys.argv[2]} " * 30_000')
        outs = all_at_once(program, note.parent, 4)
        assert sorted(outs) == ["changed: \n"] * 3 + ["done\n"]
        assert note.read_text(encoding="utf-8") == f"new {outs.index('done' + chr(10))} " * 30_000 + "\n"


# a sitting that goes on from a note


def saved(folder: Path, language: str = "en") -> Path:
    first = sitting(folder)
    first.speak(language)
    first.move(one_for_each_outcome()["family-called"])
    first.save()
    first.panels[-1].type(first, "")
    return next(folder.glob("note-*.md"))


def reopened(path: Path, language: str = "en") -> Session:
    session = sitting(path.parent)
    session.speak(language)
    session.resume(read_front(path), path.name, path)
    session.choose("close")
    return session


def told(session: Session) -> str:
    return "\n".join(part.text for part in session.view().parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_updating_is_the_first_choice_and_keeps_what_was_written_by_hand(tmp_path: Path, language: str) -> None:
    path = saved(tmp_path, language)
    session = reopened(path, language)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- [ ] ", "- [x] ", 1) + "\n我自己寫的 {x} [b]\n", encoding="utf-8")
    session.change("monthly-amount")
    session.type("123")
    session.choose("confirm")
    assert (session.note_state.unsaved, session.view().id) == (True, "outcome:family-called")
    session.save()
    assert [choice.id for choice in session.view().choices] == ["update", "new", "read", "others", "close"]
    assert session.view().highlight == "update"
    assert str(path) in told(session)
    session.choose("update")
    assert session.p.updated in told(session)
    assert not session.note_state.unsaved
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    now = path.read_text(encoding="utf-8")
    assert "\n\n我自己寫的 {x} [b]\n" in split(now).body
    assert now.count("- [x] ") == 1
    assert "monthly-amount: '123.00'" in now
    again = open_again(shipped_guide(), read_front(path), TODAY)
    assert again.answers == session.walk.journey.known
    session.choose("close")
    session.change("monthly-amount")
    session.type("124")
    session.save()
    session.choose("update")  # and again
    assert "monthly-amount: '124.00'" in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").count("我自己寫的") == 1


def test_a_new_note_is_the_second_choice(tmp_path: Path) -> None:
    path = saved(tmp_path)
    before = path.read_bytes()
    session = reopened(path)
    session.save()
    session.choose("new")
    session.panels[-1].type(session, "")
    assert session.view().id == "saved"
    assert len(list(tmp_path.iterdir())) == 2
    assert path.read_bytes() == before
    session.choose("close")
    session.save()
    assert "note-20260604-2130-a-2.md" in told(session), "from now on that is the note to update"


def test_whoever_went_on_from_it_elsewhere_is_not_overwritten(tmp_path: Path) -> None:
    path = saved(tmp_path)
    one, other = reopened(path), reopened(path)
    for session, amount in ((one, "123"), (other, "456")):
        session.change("monthly-amount")
        session.type(amount)
        session.save()
        session.choose("update")
    assert one.view().id == "saved"
    assert other.view().id == "save-back"
    assert other.p.save_reasons["changed"] in told(other)
    assert other.view().highlight == "new"
    assert other.note_state.unsaved
    assert "monthly-amount: '123.00'" in path.read_text(encoding="utf-8")
    other.choose("new")
    other.panels[-1].type(other, "")
    assert other.view().id == "saved"


def test_a_note_that_was_deleted_while_it_was_asked_about_can_be_saved_anew(tmp_path: Path) -> None:
    """The page that asks whether to put it back may lie below the one from which it is deleted."""
    path = saved(tmp_path)
    session = reopened(path)
    session.change("monthly-amount")
    session.type("123")
    session.save()
    assert session.view().id == "save-back"
    session.choose("read")
    session.open(Delete((path,)))
    session.choose("delete")
    assert session.view().id == "deleted"
    session.choose("close")
    assert session.view().id == "save"
    session.type("")
    assert session.view().id == "saved"


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.unlink(), "vanished"),
        (lambda path: path.write_text("nonsense\n"), "changed"),
        (lambda path: path.write_bytes(path.read_bytes() + "字".encode("big5")), "changed"),
        (lambda path: path.write_bytes(b"x" * 50_000_000), "changed"),
        (lambda path: path.rename(path.with_name("x.md")) and path.symlink_to("x.md"), "link"),
    ],
    ids=["vanished", "nonsense", "another encoding", "50 MB", "a link"],
)
def test_what_cannot_be_updated_is_said_and_left_alone(tmp_path: Path, spoil: object, reason: str) -> None:
    path = saved(tmp_path)
    session = reopened(path)
    spoil(path)  # type: ignore[operator]
    before = path.read_bytes() if path.exists() else None
    session.save()
    session.choose("update")
    assert session.p.save_reasons[reason] in told(session)
    assert session.p.update_failed_kept in told(session)
    assert (path.read_bytes() if path.exists() else None) == before
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_leaving_with_changes_offers_to_update_too(tmp_path: Path) -> None:
    path = saved(tmp_path)
    session = reopened(path)
    session.quit()
    assert session.done, "nothing is new"
    session.done = False
    session.change("monthly-amount")
    session.type("123")
    session.quit()
    session.choose("save")
    assert session.view().id == "save-back"
    session.choose("update")
    session.choose("close")
    assert session.done
    assert NOON.strftime("%H:%M") in path.read_text(encoding="utf-8")


def test_starting_again_goes_on_from_no_note(tmp_path: Path) -> None:
    session = reopened(saved(tmp_path))
    session.clear()
    session.choose("begin")
    session.choose("dispute")
    session.save()
    assert session.view().id == "save"


def test_a_note_in_a_link_is_read_through_it(tmp_path: Path) -> None:
    path = saved(tmp_path / "a")
    link = tmp_path / "link.md"
    link.symlink_to(path)
    assert reopened(link).walk.answers == reopened(path).walk.answers


def test_a_note_saved_before_notes_remembered_what_the_guide_wrote(tmp_path: Path) -> None:
    path = saved(tmp_path)
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [
        line
        for at, line in enumerate(lines)
        if not (line == "wrote:" or (line.startswith("- ") and "wrote:" in lines[:at]))
    ]
    path.write_text("\n".join(kept) + "by hand\n", encoding="utf-8")
    session = reopened(path)
    session.change("monthly-amount")
    session.type("123")
    session.save()
    session.choose("update")
    now = path.read_text(encoding="utf-8")
    assert "\nby hand\n" in now
    assert "Monthly amount: 123 yuan" in now
    assert save(now, tmp_path / "b", NOON)
