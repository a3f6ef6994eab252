"""A text of one language as it is written in another that is close to it, like 简体中文 and 繁體中文."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

Replace = tuple[tuple[str, str], ...]


@cache
def deriving(config: str | None, replace: Replace) -> Callable[[str], str]:
    """Converts a text by OpenCC with a configuration of its, if any; then replaces everything in `replace`."""
    meant = dict(replace)

    @lru_cache(maxsize=8192)
    def derive(text: str) -> str:
        converted = _converter(config).convert(text) if config is not None else text
        return _finder(replace).sub(lambda match: meant[match[0]], converted) if replace else converted

    return derive


@cache
def _converter(config: str) -> Any:
    from opencc import OpenCC  # loaded only where a converted language is asked for

    return OpenCC(config)


@cache
def _finder(replace: Replace) -> re.Pattern[str]:
    """Finds what is to be replaced, the longest first."""
    return re.compile("|".join(re.escape(old) for old in sorted(dict(replace), key=len, reverse=True)))
