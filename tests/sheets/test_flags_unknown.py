"""Silence where something is not known: no rule speaks of an entry before all that it rests on is there."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.sheets.filling import Filled
from guide.sheets.log.evaluation import Reckoning
from tests.support.contacts import (
    DAY,
    DUE,
    OLD,
    RELAY,
    VALID,
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
)
from tests.support.sampling import examples


def theirs(clock: str = "", /, **fields: Any) -> Filling:
    """A contact by them with nothing but what is said; with a time, on the day."""
    return contact(
        clock, direction=fields.pop("direction", "in"), date=DAY if clock else fields.pop("date", None), **fields
    )


NEEDED: dict[str, tuple[list[Filling], Filling]] = {
    "CR01": ([theirs(acts=["threat-safety"])], {}),
    "CR02": ([theirs(acts=["followed"])], {}),
    "CR03": ([theirs(direction=None, acts=["pay-private"])], {}),
    "CR04": ([theirs(direction=None, acts=["ask-code"])], {}),
    "CR05": ([theirs(direction=None, acts=["paid-repair-offer"])], {}),
    "CR06": ([theirs(acts=["fake-official"])], {}),
    "lawyer-calls": ([theirs(acts=["says-lawyer"])], {}),
    "CR07": ([theirs(channel="im", acts=["legal-paper"])], {}),
    "CR08": ([theirs(acts=["arrest-claim"])], {}),
    "CR09": ([theirs(person="me", acts=["insult"])], {}),
    "CR10": ([theirs(person="friend", acts=["insult"])], {}),
    "CR11": ([theirs(person="me", acts=["pester"])] * 3, {}),
    "CR12": ([theirs(person="friend", label=label, acts=["told-exists"]) for label in "AB"], {}),
    "CR13": ([theirs(person="contact", acts=["told-overdue"])], {}),
    "CR14": ([theirs(person="contact", acts=["asked-urge"])], {}),
    "CR15": ([theirs(person="contact", acts=["asked-urge"])], case(lender_type="consumer-finance")),
    "CR16": ([{"direction": "in", "channel": "sms", "start": time(22)}], {}),
    "CR17": ([theirs(date=DAY, channel="call", person="me", connected="talked")] * 4, {}),
    "CR18": ([theirs(date=DAY, channel="call", connected="rejected", called_number="1")] * 7, {}),
    "missed-unnumbered": ([theirs(date=DAY, channel="call", person="me", connected="rejected")] * 7, {}),
    "more-than-agreed": ([theirs(date=DAY, channel="call", person="me")] * 3, case(agreed_tries=2)),
    "others-often": ([theirs(date=DAY, person="friend", label="A")] * 4, {}),
    "CR19": ([theirs("09:00", person="me", connected="replied"), theirs("10:00", person="friend")], {}),
    "CR20": ([theirs(person="friend")], VALID),
    "CR21": (
        [theirs("09:00", person="friend", label="A", refused=True), theirs("10:00", person="friend", label="A")],
        {},
    ),
    "CR22": (
        [theirs("09:00", person="friend", label="A", refused=True), *[theirs("10:00", person="friend", label="A")] * 3],
        {},
    ),
    "CR23": ([theirs(person="other")], {}),
    "CR24": ([theirs(channel="call", connected="talked", asked_who=True, caller_id="none")], {}),
    "CR25": ([theirs(person="contact", acts=["asked-own-info"])], {}),
    "CR26": ([theirs(acts=["push-new-loan"])], {}),
    "CR27": ([theirs(acts=["extra-fee"])], {}),
    "CR28": ([theirs(channel="visit")], {}),
    "CR29": ([theirs(acts=["new-collector"])], {}),
    "CR30": ([theirs("10:00", person="friend")], case(only_me_date=DAY, only_me_time=time(9))),
    "CR31": ([theirs(date=DAY)], case(plan_since=day(1), plan_kept="kept")),
    "CR32": ([theirs(direction=None, person="friend", promised_pay=True)], {}),
    "CR33": ([theirs(direction=None, date=DAY, person="me", promised_pay=True)], {}),
}
"""For every rule the least that lets it speak."""


def speaks(rule: str, entries: list[Filling], case: Filled, due: date | None = OLD) -> bool:
    """Whether a rule holds of the last entry, whatever replaces it."""
    log = log_of(entries, case)
    return Reckoning(log, conduct(), due).holds(conduct().when[rule], log.entry(len(entries))) is True


def test_there_is_a_case_for_every_rule() -> None:
    assert [*NEEDED] == [rule.id for rule in conduct().file.rules]


@pytest.mark.parametrize("rule", NEEDED)
def test_a_rule_is_silent_where_something_it_rests_on_is_not_known(rule: str) -> None:
    """With any one of the things it needs blank, it says nothing."""
    entries, about = NEEDED[rule]
    assert speaks(rule, entries, about)
    for id in {id for entry in entries for id in entry}:
        assert not speaks(rule, [{k: v for k, v in e.items() if k != id} for e in entries], about), id
    for id in about:
        assert not speaks(rule, entries, {k: v for k, v in about.items() if k != id}), id
    if rule == "CR33":
        assert not speaks(rule, entries, about, None)


def test_a_count_that_may_be_either_is_no_count() -> None:
    """A call of which nobody knows whether it got through may be a missed one, or a talk."""
    unsure = call("10:00", day(1), connected=None)
    missed = [call(f"1{n}:00", day(1), connected="rejected") for n in (1, 2)]
    assert last([*missed, RELAY], VALID) == ["CR20"]
    assert last([unsure, *missed, RELAY], VALID) == []


BLANK_SAYS = {
    "liable",
    "debt",
    "refused",
    "roughly",
    "asked-who",
    "contact-offered-to-pay",
    "promised-pay",
    "secondhand",
}
"""Fields of which a blank is an answer: boxes that are not ticked, the only debt, somebody not known to be liable."""
OF_BLANKS = {"CR23"}
"""Rules whose condition names a blank: somebody never listed was reached, and no more is known of it."""


@given(st.lists(filled_in(), min_size=1, max_size=6), filled_case(), st.data())
@settings(deadline=None, max_examples=examples(60))
def test_knowing_less_never_makes_a_rule_speak(entries: list[Filling], about: Filling, data: st.DataObject) -> None:
    """Whatever is blanked out, a rule that holds then also held before: unknown is never true, also not under `not`."""
    free = sorted(set(entries[0]) - BLANK_SAYS)
    less = [{k: v for k, v in e.items() if k not in data.draw(st.sets(st.sampled_from(free)))} for e in entries]
    ask = sorted(
        set(about)
        - {"agreed-from", "agreed-until", "agreed-tries", "contract-unreachable", "assign-notice", "debtor-incapable"}
    )
    gone = data.draw(st.sets(st.sampled_from(ask)))
    whole, part = log_of(entries, about), log_of(less, {k: v for k, v in about.items() if k not in gone})
    before, after = Reckoning(whole, conduct(), DUE), Reckoning(part, conduct(), DUE)
    for rule, when in conduct().when.items():
        for entry in part.entries if rule not in OF_BLANKS else ():
            truth = after.holds(when, entry)
            assert truth is None or truth is before.holds(when, whole.entry(entry.number)), rule
