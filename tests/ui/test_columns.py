"""The ways on from a page stand in columns where there is room: read, gone through and clicked where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest

from guide.views.layout import cells
from guide.views.lines import lay_out
from tests.support.guides import LANGUAGES
from tests.support.scenes import CALLED, RESULT, SHEETS, Screen, app_for, drawn, keys, ready
from tests.support.sittings import sitting
from tests.support.walking import one_for_each_outcome

AT_THE_END = Screen(CALLED, (*RESULT, "end"), SHEETS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 75, 76])
def test_every_way_stands_once_and_whole_in_columns_that_do_not_touch(language: str, width: int) -> None:
    for walk in one_for_each_outcome().values():
        session = sitting(language=language)
        session.move(walk)
        view = session.view()
        lines = lay_out(view, width, frozenset())
        assert all(cells(line.text.rstrip()) <= width for line in lines)
        for index, choice in enumerate(view.choices):
            if choice.ticked is None:
                told = [line.text[slice(*place)] for line in lines if (place := line.of(index)) is not None]
                assert "".join(choice.text.split()) in "".join("".join(told).split()), choice.text
                assert len(told) == 1 or cells(choice.text) > width / 2, "a way that is broken has its lines for itself"
        assert any(len(line.places) > 1 for line in lines), view.id
        assert all(one.end < other.start for line in lines for one, other in pairwise(line.places))


def test_where_there_is_no_room_they_stand_below_each_other() -> None:
    session = sitting(language="en")
    session.move(next(iter(one_for_each_outcome().values())))
    assert not any(line.places for line in lay_out(session.view(), 36, frozenset()))


async def test_arrows_go_on_in_the_order_of_the_numbers_and_lines_and_the_cursor_goes_along() -> None:
    app = app_for("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        await drawn(app, pilot, AT_THE_END, "en")
        page, seen = app.main.page, list[tuple[int, int]]()
        await keys(pilot, "down")
        before = page.highlight
        for _ in range(8):
            await keys(pilot, "down")
            assert page.highlight == before + 1
            before = page.highlight
            x, y = page.stands_at
            line = page.lines[y + round(page.scroll_y)]
            place = line.of(page.highlight)
            assert place is not None
            assert cells(line.text[: place[0]]) + page.margin_left <= x < cells(line.text[: place[1]])
            seen.append((y, x))
        assert len({x for _, x in seen}) == 2, "two columns"
        assert seen == sorted(seen), "line by line"


async def test_a_click_takes_the_way_that_stands_there_and_not_the_one_beside_it() -> None:
    app = app_for("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        for side in (0, 1):
            await drawn(app, pilot, AT_THE_END, "en")
            page, session = app.main.page, app.main.session
            assert session is not None
            rows = [row for row, line in enumerate(page.lines) if len(line.places) == 2]
            ids = [choice.id for choice in app.main.view.choices]
            row = next(
                row
                for row in rows
                if ids[page.lines[row].places[side].choice] in ("sheet:plan", "sheet:log", "days", "save")
            )
            place = page.lines[row].places[side]
            at = page.margin_left + cells(page.lines[row].text[: place.start]) + 8
            await pilot.click(page, offset=(at, row - round(page.scroll_y)))
            await pilot.pause()
            opens = {"sheet:plan": "form:plan", "sheet:log": "log", "days": "days:family-called", "save": "save"}
            assert session.view().id == opens[ids[place.choice]]
