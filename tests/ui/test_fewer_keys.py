"""How many keys it takes from the start page to the first useful words, and to one's own page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support.scenes import app_for, keys, ready

FAMILY_CALLED = ("2", "4", "8", "enter", "enter", "0", "enter", "3", "3", *"330", "enter", "1")
"""The borrower whose family was called: eight days late, nothing worse was done, there is something to pay with."""
OVERSTEPPED = ("2", "4", "8", "enter", "enter", "9", "enter")
"""The same, and somebody was told of the debt."""
CALLED = ("3", "1", "1", "3", "enter", "1")
"""The one who was called, and who is willing to pass it on."""


async def walked(pressed: Sequence[str]) -> list[str]:
    """The pages that come up on the way, by their ids, from the start page on."""
    app = app_for("en")
    seen: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        for key in pressed:
            await keys(pilot, key)
            seen += [app.main.view.id] if app.main.view.id not in seen[-1:] else []
    return seen


@pytest.mark.parametrize(
    ("pressed", "ends", "most", "screens"),
    [
        (FAMILY_CALLED, "outcome:family-called", 15, 10),
        (OVERSTEPPED, "outcome:overstepped", 8, 6),
        (CALLED, "outcome:contact-pass-it-on", 7, 5),
    ],
    ids=lambda value: value.partition(":")[2] if isinstance(value, str) else None,
)
async def test_ones_own_page_takes_few_keys(pressed: Sequence[str], ends: str, most: int, screens: int) -> None:
    """Fewer than 19, 11 and 8 keys, as it once took; the last one shows the result."""
    seen = await walked((*pressed, "enter"))
    assert seen[-1] == ends, seen
    assert len(pressed) + 1 <= most
    assert len(seen) <= screens


@pytest.mark.parametrize("road", ["2", "3"], ids=["the borrower whose family was called", "the one who was called"])
async def test_words_to_say_are_one_key_away(road: str) -> None:
    app = app_for("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        assert any(part.style == "say" for part in app.main.view.parts), "words for the platform need none"
        await keys(pilot, road)
        [words] = [part.text for part in app.main.view.parts if part.style == "say"]
        shown = " ".join(line.text.strip() for line in app.main.page.lines if line.style == "say")
        assert words in shown
        assert all(app.main.page.in_sight(index) for index in app.main.view.numbered.values()), (
            "and so is the first question"
        )
