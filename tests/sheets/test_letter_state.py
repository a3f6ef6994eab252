"""What a person did with a letter is kept, comes back from a note, and is never overwritten unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from guide.content.fields import DateField
from guide.content.reading import parse
from guide.sheets.letters.state import (
    Edit,
    LetterPlain,
    LetterWork,
    chosen,
    draft_has_changed,
    dump_letters,
    edit,
    language_to_send,
    load_letters,
    text_to_send,
)
from guide.sheets.letters.text import as_text
from tests.support.guides import LANGUAGES, TODAY
from tests.support.letters import GUIDE, L1, L2, LATE, LETTERS, PLAN, drafted, everything, known, line, lines

HELD = TypeAdapter(dict[str, LetterPlain])


def held(plain: Any) -> dict[str, LetterPlain]:
    """A note's front matter written and read."""
    front = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=10_000)
    document, faults = parse(Path("note.md"), front)
    assert document is not None, faults
    return HELD.validate_python(document.data)


def test_everything_comes_back_from_a_note() -> None:
    made = drafted(L1, known(LATE, lines(2)))
    works = {
        letter.id: LetterWork(everything(letter), (1, 3), edit(f"{letter.code}: #1\n- x\n", made), "zh-Hans")
        for letter in LETTERS
    }
    plain = dump_letters(GUIDE, works)
    assert load_letters(GUIDE, held(plain), TODAY) == (works, ())


def test_nothing_is_kept_of_a_letter_that_was_only_looked_at() -> None:
    assert dump_letters(GUIDE, {L1.id: LetterWork()}) == {}


def test_unticking_and_choosing_no_entry_are_kept_too() -> None:
    work = LetterWork({"what-happened": (), "will-talk": False}, entries=())
    works, _ = load_letters(GUIDE, held(dump_letters(GUIDE, {L1.id: work})), TODAY)
    assert works == {L1.id: work}
    assert chosen(work, lines(3)) == ()
    assert chosen(LetterWork(), lines(3)) == lines(3)
    assert chosen(LetterWork(entries=(2,)), lines(3)) == (lines(3)[1],)


def test_what_no_longer_fits_is_left_out_and_told() -> None:
    plain = {
        "gone": {"fields": {"a": "b"}},
        L1.id: {"fields": {"account": "12345", "case": "A1", "reply-by": "2026-06-01", "old": True, "to": "moon"}},
    }
    works, dropped = load_letters(GUIDE, held(plain), TODAY)
    assert works == {L1.id: LetterWork({"case": "A1"})}
    assert dropped == ("gone", *(f"{L1.id}.{field}" for field in ("account", "old", "to")))


@pytest.mark.parametrize(
    "plain",
    [
        {"fields": {"a": 1.5}},
        {"fields": []},
        {"entries": "1"},
        {"edited": {"text": "x"}},
        {"edited": {"text": "x", "of": "../../x"}},
        {"sent-in": "French"},
        {"more": 1},
    ],
)
def test_a_note_of_another_form_is_refused(plain: Any) -> None:
    with pytest.raises(ValidationError):
        HELD.validate_python({L1.id: plain})


def test_a_language_the_guide_does_not_speak_is_told_and_not_used() -> None:
    works, dropped = load_letters(GUIDE, HELD.validate_python({L1.id: {"sent-in": "fr"}}), TODAY)
    assert dropped == (f"{L1.id}.sent-in",)
    assert works[L1.id].sent_in is None


def test_a_changed_text_is_sent_as_the_person_wrote_it() -> None:
    made = drafted(L1, known(LATE, lines(2)))
    changed = edit(as_text(made) + "再補一句。\x1b[31m\n", made)
    assert changed is not None
    work = LetterWork(edited=changed)
    assert text_to_send(work, made).endswith("再補一句。\n")
    assert text_to_send(LetterWork(), made) == as_text(made)
    assert edit(as_text(made) + "\n", made) is None, "nothing was changed"


def test_the_person_is_told_when_the_draft_moved_on() -> None:
    made = drafted(L1, known(LATE, lines(2)))
    work = LetterWork(edited=Edit("my own", edit("my own", made).of))  # type: ignore[union-attr]
    assert not draft_has_changed(work, made)
    assert draft_has_changed(work, drafted(L1, known(LATE, lines(3))))
    assert draft_has_changed(work, drafted(L1, known(LATE, lines(2), PLAN), filled={"will-talk": True}))
    assert draft_has_changed(work, drafted(L1, known(LATE, lines(2)), "zh-Hans"))
    assert not draft_has_changed(LetterWork(), drafted(L1, known(LATE, [line(9, 9)])))


def test_chinese_is_sent_whatever_is_read() -> None:
    """Simplified, as in mainland China, unless somebody works in Traditional; and either can be chosen."""
    work = LetterWork()
    assert [language_to_send(L1, work, language) for language in LANGUAGES] == ["zh-Hans", "zh-Hant", "zh-Hans"]
    assert {language_to_send(L1, replace(work, sent_in="zh-Hant"), language) for language in LANGUAGES} == {"zh-Hant"}
    assert language_to_send(L1, replace(work, sent_in="en"), "en") == "zh-Hans", "its reader knows no English"
    free = L2.model_copy(update={"sent_in": ()})
    assert language_to_send(free, work, "en") == "en"


def test_a_day_to_answer_by_that_has_passed_is_suggested_anew() -> None:
    """A note of last month asks for an answer by a day that can still come."""
    field = next(field for field in L1.fields if field.id == "reply-by")
    assert isinstance(field, DateField)
    plain = dump_letters(GUIDE, {L1.id: LetterWork({"reply-by": date(2026, 6, 11)})})
    works, dropped = load_letters(GUIDE, held(plain), TODAY + timedelta(days=30))
    assert works[L1.id].filled == {}
    assert dropped == ()
