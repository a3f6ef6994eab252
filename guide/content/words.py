"""Words of a guide in every language, side by side."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PrivateAttr,
    Tag,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import custom_error_schema, str_schema

from guide.content.languages import TAG, TAKEN, Languages, Spoken
from guide.content.reading import Cut
from guide.content.references import Ref

Language = str
"""A language by its BCP 47 tag."""
PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)(?::([a-z0-9-]+))?\}")
BRACE = re.compile(r"[{}]")


def _key(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """Every model of content: strict, frozen, no unknown keys; YAML keys are kebab-case.

    Its validator is made with that of the file it stands in (`defer_build`), once where it stands in files of several
    kinds. Modules of models do without `from __future__ import annotations`: pydantic would read all of them from text.
    """

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, alias_generator=_key, populate_by_name=False, defer_build=True
    )
    PLACEHOLDERS: ClassVar[frozenset[str]] = frozenset()
    """what its texts may print, beside what every text may"""

    @property
    def placeholders(self) -> frozenset[str]:
        """What the texts of this one may print, beside what every text may."""
        return self.PLACEHOLDERS


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
        return {**handler(schema), "title": self.name, "pattern": self.pattern}


ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_HOW = "begin with a letter, then small letters and digits, words joined by '-', like due-date"
Id = Annotated[str, Spelled(rf"^{ID}$", "id", _HOW)]
SourceId = Annotated[str, Spelled(rf"^([CX]\d\d|{ID})$", "id of a source", f"write C01, X01, or {_HOW}")]


def once(ids: tuple[str, ...]) -> tuple[str, ...]:
    """A list in which nothing stands twice; ValueError for another one."""
    twice = next((id for number, id in enumerate(ids) if id in ids[:number]), None)
    if twice is not None:
        raise ValueError(f"'{twice}' stands twice")
    return ids


Ids = Annotated[tuple[Id, ...], Field(strict=False), AfterValidator(once)]
"""Ids, each of which stands once."""


def _whole(value: Any) -> Any:
    if isinstance(value, Cut):
        raise PydanticCustomError("cut", "the text ends before ' #'")
    return value


Text = Annotated[str, Field(min_length=1), BeforeValidator(_whole)]
"""Text for people, whole: no comment ends it."""


def _spoken(tag: str, info: ValidationInfo) -> str:
    """A key that is none of the model's own is one of the guide's languages, or a fault."""
    known = tag in info.context.tags if isinstance(info.context, Languages) else re.match(TAG, tag) is not None
    if not known:
        raise PydanticCustomError("not_spoken", "is no language of this guide")
    return tag


Value = TypeVar("Value")


class ByLanguage(Model, Generic[Value]):
    """Something said in several languages: `{zh-Hans: 是, en: "Yes"}`, beside keys of its own.

    The languages are those of the guide it is read with, which come as the context of the validation.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[Annotated[str, AfterValidator(_spoken)], Value] = Field(init=False)
    _languages: Languages | None = PrivateAttr(default=None)

    def model_post_init(self, context: Any) -> None:
        if isinstance(context, Languages):
            self._languages = context

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        made = handler.resolve_ref_schema(handler(core))
        made["patternProperties"] = {f"^(?!({'|'.join(sorted(TAKEN))})$){TAG[1:]}": made.pop("additionalProperties")}
        made["additionalProperties"] = False
        return made

    @property
    def written(self) -> Mapping[Language, Value]:
        """What is written out, by language."""
        return self.__pydantic_extra__

    @property
    def authored(self) -> Mapping[Language, Value]:
        """What was written first: without what is only spelt otherwise than the language it is derived from."""
        spoken = self._languages
        if spoken is None:
            return self.written
        return {language: value for language, value in self.written.items() if spoken.derived(language) is None}

    def get(self, language: Language) -> Value | None:
        """What is said in a language, derived where it may be, or None where it is missing."""
        own = self.written.get(language)
        if own is not None or self._languages is None:
            return own
        how = self._languages.derived(language)
        source = self.written.get(how.from_) if how is not None and how.from_ is not None else None
        return self._derived(source, how) if source is not None and how is not None else None

    @staticmethod
    def _derived(value: Value, how: Spoken) -> Value:  # noqa: ARG004 — most values are the same in both
        """A value in the language that is derived from its own."""
        return value


class Words(ByLanguage[Text]):
    """One text in several languages. `{QUESTION}` and `{FACT}` print an answer or a fact, `{today}` the day,
    `{page:ID}` the title of a page, `{law:ID}` the short text of a law file."""

    model_config = ConfigDict(defer_build=False)

    @staticmethod
    def _derived(value: str, how: Spoken) -> str:
        return how.derive(value)

    def say(self, language: Language) -> str:
        """The text in a language, or in the next best one where this guide does not speak it."""
        return self.get(language) or self.written.get("en") or next(iter(self.written.values()), "")


class Statement(Words):
    """Words that may lean on sources: claims of the article (C16), laws, standards, channels. Without: advice."""

    sources: Annotated[Annotated[tuple[SourceId, ...], Field(strict=False)], Ref("source")] = ()
    """what it leans on: ids of claims, instruments or channels; none where it is advice"""


Called = Annotated[tuple[Text, ...], Field(strict=False)]
"""Words by which people look for something, in any language."""
Statements = Annotated[tuple[Statement, ...], Field(strict=False)]
Texts = Annotated[tuple[Words, ...], Field(strict=False)]


def in_language(text: str | Words, language: Language) -> str:
    """A text that may be the same in every language."""
    return text if isinstance(text, str) else text.say(language)


TextOrWords = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Words, Tag("words")],
    Discriminator(lambda raw: "words" if isinstance(raw, dict | Words) else "text"),
]
"""One text for every language, or words in each."""
