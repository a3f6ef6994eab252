"""The languages of a guide: which are written by hand, and how the others are derived from them.

The tags are those of BCP 47, like `de`, `pt-BR` or `zh-Hans`.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from guide.i18n.deriving import deriving

TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?$"
"""Language, script, region, variants, private use, each in the case in which it is usually written."""
TAKEN = frozenset({"id", "of", "by", "to"})
"""Keys that may stand beside the languages of a text. Who writes Indonesian or Tongan calls it id-ID, to-TO."""


def _tag(tag: str) -> str:
    if tag in TAKEN or re.match(TAG, tag) is None:
        usual = f"{tag}-{tag.upper()}" if tag in TAKEN else _as_usual(tag)
        instead = f"write {usual}" if re.match(TAG, usual) else "write a tag like de, pt-BR or zh-Hans"
        raise PydanticCustomError("language", "is no language", {"instead": instead})
    return tag


def _as_usual(tag: str) -> str:
    """A tag with its parts in the case in which they are usually written."""
    first, *rest = tag.replace("_", "-").lower().split("-")
    cased = {2: str.upper, 4: str.title}
    return "-".join([first, *(cased.get(len(part), str)(part) if part.isalpha() else part for part in rest)])


Tag = Annotated[str, AfterValidator(_tag), Field(json_schema_extra={"pattern": TAG})]
Config = Literal[
    "s2t", "s2tw", "s2twp", "s2hk", "s2hkp", "t2s", "t2tw", "t2hk", "tw2s", "tw2sp", "tw2t", "hk2s", "hk2sp", "hk2t"
]


class Spoken(BaseModel):
    """One language of a guide. Without `from`, every text is written in it.

    With it, a text is derived from that language wherever it is not written: converted by OpenCC with the
    configuration named, if there is one; then whatever `replace` has is replaced.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    tag: Tag
    from_: Tag | None = Field(default=None, alias="from")
    opencc: Config | None = None
    replace: dict[Annotated[str, Field(min_length=1)], str] = Field(default_factory=dict)

    @cached_property
    def derive(self) -> Callable[[str], str]:
        """Makes a text of this language from one of the language it is derived from."""
        return deriving(self.opencc, tuple(self.replace.items()))


def _alone(raw: Any) -> Any:
    return {"tag": raw} if isinstance(raw, str) else raw


_Spoken = Annotated[Spoken, BeforeValidator(_alone, json_schema_input_type=Tag | Spoken)]


class Languages(RootModel[Annotated[tuple[_Spoken, ...], Field(strict=False, min_length=1)]]):
    """The languages of a guide, in the order in which they are offered: `languages:` of `guide.yaml`."""

    model_config = ConfigDict(strict=True, frozen=True)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for each in self.root:
            if self.tags.count(each.tag) > 1:
                raise _fault(f"names '{each.tag}' twice", "keep one of them")
            if each.from_ is not None and each.from_ not in self.written:
                what = f"derives '{each.tag}' from '{each.from_}', in which nothing is written"
                raise _fault(what, f"one of {', '.join(self.written)}" if self.written else "write one by hand")
            if each.from_ is None and (each.opencc is not None or each.replace):
                raise _fault(f"does not say from which language '{each.tag}' is derived", "add 'from:'")
        return self

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(each.tag for each in self.root)

    @cached_property
    def written(self) -> tuple[str, ...]:
        """Those in which every text is written by hand."""
        return tuple(each.tag for each in self.root if each.from_ is None)

    @cached_property
    def ways(self) -> Mapping[str, Spoken]:
        """Language → how it is derived, of those that are."""
        return {each.tag: each for each in self.root if each.from_ is not None}

    def derived(self, tag: str) -> Spoken | None:
        """How a language is derived; None where it is written, or not spoken."""
        return self.ways.get(tag)


def _fault(what: str, instead: str) -> PydanticCustomError:
    return PydanticCustomError("languages", "{what}", {"what": what, "instead": instead})
