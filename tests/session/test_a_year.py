"""A year in the life of one case: every letter is sent, kept as it was, and leads to the next."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from guide.notes.framing import split
from guide.session.panels.letters import LetterPage
from guide.session.session import Session
from tests.support.contacts import WORKED, log_of
from tests.support.filled import filled_sheets
from tests.support.kept_notes import opened, saved, told, update
from tests.support.terminal import squeezed

STEPS: list[tuple[date, tuple[str, ...], str]] = [
    (date(2026, 6, 4), ("plan-request",), ""),
    (date(2026, 6, 20), ("no-answer",), "agreed to talk by phone"),
    (date(2026, 6, 25), ("said-on-the-phone", "agreement-confirmed"), "330 a month, confirmed"),
    (date(2026, 9, 2), ("plan-kept-still-chased",), ""),
    (date(2026, 9, 20), ("for-a-complaint",), "the authority will look into it"),
    (date(2027, 6, 2), ("settled-certificate",), "paper of settlement came"),
]
"""A day, the letters sent on it, and what was answered to the last of them."""


def post(s: Session, id: str) -> None:
    """Mark a letter as sent today."""
    s.open(LetterPage(id))
    s.choose("mark")
    s.choose("keep")
    assert s.view().id == f"sent:{id}:1"
    assert s.p.sent_frozen in told(s)


def answered(s: Session, words: str) -> None:
    """Note an answer against the letter in front."""
    s.choose("answer")
    s.choose("row:answer-words")
    s.type(words)
    s.choose("keep")
    assert any(words in line for line in told(s))


def sheets(note: Path) -> dict[str, Any]:
    held: dict[str, Any] = yaml.safe_load(split(note.read_text(encoding="utf-8")).data)["sheets"]
    return held


def frozen(note: Path) -> dict[str, str]:
    """Every letter that was sent, by its id and number, word for word."""
    letters = sheets(note).get("letters", {}).items()
    return {f"{id} {one['number']}": one["text"] for id, work in letters for one in work.get("sent", ())}


def test_a_year_in_the_life_of_one_case(tmp_path: Path) -> None:
    note = saved(tmp_path, sheets=filled_sheets(log=log_of([WORKED[2]])))
    sent = frozen(note)
    for today, letters, answer in STEPS:
        later = opened(note, today)
        overdue = later.p.sent_unanswered.partition("{")[0]
        assert any(overdue in line for line in told(later)) == (today > STEPS[0][0])
        later.choose("close")
        for id in letters:
            post(later, id)
            if answer and id == letters[-1]:
                answered(later, answer)
        update(later)
        now = frozen(note)
        assert now.keys() == sent.keys() | {f"{id} 1" for id in letters}
        assert {key: now[key] for key in sent} == sent, "nothing of a sent letter changes"
        sent = now
    held = sheets(note)
    assert held["letters"]["plan-request"]["sent"][0]["answer-by"] == "2026-06-11"
    assert len(held["log"]["entries"]) == 1 + len(sent)
    account = squeezed(sent["for-a-complaint 1"])
    assert squeezed("要求于 2026 年 6 月 11 日前答复，至今未获答复") in account
    assert squeezed("已于 2026 年 6 月 20 日答复") in account
    whole = squeezed(note.read_text(encoding="utf-8")).replace("\\", "")
    for line in (line for text in sent.values() for line in text.splitlines()):
        assert squeezed(line)[:20] in whole
