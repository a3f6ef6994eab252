"""Days to keep as an iCalendar file that any calendar can read.

Titles are neutral unless the person wants the words: a calendar is often shared. Identifiers are stable, so that a file
made again moves the days of the first instead of doubling them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from guide.i18n.phrases import Phrases
from guide.values.days import days_after

_SPACE = UUID("5f0c9d4e-6a0b-5d0c-9a58-1a3a4cf1b9d2")
"""Namespace of the identifiers; it means nothing and must never change."""


@dataclass(frozen=True, slots=True)
class Event:
    """A whole day to keep. `key` says which one it is, whenever it is: the same key is the same event.

    `cancelled`: an earlier file has it, and it is a day to keep no more.
    """

    key: str
    day: date
    words: str
    cancelled: bool = False


def calendar(events: Sequence[Event], made: datetime, p: Phrases, of: str, words: bool = False) -> str:
    """The events as an iCalendar text (RFC 5545), with their words in it only where `words` is true.

    `of`: the random name of the note they belong to, so that the days of two notes are never taken for each other.
    """
    from icalendar import Calendar
    from icalendar import Event as Entry

    file = Calendar()
    file.add("prodid", "-//notes//dates//")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    for event in events:
        entry = Entry()
        entry.add("uid", str(uuid5(_SPACE, f"{of}/{event.key}")))
        entry.add("dtstamp", made.astimezone())
        entry.add("sequence", int(made.timestamp()) // 60 % 2**31)
        entry.add("dtstart", event.day)
        entry.add("dtend", days_after(event.day, 1))
        entry.add("summary", event.words if words else p.calendar_title)
        if event.cancelled:
            entry.add("status", "CANCELLED")
        entry.add("class", "PRIVATE")
        entry.add("transp", "TRANSPARENT")
        file.add_component(entry)
    return str(file.to_ical().decode("utf-8"))
