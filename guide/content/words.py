"""Words of a guide in every language, side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import custom_error_schema, str_schema

from guide.content.reading import Cut
from guide.i18n.script import simplified

Language = Literal["zh-Hant", "zh-Hans", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)(?::([a-z0-9-]+))?\}")
BRACE = re.compile(r"[{}]")


def _key(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """Every model of content: strict, frozen, no unknown keys; YAML keys are kebab-case."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, alias_generator=_key, populate_by_name=False)


def refused(what: str, instead: str = "") -> PydanticCustomError:
    """An error of a validator: what is wrong, and what to write instead."""
    return PydanticCustomError("refused", "{what}", {"what": what, "instead": instead})


@dataclass(frozen=True, slots=True)
class Spelled:
    """How a text has to be spelled: a pattern, what such a text is called, and what an author is told to write."""

    pattern: str
    name: str
    instead: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return custom_error_schema(
            str_schema(pattern=self.pattern, strict=True),
            custom_error_type="spelled",
            custom_error_message=f"is no {self.name}",
            custom_error_context={"name": self.name, "instead": self.instead},
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "pattern": self.pattern}


ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_HOW = "begin with a letter, then small letters and digits, words joined by '-', like due-date"
Id = Annotated[str, Spelled(rf"^{ID}$", "id", _HOW)]
SourceId = Annotated[str, Spelled(rf"^([CX]\d\d|{ID})$", "id of a source", f"write C01, X01, or {_HOW}")]


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((id for number, id in enumerate(ids) if id in ids[:number]), None)
    if twice is not None:
        raise ValueError(f"'{twice}' stands twice")
    return ids


Ids = Annotated[tuple[Id, ...], Field(strict=False), AfterValidator(_once)]
"""Ids, each of which stands once."""


def _whole(value: Any) -> Any:
    if isinstance(value, Cut):
        raise PydanticCustomError("cut", "the text ends before ' #'")
    return value


Text = Annotated[str, Field(min_length=1), BeforeValidator(_whole)]
"""Text for people, whole: no comment ends it."""


class Words(Model):
    """One text in several languages. zh-Hans is derived from zh-Hant unless it is written out."""

    zh_hant: Text | None = Field(default=None, alias="zh-Hant")
    zh_hans: Text | None = Field(default=None, alias="zh-Hans")
    en: Text | None = None

    def written(self, language: Language) -> str | None:
        """The text in a language, derived where it may be, or None where it is missing."""
        if language == "zh-Hant":
            return self.zh_hant
        if language == "en":
            return self.en
        if self.zh_hans is not None or self.zh_hant is None:
            return self.zh_hans
        return simplified(self.zh_hant)

    def say(self, language: Language) -> str:
        """The text in a language, or in the next best one where this guide does not speak it."""
        return self.written(language) or self.en or self.zh_hant or self.zh_hans or ""


class Statement(Words):
    """Words that may lean on sources: claims of the article (C16), laws, standards, channels. Without: advice."""

    sources: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()


TextOrWords = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Words, Tag("words")],
    Discriminator(lambda raw: "words" if isinstance(raw, dict | Words) else "text"),
]
"""One text for every language, or words in each."""
