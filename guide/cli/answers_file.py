"""Answers files of `guide replay`: a JSON mapping of question ids to answers, and what is wrong with one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from guide.content.conditions import CONTINUED
from guide.content.faults import nearest
from guide.content.guide import Guide, options_of
from guide.content.plain_file import read_plain
from guide.content.questions import AnyQuestion, DateQuestion, OneQuestion, Option, SeveralQuestion
from guide.content.values import dump_value
from guide.engine.journey import Invalid
from guide.values.characters import in_a_line, strange

LARGEST = 50_000_000
"""Bytes: more than `guide routes --json` has to say of any guide whose routes can be listed."""
FORM = "write an option id, a list of ids, a string or null"
ONE = "must be one mapping of question ids to answers"
_BLANK = re.compile(r"\s*")


def read_answers(path: Path) -> Mapping[str, object] | str:
    """An answers file as a mapping, or why it is none, to stand behind its name."""
    found = read_all_answers(path)
    return found if isinstance(found, str) else found[0] if len(found) == 1 else f": {ONE}"


def read_all_answers(path: Path) -> list[Mapping[str, object]] | str:
    """The mappings of an answers file, or why it has none, to stand behind its name.

    They stand one after the other or in a list, by themselves or each under `answers`.
    """
    try:
        return parse_answers(read_plain(path, LARGEST).decode("utf-8"))
    except OSError as error:
        return f": cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        return f": is not UTF-8 text (byte {error.start})"


def parse_answers(text: str) -> list[Mapping[str, object]] | str:
    """The same of text that has already been read."""
    try:
        documents = [*_documents(text)]
    except json.JSONDecodeError as error:
        return f":{error.lineno}:{error.colno}: is not JSON: {error.msg}"
    except (RecursionError, ValueError):
        return ": is nested too deep or holds a number too long"
    parts = [part for each in documents for part in (each if isinstance(each, list) else [each])]
    plain = [part.get("answers", part) if isinstance(part, dict) else part for part in parts]
    plain = [each if isinstance(each, dict) else part for each, part in zip(plain, parts, strict=True)]
    if not plain or not all(isinstance(each, dict) for each in plain):
        return f": {ONE}"
    pairs = ((id, _wrong(id, value)) for each in plain for id, value in each.items())
    return next((f": '{in_a_line(id)}': {why}" for id, why in pairs if why), plain)


def _documents(text: str) -> Iterator[Any]:
    """Every JSON document of a text, of which there has to be one at least."""
    if text.startswith("\ufeff"):
        raise json.JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0)
    decoder, end = json.JSONDecoder(), 0
    while True:
        document, end = decoder.raw_decode(text, _BLANK.match(text, end).end())  # type: ignore[union-attr]
        yield document
        end = _BLANK.match(text, end).end()  # type: ignore[union-attr]
        if end == len(text):
            return


def _wrong(id: str, value: object) -> str:
    """Why an entry can be no answer; nothing where it can."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'put the number in quotes, as "{in_a_line(id)}": "{value}"'
    texts = value if isinstance(value, list) else ["" if value is None else value]
    if not all(isinstance(text, str) for text in texts):
        return FORM
    character = next(filter(None, (strange(text, in_a_line=True) for text in (id, *texts))), "")
    return f"has the character {character}, which is no part of an answer" if character else ""


def told(invalid: Invalid, guide: Guide, given: object) -> tuple[str, str]:
    """What is wrong with an answer, and what to write instead."""
    id = invalid.id
    if id in guide.outcomes or id in guide.notices:
        kind = guide.kind(id).removesuffix("s")
        return f"of the {kind} '{id}' a file says only that one went on from it", f'write "{id}": "{CONTINUED}"'
    if id not in guide.questions:
        hint = nearest(id, guide.nodes)
        return f"'{id}' is no question of the guide '{guide.id}'", hint
    if invalid.reason == "leads-nowhere":
        return f"no rule of '{id}' holds for these answers", ""
    question = guide.questions[id]
    options = [option.id for option in options_of(question)]
    chosen = given if isinstance(given, list) else [given]
    unknown = next((f" (it has no option '{each}')" for each in chosen if options and each and each not in options), "")
    return f"the answer to '{id}' cannot be taken: {invalid.reason}{unknown}", _wanted(question)


def _wanted(question: AnyQuestion) -> str:
    """The form of an answer to a question, as it stands in a file."""
    if isinstance(question, OneQuestion):
        return f"write one of {_listed(question.options)}"
    if isinstance(question, SeveralQuestion):
        alone = [option for option in question.options if option.alone]
        return f"write a list with some of {_listed(question.options)}" + (
            f"; {_listed(alone)} without others" if alone else ""
        )
    if isinstance(question, DateQuestion):
        form = f'a day like "2026-06-04", at most {question.days_back} days back and {question.days_ahead} ahead'
    else:
        low, high = (dump_value(question, bound) for bound in question.span)
        form = f'a number in quotes, like "{low}", from {low} to {high}'
    return f"write {form}" + (", or null where it is skipped" if question.skip is not None else "")


def _listed(options: Iterable[Option]) -> str:
    return ", ".join(f'"{option.id}"' for option in options)
