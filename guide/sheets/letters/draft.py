"""The text of a letter, in one language: filled in where something is known, blank where it is not.

Nothing that is missing is guessed. What a person typed is put in as it is, never read as a format or as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal

from guide.content.conditions import Condition, evaluate
from guide.content.fields import FormField, MoneyField, OneField, SeveralField
from guide.content.words import PLACEHOLDER, Language, Words
from guide.i18n.locale import day_in_a_letter, in_brackets, quoted
from guide.i18n.phrases import Phrases
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.letters.inputs import (
    Known,
    LogLine,
    SentLetter,
    after_refusal,
    after_reply,
    asked_of,
    filled_in,
    listable,
    may_be_written,
)
from guide.sheets.letters.model import Entries, Letter, Paragraph
from guide.sheets.log.content import conduct_of
from guide.sheets.plan.wording import formula
from guide.values.characters import typed

WIDTH = 78
"""Columns of a line of a letter."""
EMPTY_ROWS = 3
MARKED, UNMARKED = "■", "□"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter in one language. `printed`: ids of fields and names of placeholders in it; `blanks`: those not known."""

    code: str
    language: Language
    subject: str
    paragraphs: tuple[str, ...]
    title: str = ""
    rows: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    printed: frozenset[str] = frozenset()

    @property
    def to_fill_in(self) -> tuple[str, ...]:
        """The blanks that the program can take; names and signatures are written by hand."""
        return tuple(name for name in self.blanks if name not in Letter.BY_HAND)


def draft(letter: Letter, filled: Filled, known: Known, p: Phrases) -> Draft | None:
    """The letter in the language of `p`; None where it may not be written."""
    if not may_be_written(letter, filled, known):
        return None
    whole = filled_in(letter, filled, known)
    asked = asked_of(letter, known, whole)
    lines = _listed(letter, whole, known)
    writer = _Writer(letter, whole, replace(known, lines=lines), p)

    def written(paragraphs: tuple[Paragraph, ...], conditions: tuple[Condition, ...]) -> tuple[str, ...]:
        holding = (evaluate(when, asked, known.today) for when in conditions)
        texts: list[str] = []
        gap = p.write["between_sentences"]
        for one in _said(paragraphs, holding):
            before = texts.pop() + gap if one.joined else ""
            texts.append(before + writer.write(one))
        return tuple(texts)

    rules = known.rules(letter)
    made = Draft(letter.code, p.language, writer.write(letter.subject), written(letter.body, rules.body))
    if letter.entries is not None:
        both_ways = not letter.entries.by_them
        everyone = evaluate(rules.of_one, asked, known.today)
        names = (_who(line, letter.entries, everyone, p) for line in lines)
        numbered = enumerate(zip(lines, names, strict=True), 1)
        rows = tuple(_row(i, name, line, p, both_ways) for i, (line, name) in numbered)
        if not rows:
            writer.blanks["entries"] = None
            rows = tuple(p.letter_row.format(number=i) for i in range(1, EMPTY_ROWS + 1))
        made = replace(made, title=writer.write(letter.entries.title), rows=rows)
    closing = written(letter.closing, rules.closing)
    return replace(made, closing=closing, blanks=tuple(writer.blanks), printed=frozenset(writer.printed))


def _said(paragraphs: Iterable[Paragraph], holding: Iterable[bool]) -> Iterator[Paragraph]:
    """The paragraphs that are said: of several for one place, the first that holds; joined ones with that alone."""
    taken = False
    for one, holds in zip(paragraphs, holding, strict=True):
        if one.joined:
            said = holds and taken
        else:
            said = holds and not (taken and one.otherwise)
            taken = said or (taken and one.otherwise)
        if said:
            yield one


def _listed(letter: Letter, filled: Filled, known: Known) -> tuple[LogLine, ...]:
    """The chosen entries that belong in the letter, by time; where the day they come after is blank, none."""
    lines = sorted(listable(letter, known.lines), key=lambda line: line.order)
    if letter.entries is not None and letter.entries.after is not None:
        since = filled.get(letter.entries.after)
        lines = [line for line in lines if isinstance(since, date) and line.day > since]
    if evaluate(known.rules(letter).to_others, asked_of(letter, known), known.today):
        lines = [line for line in lines if line.third]
    return tuple(lines)


def _who(line: LogLine, entries: Entries, of_one: bool, p: Phrases) -> str:
    """Who was contacted, the writer as the letter calls them. `of_one`: all contacts were to the one who writes it."""
    if entries.writer is not None and (line.mine or of_one):
        return entries.writer.say(p.language)
    return line.who.say(p.language) + (p.letter_unlisted if line.unlisted else "")


def _row(number: int, who: str, line: LogLine, p: Phrases, both_ways: bool) -> str:
    """An entry in one paragraph, every word whole. `both_ways`: the list also holds what the person wrote to them."""
    when = f"{line.when:%Y-%m-%d %H:%M}" if isinstance(line.when, datetime) else line.when.isoformat()
    when += f" {line.about.say(p.language)}" if line.about is not None else ""
    cells = [f"{number}", when, who]
    cells += _ways(line, p) if both_ways else [line.how.say(p.language)]
    cells += [told.say(p.language) for told in (line.result, line.did) if told is not None]
    cells.append(p.letter_nameless if line.nameless else "")
    if caller := clean(line.caller):
        cells.append(p.letter_caller.format(name=caller))
    if words := clean(line.words):
        cells.append((p.letter_answered if line.by_us else "") + quoted(words, p))
    if answered := clean(line.answered):
        cells.append((p.letter_we_said if line.by_us else p.letter_we_answered).format(words=quoted(answered, p)))
    cells.append(p.letter_refused if line.refused else "")
    cells.append(_promise(line, p, both_ways))
    if both_ways and (effect := clean(line.effect)):
        cells.append(p.letter_effect.format(words=effect))
    if both_ways and line.evidence is not None:
        cells.append(p.letter_evidence.format(what=line.evidence.say(p.language)))
    return p.letter_gap.join(cell for cell in cells if cell) + (p.letter_reported if line.reported else "")


def _ways(line: LogLine, p: Phrases) -> list[str]:
    """Who turned to whom, and how; where that is not certain, room to write."""
    how = line.how.say(p.language)
    if line.by_them or line.by_us:
        return [(p.letter_in if line.by_them else p.letter_out).format(how=how)]
    return [*([line.way.say(p.language)] if line.way is not None else []), how]


def _promise(line: LogLine, p: Phrases, both_ways: bool) -> str:
    """What was promised, and by when; who did, where the list holds both sides. Nothing where nothing was."""
    words, day = clean(line.promised), line.promised_by
    if not words and day is None:
        return ""
    until = p.promised_by.format(day=day_in_a_letter(day, p)) if day is not None else ""
    promise = (p.promised.format(words=words) if words else p.promised_answer) + until
    return p.they_promised.format(promise=promise) if both_ways else promise


def clean(text: str) -> str:
    """A person's text on one line."""
    return typed(text).replace("\n", " ").strip()


class _Writer:
    """Fills in the texts of one letter, and remembers what stayed blank."""

    def __init__(self, letter: Letter, filled: Filled, known: Known, p: Phrases) -> None:
        self.letter = letter
        self.numbered = frozenset(letter.numbered)
        self.fields = {field.id: field for field in letter.fields}
        self.filled, self.known, self.p = filled, known, p
        self.blanks: dict[str, None] = {}
        self.printed: set[str] = set()
        self.given = self._given()

    def write(self, words: Words) -> str:
        return PLACEHOLDER.sub(lambda match: self._value(match[1]), words.say(self.p.language))

    def _given(self) -> Mapping[str, str | int | Decimal | date | None]:
        """What does not come from fields; a count of nothing says nothing, so it stays blank."""
        theirs = [line for line in self.known.lines if line.by_them]
        plan = self.known.plan
        followed = self.known.followed(self.letter)
        unanswered = [one for one in followed if one.sent.state(self.known.journey.today) == "unanswered"]
        given: dict[str, str | int | Decimal | date | None] = {
            "today": self.known.today,
            "since": theirs[0].day if theirs else None,
            "times": len(theirs) or None,
            "others": sum(line.third for line in theirs) or None,
            "counts": self._counts(theirs) or None,
            "asked": self._asked(followed) or None,
            "unanswered": self._asked(unanswered) or None,
            "unanswered-since": min((one.sent.on for one in unanswered), default=None),
        }
        if plan is not None:
            given |= {**plan.figures, **{name: formula(payments, self.p) for name, payments in plan.sums.items()}}
        return given

    def _counts(self, theirs: Sequence[LogLine]) -> str:
        """Every number of the log that is one or more, of the contacts they made; then those after a reply."""
        conduct, p = conduct_of(self.known.journey.guide), self.p
        says = {id: words for line in theirs for id, words in line.totals.items()}
        counted = {
            id: sum(id in line.totals for line in theirs) for id in (conduct.totals if conduct is not None else ())
        }
        told = [says[id].say(p.language).replace("{n}", str(n)) for id, n in counted.items() if n]
        after, refused = after_reply(self.known.lines), after_refusal(self.known.lines)
        told += [p.letter_after_reply.format(n=after)] if after else []
        told += [p.letter_after_refusal.format(n=refused)] if refused else []
        return p.semicolon.join(told)

    def _asked(self, letters: Iterable[SentLetter]) -> str:
        """What was asked in writing, when and how, until when, and what came of it."""
        return self.p.semicolon.join(self._one_asked(one) for one in letters)

    def _one_asked(self, one: SentLetter) -> str:
        p, sent = self.p, one.sent
        day = day_in_a_letter(sent.on, p)
        told = p.asked_on.format(day=in_brackets(day, one.way.say(p.language), p) if one.way is not None else day)
        told += quoted(sent.subject, p)
        told += p.asked_by.format(day=day_in_a_letter(sent.answer_by, p)) if sent.answer_by is not None else ""
        state = sent.state(self.known.journey.today)
        if sent.answer is not None:
            return told + p.asked_answered.format(day=day_in_a_letter(sent.answer.on, p))
        return told + (p.asked_unanswered if state == "unanswered" else "")

    def _value(self, name: str) -> str:
        self.printed.add(name)
        if name in self.fields:
            return self._field(self.fields[name], self.filled.get(name))
        value = self.given.get(name)
        if isinstance(value, date):
            return day_in_a_letter(value, self.p)
        if value is not None:
            return value if isinstance(value, str) else f"{value:,}"
        self.blanks[name] = None
        return self.p.letter_day if name in _DAYS else self.p.blank * _LONGER.get(name, 1)

    def _field(self, field: FormField, value: FieldValue | None) -> str:
        if field.kind == "tick":
            return MARKED if value is True else UNMARKED
        if isinstance(field, SeveralField):
            chosen = value if isinstance(value, tuple) else ()
            if not chosen:
                self.blanks[field.id] = None
            if field.id in self.numbered:
                texts = [option.say(self.p.language) for option in field.options if option.id in chosen]
                counted = [f"{i} {text}" for i, text in enumerate(texts, 1)] if len(texts) > 1 else texts
                return self.p.letter_gap.join(counted) or self.p.blank
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
                return day_in_a_letter(value, self.p)


_DAYS = ("since", "first", "review", "unanswered-since")
"""Placeholders that print a day."""
_LONGER = {"name": 2, "phone": 3, "signature": 4}
"""How many blanks stand together where more is written by hand."""
