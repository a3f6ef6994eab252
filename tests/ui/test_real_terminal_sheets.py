"""The sheets in a real terminal: plan, contacts and a letter beside the answers, saved, and opened the next day."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import yaml

from guide.i18n.phrases import phrases
from guide.notes.framing import split
from guide.sheets.letters.content import letters_of
from guide.sheets.plan.content import KIND
from tests.support.terminal import squeezed
from tests.support.walker import Walker
from tests.ui.test_real_terminal import P3

MONEY_IN, ESSENTIALS = ("5200", ""), ("1500", "1200", "180", "260", "90", "200", "600", "0", "280")
ROWS = (*MONEY_IN, *ESSENTIALS, "", "420", "420", "5", "", "5", "6/10")
CONTACTS = (("1", "", "1", "2", "6"), ("1", "", "1", "1", "2"), ("2", "A", "1", "1", "1"))
"""A text to me, an unanswered call to me, a call to my contact: digits, and a label that is typed"""


def plan(walker: Walker) -> None:
    """Fill in the first worked example: this debt of 2,520 yuan and another of 3,600."""
    walker.press("r")
    walker.wait(KIND.need(walker.guide).file.title.say("zh-Hant"))
    for row in ROWS:
        walker.press(row, "enter") if row else walker.press("down")
    walker.wait("6 月 10 日")  # all of it has been taken, so that the row stood on is the one shown
    walker.stand_on(walker.p.plan_add_debt)
    walker.press("enter")
    walker.wait(walker.p.plan_debt_lead)
    walker.press("B", "enter", "3600", "enter")
    walker.wait("3,600", "7×330＋210＝2,520")
    walker.press("escape")
    walker.wait("801", gone=[walker.p.plan_debt_lead])
    walker.press("escape")
    walker.wait(walker.title("family-called"))


def contact(walker: Walker, who: str, label: str, *digits: str) -> None:
    """Note a contact down from wherever one is, with a few keys."""
    walker.press("n")
    walker.wait(walker.p.log_lead)
    walker.press(who, label, "enter", *digits)
    walker.press("end", "up", "up", "enter", "end")
    walker.wait(walker.p.log_change)
    walker.press("escape")
    walker.wait(walker.title("family-called"), gone=[walker.p.log_change])


def test_eight_days_late_with_a_plan_three_contacts_and_a_letter_and_the_next_day(tmp_path: Path) -> None:
    with Walker(tmp_path, "zh-Hant") as walker:
        walker.begin()
        walker.walk(P3)
        walker.check()
        walker.wait(walker.title("family-called"))
        plan(walker)
        for entry in CONTACTS:
            contact(walker, *entry)
        walker.press("end")
        walker.choose(letters_of(walker.guide)["plan-request"].title.say("zh-Hant"))
        walker.wait("330")
        walker.press("end")
        walker.choose(walker.p.letter_copy)
        walker.wait(walker.p.letter_copied)
        copied = re.search(rb"\x1b\]52;c;([^\x07\x1b]*)", walker.raw)
        assert copied is not None
        letter = base64.b64decode(copied[1]).decode()
        assert "330" in letter
        walker.press("end")
        walker.choose(walker.p.letter_save)
        walker.wait(walker.p.save_folder)
        walker.press("enter")
        walker.wait(walker.p.saved_title)
        walker.press("escape", "escape")
        walker.wait(walker.title("family-called"))
        note = walker.save()
        walker.press("enter", "q")
        assert walker.wait_exit() == 0
    kept = {path.suffix: path.read_text(encoding="utf-8") for path in note.parent.glob("letter-*")}
    assert kept[".txt"] == letter
    assert squeezed(kept[".md"]) != ""
    front = yaml.safe_load(split(note.read_text(encoding="utf-8")).data)
    assert len(front["sheets"]["log"]["entries"]) == len(CONTACTS)
    with Walker(tmp_path, "zh-Hant", command=("open", note), today="2026-06-05") as again:
        again.wait(note.name, "8 天", "9 天")
        again.press("enter")
        again.wait(again.title("family-called"), gone=[note.name])
        again.press("c")
        again.wait(phrases("zh-Hant").log_entries, "填過的聯繫人A")
        again.press("escape", "r")
        again.wait("801")
        again.press("escape", "escape")
        again.wait(again.title("family-called"))
        again.press("q")
        assert again.wait_exit() == 0
