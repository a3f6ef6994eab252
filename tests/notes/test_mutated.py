"""A note changed at random in the part the program reads: told in a line, or opened, shown and updated with no loss."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.i18n.phrases import phrases
from guide.notes.carried_over import lacking, together
from guide.notes.front import DamagedNote, read_front
from guide.notes.remembered import known, remember
from guide.session.host import Panel
from guide.session.panels.claim import ClaimForm, ClaimResult
from guide.session.panels.export import CalendarPage
from guide.session.panels.helper import HelperPage
from guide.session.panels.letters import LetterForm, LetterPage
from guide.session.panels.log import CountsPage, LogPage
from guide.session.panels.plan import PlanPage, PlanResult
from guide.session.panels.sent import AnswerForm, SentPage
from guide.session.session import Session
from guide.sheets.letters.content import letters_of
from tests.support.filled import letters_in
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.hostile import assert_quiet
from tests.support.kept_notes import SHEETS, opened, saved, told, update

GUIDE = shipped_guide()
LETTERS = [*letters_of(GUIDE)]
JUNK = (
    "", "null", "true", "[]", "{}", "''", "x", "-1", "'0'", "99999999999", "'99999999999'", "'2026-02-30'",
    "'9999-12-31'", "'0001-01-01'", "'25:00'", "{a: b}", "[a, b]", "[[]]", "!!int '1'", "&a x", "*a", '"\\e]0;x\\a"',
    "字" * 200, "'", '"', "1e999", ".inf", "# x", "|", "- x", "? x", "\x00", "en", "zh-Hans", "app",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> str:
    """A note with something in every sheet."""
    with tempfile.TemporaryDirectory() as folder:
        return saved(Path(folder)).read_text(encoding="utf-8")


def changed(text: str, random: Random) -> str:
    """The text with some of its data left out, doubled, moved, or something else in its place."""
    before, fence, data = text.partition("```yaml\n")
    lines = data.split("\n")
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        at = random.randrange(len(lines) - 2)
        line, (key, colon, value) = lines[at], lines[at].partition(": ")
        ways: list[Callable[[], list[str]]] = [
            list,
            lambda line=line: [line, line],  # type: ignore[misc]
            lambda line=line: ["  " + line],  # type: ignore[misc]
            lambda line=line: [line.removeprefix("  ")],  # type: ignore[misc]
            lambda line=line: [line[: random.randrange(len(line) + 1)]],  # type: ignore[misc]
            lambda line=line: [line, random.choice(lines)],  # type: ignore[misc]
            lambda key=key, colon=colon: [key + (colon or ": ") + random.choice(JUNK)],  # type: ignore[misc]
            lambda key=key, value=value: [f"{key}x: {value}"],  # type: ignore[misc]
        ]
        lines[at : at + 1] = random.choice([*ways, *[ways[6]] * 6])()
    data = "\n".join(lines)
    return before + fence + (data if random.random() < 0.95 else data[: random.randrange(len(data))])


def panels(session: Session) -> list[Panel]:
    """Every page that shows something of a sheet."""
    found: list[Panel] = [ClaimForm(), ClaimResult(), LogPage(), CountsPage(), PlanPage(), PlanResult(), HelperPage()]
    found += [CalendarPage(), *(LetterPage(id) for id in LETTERS), *(LetterForm(id) for id in LETTERS)]
    sent = [(id, one.number) for id, work in letters_in(session.sheets).items() for one in work.sent]
    return [*found, *(SentPage(*one) for one in sent), *(AnswerForm(*one) for one in sent)]


@given(st.randoms(use_true_random=False), st.sampled_from([0, 1, 40, -3]))
@settings(max_examples=12)
def test_a_note_changed_anywhere(whole: str, random: Random, days: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note-20260604-2130-a.md"
        path.write_bytes(changed(whole, random).encode("utf-8"))
        try:
            session = opened(path, TODAY + timedelta(days=days))
        except DamagedNote as damaged:
            for language in LANGUAGES:
                said = damaged.in_words(phrases(language))
                assert len(said.splitlines()) == 1
                assert_quiet(said)
            return
        assert_quiet(*told(session))
        before = read_front(path).sheets
        if isinstance(log := before.get("log"), dict):
            log.pop("last", None)  # a number of the program's own
        for panel in panels(session):
            session.open(panel)
            assert_quiet(*told(session))
            session.close()
        if not session.note_state.has_something:
            return
        update(session)
        now = read_front(path)
        kept = together([*(held.sheets for held in now.aside.values()), now.sheets])
        assert lacking(before, kept) == {}
        again = opened(path, TODAY + timedelta(days=days))
        assert again.sheets == session.sheets


@given(st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_a_list_of_known_notes_changed_anywhere(random: Random) -> None:
    """It is read as far as it can be, never an error, and can be added to."""
    with tempfile.TemporaryDirectory() as folder:
        state, mine, other = Path(folder) / "state", Path(folder) / "a", Path(folder) / "b"
        for place in (mine, other):
            place.mkdir()
            (place / "letter-20260606-0900-L1.md").write_text(place.name, encoding="utf-8")
        remember(state, mine, [*mine.iterdir()])
        text = (state / "known.json").read_text("utf-8")
        at, end = sorted((random.randrange(len(text)), random.randrange(len(text))))
        middle = random.choice(("", random.choice(JUNK), text[at:end] * 2, "\x00", "\ud800"))
        (state / "known.json").write_bytes((text[:at] + middle + text[end:]).encode("utf-8", "surrogatepass"))
        before = known(state)
        assert all(before.kind(path) is None for path in other.iterdir()), "nothing else is taken for ours"
        remember(state, other, [*other.iterdir()])
        after = known(state)
        assert other in after.folders
        assert {*before.folders} <= {*after.folders}
        assert all(after.kind(path) == "letter" for path in other.iterdir())


def test_of_two_sent_letters_of_one_number_none_is_lost(whole: str, tmp_path: Path) -> None:
    """As a file changed by hand may have them; what turns text round goes from both."""
    path, (before, fence, data) = tmp_path / "note.md", whole.partition("```yaml\n")
    data = data.replace("number: 2\n        'on'", "number: 1\n        'on'").replace("Words.", "\u202eWords.\u202c")
    assert data not in whole
    path.write_text(before + fence + data, encoding="utf-8")
    session = opened(path)
    sent = letters_in(session.sheets)["i-dispute-this-debt"].sent
    assert sent == letters_in(SHEETS)["i-dispute-this-debt"].sent
    for panel in panels(session):
        session.open(panel)
        assert_quiet(*told(session))
        session.close()
    update(session)
    assert letters_in(opened(path).sheets)["i-dispute-this-debt"].sent == sent
