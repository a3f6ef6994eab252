"""Answers files of `guide replay`: a JSON mapping of question ids to answers, and what is wrong with one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from guide.content.compiling import AnyQuestion, nearest
from guide.content.conditions import CONTINUED
from guide.content.guide import Guide, options_of
from guide.content.models import DateQuestion, OneQuestion, Option, SeveralQuestion
from guide.content.values import dump_value
from guide.engine.journey import Invalid

FORM = "write an option id, a list of ids, a string or null"


def read_answers(path: Path) -> Mapping[str, Any] | str:
    """An answers file as a mapping, or one line that says why it is none."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        return f"{path}: cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        return f"{path}: is not UTF-8 text (byte {error.start})"
    except json.JSONDecodeError as error:
        return f"{path}:{error.lineno}:{error.colno}: is not JSON: {error.msg}"
    except (RecursionError, ValueError):
        return f"{path}: is nested too deep or holds a number too long"
    if not isinstance(plain, dict):
        return f"{path}: must be one mapping of question ids to answers"
    for id, value in plain.items():
        strings = isinstance(value, list) and all(isinstance(part, str) for part in value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return f'{path}: \'{id}\': put the number in quotes, as "{id}": "{value}"'
        if not (value is None or isinstance(value, str) or strings):
            return f"{path}: '{id}': {FORM}"
    return plain


def told(invalid: Invalid, guide: Guide, given: Any) -> str:
    """What is wrong with an answer, and what to write instead."""
    id = invalid.id
    if id in guide.outcomes:
        return f'of the outcome \'{id}\' a file says only that one went on from it\n    write "{id}": "{CONTINUED}"'
    if id not in guide.questions:
        hint = nearest(id, [*guide.questions, *guide.outcomes])
        return f"'{id}' is no question of the guide '{guide.id}'" + (f"\n    {hint}" if hint else "")
    if invalid.reason == "leads-nowhere":
        return f"no rule of '{id}' holds for these answers"
    question = guide.questions[id]
    options = [option.id for option in options_of(question)]
    chosen = given if isinstance(given, list) else [given]
    strange = next((f" (it has no option '{each}')" for each in chosen if options and each and each not in options), "")
    return f"the answer to '{id}' cannot be taken: {invalid.reason}{strange}\n    {_wanted(question)}"


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
        low, high = (dump_value(question, bound * 10**question.decimals) for bound in (question.least, question.most))
        form = f'a number in quotes, like "{low}", from {low} to {high}'
    return f"write {form}" + (", or null where it is skipped" if question.skip is not None else "")


def _listed(options: Iterable[Option]) -> str:
    return ", ".join(f'"{option.id}"' for option in options)
