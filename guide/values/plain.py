"""Plain data: what YAML and JSON hold. What comes in from outside is an `object` until somebody has looked at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Union

Plain = Union[None, bool, int, float, Decimal, str, Sequence["Plain"], Mapping[str, "Plain"]]  # noqa: UP007  # recursive
