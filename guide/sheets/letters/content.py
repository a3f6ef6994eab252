"""The letters of a guide, as content."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guide.content.conditions import NEVER, Condition, Value, evaluate
from guide.content.faults import Fault
from guide.content.fields import Form
from guide.content.guide import Guide, Sheet, Unfit
from guide.content.marks import Marks, PartId
from guide.content.outcomes import Outcome
from guide.content.references import Kind
from guide.content.sheets import Parts, SheetKind
from guide.content.validating import FileKind
from guide.content.words import Model, Words
from guide.sheets.letters.checks import unfit
from guide.sheets.letters.conditions import LetterConditions, letter_conditions
from guide.sheets.letters.model import Letter


@dataclass(frozen=True, slots=True, eq=False)
class LettersSheet(Sheet):
    """The letters by id."""

    letters: Mapping[str, Letter]
    rules: Mapping[str, LetterConditions]
    """letter id → when it and its parts are said"""

    @property
    def files(self) -> Mapping[PartId, Model]:
        return {("letters", id): letter for id, letter in self.letters.items()}

    @property
    def parts(self) -> Collection[str]:
        return self.letters

    @property
    def ids(self) -> Mapping[Kind, Collection[str]]:
        return {"letter": self.letters}

    def name_of(self, place: Sequence[str]) -> Words | None:
        return self.letters[place[0]].title if place and place[0] in self.letters else None

    def forms(self) -> Iterator[tuple[PartId, str, Form]]:
        for id, letter in self.letters.items():
            yield ("letters", id), "fields", letter.fields

    def titled(self) -> Iterator[tuple[Words, Model]]:
        yield from ((letter.title, letter) for letter in self.letters.values())

    def asks(self, outcome: Outcome) -> Iterator[Condition]:
        listed = outcome.tools[KIND.name].parts if KIND.name in outcome.tools else ()
        for rules in (rules for id, rules in self.rules.items() if id in listed or rules.offered != NEVER):
            yield from (
                rules.offered,
                rules.letter,
                *rules.lead,
                *rules.body,
                *rules.closing,
                *rules.suggest,
                *rules.send,
                rules.to_others,
            )

    def due(self, known: Mapping[str, Value], today: date) -> frozenset[str]:
        return frozenset(id for id, rules in self.rules.items() if evaluate(rules.offered, known, today))

    def unfit(self, guide: Guide, unread: Collection[str]) -> Iterator[Unfit]:
        yield from unfit(guide, self.letters, self.rules)

    def style(self, guide: Guide, marks: Marks) -> Iterator[Fault]:
        from guide.sheets.letters.style import cited, lengths

        yield from cited(guide, self.letters, marks)
        yield from lengths(guide, self.letters, marks)


class LettersKind(SheetKind[LettersSheet]):
    """The kind of sheet that is a set of letters."""

    name = "letters"
    sheet = LettersSheet
    files = {"letters": FileKind(Letter)}  # noqa: RUF012

    def compile(self, parts: Parts) -> LettersSheet | None:
        letters: Mapping[str, Letter] = parts.nodes.get("letters", {})
        log, conduct = parts.get("sheets", "log"), parts.get("sheets", "conduct")
        if conduct is None and "sheets/conduct.yaml" in parts.there:
            log = None  # which acts there are, only that file could tell
        compiler = parts.compiler.beside(parts.asked)
        rules = {
            id: letter_conditions(letter, log, conduct, compiler, parts.complaining("letters", id))
            for id, letter in letters.items()
        }
        return LettersSheet(letters, rules) if letters else None


KIND = LettersKind()


def letters_of(guide: Guide) -> Mapping[str, Letter]:
    """The letters of a guide by id; none where it has none."""
    sheet = KIND.of(guide)
    return sheet.letters if sheet is not None else {}


def rules_of(guide: Guide) -> Mapping[str, LetterConditions]:
    """The conditions of the letters of a guide by id; none where it has none."""
    sheet = KIND.of(guide)
    return sheet.rules if sheet is not None else {}
