"""A note on disk: opening it brings the same place back, a crisis never reaches it, damage is told and left alone."""

from __future__ import annotations

import io
import os
import re
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.cli.main import run
from guide.content.conditions import Value
from guide.content.guide import options_of
from guide.engine.position import Position
from guide.i18n.phrases import phrases
from guide.notes.document import Note, Opened, open_again
from guide.notes.framing import at_top, split
from guide.notes.front import DamagedNote, read_front
from guide.notes.render import markdown, text_for_people
from guide.notes.since import page_digest
from guide.notes.store import save
from guide.views.layout import cells
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.sampling import examples
from tests.support.sittings import NOON, go_to_end, sitting
from tests.support.surroundings import in_zone
from tests.support.walking import one_for_each_outcome, wander

GUIDE = shipped_guide()
SEEDS, COUNTS = st.integers(0, 2**32), st.integers(0, 30)
PRIVATE = [
    (question.id, option) for question in GUIDE.questions.values() for option in options_of(question) if option.private
]


def written(answers: dict[str, Value], language: Any = "en", today: date = TODAY) -> str:
    return markdown(Note(Position.resume(GUIDE, today, answers).lasting, NOON), phrases(language))


def opened(text: str, today: date = TODAY) -> Opened:
    with tempfile.TemporaryDirectory() as folder:
        return open_again(GUIDE, read_front(save(text, Path(folder), NOON)), today)


def told(text: str) -> str:
    """A note without the digests of what the guide wrote into it."""
    return re.sub(r"\nwrote:\n(- [\w'-]+\n)+", "\n", text)


LATE: dict[str, Value] = {"what-first": "self", "is-it-overdue": "overdue-days", "days-late-roughly": 8}
COPING: dict[str, Value] = {**LATE, "who-was-contacted": ("me-call",), "what-did-they-do": ("none",)}
COPING |= {"can-you-negotiate": "nothing"}
AFTER_DISTRESS: dict[str, Value] = {**COPING, "what-would-suffer": ("food",)}


@given(SEEDS, COUNTS)
@settings(max_examples=examples(100), deadline=None)
def test_opening_a_note_brings_the_answers_and_the_place_back(seed: int, count: int) -> None:
    walk = wander(seed, count)
    again = opened(written(dict(walk.answers)))
    assert again.answers == walk.lasting.known
    assert (again.dropped, again.ask_again) == ((), ())
    resumed = Position.resume(GUIDE, TODAY, again.answers)
    assert resumed.private == {}
    assert (resumed.journey.route, resumed.at) == (walk.lasting.route, walk.lasting.at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_has_a_note_that_opens(language: Any) -> None:
    for id, walk in one_for_each_outcome().items():
        text = written(dict(walk.answers), language)
        assert text.startswith("# ")
        assert "\n```yaml\nguide: xiaoxiang-youpin\nversion: " in text
        assert text.endswith("\n")
        assert "\r" not in text
        assert not re.search(r"\n\n\n", text), id
        wide = [line for line in text.splitlines() if cells(line) > 80]
        assert wide == [], id
        assert opened(text).answers == walk.lasting.known


def test_the_data_in_full() -> None:
    walk = one_for_each_outcome()["wrong-amount"]
    said = walk.answers["what-is-disputed"]
    expected = f"guide: xiaoxiang-youpin\nversion: '{GUIDE.about.version}'\nmade: '2026-06-04'\nanswers:\n"
    expected += (
        f"  what-first: dispute\n  what-is-disputed: {said}\noutcome: wrong-amount\npage: {page_digest(walk.journey)}\n"
    )
    text = written(dict(walk.answers))
    assert text.startswith("# My note\n\nMade 2026-06-04 21:30")
    assert told(text).endswith(f"\n## {phrases('en').note_data}\n\n```yaml\n{expected}```\n")
    assert re.search(r"page: [0-9a-f]{16}\nwrote:\n- [\w-]{76}\n", text)


def test_the_words_follow_the_language_and_the_answers_do_not() -> None:
    answers = dict(one_for_each_outcome()["family-called"].answers)
    texts = [written(answers, language) for language in LANGUAGES]
    assert len({split(told(text)).data for text in texts}) == 1
    for text, language in zip(texts, LANGUAGES, strict=True):
        assert text.startswith(f"# {phrases(language).note_title}\n")
    assert all(
        f"{GUIDE.outcomes['family-called'].title.say(language)[:12]}" in text
        for text, language in zip(texts, LANGUAGES, strict=True)
    )


@pytest.mark.parametrize(("id", "option"), PRIVATE, ids=[option.id for _, option in PRIVATE])
def test_a_crisis_answer_never_reaches_the_disk(id: str, option: Any) -> None:
    several = GUIDE.questions[id].kind == "several"
    answers = {
        **COPING,
        id: ("food", option.id) if several else option.id,
    }
    journey = Position.resume(GUIDE, TODAY, answers).journey
    assert option.id in str(journey.known)
    reached = [GUIDE.outcomes[journey.at]]
    for language in LANGUAGES:
        found = written(answers, language).encode()
        for trace in (option.id, *(outcome.id for outcome in reached), id):
            assert trace.encode() not in found
        for words in (option, GUIDE.questions[id].label, *(outcome.title for outcome in reached)):
            assert words.say(language).encode() not in found


@given(SEEDS, COUNTS)
@settings(max_examples=examples(100), deadline=None)
def test_no_walk_writes_a_crisis(seed: int, count: int) -> None:
    walk = wander(seed, count)
    text = written(dict(walk.answers), "zh-Hant")
    for _, option in PRIVATE:
        assert f" {option.id}\n" not in text
        assert option.say("zh-Hant") not in text
    assert "talk-to-someone" not in text
    assert "safety-first" not in text


def test_a_sitting_saves_and_another_opens_at_the_same_place(tmp_path: Path) -> None:
    first = sitting(tmp_path / "notes", "zh-Hant")
    first.move(one_for_each_outcome()["family-called"])
    first.save()
    first.panels[-1].type(first, "")
    assert first.view().id == "saved"
    assert str(tmp_path / "notes" / "note-20260604-2130-a.md") in first.view().parts[1].text
    assert not first.note_state.unsaved
    second = sitting(tmp_path)
    second.resume(read_front(tmp_path / "notes" / "note-20260604-2130-a.md"), "note.md")
    assert second.view().id == "opened"
    second.choose("close")
    first.choose("close")
    first.speak("en")
    assert second.view() == first.view()
    assert not second.note_state.unsaved


def test_on_another_day_counted_days_grow_and_today_is_asked_again() -> None:
    week = TODAY + timedelta(days=7)
    assert opened(written({**COPING}), week).answers["days-late-roughly"] == 15
    assert (
        opened(written({**COPING}), TODAY - timedelta(days=7)).answers["days-late-roughly"] == 1
    )  # the clock went back
    skipped = {**COPING, "days-late-roughly": None}
    assert opened(written(skipped), week).answers["days-late-roughly"] is None
    due: dict[str, Value] = {
        "what-first": "self",
        "is-it-overdue": "today",
        "can-you-pay-on-the-day": "full",
        "who-was-contacted": ("nobody",),
    }
    again = opened(written(due), TODAY + timedelta(days=1))
    assert "is-it-overdue" not in again.answers
    assert [question.id for question in again.ask_again] == ["is-it-overdue"]
    assert opened(written(due)).ask_again == ()


def test_a_due_date_is_counted_as_of_the_day_it_is_opened(tmp_path: Path) -> None:
    answers: dict[str, Value] = {
        "what-first": "self",
        "is-it-overdue": "overdue-date",
        "due-date": TODAY - timedelta(days=5),
    }
    path = save(written({**answers, "who-was-contacted": ("nobody",)}), tmp_path, NOON)
    session = sitting(tmp_path, today=TODAY + timedelta(days=3))
    session.resume(read_front(path), path.name)
    texts = [part.text for part in session.view().parts]
    assert texts[1] == "That was 4 June; today is 7 June. Everything is worked out as of today."
    go_to_end(session)
    assert session.walk.journey.fact("days-late") == 8


def test_the_29th_of_february_and_a_clock_that_went_back(tmp_path: Path) -> None:
    leap = date(2028, 2, 29)
    answers: dict[str, Value] = {"what-first": "self", "is-it-overdue": "overdue-date", "due-date": leap}
    session = sitting(tmp_path, today=leap)
    session.move(Position.resume(GUIDE, leap, answers))
    for hour in (21, 20):  # the second note is made an hour before the first
        session.clock = lambda hour=hour: datetime(2028, 2, 29, hour, 30)  # type: ignore[misc]
        session.note_state.origin = None
        session.save()
        session.panels[-1].type(session, "")
        assert "Check again after 14 March" in [part.text for part in session.view().parts]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note-20280229-2030-a.md", "note-20280229-2130-a.md"]
    front = read_front(tmp_path / "note-20280229-2130-a.md")
    for today, late in ((leap, 0), (date(2028, 3, 1), 1), (date(2029, 2, 28), 365), (date(2028, 2, 28), None)):
        again = open_again(GUIDE, front, today)
        assert Position.resume(GUIDE, today, again.answers).journey.fact("days-late") == (-1 if late is None else late)
        assert again.dropped == ()


@pytest.mark.parametrize("zone", ["Asia/Taipei", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_note_opens_alike_in_every_time_zone(
    zone: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = save(written({**COPING}), home, NOON)
    monkeypatch.setattr("sys.stdin", io.StringIO("\nm\n"))
    with in_zone(zone):
        assert run(["open", str(path), "--plain", "--today", "2026-06-05"]) == 0
    said = capsys.readouterr().out
    assert "That was 4 June; today is 5 June." in said
    assert "9 days" in said


def test_what_the_guide_no_longer_allows_is_asked_again_and_named(tmp_path: Path) -> None:
    text = written({**COPING}).replace("can-you-negotiate: nothing", "can-you-negotiate: pray").replace("'8'", "'3650'")
    path = save(text.replace("answers:\n", "answers:\n  favourite-colour: blue\n"), tmp_path, NOON)
    again = open_again(GUIDE, read_front(path), TODAY + timedelta(days=1))
    assert set(again.dropped) == {"favourite-colour", "can-you-negotiate", "days-late-roughly"}
    assert Position.resume(GUIDE, TODAY, again.answers).at == "days-late-roughly"


def written_before(answers: dict[str, Value]) -> str:
    """A note as an earlier version of the program wrote it: its data first."""
    note = Note(Position.resume(GUIDE, TODAY, answers).lasting, NOON)
    body = text_for_people(note, phrases("en"))
    return f"{at_top(note.data(body))}\n{body}"


GOOD = written_before({**COPING})
UNREAD = "the part for the program cannot be read"
NEW = written({**COPING})
LINE = NEW[: NEW.index("guide: xiaoxiang")].count("\n") + 1
DAMAGE: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", ": is no note the guide has saved"),
    "something else": ("# Shopping\n- milk\n", ": is no note the guide has saved"),
    "some other code": ("# Deploy\n```yaml\nrun: x\n```\n", ": is no note the guide has saved"),
    "cut off": ("---\nguide: x\n", ":3:1: the part for the program has no end; the file may be cut off"),
    "cut off at the end": (
        NEW[:-20],
        f":{NEW.count(chr(10)) - 1}:1: the part for the program has no end; the file may be cut off",
    ),
    "no answers at the end": (NEW.replace("answers:", "anwsers:"), f":{LINE}:1: 'answers' is missing"),
    "nonsense at the end": (NEW.replace("version:", "&x version:"), f":{LINE + 1}:1: " + UNREAD),
    "not UTF-8": (b"---\nguide: \xff\n", ": is not UTF-8 text (byte 11)"),
    "no answers": (GOOD.replace("answers:", "anwsers:"), ":2:1: 'answers' is missing"),
    "empty front": ("---\n---\n", ": is no note the guide has saved"),
    "a list": ("---\n- x\n---\n", ": is no note the guide has saved"),
    "no day": (GOOD.replace("'2026-06-04'", "'2026-02-30'"), ":4:7: 'made' is no date"),
    "no date": (
        GOOD.replace("'2026-06-04'", "yesterday"),
        r":4:7: 'made' cannot be read",
    ),
    "a key twice": (GOOD.replace("version:", "guide: x\nversion:"), ":3:1: " + UNREAD),
    "a number": (
        GOOD.replace("days-late-roughly: '8'", "days-late-roughly: 8"),
        ":8:22: 'answers.days-late-roughly' cannot be read",
    ),
    "a tab": (
        GOOD.replace("  what-first: self", "\twhat-first: self"),
        ":6:1: " + UNREAD,
    ),
    "a zero character": (
        GOOD.replace("what-first: self", "what-first: se\0lf"),
        ":6:17: " + UNREAD,
    ),
    "an anchor": (GOOD.replace("what-first: self", "what-first: &x self"), ":6:15: " + UNREAD),
    "a tag": (
        GOOD.replace("what-first: self", "what-first: !!python/name:os.system self"),
        ":6:15: " + UNREAD,
    ),
    "a deep nest": (GOOD.replace("what-first: self", "what-first: " + "[" * 100_000), ":6:_: " + UNREAD),
    "far too large": ("---\n" + "x" * 2_000_001, ": is no note of the guide: larger than 2 MB"),
}


@pytest.mark.parametrize(("content", "said"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_note_gives_one_line_and_is_left_alone(
    content: str | bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "note.md"
    data = content if isinstance(content, bytes) else content.encode()
    path.write_bytes(data)
    os.utime(path, (1, 1))
    assert run(["open", str(path)]) == 2
    printed = capsys.readouterr()
    error = re.sub(r":6:\d{3,}: the", ":6:_: the", printed.err)  # where it is noticed depends on the YAML library
    assert (printed.out, error) == ("", f"guide: {path}{said}. {phrases('en').note_damaged}\n")
    assert path.read_bytes() == data
    assert path.stat().st_mtime == 1
    assert list(tmp_path.iterdir()) == [path]


def test_of_a_file_that_is_not_there_nothing_is_said_to_be_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, reason in ((tmp_path / "none.md", "gone"), (tmp_path, "folder")):
        assert run(["open", str(path)]) == 2
        assert capsys.readouterr().err == f"guide: {path}{phrases('en').damages[reason]}\n"


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_damage_is_told_in_the_language_of_the_reader(
    language: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, p = tmp_path / "note.md", phrases(language)
    for content, _ in DAMAGE.values():
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        assert run(["open", str(path), "--lang", language]) == 2
        said = capsys.readouterr().err.strip().removeprefix(f"guide: {path}").removesuffix(p.note_damaged)
        assert said.endswith("。")
        assert not re.search(r"[a-z]{3,}", re.sub("[「“].*[」”]", "", said)), said
    for gone in (tmp_path / "none.md", tmp_path):
        with pytest.raises(DamagedNote) as damaged:
            read_front(gone)
        assert not re.search(r"[a-z]{3,}", damaged.value.in_words(p).removeprefix(str(gone)))


def test_a_note_that_is_not_there(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "none.md", ": is not there."), (tmp_path, ": is a folder, not a file.")):
        with pytest.raises(DamagedNote, match=re.escape(f"{path}{reason}")):
            read_front(path)


def test_what_a_person_writes_below_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("\ufeff" + (GOOD + "\n---\nmine: {[\n").replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert open_again(GUIDE, read_front(path), TODAY).answers == COPING
