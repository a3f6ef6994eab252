"""A log on a journey, in a language: what its entries are in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from guide.journey import Journey
from guide.phrases import Phrases
from guide.saying import NO_VALUES, day_in_words, fill, number_in_words
from guide.sheets.conduct import Flag, flags
from guide.sheets.filling import FieldValue, Filled, as_typed
from guide.sheets.log import Entry, Log, days_late, last_four
from guide.sheets.reckoning import Reckoning
from guide.tree.forms import FormField, OneField, SeveralField, TickField
from guide.tree.sheets.conduct import Conduct
from guide.tree.sheets.log import LogFile
from guide.tree.words import Words


@dataclass(frozen=True)
class Logbook:
    """A log with what is needed to speak of it."""

    journey: Journey
    log: Log
    p: Phrases

    @property
    def file(self) -> LogFile:
        """The words of the log; ValueError for a guide that has none."""
        if self.journey.guide.log is None:
            raise ValueError("this guide has no log")
        return self.journey.guide.log

    @property
    def conduct(self) -> Conduct | None:
        return self.journey.guide.conduct

    @property
    def due(self) -> date | None:
        """The due date, from the journey's own days late."""
        days = self.journey.fact(self.file.late) if self.file.late is not None else None
        return self.journey.today - timedelta(days=days) if days is not None else None

    @cached_property
    def flags(self) -> dict[int, tuple[Flag, ...]]:
        """Entry number → what is said of it, the most serious first."""
        return flags(self.log, self.conduct, self.due) if self.conduct is not None else {}

    @cached_property
    def reckoning(self) -> Reckoning | None:
        """The log held against the rules of the guide, where it has any."""
        return Reckoning(self.log, self.conduct, self.due) if self.conduct is not None else None

    @cached_property
    def fields(self) -> dict[str, FormField]:
        return {field.id: field for field in self.file.fields}

    def say(self, words: Words, values: Mapping[str, str] = NO_VALUES) -> str:
        """Words of the guide, with what they print."""
        return fill(words, self.journey, self.p, values)

    def in_brackets(self, text: str) -> str:
        return f" ({text})" if self.p.language == "en" else f"（{text}）"

    def sentences(self, several: list[str]) -> str:
        """Sentences one after the other."""
        return (" " if self.p.language == "en" else "").join(several)

    def day(self, day: date | None) -> str:
        if day is None:
            return self.say(self.file.says.no_day)
        return day_in_words(day, self.journey.today, self.p.language)

    def moment(self, moment: datetime) -> str:
        return f"{self.day(moment.date())} {moment:%H:%M}"

    def late(self, entry: Entry) -> str:
        """How many days after the due date, or before it; nothing where that is not known."""
        days = days_late(entry, self.due)
        if days is None or self.file.late is None:
            return ""
        if days >= 0:
            return self.say(self.file.says.day, {"days": str(days)})
        unit = self.journey.guide.facts[self.file.late].unit
        return self.say(self.file.says.before, {"days": number_in_words(-days, 0, unit, self.p)})

    def clock(self, entry: Entry) -> str:
        """From when to when on its day; where that is not known, what was written instead."""
        about = str(entry.filled.get("about", ""))
        if entry.start is None:
            return about or self.say(self.file.says.no_time)
        span = f"{entry.start:%H:%M}" + (f"–{entry.end:%H:%M}" if entry.end is not None else "")
        rough = [self.fields["roughly"].label.say(self.p.language)] if entry.roughly else []
        notes = self.p.comma.join([*rough, *([about] if about else [])])
        return span + self.in_brackets(notes) if notes else span

    def when(self, entry: Entry) -> str:
        late = self.late(entry)
        gap = "" if late and self.p.language != "en" else " "
        return self.day(entry.day) + (self.in_brackets(late) if late else "") + gap + self.clock(entry)

    def who(self, filled: Filled) -> str:
        """Who was contacted, with the label; the label alone where the rest is blank."""
        label = str(filled.get("label", ""))
        person = self.value("person", filled)
        gap = " " if self.p.language == "en" else ""
        return f"{person}{gap}{label}".rstrip() if person else label or self.say(self.file.says.unknown)

    def value(self, id: str, filled: Filled) -> str:
        """A field as it is printed; nothing where it is blank. Callers' numbers show four digits, words are quoted."""
        value = filled.get(id)
        if value is None or value is False:
            return ""
        text = self._in_words(self.fields[id], value)
        if id == "words":
            return f"“{text}”" if self.p.language == "en" else f"「{text}」"
        return last_four(text) if id == "caller-number" else text

    def _in_words(self, field: FormField, value: FieldValue) -> str:
        if isinstance(field, OneField | SeveralField):
            chosen = value if isinstance(value, tuple) else (value,)
            options = [option for option in field.options if option.id in chosen]
            return self.p.semicolon.join((option.short or option).say(self.p.language) for option in options)
        if isinstance(value, date):
            return day_in_words(value, self.journey.today, self.p.language)
        return field.label.say(self.p.language) if isinstance(field, TickField) else as_typed(field, value)
