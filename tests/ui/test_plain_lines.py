"""Lines of text: what a person types there, by number, by letter or in words, and what a line never does by itself."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from guide.content.guide import options_of
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.session.panels.asking import PauseHere
from guide.session.panels.palette import Palette
from guide.session.session import Session
from guide.ui.plain import WIDTH, WhatToType, walk
from guide.views.commands import COMMANDS
from guide.views.layout import cells
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.sittings import at_outcome, sitting
from tests.support.terminal import squeezed

WHO = {"what-first": "self", "is-it-overdue": "overdue-date"}


def said(session: Session, *lines: str) -> str:
    """What is printed when these lines are typed."""
    out = io.StringIO()
    walk(session, lines, out)
    return out.getvalue()


def asked(id: str, tmp_path: Path) -> Session:
    """A sitting that stands on a question, the ones before it answered as they need to be to get there."""
    session = sitting(tmp_path)
    session.move(session.walk)
    before = {
        "is-it-overdue": {"what-first": "self"},
        "due-date": WHO,
        "days-late-roughly": {"what-first": "self", "is-it-overdue": "overdue-days"},
    }[id]
    session.move(Position.resume(session.guide, session.today, before))
    assert session.walk.at == id
    return session


def number(question: str, option: str) -> str:
    """What is typed to choose an option."""
    return str([each.id for each in options_of(shipped_guide().questions[question])].index(option) + 1)


SELF, HELPER = number("what-first", "self"), number("what-first", "helper")
DATED, DAYS = number("is-it-overdue", "overdue-date"), number("is-it-overdue", "overdue-days")


@pytest.mark.parametrize("looked_for", ["", "plan"])
def test_beside_a_line_no_key_is_told_that_a_line_cannot_take(looked_for: str, tmp_path: Path) -> None:
    """Not Tab, and no letter that would be a word to look for."""
    session = asked("due-date", tmp_path)
    if looked_for:
        session.open(Palette(WhatToType()))
        session.typing(looked_for)
    assert (not looked_for) or any(choice.keys for choice in session.view().choices)
    assert not [line for line in said(session).split("\n") if re.search(r" {2,}(Tab|\w)$", line)]


@pytest.mark.parametrize(
    ("lines", "stays"),
    [
        (["1", HELPER, "1"], ""),
        (["1", SELF, DATED, "2026-06-04", "yes", "1"], ""),
        (["1", SELF, DATED, "2026-06-20", "yes", "1"], ""),
        (["1", SELF, DAYS, "0", "1"], ""),
        (["1", HELPER, "2"], "what-first"),
        (["1", SELF, DATED, "2026-06-20", "yes", "no"], "due-date"),
    ],
)
def test_a_pause_can_be_passed_and_turned_back_from(lines: list[str], stays: str) -> None:
    session = sitting()
    said(session, *lines[:-1])
    paused = session.walk.at
    assert isinstance(session.panels[-1], PauseHere)
    said(session, lines[-1])
    assert not session.panels
    assert (session.walk.at == paused) == bool(stays)
    assert session.walk.at == stays or not stays


@pytest.mark.parametrize("line", ["1", "１", "/1", "yes", "是", "save here"])
def test_at_the_folder_a_number_is_a_choice(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    session = at_outcome(sitting(tmp_path / "notes"), {"what-first": "dispute", "what-is-disputed": "amount-wrong"})
    said(session, "save", line)
    assert [path.parent for path in tmp_path.rglob("*.md")] == [tmp_path / "notes"]
    assert session.view().id == "saved"


@pytest.mark.parametrize("line", ["notes2", "9", "12 3", "", "back", "h", "?", "nowhere at all"])
def test_at_the_folder_nothing_else_makes_one(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    session = at_outcome(sitting(tmp_path / "notes"), {"what-first": "dispute", "what-is-disputed": "amount-wrong"})
    said(session, "save", line)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("folder", ["./1", "{home}/other", "./a b/c", "~/there"])
def test_another_folder_is_shown_before_anything_is_written(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    typed = folder.replace("{home}", str(tmp_path))
    session = at_outcome(sitting(tmp_path / "notes"), {"what-first": "dispute", "what-is-disputed": "amount-wrong"})
    shown = said(session, "save", typed)
    assert not list(tmp_path.iterdir())
    place = tmp_path / typed.removeprefix("./").removeprefix("~/")
    assert f"{place}/note-" in shown
    said(session, "yes")
    assert [path.parent for path in tmp_path.rglob("*.md")] == [place]


@pytest.mark.parametrize("name", [command.name for command in COMMANDS if command.name in phrases("en").words])
def test_a_command_has_words_in_every_language_and_none_stands_for_two(name: str) -> None:
    for language in LANGUAGES:
        own = [word for word in phrases(language).words[name].split(", ") if word]
        assert own, f"{name} has no word in {language}"
        for other in (set(phrases(language).words) - {name}) & {command.name for command in COMMANDS}:
            assert not set(own) & set(phrases(language).words[other].split(", ")), f"{name} and {other}"


@pytest.mark.parametrize(
    ("words", "view"),
    [
        (("help", "HELP", "帮助", "幫助", "h", "/h"), "page:find-a-person"),
        (("pages", "其他页面", "p"), "pages"),
        (("map", "地图", "m"), "map"),
        (("language", "语言", "l"), "languages"),
        (("find", "查找", "/"), "palette"),
        (("keys", "命令", "?"), "keys"),
    ],
)
def test_words_work_as_well_as_letters(words: tuple[str, ...], view: str, tmp_path: Path) -> None:
    for word in words:
        session = asked("is-it-overdue", tmp_path)
        said(session, word)
        assert session.view().id == view, word
        said(session, "/b" if view == "palette" else "上一步")
        assert session.view().id == "question:is-it-overdue"


@pytest.mark.parametrize("word", ["q", "quit", "exit", ":q", "退出", "离开"])
def test_every_word_for_leaving_leaves(word: str) -> None:
    session = sitting()
    said(session, "1", word)
    assert session.done


@pytest.mark.parametrize("id", ["is-it-overdue", "due-date", "days-late-roughly"])
@pytest.mark.parametrize("blank", ["", "   ", "\u3000"])
def test_an_empty_line_shows_the_question_again_and_does_nothing(id: str, blank: str, tmp_path: Path) -> None:
    session = asked(id, tmp_path)
    before = session.walk
    first = said(session)
    again = said(session, blank).removeprefix(first)
    assert again == first
    assert session.walk == before


def test_an_empty_line_does_nothing_on_any_page_either(tmp_path: Path) -> None:
    for lines in ((), ("help",), ("pages",), ("1", "4", "4", "q"), ("1", "3")):
        session = sitting(tmp_path)
        said(session, *lines)
        before = session.view().id
        said(session, "", "")
        assert session.view().id == before


def test_how_a_day_was_read_is_said_before_it_is_taken(tmp_path: Path) -> None:
    session = asked("due-date", tmp_path)
    assert "27 May 2026 (8 days ago)" in said(session, "5/27")
    assert session.walk.at == "due-date", "nothing is taken yet"
    said(session, "no")
    assert session.view().field is not None
    assert session.view().field.text == ""  # type: ignore[union-attr]
    said(session, "昨天", "5/20")
    assert "due-date" not in session.walk.answers
    said(session, "好")
    assert session.walk.answers["due-date"] == TODAY.replace(month=5, day=20)


@pytest.mark.parametrize(
    ("line", "sure"), [("8", True), ("８", True), ("008", False), ("八天", False), ("8天", False), ("十二", False)]
)
def test_only_a_figure_that_needs_no_reading_is_taken_at_once(line: str, sure: bool, tmp_path: Path) -> None:
    session = asked("days-late-roughly", tmp_path)
    assert "days" in said(session, line)
    assert ("days-late-roughly" in session.walk.answers) is sure
    said(session, *([] if sure else ["yes"]))
    assert "days-late-roughly" in session.walk.answers


def test_what_stands_below_a_field_is_called_by_a_slash_or_by_its_words(tmp_path: Path) -> None:
    for line in ("/2", "I do not remember, skip", "i do not remember"):
        session = asked("due-date", tmp_path)
        said(session, line)
        assert session.walk.known["due-date"] is None, line


def test_the_words_of_an_option_choose_it(tmp_path: Path) -> None:
    session = asked("is-it-overdue", tmp_path)
    said(session, "I am not sure")
    assert session.walk.answers["is-it-overdue"] == "unsure"


@pytest.mark.parametrize("line", ["00001" * 1000, "9" * 5000, "1 2", "0", "99", "1.5", "-1"])
def test_numbers_that_name_nothing_are_not_understood(line: str, tmp_path: Path) -> None:
    session = asked("is-it-overdue", tmp_path)
    assert squeezed(session.p.plain_unknown) in squeezed(said(session, line))
    assert session.walk.at == "is-it-overdue"


@pytest.mark.parametrize("id", ["is-it-overdue", "due-date", "days-late-roughly"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_page_so_that_no_word_is_broken(id: str, language: Language, tmp_path: Path) -> None:
    session = asked(id, tmp_path)
    session.language = language
    shown = said(session, "zzzz", "h", "b", "-5").split("\n")
    assert max(map(cells, shown)) <= WIDTH


def test_words_are_found_in_lines_too() -> None:
    session = sitting()
    said(session, "/", "timel", "/1")
    assert session.view().id == "page:timeline"
    said(session, "b", "find", "120")
    assert isinstance(session.panels[-1], Palette), "digits are looked for, not chosen"


def test_hiding_leaves_nothing_to_see_until_it_is_shown_again() -> None:
    session = sitting()
    out = said(session, "1", "hide", "1", "q", "anything")
    assert out.endswith("\n" * 90)
    assert session.walk.answers == {}
    face = said(session, "x", "1", "x")
    assert session.view().title in face.rsplit("\n" * 90, 1)[-1]
