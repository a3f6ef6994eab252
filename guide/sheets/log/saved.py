"""The log as a note holds it, and back. What cannot be taken back is told, by entry and field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from guide.content.fields import Form
from guide.sheets.filling import FieldValue, Filled, Misfit, dump_form, load_form
from guide.sheets.log.entry import CALLER, Earlier, Entry, Log, numbers_of
from guide.sheets.log.model import LogFile
from guide.values.plain import Plain
from guide.values.telephone import Numbers

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)


def dump_log(log: Log, file: LogFile) -> dict[str, Plain]:
    """The log as YAML holds it. Callers' numbers are cut to four digits unless the person wants them whole."""
    callers = None if log.case.get("whole-numbers") is True else numbers_of(log, CALLER)
    return {
        "last": log.last,
        "case": dump_form(file.case, log.case),
        "entries": [_entry_to_plain(file.fields, entry, callers) for entry in log.entries],
    }


def _entry_to_plain(form: Form, entry: Entry, callers: Numbers | None) -> dict[str, Plain]:
    plain: dict[str, Plain] = {"number": entry.number, "fields": _to_plain(form, entry.filled, callers)}
    if entry.earlier:
        plain["earlier"] = [
            {"changed": f"{before.changed:%Y-%m-%dT%H:%M}", "fields": _to_plain(form, before.filled, callers)}
            for before in entry.earlier
        ]
    return plain


def _to_plain(form: Form, filled: Filled, callers: Numbers | None) -> dict[str, Plain]:
    kept = dump_form(form, filled)
    return {**kept, CALLER: callers.cut(str(kept[CALLER]))} if callers is not None and CALLER in kept else kept


def load_log(raw: object, file: LogFile, today: date) -> tuple[Log, tuple[Misfit, ...]]:
    """The opposite of `dump_log`: the log, as far as it can be read, and every fault in it."""
    reading = _Reading(file, today)
    log = reading.log(raw)
    return log, tuple(reading.faults)


class _Reading:
    def __init__(self, file: LogFile, today: date) -> None:
        self.file, self.today = file, today
        self.faults: list[Misfit] = []

    def log(self, raw: object) -> Log:
        parts = self.parts(raw, ("last", "case", "entries"), None, "")
        case = self.filled(self.file.case, parts.get("case"), None, "case")
        listed = parts.get("entries")
        if not isinstance(listed, list):
            self.say(None, "entries", "not-allowed")
            listed = []
        last = _number(parts.get("last"), 0)
        if last is None:
            self.say(None, "last", "not-allowed")
        numbers = [_number(one.get("number"), 1) if isinstance(one, dict) else None for one in listed]
        highest = max([last or 0, *(number for number in numbers if number is not None)])
        entries: list[Entry] = []
        for plain, number in zip(listed, numbers, strict=True):
            if number is None or number in {entry.number for entry in entries}:
                highest += 1  # it is kept all the same, under a number of its own
                self.say(highest, "number", "not-allowed" if number is None else "twice")
                number = highest
            entries.append(self.entry(plain, number))
        return Log(tuple(entries), case, highest)

    def entry(self, raw: object, number: int) -> Entry:
        parts = self.parts(raw, ("number", "fields"), number, "", "earlier")
        earlier = parts.get("earlier", [])
        if not isinstance(earlier, list):
            self.say(number, "earlier", "not-allowed")
            earlier = []
        before = [self.before(plain, number, f"earlier.{i}") for i, plain in enumerate(earlier, 1)]
        filled = self.filled(self.file.fields, parts.get("fields"), number, "")
        return Entry(number, filled, tuple(one for one in before if one is not None))

    def before(self, raw: object, number: int, where: str) -> Earlier | None:
        parts = self.parts(raw, ("changed", "fields"), number, where)
        changed = parts.get("changed")
        try:
            if not isinstance(changed, str) or not _MOMENT.fullmatch(changed):
                raise ValueError(changed)
            moment = datetime.fromisoformat(changed)
        except ValueError:
            self.say(number, f"{where}.changed", "unreadable")
            return None
        return Earlier(moment, self.filled(self.file.fields, parts.get("fields"), number, where))

    def filled(self, form: Form, raw: object, number: int | None, where: str) -> dict[str, FieldValue]:
        found, unfit = load_form(form, raw, self.today)
        for fault in unfit:
            place = ".".join(part for part in (where, fault.field) if part)
            self.say(number, place or "fields", fault.reason)
        return found

    def parts(
        self, raw: object, needed: tuple[str, ...], number: int | None, where: str, *more: str
    ) -> Mapping[str, object]:
        """A mapping with these keys and no others."""
        if not isinstance(raw, dict):
            self.say(number, where, "not-allowed")
            return {}
        dot = f"{where}." if where else ""
        for key in needed:
            if key not in raw:
                self.say(number, f"{dot}{key}", "missing")
        for key in raw:
            if key not in (*needed, *more):
                self.say(number, f"{dot}{key}", "unknown")
        return raw

    def say(self, number: int | None, field: str, reason: str) -> None:
        self.faults.append(Misfit(f"{number}.{field}".rstrip(".") if number is not None else field, reason))


def _number(value: object, least: int) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= least else None
