"""From conduct rules as written to rules with meaning: fields, options, counts and windows found, or told as faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guide.content import written
from guide.content.compiling import Compiler
from guide.content.conditions import ALWAYS, Within, tests
from guide.content.faults import nearest
from guide.content.fields import DateField, FormField, NumberField
from guide.content.fields import TimeField as ClockField
from guide.content.reading import Loc
from guide.content.shapes import key_of
from guide.content.subjects import Complain, Number, Subject, bounds
from guide.content.vocabulary import of_field
from guide.content.words import PLACEHOLDER, Words
from guide.sheets.log.conditions import (
    DAYS_LATE,
    LATER_THAN,
    Clock,
    Condition,
    Count,
    DayOfEntry,
    LaterThan,
    OfEntries,
    Window,
)
from guide.sheets.log.conduct import Conduct, ConductFile, CountFile, Hours, OfLetters, Total, WindowFile
from guide.sheets.log.model import LogFile


def compile_conduct(file: ConductFile, log: LogFile, complain: Complain) -> Conduct:
    """The rules with their conditions compiled. Faults go to `complain(loc, what, instead)`."""
    compiler = Compiler(vocabulary(file, log), file.conditions, kinds="field or count")
    compiler.define(complain)
    c = _Parts(file, log, compiler, complain)
    counts = {count.count: c.count(count, ("counts", i)) for i, count in enumerate(file.counts)}
    for i, rule in enumerate(file.rules):
        for j, id in enumerate(rule.replaces):
            known = [other.id for other in file.rules if other is not rule]
            if id not in known:
                complain(("rules", i, "replaces", j), f"there is no other rule '{id}'", nearest(id, known))
        if rule.n is not None and rule.n not in counts:
            complain(("rules", i, "n"), f"there is no count '{rule.n}'", nearest(rule.n, counts))
        if rule.n is None and any("n" in _names(words) for words in (rule.says, *rule.adds)):
            complain(("rules", i), f"the rule '{rule.id}' prints {{n}} and does not say what it counts", "add 'n:'")
    return Conduct(
        file=file,
        windows={window.window: c.window(window, ("windows", i)) for i, window in enumerate(file.windows)},
        counts=counts,
        when={rule.id: c.condition(rule.when, ("rules", i, "when")) for i, rule in enumerate(file.rules)},
        adds={
            rule.id: tuple(c.condition(add.when, ("rules", i, "adds", j, "when")) for j, add in enumerate(rule.adds))
            for i, rule in enumerate(file.rules)
        },
        totals={total.total: c.total(total, ("totals", i)) for i, total in enumerate(file.totals)},
        at={
            total.total: tuple(c.condition(s.when, ("totals", i, "at", j, "when")) for j, s in enumerate(total.at))
            for i, total in enumerate(file.totals)
        },
        needs=tuple(c.condition(need.when, ("needs", i, "when")) for i, need in enumerate(file.needs)),
        left_out=c.condition(file.left_out.when, ("left-out", "when")) if file.left_out is not None else None,
        letters=c.of_letters(file.letters),
    )


def _names(words: Words) -> set[str]:
    return {name for text in words.written.values() for name, _ in PLACEHOLDER.findall(text)}


def vocabulary(file: ConductFile, log: LogFile) -> dict[str, Subject[OfEntries]]:
    """What a condition can ask of an entry: its fields and those of the case, counts, and when it was."""
    windows = tuple(window.window for window in file.windows)
    found: dict[str, Subject[OfEntries]] = {field.id: _field(field, windows) for field in (*log.fields, *log.case)}
    found |= {count.count: Number(count.count, least=0) for count in file.counts}
    return found | {DAYS_LATE: Number(DAYS_LATE), LATER_THAN: LaterThan(LATER_THAN, *_of_case(log))}


def _field(field: FormField, windows: tuple[str, ...]) -> Subject[OfEntries]:
    if isinstance(field, ClockField):
        return Clock(field.id, windows)
    return DayOfEntry(field.id) if isinstance(field, DateField) else of_field(field)


def _of_case(log: LogFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The dates of the case, and its times."""
    days = (field.id for field in log.case if isinstance(field, DateField))
    return tuple(days), tuple(field.id for field in log.case if isinstance(field, ClockField))


@dataclass(frozen=True)
class _Parts:
    """The parts of a file of rules, with their conditions."""

    file: ConductFile
    log: LogFile
    compiler: Compiler[OfEntries]
    complain: Complain

    def condition(self, raw: written.Condition | None, loc: Loc) -> Condition:
        return self.compiler.condition(raw, loc, self.complain)

    def window(self, window: WindowFile, loc: Loc) -> Window:
        """A window, with the times of the case that it gives way to."""
        agreed, set_by = (self._hours(hours, (*loc, key)) for key, hours in _hours(window))
        return Window(window.from_, window.to, agreed, set_by)

    def _hours(self, hours: Hours | None, loc: Loc) -> tuple[str, str] | None:
        """Two times of the case, by their ids."""
        if hours is None:
            return None
        _, clocks = _of_case(self.log)
        for key, id in (("from", hours.from_), ("to", hours.to)):
            if id not in clocks:
                self.complain((*loc, key), f"the case has no time field '{id}'", nearest(id, clocks))
        return hours.from_, hours.to

    def count(self, count: CountFile, loc: Loc) -> Count:
        """A count. What it counts rests on single entries, never on other counts."""
        fields = {field.id for field in (*self.log.fields, *self.log.case)}
        if count.count in {*fields, DAYS_LATE, LATER_THAN, "any", "all", "not"}:
            self.complain((*loc, "count"), f"'{count.count}' is a field already", "choose another id")
        named = [("same", i, id) for i, id in enumerate(count.same)]
        named += [("same-or-blank", i, id) for i, id in enumerate(count.same_or_blank)]
        self._fields(named, loc)
        self._fields([("distinct", i, id) for i, id in enumerate(count.distinct)], loc)
        numbers = [field.id for field in self.log.case if isinstance(field, NumberField)]
        if count.beyond is not None and count.beyond not in numbers:
            self.complain(
                (*loc, "beyond"), f"the case has no number field '{count.beyond}'", nearest(count.beyond, numbers)
            )
        days = count.days_before
        return Count(
            of=self._single(count.of, (*loc, "of")),
            same=count.same,
            alike=count.same_or_blank,
            after=self._single(count.after, (*loc, "after")) if count.after is not None else None,
            within_days=count.within_days,
            days_before=None if days is None else bounds(days, 0, (*loc, "days-before"), self.complain),
            distinct=count.distinct,
            beyond=count.beyond,
        )

    def total(self, total: Total, loc: Loc) -> Condition:
        self._fields([("each", i, id) for i, id in enumerate(total.each)], loc)
        self._fields([("distinct", i, id) for i, id in enumerate(total.distinct)], loc)
        return self._single(total.of, (*loc, "of"))

    def of_letters(self, letters: OfLetters | None) -> dict[str, Condition]:
        """When letters say what of an entry, as far as the file tells."""
        names = type(letters).model_fields if letters is not None else ()
        told = {key_of(OfLetters, name): getattr(letters, name) for name in names}
        return {key: self._single(raw, ("letters", key)) for key, raw in told.items() if raw is not None}

    def _single(self, raw: written.Condition | None, loc: Loc) -> Condition:
        condition = self.condition(raw, loc)
        counts = {count.count for count in self.file.counts}
        if any(isinstance(test, Within) and test.question in counts for test in tests(condition)):
            self.complain(loc, "a count cannot rest on another count", "count entries by their own fields")
            return ALWAYS
        return condition

    def _fields(self, named: Iterable[tuple[str, int, str]], loc: Loc) -> None:
        known = [field.id for field in self.log.fields]
        for key, i, id in named:
            if id not in known:
                self.complain((*loc, key, i), f"no entry has a field '{id}'", nearest(id, known))


def _hours(window: WindowFile) -> tuple[tuple[str, Hours | None], ...]:
    return ("agreed", window.agreed), ("set-by", window.set_by)
