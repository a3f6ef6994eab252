"""Writing a note anew: whatever a person wrote into it is still there, and nothing stands there twice."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.engine.position import Position
from guide.i18n.phrases import phrases
from guide.notes.document import Note
from guide.notes.front import parse_note
from guide.notes.merge import DIGEST, digests, merge
from guide.notes.render import markdown, text_for_people
from tests.support.guides import TODAY, shipped_guide
from tests.support.sampling import examples
from tests.support.sittings import NOON
from tests.support.walking import one_for_each_outcome, wander

P = phrases("zh-Hant")


@cache
def texts() -> list[str]:
    """The body of a note on every outcome."""
    return [text_for_people(Note(walk.lasting, NOON), P) for walk in one_for_each_outcome().values()]


BODIES = st.deferred(lambda: st.sampled_from(texts()))
LINES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1, max_size=40),
    st.sampled_from(
        ["- [ ] ", "- [x] 打過電話", "## 今天做", "---", "> 對方說", "  縮排", "＿＿＿＿", "6/4 平台來電", "# 我的筆記"]
    ),
    BODIES.flatmap(lambda body: st.sampled_from(body.split("\n"))),
)
INSERTED = st.lists(st.tuples(st.integers(0, 10_000), LINES), max_size=8)


def with_lines(body: str, inserted: list[tuple[int, str]]) -> str:
    """A body into which a person has typed lines, anywhere."""
    lines = body.split("\n")
    for place, line in inserted:
        lines.insert(place % (len(lines) + 1), line)
    return "\n".join(lines)


def counted(text: str) -> Counter[str]:
    return Counter(line for line in text.split("\n") if line.strip())


@given(BODIES, INSERTED, BODIES)
@settings(max_examples=examples(300), deadline=None)
def test_no_line_written_by_hand_is_ever_lost(old: str, inserted: list[tuple[int, str]], new: str) -> None:
    merged = counted(merge(with_lines(old, inserted), digests(old), new))
    by_hand = Counter(line for _, line in inserted if line.strip())
    assert not by_hand + counted(new) - merged, "beside all that the guide writes now"


@given(BODIES, INSERTED, BODIES, st.integers(0, 2**32))
@settings(max_examples=examples(100), deadline=None)
def test_nor_where_lines_of_the_guide_were_changed_or_taken_out(
    old: str, inserted: list[tuple[int, str]], new: str, seed: int
) -> None:
    random = Random(seed)
    lines = [line for line in old.split("\n") if random.random() < 0.8]
    lines = [f"{line}（我改的）" if line.strip() and random.random() < 0.1 else line for line in lines]
    mine = with_lines("\n".join(lines), inserted)
    merged = counted(merge(mine, digests(old), new))
    guides = old.split("\n")  # a line of the guide's that stands elsewhere was moved, not written
    by_hand = Counter(line for line in mine.split("\n") if line.endswith("（我改的）"))
    by_hand += Counter(line for _, line in inserted if line.strip() and line not in guides)
    for line, times in by_hand.items():
        assert merged[line] >= times, line


@given(BODIES, INSERTED, BODIES)
@settings(max_examples=examples(100), deadline=None)
def test_nor_by_any_number_of_updates(old: str, inserted: list[tuple[int, str]], new: str) -> None:
    mine = with_lines(old, inserted)
    for before, after in ((old, new), (new, old), (old, new), (new, new)):
        mine = merge(mine, digests(before), after)
    assert not Counter(line for _, line in inserted if line.strip()) - counted(mine)
    assert merge(mine, digests(new), new) == mine


@given(BODIES, INSERTED, BODIES)
@settings(max_examples=examples(100), deadline=None)
def test_without_digests_or_with_spoilt_ones_nothing_is_lost_either(
    old: str, inserted: list[tuple[int, str]], new: str
) -> None:
    mine = with_lines(old, inserted)
    for wrote in ([], ["spoilt"], [row[1:] for row in digests(old)]):
        merged = counted(merge(mine, wrote, new))
        assert not Counter(line for _, line in inserted if line.strip()) - merged
        assert not counted(new) - merged, "all that the guide writes now is there"


@given(BODIES, BODIES)
def test_untouched_it_is_simply_written_anew(old: str, new: str) -> None:
    assert merge(old, digests(old), new) == new
    assert merge(old.replace("\n", "\r\n"), digests(old), new) == new


@given(st.integers(0, 2**32), st.integers(0, 20), st.integers(0, 20))
@settings(max_examples=examples(30), deadline=None)
def test_a_walk_that_goes_on_and_another_day_change_only_what_the_guide_wrote(seed: int, some: int, more: int) -> None:
    first = wander(seed, some)
    later = Position.resume(shipped_guide(), TODAY + timedelta(days=3), wander(seed + 1, more, first).answers)
    old, new = (
        text_for_people(Note(first.lasting, NOON), P),
        text_for_people(Note(later.lasting, NOON + timedelta(days=3)), P),
    )
    assert merge(old, digests(old), new) == new
    assert counted(merge(f"寫在最前面\n{old}\n寫在最後面", digests(old), new)) == counted(new) + Counter(
        ["寫在最前面", "寫在最後面"]
    )


OLD = """# My note

Made on Monday

## Today

- [ ] Call the platform
- [ ] Offer 300

## Write down

What they said.

___

___

## Help

Call 12348.
"""
NEW = OLD.replace("Monday", "Friday").replace("Offer 300", "Offer 330")


def test_what_is_written_stands_where_it_was_written() -> None:
    mine = OLD.replace("___\n\n___", "4 June, 9:20, they asked for me\n\n___").replace("- [ ] Call", "- [x] Call")
    mine = mine.replace("12348.", "12348.\n\nMy aunt: 555")
    merged = merge(mine, digests(OLD), NEW)
    expected = NEW.replace("___\n\n___", "4 June, 9:20, they asked for me\n\n___").replace("- [ ] Call", "- [x] Call")
    assert merged == expected.replace("12348.", "12348.\n\nMy aunt: 555")


def test_a_line_of_the_guide_that_was_reworded_stays_reworded_beside_what_is_new() -> None:
    mine = OLD.replace("- [ ] Offer 300", "- [ ] Offer 250, more is too much")
    assert "- [ ] Offer 330\n- [ ] Offer 250, more is too much\n" in merge(mine, digests(OLD), NEW)
    same = merge(mine, digests(OLD), OLD)
    assert same == mine


def test_what_was_taken_out_stays_out_until_the_guide_has_something_else_to_say() -> None:
    mine = OLD.replace("- [ ] Call the platform\n", "").replace("- [ ] Offer 300\n", "")
    assert "Call the platform" not in merge(mine, digests(OLD), NEW)
    assert "- [ ] Offer 330" in merge(mine, digests(OLD), NEW)


def test_ticks_stay_with_their_step_and_a_done_step_stays_though_it_is_no_longer_asked_for() -> None:
    mine = OLD.replace("- [ ]", "* [X]")
    merged = merge(mine, digests(OLD), NEW)
    assert "- [x] Call the platform\n- [ ] Offer 330\n* [X] Offer 300\n" in merged


def test_other_line_breaks_are_no_other_words() -> None:
    mine = OLD.replace("What they said.", "What they\nsaid.")
    assert merge(mine, digests(OLD), NEW) == NEW


def test_the_digests_say_nothing_and_are_short() -> None:
    for text in texts():
        rows = digests(text)
        assert sum(map(len, rows)) % DIGEST == 0
        assert len(rows) <= 8
        assert all(len(row) <= 78 for row in rows)
    walk = one_for_each_outcome()["family-called"]
    note = Note(walk.lasting, NOON)
    assert parse_note(Path(), markdown(note, P).encode())[0].wrote == digests(text_for_people(note, P))
