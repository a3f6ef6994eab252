"""The proof of a guide as a report: one line a guarantee with its numbers, then what was found."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from guide.content.case_files import Cases, Placed
from guide.content.conditions import ALWAYS
from guide.content.faults import Fault
from guide.content.guide import Guide, options_of
from guide.content.marks import Marks
from guide.content.structure import Structures
from guide.engine.explore import GivenUp
from guide.engine.nodes import TooWide, uncollected
from guide.proof import blocks, cases, private, promises, remarks, routing, showing
from guide.proof.calendar import Turn, turns
from guide.proof.catching import Caught, caught
from guide.proof.findings import Finding, Subject
from guide.proof.parting import partings
from guide.proof.uses import showing as shown_at
from guide.values.plain import Plain
from guide.values.text import counted

SMALL = 60
"""Of a guide with more nodes it is told where ways part on a day, not on which pairs of outcomes they end."""


@dataclass(frozen=True, slots=True)
class Line:
    """One guarantee."""

    name: str
    """what holds, if it does"""
    says: str
    """over how much it was shown"""
    findings: tuple[Finding, ...] = ()
    """what breaks it, and remarks"""

    @property
    def holds(self) -> bool:
        """Whether nothing breaks it."""
        return all(finding.remark for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome in numbers."""

    outcome: str
    """its id"""
    paths: int
    """how many sequences of pages end there"""
    answers: int
    """how many ways of answering do"""


@dataclass(frozen=True, slots=True)
class Report:
    """What was proved of a guide."""

    guide: str
    """its id and version"""
    lines: tuple[Line, ...]
    """every guarantee"""
    endings: tuple[Ending, ...]
    """every outcome"""
    shown: tuple[tuple[str, int], ...]
    """part that is shown only to some → to how many ways of answering"""
    turns: tuple[Turn, ...]
    """the days on which pages change by themselves"""
    caught: tuple[Caught, ...]
    """what falls to rules without a condition, below others"""

    @property
    def holds(self) -> bool:
        """Whether every guarantee does."""
        return all(line.holds for line in self.lines)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, whatever guarantee it breaks; remarks too."""
        return tuple(finding for line in self.lines for finding in line.findings)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What is worth a look, but breaks no guarantee."""
        return tuple(finding for finding in self.findings if finding.remark)

    def text(self) -> str:
        """The report for reading, without remarks; the same guide gives the same text on every day."""
        wide = max(len(line.name) for line in self.lines)
        rows = [f"{self.guide}: {'proved' if self.holds else 'NOT proved'}", ""]
        rows += [f"{'ok  ' if line.holds else 'FAIL'}  {line.name:<{wide}}  {line.says}" for line in self.lines]
        rows += _table(
            "outcome: page paths, ways of answering", [(e.outcome, e.paths, e.answers) for e in self.endings]
        )
        rows += _table("shown only to some: ways of answering", self.shown)
        rows += _table("days on which the outcome changes by the calendar alone", _turning(self.turns))
        rows += _table("what falls to the last rule", _catching(self.caught))
        found = [str(finding) for finding in self.findings if not finding.remark]
        rows += ["", "faults:", *found] if found else []
        return "\n".join(rows) + "\n"

    def dump(self) -> dict[str, Plain]:
        """The report for machines, as JSON holds it."""
        return {
            "guide": self.guide,
            "holds": self.holds,
            "guarantees": [
                {"name": line.name, "holds": line.holds, "says": line.says, "findings": [*map(_plain, line.findings)]}
                for line in self.lines
            ],
            "outcomes": {e.outcome: {"paths": e.paths, "answers": e.answers} for e in self.endings},
            "shown": dict(self.shown),
            "turns": [
                {
                    "question": t.question,
                    "day": _plain_day(t),
                    "outcomes": [*map(list, t.pairs)],
                    "parts": list(t.parts),
                }
                for t in self.turns
            ],
            "last-rules": [
                {"node": c.node, "go": c.go, "answers": list(c.answers), "many": c.many} for c in self.caught
            ],
        }


def _plain_day(turn: Turn) -> int | float | None:
    if turn.day is None:
        return None
    return int(turn.day) if turn.day == int(turn.day) else float(turn.day)


def _plain(finding: Finding) -> dict[str, Plain]:
    fault = finding.fault
    return {
        "path": str(fault.path),
        "line": fault.line,
        "column": fault.column,
        "what": fault.what,
        "instead": fault.instead,
        "answers": finding.answers,
        "lands": finding.lands,
        "remark": finding.remark,
    }


def _table(title: str, rows: Iterable[tuple[Any, ...]]) -> list[str]:
    cells = [[f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in rows]
    wide = max((len(row[0]) for row in cells), default=0)
    return ["", f"{title}:", *("  ".join(["", row[0].ljust(wide), *row[1:]]) for row in cells)] if cells else []


def _catching(found: Iterable[Caught]) -> list[tuple[str, str]]:
    rows = []
    for one in found:
        rows += [(f"{one.node} → {one.go}", words) for words in one.answers]
    return rows


def _turning(found: Iterable[Turn]) -> list[tuple[str, str]]:
    rows = []
    for turn in found:
        after: dict[str, list[str]] = {}
        for less, more in turn.pairs:
            after.setdefault(less, []).append(more)
        changes = [f"{less} → {', '.join(more)}" for less, more in after.items() if more != [turn.question]]
        changes += [f"asked again: {turn.question}"] if any([turn.question] == more for more in after.values()) else []
        changes += [f"on the same outcome: {', '.join(turn.parts)}"] if turn.parts else []
        when = "the next day" if turn.day is None else f"day {turn.day}"
        rows += [(f"{turn.question}, {when}", change) for change in changes]
    return rows


NO_CASES = Cases()


Check = Callable[[Subject], list[Finding]]
CHECKS: dict[str, Check] = {
    "every answer leads on": routing.total,
    "every rule is taken": lambda subject: [*routing.rules_taken(subject), *routing.options_count(subject)],
    "every node is reached": routing.nodes_reached,
    "no question comes twice": routing.no_circles,
    "every part is shown": showing.parts_shown,
    "read only what is known": showing.known_when_read,
    "print only what can be known": showing.placeholders_known,
    "a private answer leaves no gap": private.no_gap,
    "help is one key away": promises.help_near,
    "danger meets its outcome first": promises.meets_kept,
    "help stands where promised": promises.help_given,
    "blocks stand as promised": blocks.shown_as_promised,
    "urgency never falls": promises.urgency_never_falls,
    "asked for a reason": lambda subject: [
        *remarks.asked_for_nothing(subject),
        *remarks.shown_to_everybody(subject),
        *remarks.reads_what_nobody_said(subject),
    ],
}
"""Name of a guarantee → what breaks it."""


KEPT = 8
"""Of so many versions of a guide it is kept what was found: what was tried is often taken back."""


@dataclass(slots=True)
class _Found:
    """What was found in a guide of some structure as of a day: breaks of guarantees, and what its own cases differ in.

    `placed`: the cases that were followed, where any were.
    """

    findings: tuple[Finding, ...]
    placed: tuple[Placed, ...] = ()
    differing: tuple[Fault, ...] = ()


class Findings:
    """What is found in a guide while it is written: where only words have changed, nothing is proved again."""

    def __init__(self) -> None:
        self._structures = Structures()
        self._found: dict[Hashable, _Found] = {}

    def now(self, guide: Guide, marks: Marks, today: date, own: Cases = NO_CASES) -> tuple[Finding, ...]:
        """The findings of `report`. Raises TooWide where that is hopeless."""
        of = (self._structures.of(guide), today)
        found = self._found.pop(of, None)
        if found is None:
            each = _found(Subject(guide, marks, today))
            found = _Found(tuple(finding for findings in each.values() for finding in findings))
        self._found[of] = found
        for old in [*self._found][:-KEPT]:
            del self._found[old]
        if found.placed != own.placed:
            found.placed, found.differing = own.placed, tuple(cases.differences(guide, own.placed, today))
        moved = (replace(finding, fault=marks.again(finding.fault)) for finding in found.findings)
        return (*moved, *map(Finding, (*own.faults, *found.differing)))


@uncollected()
def _found(subject: Subject) -> dict[str, tuple[Finding, ...]]:
    """What breaks each guarantee. Raises TooWide, with its name."""
    found = {}
    for name, check in CHECKS.items():
        try:
            found[name] = tuple(check(subject))
        except GivenUp:
            raise
        except TooWide:
            raise TooWide(f"too much is told apart to look into '{name}'") from None
    return found


@uncollected()
def report(guide: Guide, marks: Marks, today: date, own: Cases = NO_CASES) -> Report:
    """Prove a guide, and follow its `own` cases. Dates in counter-examples are counted back from `today`.

    Raises TooWide where that is hopeless.
    """
    subject = Subject(guide, marks, today)
    explored, paths = subject.explored, subject.paths
    ways, short = paths.count(), paths.count(going_on=False)
    ends = {id: explored.count(explored.at(id)) for id in guide.outcomes}
    options = sum(len(options_of(question)) for question in guide.questions.values())
    rules = sum(map(len, guide.rules.values()))
    parts = [use for node in subject.nodes for use in shown_at(guide, node)]
    reads = sum(1 for node in subject.nodes for _ in subject.uses(node))
    overlaps = routing.overlaps(subject)
    length = paths.lengths()
    turning = tuple(turns(guide) if len(subject.nodes) <= SMALL else partings(subject))
    stated = guide.about.promises

    says = {
        "every answer leads on": f"{counted(sum(ends.values()), 'way')} of answering",
        "every rule is taken": f"{counted(rules, 'rule')}, {counted(overlaps, 'overlap')} decided by order",
        "every node is reached": f"{counted(len(subject.nodes), 'node')}, {counted(options, 'option')}",
        "no question comes twice": f"{length.least} to {counted(length.most, 'question')}",
        "every part is shown": f"{len(parts)} blocks, pauses and conditional paragraphs",
        "read only what is known": counted(reads, "condition"),
        "print only what can be known": f"{counted(_printed(subject), 'text')} with answers",
        "a private answer leaves no gap": _private(guide),
        "help is one key away": f"page {guide.about.help}",
        "danger meets its outcome first": counted(len(stated.meets), "promise"),
        "help stands where promised": counted(_helped(guide), "outcome"),
        "blocks stand as promised": counted(len(stated.shows), "promise"),
        "urgency never falls": _falls(guide),
        "outcomes age by the calendar": counted(len(turning), "turning day"),
        "asked for a reason": counted(len(guide.questions), "question"),
        "no route past an open question": "by construction; every witness is replayed by the tests",
        "Back undoes forward": "by construction; every page path is walked back by the tests",
        "answers off the route cannot count": "by construction; every witness is replayed with strangers",
        "its own cases come out": counted(len(own.placed), "case"),
        "page paths": f"{sum(ways.values()):,}, of them {sum(short.values()):,} to a first outcome",
    }
    found = _found(subject)
    found["its own cases come out"] = tuple(_cases(guide, own, today))
    endings = tuple(Ending(id, ways[id], ends[id]) for id in guide.outcomes)
    return Report(
        f"{guide.id} {guide.about.version}",
        tuple(Line(name, told, found.get(name, ())) for name, told in says.items()),
        endings,
        tuple(_shown(subject)),
        turning,
        tuple(caught(subject)),
    )


def _cases(guide: Guide, own: Cases, today: date) -> list[Finding]:
    return [Finding(fault) for fault in (*own.faults, *cases.differences(guide, own.placed, today))]


def _printed(subject: Subject) -> int:
    return sum(bool(ids) for ids in subject.printed.values())


def _helped(guide: Guide) -> int:
    return len({o.id for promise in guide.about.promises.help for o in promises.covered(guide, promise)})


def _private(guide: Guide) -> str:
    count = private.options(guide)
    return f"{counted(count, 'private option')}: who goes on is asked again" if count else "no option is private"


def _falls(guide: Guide) -> str:
    rows = []
    for promise in guide.about.promises.never_falls:
        but = f" (except {', '.join(promise.except_)})" if promise.except_ else ""
        rows.append(f"as {promise.fact} grows{but}")
    return "; ".join(rows) or "nothing promised"


def _shown(subject: Subject) -> Iterable[tuple[str, int]]:
    counts: dict[str, int] = {}
    for node in subject.nodes:
        always = {(str(use.role), use.key): use.when == ALWAYS for use in shown_at(subject.guide, node)}
        for (role, key), seen in subject.shown_to(node).items():
            if seen and always[role, key]:
                continue
            name = f"{role} {key}" if role in ("block", "line of the check page") else f"{node}, {role} {key}"
            counts[name] = counts.get(name, 0) + subject.explored.count(seen)
    yield from counts.items()
