"""What is said of entries: the cases the rules were written for, and the rules once more by hand."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.sheets.log.flags import SEVERITIES, flags, footers
from tests.support.conduct_by_hand import expected
from tests.support.contacts import (
    COMPLAINT,
    DAY,
    DUE,
    OLD,
    RELAY,
    VALID,
    WORKED,
    WORKED_CASE,
    Filling,
    call,
    case,
    conduct,
    contact,
    day,
    filled_case,
    filled_in,
    last,
    log_of,
    said,
)
from tests.support.sampling import examples


def times(n: int, **fields: Any) -> list[Filling]:
    """So many calls to the borrower on one day, a quarter of an hour apart."""
    return [call(f"{9 + i // 4:02d}:{i % 4 * 15:02d}", **fields) for i in range(n)]


# the cases of the rules' own text


@pytest.mark.parametrize(
    ("clock", "rules"), [("21:59", []), ("22:00", ["CR16"]), ("07:59", ["CR16"]), ("08:00", []), ("00:00", ["CR16"])]
)
def test_a_call_in_quiet_hours_is_flagged(clock: str, rules: list[str]) -> None:
    assert said([call(clock)]) == [rules]


@pytest.mark.parametrize(
    ("agreed", "clock", "rules"),
    [
        ({"agreed_until": time(23)}, "22:30", []),
        ({"agreed_until": time(23)}, "23:00", ["CR16"]),
        ({"agreed_until": time(23)}, "07:59", ["CR16"]),
        ({"agreed_from": time(7)}, "07:00", []),
        ({"agreed_from": time(7)}, "22:00", ["CR16"]),
        ({"agreed_from": time(20), "agreed_until": time(2)}, "01:59", []),
        ({"agreed_from": time(20), "agreed_until": time(2)}, "02:00", ["CR16"]),
        ({"agreed_from": time(0), "agreed_until": time(0)}, "03:00", []),
    ],
)
def test_hours_that_were_agreed(agreed: Filling, clock: str, rules: list[str]) -> None:
    assert said([call(clock)], case(**agreed)) == [rules]


def test_no_quiet_hours_for_a_push_a_rough_time_or_none() -> None:
    assert said([contact("23:00", channel="app", person="me")]) == [[]]
    assert said([call("23:00", roughly=True)]) == [[]]
    assert said([call(about="半夜")]) == [[]]


def test_calls_that_got_through() -> None:
    assert said(times(3)) == [[]] * 3
    assert said(times(4)) == [[], [], [], ["CR17"]]
    assert said([*times(4, debt="x"), *times(3, debt="y")])[3:] == [["CR17"], [], [], []]
    assert said([*times(3), call("10:00", day(1))]) == [[]] * 4


def test_unanswered_tries_to_one_number() -> None:
    tries = times(7, connected="no-answer", called_number="手機1")
    assert said(tries[:6]) == [[]] * 6
    assert said(tries) == [[]] * 6 + [["CR18"]]
    assert said(times(7, connected="rejected", called_number="手機1"))[6] == ["CR18"]
    assert said(tries, case(agreed_tries=9)) == [[]] * 7
    assert said(times(7, connected="no-answer")) == [[]] * 6 + [["missed-unnumbered"]], "said only as an if"
    assert said(times(6, connected="no-answer")) == [[]] * 6
    two = [*times(4, connected="no-answer"), *times(4, connected="no-answer", person="contact", label="A")]
    assert not any("missed-unnumbered" in rules for rules in said(two)), "two people have two numbers"
    assert said([*tries[:6], {**tries[6], "called-number": "手機2"}]) == [[]] * 7
    assert said([*tries[:6], {**tries[6], "called-number": "手機１"}])[6] == ["CR18"], "typed with an input method"


def test_two_numbers_on_a_day_are_two_flags() -> None:
    tries = [*times(7, connected="no-answer", called_number="1"), *times(8, connected="no-answer", called_number="2")]
    found = flags(log_of(tries), conduct(), None)
    assert {number: [flag.n for flag in said] for number, said in found.items() if said} == {7: [7], 15: [8]}


def test_the_worked_example_is_flagged_as_by_hand() -> None:
    assert said(WORKED, WORKED_CASE, DUE) == [[], [], ["CR20", "CR25"], []]
    asked = {**WORKED[2], "three-steps": (), "acts": ("asked-own-info", "asked-relay")}
    assert said([*WORKED[:2], asked, WORKED[3]], WORKED_CASE, DUE)[2] == ["CR20", "CR25"]


def test_the_worked_complaint_is_flagged_as_by_hand() -> None:
    unknown = said(COMPLAINT, case(lender_type="not-known"))
    assert [sorted(rules) for rules in unknown] == [
        [],
        ["CR13", "CR14", "CR16", "CR19", "CR23"],
        ["CR16", "CR19", "CR23", "CR24"],
    ]
    small = said(COMPLAINT, case(lender_type="small-loan"))
    assert small[1] == ["CR15", "CR13", "CR16", "CR19", "CR23"]
    assert said(COMPLAINT)[1] == unknown[1], "a lender left blank is a lender that is not known"


def test_a_contact_after_enough_tries() -> None:
    missed = [call("10:00", day(n), connected="no-answer") for n in (1, 2, 3)]
    assert last([*missed, RELAY], VALID) == []
    assert last([*missed[:2], RELAY], VALID) == ["CR20"]
    three = [call(f"1{n}:00", day(1), connected="rejected") for n in range(3)]
    assert last([*three, RELAY], VALID) == []
    assert last([*three[:2], RELAY], VALID) == ["CR20"]
    assert last([RELAY], case(number_valid="not-valid")) == []
    assert last([RELAY]) == [], "whether the number is right is not known"


def test_in_touch_within_three_days() -> None:
    assert last([call("10:00", day(3)), RELAY], VALID) == ["CR19"], "72 hours"
    assert last([call("09:59", day(3)), RELAY], VALID) == ["CR20"]
    assert last([contact("09:00", day(1), person="me", channel="sms", connected="none"), RELAY], VALID) == ["CR20"]
    assert last([call("10:00", day(1)), RELAY], case(debtor_incapable=True)) == []
    late = call("23:00", day(1), connected="talked", roughly=True)
    assert last([late, RELAY]) == ["CR19"], "any time of the day before is near enough"
    assert last([{**late, "date": DAY}, RELAY], VALID) == [], "before or after, nobody knows"


@pytest.mark.parametrize(("more", "rule"), [(1, "CR21"), (2, "CR21"), (3, "CR22")])
def test_called_again_after_refusing(more: int, rule: str) -> None:
    first = call("10:00", person="contact", label="A", refused=True)
    again = [call(f"1{n}:00", person="contact", label="A") for n in range(1, more + 1)]
    assert last([first, *again]) == [rule, *(["others-often"] if more == 3 else [])]
    flag, *_ = flags(log_of([first, *again]), conduct(), None)[more + 1]
    assert flag.n == more
    assert said([first]) == [[]]
    assert last([first, call("11:00", person="contact", label="B")]) == []
    assert last([{**first, "start": time(12)}, call("11:00", person="contact", label="A")]) == []


@pytest.mark.parametrize(
    "other",
    [{"person": "colleague"}, {"label": "B"}, {"person": "me", "label": None}],
    ids=["another of that label", "another label", "me"],
)
def test_nobody_is_joined_with_somebody_else(other: dict[str, Any]) -> None:
    """Neither by a refusal, nor by how often they were contacted, nor by what was said to them."""
    first = call("10:00", person="contact", label="A", refused=True, acts=["insult"])
    later = [{**call(f"1{n}:00", person="contact", label="A", acts=["insult"]), **other} for n in range(1, 3)]
    rest = [{id: value for id, value in entry.items() if value is not None} for entry in later]
    joined = {"CR11", "CR21", "CR22", "others-often"}
    assert joined.isdisjoint(rule for found in said([first, *rest]) for rule in found)


def test_more_calls_than_were_agreed() -> None:
    calls = [call(f"{hour:02}:00", connected="no-answer") for hour in range(9, 20)]
    assert "more-than-agreed" not in said(calls, case(agreed_tries=11))[-1]
    (found,) = (flag for flag in flags(log_of(calls, case(agreed_tries=10)), conduct(), None)[11] if flag.rule.act)
    assert (found.rule.id, found.n) == ("more-than-agreed", 11)


def test_who_is_liable_and_who_is_not() -> None:
    asked = call("10:00", person="contact", label="A", acts=["asked-pay"])
    assert last([asked]) == ["CR14"]
    for liable in ("guarantor", "co-borrower", "spouse-joint"):
        assert last([{**asked, "liable": liable}], case(lender_type="small-loan")) == []
    assert last([{**asked, "liable": "not-sure"}]) == ["CR14"]
    offered = call("10:00", person="contact", label="A", acts=["told-amount"], contact_offered_to_pay=True)
    assert last([offered]) == []
    assert last([{**offered, "contact-offered-to-pay": False}]) == ["CR13"]
    assert last([call("10:00", person="contact", label="A", acts=["told-exists"])]) == []


def test_a_mere_request_to_an_unlisted_person_is_not_collecting() -> None:
    for acts in ([], ["asked-relay", "asked-pay"]):
        assert "CR23" in last([call("10:00", person="friend", label="A", acts=acts)])
    assert last([call("10:00", person="friend", label="A", acts=["asked-relay", "asked-contact-details"])]) == []


def test_two_people_told() -> None:
    told = [call(f"1{n}:00", person="friend", label=label, acts=["told-exists"]) for n, label in enumerate("AB")]
    assert said(told) == [["CR12", "CR23"], ["CR12", "CR23"]]
    assert said([told[0], {**told[1], "label": "a"}]) == [["CR13", "CR23"]] * 2, "one person, twice"
    assert said([*told, call("15:00")])[2] == [], "not every call after it"
    posted = contact("10:00", person="other", channel="im", acts=["group-msg", "told-amount"])
    assert said([posted]) == [["CR12", "CR23"]]


def test_insults_threats_and_visits() -> None:
    insult = [call(f"1{n}:00", acts=["insult"]) for n in range(3)]
    assert said(insult) == [["CR09"], ["CR09"], ["CR09", "CR11"]]
    more = [*insult, contact("13:00", channel="sms"), contact("14:00", channel="sms", person="me", acts=["pester"])]
    assert said(more)[2:] == [["CR09"], [], ["CR11"]], "once, where it was said last"
    assert flags(log_of(more), conduct(), None)[5][0].n == 4
    assert said([call("10:00", acts=["threat-safety"])]) == [["CR01"]]
    assert said([contact("10:00", channel="visit", person="me")]) == [["CR28"]]
    assert said([contact("10:00", channel="visit", person="me", acts=["entered-home"])]) == [["CR02"]]
    assert said([contact("10:00", channel="visit", person="me", acts=["threat-safety"])]) == [["CR01"]]


def test_calls_that_are_nobodys_fault() -> None:
    assert said([call("23:00", caller_number="96110")]) == [[]]
    assert said([call("23:00", caller_number="１１０", acts=["fake-official"])]) == [[]]
    assert said([call("10:00", acts=["says-lawyer"], caller_name="某某律师事务所")]) == [["lawyer-calls"]]
    assert next(rule for rule in conduct().file.rules if rule.id == "lawyer-calls").severity == "noting"
    assert said([call("23:00", caller_number="110", acts=["safe-account"])]) == [["CR04"]], "a number can be faked"
    assert said([contact("23:00", direction="out", channel="call", person="me", acts=["insult"])]) == [[]]
    assert said([contact("10:00", direction="out", channel="call", acts=["safe-account"])]) == [["CR04"]]


def test_reminders_by_day_are_nothing() -> None:
    assert said([call("10:00"), contact("11:00", channel="sms", person="me", connected="none")]) == [[], []]


# what is printed with it


def test_additions_and_what_comes_first() -> None:
    entry = call(
        "23:10",
        person="colleague",
        label="A",
        liable="not-sure",
        secondhand=True,
        acts=["told-amount", "threat-safety"],
    )
    found = flags(log_of([call("10:00"), entry], case(contract_unreachable=True)), conduct(), DUE)[2]
    assert [flag.rule.id for flag in found] == ["CR01", "CR13", "CR16", "CR19", "CR23"]
    assert [SEVERITIES.index(flag.rule.severity) for flag in found] == [0, 2, 2, 2, 2]
    adds = {flag.rule.id: [words.say("en") for words in flag.adds] for flag in found if flag.adds}
    assert adds == {
        "CR19": ["The contract words it differently; compare first."],
        "CR23": ["A spouse is a case of its own."],
    }
    assert all(flag.entry.secondhand for flag in found)
    assert found[2].at == time(23, 10)
    fee = flags(log_of([call("10:00", acts=["extra-fee"])], case(lender_type="small-loan")), conduct(), None)[1]
    assert ["small-loan company" in words.say("en") for words in fee[0].adds] == [True]


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        (call("22:00"), ["F1"]),
        (call("10:00", acts=["fake-official"]), ["F1", "F2"]),
        (call("10:00", acts=["insult", "threat-safety"]), ["F1", "F2"]),
        (contact("10:00", person="other", acts=["public-post"], liable="guarantor"), ["F2"]),
        (call("10:00", acts=["ask-code"]), []),
    ],
)
def test_the_lines_below(entry: Filling, lines: list[str]) -> None:
    found = flags(log_of([entry]), conduct(), None)[1]
    assert [line.footer for line in footers(conduct(), found)] == lines


# the rules once more


@given(st.lists(filled_in(), max_size=9), filled_case(), st.sampled_from([DUE, OLD]))
@settings(deadline=None, max_examples=examples(200))
def test_every_flag_is_the_one_worked_out_by_hand(entries: list[Filling], about: Filling, due: date) -> None:
    assert said(entries, about, due) == expected(entries, about, due)


@given(st.lists(filled_in(), max_size=6), filled_case(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=examples(60))
def test_the_order_in_which_entries_were_written_does_not_matter(
    entries: list[Filling], about: Filling, random: Any
) -> None:
    told = log_of(entries, about)
    mixed = list(told.entries)
    random.shuffle(mixed)
    other = type(told)(tuple(mixed), told.case, told.last)
    assert flags(other, conduct(), DUE) == flags(told, conduct(), DUE)
