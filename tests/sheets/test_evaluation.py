"""What is counted in a log: the worked example, and every number against a naive count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.sheets.filling import FieldValue
from guide.sheets.log.entry import Span
from guide.sheets.log.evaluation import Number, Reckoning, Tally
from guide.sheets.log.flags import flags
from tests.support.conduct_by_hand import Entry
from tests.support.contacts import (
    DUE,
    WORKED,
    WORKED_CASE,
    call,
    case,
    conduct,
    contact,
    filled_case,
    filled_in,
    log_file,
    log_of,
)
from tests.support.sampling import examples

Filling = dict[str, FieldValue]


def tallies(entries: list[Any], about: Any = None, due: date | None = DUE) -> dict[str, Tally]:
    reckoning = Reckoning(log_of(entries, about), conduct(), due)
    return {total.total: reckoning.tally(total) for total in conduct().file.totals}


def test_the_worked_example_is_counted_as_by_hand() -> None:
    """4 in all; 1 to somebody else, on day 8; none from evening to early morning; none after the plan."""
    found = tallies(WORKED, WORKED_CASE)
    assert {id: found[id].n for id in ("all", "others", "evening", "after-plan")} == {
        "all": 4,
        "others": 1,
        "evening": 0,
        "after-plan": 0,
    }
    first = found["others"].first
    assert first is not None
    assert first.number == 3
    assert found["evening"].unsure == 0


def test_an_empty_log_counts_to_nothing() -> None:
    assert {tally.n for tally in tallies([]).values()} == {0}


def test_what_may_belong_to_a_number_is_told_apart() -> None:
    entries = [call("22:30"), call("23:00", roughly=True), call("", about="晚上"), contact("23:00", channel="app")]
    evening = tallies(entries)["evening"]
    assert (evening.n, evening.unsure) == (1, 2)


def test_numbers_nobody_saw_are_no_numbers() -> None:
    entries = [
        call("10:00", caller_number="13800001234"),
        call("11:00", caller_number="1380000 1234"),
        call("11:30", caller_number="021-5555 1234"),
        call("12:00", caller_number="未顯示"),
        call("13:00"),
    ]
    assert tallies(entries)["callers"].n == 2, "several numbers are not made one"
    assert tallies(entries[3:])["callers"].n == 0


def test_the_hours_counted_as_evening_are_the_persons_own() -> None:
    """They change what is counted and nothing that is said of an entry."""
    entries = [call(clock, connected="no-answer") for clock in ("21:30", "22:30", "23:30", "06:30")]
    for hours, n in (
        ({}, 3),
        ({"evening_from": time(21)}, 4),
        ({"evening_from": time(23), "evening_until": time(6)}, 1),
        ({"evening_from": time(6), "evening_until": time(7)}, 1),
    ):
        assert tallies(entries, case(**hours))["evening"].n == n
    said = flags(log_of(entries, case(evening_from=time(23), evening_until=time(6))), conduct(), None)
    assert [[flag.rule.id for flag in said[number]] for number in (1, 2, 3, 4)] == [[], ["CR16"], ["CR16"], ["CR16"]]


def test_what_counts_from_a_day_is_told_only_where_that_day_is_known() -> None:
    def told(about: Filling) -> set[str]:
        reckoning = Reckoning(log_of([call("10:00")], about), conduct(), DUE)
        return {total.total for total in conduct().file.totals if reckoning.tells(total)}

    every = {total.total for total in conduct().file.totals}
    assert every - told({}) == {"after-plan", "after-only-me"}
    assert every - told(case(plan_since=DUE)) == {"after-only-me"}
    assert every - told(case(only_me_date=DUE, plan_since=DUE)) == set()


def test_tries_to_a_number_nobody_noted_are_not_certain() -> None:
    missed = [call("10:00", connected="no-answer") for _ in range(3)]
    tally = tallies(missed)["missed-a-day"]
    assert (tally.n, tally.unsure) == (0, 3)
    tally = tallies([*missed, call("11:00", connected="no-answer", called_number="1")])["missed-a-day"]
    assert (tally.n, tally.unsure) == (1, 3)


def most(keys: Iterable[Hashable]) -> int:
    """How many there are of the commonest."""
    return max(Counter(keys).values(), default=0)


@given(st.lists(filled_in(), max_size=9), filled_case())
@settings(deadline=None, max_examples=examples(80))
def test_totals_are_those_of_a_naive_count(entries: list[Filling], about: Any) -> None:
    log = [Entry(filled) for filled in entries]
    theirs = [e for e in log if e.by_them]
    told = SimpleNamespace(**{name.replace("-", "_"): value for name, value in about.items()})

    def late(clock: time) -> bool:
        return clock >= time(22) or clock < time(8)

    only_me = datetime.combine(told.only_me_date, told.only_me_time)
    assert {id: (tally.n, tally.unsure) for id, tally in tallies(entries, about).items()} == {
        "all": (len(log), 0),
        "others": (sum(e.person != "me" for e in theirs), 0),
        "a-day": (most(e.date for e in theirs), 0),
        "missed": (sum(e.missed for e in log), 0),
        "evening": (sum(e.channel in ("call", "sms", "im", "visit") and late(e.start) for e in theirs), 0),
        "after-plan": (sum(e.date > told.plan_since for e in theirs), sum(e.date == told.plan_since for e in theirs)),
        "after-only-me": (sum(e.person != "me" and e.ts > only_me for e in theirs), 0),
        "talked-a-day": (most(e.date for e in log if e.talked_to_me), 0),
        "missed-a-day": (most((e.date, e.called_number) for e in log if e.missed), 0),
        "to-a-contact-a-day": (most((e.date, e.person, e.label) for e in log if e.call and e.person != "me"), 0),
        "messages-a-day": (most(e.date for e in theirs if e.channel in ("sms", "im", "app", "email")), 0),
        "a-number-a-day": (most((e.date, e.caller_number) for e in theirs), 0),
        "callers": (len({e.caller_number for e in theirs}), 0),
    }


def by_hand(id: str, e: Entry, log: list[Entry]) -> int:
    """One count as seen from an entry."""

    def days(x: Entry) -> int:
        return int((e.date - x.date).days)

    def near(x: Entry) -> bool:
        return timedelta(0) <= e.ts - x.ts <= timedelta(days=3)

    same = [x for x in log if (x.person, x.label) == (e.person, e.label)]
    first = min((x.ts for x in same if x.refused), default=datetime.max)
    missed = [x for x in log if x.missed and x.person == "me"]
    counts: dict[str, int] = {
        "talked-that-day": sum(x.talked_to_me and (x.date, x.debt) == (e.date, e.debt) for x in log),
        "missed-that-day": sum(
            x.missed and (x.date, x.called_number, x.debt) == (e.date, e.called_number, e.debt) for x in log
        ),
        "missed-unnumbered": 0,  # every number dialled is filled in
        "others-that-day": sum(
            x.by_them
            and x.person != "me"
            and (x.date, x.person, x.label, x.debt) == (e.date, e.person, e.label, e.debt)
            for x in log
        ),
        "calls-that-day": sum(x.call and x.person == "me" and (x.date, x.debt) == (e.date, e.debt) for x in log),
        "abusive-in-all": sum(x.abusive for x in same),
        "unlisted-told": len({(x.person, x.label) for x in log if x.told_unlisted}),
        "in-touch-in-3-days": sum(x.two_way and near(x) for x in log),
        "missed-the-day-before": sum(days(x) == 1 for x in missed),
        "missed-on-3-days": len({x.date for x in missed if 1 <= days(x) <= 3}),
        "in-touch-on-3-days": sum(x.two_way and 1 <= days(x) <= 3 for x in log),
        "after-refusal": sum(x.by_them and first < x.ts <= e.ts for x in same),
    }
    return counts[id]


@given(st.lists(filled_in(), min_size=1, max_size=9))
@settings(deadline=None, max_examples=examples(80))
def test_counts_are_those_of_a_naive_count(entries: list[Filling]) -> None:
    log, kept = [Entry(filled) for filled in entries], log_of(entries)
    reckoning = Reckoning(kept, conduct(), DUE)
    for id in (id for id, count in conduct().counts.items() if count.beyond is None):
        for entry, e in zip(kept.entries, log, strict=True):
            n = by_hand(id, e, log)
            assert reckoning.count(id, entry) == Number(n, n), id


@pytest.mark.parametrize(
    ("number", "low", "high", "within"),
    [
        (Number(3, 3), 3, None, True),
        (Number(2, 2), 3, None, False),
        (Number(2, 3), 3, None, None),
        (Number(2, 3), 2, None, True),
        (Number(0, 5), None, 2, None),
        (Number(0, 2), None, 2, True),
        (Number(3, 9), None, 2, False),
        (Number(1, 1), 1, 1, True),
        (Number(0, 2), 1, 1, None),
    ],
)
def test_a_number_that_is_not_certain(number: Number, low: int | None, high: int | None, within: bool | None) -> None:
    assert number.within(low, high) is within


ON, NEXT = date(2026, 6, 4), date(2026, 6, 5)


@pytest.mark.parametrize(
    ("one", "other", "later", "near"),
    [
        (Span.of(NEXT, None), Span.of(ON, None), True, True),
        (Span.of(ON, None), Span.of(ON, None), None, None),
        (Span.of(ON, time(9)), Span.of(ON, time(9)), False, True),
        (Span.of(ON, time(9, 1)), Span.of(ON, time(9)), True, True),
        (Span.of(ON, time(9)), Span.of(ON, time(9, 1)), False, False),
        (Span.of(ON, time(9)), Span.of(ON, None), None, None),
        (Span.of(NEXT, time(9)), Span.of(None, time(9)), None, None),
        (Span.of(date(2026, 6, 7), time(9)), Span.of(ON, time(8, 59)), True, False),
        (Span.of(date(2026, 6, 7), time(9)), Span.of(ON, time(9)), True, True),
        (Span.of(date(2026, 6, 7), time(9)), Span.of(ON, None), True, None),
    ],
)
def test_moments_that_are_not_certain(one: Span, other: Span, later: bool | None, near: bool | None) -> None:
    assert one.later_than(other) is later
    assert one.follows_within(other, timedelta(days=3)) is near


VALUES = st.one_of(st.text(max_size=4), st.booleans(), st.integers(-9, 9), st.dates(), st.times(), st.just(("insult",)))
ANY = st.dictionaries(st.sampled_from([*(field.id for field in log_file().fields)]), VALUES, max_size=8)


@given(st.lists(ANY | filled_in(), max_size=5), ANY | filled_case(), st.none() | st.dates())
@settings(deadline=None, max_examples=examples(80))
def test_nothing_in_a_log_makes_it_fall_over(entries: list[Any], about: Any, due: date | None) -> None:
    tallies(entries, about, due)
    flags(log_of(entries, about), conduct(), due)
