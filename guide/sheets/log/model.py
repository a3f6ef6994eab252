"""The contact log as content: the fields of an entry and of the case, and how entries are shown."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guide.content.faults import nearest
from guide.content.fields import DateField, Form, FormField, OneField, SeveralField, TextField, option_ids
from guide.content.reading import Loc
from guide.content.references import Ref
from guide.content.words import Id, Ids, Model, Spelled, Statements, Words
from guide.sheets.log.called import Called
from guide.sheets.log.called import unfit as called_unfit

OF_ENTRY = {
    "date": "date",
    "start": "time",
    "end": "time",
    "roughly": "tick",
    "about": "text",
    "person": "one",
    "label": "text",
    "caller-number": "text",
    "words": "text",
    "secondhand": "tick",
}
"""Fields of an entry that the program itself works with, and their kinds."""
OF_CASE = {"whole-numbers": "tick"}
"""The same of the case: whether numbers may be saved whole."""


class Sign(Words):
    """What stands for a contact in the drawn view where a choice is this option."""

    field: Id = "person"
    """a choice of the entry"""
    option: Id
    """one of its options"""
    letter: Annotated[str, Spelled(r"^[!-~]$", "letter", "write one letter, digit or sign of a plain keyboard")]
    """takes the sign's place where there is but one column for an hour"""


class LogWords(Model):
    """What surrounds entries."""

    day: Words
    """{days} after the due date"""
    before: Words
    """{days} before it"""
    told: Words
    """a mark: somebody else told this"""
    earlier: Words
    """above what was written until {day}"""
    none: Words
    """while there is no entry"""
    no_day: Words
    """an entry without a day"""
    no_time: Words
    """an entry without a time"""
    drawn: Words
    """what the drawn view shows"""
    quiet: Words
    """what its marked hours are: {from} to {to}"""
    unknown: Words
    """who was contacted, where that is not filled in"""


class InLetters(Model):
    """What of an entry is told in a line of a letter, beside who was contacted, when, and the words."""

    way: Id | None = None
    """which way it went"""
    how: Id | None = None
    """by what means"""
    result: Id | None = None
    """what came of it"""
    did: Id | None = None
    """what was done"""
    answer: Id | None = None
    """what was said to it"""
    promised: Id | None = None
    """what was promised"""
    promised_by: Id | None = None
    """the day of a promise"""
    caller: Id | None = None
    """who they said they were"""
    effect: Id | None = None
    """what it did to somebody"""
    evidence: Id | None = None
    """what shows it"""
    sent: dict[Id, Id] = Field(default_factory=dict)
    """what stands in the entry of a letter that was sent: choices with their options"""
    sent_by: Ids = ()
    """the options of `how` by which a letter can be sent"""


_TOLD: dict[str, tuple[tuple[type, ...], str]] = {
    "answer": ((TextField,), "text"),
    "caller": ((TextField,), "text"),
    "effect": ((TextField,), "text"),
    "promised": ((TextField,), "text"),
    "promised-by": ((DateField,), "date"),
}
"""What is told in letters that is no choice: the kind of field it has to be."""


class Answered(Model):
    """What the answers say of the same things, so that a log that says otherwise can be noticed."""

    question: Annotated[Id, Ref("question")]
    """in which it is answered"""
    field: Id = "person"
    """a choice of the entry"""
    same: dict[Id, Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]]
    """its options → those of the question that say the same, the plainest first; of others the answers say nothing"""
    to_others: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """its options that count only where somebody else was contacted"""
    unsure: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """options of the question that say nothing"""
    differs: Words
    """said of {who} was contacted, or of {what} was done, by the log and not by the answers"""


class LogFile(Model):
    """`sheets/log.yaml`."""

    PLACEHOLDERS: ClassVar[frozenset[str]] = frozenset({"day", "days", "from", "to", "who", "what"})

    sheet: Literal["log"]
    page: Annotated[Id, Ref("page")] | None = None
    """a page about it"""
    title: Words
    """its name"""
    lead: Statements = ()
    """paragraphs above it"""
    late: Annotated[Id, Ref("fact")] | None = None
    """the fact whose date is day 0"""
    fields: Form
    """those of an entry"""
    case: Form
    """those that hold for the whole case"""
    line: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """the fields that a line of the table shows"""
    signs: Annotated[tuple[Sign, ...], Field(strict=False)] = ()
    """what stands for an entry in the drawn view; the first that fits counts"""
    letters: InLetters = InLetters()
    """fields that letters and the summary for a helper tell of an entry"""
    says: LogWords
    """what surrounds entries"""
    answers: Annotated[tuple[Answered, ...], Field(strict=False)] = ()
    """how it may disagree with the answers"""
    called: Called | None = None
    """how it differs for the person who was called"""


def unfit(log: LogFile) -> Iterator[tuple[Loc, str, str]]:
    """What the program could not work with: a place in the file, what is wrong there, what to write instead."""
    for key, form, needed in (("fields", log.fields, OF_ENTRY), ("case", log.case, OF_CASE)):
        kinds = {field.id: field.kind for field in form}
        for id, kind in needed.items():
            if id not in kinds:
                yield (key,), f"the field '{id}' is missing", f"add '- field: {id}' with 'kind: {kind}'"
        for i, field in enumerate(form):
            if needed.get(field.id, field.kind) != field.kind:
                what = f"the field '{field.id}' is of kind {field.kind}, and a {needed[field.id]} is needed"
                yield (key, i, "kind"), what, f"write 'kind: {needed[field.id]}'"
    fields = {field.id: field for field in log.fields}
    for i, asked in enumerate(log.case):
        if asked.id in fields:
            yield ("case", i, "field"), f"'{asked.id}' is a field of entries too", "choose another id"
    for i, id in enumerate(log.line):
        if id not in fields:
            yield ("line", i), f"no entry has a field '{id}'", nearest(id, fields)
    yield from _signs(log, fields)
    yield from _answered(log, fields)
    yield from _sent(log, fields)
    for key, named in log.letters.model_dump(by_alias=True, exclude={"sent", "sent_by"}, exclude_none=True).items():
        wanted, name = _TOLD.get(key, ((OneField, SeveralField), "choice"))
        if not isinstance(fields.get(named), wanted):
            yield ("letters", key), f"'{named}' is no {name} of an entry", nearest(named, fields)
    for field in (*log.fields, *log.case):
        yield from _short_where(log, field)
    if log.called is not None:
        yield from called_unfit(log.called, log.fields, log.case)


def _signs(log: LogFile, fields: dict[str, FormField]) -> Iterator[tuple[Loc, str, str]]:
    """Signs stand for options of choices, and every person has one."""
    for i, sign in enumerate(log.signs):
        choice = fields.get(sign.field)
        if not isinstance(choice, OneField):
            yield ("signs", i, "field"), f"'{sign.field}' is no choice of one option", nearest(sign.field, fields)
        elif sign.option not in option_ids(choice):
            what = f"'{sign.field}' has no option '{sign.option}'"
            yield ("signs", i, "option"), what, nearest(sign.option, option_ids(choice))
    signed = {sign.option for sign in log.signs if sign.field == "person"}
    for id in option_ids(fields.get("person")):
        if id not in signed:
            yield ("signs",), f"no sign stands for '{id}'", f"add '- option: {id}' with its 'letter'"


def _answered(log: LogFile, fields: dict[str, FormField]) -> Iterator[tuple[Loc, str, str]]:
    """What is held against the answers is a choice of an entry."""
    for i, answers in enumerate(log.answers):
        choice = fields.get(answers.field)
        if not isinstance(choice, OneField | SeveralField):
            yield ("answers", i, "field"), f"'{answers.field}' is no choice of an entry", nearest(answers.field, fields)
            continue
        known = [option.id for option in choice.options]
        named: list[tuple[Loc, str]] = [(("same", id), id) for id in answers.same]
        named += [(("to-others", j), id) for j, id in enumerate(answers.to_others)]
        for loc, id in named:
            if id not in known:
                yield ("answers", i, *loc), f"'{choice.id}' has no option '{id}'", nearest(id, known)


def _sent(log: LogFile, fields: dict[str, FormField]) -> Iterator[tuple[Loc, str, str]]:
    """What stands in the entry of a letter that was sent can be chosen."""
    choices = {id: option_ids(field) for id, field in fields.items() if field.kind == "one"}
    wanted: list[tuple[Loc, str, str]] = [(("letters", "sent", id), id, one) for id, one in log.letters.sent.items()]
    wanted += [(("letters", "sent-by", i), log.letters.how or "", one) for i, one in enumerate(log.letters.sent_by)]
    for loc, field, option in wanted:
        if option not in choices.get(field, ()):
            yield loc, f"'{field}' has no option '{option}'", nearest(option, choices.get(field, ()))


def _short_where(log: LogFile, field: FormField) -> Iterator[tuple[Loc, str, str]]:
    """What a field of the short form depends on is a choice of the entry."""
    choices = {field.id: option_ids(field) for field in log.fields if field.kind == "one"}
    for id, options in field.short_where.items():
        for option in options:
            if option not in choices.get(id, ()):
                what = f"'{field.id}' depends on '{id}: {option}', which cannot be chosen"
                yield ("fields",), what, nearest(option, choices.get(id, ()))
