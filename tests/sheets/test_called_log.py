"""The log of the person who was called: fewer questions, filled in for themselves, spoken of to them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.engine.journey import replay
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.sheets.filling import FieldValue
from guide.sheets.letters.inputs import Known, of_one, whose_letter
from guide.sheets.log.asking import asked_of_case, asked_of_entry, lead, preset
from guide.sheets.log.book import Logbook
from guide.sheets.log.content import KIND
from guide.sheets.log.entry import Log
from guide.sheets.log.entry_parts import entry_line, entry_parts
from guide.sheets.log.letter_lines import log_lines
from guide.sheets.log.overview import drawn_parts, total_parts
from tests.support.contacts import call, log_of
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.letters import CONTACT, L2, drafted
from tests.support.sampling import examples

SELF: dict[str, Any] = {"what-first": "self"}
OVERSTEPPED = {**CONTACT, "what-did-the-caller-do": ("told-amount", "asked-me-pay")}
PASS_IT_ON = {**CONTACT, "what-did-the-caller-do": ("asked-relay",), "can-you-pass-it-on": "can-and-will"}


def book(answers: dict[str, Any], log: Log | None = None, language: Language = "zh-Hant") -> Logbook:
    return Logbook(replay(shipped_guide(), answers, TODAY), log or Log(), phrases(language))


def mine(*entries: dict[str, FieldValue], answers: dict[str, Any] = CONTACT) -> Log:
    """Entries as the person who was called writes them, with what stands there already."""
    stands = preset(book(answers))
    return log_of([{**entry, **stands} for entry in entries])


def rules(answers: dict[str, Any], log: Log) -> list[list[str]]:
    opened = book(answers, log)
    return [[flag.rule.id for flag in opened.flags[entry.number]] for entry in log.entries]


def test_a_new_entry_is_about_the_person_who_was_called() -> None:
    assert preset(book(SELF)) == {}
    for connected, person in {
        "listed-emergency-contact": "contact",
        "family-unlisted": "family-unlisted",
        "friend": "friend",
        "unknown-person": "other",
        "unsure": "contact",
    }.items():
        found = preset(book({**CONTACT, "how-connected": connected}))
        assert found == {"label": "A", "direction": "in", "person": person}, connected
    assert preset(book({"what-first": "contact"}))["person"] == "contact", "before it is asked"


def test_it_asks_clearly_less() -> None:
    whole, theirs = book(SELF), book(OVERSTEPPED)
    assert len(asked_of_entry(theirs, {}, False)) < len(asked_of_entry(whole, {}, False))
    assert len(asked_of_entry(theirs, {}, True)) * 1.5 < len(asked_of_entry(whole, {}, True))
    assert len(asked_of_case(theirs)) < len(asked_of_case(whole)) / 2
    asked = {field.id for field in asked_of_entry(theirs, {}, True)}
    assert not asked & {"person", "label", "secondhand"}, "it is they who were called, and they were there"
    assert lead(theirs) != lead(whole)


def test_an_outcome_can_want_no_more_than_the_short_form() -> None:
    short = asked_of_entry(book(PASS_IT_ON), {}, True)
    assert short == asked_of_entry(book(PASS_IT_ON), {}, False)
    assert {"start", "caller-number", "caller-name", "words", "acts"} <= {field.id for field in short}, "five things"
    filled: dict[str, FieldValue] = {"answer": "我會轉告"}
    assert "answer" in {field.id for field in asked_of_entry(book(PASS_IT_ON), filled, True)}, "nothing is hidden"


def test_hearsay_is_asked_at_once_where_somebody_else_was_contacted() -> None:
    def short(**filled: FieldValue) -> set[str]:
        return {field.id for field in asked_of_entry(book(SELF), filled, False)}

    assert "secondhand" not in short() | short(person="me")
    assert "secondhand" in short(person="contact") & short(person="colleague")


def test_what_they_did_is_seen_and_said_to_the_person() -> None:
    log = mine(call("10:00", acts=["told-overdue", "asked-pay"]), call("11:00", promised_pay=True))
    assert rules(OVERSTEPPED, log) == [["CR13", "CR14"], ["CR32"]]
    told = "\n".join(part.text for part in entry_parts(book(OVERSTEPPED, log), 1))
    assert "把別人的欠款告訴了你" in told
    assert "催你" not in told
    assert entry_line(book(OVERSTEPPED, log), log.entry(1)).split("｜")[1] == "我"
    assert "That may make you jointly liable" in "\n".join(
        part.text for part in entry_parts(book(OVERSTEPPED, log, "en"), 2)
    )


def test_an_entry_about_the_one_who_owes_is_not_mine() -> None:
    log = log_of([call("10:00")])
    assert entry_line(book(SELF, log), log.entry(1)).split("｜")[1] == "我"
    assert entry_line(book(CONTACT, log), log.entry(1)).split("｜")[1] == "我（欠款的人）"


def test_a_refusal_counts_without_a_label_to_fill_in() -> None:
    calls = [call("09:00", refused=True), call("10:00"), call("11:00"), call("12:00")]
    assert rules(CONTACT, mine(*calls)) == [[], ["CR21"], ["CR21"], ["CR22", "others-often"]]


def test_nothing_is_claimed_of_somebody_who_signed() -> None:
    signed = {"what-first": "contact", "how-connected": "signed"}
    log = mine(call("10:00", acts=["told-overdue", "asked-pay"], refused=True), call("11:00"), answers=signed)
    assert rules(signed, log) == [[], []]


def test_the_letter_lists_what_was_done_to_them() -> None:
    log = mine(
        call("10:00", acts=["told-overdue", "asked-pay"], words="你替他還"),
        {**call("12:00"), "direction": "out"},
        call("13:00", connected="no-answer", channel=None),
    )
    log = log.with_entry(type(log.entry(2))(2, {**log.entry(2).filled, "direction": "out"}))
    opened = book(OVERSTEPPED, log)
    made = drafted(L2, Known(opened.journey, log_lines(opened)))
    assert made.rows == (
        "1　2026-06-04 10:00　我　電話　說上話　說出逾期；叫人還　「你替他還」",
        "2　2026-06-04 13:00　我　怎麼聯繫＿＿　沒接",
    )
    assert "共 2 次" in "\n".join(made.paragraphs)


def test_the_letter_of_the_one_who_was_called_leaves_out_what_others_were_called_for() -> None:
    log = mine(call("10:00"), call("11:00"))
    other = {**log.entry(2).filled, "person": "colleague", "label": "B"}
    opened = book(OVERSTEPPED, log.with_entry(type(log.entry(2))(2, other)))
    known = Known(opened.journey, log_lines(opened))
    made = drafted(L2, of_one(L2, None, known))
    assert len(made.rows) == 1
    assert "共 1 次" in "\n".join(made.paragraphs)
    assert whose_letter(L2, None, known) is None, "nobody has to be chosen"


ACTS = [option.id for field in KIND.need(shipped_guide()).file.fields if field.id == "acts" for option in field.options]  # type: ignore[union-attr]


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "acts": st.sets(st.sampled_from(ACTS), max_size=4).map(tuple),
                "connected": st.sampled_from(["talked", "no-answer"]),
                "refused": st.booleans(),
                "promised-pay": st.booleans(),
            }
        ),
        max_size=6,
    ),
    st.sampled_from(["listed-emergency-contact", "family-unlisted", "friend", "unknown-person", "unsure", "signed"]),
    st.sampled_from(LANGUAGES),
)
@settings(deadline=None, max_examples=examples(60))
def test_nothing_speaks_to_the_one_who_owes(entries: list[Any], connected: str, language: Language) -> None:
    answers = {**CONTACT, "how-connected": connected}
    log = mine(*({**call("23:00"), **entry} for entry in entries), answers=answers)
    opened = book(answers, log, language)
    parts = [part for entry in log.entries for part in entry_parts(opened, entry.number, unfolded=True)]
    told = "\n".join(part.text for part in [*parts, *total_parts(opened), *drawn_parts(opened, 75)])
    for words in (
        "你的家人",
        "催你",
        "你和對方",
        "聯繫別人",
        "你的家人或聯絡人",
        "urge you",
        "Your relative",
        "to others",
    ):
        assert words not in told
    assert "{" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_calls_them_by_their_own_word(language: Language) -> None:
    opened = book(CONTACT, mine(call("10:00")), language)
    drawn = "\n".join(part.text for part in drawn_parts(opened, 75))
    assert ("A = " in drawn) is False
    assert opened.who({"label": "A", "person": "contact"}) == ("me" if language == "en" else "我")
