"""Commands for one's own files: the notes that were saved, and forgetting all of it. Each returns an exit status: 0
done, 1 not or not wholly done, 2 not understood."""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress
from pathlib import Path

from guide.content.faults import BrokenGuide
from guide.content.guide import Guide
from guide.i18n.languages import Language
from guide.i18n.phrases import Phrases, phrases
from guide.notes.files import NotSaved
from guide.notes.listing import Shelved, everything, title
from guide.notes.places import state_folder, trash_folder
from guide.notes.purge import Trace, clear_folders, forget, in_trash, traces, unclear
from guide.notes.remembered import folders_of, known
from guide.notes.store import movable, move_to_trash, rename
from guide.sheets.loading import load
from guide.ui.errors import complain
from guide.values.characters import in_a_line
from guide.values.figures import place_in_list
from guide.values.text import LONGEST
from guide.views.layout import clip

_NEUTRAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")


def list_notes(guide_folder: Path, folder: Path, language: Language, as_json: bool) -> int:
    """The notes of a folder, newest first: number, day, what it is, guide, path."""
    p, guide, found = phrases(language), _guide(guide_folder), _all(folder)
    if as_json:
        rows = [
            {"made": note.made, "title": title(note, guide, p), "guide": _of(note), "path": str(note.path)}
            for note in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    if not found:
        print(p.notes_none.format(folder=in_a_line(folder)))
    for number, note in enumerate(found, 1):
        print(f"{number:>3}  {note.made or '?':<10}  {title(note, guide, p)}")
        print(f"     {in_a_line(' '.join(filter(None, (_of(note), str(note.path)))))}")
        if note.damage:
            print(f"     {note.damage.in_words(p)}")
    return 0


def _all(folder: Path) -> list[Shelved]:
    """Everything that was saved, in the usual folder and wherever else the program knows of."""
    remembered = known(state_folder())
    return everything(folders_of(folder, remembered), remembered)


def find(folder: Path, which: str, to_open: bool = False) -> Path | None:
    """What has this number in the list, or this file name, with or without its ending. To be opened: only a note."""
    found = [each for each in _all(folder) if not (to_open and each.kind is not None)]
    number = place_in_list(which)
    if number is not None and number <= len(found):
        return found[number - 1].path
    return next((each.path for each in found if which in (each.path.name, each.path.stem)), None)


def no_such(which: str, language: Language) -> int:
    """Say that there is no such note."""
    return complain(phrases(language).no_such_note.format(name=clip(which, LONGEST)))


def rename_note(folder: Path, which: str, name: str, language: Language) -> int:
    """Give a note another neutral name; no file is ever replaced."""
    p, path = phrases(language), find(folder, which)
    if path is None:
        return no_such(which, language)
    name = name.removesuffix(path.suffix)
    if not _NEUTRAL.fullmatch(name):
        return complain(p.bad_name)
    try:
        print(p.renamed.format(path=in_a_line(rename(path, name + path.suffix))))
    except NotSaved as failed:
        return complain(p.save_reasons[failed.reason].format(detail=failed.detail), 1)
    return 0


def delete_note(folder: Path, which: str, language: Language, sure: bool) -> int:
    """Set a note aside, or remove it where it lies on another disk; asked first, unless `sure`."""
    p, path = phrases(language), find(folder, which)
    if path is None:
        return no_such(which, language)
    aside = trash_folder(state_folder())
    gone = p.delete_link if path.is_symlink() else p.delete_gone
    print(p.delete_aside.format(folder=in_a_line(aside)) if movable(path, aside) else gone)
    print(p.delete_limits)
    if not sure and not _yes(p.delete_ask.format(path=in_a_line(path))):
        print(p.kept_all)
        return 1
    try:
        moved = move_to_trash(path, aside)
    except OSError as error:
        return complain(p.not_forgotten.format(path=path, reason=error.strerror), 1)
    said = p.deleted_gone.format(path=path) if moved is None else p.deleted_aside.format(path=moved)
    print(in_a_line(said))
    return 0


def restore_note(folder: Path, which: str | None, language: Language) -> int:
    """Bring back what was deleted, by its file name, into the usual folder; without a name, list what can be."""
    p, there = phrases(language), in_trash(state_folder())
    if which is None:
        print(p.aside_list if there else p.aside_none)
        print("".join(f"  {in_a_line(path.name)}\n" for path in there), end="")
        return 0
    path = next((path for path in there if which in (path.name, path.stem)), None)
    if path is None:
        return no_such(which, language)
    if not movable(path, folder):
        return complain(p.restore_by_hand.format(path=path), 1)
    try:
        back = move_to_trash(path, folder)
    except OSError as error:
        return complain(p.did_not_work.format(reason=error.strerror), 1)
    print(p.restored.format(path=in_a_line(back)))
    return 0


def forget_all(folder: Path, language: Language, sure: bool) -> int:
    """Remove everything the program has written that it can know of, after listing it and asking, unless `sure`."""
    p, state = phrases(language), state_folder()
    found, perhaps = traces(folder, state), unclear(folder, state)
    if found:
        print(p.forget_lead)
    for trace in found:
        print(f"  {p.kinds[trace.kind]}{p.colon}{in_a_line(trace.path)}{p.forget_running if trace.running else ''}")
    if perhaps:
        print("\n".join([p.forget_unclear, *(f"  {in_a_line(path)}" for path in perhaps)]))
    if not found:
        print(p.forget_none)
    print(p.forget_limits)
    if not found:
        return 0
    if not sure and not _yes(p.forget_ask):
        print(p.kept_all)
        return 1
    return _forget(found, folder, state, p)


def _forget(found: list[Trace], folder: Path, state: Path, p: Phrases) -> int:
    status = count = 0
    for trace in found:
        try:
            forget(trace)
            count += 1
        except OSError as error:
            status = complain(p.not_forgotten.format(path=trace.path, reason=error.strerror), 1)
    clear_folders(folder, state)
    print(p.forgot.format(count=count))
    if any(trace.running for trace in found):
        status = complain(p.forget_again, 1)
    return status


def _yes(question: str) -> bool:
    """Whether somebody says so; where nobody can, nobody does."""
    print(question, end="", flush=True)
    answer = ""
    with suppress(OSError, UnicodeDecodeError):
        answer = sys.stdin.readline() if sys.stdin is not None else ""
    if not answer.endswith("\n"):
        print()
    return answer.strip().lower() == "yes"


def _guide(folder: Path) -> Guide | None:
    """The guide whose notes can be told apart; none where it is broken."""
    try:
        return load(folder)
    except BrokenGuide:
        return None


def _of(note: Shelved) -> str:
    """The guide a note is of, and its version."""
    return f"{note.front.guide} {note.front.version}" if note.front is not None else ""
