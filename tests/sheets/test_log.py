"""The log itself: nothing that was written is lost, and what is kept in a note comes back or is told."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.reading import parse
from guide.sheets.filling import FieldValue, Misfit
from guide.sheets.log.entry import Entry, Log, days_late
from guide.sheets.log.saved import dump_log, load_log
from guide.values.telephone import Numbers
from tests.support.contacts import DAY, DUE, call, case, contact, filled_case, filled_in, log_file, log_of
from tests.support.guides import TODAY
from tests.support.sampling import examples

NOON = datetime(2026, 6, 4, 12, 0)


def test_an_edit_keeps_what_was_written_with_the_time_of_the_change() -> None:
    log = Log().add(call("10:00", words="第一次寫的"))
    log = log.edit(1, call("10:00", words="改過的"), NOON).edit(1, call("10:05", words="改過的"), NOON.replace(hour=13))
    entry = log.entry(1)
    assert (entry.start, entry.filled["words"]) == (time(10, 5), "改過的")
    assert [(before.changed.hour, before.filled["words"]) for before in entry.earlier] == [
        (12, "第一次寫的"),
        (13, "改過的"),
    ]


def test_an_edit_that_changes_nothing_is_none() -> None:
    log = Log().add(call("10:00"))
    assert log.edit(1, call("10:00"), NOON) == log


def test_what_is_typed_later_into_the_same_form_changes_no_entry() -> None:
    form: dict[str, FieldValue] = call("10:00")
    log = Log().add(form)
    form["words"] = "x"
    assert log.entry(1).filled == call("10:00")


def test_a_number_is_never_given_twice() -> None:
    log = log_of([call("10:00"), call("11:00")]).delete(2).add(call("12:00"))
    assert [entry.number for entry in log.entries] == [1, 3]
    with pytest.raises(KeyError):
        log.entry(2)
    with pytest.raises(KeyError):
        log.delete(2)


def test_entries_stand_in_the_order_of_time() -> None:
    log = log_of(
        [
            contact(date=None),
            call("", about="約上午"),
            call("12:00"),
            call("09:00"),
            call("23:00", date(2026, 6, 3)),
            call("09:00"),
        ]
    )
    assert [entry.number for entry in log.in_order] == [5, 4, 6, 3, 2, 1]


@pytest.mark.parametrize(
    ("day", "days"), [(date(2026, 5, 27), 0), (DAY, 8), (date(2026, 5, 26), -1), (date(2027, 5, 27), 365)]
)
def test_days_late_count_from_the_due_date(day: date, days: int) -> None:
    assert days_late(Entry(1, contact("", day)), DUE) == days
    assert days_late(Entry(1, contact("", day)), None) is None
    assert days_late(Entry(1, contact(date=None)), DUE) is None


def test_a_call_over_midnight_belongs_to_the_day_it_began() -> None:
    entry = Entry(1, call("23:50", DAY, end=time(0, 20)))
    assert (entry.day, days_late(entry, DUE)) == (DAY, 8)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("13800001234", "…1234"),
        ("+86 138-0000-1234", "…1234"),
        ("(021) 5555 1234", "…1234"),
        ("１３８００００１２３４", "…1234"),
        ("13800001234，後來 02155556789", "…1234，後來 …6789"),
        ("110", "110"),
        ("96110", "96110"),
        ("955123", "955123"),
        ("未顯示", "未顯示"),
        ("…1234", "…1234"),
        ("", ""),
    ],
)
def test_a_number_shows_its_last_four_digits(typed: str, shown: str) -> None:
    assert Numbers([typed], loose=True).cut(typed) == shown
    assert Numbers([shown], loose=True).cut(shown) == shown


# kept in a note


def there_and_back(log: Log, today: date = TODAY) -> tuple[Log, tuple[Misfit, ...]]:
    """Through the text of a note, as it is written and read."""
    text = yaml.safe_dump(dump_log(log, log_file()), allow_unicode=True, sort_keys=False)
    document, faults = parse(Path("note.md"), text)
    assert document is not None
    assert not faults
    return load_log(document.data, log_file(), today)


@given(st.lists(filled_in(), max_size=5), filled_case(), st.data())
@settings(deadline=None, max_examples=examples(60))
def test_a_log_comes_back_as_it_was(entries: list[Any], about: Any, data: st.DataObject) -> None:
    log = log_of(entries, {**about, "whole-numbers": True})
    for number in range(1, len(entries) + 1):
        if data.draw(st.booleans()):
            log = log.edit(number, data.draw(filled_in()), NOON)
        elif data.draw(st.booleans()):
            log = log.delete(number)
    assert there_and_back(log, DAY + timedelta(days=9)) == (log, ())


def test_numbers_are_cut_unless_the_person_wants_them_whole() -> None:
    log = log_of([call("10:00", caller_number="13800001234")])
    log = log.edit(1, call("10:00", caller_number="13800005678"), NOON)
    assert "1380000" not in yaml.safe_dump(dump_log(log, log_file()))
    back, faults = there_and_back(log)
    assert not faults
    assert back.entry(1).filled["caller-number"] == "…5678"
    assert back.entry(1).earlier[0].filled["caller-number"] == "…1234"
    whole = log.with_case(case(whole_numbers=True))
    assert there_and_back(whole) == (whole, ())


def test_an_empty_log_is_kept_and_comes_back() -> None:
    assert there_and_back(Log()) == (Log(), ())


def kept() -> dict[str, Any]:
    log = log_of([call("10:00", words="a"), call("11:00")], case(lender_type="bank"))
    return dump_log(log.edit(1, call("10:00", words="b"), NOON), log_file())


def changed(*path: Any, to: Any = None, drop: bool = False) -> dict[str, Any]:
    """A kept log with one place changed or left out."""
    plain = kept()
    *way, last = path
    place: Any = plain
    for step in way:
        place = place[step]
    if drop:
        del place[last]
    else:
        place[last] = to
    return plain


@pytest.mark.parametrize(
    ("plain", "faults"),
    [
        (changed("entries", 0, "fields", "start", to="25:00"), [(1, "start", "unreadable")]),
        (changed("entries", 0, "fields", "person", to="mum"), [(1, "person", "not-allowed")]),
        (changed("entries", 1, "fields", "date", to="2006-01-01"), [(2, "date", "too-low")]),
        (changed("entries", 1, "fields", "mood", to="bad"), [(2, "mood", "unknown")]),
        (changed("entries", 1, "fields", "words", to="x" * 1001), [(2, "words", "too-high")]),
        (changed("entries", 1, "fields", to=[]), [(2, "fields", "not-allowed")]),
        (changed("entries", 1, "fields", drop=True), [(2, "fields", "missing"), (2, "fields", "not-allowed")]),
        (changed("entries", 1, "extra", to=1), [(2, "extra", "unknown")]),
        (changed("entries", 0, "earlier", 0, "changed", to="2026-06-04"), [(1, "earlier.1.changed", "unreadable")]),
        (changed("entries", 0, "earlier", 0, "fields", "refused", to="no"), [(1, "earlier.1.refused", "not-allowed")]),
        (changed("entries", 0, "earlier", to="x"), [(1, "earlier", "not-allowed")]),
        (changed("case", "lender-type", to="gang"), [(None, "case.lender-type", "not-allowed")]),
        (changed("case", to=None), [(None, "case", "not-allowed")]),
        (changed("last", to="2"), [(None, "last", "not-allowed")]),
        (changed("entries", to={}), [(None, "entries", "not-allowed")]),
        (changed("notes", to={}), [(None, "notes", "unknown")]),
        (
            [],
            [
                (None, "", "not-allowed"),
                (None, "case", "not-allowed"),
                (None, "entries", "not-allowed"),
                (None, "last", "not-allowed"),
            ],
        ),
    ],
)
def test_what_cannot_be_taken_back_is_told(plain: Any, faults: list[tuple[int | None, str, str]]) -> None:
    _, found = load_log(plain, log_file(), TODAY)
    places = [(f"{number}.{field}".rstrip(".") if number else field, reason) for number, field, reason in faults]
    assert [(fault.field, fault.reason) for fault in found] == places


def test_one_bad_field_costs_nothing_else() -> None:
    log, _ = load_log(changed("entries", 0, "fields", "start", to="25:00"), log_file(), TODAY)
    assert log.entry(1).filled == {k: v for k, v in call("10:00", words="b").items() if k != "start"}
    assert log.entry(1).earlier[0].filled["words"] == "a"
    assert len(log.entries) == 2


@pytest.mark.parametrize(
    ("number", "reason"), [(1, "twice"), ("2", "not-allowed"), (0, "not-allowed"), (True, "not-allowed")]
)
def test_an_entry_without_a_number_of_its_own_gets_one(number: Any, reason: str) -> None:
    log, faults = load_log(changed("entries", 1, "number", to=number), log_file(), TODAY)
    assert [entry.number for entry in log.entries] == [1, 3]
    assert faults == (Misfit("3.number", reason),)
    assert log.last == 3


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["last", "case", "entries", "number", "fields", "earlier", "changed", "date", "acts", "words"]
            )
            | st.integers(),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(PLAIN)
@settings(deadline=None, max_examples=examples(200))
def test_no_note_makes_it_fall_over(plain: Any) -> None:
    log, faults = load_log(plain, log_file(), TODAY)
    assert faults or dump_log(log, log_file())["entries"] == plain["entries"]
