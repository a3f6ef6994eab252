"""Days and amounts as they are typed in a language: its order of day and month, its names, its signs."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from guide.content.fields import MoneyField
from guide.content.kinds import as_typed
from guide.i18n.languages import Language, languages, without_spaces
from guide.i18n.locale import day_and_year, day_as_typed, day_in_a_letter
from guide.i18n.phrases import phrases
from guide.session.session import Session
from guide.sheets.field_text import reading_of_field
from guide.sheets.loading import load
from guide.ui.plain import walk
from guide.ui.terminal.app import GuideApp
from guide.values.dates import WEEKDAYS, read_day
from guide.values.refused import Refused
from guide.views.start_page import read_start_page
from tests.content.test_another_language import FOLDER
from tests.support.guides import TODAY
from tests.support.scenes import press, ready

EVERY = pytest.mark.parametrize("language", languages())


def read(text: str, language: Language, today: date = TODAY) -> date:
    """`language`: that of the reader; without, as everywhere."""
    said = day_as_typed(text, today, phrases(language)) if language else text
    return read_day(said, today, 3650, 3650)


@pytest.mark.parametrize(
    "text",
    ["3.6.", "3.6", "03.06.", "3. 6.", "3/6", "3.6.2026", "03.06.2026", "3.6.26", "3/6/2026", "03-06-2026",
     "2026-06-03", "3. Juni", "3 Juni 2026", "3. juni 2026", "3. Jun.", "gestern", "Gestern", "vor 1 Tag"],
)  # fmt: skip
def test_in_german_the_day_stands_before_the_month(text: str) -> None:
    assert read(text, "de") == date(2026, 6, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("heute", date(2026, 6, 4)),
        ("vorgestern", date(2026, 6, 2)),
        ("Übermorgen", date(2026, 6, 6)),
        ("vor 10 Tagen", date(2026, 5, 25)),
        ("in 3 Tagen", date(2026, 6, 7)),
        ("1. März", date(2026, 3, 1)),
        ("5.27", date(2026, 5, 27)),
        ("Donnerstag", date(2026, 6, 4)),
        ("nächsten Montag", date(2026, 6, 8)),
        ("Nächste Mi.", date(2026, 6, 10)),
        ("letzten Samstag", date(2026, 5, 30)),
        ("am vorigen Sonntag", date(2026, 5, 31)),
    ],
)
def test_german_words_for_days(text: str, day: date) -> None:
    assert read(text, "de") == day


@EVERY
def test_a_day_of_the_week_is_read_in_every_language(language: Language) -> None:
    """By its name, alone it is the last one or the next, as the field takes them."""
    p = phrases(language)
    for number, name in enumerate(p.write["weekdays"].split(", ")):
        coming = TODAY + timedelta(days=(number - TODAY.weekday()) % 7)
        gone = TODAY - timedelta(days=(TODAY.weekday() - number) % 7)
        for text in (name, name if without_spaces(language) else f"{p.write['on_a_weekday']} {name}"):
            said = day_as_typed(text, TODAY, p)
            assert (read_day(said, TODAY, 3650, 0), read_day(said, TODAY, 0, 3650)) == (gone, coming), text


def test_german_words_for_a_week_mean_what_they_mean_in_english() -> None:
    """Where last Friday can be two days, letzter Freitag can."""
    for days in range(14):
        today = TODAY + timedelta(days=days)
        for number, name in enumerate(phrases("de").write["weekdays"].split(", ")):
            for away, english in (("letzten", "last"), ("diesen", "this"), ("kommenden", "next")):
                said = day_as_typed(f"{away} {name}", today, phrases("de"))
                assert said == f"{english} {WEEKDAYS[number]}"
                with suppress(Refused):
                    assert read_day(said, today, 3650, 3650).weekday() == number


@pytest.mark.parametrize("text", ["3.6", "6/3", "6-3", "5.27", "3/6/2026", "3.6.2026", "June 3", "3 June", "26/5/27"])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_in_english_and_chinese_it_is_read_as_in_every_guide(language: Language, text: str) -> None:
    assert day_as_typed(text, TODAY, phrases(language)) == text or read(text, language) == read(text, "")


@EVERY
def test_every_language_reads_the_days_that_it_writes(language: Language) -> None:
    p = phrases(language)
    for days in range(0, 366, 7):
        day = TODAY + timedelta(days=days)
        for written in (day_and_year(day, p), day_in_a_letter(day, p), p.days_ahead(days).format(days=days)):
            assert read(written, language) == day, written
        assert read(p.days_ago(days).format(days=days), language) == TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    "text",
    [
        "32.6.",
        "3.13.2026",
        "3. Jumi",
        "0.6.",
        "3.6.2026.1",
        "vor vielen Tagen",
        "juni",
        "letzten Tag",
        "m",
        "am letzten",
    ],
)
def test_what_is_no_day_in_german_is_none(text: str) -> None:
    with pytest.raises(Refused):
        read(text, "de")


def test_amounts_of_a_form_are_read_and_shown_with_its_signs() -> None:
    field = MoneyField.model_validate({"field": "sum", "kind": "money", "label": {"de": "Summe"}})
    p = phrases("de")
    assert "1.899,50" in reading_of_field(field, "1.899,50", (), TODAY, p)
    assert as_typed(field, 189950, p) == "1899,50"
    assert reading_of_field(field, "1899,50", (), TODAY, p) == reading_of_field(field, "1.899,50", (), TODAY, p)


# both faces say how a day is read before it is taken

WAY, TYPED, READ = ["1", "1", "1", "1"], "3.6.", "3. Juni 2026"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(load(FOLDER), read_start_page(FOLDER), TODAY, "de", tmp_path)


def test_as_lines_a_day_is_shown_before_it_is_taken(session: Session) -> None:
    walk(session, WAY, io.StringIO())
    out = io.StringIO()
    walk(session, [TYPED], out)
    assert READ in out.getvalue()
    assert "wann-gestohlen" not in session.walk.answers
    walk(session, ["ja"], io.StringIO())
    assert session.walk.answers["wann-gestohlen"] == date(2026, 6, 3)


async def test_on_the_screen_a_day_is_shown_while_it_is_typed(session: Session) -> None:
    app = GuideApp(session.start_page, "de", lambda: session)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        for key in (*WAY, *TYPED):
            await press(app, key)
            await pilot.pause()
        strips = app.screen._compositor.render_strips()
        shown = "\n".join("".join(segment.text for segment in strip) for strip in strips)
        assert READ in shown
        assert "wann-gestohlen" not in session.walk.answers
        await press(app, "enter")
        assert app.failure is None
    assert session.walk.answers["wann-gestohlen"] == date(2026, 6, 3)
