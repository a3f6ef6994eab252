"""Days and hours are drawn as tinted grounds; without colours, as signs."""

from __future__ import annotations

import pytest

from guide.i18n.languages import Language
from guide.i18n.locale import today_in_words
from guide.sheets.log.hours import Mark
from guide.sheets.log.hours import draw as hours
from guide.views.timeline import draw
from tests.support.guides import LANGUAGES, TODAY
from tests.support.scenes import CALLED, SCREENS, app_for, drawn, ready
from tests.support.sittings import at_outcome, sitting


def test_each_day_has_the_ground_of_what_it_is() -> None:
    rule = draw(14, [(0, "due"), (7, "seven"), (10, "ten")], 8, "today")[2]
    grounds = {rule.text[span.start : span.end]: span.look for span in rule.spans if not span.blank}
    assert [day for day, look in grounds.items() if look == "past"] == [str(day) for day in range(7)]
    assert {day for day, look in grounds.items() if look == "named"} == {"7", "10"}
    assert grounds["8"] == "now"
    assert {day for day, look in grounds.items() if look == "ahead"} == {"9", "11", "12", "13", "14"}
    assert "".join(rule.text[span.start : span.end] for span in rule.spans) == rule.text.strip(), "no gap between them"


@pytest.mark.parametrize(("last", "today", "past"), [(14, None, 0), (14, -3, 0), (14, 0, 0), (14, 40, 14)])
def test_a_day_outside_the_line_is_no_day_of_it(last: int, today: int | None, past: int) -> None:
    spans = draw(last, [(7, "seven")], today, "today")[2].spans
    looks = [span.look for span in spans if not span.blank]
    assert looks.count("past") == past, "all but the one with a name"
    assert looks.count("now") == (today == 0)


@pytest.mark.parametrize("screen", ["timeline-dated", "log-days"])
async def test_signs_stand_only_where_there_are_no_colours(screen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures and what was noted down stand in both."""
    shown = {}
    for no_color in (False, True):
        monkeypatch.setenv("NO_COLOR", "1") if no_color else monkeypatch.delenv("NO_COLOR", raising=False)
        app = app_for("en")
        async with app.run_test(size=(80, 24)) as pilot:
            await ready(app, pilot)
            lines = await drawn(app, pilot, SCREENS[screen], "en")
            shown[no_color] = [line for line in lines if line.lstrip().startswith(("0", "06-04"))][-1]
    assert shown[True].translate({ord(sign): " " for sign in "=-.:"}).split()[-2:] == shown[False].split()[-2:]
    assert set("=-.:") & set(shown[True])
    assert not set("=.:") & set(shown[False])


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_late_it_is_is_said_once(language: Language) -> None:
    """Under the line stands that this is today; the sentence below says the rest, also to those who cannot see."""
    session = at_outcome(sitting(language=language), CALLED)
    session.open_page("timeline")
    told = [part.text.strip() for part in session.view().parts if part.text]
    word = today_in_words(session.p)
    assert told.count(word) == 1
    assert len([text for text in told if text.startswith(word + session.p.colon.strip())]) == 1


def test_what_was_noted_down_stands_on_the_ground_of_its_hour() -> None:
    first, second = hours([(TODAY, [Mark(3, "A"), Mark(3, "B"), Mark(12, "C")])], frozenset({3}), 80)[2:]
    grounds = {span.look for row in (first, second) for span in row.spans if row.text[span.start] in "AB"}
    assert grounds == {"quiet"}
    assert [span.look for span in first.spans if first.text[span.start] == "C"] == ["open"]
    assert all(span.blank == (first.text[span.start] in ".:") for span in first.spans)
