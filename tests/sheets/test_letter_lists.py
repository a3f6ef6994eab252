"""What letters say of a log: who did what to whom, as far as it is certain, and never a word of the program's own."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.sheets.filling import FieldValue
from guide.sheets.letters.draft import draft
from guide.sheets.letters.inputs import Known, filled_in, undirected
from guide.sheets.letters.model import Letter
from guide.sheets.letters.state import LetterWork
from guide.sheets.letters.text import as_text
from guide.sheets.letters.view import letter_parts
from guide.sheets.log.book import Logbook
from guide.sheets.log.letter_lines import log_lines
from tests.support.contacts import call, contact, filled_case, log_of
from tests.support.contacts import filled_in as entries_filled_in
from tests.support.guides import LANGUAGES, TODAY
from tests.support.letters import C1, CONTACT, L1, L2, L3, LATE, LETTERS, PEOPLE, drafted, journey
from tests.support.sampling import examples

QUIET = {**LATE, "who-was-contacted": ["me-call"], "what-did-they-do": ["unsure"]}
"""Answers that tick as little as can be."""


def known(answers: dict[str, Any], *entries: dict[str, FieldValue]) -> Known:
    walked = journey(answers)
    return Known(walked, log_lines(Logbook(walked, log_of(entries), phrases("zh-Hant"))))


def ticked(field: str, *entries: dict[str, FieldValue]) -> tuple[str, ...]:
    found = filled_in(L1, {}, known(QUIET, *entries)).get(field, ())
    assert isinstance(found, tuple)
    return found


def rows(letter: Letter, *entries: dict[str, FieldValue], language: Language = "zh-Hant") -> tuple[str, ...]:
    return drafted(letter, known(QUIET, *entries), language).rows


MINE = contact("12:05", direction="out", person="me", channel="app", connected="sent")
COLLEAGUE = call("22:40", person="colleague", label="B", acts=["told-overdue", "asked-urge"], words="叫他還")


def test_a_row_says_how_what_came_of_it_and_what_they_did() -> None:
    assert rows(L1, call("09:00", connected="no-answer"), COLLEAGUE) == (
        "1　2026-06-04 09:00　本人　電話　沒接",
        "2　2026-06-04 22:40　同事B（沒有填過）　電話　說上話　說出逾期；叫人催　「叫他還」",
    )
    assert rows(L1, COLLEAGUE, language="en") == (
        "1  2026-06-04 22:40  colleague B (never listed)  Call  talked  told it is late; asked to urge  “叫他還”",
    )


def test_what_i_wrote_to_them_is_no_contact_by_them() -> None:
    made = drafted(L1, known(QUIET, MINE, COLLEAGUE))
    assert [row.split("　")[0] for row in made.rows] == ["1"], (
        "numbered as the letter lists them, whatever was left out"
    )
    assert "共 1 次" in as_text(made)
    both = drafted(C1, known(QUIET, MINE, COLLEAGUE))
    assert len(both.rows) == 2
    assert "聯繫平台（APP）" in both.rows[0], "where both are listed, it is said which way"


def test_a_blank_direction_is_claimed_by_nobody() -> None:
    blank = call("10:00", direction=None, acts=["insult"])
    for letter in (L1, L2, L3):
        of = known(QUIET, blank, COLLEAGUE)
        assert undirected(letter, of.lines) == 1
        made = drafted(letter, of, filled={"agreed-on": TODAY.replace(day=1)} if letter is L3 else None)
        assert len(made.rows) == 1
    assert ticked("what-happened", blank) == ()
    page = letter_parts(L1, LetterWork(), known(QUIET, blank, COLLEAGUE), phrases("zh-Hant"))
    assert page[-1].text == phrases("zh-Hant").letter_undirected(1).format(count=1)


def test_what_is_not_filled_in_has_room_to_write() -> None:
    assert rows(L1, {"direction": "in", "date": TODAY}) == ("1　2026-06-04　聯繫了誰＿＿　怎麼聯繫＿＿",)


def test_who_was_contacted_is_ticked_from_the_log() -> None:
    assert ticked("contacted") == ("me",)
    assert ticked("contacted", COLLEAGUE) == ("others",), "what was answered is not in this list"
    assert ticked("contacted", call("09:00"), COLLEAGUE) == ("me", "others")
    assert ticked("contacted", call("10:00", person="contact", label="A")) == ("emergency-contact",)
    assert ticked("contacted", call("10:00", person="family-unlisted")) == ("family-unlisted",)
    assert ticked("contacted", {**COLLEAGUE, "direction": "out"}) == ("me",), "the list is empty"


def test_many_times_in_a_day_is_ticked_from_the_count_of_the_log() -> None:
    """Of one other person too, of whom no rule says how often is too often."""
    calls = [call(f"1{n}:00", person="contact", label="A") for n in range(4)]
    assert ticked("what-happened", *calls) == ("too-many",)
    assert ticked("what-happened", *calls[:3]) == ()
    assert ticked("what-happened", *calls[:3], call("13:00", person="contact", label="B")) == (), "somebody else"
    assert ticked("what-happened", *calls[:3], {**calls[3], "direction": "out"}) == ()


def test_the_day_i_replied_stands_there_as_in_the_log() -> None:
    said = as_text(drafted(L1, known(QUIET, MINE, COLLEAGUE)))
    assert "本人已於 2026 年 6 月 4 日回覆。" in said


def test_it_is_said_who_promised() -> None:
    promise = {**MINE, "promised": "用文字回"}
    assert "對方答應「用文字回」" in rows(C1, promise)[0]
    assert "they promised “用文字回”" in rows(C1, promise, language="en")[0]
    assert "　答應「用文字回」" in rows(L1, {**COLLEAGUE, "promised": "用文字回"})[0], "all rows are theirs"


def test_who_is_liable_is_no_other() -> None:
    for liable in ("guarantor", "co-borrower", "spouse-joint", "signed"):
        entry = call("10:00", person="family-unlisted", liable=liable, acts=["asked-pay"])
        (line,) = known(QUIET, entry).lines
        assert line.by_them
        assert not line.third
        assert ticked("what-happened", entry) == ()
        assert ticked("contacted", entry) == ()


def _thinned(entry: dict[str, FieldValue], gone: set[str]) -> dict[str, FieldValue]:
    return {id: value for id, value in entry.items() if id not in gone}


FIELDS = ["date", "start", "person", "label", "direction", "channel", "connected", "acts", "liable", "secondhand"]


@given(
    st.lists(st.builds(_thinned, entries_filled_in(), st.sets(st.sampled_from(FIELDS))), max_size=5),
    filled_case(),
    st.sampled_from(sorted(PEOPLE)),
    st.sampled_from(LANGUAGES),
)
@settings(deadline=None, max_examples=examples(120))
def test_no_letter_prints_an_empty_citation_or_a_word_of_the_programs_own(
    entries: list[dict[str, FieldValue]], about: dict[str, FieldValue], who: str, language: Language
) -> None:
    walked = journey(PEOPLE[who])
    book = Logbook(walked, log_of(entries, about), phrases(language))
    of = Known(walked, log_lines(book))
    own = {book.say(words) for words in (book.file.says.unknown, book.file.says.no_day, book.file.says.no_time)}
    for letter in LETTERS:
        made = draft(letter, {}, of, phrases(language))
        if made is None:
            continue
        said = as_text(made)
        assert not re.search(r"[{}]|None|《》|第 ?条|第 ?條|\(\)|（）|「」|“”|art\. ?[.,]|\b0 (次|期|元|yuan)", said), (
            said
        )
        assert not any(text in said for text in own), said
        listed = [line for line in of.lines if line.by_them or not (letter.entries and letter.entries.by_them)]
        assert len(made.rows) <= max(3, len(listed))
        numbers = [int(row.split(phrases(language).letter_gap)[0]) for row in made.rows]
        assert numbers == sorted(set(numbers)), "in the order of the log, each by its own number"


def test_the_called_person_is_no_third_person_in_their_own_complaint() -> None:
    walked = journey(CONTACT)
    book = Logbook(walked, log_of([]), phrases("zh-Hant"))
    assert book.called is not None
    own = call("10:00", person="others", label=book.called.file.label)
    lines = log_lines(Logbook(walked, log_of([own]), phrases("zh-Hant")))
    assert [line.mine for line in lines] == [True]
    (row,) = drafted(C1, Known(walked, lines), "zh-Hant").rows
    assert row.split("　")[2] == "本人"


def test_a_visit_is_told_as_one_whatever_graver_thing_was_done_on_it() -> None:
    for act in ("threat-safety", "entered-home", "insult"):
        assert "visit" in ticked("what-happened", contact("10:00", channel="visit", acts=[act])), act
