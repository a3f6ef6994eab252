"""The file of days to keep, read back by another parser than the one that wrote it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import vobject

from guide.i18n.phrases import phrases
from guide.notes.calendar import Event, calendar

OF = "0123456789abcdef"
MADE = datetime(2026, 6, 4, 21, 30)
EVENTS = [
    Event("family-called/0", date(2026, 6, 6), "問家人還有沒有人打; a, b\\n{x}"),
    Event("pay/1", date(2028, 2, 29), "330"),
]


def read(text: str) -> list[Any]:
    return list(vobject.readOne(text).vevent_list)


def test_every_day_is_there_whole_with_a_neutral_title() -> None:
    found = read(calendar(EVENTS, MADE, phrases("zh-Hant"), OF))
    assert [event.dtstart.value for event in found] == [date(2026, 6, 6), date(2028, 2, 29)]
    assert [event.dtend.value for event in found] == [date(2026, 6, 7), date(2028, 3, 1)]
    assert {event.summary.value for event in found} == {"提醒"}
    text = calendar(EVENTS, MADE, phrases("zh-Hant"), OF)
    assert not any(word in text for word in ("家人", "guide", "overdue", "pay", "family"))


def test_words_stand_in_it_as_they_are_where_they_are_wanted() -> None:
    found = read(calendar(EVENTS, MADE, phrases("en"), OF, words=True))
    assert [event.summary.value for event in found] == [event.words for event in EVENTS]


def test_a_file_made_again_moves_the_same_days() -> None:
    first = read(calendar(EVENTS, MADE, phrases("en"), OF))
    moved = [Event(event.key, date(2026, 7, 1), event.words) for event in EVENTS]
    again = read(calendar(moved, MADE.replace(day=5), phrases("en"), OF))
    assert [event.uid.value for event in first] == [event.uid.value for event in again]
    assert len({event.uid.value for event in first}) == 2
    assert all(int(b.sequence.value) > int(a.sequence.value) for a, b in zip(first, again, strict=True))


def test_long_chinese_titles_are_folded_so_that_they_come_back_whole() -> None:
    words = "帶紀錄去諮詢" * 30
    text = calendar([Event("a", date(2026, 6, 4), words)], MADE, phrases("en"), OF, words=True)
    assert max(map(len, text.encode().splitlines())) <= 75
    assert read(text)[0].summary.value == words
