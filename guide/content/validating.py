"""From pydantic's errors to faults an author can act on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from guide.content.compiling import nearest
from guide.content.faults import Fault
from guide.content.languages import TAG, Languages
from guide.content.reading import Document, Loc

_SAY = {
    "string_type": ("must be text, not {input}", "put it in quotes"),
    "int_type": ("must be a whole number, not {input}", ""),
    "bool_type": ("must be true or false, not {input}", ""),
    "tuple_type": ("must be a list, not {input}", "write one '- ' line for each"),
    "list_type": ("must be a list, not {input}", "write one '- ' line for each"),
    "dict_type": ("must be a mapping, not {input}", "write 'key: value' lines"),
    "model_type": ("must be a mapping, not {input}", "write 'key: value' lines"),
    "model_attributes_type": ("must be a mapping, not {input}", "write 'key: value' lines"),
    "too_short": ("has too few entries", "it needs at least {min_length}"),
    "day": ("{input} is no day", "write it like 2026-11-23"),
    "string_too_short": ("is empty", "write the words"),
}


def validate(adapter: TypeAdapter[Any], document: Document, spoken: Languages | None) -> tuple[Any, list[Fault]]:
    """The model of a document, or None and every fault in it; `spoken` are the languages of the guide, if known."""
    try:
        return adapter.validate_python(document.data, context=spoken), []
    except ValidationError as error:
        foreign = {detail["loc"] for detail in error.errors() if detail["type"] == "not_spoken"}
        details: list[dict[str, Any]] = [
            dict(detail)
            for detail in error.errors()
            if not _follows(detail) and (detail["type"] == "not_spoken" or detail["loc"] not in foreign)
        ]
        missing = [str(detail["loc"][-1]) for detail in details if detail["type"] == "missing"]
        return None, [_fault(detail, document, missing, spoken) for detail in details]


def _follows(error: Mapping[str, Any]) -> bool:
    """Whether an error only follows from another: pydantic does not count entries that are wrong themselves."""
    return bool(error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"])


def _fault(error: Mapping[str, Any], document: Document, missing: list[str], spoken: Languages | None) -> Fault:
    loc = _real(error["loc"], document)
    kind, context = error["type"], error.get("ctx", {})
    last = error["loc"][-1] if error["loc"] else ""
    if kind == "missing":
        return document.fault(loc, f"'{last}' is missing", f"add '{last}:'")
    if kind in ("extra_forbidden", "not_spoken"):
        return _unknown(str(last), document, loc, missing, spoken)
    if kind == "language":
        tag = str(error["input"])
        instead = f"write {tag}-{tag.upper()}" if context["taken"] else "write a tag like de, pt-BR or zh-Hans"
        return document.fault(loc, f"'{tag}' is no language", instead)
    if kind == "languages":
        return document.fault(loc, context["what"], context["instead"])
    if kind in ("literal_error", "enum"):
        return document.fault(loc, f"'{error['input']}' is not allowed here", f"one of {context['expected']}")
    if kind == "string_pattern_mismatch":
        return document.fault(loc, f"'{error['input']}' is no id", "lower-case words joined by '-', like due-date")
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        tags = context.get("expected_tags", "'one', 'several', 'date', 'money', 'number'")
        what = f"kind '{context['tag']}' is not known" if "tag" in context else "'kind' is missing"
        return document.fault((*loc, "kind"), what, f"one of {tags}")
    what, instead = _SAY.get(kind, (error["msg"].removeprefix("Value error, "), ""))
    words = {"input": _input(error["input"]), "min_length": context.get("min_length", 1)}
    return document.fault(loc, what.format(**words), instead.format(**words))


def _unknown(key: str, document: Document, loc: Loc, missing: list[str], spoken: Languages | None) -> Fault:
    """A key that no model has, and that is no language of this guide."""
    tags = spoken.tags if spoken is not None else ()
    if key not in _KEYS and re.match(TAG, key) and not (meant := nearest(key, missing)):
        instead = nearest(key, tags) or "name it under 'languages:' in guide.yaml"
        return document.fault((*loc, ""), f"this guide does not speak '{key}'", instead)
    meant = nearest(key, [*missing, *tags]) or nearest(key, _KEYS)
    return document.fault((*loc, ""), f"unknown key '{key}'", meant or "leave it away")


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


_KEYS = [
    "ask",
    "again",
    "adds",
    "alone",
    "answer",
    "article",
    "asks",
    "badge",
    "block",
    "blocks",
    "called",
    "case",
    "check-first",
    "checked",
    "channels",
    "chapter",
    "conditions",
    "continue",
    "counts",
    "days-ahead",
    "days-back",
    "each",
    "decimals",
    "distinct",
    "empty",
    "conflict",
    "errors",
    "facts",
    "field",
    "fields",
    "first",
    "footers",
    "go",
    "go-on",
    "group",
    "groups",
    "guide",
    "head",
    "help",
    "help-first",
    "hint",
    "id",
    "items",
    "kind",
    "know",
    "label",
    "languages",
    "law",
    "lead",
    "least",
    "letters",
    "line",
    "log",
    "most",
    "next",
    "notes",
    "options",
    "outcome",
    "page",
    "pages",
    "pauses",
    "plan",
    "preset",
    "private",
    "question",
    "record",
    "replaces",
    "rows",
    "rule",
    "rules",
    "same",
    "says",
    "say",
    "sections",
    "severity",
    "short",
    "signs",
    "skip",
    "sources",
    "start",
    "steps",
    "table",
    "terms",
    "text",
    "then",
    "title",
    "today",
    "totals",
    "tools",
    "too-high",
    "too-low",
    "unit",
    "unsure",
    "unreadable",
    "urgency",
    "version",
    "when",
    "windows",
    "why",
    "with",
    "letters",
]
