"""Where a log tells of a contact that the answers do not, both say so; and only there."""

from __future__ import annotations

from typing import Any

import pytest

from guide.i18n.phrases import phrases
from guide.session.panels.letters import LetterPage
from guide.session.panels.log import EntryPage, LogPage
from guide.sheets.filling import FieldValue
from guide.sheets.log.agreement import differs, unanswered, unlike
from guide.sheets.log.book import Logbook
from tests.support.contacts import call, log_of
from tests.support.filled import filled_sheets, log_in
from tests.support.letters import CONTACT, LATE, journey
from tests.support.scenes import CALLED
from tests.support.sittings import at_outcome, sitting

MOTHER = call("09:20", person="family-unlisted", label="A")


def book(answers: dict[str, Any], *entries: dict[str, FieldValue]) -> Logbook:
    return Logbook(journey(answers), log_of(entries), phrases("en"))


@pytest.mark.parametrize(
    ("contacted", "entry", "other"),
    [
        (["emergency-contact"], MOTHER, True),
        (["family-unlisted"], call("09:20", person="contact", label="A"), True),
        (["me-call"], call("09:20", person="colleague", label="B"), True),
        (["nobody"], call("09:20"), True),
        (["me-msg"], call("09:20"), False),
        (["others"], call("09:20", person="friend", label="B"), False),
        (["emergency-contact"], call("09:20", person="contact", label="A"), False),
        (["unsure"], MOTHER, False),
        (["emergency-contact"], {**MOTHER, "direction": "out"}, False),
        (["emergency-contact"], {id: value for id, value in MOTHER.items() if id != "direction"}, False),
        (["emergency-contact"], {id: value for id, value in MOTHER.items() if id != "person"}, False),
    ],
)
def test_who_is_in_the_log_and_not_in_the_answers(
    contacted: list[str], entry: dict[str, FieldValue], other: bool
) -> None:
    answers = {id: value for id, value in LATE.items() if id != "what-did-they-do"} | {"who-was-contacted": contacted}
    found = book(answers, call("08:00", person="contact", label="Z") | {"direction": "out"}, entry)
    assert [one.number for one, _ in unanswered(found, found.file.answers[0])] == [2] * other
    assert bool(differs(found)) == other
    assert (found.who(entry) in differs(found)) == other
    assert bool(differs(found, only=1)) is False


@pytest.mark.parametrize(
    ("did", "entry", "said"),
    [
        (["none"], call("09:20", acts=["threat-safety"]), "threat"),
        (["insult"], call("09:20", acts=["insult", "ask-code"]), "pay-private"),
        (["insult"], call("09:20", person="contact", label="A", acts=["told-amount"]), "told-debt"),
        (["none"], call("09:20", channel="visit", connected=None), "visit"),
        (["none"], call("09:20", acts=["fake-official"]), "false-police"),
        (["lawyer-or-mediator"], call("09:20", acts=["says-lawyer"]), ""),
        (["forced-entry"], call("09:20", channel="visit", connected=None, acts=["restrained"]), ""),
        (["insult"], call("09:20", acts=["told-amount", "asked-pay"]), ""),
        (["unsure"], call("09:20", acts=["threat-safety"]), ""),
        (["none"], call("09:20", direction="out", acts=["threat-safety"]), ""),
    ],
)
def test_what_was_done_in_the_log_and_not_in_the_answers(
    did: list[str], entry: dict[str, FieldValue], said: str
) -> None:
    found = book({**LATE, "who-was-contacted": ["me-call", "emergency-contact"], "what-did-they-do": did}, entry)
    told = [answers.same[option][0] for answers in found.file.answers for _, option in unanswered(found, answers)]
    assert told == [said] * bool(said)
    assert [answers.question for answers in unlike(found)] == ["what-did-they-do"] * bool(said)
    options = {option.id: option for option in found.journey.guide.questions["what-did-they-do"].options}  # type: ignore[union-attr]
    assert not said or (options[said].short or options[said]).say("en") in differs(found)


def test_unanswered_and_called_logs_are_held_against_nothing() -> None:
    assert differs(book({}, MOTHER)) == ""
    assert differs(book(CONTACT, MOTHER)) == ""


def test_it_stands_in_the_log_beside_the_letter_and_before_the_result_and_leads_to_the_answer() -> None:
    s = at_outcome(sitting(), dict(CALLED))
    s.fill(filled_sheets(over=s.sheets, log=log_of([MOTHER])))
    said = differs(book_of := Logbook(s.walk.lasting, log_in(s.sheets), s.p))
    assert said
    assert book_of.who(MOTHER) in said
    for panel in (LogPage(), EntryPage(1)):
        s.open(panel)
        assert said in [part.text for part in s.view().parts]
        s.close()
    s.open(LetterPage("how-you-contacted-people"))
    assert said in [part.text for part in s.view().parts]
    s.close()
    s.choose("change-answers")
    assert said in [part.text for part in s.view().parts]
    s.open(LogPage())
    s.choose("answers")
    assert s.walk.at == "who-was-contacted"
