"""Every form of the shipped guide, opened as a person comes to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from guide.content.fields import FormField, MoneyField, NumberField, TimeField
from guide.session.panels.claim import ClaimForm
from guide.session.panels.forms import FormPage
from guide.session.panels.helper import HelperForm
from guide.session.panels.letters import LetterForm
from guide.session.panels.log import CaseForm, EntryForm
from guide.session.panels.opening import note_down
from guide.session.panels.plan import DebtPage, PlanPage
from guide.session.panels.sent import AnswerForm, MarkSent
from guide.session.session import Session
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.sent import Sent
from guide.sheets.letters.state import LetterWork
from tests.support.filled import filled_sheets
from tests.support.guides import shipped_guide

SENT = "plan-request"


def opening(form: FormPage) -> Callable[[Session], FormPage]:
    def opened(s: Session) -> FormPage:
        s.open(form)
        return cast(FormPage, s.panels[-1])

    return opened


def a_debt(s: Session) -> FormPage:
    s.fill(filled_sheets(over=s.sheets, debts=({"label": "B"},)))
    return opening(DebtPage(0))(s)


def an_entry(s: Session) -> FormPage:
    note_down(s)
    form = replace(cast(EntryForm, s.panels[-1]), whole=True)
    s.swap(form)
    return form


def an_answer(s: Session) -> FormPage:
    gone = LetterWork(sent=(Sent(1, date(2026, 6, 1), "en", "A letter", "Words."),))
    s.fill(filled_sheets(over=s.sheets, letters={SENT: gone}))
    return opening(AnswerForm(SENT, 1))(s)


FORMS: Mapping[str, Callable[[Session], FormPage]] = {
    "plan": opening(PlanPage()),
    "debt": a_debt,
    "entry": an_entry,
    "case": opening(CaseForm()),
    "claim": opening(ClaimForm()),
    "helper": opening(HelperForm()),
    "sending": opening(MarkSent(SENT)),
    "answer": an_answer,
    **{id: opening(LetterForm(id)) for id in letters_of(shipped_guide())},
}


def typed_for(field: FormField) -> str:
    """Something that a field of this kind reads, and that the program would not write so."""
    match field:
        case MoneyField():
            return "12块5"
        case NumberField():
            return "八"
        case TimeField():
            return "晚上12點半"
        case _:
            return "今天"


def opened(s: Session, form: str, field: str) -> FormPage:
    """The form, with one of its fields stood on."""
    page = FORMS[form](s)
    s.stand(f"row:{field}")
    return page
