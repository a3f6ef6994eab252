"""What of a guide is not words. Two guides that are alike in this lead and show alike, whatever they say."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from pydantic import BaseModel

from guide.content.guide import Guide, parts
from guide.content.marks import PartId
from guide.content.words import PLACEHOLDER, ByLanguage, Model

ABOUT: PartId = ("guide", "")
"""guide.yaml itself."""


class Structures:
    """The structures of guides that are read one after the other: of a part that is as it was, it is known."""

    def __init__(self) -> None:
        self._known: dict[PartId, tuple[Model, Hashable]] = {}

    def of(self, guide: Guide) -> Hashable:
        """All that decides where answers lead and what is shown: every part without its words, of which only what they
        print."""
        before, self._known = self._known, {}
        for id, part in {ABOUT: guide.about, **parts(guide)}.items():
            known = before.get(id)
            self._known[id] = known if known is not None and known[0] is part else (part, _of(part))
        return tuple((id, structure) for id, (_, structure) in self._known.items())


def _of(value: object) -> Hashable:
    match value:
        case ByLanguage():
            own = tuple(_of(getattr(value, name)) for name in type(value).model_fields)
            return type(value).__name__, own, tuple((tag, _printed(text)) for tag, text in value.written.items())
        case BaseModel():
            fields = [(name, _of(getattr(value, name))) for name in type(value).model_fields]
            extra = [(name, _of(part)) for name, part in (value.__pydantic_extra__ or {}).items()]
            return type(value).__name__, *fields, *extra
        case Mapping():
            return tuple((key, _of(part)) for key, part in value.items())
        case list() | tuple():
            return tuple(map(_of, value))
        case Hashable():
            return value
    raise TypeError(f"{type(value).__name__} is no part of a guide")


def _printed(text: object) -> Hashable:
    """What a text prints, in any order; of what is no text, all."""
    return frozenset(PLACEHOLDER.findall(text)) if isinstance(text, str) else _of(text)
