"""Where a log tells of a contact that the answers do not, both say so; and only there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from guide.i18n.phrases import phrases
from guide.session.panels.letters import LetterPage
from guide.session.panels.log import EntryPage, LogPage
from guide.sheets.filling import FieldValue
from guide.sheets.log.agreement import differs, unanswered
from guide.sheets.log.book import Logbook
from tests.support.contacts import call, log_of
from tests.support.letters import LATE, journey
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
    assert [one.number for one in unanswered(found)] == [2] * other
    assert bool(differs(found)) == other
    assert (found.who(entry) in differs(found)) == other
    assert bool(differs(found, only=1)) is False


def test_unanswered_and_called_logs_are_held_against_nothing() -> None:
    assert differs(book({}, MOTHER)) == ""
    assert differs(book({"what-first": "contact", "how-connected": "listed-emergency-contact"}, MOTHER)) == ""


def test_it_stands_in_the_log_beside_the_letter_and_before_the_result_and_leads_to_the_answer() -> None:
    s = at_outcome(sitting(), dict(CALLED))
    s.sheets = replace(s.sheets, log=log_of([MOTHER]))
    said = differs(book_of := Logbook(s.walk.lasting, s.sheets.log, s.p))
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
