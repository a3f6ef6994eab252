"""Saving back into the note that was opened, with all that the person has written into it."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path

from guide.i18n.phrases import Phrases
from guide.notes.document import Note
from guide.notes.files import NotSaved
from guide.notes.framing import Framed, block
from guide.notes.front import DamagedNote, Front, GoesOn, parse_note, read_bytes, read_front
from guide.notes.merge import merge
from guide.notes.render import text_for_people
from guide.notes.since import page_digest
from guide.notes.store import update


@dataclass(frozen=True)
class Origin:
    """The note a session goes on from: where it lies, and its data as it was read."""

    path: Path
    front: Front


def still_there(of: GoesOn) -> Origin | None:
    """The note a draft goes on from, if it is still the one it was."""
    path = of.where
    try:
        front = read_front(path)
    except DamagedNote:
        return None
    return Origin(path, front) if front.mark == of.mark else None


def page_lost(origin: Origin, note: Note) -> bool:
    """Whether the note has a page of advice, and putting this one in its place would leave it without any."""
    return bool(origin.front.page) and not page_digest(note.journey)


def save_back(origin: Origin, note: Note, p: Phrases) -> Origin:
    """Put a note in the place of the one it goes on from. Returns it as it is now on disk.

    What was written into its text since it was read is kept too. Where its data is another by now, someone went
    on from it elsewhere, and it is left alone. Raises NotSaved.
    """
    try:
        data = read_bytes(origin.path)
        front, mine = parse_note(origin.path, data)
    except DamagedNote as damaged:
        raise NotSaved("changed" if origin.path.exists() else "vanished") from damaged
    if front != origin.front:
        raise NotSaved("changed")
    text = _written(mine, front, note, p, "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n")
    text = "\ufeff" * data.startswith(BOM_UTF8) + text
    update(origin.path, text, data)
    return Origin(origin.path, parse_note(origin.path, text.encode())[0])


def _written(mine: Framed, front: Front, note: Note, p: Phrases, end: str) -> str:
    """The note as it is now, with line ends as it has them: its data stands where it stood among the other blocks."""
    body = text_for_people(note, p)
    data, new = block(note.data(body), p.note_data), body.replace("\n", end)
    if not mine.fenced:  # as notes once were: now the data goes to the end
        text = mine.body if mine.above else mine.below.lstrip("\r\n")
        return merge(text, front.wrote, new) + end + data.replace("\n", end)
    place = "\0"
    while place in mine.body:
        place += "\0"
    merged = merge(f"{mine.above}{place}{end}{mine.below}", front.wrote, new)
    return merged.replace(f"{place}{end}", data.replace("\n", end))
