"""One answer in columns: what is told apart of many options, and examples of it from either end."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

from guide.content.conditions import Includes
from guide.engine.atoms import REFERENCE, of_question
from guide.sheets.loading import load
from tests.support.small_guides import outcome, several, write

KINDS, FREE, RANK = 8, 2, 3
"""Options that are asked about in pairs, more than are told apart choice by choice; and options nothing asks about."""
OPTIONS = [f"o{n}" for n in range(2 * KINDS + FREE)]


def test_examples_of_a_large_group_of_options_are_what_they_stand_for(tmp_path: Path) -> None:
    """The near example has as little as can be, the far one as much; both stand in the columns they were made from."""
    asked = {"many": several(" ".join([*OPTIONS, "none!"]), "calm")}
    question = load(write(tmp_path, asked, {"calm": outcome()})).questions["many"]
    pairs = [frozenset(OPTIONS[2 * n : 2 * n + 2]) for n in range(KINDS)]
    columns = of_question(question, RANK, [Includes("many", pair) for pair in pairs])
    assert len(columns.kinds) == KINDS
    for chosen in random.Random(3).sample([*product((0, 1), repeat=KINDS)], 40):
        point = {columns.main: columns.joint} | {RANK + n: 1 for n, one in enumerate(chosen) if one}
        near, far = columns.value(point), columns.value(point, last=True)
        assert isinstance(near, tuple)
        assert isinstance(far, tuple)
        few, many = sum(chosen), 2 * sum(chosen) + FREE
        assert (len(near), len(far)) == (max(few, 1), many)
        for value in (near, far):
            assert [option for option in OPTIONS if option in value] == [*value], "in the order of the question"
            assert [int(not pair.isdisjoint(value)) for pair in pairs] == [*chosen]
            assert columns.of(value, REFERENCE) == point
    (alone,) = (n for n, atom in enumerate(columns.atoms, 1) if n != columns.joint)
    assert columns.value({columns.main: alone}) == columns.value({columns.main: alone}, last=True) == ("none",)
