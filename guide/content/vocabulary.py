"""What the conditions of a guide can ask about: its questions, facts and outcomes, and the fields of its sheets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Never, TypeAlias

from guide.content.about import Fact
from guide.content.fields import (
    DateField,
    FormField,
    MoneyField,
    NumberField,
    OneField,
    SeveralField,
    TextField,
    TickField,
    TimeField,
)
from guide.content.outcomes import Outcome
from guide.content.questions import (
    AnyQuestion,
    DateQuestion,
    MoneyQuestion,
    NumberQuestion,
    OneQuestion,
    SeveralQuestion,
)
from guide.content.subjects import OF_QUESTIONS, Choice, Day, End, Number, Own, Subject, Text, Tick, WorkedOut

Vocabulary: TypeAlias = Mapping[str, Subject[Own]]
"""Id → what is asked about under it."""


def of_guide(
    questions: Mapping[str, AnyQuestion], outcomes: Mapping[str, Outcome], facts: Mapping[str, Fact]
) -> dict[str, Subject[Never]]:
    """What every condition of a guide can ask about."""
    counted = {part.days_since: fact.fact for fact in facts.values() for part in fact.from_ if part.days_since}
    found: dict[str, Subject[Never]] = {id: End(id) for id in outcomes}
    found |= {id: _question(question, counted.get(id)) for id, question in questions.items()}
    return found | {id: WorkedOut(id, _sources(fact, questions)) for id, fact in facts.items()}


def _question(question: AnyQuestion, fact: str | None) -> Subject[Never]:
    """A question; `fact` counts the days since the date that answers it."""
    match question:
        case OneQuestion() | SeveralQuestion():
            return Choice(question.id, tuple(option.id for option in question.options), states=OF_QUESTIONS)
        case DateQuestion():
            by = f"{{{fact}: {{least: 7}}}}" if fact else "a fact with 'days-since', as {FACT: {least: 7}}"
            return Day(question.id, f"ask for days since then: {by}", states=OF_QUESTIONS)
        case MoneyQuestion() | NumberQuestion():
            return _number(question)


def _number(question: MoneyQuestion | NumberQuestion) -> Number:
    step = 10**question.decimals
    least, most = question.least * step, question.most * step
    return Number(question.id, question.decimals, least, most, states=OF_QUESTIONS)


def _sources(fact: Fact, questions: Mapping[str, AnyQuestion]) -> tuple[Number, ...]:
    """The answers a fact is worked out from, as numbers. One that is no fitting question is a fault told elsewhere."""
    found = []
    for id in (part.days_since or part.value or "" for part in fact.from_):
        match questions.get(id):
            case MoneyQuestion() | NumberQuestion() as question:
                found.append(_number(question))
            case DateQuestion() as question:
                found.append(Number(id, 0, -question.days_ahead, question.days_back))
            case _:
                found.append(Number(id))
    return tuple(found)


def of_field(field: FormField) -> Subject[Never]:
    """A field of a form."""
    match field:
        case OneField() | SeveralField():
            return Choice(field.id, tuple(option.id for option in field.options))
        case TickField():
            return Tick(field.id)
        case TextField():
            return Text(field.id)
        case MoneyField() | NumberField():
            return Number(field.id, field.decimals)
        case DateField() | TimeField():
            return Day(field.id, "nothing else is asked of it")
