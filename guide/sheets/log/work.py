"""What the contact log does once it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from guide.content.guide import Guide
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.sheets.filling import changed, has_text
from guide.sheets.log.agreement import differs
from guide.sheets.log.book import Logbook
from guide.sheets.log.content import KIND
from guide.sheets.log.dealings import promise_of
from guide.sheets.log.entry import CALLER, Log
from guide.sheets.log.entry_parts import table_parts
from guide.sheets.log.overview import total_parts
from guide.sheets.log.record import record_parts
from guide.sheets.log.saved import dump_log, load_log
from guide.sheets.state import Sheets
from guide.sheets.work import Day, Work
from guide.values.plain import Plain
from guide.views.model import Part


class LogWork(Work[Log]):
    """The contact log, filled in."""

    name = "log"
    empty = Log()

    def book(self, journey: Journey, sheets: Sheets, p: Phrases) -> Logbook | None:
        """The log with what is needed to speak of it; None in a guide that has none."""
        return Logbook(journey, self.of(sheets), p) if KIND.of(journey.guide) is not None else None

    def dump(self, guide: Guide, state: Log) -> Plain:
        return dump_log(state, KIND.need(guide).file) if state.entries or state.case else None

    def load(self, guide: Guide, plain: object, today: date) -> tuple[Log, Sequence[str]]:
        log, faults = load_log(plain, KIND.need(guide).file, today)
        return log, [fault.field for fault in faults]

    def change(self, state: Log, change: Callable[[str], str]) -> Log:
        """All but callers' numbers."""
        entries = tuple(
            replace(
                entry,
                filled=changed(entry.filled, change, but=CALLER),
                earlier=tuple(
                    replace(before, filled=changed(before.filled, change, but=CALLER)) for before in entry.earlier
                ),
            )
            for entry in state.entries
        )
        return replace(state, entries=entries, case=changed(state.case, change))

    def contents(self, state: Log, p: Phrases) -> Iterator[str]:
        if state.entries:
            yield p.saved_parts["log"].format(count=len(state.entries))
        if self.whole_numbers(state):
            yield p.saved_parts["callers"]

    def has_typed(self, guide: Guide, state: Log) -> bool:
        file = KIND.need(guide).file
        held = [filled for entry in state.entries for filled in (entry.filled, *(e.filled for e in entry.earlier))]
        return has_text(file.case, state.case) or any(has_text(file.fields, filled, but=CALLER) for filled in held)

    def whole_numbers(self, state: Log) -> bool:
        return state.case.get("whole-numbers") is True and any(CALLER in entry.filled for entry in state.entries)

    def check_lines(self, journey: Journey, sheets: Sheets, p: Phrases) -> Iterator[str]:
        """A line where it tells of a contact that the answers do not."""
        book = self.book(journey, sheets, p)
        if book is not None and (line := differs(book)):
            yield line

    def days(self, journey: Journey, sheets: Sheets, p: Phrases) -> Iterator[Day]:
        """What somebody promised by a day."""
        book = self.book(journey, sheets, p)
        for entry in book.log.entries if book is not None else ():
            said, day = promise_of(book, entry) if book is not None else ("", None)
            if day is not None:
                yield Day(f"log/{entry.number}", day, p.day_promised_what.format(what=said) if said else p.day_promised)

    def in_note(self, journey: Journey, sheets: Sheets, p: Phrases, width: int) -> Sequence[Part]:
        book = self.book(journey, sheets, p)
        if book is None or not book.log.entries:
            return ()
        entries = [Part("step", part.text, part.mark) for part in table_parts(book)]
        counts = [Part("label", p.log_counts), *total_parts(book)]
        return [Part("heading", book.file.title.say(p.language)), *entries, *counts, *record_parts(book)]


WORK = LogWork()
