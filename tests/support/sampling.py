"""Samples: of many cases alike a few are tried as a rule, all of them with --thorough."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import pytest

Case = TypeVar("Case")
THOROUGH = "TESTS_THOROUGH" in os.environ
"""Whether everything is tried; set before any test is read, and in the environment of what tests start."""
BEYOND = pytest.mark.thorough


def sample(cases: Iterable[Any], one_in: int) -> list[Any]:
    """Parameters of a test: the first of every `one_in` cases is always tried."""
    return [
        case if number % one_in == 0 else pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=BEYOND)
        for number, case in enumerate(cases)
    ]


def some(cases: Sequence[Case], one_in: int, first: int = 0) -> Sequence[Case]:
    """Cases that one test tries one after the other: every `one_in`-th, from the `first` on."""
    return cases if THOROUGH else cases[first % one_in :: one_in]


def examples(number: int) -> int:
    """How many examples a property is tried with: this many when thorough, otherwise a sixth."""
    return number if THOROUGH else number // 6
