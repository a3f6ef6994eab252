"""From pydantic's errors to faults an author can act on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter, ValidationError

from guide.content.faults import Fault, nearest
from guide.content.languages import TAG, Languages
from guide.content.reading import Document, Loc
from guide.content.shapes import keys_at

_SAY = {
    "string_type": ("must be text, not {input}", "put it in quotes"),
    "int_type": ("must be a whole number, not {input}", ""),
    "bool_type": ("must be true or false, not {input}", ""),
    "tuple_type": ("must be a list, not {input}", "write one '- ' line for each"),
    "list_type": ("must be a list, not {input}", "write one '- ' line for each"),
    "dict_type": ("must be a mapping, not {input}", "write 'key: value' lines"),
    "model_type": ("must be a mapping, not {input}", "write 'key: value' lines"),
    "model_attributes_type": ("must be a mapping, not {input}", "write 'key: value' lines"),
    "greater_than_equal": ("must be at least {ge}, not {input}", ""),
    "less_than_equal": ("must be at most {le}, not {input}", ""),
    "too_short": ("has too few entries", "it needs at least {min_length}"),
    "string_too_short": ("is empty", "write the words"),
    "language": ("{input} is no language", "{instead}"),
    "languages": ("{what}", "{instead}"),
    "test": ("{input} tests nothing", "write an option, answered, true, {{least: 1}} or {{is: 0}}; digits in quotes"),
    "answer": ("{input} is no answer", "write an option, a list of options, a number, a day, null or continue"),
    "condition": ("is not a condition", "write a name, a list, or QUESTION: ANSWER"),
    "refused": ("{what}", "{instead}"),
    "spelled": ("{input} is no {name}", "{instead}"),
}
_QUOTED = re.compile("'([^']*)'")
MOST_KEYS = 24
"""So many keys a hint lists; of more, the nearest."""


class FileKind:
    """A kind of file of a guide, by the type of what it holds."""

    def __init__(self, holds: Any) -> None:
        self.holds = holds

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.holds)

    def read(self, document: Document, spoken: Languages | None) -> tuple[Any, list[Fault]]:
        """The model of a document, or None and every fault in it. `spoken`: the languages of the guide, if known."""
        try:
            return self.adapter.validate_python(document.data, context=spoken), []
        except ValidationError as error:
            details: list[dict[str, Any]] = [dict(detail) for detail in error.errors() if not _follows(detail)]
            foreign = {detail["loc"] for detail in details if detail["type"] == "not_spoken"}
            details = [each for each in details if each["type"] == "not_spoken" or each["loc"] not in foreign]
            missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
            tags = spoken.tags if spoken is not None else ()
            return None, [self._fault(detail, document, missing, tags) for detail in details]

    def _fault(self, error: Mapping[str, Any], document: Document, missing: list[Loc], tags: tuple[str, ...]) -> Fault:
        loc = _real(error["loc"], document)
        type, context, given = error["type"], error.get("ctx", {}), error["input"]
        last = str(error["loc"][-1]) if error["loc"] else ""
        if cut := document.cut(loc, given):
            return cut
        if type == "missing":
            return document.fault(loc, f"'{last}' is missing", f"add '{last}:'")
        if type in ("extra_forbidden", "not_spoken"):
            instead = self._meant(last, error["loc"][:-1], document, missing, tags)
            if type == "not_spoken" and re.match(TAG, last) and not instead.startswith("did you mean"):
                what, instead = f"this guide does not speak '{last}'", "name it under 'languages:' in guide.yaml"
                return document.fault((*loc, ""), what, instead)
            return document.fault((*loc, ""), f"unknown key '{last}'", instead)
        if type == "literal_error":
            instead = nearest(str(given), _QUOTED.findall(context["expected"])) or f"one of {context['expected']}"
            return document.fault(loc, f"{_input(given)} is not allowed here", instead)
        if type in ("union_tag_invalid", "union_tag_not_found"):
            tags = context.get("expected_tags", "'one', 'several', 'date', 'money', 'number'")
            what = f"kind '{context['tag']}' is not known" if "tag" in context else "'kind' is missing"
            return document.fault((*loc, "kind"), what, f"one of {tags}")
        if type == "model_type" and isinstance(given, str) and {*tags} & {*keys_at(self.holds, error["loc"], tags)}:
            said = ", ".join(f'{tag}: "…"' for tag in tags)
            return document.fault(loc, f"{_input(given)} stands in no language", f"write {{{said}}}")
        what, instead = _SAY.get(type, (error["msg"].removeprefix("Value error, "), ""))
        words = {"min_length": 1, **context, "input": _input(given)}
        return document.fault(loc, what.format(**words), instead.format(**words))

    def _meant(self, key: str, loc: Loc, document: Document, missing: list[Loc], tags: tuple[str, ...]) -> str:
        """What a key was perhaps meant to be that the model at this place does not know: one of those it does."""
        known = keys_at(self.holds, loc, tags)
        open = [each for each in known if (*_real(loc, document), each) not in document.marks]
        if key.partition(":")[0] in known:
            return "write a space after the colon"
        if meant := nearest(key, [str(place[-1]) for place in missing if place[:-1] == loc]) or nearest(key, open):
            return meant
        if not open:
            return "leave it out: all keys that can stand here are there"
        listed = open if len(open) <= MOST_KEYS else get_close_matches(key, open, n=MOST_KEYS, cutoff=0)
        return f"here stands one of: {', '.join(listed)}{', …' if len(listed) < len(open) else ''}"


def _follows(error: Mapping[str, Any]) -> bool:
    """Whether an error only follows from another: pydantic does not count entries that are wrong themselves."""
    return bool(error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"])


def _input(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"'{value}'" if value is not None else "nothing"


def _real(loc: Loc, document: Document) -> Loc:
    """pydantic's place without the union tags that are not in the data."""
    real: Loc = ()
    for part in loc:
        if (*real, part) in document.marks:
            real = (*real, part)
    return real
