"""The text of a letter, in one language: filled in where something is known, blank where it is not.

Nothing that is missing is guessed. What a person typed is put in as it is, never read as a format or as markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from unicodedata import category

from guide.phrases import Phrases
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.letters import Known, LogLine, asked_of, filled_in, listable, may_be_written
from guide.tree.conditions import holds
from guide.tree.forms import FormField, MoneyField, OneField, SeveralField
from guide.tree.sheets.letters import Letter
from guide.tree.words import PLACEHOLDER, Language, Words

WIDTH = 78
"""Columns of a line of a letter."""
EMPTY_ROWS = 3
MARKED, UNMARKED = "■", "□"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter in one language. `blanks`: ids of fields and names of placeholders that are still to be filled in."""

    code: str
    language: Language
    subject: str
    paragraphs: tuple[str, ...]
    title: str = ""
    rows: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()


def draft(letter: Letter, filled: Filled, known: Known, p: Phrases) -> Draft | None:
    """The letter in the language of `p`; None where it may not be written."""
    if not may_be_written(letter, filled, known):
        return None
    whole = filled_in(letter, filled, known)
    asked = asked_of(known, whole)
    lines = _listed(letter, whole, known)
    writer = _Writer(letter, whole, replace(known, lines=lines), p)
    subject = writer.write(letter.subject)
    conditions = known.rules(letter).body
    paragraphs = tuple(
        writer.write(paragraph)
        for paragraph, when in zip(letter.body, conditions, strict=True)
        if holds(when, asked, known.today)
    )
    made = Draft(letter.code, p.language, subject, paragraphs)
    if letter.entries is None:
        return replace(made, blanks=tuple(writer.blanks))
    title = writer.write(letter.entries.title)
    rows = tuple(
        _row(line.place or i, line, p, tells_way=not letter.entries.by_them) for i, line in enumerate(lines, 1)
    )
    if not rows:
        writer.blanks["entries"] = None
        rows = tuple(p.letter_row.format(number=i) for i in range(1, EMPTY_ROWS + 1))
    return replace(made, title=title, rows=rows, blanks=tuple(writer.blanks))


def _listed(letter: Letter, filled: Filled, known: Known) -> tuple[LogLine, ...]:
    """The chosen entries that belong in the letter, by time; where the day they come after is blank, none."""
    lines = sorted(listable(letter, known.lines), key=lambda line: line.order)
    if letter.entries is not None and letter.entries.after is not None:
        since = filled.get(letter.entries.after)
        lines = [line for line in lines if isinstance(since, date) and line.day > since]
    if holds(known.rules(letter).to_others, asked_of(known), known.today):
        lines = [line for line in lines if line.third]
    return tuple(lines)


def _row(number: int, line: LogLine, p: Phrases, tells_way: bool = True) -> str:
    """An entry in one paragraph, the words whole. `tells_way`: with who contacted whom, where the list has both."""
    when = f"{line.when:%Y-%m-%d %H:%M}" if isinstance(line.when, datetime) else line.when.isoformat()
    told = (line.way if tells_way else None, line.who, line.how, line.result, line.did)
    row = p.letter_gap.join([f"{number}", when, *(cell.say(p.language) for cell in told if cell is not None)])
    opening, closing = "「」" if p.language == "zh-Hant" else "“”"
    if line.reported:
        closing += p.letter_reported
    if words := clean(line.words):
        return row + p.letter_gap + opening + words + closing
    return row + (p.letter_reported if line.reported else "")


def clean(text: str) -> str:
    """A person's text on one line, without characters that steer a terminal or cannot be written to a file."""
    return "".join(" " if category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text).strip()


class _Writer:
    """Fills in the texts of one letter, and remembers what stayed blank."""

    def __init__(self, letter: Letter, filled: Filled, known: Known, p: Phrases) -> None:
        self.fields = {field.id: field for field in letter.fields}
        self.filled, self.known, self.p = filled, known, p
        self.blanks: dict[str, None] = {}
        self.given = self._given()

    def write(self, words: Words) -> str:
        return PLACEHOLDER.sub(lambda match: self._value(match[1]), words.say(self.p.language))

    def _given(self) -> Mapping[str, str | int | Decimal | date | None]:
        """What does not come from fields; a count of nothing says nothing, so it stays blank."""
        theirs = [line for line in self.known.lines if line.by_them]
        plan = self.known.plan
        given: dict[str, str | int | Decimal | date | None] = {
            "today": self.known.today,
            "since": theirs[0].day if theirs else None,
            "times": len(theirs) or None,
            "others": sum(line.third for line in theirs) or None,
        }
        if plan is not None:
            given |= {"offer": plan.offer_yuan or None, "day": plan.day, "first": plan.first, "months": plan.months}
            given |= {"last": plan.last_yuan, "total": plan.total_yuan, "review": plan.review}
            given |= {"income": plan.income_yuan, "essentials": plan.essentials_yuan, **plan.more}
        return given

    def _value(self, name: str) -> str:
        if name in self.fields:
            return self._field(self.fields[name], self.filled.get(name))
        value = self.given.get(name)
        if isinstance(value, date):
            return day_in_full(value, self.p.language)
        if value is not None:
            return value if isinstance(value, str) else f"{value:,}"
        self.blanks[name] = None
        return self.p.letter_day if name in ("since", "first", "review") else self.p.blank * _LONGER.get(name, 1)

    def _field(self, field: FormField, value: FieldValue | None) -> str:
        if field.kind == "tick":
            return MARKED if value is True else UNMARKED
        if isinstance(field, SeveralField):
            chosen = value if isinstance(value, tuple) else ()
            if not chosen:
                self.blanks[field.id] = None
            boxes = ((MARKED if o.id in chosen else UNMARKED, o.say(self.p.language)) for o in field.options)
            return self.p.letter_gap.join(f"{box} {text}" for box, text in boxes)
        text = self._text(field, value)
        if not text:
            self.blanks[field.id] = None
            return self.p.letter_day if field.kind == "date" else self.p.blank
        return text

    def _text(self, field: FormField, value: FieldValue | None) -> str:
        match value:
            case None | bool() | tuple():
                return ""
            case str() if isinstance(field, OneField):
                return field.option(value).say(self.p.language)
            case str():
                return clean(value)
            case int() if isinstance(field, MoneyField):
                return f"{Decimal(value).scaleb(-2):,f}".removesuffix(".00")
            case int():
                return str(value)
            case time():
                return f"{value:%H:%M}"
            case _:
                return day_in_full(value, self.p.language)


_LONGER = {"name": 2, "phone": 3, "signature": 4}
"""How many blanks stand together where more is written by hand."""


def day_in_full(day: date, language: Language) -> str:
    """A day in a letter, always with its year: 2026 年 6 月 4 日, 2026-06-04."""
    return day.isoformat() if language == "en" else f"{day.year} 年 {day.month} 月 {day.day} 日"
