"""Words of a guide in every language, side by side."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

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


@cache
def _converter() -> Any:
    from opencc import OpenCC  # loaded only where Simplified Chinese is asked for

    return OpenCC("tw2sp")


_MAINLAND = {
    "資料": "资料", "文件": "文件", "執行": "执行", "通訊錄": "通讯录", "查詢": "查询", "複製": "复制", "存檔": "保存",
    "紀錄": "记录", "報導": "报道", "身分": "身份", "工作天": "工作日", "捲動": "滚动", "掛掉": "挂断", "案號": "案号",
    "支援": "支持", "連結": "链接", "螢幕": "屏幕", "簡訊": "短信", "聯絡": "联系", "管道": "渠道", "電郵": "邮件",
    "隨身碟": "U 盘", "空白鍵": "空格键", "檔名": "文件名", "檔案": "文件", "帳": "账", "周": "周", "資訊": "信息",
}  # fmt: skip
"""Words that OpenCC, made for computing texts, turns into others than a mainland reader of this subject says."""
_KEPT = re.compile("|".join(sorted(_MAINLAND, key=len, reverse=True)))


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """Traditional Chinese (Taiwan words) as Simplified Chinese with mainland words and quotation marks."""
    pieces, at = [], 0
    for match in _KEPT.finditer(text):
        pieces += [_converter().convert(text[at : match.start()]), _MAINLAND[match[0]]]
        at = match.end()
    plain = "".join([*pieces, _converter().convert(text[at:])])
    return plain.translate(_MARKS)


_MARKS = str.maketrans("「」『』", "“”‘’")
