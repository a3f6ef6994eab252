"""The log of a journey in one language: its entries with their flags, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from guide.content.conditions import Truth, evaluate
from guide.content.fields import FormField, OneField, TickField
from guide.content.kinds import kind_of
from guide.content.units import number_in_words
from guide.content.words import Statement, Words
from guide.engine.journey import Journey
from guide.i18n.locale import day_in_words, in_brackets, named, quoted
from guide.i18n.phrases import Phrases
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.log.called import CalledLog
from guide.sheets.log.conduct import Conduct, Told, Total
from guide.sheets.log.content import KIND, LogSheet
from guide.sheets.log.entry import CALLER, Entry, Log, days_late, numbers_of
from guide.sheets.log.evaluation import Reckoning
from guide.sheets.log.flags import Flag, flags
from guide.sheets.log.model import LogFile
from guide.values.days import days_after
from guide.values.telephone import Numbers
from guide.views.format import NO_VALUES, fill


@dataclass(frozen=True)
class Logbook:
    """A log with what is needed to speak of it."""

    journey: Journey
    log: Log
    p: Phrases

    @property
    def sheet(self) -> LogSheet:
        """The log of the guide. Raises LookupError for a guide that has none."""
        return KIND.need(self.journey.guide)

    @property
    def file(self) -> LogFile:
        """The words of the log."""
        return self.sheet.file

    @property
    def conduct(self) -> Conduct | None:
        return self.sheet.conduct

    @property
    def due(self) -> date | None:
        """The due date, from the journey's own days late."""
        days = self.journey.fact(self.file.late) if self.file.late is not None else None
        return days_after(self.journey.today, -days) if days is not None else None

    @cached_property
    def called(self) -> CalledLog | None:
        """The log of the person who was called, where it is theirs."""
        called = self.sheet.called
        return called if called is not None and evaluate(called.when, self.journey.known, self.journey.today) else None

    @cached_property
    def reckoning(self) -> Reckoning | None:
        """What is counted in it, where the guide has rules for that."""
        return Reckoning(self.log, self.conduct, self.due) if self.conduct is not None else None

    @cached_property
    def flags(self) -> dict[int, tuple[Flag, ...]]:
        """The `number` of an entry → what is said of it, the most serious first."""
        if self.conduct is None:
            return {}
        found = flags(self.log, self.conduct, self.due)
        return {
            entry.number: tuple(flag for flag in found[entry.number] if self.told(flag.rule.says, entry.filled))
            for entry in self.log.entries
        }

    @cached_property
    def fields(self) -> dict[str, FormField]:
        """Every field of an entry, as it is called in this log."""
        return dict(self.called.named) if self.called is not None else {field.id: field for field in self.file.fields}

    @cached_property
    def places(self) -> dict[int, int]:
        """The `number` of an entry → the number people see: its place in the order of time, from 1."""
        return {entry.number: place for place, entry in enumerate(self.log.in_order, 1)}

    @cached_property
    def callers(self) -> Numbers:
        """The numbers they called from, of which the last four digits are shown."""
        return numbers_of(self.log, CALLER)

    def masked(self, text: str) -> str:
        """Words of a person as somebody else reads them, every whole number in them cut."""
        return Numbers([text]).cut(text)

    def yours(self, filled: Filled) -> bool:
        """Whether an entry is about the person who was called, in their own log."""
        return self.called is not None and self.label(filled) == self.called.file.label

    def label(self, filled: Filled) -> str:
        """The label of whoever was contacted; of the one who owes there is but one, so a label there tells nobody."""
        return "" if self.told_in_letters("mine", Entry(0, filled)) is True else str(filled.get("label", ""))

    def told(self, words: Told, filled: Filled | None = None) -> Statement | None:
        """Words as they are said in this log, of an entry or of it all; None where nothing is."""
        yours = self.called is not None if filled is None else self.yours(filled)
        if not yours or words.called is None:
            return words
        return words.called or None

    @cached_property
    def plain_totals(self) -> tuple[Total, ...]:
        """The numbers for somebody else: how many there are of a kind, and none that is told the called otherwise."""
        reckoning = self.reckoning
        if reckoning is None:
            return ()
        totals = [total for total in reckoning.conduct.file.totals if total.plain and reckoning.tells(total)]
        return tuple(total for total in totals if self.called is None or total.says.called is None)

    def hours(self, total: Total) -> dict[str, str]:
        """What is printed of the hours that a total counts in."""
        window = self.reckoning.window_of(total) if self.reckoning is not None else None
        return {"from": f"{window.start:%H:%M}", "to": f"{window.end:%H:%M}"} if window is not None else {}

    def told_in_letters(self, key: str, entry: Entry) -> Truth:
        """Whether letters say this of an entry: a key of the guide's `letters:`. What it does not tell is unknown."""
        condition = self.conduct.letters.get(key) if self.conduct is not None else None
        return self.reckoning.holds(condition, entry) if self.reckoning is not None and condition is not None else None

    def say(self, words: Words, values: Mapping[str, str] = NO_VALUES) -> str:
        """Words of the guide, with what they print."""
        return fill(words, self.journey, self.p, values)

    def day(self, day: date | None) -> str:
        if day is None:
            return self.say(self.file.says.no_day)
        return day_in_words(day, self.journey.today, self.p)

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
        return in_brackets(span, notes, self.p)

    def when(self, entry: Entry) -> str:
        late = self.late(entry)
        day = in_brackets(self.day(entry.day), late, self.p)
        gap = self.p.write["after_brackets"] if late else " "
        return day + gap + self.clock(entry)

    def who(self, filled: Filled) -> str:
        """Who was contacted, with the label; the label alone where the rest is blank."""
        if self.called is not None and self.yours(filled):
            return self.called.file.you.say(self.p.language)
        return named(self._person(filled), self.label(filled), self.p) or self.say(self.file.says.unknown)

    def _person(self, filled: Filled) -> str:
        """Who was contacted; in full words where a short 我 would be the wrong one."""
        field = self.fields["person"]
        if self.called is None or not isinstance(field, OneField):
            return self.value("person", filled)
        return next((option.say(self.p.language) for option in field.options if option.id == filled.get(field.id)), "")

    def value(self, id: str, filled: Filled) -> str:
        """A field as it is printed; nothing where it is blank. Callers' numbers show four digits, words are quoted."""
        value = filled.get(id)
        if value is None or value is False:
            return ""
        text = self.in_words(self.fields[id], value)
        if id == "words":
            return quoted(text, self.p)
        return self.callers.cut(text) if id == CALLER else text

    def in_words(self, field: FormField, value: FieldValue) -> str:
        """What a field holds; of a box that is ticked, what it says."""
        if isinstance(field, TickField):
            return field.label.say(self.p.language)
        return kind_of(field).say(field, value, self.journey.today, self.p)
