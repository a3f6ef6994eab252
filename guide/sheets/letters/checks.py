"""Checks of letters: outcomes name letters that are there, and every part of a letter names fields that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from guide.content.checks import texts
from guide.content.conditions import evaluate, is_sound
from guide.content.faults import nearest
from guide.content.fields import (
    DateField,
    FormField,
    MoneyField,
    NumberField,
    OneField,
    SeveralField,
    TickField,
)
from guide.content.guide import Guide, Unfit
from guide.content.reading import Loc
from guide.content.words import PLACEHOLDER, Words
from guide.sheets.letters.conditions import LetterConditions
from guide.sheets.letters.model import Letter, Suggestion

Said = tuple[Loc, str, str]
"""A fault before it has a file: where, what, and what to write instead."""
_RESERVED = frozenset({"today", "entries", "plan", "asked", "any", "all", "not"})
_RESERVED |= {"acts", "acts-to-others", "persons", "persons-to-others"}


def unfit(guide: Guide, letters: Mapping[str, Letter], rules: Mapping[str, LetterConditions]) -> Iterator[Unfit]:
    """Every fault of letters."""
    codes: dict[str, str] = {}
    for id, letter in letters.items():
        taken = codes.setdefault(letter.code, id)
        said = [*_fields(guide, letter), *_suggestions(letter), *_groundless(letter, rules[id])]
        said += [*_names(guide, letter), *_placeholders(letter)]
        if taken != id:
            said.append((("code",), f"the code '{letter.code}' is taken by '{taken}'", "choose another"))
        yield from ((("letters", id), loc, what, instead) for loc, what, instead in said)


def _fields(guide: Guide, letter: Letter) -> Iterator[Said]:
    known = {**guide.nodes, **guide.facts}
    for i, field in enumerate(letter.fields):
        if field.id in known or field.id in _RESERVED or field.id in letter.PLACEHOLDERS:
            what = f"the field id '{field.id}' means something else in conditions and texts"
            yield ("fields", i, "field"), what, "choose another"


def _suggestions(letter: Letter) -> Iterator[Said]:
    fields = {field.id: field for field in letter.fields}
    for i, suggestion in enumerate(letter.suggest):
        loc: Loc = ("suggest", i)
        field = fields.get(suggestion.field)
        if field is None:
            yield (*loc, "field"), f"there is no field '{suggestion.field}'", nearest(suggestion.field, fields)
        else:
            for at, what, instead in _suggestion(suggestion, field, fields):
                yield (*loc, *at), what, instead


def _suggestion(suggestion: Suggestion, field: FormField, fields: dict[str, FormField]) -> Iterator[Said]:
    if suggestion.difference is not None:
        for i, id in enumerate(suggestion.difference):
            if not isinstance(fields.get(id), MoneyField):
                money = [field.id for field in fields.values() if isinstance(field, MoneyField)]
                yield ("difference", i), f"'{id}' is not a money field", nearest(id, money)
    days = [field.id for field in fields.values() if isinstance(field, DateField)] + ["first"]
    if suggestion.before is not None and suggestion.before not in days:
        what = f"'{suggestion.before}' is neither a date field of this letter nor the plan's 'first'"
        yield ("before",), what, nearest(suggestion.before, days)
    wanted: tuple[type, ...] = (DateField,)
    if suggestion.difference is not None or suggestion.claim is not None:
        wanted = (MoneyField,)
    elif suggestion.plan is not None and suggestion.plan not in ("first", "review"):
        wanted = (MoneyField,) if suggestion.plan in ("offer", "last") else (NumberField,)
    elif not (suggestion.working_days or suggestion.plan or suggestion.log):
        wanted = (OneField, SeveralField) if suggestion.option is not None else (TickField,)
    if not isinstance(field, wanted):
        yield (), f"this cannot be suggested for the field '{field.id}', which is of kind '{field.kind}'", ""
    elif isinstance(field, OneField | SeveralField) and suggestion.option is not None:
        options = [option.id for option in field.options]
        if suggestion.option not in options:
            hint = nearest(suggestion.option, options)
            yield ("option",), f"'{field.id}' has no option '{suggestion.option}'", hint
    if isinstance(field, SeveralField | TickField) and suggestion.when is None:
        yield (), "nothing is ticked without a reason", "say under 'when:' which answers or acts show that it happened"


def _groundless(letter: Letter, rules: LetterConditions) -> Iterator[Said]:
    """A box that is ticked while nothing has been said at all: a letter states nothing of its own accord."""
    boxes = {field.id for field in letter.fields if isinstance(field, SeveralField | TickField)}
    for i, (suggestion, when) in enumerate(zip(letter.suggest, rules.suggest, strict=True)):
        asked = suggestion.field in boxes and suggestion.when is not None and is_sound(when)
        if asked and evaluate(when, {}, date.max):
            what = f"'{suggestion.field}' is ticked although nothing was answered or logged"
            yield ("suggest", i, "when"), what, "name the answers or acts that say so, not only those that do not"


def _names(guide: Guide, letter: Letter) -> Iterator[Said]:
    several = [field.id for field in letter.fields if isinstance(field, SeveralField)]
    for i, id in enumerate(letter.numbered):
        if id not in several:
            yield ("numbered", i), f"'{id}' is no field of this letter that takes several", nearest(id, several)
    ticks = [field.id for field in letter.fields if isinstance(field, TickField)]
    named: list[tuple[Loc, str | None]] = [(("answer-by",), letter.answer_by), (("promised-by",), letter.promised_by)]
    named += [(("entries", "after"), letter.entries.after)] if letter.entries is not None else []
    for tick, its_day in letter.dated.items():
        if tick not in ticks:
            yield ("dated", tick), f"'{tick}' is no box of this letter", nearest(tick, ticks)
        else:
            named.append((("dated", tick), its_day))
    days = [field.id for field in letter.fields if isinstance(field, DateField)]
    for loc, named_day in named:
        if named_day is not None and named_day not in days:
            yield loc, f"'{named_day}' is not a date field of this letter", nearest(named_day, days)
    if letter.when is not None and not letter.instead:
        yield ("when",), "nothing is said where this letter may not be written", "add 'instead:'"
    for i, language in enumerate(letter.sent_in):
        if language not in guide.about.languages.tags:
            yield ("sent-in", i), f"this guide does not speak '{language}'", ""


def _placeholders(letter: Letter) -> Iterator[Said]:
    """In a letter stand its own blanks only; they stand nowhere else."""
    own = letter.placeholders
    for loc, words in texts(letter):
        inside = loc[0] in ("subject", "body", "closing") or loc[:2] == ("entries", "title")
        for name, id in _printed(words):
            if inside and (id or name not in own | {"today"}):
                whole = f"{name}:{id}" if id else name
                yield loc, f"a letter cannot print {{{whole}}}", f"one of {', '.join(sorted(own | {'today'}))}"
            elif not inside and not id and name in own:
                yield loc, f"{{{name}}} is printed only in the letter itself", "say it without"


def _printed(words: Words) -> Iterable[tuple[str, str]]:
    found = (PLACEHOLDER.findall(text) for text in words.written.values())
    return dict.fromkeys(pair for pairs in found for pair in pairs)
