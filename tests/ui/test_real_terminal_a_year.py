"""A year in the life of one case in a real terminal: every letter is sent, kept as it was, and leads to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from guide.notes.framing import split
from guide.sheets.letters.content import letters_of
from tests.support.terminal import squeezed
from tests.support.walker import Walker
from tests.ui.test_real_terminal import P3

ROWS = 70
"""Lines of the terminal, so that a letter and what can be done with it stand on one screen."""


class Year(Walker):
    """The same person on another day, with the note of last time."""

    def __init__(self, home: Path, today: str, note: Path | None = None) -> None:
        command = ("open", note) if note is not None else ()
        super().__init__(home, "en", 100, ROWS, command, today=today)
        self.note = note

    def outcome(self) -> None:
        """From the opened note to the page."""
        if self.note is not None:
            self.wait(self.note.name)
            self.press("enter")
            self.wait(self.title("family-called"), gone=[self.note.name])

    def post(self, id: str) -> None:
        """Find a letter, and mark it as sent today."""
        letter = letters_of(self.guide)[id]
        self.press("/")
        self.wait(self.p.palette_title)
        self.press(letter.title.say("en"), "enter")
        self.wait(f"{letter.code}  {letter.title.say('en')}")
        self.press("end")
        self.wait(self.p.letter_mark_sent, self.p.close)  # the end of the page; a digit shows first what is below it
        self.choose(self.p.letter_mark_sent)
        self.wait(self.p.sent_on)
        self.stand_on(self.p.letter_mark_keep)
        self.press("enter")
        self.wait(self.p.sent_frozen)

    def answered(self, words: str) -> None:
        """Note an answer against the letter in front."""
        self.press("end")
        self.wait(self.p.sent_answer, self.p.close)
        self.choose(self.p.sent_answer)
        self.wait(self.p.sent_answer_words)
        self.stand_on(self.p.sent_answer_words)
        self.press(words, "enter")
        self.wait(words)
        self.stand_on(self.p.log_keep)
        self.press("enter")
        self.wait(self.p.sent_frozen, words)

    def home(self) -> None:
        """Back to the page."""
        self.press("escape", "escape")
        self.wait(self.title("family-called"), gone=[self.p.sent_frozen])

    def leave(self) -> Path:
        """Save, into the note of last time if there is one, and go."""
        if self.note is None:
            self.note = self.save()
            self.press("enter")
        else:
            self.press("ctrl+s")
            self.wait(self.p.update)
            self.choose(self.p.update)
            self.wait(self.p.saved_title)
            self.press("enter")
        self.wait(self.title("family-called"))
        self.press("q")
        assert self.wait_exit() == 0
        return self.note


def sheets(note: Path) -> dict[str, Any]:
    held: dict[str, Any] = yaml.safe_load(split(note.read_text(encoding="utf-8")).data)["sheets"]
    return held


def frozen(note: Path) -> dict[str, str]:
    """Every letter that was sent, by its id and number, word for word."""
    return {
        f"{id} {one['number']}": one["text"]
        for id, work in sheets(note)["letters"].items()
        for one in work.get("sent", ())
    }


def test_a_year_in_the_life_of_one_case(tmp_path: Path, thorough: bool) -> None:
    """As a rule without two of the sittings, whose letters are sent and kept as the others are."""
    with Year(tmp_path, "2026-06-04") as june:
        june.begin()
        june.walk(P3)
        june.check()
        june.wait(june.title("family-called"))
        june.press("n")
        june.wait(june.p.log_lead)
        june.press("2", "A", "enter", "1", "1", "1")
        june.press("end", "up", "up", "enter")
        june.wait(june.p.log_change)
        june.press("escape")
        june.wait(june.title("family-called"), gone=[june.p.log_change])
        june.post("plan-request")
        june.home()
        note = june.leave()
    sent = frozen(note)
    assert sheets(note)["letters"]["plan-request"]["sent"][0]["answer-by"] == "2026-06-11"
    steps: list[tuple[str, tuple[str, ...], str]] = [
        ("2026-06-20", ("no-answer",), "agreed to talk by phone"),
        ("2026-06-25", ("said-on-the-phone", "agreement-confirmed"), "330 a month, confirmed"),
        *([("2026-09-02", ("plan-kept-still-chased",), "")] if thorough else []),
        ("2026-09-20", ("for-a-complaint",), "the authority will look into it"),
        *([("2027-06-02", ("settled-certificate",), "paper of settlement came")] if thorough else []),
    ]
    for today, letters, answer in steps:
        with Year(tmp_path, today, note) as later:
            if today in ("2026-06-20", "2026-09-20"):
                later.wait(later.p.sent_unanswered.partition("{")[0])
            later.outcome()
            for id in letters:
                later.post(id)
                if answer and id == letters[-1]:
                    later.answered(answer)
                later.home()
            later.leave()
        now = frozen(note)
        assert now.keys() == sent.keys() | {f"{id} 1" for id in letters}
        assert {key: now[key] for key in sent} == sent, "nothing of a sent letter changes"
        sent = now
    held = sheets(note)
    assert len(held["log"]["entries"]) == 1 + len(sent)
    account = squeezed(sent["for-a-complaint 1"])
    assert squeezed("要求于 2026 年 6 月 11 日前答复，至今未获答复") in account
    assert squeezed("已于 2026 年 6 月 20 日答复") in account
    for text in sent.values():
        for line in text.splitlines():
            assert squeezed(line)[:20] in squeezed(note.read_text(encoding="utf-8")).replace("\\", "")
