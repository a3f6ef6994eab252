"""What differs in the files of two versions of a guide, beside where answers lead and what they show.

Words are one thing; everything else that stands in a file means something: how urgent a page is, which answer is never
saved, which letter is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from guide.content.guide import Guide, parts
from guide.content.notices import Notice
from guide.content.words import ByLanguage
from guide.content.written import Where, in_words

FOLLOWED = {
    "questions": {"next", "when", "kind", "least", "most", "decimals", "days-back", "days-ahead", "skip"},
    "notices": {"next", "when"},
    "outcomes": {"next", "when", "blocks"},
    "blocks": {"when"},
    "guide.yaml": {"first", "conditions", "when"},
}
"""Kind of file → keys whose effect is seen by following both guides."""
TEXT = {"sources", "version", "checked"}
"""Keys that change what is said, and nothing else."""
_ANSWERS = ("kind", "least", "most", "decimals", "days_back", "days_ahead")


def asks_alike(before: BaseModel, after: BaseModel) -> bool:
    """Whether a node takes the same answers in both versions."""
    return _answers(before) == _answers(after)


def _answers(node: BaseModel) -> object:
    if isinstance(node, Notice):
        return Notice
    options = [(option.id, option.alone) for option in getattr(node, "options", ())]
    return [getattr(node, key, None) for key in _ANSWERS], options, getattr(node, "skip", None) is None


def differing(old: Guide, new: Guide) -> tuple[list[str], list[str]]:
    """What has another meaning, a line each, and the files of which nothing but words has changed."""
    meaning, text = [], []
    before, after = _files(old), _files(new)
    for kind in dict.fromkeys((*before, *after)):
        files, now = before.get(kind, {}), after.get(kind, {})
        for id, model in files.items():
            if id not in now or model == now[id]:
                continue
            name = kind if kind == "guide.yaml" else f"{kind}/{id}"
            found = list(_changes(model, now[id], FOLLOWED.get(kind, set())))
            told = [f"{name}: {where}" for where in found if where]
            if kind == "sources":  # what is said of a source, and where to look it up
                told, found = [], [""] if found else []
            meaning += told
            text += [name] if "" in found else []
        if kind in ("letters", "sheets"):
            meaning += [f"added: {kind}/{id}" for id in now if id not in files]
            meaning += [f"removed: {kind}/{id}" for id in files if id not in now]
    return [*meaning, *_asking_otherwise(old, new)], text


def _files(guide: Guide) -> dict[str, dict[str, BaseModel]]:
    """Every part of a guide by its kind and id."""
    found: dict[str, dict[str, BaseModel]] = {"guide.yaml": {"": guide.about}}
    for (kind, id), part in parts(guide).items():
        found.setdefault(kind, {})[id] = part
    return found


def _asking_otherwise(old: Guide, new: Guide) -> Iterator[str]:
    """Sheets that ask something else of answers than before, though perhaps by the same names."""
    both = [
        id for id, outcome in old.outcomes.items() if id in new.outcomes and outcome.tools == new.outcomes[id].tools
    ]
    for name in (name for name in old.sheets if name in new.sheets):
        for id in both:
            was, now = (guide.sheets[name].asks(guide.outcomes[id]) for guide in (old, new))
            if [*was] != [*now]:
                yield f"{name}: asks something else of answers, as at '{id}'"
                break


def _changes(before: Any, after: Any, followed: set[str], at: str = "") -> Iterator[str]:
    """Where two values differ: a line for what means something, an empty one for words."""
    if before == after:
        return
    one, two = _entries(before), _entries(after)
    if isinstance(before, Where) or isinstance(after, Where):
        yield f"{at}: {_plain(before)} → {_plain(after)}"
    elif isinstance(before, BaseModel) and type(before).__name__ == type(after).__name__:
        if isinstance(before, ByLanguage) and before.written != after.written:
            yield ""
        for name, field in (type(after).model_fields | type(before).model_fields).items():
            was, now = getattr(before, name, None), getattr(after, name, None)
            key = "" if name == "root" else field.alias or name
            if key in TEXT:
                yield from [""] if was != now else ()
            elif key not in followed:
                yield from _changes(was, now, followed, f"{at} {key}".strip())
    elif isinstance(before, ByLanguage | None) and isinstance(after, ByLanguage | None):
        yield ""
    elif one is not None and two is not None:
        words = all(isinstance(part, ByLanguage) for part in (*one.values(), *two.values()))
        for name in one.keys() & two.keys() if not words or len(one) == len(two) else ():
            yield from _changes(one[name], two[name], followed, f"{at} {name}")
        if list(one) != list(two):
            yield "" if words and _numbered(one, two) else f"{at}: {_listed(one)} → {_listed(two)}"
    else:
        yield f"{at}: {_plain(before)} → {_plain(after)}"


def _entries(value: object) -> Mapping[str, object] | None:
    """The parts of a mapping, or of a list of models: by their own ids, or where they have none by their place."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, tuple) or not all(isinstance(part, BaseModel) for part in value):
        return None
    firsts = [next((getattr(part, name) for name in type(part).model_fields), None) for part in value]
    ids = [first for first in firsts if isinstance(first, str)]
    if len({*ids}) < len(value):
        ids = [str(number) for number in range(1, len(value) + 1)]
    return dict(zip(ids, value, strict=True))


def _numbered(*several: Mapping[str, object]) -> bool:
    """Whether entries have no ids of their own."""
    return all(name.isdecimal() for entries in several for name in entries)


def _listed(entries: Mapping[str, object]) -> str:
    return str(len(entries)) if entries and _numbered(entries) else ", ".join(entries) or "none"


def _plain(value: object) -> str:
    """A value in few words."""
    if isinstance(value, Where):
        return in_words(value)
    if isinstance(value, BaseModel):
        inner = value.model_dump(by_alias=True, exclude_defaults=True).items()
        return (
            ", ".join(f"{key} {_plain(part)}" for key, part in inner if not isinstance(part, tuple | dict)) or "there"
        )
    if isinstance(value, tuple | list):
        return ", ".join(map(_plain, value)) or "none"
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
