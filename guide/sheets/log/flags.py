"""What is said of the entries of a log: flags, each with the rule it comes from."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import get_args

from guide.sheets.log.conduct import Conduct, ConductRule, Footer, Remark, Severity
from guide.sheets.log.entry import Entry, Log
from guide.sheets.log.evaluation import Reckoning

SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that speaks of an entry: what it counted, when the entry began, and the sentences it adds here."""

    entry: Entry

    rule: ConductRule
    n: int | None
    at: time | None
    adds: tuple[Remark, ...]


def flags(log: Log, conduct: Conduct, due: date | None) -> dict[int, tuple[Flag, ...]]:
    """Entry number → its flags, the most serious first. `due` is the due date, where it is known."""
    reckoning = Reckoning(log, conduct, due)
    speaking = {entry.number: _speaking(reckoning, entry) for entry in reckoning.entries}
    last = _last(reckoning, speaking)
    return {
        entry.number: tuple(
            _flag(reckoning, rule, entry)
            for rule in speaking[entry.number]
            if rule.once is None or last[_once(reckoning, rule, entry)] == entry.number
        )
        for entry in reckoning.entries
    }


def _speaking(reckoning: Reckoning, entry: Entry) -> list[ConductRule]:
    """The rules that hold of an entry, without those that another one replaces, in the order of severity."""
    found = holding(reckoning, entry)
    replaced = {id for rule in found for id in rule.replaces}
    return sorted((rule for rule in found if rule.id not in replaced), key=lambda r: SEVERITIES.index(r.severity))


def holding(reckoning: Reckoning, entry: Entry) -> list[ConductRule]:
    """Every rule that holds of an entry, whether or not a graver one is told in its place."""
    conduct = reckoning.conduct
    out = conduct.left_out is not None and reckoning.holds(conduct.left_out, entry) is True
    still = conduct.file.left_out.still if out and conduct.file.left_out is not None else SEVERITIES
    return [
        rule
        for rule in conduct.file.rules
        if rule.severity in still and reckoning.holds(conduct.when[rule.id], entry) is True
    ]


def _last(reckoning: Reckoning, speaking: Mapping[int, list[ConductRule]]) -> dict[Hashable, int]:
    """Of entries that a `once` rule counts together, the number of the last one: there it speaks."""
    return {
        _once(reckoning, rule, entry): entry.number
        for entry in reckoning.entries
        for rule in speaking[entry.number]
        if rule.once is not None
    }


def _once(reckoning: Reckoning, rule: ConductRule, entry: Entry) -> Hashable:
    group = reckoning.group(rule.n, entry) if rule.n is not None else ()
    return (rule.id, entry.day if rule.once == "day" else None, group)


def _flag(reckoning: Reckoning, rule: ConductRule, entry: Entry) -> Flag:
    when = reckoning.conduct.adds[rule.id]
    adds = [add for add, condition in zip(rule.adds, when, strict=True) if reckoning.holds(condition, entry)]
    n = reckoning.count(rule.n, entry).low if rule.n is not None else None
    return Flag(entry, rule, n, entry.start, tuple(adds))


def footers(conduct: Conduct, shown: tuple[Flag, ...]) -> tuple[Footer, ...]:
    """The lines that must be said once below these flags."""
    severities = {flag.rule.severity for flag in shown}
    cited = {id for flag in shown for words in (flag.rule.says, *flag.adds) for id in words.sources}
    return tuple(
        footer
        for footer in conduct.file.footers
        if not severities.isdisjoint(footer.under) or not cited.isdisjoint(footer.cites)
    )
