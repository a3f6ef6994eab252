"""What has changed since a note was made: days, the page, days to keep, sources grown old, the guide itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from guide.content.guide import Guide, options_of
from guide.content.outcomes import Outcome
from guide.engine.ageing import causes, decided_parts
from guide.engine.journey import Journey, load_answers, replay
from guide.i18n.phrases import phrases
from guide.lint.register import grown_old
from guide.notes.front import Front
from guide.views.nodes import outcome_parts

Fate = Literal["same", "new-words", "elsewhere", "one-more-answer", "not-valid", "asked-again"]
"""What another version of the guide makes of the answers of a note, as of the day it was made.

`asked-again`: that cannot be told, for an answer on the way is one that is never saved.
"""


@dataclass(frozen=True)
class Since:
    """From the day of a note to today. `fate` is None where the guide is of the same version.

    `facts`: (label's fact id, then, now) of every fact that is another. `was`: the outcome that was reached then, and
    `reached` the day it was. `because`: the questions whose answers make the page another one.
    """

    then: Journey
    now: Journey
    fate: Fate | None
    was: Outcome | None
    reached: date
    facts: tuple[tuple[str, int, int], ...]
    because: tuple[str, ...]
    old_sources: tuple[str, ...]

    @property
    def elsewhere(self) -> bool:
        """Whether the page is another one by now."""
        return self.was is not None and self.now.at != self.was.id

    @property
    def gone(self) -> bool:
        """Whether there was a page, and this guide has none of that name."""
        return self.was is None and self.fate == "elsewhere"


def page_digest(journey: Journey) -> str:
    """A short name for exactly the words of the page reached; nothing where there is none.

    A language derived from another changes only with it.
    """
    outcome = journey.outcome
    if outcome is None:
        return ""
    written = journey.guide.about.languages.written
    pages = [outcome_parts(journey, outcome, phrases(language), legend=False) for language in written]
    return sha256("\n".join(part.whole for page in pages for part in page).encode()).hexdigest()[:16]


def since(guide: Guide, front: Front, now: Journey) -> Since:
    """What has changed since a note was made, when its answers led to its outcome."""
    answers, invalid = load_answers(guide, front.answers)
    then = replay(guide, answers, front.day)
    was = guide.outcomes.get(front.outcome)
    fate = None if front.version == guide.about.version else _fate(then, bool(invalid), front.outcome, front.page)
    grown = (
        (name, before, after)
        for name in guide.facts
        if (before := then.fact(name)) is not None and (after := now.fact(name)) is not None and before != after
    )
    differs = decided_parts(then) != decided_parts(now)
    return Since(
        then,
        now,
        fate,
        was,
        front.reached_on(front.outcome),
        tuple(grown),
        causes(answers, now, (now.today - front.day).days) if differs else (),
        _grown_old(guide, now.outcome or was, front.day, now.today),
    )


def _grown_old(guide: Guide, outcome: Outcome | None, made: date, today: date) -> tuple[str, ...]:
    """The sources behind a page that have become due for another look."""
    if outcome is None:
        return ()
    laws = [guide.law[id] for id in outcome.law]
    blocks = [block.says for block in guide.blocks if block.id in outcome.blocks]
    texts = [*outcome.texts, *outcome.steps, *blocks]
    texts += [text for law in laws for text in (law.says, *law.extra)]
    behind = {id: None for text in texts for id in text.sources}
    old = grown_old(guide, today) - grown_old(guide, made)
    return tuple(id for id in behind if id in old)


def _fate(then: Journey, dropped: bool, outcome: str, digest: str) -> Fate:
    if dropped or then.invalid is not None:
        return "not-valid"
    if not outcome:
        return "same"
    if then.outcome is None:
        never_saved = any(option.private for option in options_of(then.guide.questions.get(then.at)))
        return "asked-again" if never_saved and then.unused else "one-more-answer"
    if then.at != outcome:
        return "elsewhere"  # also where this guide has no page of that name
    return "same" if page_digest(then) == digest else "new-words"
