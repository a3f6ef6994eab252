"""From conduct rules as written to rules with meaning: fields, options, counts and windows found, or told as faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guide.content.compiling import Complain, nearest, number_range
from guide.content.fields import (
    DateField,
    FormField,
    MoneyField,
    NumberField,
    OneField,
    SeveralField,
    TextField,
    TickField,
)
from guide.content.fields import TimeField as ClockField
from guide.content.reading import Loc
from guide.content.typed import plain
from guide.content.words import PLACEHOLDER, Words
from guide.sheets.log import conditions as e
from guide.sheets.log.conduct import Conduct, ConductFile, CountFile, Hours, OfLetters, Total, WindowFile
from guide.sheets.log.model import LogFile

_STATES = ("filled", "blank")
_KEYS = ("any", "all", "not", "later-than", "days-late")


def compile_conduct(file: ConductFile, log: LogFile, complain: Complain) -> Conduct:
    """The rules with their conditions compiled. Faults go to `complain(loc, what, instead)`."""
    c = _Compiler(file, log, complain, complain)
    _unique(file, complain)
    for name, raw in file.conditions.items():
        c.condition(raw, ("conditions", name), (name,))
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


def _unique(file: ConductFile, complain: Complain) -> None:
    """Every id of a kind stands once."""
    kinds: tuple[tuple[str, str, list[str]], ...] = (
        ("rules", "rule", [rule.rule for rule in file.rules]),
        ("counts", "count", [count.count for count in file.counts]),
        ("windows", "window", [window.window for window in file.windows]),
        ("totals", "total", [total.total for total in file.totals]),
    )
    for key, kind, ids in kinds:
        for i, id in enumerate(ids):
            if id in ids[:i]:
                complain((key, i, kind), f"the {kind} '{id}' stands twice", "choose another id")


def _names(words: Words) -> set[str]:
    texts = (words.zh_hant, words.zh_hans, words.en)
    return {name for text in texts if text for name, _ in PLACEHOLDER.findall(text)}


@dataclass(frozen=True)
class _Compiler:
    """Gives raw conditions their meaning; a faulty part counts as always."""

    file: ConductFile
    log: LogFile
    complain: Complain
    circular: Complain

    @property
    def of_entry(self) -> Mapping[str, FormField]:
        return {field.id: field for field in self.log.fields}

    @property
    def of_case(self) -> Mapping[str, FormField]:
        return {field.id: field for field in self.log.case}

    def condition(self, raw: Any, loc: Loc, inside: tuple[str, ...] = ()) -> e.Condition:
        """The meaning of a condition as written at `loc`; `inside` the named conditions it stands in."""
        if raw is None:
            return e.ALWAYS
        if isinstance(raw, str):
            return self._named(raw, loc, inside)
        if isinstance(raw, list):
            return e.All(tuple(self.condition(part, (*loc, i), inside) for i, part in enumerate(raw)))
        if isinstance(raw, dict):
            parts = tuple(self._entry(key, value, (*loc, key), inside) for key, value in raw.items())
            return parts[0] if len(parts) == 1 else e.All(parts)
        return self._fault(loc, "is not a condition", "write a name, a list, or FIELD: VALUE")

    def _fault(self, loc: Loc, what: str, instead: str) -> e.Condition:
        self.complain(loc, what, instead)
        return e.ALWAYS

    def _named(self, name: str, loc: Loc, inside: tuple[str, ...]) -> e.Condition:
        named = self.file.conditions
        if name in inside:
            self.circular(loc, f"the condition '{name}' is defined by itself", "break the circle")
            return e.ALWAYS
        if name not in named:
            what = nearest(name, named) or "define it under 'conditions:'"
            return self._fault(loc, f"no condition is named '{name}'", what)
        # its faults are told where it is defined, not at every use
        inner = replace(self, complain=_deaf, circular=self.circular if inside else _deaf)
        return inner.condition(named[name], loc, (*inside, name))

    def _entry(self, key: str, value: Any, loc: Loc, inside: tuple[str, ...]) -> e.Condition:
        if key in ("any", "all"):
            if not isinstance(value, list):
                return self._fault(loc, f"'{key}' needs a list", f"write {key}: [condition, condition]")
            parts = tuple(self.condition(part, (*loc, i), inside) for i, part in enumerate(value))
            return e.Some(parts) if key == "any" else e.All(parts)
        if key == "not":
            return e.Not(self.condition(value, loc, inside))
        if key == "later-than":
            return self._later(value, loc)
        if key == "days-late":
            return e.DaysLate(*number_range(value, 0, loc, self.complain))
        counts = [count.count for count in self.file.counts]
        if key in counts and isinstance(value, dict) and [*value] == ["more-than"]:
            return self._exceeds(key, value["more-than"], (*loc, "more-than"))
        if key in counts:
            return e.Counted(key, *number_range(value, 0, loc, self.complain))
        for fields, of_case in ((self.of_entry, False), (self.of_case, True)):
            if key in fields:
                return self._field(fields[key], e.Place(key, of_case), value, loc)
        known = [*self.of_entry, *self.of_case, *counts, *_KEYS]
        return self._fault((*loc, ""), f"no field or count is called '{key}'", nearest(key, known))

    def _exceeds(self, count: str, than: Any, loc: Loc) -> e.Condition:
        """`COUNT: {more-than: FIELD}`, a number of the case."""
        known = [field.id for field in self.log.case if isinstance(field, NumberField)]
        if than not in known:
            return self._fault(loc, f"the case has no number field '{than}'", nearest(str(than), known))
        return e.Exceeds(count, str(than))

    def _field(self, field: FormField, place: e.Place, test: Any, loc: Loc) -> e.Condition:
        options = [option.id for option in field.options] if isinstance(field, OneField | SeveralField) else []
        if test in _STATES and test not in options and not isinstance(field, TickField):
            return e.Given(place, test == "filled")
        match field:
            case OneField() | SeveralField():
                return e.Chosen(place, self._values(test, options, field.id, loc))
            case TickField():
                if isinstance(test, bool):
                    return e.Ticked(place, test)
                return self._fault(loc, f"'{field.id}' is ticked or not", "write true or false")
            case TextField():
                return e.Chosen(place, frozenset(map(plain, self._texts(test, loc))))
            case NumberField() | MoneyField():
                decimals = 2 if isinstance(field, MoneyField) else 0
                return e.Amount(place, *number_range(test, decimals, loc, self.complain))
            case ClockField():
                windows = [window.window for window in self.file.windows]
                if test in windows:
                    return e.During(place, test)
                hint = nearest(str(test), [*windows, *_STATES]) or "name one of 'windows:'"
                return self._fault(loc, f"there is no window '{test}'", hint)
            case DateField():
                return self._fault(loc, "a date is tested by days-late or later-than", f"or {field.id}: filled")

    def _values(self, test: Any, options: list[str], field: str, loc: Loc) -> frozenset[str]:
        for i, option in enumerate(wanted := self._texts(test, loc)):
            if option not in options:
                here = (*loc, i) if isinstance(test, list) else loc
                self.complain(here, f"'{field}' has no option '{option}'", nearest(option, [*options, *_STATES]))
        return frozenset(wanted)

    def _texts(self, test: Any, loc: Loc) -> list[str]:
        wanted = test if isinstance(test, list) else [test]
        if not wanted or not all(isinstance(value, str) for value in wanted):
            self.complain(loc, "is neither a text nor a list of texts", "put numbers in quotes")
            return []
        return wanted

    def _later(self, value: Any, loc: Loc) -> e.Condition:
        """`later-than: [DATE, TIME]`, both fields of the case; the time may be left away."""
        ids = [id for id in (value if isinstance(value, list) else [value]) if isinstance(id, str)]
        if not 1 <= len(ids) <= 2 or (isinstance(value, list) and len(ids) < len(value)):
            return self._fault(
                loc, "'later-than' needs a date of the case", "write later-than: [date-field, time-field]"
            )
        self._of_case(ids[0], DateField, loc)
        if len(ids) > 1:
            self._of_case(ids[1], ClockField, loc)
        return e.Later(ids[0], ids[1] if len(ids) > 1 else None)

    def _of_case(self, id: str, kind: type[DateField | ClockField], loc: Loc) -> None:
        known = [field.id for field in self.log.case if isinstance(field, kind)]
        if id not in known:
            name = "date" if kind is DateField else "time"
            self.complain(loc, f"the case has no {name} field '{id}'", nearest(id, known))

    def window(self, window: WindowFile, loc: Loc) -> e.Window:
        """A window, with the times of the case that it gives way to."""
        agreed, set_by = (self._hours(hours, (*loc, key)) for key, hours in _hours(window))
        return e.Window(window.from_, window.to, agreed, set_by)

    def _hours(self, hours: Hours | None, loc: Loc) -> tuple[str, str] | None:
        """Two times of the case, by their ids."""
        if hours is None:
            return None
        self._of_case(hours.from_, ClockField, (*loc, "from"))
        self._of_case(hours.to, ClockField, (*loc, "to"))
        return hours.from_, hours.to

    def count(self, count: CountFile, loc: Loc) -> e.Count:
        """A count. What it counts rests on single entries, never on other counts."""
        if count.count in {*self.of_entry, *self.of_case, *_KEYS}:
            self.complain((*loc, "count"), f"'{count.count}' is a field already", "choose another id")
        fields = [("same", i, id) for i, id in enumerate(count.same)]
        fields += [("same-or-blank", i, id) for i, id in enumerate(count.same_or_blank)]
        self._fields(fields, loc)
        self._fields([("distinct", i, id) for i, id in enumerate(count.distinct)], loc)
        days = count.days_before
        return e.Count(
            of=self._single(count.of, (*loc, "of")),
            same=count.same,
            alike=count.same_or_blank,
            after=self._single(count.after, (*loc, "after")) if count.after is not None else None,
            within_days=count.within_days,
            days_before=number_range(days, 0, (*loc, "days-before"), self.complain) if days is not None else None,
            distinct=count.distinct,
        )

    def total(self, total: Total, loc: Loc) -> e.Condition:
        self._fields([("each", i, id) for i, id in enumerate(total.each)], loc)
        self._fields([("distinct", i, id) for i, id in enumerate(total.distinct)], loc)
        return self._single(total.of, (*loc, "of"))

    def of_letters(self, letters: OfLetters | None) -> dict[str, e.Condition]:
        """When letters say what of an entry, as far as the file tells."""
        told = letters.model_dump(by_alias=True, exclude_none=True) if letters is not None else {}
        return {key: self._single(raw, ("letters", key)) for key, raw in told.items()}

    def _single(self, raw: Any, loc: Loc) -> e.Condition:
        condition = self.condition(raw, loc)
        if any(isinstance(test, e.Counted | e.Exceeds) for test in e.tests(condition)):
            return self._fault(loc, "a count cannot rest on another count", "count entries by their own fields")
        return condition

    def _fields(self, named: Iterable[tuple[str, int, str]], loc: Loc) -> None:
        for key, i, id in named:
            if id not in self.of_entry:
                self.complain((*loc, key, i), f"no entry has a field '{id}'", nearest(id, self.of_entry))


def _hours(window: WindowFile) -> tuple[tuple[str, Hours | None], ...]:
    return ("agreed", window.agreed), ("set-by", window.set_by)


def _deaf(loc: Loc, what: str, instead: str) -> None:
    """Hears nothing."""
