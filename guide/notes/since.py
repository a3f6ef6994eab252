"""What has changed since a note was made: days, the page, days to keep, sources grown old, the guide itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from guide.coming import Due, dates
from guide.journey import Journey, answers_from_plain, replay
from guide.phrases import phrases
from guide.privacy import is_crisis
from guide.tree.editing.register import grown_old
from guide.tree.guide import Guide
from guide.tree.models import Outcome
from guide.views import outcome_parts

Fate = Literal["same", "new-words", "elsewhere", "one-more-answer", "not-valid"]
"""What another version of the guide makes of the answers of a note, as of the day it was made."""


@dataclass(frozen=True)
class Since:
    """From the day of a note to today. `fate` is None where the guide is of the same version.

    `facts`: (label's fact id, then, now) of every fact that has grown. `was`: the outcome that was reached then.
    """

    then: Journey
    now: Journey
    fate: Fate | None
    was: Outcome | None
    facts: tuple[tuple[str, int, int], ...]
    passed: tuple[Due, ...]
    to_come: tuple[Due, ...]
    old_sources: tuple[str, ...]

    @property
    def elsewhere(self) -> bool:
        """Whether the page is another one by now."""
        return self.was is not None and self.now.at != self.was.id


def page_digest(journey: Journey) -> str:
    """A short name for exactly the words of the page reached; nothing where there is none, or it may not be told."""
    outcome = None if is_crisis(journey) else journey.outcome
    if outcome is None:
        return ""
    parts = outcome_parts(journey, outcome, phrases(journey.guide.about.languages[0]), shown=99, legend=False)
    return sha256("\n".join(part.text for part in parts).encode()).hexdigest()[:16]


def since(
    guide: Guide, version: str, kept: dict[str, object], made: date, outcome: str, digest: str, now: Journey
) -> Since:
    """What has changed since `made`, when the answers `kept` led to `outcome`, whose words had this digest."""
    answers, invalid = answers_from_plain(guide, kept)
    then = replay(guide, answers, made)
    was = guide.outcomes.get(outcome)
    fate = None if version == guide.about.version else _fate(then, bool(invalid), outcome, digest)
    due = dates(then, was) if was is not None and then.at == was.id else []
    grown = (
        (name, before, after)
        for name in guide.facts
        if (before := then.fact(name)) is not None and (after := now.fact(name)) is not None and before != after
    )
    behind = {id for statement in (was.know, *was.today) for id in statement.sources} if was is not None else set()
    old = {*grown_old(guide, now.today)} - {*grown_old(guide, made)}
    return Since(
        then,
        now,
        fate,
        was,
        tuple(grown),
        tuple(each for each in due if each.day < now.today),
        tuple(each for each in due if each.day >= now.today),
        tuple(sorted(old & behind)),
    )


def _fate(then: Journey, dropped: bool, outcome: str, digest: str) -> Fate:
    if dropped or then.invalid is not None or (outcome and outcome not in then.guide.outcomes):
        return "not-valid"
    if not outcome:
        return "same"
    if then.outcome is None:
        return "one-more-answer"
    if then.at != outcome:
        return "elsewhere"
    return "same" if page_digest(then) == digest else "new-words"
