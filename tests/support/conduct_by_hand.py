"""The conduct rules once more, each as one Python condition over entries that are filled in whole.

Written out from the rules' own text, without the language of content, to hold that language against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from guide.sheets.filling import Filled

BARE = {"asked-contact-details", "asked-relay", "asked-own-info", "new-collector", "says-lawyer"}
UNLISTED = {"family-unlisted", "colleague", "friend", "other"}
ABUSE = {"insult", "threat-safety", "intimidate", "pester"}
OFFICES = {"110", "96110", "12345", "12378"}
DANGER = {"CR01", "CR02", "CR03", "CR04", "CR05"}
LAW = {"CR06", "CR09", "CR11", "CR12", "CR15", "CR22"}
NOTING = {
    "lawyer-calls",
    "CR07",
    "CR20",
    "CR24",
    "CR25",
    "CR28",
    "CR29",
    "CR30",
    "CR31",
    "CR32",
    "CR33",
    "others-often",
    "more-than-agreed",
}
ONCE: dict[str, tuple[str, ...]] = {
    "CR11": ("person", "label"),
    "CR17": ("date", "debt"),
    "CR18": ("date", "called_number", "debt"),
}
ONCE["others-often"] = ("date", "person", "label", "debt")
ONCE["more-than-agreed"] = ("date", "debt")


class Entry(SimpleNamespace):
    """An entry with its fields as attributes."""

    def __init__(self, filled: Filled) -> None:
        super().__init__(**{name.replace("-", "_"): value for name, value in filled.items()})
        self.ts = datetime.combine(self.date, self.start)
        acts = filled["acts"]
        assert isinstance(acts, tuple)
        self.acts = set(acts)
        self.by_them = self.direction == "in"
        self.third = self.person != "me" and self.liable not in {"guarantor", "co-borrower", "spouse-joint", "signed"}
        answered = self.connected in ({"talked", "replied"} if self.by_them else {"talked", "sent"})
        self.two_way = self.person == "me" and answered
        self.call = self.by_them and self.channel == "call"
        self.talked_to_me = self.call and self.person == "me" and self.connected == "talked"
        self.missed = self.call and self.connected in {"no-answer", "rejected"}
        self.abusive = self.by_them and bool(self.acts & ABUSE)
        told = self.acts & {"told-amount", "told-overdue", "told-exists"}
        self.told_unlisted = self.by_them and self.third and self.person in UNLISTED and bool(told)


def quiet(clock: time, case: Any) -> bool:
    first, last = case.agreed_from, case.agreed_until
    agreed = first <= clock < last if first < last else clock >= first or clock < last
    return (clock >= time(22) or clock < time(8)) and not agreed


def rules(log: Sequence[Entry], case: Any, due: date) -> dict[str, Callable[[Entry], bool]]:
    def count(held: Callable[[Entry], bool]) -> int:
        return sum(1 for x in log if held(x))

    def who(e: Entry) -> tuple[str, str]:
        return e.person, e.label

    def calls_me(e: Entry) -> bool:
        return bool(e.call) and e.person == "me"

    def in_touch(e: Entry) -> bool:
        return count(lambda x: x.two_way and timedelta(0) <= e.ts - x.ts <= timedelta(days=3)) > 0

    def missed(day: date) -> int:
        return count(lambda x: x.missed and x.person == "me" and x.date == day)

    def before(e: Entry) -> list[date]:
        return [e.date - timedelta(days=n) for n in (1, 2, 3)]

    def unreachable(e: Entry) -> bool:
        return all(missed(day) for day in before(e)) and not count(lambda x: x.two_way and x.date in before(e))

    def refusals(e: Entry) -> int:
        first = min((x.ts for x in log if who(x) == who(e) and x.refused), default=datetime.max)
        return count(lambda x: x.by_them and who(x) == who(e) and first < x.ts <= e.ts)

    def spread(e: Entry) -> bool:
        return e.told_unlisted and len({who(x) for x in log if x.told_unlisted}) >= 2

    def told(e: Entry) -> bool:
        return bool(e.acts & {"told-amount", "told-overdue"} or (e.person != "contact" and "told-exists" in e.acts))

    def urged(e: Entry) -> bool:
        return e.by_them and e.third and bool(e.acts & {"asked-pay", "asked-urge"})

    def to_others(e: Entry) -> bool:
        return bool(e.by_them) and e.person != "me"

    def reached(e: Entry) -> bool:
        return e.by_them and e.third and not case.debtor_incapable

    small = case.lender_type in {"small-loan", "consumer-finance"}
    only_me = datetime.combine(case.only_me_date, case.only_me_time)
    force = {"entered-home", "restrained", "followed", "took-property"}
    return {
        "CR01": lambda e: e.by_them and "threat-safety" in e.acts,
        "CR02": lambda e: e.by_them and bool(e.acts & force),
        "CR03": lambda e: "pay-private" in e.acts,
        "CR04": lambda e: bool(e.acts & {"ask-code", "link-or-app", "screen-share", "safe-account"}),
        "CR05": lambda e: "paid-repair-offer" in e.acts,
        "CR06": lambda e: e.by_them and "fake-official" in e.acts,
        "lawyer-calls": lambda e: e.by_them and "says-lawyer" in e.acts,
        "CR07": lambda e: e.by_them and e.channel in {"sms", "im", "app", "email"} and "legal-paper" in e.acts,
        "CR08": lambda e: e.by_them and "arrest-claim" in e.acts,
        "CR09": lambda e: e.by_them and e.person == "me" and "insult" in e.acts,
        "CR10": lambda e: e.by_them and e.third and "insult" in e.acts,
        "CR11": lambda e: e.abusive and count(lambda x: x.abusive and who(x) == who(e)) >= 3,
        "CR12": lambda e: e.by_them and (bool(e.acts & {"public-post", "group-msg"}) or spread(e)),
        "CR13": lambda e: (
            e.by_them
            and e.third
            and told(e)
            and not e.contact_offered_to_pay
            and not (e.acts & {"public-post", "group-msg"} or spread(e))
        ),
        "CR14": lambda e: urged(e) and not small,
        "CR15": lambda e: urged(e) and small,
        "CR16": lambda e: e.by_them and e.channel in {"call", "sms", "im", "visit"} and quiet(e.start, case),
        "CR17": lambda e: (
            e.talked_to_me and count(lambda x: x.talked_to_me and (x.date, x.debt) == (e.date, e.debt)) > 3
        ),
        "CR18": lambda e: (
            e.missed
            and count(lambda x: x.missed and (x.date, x.called_number, x.debt) == (e.date, e.called_number, e.debt)) > 6
        ),
        "others-often": lambda e: (
            to_others(e)
            and count(
                lambda x: to_others(x) and (x.date, x.person, x.label, x.debt) == (e.date, e.person, e.label, e.debt)
            )
            > 3
        ),
        "more-than-agreed": lambda e: (
            calls_me(e) and count(lambda x: calls_me(x) and (x.date, x.debt) == (e.date, e.debt)) > case.agreed_tries
        ),
        "CR19": lambda e: reached(e) and in_touch(e),
        "CR20": lambda e: (
            reached(e)
            and not in_touch(e)
            and case.number_valid == "valid"
            and missed(before(e)[0]) < 3
            and not unreachable(e)
        ),
        "CR21": lambda e: e.by_them and e.third and refusals(e) in {1, 2},
        "CR22": lambda e: e.by_them and e.third and refusals(e) >= 3,
        "CR23": lambda e: e.by_them and e.third and e.person in UNLISTED and (not e.acts or bool(e.acts - BARE)),
        "CR24": lambda e: e.call and e.connected == "talked" and e.asked_who and e.caller_id == "none",
        "CR25": lambda e: e.by_them and e.third and ("asked-own-info" in e.acts or "asked-details" in e.three_steps),
        "CR26": lambda e: e.by_them and "push-new-loan" in e.acts,
        "CR27": lambda e: e.by_them and "extra-fee" in e.acts,
        "CR28": lambda e: e.by_them and e.channel == "visit" and not e.acts & {*force, "threat-safety"},
        "CR29": lambda e: e.by_them and "new-collector" in e.acts and not case.assign_notice,
        "CR30": lambda e: e.by_them and e.third and e.ts > only_me and not (in_touch(e) and not case.debtor_incapable),
        "CR31": lambda e: e.by_them and case.plan_kept == "kept" and e.date > case.plan_since,
        "CR32": lambda e: e.third and e.promised_pay,
        "CR33": lambda e: e.person == "me" and e.promised_pay and e.date - due >= timedelta(days=1095),
    }


def severity(rule: str) -> int:
    return 0 if rule in DANGER else 1 if rule in LAW else 3 if rule in NOTING else 2


def expected(entries: Iterable[Filled], case: Filled, due: date) -> list[list[str]]:
    """The rules that speak of each entry, the most serious first; `once` rules where they hold last."""
    log = [Entry(filled) for filled in entries]
    held = rules(log, SimpleNamespace(**{name.replace("-", "_"): value for name, value in case.items()}), due)
    speaking = [
        [id for id, holds in held.items() if holds(e) and (e.caller_number not in OFFICES or id in DANGER)] for e in log
    ]

    def group(id: str, e: Entry) -> tuple[Any, ...]:
        return (id, *(getattr(e, name) for name in ONCE[id]))

    order = sorted(range(len(log)), key=lambda i: (log[i].ts, i))
    last = {group(id, log[i]): i for i in order for id in speaking[i] if id in ONCE}
    return [
        sorted(
            (id for id in found if id not in ONCE or last[group(id, log[i])] == i),
            key=severity,
        )
        for i, found in enumerate(speaking)
    ]
