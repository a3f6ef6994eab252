"""Contacts for a log in a line each, what is said of them, and random logs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from guide.content.fields import OneField, SeveralField
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.log.conduct import Conduct
from guide.sheets.log.content import KIND, conduct_of
from guide.sheets.log.entry import Log
from guide.sheets.log.flags import flags
from guide.sheets.log.model import LogFile
from tests.support.guides import shipped_guide

DUE = date(2026, 5, 27)
DAY = date(2026, 6, 4)
OLD = date(2022, 5, 27)
"""A due date more than three years back."""
Filling = dict[str, FieldValue]


def day(n: int) -> date:
    """The n-th day before the day of the contact in question."""
    return DAY - timedelta(days=n)


def conduct() -> Conduct:
    found = conduct_of(shipped_guide())
    assert found is not None
    return found


def log_file() -> LogFile:
    found = KIND.need(shipped_guide()).file
    assert found is not None
    return found


def contact(clock: str = "", day: date = DAY, /, **fields: Any) -> dict[str, FieldValue]:
    """One contact by them; `_` in field names is `-`, lists are what was chosen, None is a blank."""
    hour = {"start": time.fromisoformat(clock)} if clock else {}
    told = {name.replace("_", "-"): tuple(v) if isinstance(v, list) else v for name, v in fields.items()}
    filled = {"date": day, "direction": "in", **hour, **told}
    return {name: value for name, value in filled.items() if value is not None}


def call(clock: str = "", day: date = DAY, /, **fields: Any) -> dict[str, FieldValue]:
    """A call by them to the borrower in which somebody spoke, unless said otherwise."""
    return contact(clock, day, **{"channel": "call", "person": "me", "connected": "talked", **fields})


def case(**fields: Any) -> dict[str, FieldValue]:
    return {name.replace("_", "-"): value for name, value in fields.items()}


def log_of(entries: Iterable[Filled], case: Filled | None = None) -> Log:
    log = Log()
    for filled in entries:
        log = log.add(filled)
    return log.with_case(case or {})


def said(entries: Iterable[Filled], case: Filled | None = None, due: date | None = None) -> list[list[str]]:
    """The ids of the rules that speak of each entry, in the order of the entries given."""
    found = flags(log_of(entries, case), conduct(), due)
    return [[flag.rule.id for flag in found[number]] for number in sorted(found)]


def last(entries: Iterable[Filled], case: Filled | None = None, due: date | None = None) -> list[str]:
    """The ids of the rules that speak of the last entry."""
    return said(entries, case, due)[-1]


VALID = case(number_valid="valid")
RELAY = call("10:00", person="contact", label="A", acts=["asked-relay"])


# worked examples

WORKED = [
    contact("10:12", date(2026, 5, 29), person="me", channel="sms", connected="none", words="請儘快還款"),
    call("15:40", date(2026, 6, 1), connected="no-answer"),
    call(
        "09:20",
        person="contact",
        label="A",
        end=time(9, 24),
        three_steps=["said-who", "asked-details", "asked-to-relay"],
        acts=["asked-relay"],
    ),
    contact("12:05", direction="out", person="me", channel="app", connected="sent", promised_by=date(2026, 6, 6)),
]
"""Four contacts: a text, a missed call, the mother called on day 8, an offer made in the app."""
WORKED_CASE = case(number_valid="valid")
COMPLAINT = [
    contact("12:05", direction="out", person="me", channel="app", connected="sent"),
    call(
        "22:40", date(2026, 6, 5), person="colleague", label="B", acts=["told-overdue", "asked-urge"], secondhand=True
    ),
    call("22:55", date(2026, 6, 6), person="colleague", label="B", asked_who=True, caller_id="none", secondhand=True),
]
"""A colleague who was never listed, called twice at night after the borrower had replied."""

# random logs

CLOCKS = [time(7, 59), time(8), time(12), time(12, 1), time(21, 59), time(22)]


def _options(id: str) -> list[str]:
    field = next(field for field in (*log_file().fields, *log_file().case) if field.id == id)
    assert isinstance(field, OneField | SeveralField)
    return [option.id for option in field.options]


def _several(options: list[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    sets = st.sets(st.sampled_from(options), max_size=most)
    return sets.map(lambda chosen: tuple(option for option in dict.fromkeys(options) if option in chosen))


def filled_in() -> st.SearchStrategy[dict[str, FieldValue]]:
    """An entry in which nothing that rules read is blank; few different values, so that counts grow."""
    acts = [*_options("acts"), "insult", "told-amount", "asked-pay"]
    return st.fixed_dictionaries(
        {
            "date": st.integers(0, 5).map(lambda days: DAY + timedelta(days=days)),
            "start": st.sampled_from(CLOCKS),
            "roughly": st.just(False),
            "person": st.sampled_from([*_options("person"), "me", "me", "contact"]),
            "label": st.sampled_from(["A", "B"]),
            "direction": st.sampled_from(["in", "in", "in", "out"]),
            "channel": st.sampled_from([*_options("channel"), "call", "call", "call"]),
            "connected": st.sampled_from([*_options("connected"), "talked", "no-answer"]),
            "acts": _several(acts, 3),
            "three-steps": _several(_options("three-steps"), 1),
            "refused": st.booleans(),
            "called-number": st.sampled_from(["1", "2"]),
            "caller-number": st.sampled_from(["110", "13800001234"]),
            "caller-id": st.sampled_from(_options("caller-id")),
            "asked-who": st.booleans(),
            "liable": st.sampled_from([*_options("liable"), "no-liability", "no-liability"]),
            "contact-offered-to-pay": st.booleans(),
            "promised-pay": st.booleans(),
            "debt": st.sampled_from(["x", "x", "y"]),
            "secondhand": st.booleans(),
        }
    )


def filled_case() -> st.SearchStrategy[dict[str, FieldValue]]:
    days = st.integers(-1, 5).map(lambda days: DAY + timedelta(days=days))
    return st.fixed_dictionaries(
        {
            "lender-type": st.sampled_from(_options("lender-type")),
            "number-valid": st.sampled_from(_options("number-valid")),
            "only-me-date": days,
            "only-me-time": st.sampled_from(CLOCKS),
            "plan-since": days,
            "plan-kept": st.sampled_from(_options("plan-kept")),
            "agreed-from": st.sampled_from([time(8), time(7), time(21)]),
            "agreed-until": st.sampled_from([time(22), time(23), time(1)]),
            "agreed-tries": st.sampled_from([2, 5, 99]),
            "contract-unreachable": st.booleans(),
            "assign-notice": st.booleans(),
            "debtor-incapable": st.booleans(),
        }
    )
