"""The program as people meet it in a real terminal: keys in, the screen read back, the note on disk opened again."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import yaml

from guide.content.guide import options_of
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.notes.framing import split
from guide.views.lines import CHOSEN
from tests.support.guides import shipped_guide
from tests.support.reader import SHORT
from tests.support.sampling import sample
from tests.support.terminal import squeezed
from tests.support.walker import Walker

P1: dict[str, str | tuple[str, ...]] = {
    "what-first": ("self",),
    "is-it-overdue": ("not-due",),
    "can-you-pay-on-the-day": ("part",),
    "who-was-contacted": ("nobody",),
    "can-you-negotiate": ("afraid",),
    "monthly-amount": "300",
    "other-debts": ("only-this",),
}
P3: dict[str, str | tuple[str, ...]] = {
    "what-first": ("self",),
    "is-it-overdue": ("overdue-date",),
    "due-date": "2026-05-27",
    "who-was-contacted": ("me-msg", "me-call", "emergency-contact"),
    "what-did-they-do": ("none",),
    "had-you-replied": ("no-missed",),
    "can-you-negotiate": ("want",),
    "monthly-amount": "330",
    "other-debts": ("two-three",),
}
P4B: dict[str, str | tuple[str, ...]] = {
    "what-first": ("contact",),
    "how-connected": ("listed-emergency-contact",),
    "what-did-the-caller-do": ("told-amount", "asked-me-pay"),
}


def reopened(home: Path, note: Path, language: Language, title: str) -> None:
    """A new process opens the note, stands where it was saved, and leaves the file as it was."""
    before = note.read_bytes()
    with Walker(home, language, command=("open", note)) as again:
        again.wait(note.name)
        again.press("enter")
        again.wait(title, gone=[note.name])
        again.press("q")  # nothing new, so nothing is asked
        assert again.wait_exit() == 0
        assert again.restored()
    assert note.read_bytes() == before


def test_mother_was_called_eight_days_late_at_80_by_24_in_traditional_chinese(tmp_path: Path) -> None:
    with Walker(tmp_path, "zh-Hant") as walker:
        walker.wait(walker.guide.about.start.ask.say(walker.language))
        walker.begin()
        walker.answer("what-first", "self")
        walker.answer("is-it-overdue", "overdue-date")
        walker.type("due-date", "2026-05-27", reads="5 月 27 日（8 天前）")
        walker.mark("who-was-contacted", "me-msg", "me-call", "emergency-contact")
        walker.press("enter")
        walker.answer("what-did-they-do", "none")  # the twelfth option: no digit, reached with the arrows
        walker.answer("had-you-replied", "no-missed")
        walker.answer("can-you-negotiate", "want")
        walker.type("monthly-amount", "330", reads="330 元")
        walker.answer("other-debts", "two-three")
        walker.wait("看一下你的回答", "5 月 27 日", "330 元", "一共兩三筆", "今天逾期 8 天")
        walker.frame()
        walker.check()
        walker.wait(walker.title("family-called"), "8 天")
        walker.frame()
        note = walker.save()
        walker.press("enter")
        walker.wait(walker.title("family-called"))
        walker.press("q")
        assert walker.wait_exit() == 0
        assert walker.restored()
    text = note.read_text(encoding="utf-8")
    front = yaml.safe_load(split(text).data)
    assert front["answers"]["due-date"] == "2026-05-27"
    assert front["answers"]["who-was-contacted"] == ["me-msg", "me-call", "emergency-contact"]
    assert squeezed(walker.title("family-called")) in squeezed(text)
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    reopened(tmp_path, note, "zh-Hant", walker.title("family-called"))


@pytest.mark.thorough
def test_part_of_it_can_be_paid_in_time_at_120_by_40_in_english(tmp_path: Path) -> None:
    with Walker(tmp_path, "en", 120, 40) as walker:
        walker.begin()
        walker.walk(P1)
        walker.check()
        walker.wait(walker.title("speak-first"))
        walker.frame()
        note = walker.save()
    reopened(tmp_path, note, "en", walker.title("speak-first"))


def test_the_contact_is_told_the_amount_at_40_by_12_in_simplified_chinese(tmp_path: Path) -> None:
    with Walker(tmp_path, "zh-Hans", 40, 12) as walker:
        walker.begin()
        walker.frame()
        walker.walk(P4B)
        walker.check()
        walker.wait(walker.title("contact-overstepped"))
        walker.frame()
        walker.press("end")
        walker.wait(walker.p.quit)
        note = walker.save()
    assert "told-amount" in note.read_text(encoding="utf-8")


@pytest.mark.thorough
def test_what_was_typed_is_kept_and_errors_wait_for_enter(tmp_path: Path) -> None:
    question = shipped_guide().questions["days-late-roughly"]
    assert question.errors.unreadable is not None
    error = question.errors.unreadable.say("en")
    with Walker(tmp_path) as walker:
        walker.begin()
        walker.answer("what-first", "self")
        walker.answer("is-it-overdue", "overdue-days")
        walker.at("days-late-roughly")
        walker.press("12x")
        walker.wait("12x")
        assert not walker.shows(error), "no error while typing"
        walker.press("enter")
        walker.wait(error, walker.ask("days-late-roughly"))
        walker.press("escape")
        walker.at("is-it-overdue")
        walker.press("enter")
        walker.wait(walker.ask("days-late-roughly"), "12x")
        assert not walker.shows(error), "coming back does not scold"
        walker.press("backspace")
        walker.wait("12", gone=["12x"])
        walker.press("enter")
        walker.at("who-was-contacted")


@pytest.mark.thorough
def test_a_change_shows_first_what_falls_away(tmp_path: Path) -> None:
    questions = shipped_guide().questions
    amount, debts = (questions[id].label.say("en") for id in ("monthly-amount", "other-debts"))
    with Walker(tmp_path) as walker:
        walker.begin()
        walker.walk(P3)
        walker.wait(walker.p.check_title, amount, "330 yuan")
        walker.press("7")
        walker.answer("can-you-negotiate", "nothing")
        walker.wait(walker.p.falls_away, amount, debts)
        walker.press("2")  # leave it as it was
        kept = next(each for each in options_of(questions["can-you-negotiate"]) if each.id in P3["can-you-negotiate"])
        walker.wait(walker.ask("can-you-negotiate"), f"{kept.say('en')} {CHOSEN}")
        walker.answer("can-you-negotiate", "nothing")
        walker.wait(walker.p.change_anyway)
        walker.press("1")
        walker.answer("what-would-suffer", "none")
        walker.wait(walker.p.check_title, gone=[amount, "330 yuan"])
        walker.press("7")
        walker.answer("can-you-negotiate", "want")
        walker.wait(walker.p.change_anyway)
        walker.press("1")
        walker.wait(walker.p.check_title, amount, "330 yuan")  # what was put aside has come back


@pytest.mark.thorough
def test_human_help_from_every_kind_of_screen_and_back(tmp_path: Path) -> None:
    guide, p = shipped_guide(), phrases("en")
    with Walker(tmp_path) as walker:

        def help_and_back(here: str, key: str = "h") -> None:
            walker.wait(here)
            walker.press(key)
            walker.wait(walker.title(guide.about.help), gone=[here] if here != p.side_pages else [])
            walker.press("escape")
            walker.wait(here)

        help_and_back(guide.about.start.ask.say("en"))
        walker.press("enter")
        help_and_back(walker.ask("what-first"))
        for key, title in (("?", p.keys_title), ("p", p.side_pages), ("l", p.language_title)):
            walker.press(key)
            help_and_back(title)
            walker.press("escape")
            walker.wait(walker.ask("what-first"), gone=[title])
        walker.walk({"what-first": ("self",), "is-it-overdue": ("overdue-date",)})
        help_and_back(walker.ask("due-date"), "f2")
        walker.type("due-date", "2030-01-01")
        walker.wait(guide.questions["due-date"].pauses[1].says.say("en"))
        help_and_back(guide.questions["due-date"].pauses[1].says.say("en"))
        walker.press("escape")
        walker.at("due-date")
        walker.retype("2026-05-27")
        walker.wait("27 May 2026 (8 days ago)")
        walker.press("enter")
        help_and_back(walker.ask("who-was-contacted"))
        walker.walk(dict(list(P3.items())[3:]))
        help_and_back(p.check_title)
        walker.press("2")
        walker.answer("is-it-overdue", "not-due")
        help_and_back(p.falls_away)
        walker.press("2")
        walker.answer("is-it-overdue", "overdue-date")
        walker.check()
        help_and_back(walker.title("family-called"))
        walker.press("ctrl+s")
        help_and_back(p.save_title + "\n" + p.save_lead, "f2")
        walker.press("escape")
        walker.wait(walker.title("family-called"))
        walker.press("q")
        help_and_back(p.quit_lead)


def test_hidden_nothing_of_the_guide_is_on_the_screen(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:
        walker.begin()
        for key in ("x", "f4"):
            walker.press(key)
            walker.wait("$", gone=[walker.ask("what-first")])
            assert walker.text.split() == ["$"]
            walker.resize(100, 30)
            walker.press("enter", "h", "1", "escape", "ctrl+s", "q", "enter")  # none of these comes back
            walker.wait("$")
            assert walker.text.split() == ["$"]
            walker.press("x", "enter")
            walker.at("what-first")
            walker.frame()
            walker.press("x", "x", "x")  # held down too long: hidden once
            walker.wait("$", gone=[walker.ask("what-first")])
            walker.press("x", "enter")
            walker.at("what-first")
            walker.resize(80, 24)
            walker.at("what-first")


@pytest.mark.thorough
def test_the_language_changes_live_and_what_was_typed_stays(tmp_path: Path) -> None:
    with Walker(tmp_path, "zh-Hant") as walker:
        walker.begin()
        walker.walk(dict(list(P3.items())[:2]))
        walker.at("due-date")
        walker.press("5月27")
        walker.wait("5月27")
        for key, language in (("1", "zh-Hans"), ("3", "en"), ("2", "zh-Hant")):
            walker.press("f6")
            walker.wait("/ Language", "English")
            walker.press(key)
            ask = walker.guide.questions["due-date"].ask.say(language)
            walker.wait(ask, "5月27", phrases(language).keys["back"])
            walker.frame()


@pytest.mark.parametrize("way", sample(["save", "leave"], 2))
def test_leaving_with_something_unsaved_is_asked(tmp_path: Path, way: str) -> None:
    with Walker(tmp_path) as walker:
        walker.begin()
        walker.walk(SHORT)
        walker.wait(walker.p.check_title)
        walker.press("q")
        walker.wait(walker.p.quit_lead)
        walker.press("enter")  # what stands ready is to stay
        walker.check()
        walker.wait(walker.title("wrong-amount"))
        walker.press("ctrl+q")
        walker.wait(walker.p.quit_lead)
        if way == "save":
            walker.press("1")
            walker.wait(walker.p.save_here)
            walker.press("enter")
            walker.wait(walker.p.saved_not)
            walker.press("enter")
        else:
            walker.press("2")
        assert walker.wait_exit() == 0
        assert walker.restored()
    assert walker.notes.exists() == (way == "save")


@pytest.mark.thorough
def test_what_is_marked_stays_while_something_else_is_looked_at(tmp_path: Path) -> None:
    with Walker(tmp_path) as walker:
        walker.begin()
        walker.walk({"what-first": ("self",), "is-it-overdue": ("unsure",)})
        walker.mark("who-was-contacted", "me-msg")
        for key in ("h", "?", "l"):
            walker.press(key)
            walker.wait(walker.p.keys["back"], gone=[walker.ask("who-was-contacted")])
            walker.press("escape")
            walker.at("who-was-contacted")
            assert walker.shows("1 [x]"), walker.picture()
