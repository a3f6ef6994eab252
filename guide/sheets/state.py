"""Everything a person has filled in beside the questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of one session. `states`: what each kind holds, by its name; one that holds nothing is not there."""

    states: Mapping[str, object] = field(default_factory=dict)


NOTHING = Sheets()
