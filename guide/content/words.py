"""Words of a guide in every language, side by side."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

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


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
SourceId = Annotated[str, Field(pattern=r"^([CX]\d\d|[a-z][a-z0-9]*(-[a-z0-9]+)*)$")]


class Words(Model):
    """One text in several languages. zh-Hans is derived from zh-Hant unless it is written out."""

    zh_hant: str | None = Field(default=None, alias="zh-Hant", min_length=1)
    zh_hans: str | None = Field(default=None, alias="zh-Hans", min_length=1)
    en: str | None = Field(default=None, min_length=1)

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
