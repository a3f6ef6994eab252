"""Counts do not change when a log is saved and opened again, and nobody is counted for somebody else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guide.engine.position import Position
from guide.i18n.phrases import phrases
from guide.sheets.letters.inputs import after_refusal
from guide.sheets.letters.work import letter_inputs
from guide.sheets.log.evaluation import Reckoning
from guide.sheets.log.saved import dump_log, load_log
from guide.sheets.together import shortened
from tests.support.contacts import DAY, DUE, conduct, contact, log_file, log_of
from tests.support.filled import filled_sheets, log_in
from tests.support.guides import TODAY, shipped_guide

CALLERS = [
    "02112345678",
    "021-1234-5678",
    "13899995678",
    "138 9999 5678",
    "+86 138.9999.5678",
    "95188",
    "未显示",
    "5678",
]
ENTRY = st.fixed_dictionaries(
    {"day": st.integers(0, 3), "person": st.sampled_from(["me", "contact", "colleague", "friend"])},
    optional={
        "label": st.sampled_from(["A", "B", "a"]),
        "caller_number": st.sampled_from(CALLERS),
        "called_number": st.sampled_from(["手机1", "13812345678", "139 1234 5678"]),
        "refused": st.just(True),
        "connected": st.sampled_from(["talked", "no-answer"]),
    },
)


def filled(entry: dict[str, Any]) -> dict[str, Any]:
    more = {name: value for name, value in entry.items() if name != "day"}
    return contact("10:00", DAY + timedelta(days=entry["day"]), channel="call", **more)


def counted(log: Any) -> list[tuple[str, int, int, tuple[int, ...]]]:
    reckoning = Reckoning(log, conduct(), DUE)
    tallies = [reckoning.tally(total) for total in conduct().file.totals]
    return [(tally.total.total, tally.n, tally.unsure, tuple(n for _, n in tally.groups)) for tally in tallies]


@given(st.lists(ENTRY, max_size=9), st.booleans())
def test_counts_are_the_same_before_and_after_saving(entries: list[dict[str, Any]], cut: bool) -> None:
    sheets = filled_sheets(log=log_of(map(filled, entries)))
    before = counted(log_in(sheets))
    saved = log_in(shortened(shipped_guide(), sheets) if cut else sheets)
    opened, faults = load_log(dump_log(saved, log_file()), log_file(), date(2026, 12, 1))
    assert faults == ()
    assert counted(opened) == before
    again, _ = load_log(dump_log(opened, log_file()), log_file(), date(2026, 12, 1))
    assert again == opened


@given(st.lists(ENTRY, max_size=9))
def test_nobody_is_counted_for_somebody_else(entries: list[dict[str, Any]]) -> None:
    """Two people are never taken for one: neither by a label they share, nor because both are family."""
    journey = Position.resume(shipped_guide(), TODAY, {}).journey
    lines = letter_inputs(journey, filled_sheets(log=log_of(map(filled, entries))), phrases("en")).lines

    def who(entry: dict[str, Any]) -> tuple[str, str] | None:
        label = entry.get("label")
        return (entry["person"], label.upper()) if label and entry["person"] != "me" else None

    naive = sum(
        any(other.get("refused") and who(other) == who(entry) and other["day"] < entry["day"] for other in entries)
        for entry in entries
        if who(entry) is not None
    )
    assert after_refusal(lines) == naive
