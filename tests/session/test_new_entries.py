"""What stands in an entry of the log before anything is filled in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from guide.session.panels.log import new_entry
from guide.session.session import Session
from guide.sheets.log.work import WORK
from tests.support.guides import TODAY, shipped_guide
from tests.support.sittings import COVER


@pytest.mark.parametrize(
    ("now", "stands"),
    [("08:00", True), ("15:20", True), ("21:59", True), ("22:00", False), ("23:10", False), ("03:00", False)],
)
def test_the_time_is_filled_in_only_where_it_says_nothing_of_the_caller(now: str, stands: bool, tmp_path: Path) -> None:
    at = datetime.fromisoformat(f"{TODAY} {now}")
    s = Session(shipped_guide(), COVER, TODAY, "en", tmp_path, clock=lambda: at)
    s.choose("begin")
    new_entry(s)
    filled = WORK.of(s.sheets).entries[-1].filled
    assert filled["date"] == TODAY
    assert filled.get("start") == (at.time() if stands else None)
