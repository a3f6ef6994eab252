"""Every tick that stands in a letter has an answer, an entry of the log or the plan behind it that says just that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.conditions import Value
from guide.content.fields import SeveralField, TickField
from guide.engine.journey import replay
from guide.engine.position import Position
from guide.i18n.phrases import phrases
from guide.sheets.filling import Filled
from guide.sheets.letters.inputs import filled_in
from guide.sheets.letters.model import Letter
from guide.sheets.letters.plan_figures import PlanFigures
from guide.sheets.letters.sent import Sent
from guide.sheets.letters.state import LetterWork
from guide.sheets.letters.work import letter_inputs
from tests.support import contacts
from tests.support.contacts import log_of
from tests.support.filled import filled_sheets
from tests.support.guides import TODAY
from tests.support.letters import GUIDE, LATE, LETTERS, PLAN, journey, known
from tests.support.sampling import examples
from tests.support.walking import any_answer

EN = phrases("en")
CLAIM: Filled = {"received": 970_000, "instalment": 100_000, "payments": 12, "paid": 0, "claimed": 1_500_000}
"""Figures of which theirs come to another sum than they claim."""


@dataclass(frozen=True)
class Behind:
    """What says so: options of questions, acts of an entry, whom it contacted; `others`: only somebody else's."""

    answers: Mapping[str, set[str]]
    acts: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    others: bool = False


def behind(acts: str = "", persons: str = "", others: bool = False, **answers: str) -> Behind:
    told = {id.replace("_", "-"): {*options.split()} for id, options in answers.items()}
    return Behind(told, frozenset(acts.split()), frozenset(persons.split()), others)


DID = {
    "told-debt": behind("told-exists told-amount told-overdue", others=True, what_did_they_do="told-debt"),
    "asked-others": behind("asked-pay asked-urge", others=True, what_did_they_do="asked-others-pay"),
    "insult": behind("insult", what_did_they_do="insult"),
    "pester": behind("pester intimidate"),
    "threat": behind("threat-safety", what_did_they_do="threat"),
    "forced-entry": behind("entered-home restrained", what_did_they_do="forced-entry"),
    "fake-official": behind("fake-official", what_did_they_do="false-police"),
    "night": behind(what_did_they_do="night"),
    "too-many": behind(what_did_they_do="too-many"),
    "no-id": behind(what_did_they_do="no-id"),
    "visit": behind(what_did_they_do="visit"),
}
WHO = {
    "me": behind(persons="me", who_was_contacted="me-msg me-call"),
    "emergency-contact": behind(persons="contact", others=True, who_was_contacted="emergency-contact"),
    "family-unlisted": behind(persons="family-unlisted", others=True, who_was_contacted="family-unlisted"),
    "others": behind(persons="colleague friend other", others=True, who_was_contacted="others"),
}
DISPUTED = {
    "never-borrowed": "not-mine",
    "id-used": "id-used",
    "already-paid": "already-paid",
    "amount-wrong": "amount-wrong",
}
SAYS = {
    **{("L1", "what-happened", option): one for option, one in DID.items()},
    **{("L1", "contacted", option): one for option, one in WHO.items()},
    ("L1", "replied", ""): behind(had_you_replied="yes-talked"),
    **{("L4", "disputed", option): behind(what_is_disputed=said) for option, said in DISPUTED.items()},
    ("L2", "said-stop", ""): behind(),
    ("L4", "signed-paper", ""): behind(how_connected="signed", did_you_sign="signed"),
    ("L5", "pay-nothing", ""): behind(can_you_negotiate="nothing", monthly_amount="0"),
}
"""Whatever a letter states as a fact, and what may be behind it."""
ASKED = {
    ("C1", "requests"),
    ("C1", "asks"),
    ("C1", "differs"),
    ("L1", "old-debt"),
    ("L4", "old-debt"),
    ("L5", "old-debt"),
}
"""What the person asks for, what the law is said to be, and a mark that is never printed: no facts."""


def ticks(letter: Letter, filled: Filled) -> Iterator[tuple[str, str]]:
    """Every box that is ticked: the field, and the option where there are several."""
    for field in letter.fields:
        value = filled.get(field.id)
        if isinstance(field, TickField) and value is True:
            yield field.id, ""
        elif isinstance(field, SeveralField):
            yield from ((field.id, option) for option in (value if isinstance(value, tuple) else ()))


def counted(option: str, entries: list[Filled]) -> bool:
    """What follows from times and numbers of entries alone, counted here once more in the plainest way."""
    theirs = [one for one in entries if one.get("direction") == "in"]
    if option == "night":
        return any(isinstance(at := one.get("start"), time) and not time(8) <= at < time(22) for one in theirs)
    if option == "said-stop":
        return any(one.get("refused") is True for one in entries)
    if option == "replied":
        return any(one.get("direction") == "out" and one.get("connected") in ("talked", "sent") for one in entries)
    if option == "too-many":
        return max(Counter(one.get("date") for one in theirs).values(), default=0) > 2
    if option == "no-id":
        return any(one.get("caller-id") == "none" for one in theirs)
    return option == "visit" and any(one.get("channel") == "visit" for one in theirs)


def has(one: Behind, answers: Mapping[str, Value], entries: list[Filled]) -> bool:
    """Whether something of it was answered, or is told in an entry of a contact that they made."""
    for id, options in one.answers.items():
        said = answers.get(id)
        chosen = {*said} if isinstance(said, tuple) else {str(said)} if said is not None else set()
        if chosen & options:
            return True
    for entry in entries:
        if entry.get("direction") == "in" and not (one.others and entry.get("person") == "me"):
            acts = entry.get("acts", ())
            if one.acts & {*(acts if isinstance(acts, tuple) else ())} or entry.get("person") in one.persons:
                return True
    return False


@st.composite
def blanks_left(draw: st.DrawFn) -> Filled:
    """An entry of which anything may be blank."""
    whole = draw(contacts.filled_in())
    gone = draw(st.sets(st.sampled_from(sorted(whole)), max_size=4))
    return {id: value for id, value in whole.items() if id not in gone}


def answered(seed: int) -> dict[str, Value]:
    """Answers given at random, to the end."""
    random, walk = Random(seed), Position(GUIDE, TODAY, {})
    while walk.at in GUIDE.questions:
        walk = walk.answer(any_answer(GUIDE.questions[walk.at], random))
    return dict(walk.lasting.answers)


@settings(max_examples=examples(150))
@given(
    seed=st.integers(0, 10**6),
    entries=st.lists(blanks_left(), max_size=4),
    late=st.booleans(),
    plan=st.sampled_from([None, PLAN]),
    claim=st.sampled_from([None, CLAIM, {**CLAIM, "claimed": 100_00}]),
    sent=st.sets(st.sampled_from([letter.id for letter in LETTERS]), max_size=3),
)
def test_every_tick_has_an_answer_or_an_entry_behind_it(
    seed: int, entries: list[Filled], late: bool, plan: PlanFigures | None, claim: Filled | None, sent: set[str]
) -> None:
    """Whatever else is filled in: a claim that was checked, letters that were sent and not answered."""
    held = journey(LATE) if late else replay(GUIDE, answered(seed), TODAY)
    gone = {id: LetterWork(sent=(Sent(1, TODAY, "en", id, "Words.", answer_by=TODAY),)) for id in sorted(sent)}
    sheets = filled_sheets(log=log_of(entries), claim=claim, letters=gone)
    letters = replace(letter_inputs(held, sheets, EN), plan=plan)
    for letter in LETTERS:
        for field, option in ticks(letter, filled_in(letter, {}, letters)):
            if (letter.code, field) in ASKED:
                continue
            if (letter.code, field) == ("L5", "pay-some"):
                assert plan is PLAN  # what is offered there is the worksheet's own
                continue
            one = SAYS[letter.code, field, option]
            assert has(one, held.known, entries) or counted(option or field, entries), (letter.code, field, option)


def test_nothing_is_ticked_before_anybody_has_said_anything() -> None:
    for letter in LETTERS:
        assert [*ticks(letter, filled_in(letter, {}, known()))] == []


@pytest.mark.parametrize("said", ["refused", "plan", "want", "nothing", "whole-sum"])
def test_to_have_been_refused_is_not_to_have_offered_an_amount(said: str) -> None:
    letter = next(letter for letter in LETTERS if letter.code == "C1")
    held = known(
        {**LATE, "what-did-they-do": ["none"], "had-you-replied": "yes-talked", "can-you-negotiate": said}, plan=PLAN
    )
    assert ("offered", "") not in [*ticks(letter, filled_in(letter, {}, held))]
