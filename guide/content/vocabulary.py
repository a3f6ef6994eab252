"""What the conditions of a guide can ask about: its questions, facts and outcomes, and the fields of its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Never, TypeAlias

from guide.content.about import Fact
from guide.content.fields import FormField
from guide.content.kinds import kind_of
from guide.content.questions import AnyQuestion, DateQuestion
from guide.content.subjects import ANSWERED, OF_QUESTIONS, UNKNOWN, End, Number, Own, Subject, WorkedOut

Vocabulary: TypeAlias = Mapping[str, Subject[Own]]
"""Id → what is asked about under it."""


def of_guide(
    questions: Mapping[str, AnyQuestion], passed: Iterable[str], facts: Mapping[str, Fact]
) -> dict[str, Subject[Never]]:
    """What every condition of a guide can ask about. `passed`: what one can go on from, outcomes and notices."""
    counted = {part.days_since: fact.fact for fact in facts.values() for part in fact.from_ if part.days_since}
    found: dict[str, Subject[Never]] = {id: End(id) for id in passed}
    found |= {id: _question(question, counted.get(id)) for id, question in questions.items()}
    return found | {id: WorkedOut(id, _sources(fact, questions)) for id, fact in facts.items()}


def _question(question: AnyQuestion, fact: str | None) -> Subject[Never]:
    """A question; `fact` counts the days since the date that answers it."""
    by = f"{{{fact}: {{least: 7}}}}" if fact else "a fact with 'days-since', as {FACT: {least: 7}}"
    return kind_of(question).subject(question, OF_QUESTIONS, f"ask for days since then: {by}")


def _sources(fact: Fact, questions: Mapping[str, AnyQuestion]) -> tuple[Number, ...]:
    """The answers a fact is worked out from, as numbers. One that is no fitting question is a fault told elsewhere."""
    found = []
    for id in (part.days_since or part.value or "" for part in fact.from_):
        question = questions.get(id)
        number = _question(question, None) if question is not None else None
        if isinstance(question, DateQuestion):
            number = Number(id, 0, *question.span)
        found.append(number if isinstance(number, Number) else Number(id))
    return tuple(found)


def of_field(field: FormField) -> Subject[Never]:
    """A field of a form."""
    return kind_of(field).subject(field, (ANSWERED, UNKNOWN), "nothing else is asked of it")
