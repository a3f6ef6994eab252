"""The conditions of a letter, compiled: they may ask its own fields, the plan and the log beside the answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Never

from guide.content.compiling import Compiler
from guide.content.conditions import NEVER, Condition
from guide.content.fields import OneField, SeveralField
from guide.content.subjects import Choice, Complain
from guide.content.vocabulary import of_field
from guide.sheets.letters.model import Letter, Note, Paragraph, Sending, Suggestion
from guide.sheets.letters.plan_figures import PLAN_WORDS
from guide.sheets.letters.sent import STATES
from guide.sheets.log.conduct import ConductFile
from guide.sheets.log.model import LogFile


@dataclass(frozen=True, slots=True)
class LetterConditions:
    """When a letter may be written, when each note and paragraph is said, and when each suggestion is made.

    `to_others`: when only entries of contacts to others are listed, `of_one`: of contacts to one person.
    `offered`: when every outcome offers it. `send`: when each way of sending it holds.
    """

    letter: Condition
    lead: tuple[Condition, ...]
    body: tuple[Condition, ...]
    closing: tuple[Condition, ...]
    suggest: tuple[Condition, ...]
    to_others: Condition
    of_one: Condition = NEVER
    offered: Condition = NEVER
    send: tuple[Condition, ...] = ()


def letter_conditions(
    letter: Letter, log: LogFile | None, conduct: ConductFile | None, compiler: Compiler[Never], complain: Complain
) -> LetterConditions:
    """Give the conditions of a letter their meaning. Suggestions cannot ask fields, which they fill."""
    plan = Choice("plan", tuple(sorted(PLAN_WORDS)))
    acts, persons = _acts(log, conduct), _persons(log)
    told = (Choice("acts", acts), Choice("acts-to-others", acts), Choice("persons", persons))
    known = (plan, Choice("asked", STATES), *told, Choice("persons-to-others", persons))
    outer = compiler.beside({subject.id: subject for subject in known})
    inner = outer.beside({field.id: of_field(field) for field in letter.fields})

    def each(
        of: Compiler[Never], key: str, parts: Iterable[Note | Paragraph | Suggestion | Sending]
    ) -> tuple[Condition, ...]:
        return tuple(of.condition(part.when, (key, i, "when"), complain) for i, part in enumerate(parts))

    def listed(key: str) -> Condition:
        when = getattr(letter.entries, key.replace("-", "_")) if letter.entries is not None else None
        return NEVER if when is None else outer.condition(when, ("entries", key), complain)

    return LetterConditions(
        letter=inner.condition(letter.when, ("when",), complain),
        lead=each(inner, "lead", letter.lead),
        body=each(inner, "body", letter.body),
        closing=each(inner, "closing", letter.closing),
        suggest=each(outer, "suggest", letter.suggest),
        to_others=listed("to-others"),
        of_one=listed("of-one"),
        offered=NEVER if letter.offered is None else outer.condition(letter.offered, ("offered",), complain),
        send=each(outer, "send", letter.send),
    )


def _acts(log: LogFile | None, conduct: ConductFile | None) -> tuple[str, ...] | None:
    """The acts a condition may name, those that rules work out among them; any, in a guide without a log."""
    if log is None:
        return None
    fields = (field for field in log.fields if isinstance(field, SeveralField))
    found = dict.fromkeys(rule.act for rule in conduct.rules if rule.act is not None) if conduct is not None else {}
    return (*found, *(option.id for field in fields for option in field.options))


def _persons(log: LogFile | None) -> tuple[str, ...] | None:
    """The persons a condition may name; any, in a guide without a log."""
    if log is None:
        return None
    choices = (field for field in log.fields if field.id == "person" and isinstance(field, OneField))
    return tuple(option.id for field in choices for option in field.options)
