"""The drawing: columns that stand under one another, a bar that fits, and text where there is no room for one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guide.sheets.plan.bars import draw
from guide.views.layout import cells

ROWS = [(["日期", "付", "還剩"], 0), (["現在", "", "2,520"], 2520), (["2026-06-10", "330", "2,190"], 2190)]


def test_a_table_with_bars() -> None:
    assert draw([*ROWS, (["2027-01-10", "210", "0"], 0)], 32, "#") == [
        "日期         付   還剩",
        "現在             2,520  ########",
        "2026-06-10  330  2,190  #######",
        "2027-01-10  210      0",
    ]


def test_without_room_it_is_a_table() -> None:
    assert draw(ROWS, 29, "#") == ["日期         付   還剩", "現在             2,520", "2026-06-10  330  2,190"]
    assert draw([], 40) == []


@given(st.lists(st.tuples(st.text("日a", max_size=4), st.integers(0, 10_000)), min_size=1), st.integers(0, 80))
def test_bars_fit_and_whatever_is_left_shows(rows: list[tuple[str, int]], width: int) -> None:
    lines = draw([([text, str(number)], number) for text, number in rows], width)
    widest = max(cells(line.replace("█", "")) for line in lines)
    assert all(cells(line) <= max(width, widest) for line in lines)
    drawn = any("█" in line for line in lines)
    assert not drawn or all(("█" in line) == (number > 0) for line, (_, number) in zip(lines, rows, strict=True))
    assert drawn or width < 6 + widest + 4 or not any(number for _, number in rows)
