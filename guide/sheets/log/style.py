"""Rules say no more than stands behind them: what only law can say needs a law, not a recommended standard."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.reading import Loc
from guide.content.sources import Force, Instrument
from guide.content.words import Statement, Words
from guide.lint.spots import authored
from guide.lint.voices import has
from guide.sheets.log.conduct import ConductFile, ConductRule

BINDING: frozenset[Force] = frozenset(
    {"law", "administrative-regulation", "judicial-interpretation", "department-rule", "regulatory-notice"}
)
"""What obliges somebody. Standards, self-regulation, warnings, the press and single cases do not."""


STANDARDS: frozenset[Force] = frozenset({"recommended-standard"})


def firm(guide: Guide, conduct: ConductFile, marks: Marks) -> Iterator[Fault]:
    """Conduct rules whose words or whose badge claim more than the kind of source that stands behind them."""
    for i, rule in enumerate(conduct.rules):
        if rule.severity == "law" and not _binds(guide, rule.says):
            what = f"the rule '{rule.id}' is marked as a breach of law and leans on nothing that binds"
            yield marks.fault("sheets", "conduct", ("rules", i, "severity"), what, "name the law, or mark it lower")
        if rule.severity == "standard" and rule.badge is None and not _leans(guide, rule.says, STANDARDS):
            what = f"the rule '{rule.id}' is marked as a departure from a standard and leans on none"
            hint = "name the standard, or say under 'badge:' what it departs from"
            yield marks.fault("sheets", "conduct", ("rules", i, "severity"), what, hint)
        for loc, text in _texts(rule):
            if _binds(guide, rule.says) or (isinstance(text, Statement) and _binds(guide, text)):
                continue
            for language, said in authored(text):
                if word := has(conduct.firm, language, said):
                    what = f"says '{word}', and nothing that binds stands behind the rule '{rule.id}'"
                    where: Loc = ("rules", i, *loc, language)
                    yield marks.fault("sheets", "conduct", where, what, "say what the standard says, or name the law")


def _binds(guide: Guide, statement: Statement) -> bool:
    return _leans(guide, statement, BINDING)


def _leans(guide: Guide, statement: Statement, forces: frozenset[Force]) -> bool:
    sources = (guide.sources[id] for id in statement.sources)
    return any(isinstance(source, Instrument) and source.force in forces for source in sources)


def _texts(rule: ConductRule) -> Iterator[tuple[Loc, Words]]:
    yield ("name",), rule.name
    yield ("says",), rule.says
    for key, told in (("name", rule.name), ("says", rule.says)):
        if isinstance(told.called, Words):
            yield (key, "called"), told.called
    if rule.badge is not None:
        yield ("badge",), rule.badge
    for j, add in enumerate(rule.adds):
        yield ("adds", j), add
