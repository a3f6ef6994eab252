"""The repayment plan on screen: the form with its result beside it, each other debt, the whole result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guide.content.fields import FormField
from guide.content.guide import Guide
from guide.content.words import Model
from guide.i18n.languages import Language
from guide.i18n.phrases import Phrases, name_of, phrases
from guide.notes.store import FileName
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import ToRead, close_choice, where_it_lives
from guide.session.panels.export import hand_out
from guide.session.panels.forms import FormPage
from guide.session.panels.leads import open_lead
from guide.session.panels.reading import SidePage
from guide.session.panels.sheets import SheetPanels
from guide.sheets.field_text import field_in_words
from guide.sheets.filling import Filled, is_asked
from guide.sheets.letters.text import as_markdown
from guide.sheets.plan.leads import leads_to, suggested
from guide.sheets.plan.model import Lead
from guide.sheets.plan.result import plan_result, plan_summary
from guide.sheets.plan.statement import languages, statement
from guide.sheets.plan.wording import Wording, sheet_of
from guide.sheets.plan.work import WORK, PlanFilled
from guide.sheets.together import settled
from guide.values.money import Time
from guide.views.format import fill
from guide.views.model import GAP, Choice, Part, View

if TYPE_CHECKING:
    from guide.sheets.plan.calculation import Plan

BESIDE = 34
"""Columns of the drawing beside the form."""
WHOLE = 60
MOST = 20
"""Other debts that can be listed; from nine on the plan itself sends to a person."""


def plan_now(s: PanelHost) -> Plan:
    """The plan as filled in so far."""
    return WORK.plan(s.walk.lasting, s.sheets)


def put(s: PanelHost, fields: Filled | None = None, debts: tuple[Filled, ...] | None = None) -> None:
    """The plan with other fields, or other debts."""
    held = WORK.of(s.sheets)
    made = PlanFilled(held.fields if fields is None else fields, held.debts if debts is None else debts)
    s.fill(WORK.put(s.sheets, made))


@dataclass(frozen=True)
class PlanPage(FormPage):
    """The form of the plan."""

    key = "plan"

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return tuple(field for field in sheet_of(s.guide).fields if is_asked(field, WORK.of(s.sheets).fields))

    def filled(self, s: PanelHost) -> Filled:
        return WORK.of(s.sheets).fields

    def put(self, s: PanelHost, filled: Filled) -> None:
        put(s, fields=filled)

    def times(self, s: PanelHost, field: FormField) -> tuple[Time, ...]:
        """What comes in may be typed as so much a month where it comes every month."""
        return (
            ("month",) if field.id == "income" and WORK.of(s.sheets).fields.get("paid", "monthly") == "monthly" else ()
        )

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        sheet = sheet_of(s.guide)
        return (
            Part("title", sheet.title.say(s.language)),
            *(Part("hint", fill(text, s.walk.lasting, s.p)) for text in sheet.lead),
            *where_it_lives(s, self.key),
        )

    def left(self, s: PanelHost) -> None:
        s.told.add(self.key)
        s.fill(settled(s.walk.lasting, s.sheets))

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        p, debts = s.p, WORK.of(s.sheets).debts
        wording = Wording(s.walk.lasting, plan_now(s), p)
        rows = [
            Choice(f"debt:{number}", wording.debt(number, str(debt.get("label", ""))), detail=_debt(s, debt))
            for number, debt in enumerate(debts, 1)
        ]
        add = [Choice("add-debt", p.plan_add_debt)] if len(debts) < MOST else []
        first, *rest = [*rows, *add]
        result = Choice("result", p.plan_result, apart=True)
        means = Choice("statement", p.statement_open)
        read = [Choice("page", p.form_read)] if sheet_of(s.guide).page is not None else []
        if not any(field.id == "no-others" for field in self.fields(s)):  # where there is one, it heads them
            first = replace(first, head=p.plan_other_debts)
        return (first, *rest, result, means, *read, Choice("close", p.form_done))

    def act(self, s: PanelHost, id: str) -> None:
        if id == "add-debt":
            put(s, debts=(*WORK.of(s.sheets).debts, {}))
            s.open(DebtPage(len(WORK.of(s.sheets).debts) - 1))
        elif id.startswith("debt:"):
            s.open(DebtPage(int(id.removeprefix("debt:")) - 1))
        elif id == "page" and (page := sheet_of(s.guide).page) is not None:
            s.open(SidePage(page))
        elif id == "result":
            s.fill(settled(s.walk.lasting, s.sheets))
            s.open(PlanResult())
        elif id == "statement":
            s.open(StatementPage())
        else:
            s.close()

    def summary(self, s: PanelHost) -> tuple[str, ...]:
        return tuple(plan_summary(s.walk.lasting, plan_now(s), s.p))

    def sidebar(self, s: PanelHost) -> tuple[Part, ...]:
        return tuple(plan_result(s.walk.lasting, plan_now(s), s.p, BESIDE))


def _debt(s: PanelHost, debt: Filled) -> str:
    """What is known of another debt, in a line."""
    form = sheet_of(s.guide).debt
    known = (
        f"{field.label.say(s.language)}{s.p.colon}{field_in_words(field, debt[field.id], s.today, s.p)}"
        for field in form
        if field.id in debt and field.kind == "money"
    )
    return s.p.semicolon.join(known) or s.p.plan_debt_unknown


@dataclass(frozen=True)
class DebtPage(FormPage):
    """The form of one other debt."""

    number: int

    @property
    def key(self) -> str:  # type: ignore[override]
        return f"plan.debts.{self.number}"

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return tuple(field for field in sheet_of(s.guide).debt if is_asked(field, self.filled(s)))

    def filled(self, s: PanelHost) -> Filled:
        return WORK.of(s.sheets).debts[self.number] if self.number < len(WORK.of(s.sheets).debts) else {}

    def put(self, s: PanelHost, filled: Filled) -> None:
        debts = list(WORK.of(s.sheets).debts)
        debts[self.number] = filled
        put(s, debts=tuple(debts))

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        return (Part("title", s.p.plan_debt.format(number=self.number + 1)), Part("hint", s.p.plan_debt_lead))

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        return (Choice("close", s.p.form_done, apart=True), Choice("remove", s.p.plan_remove_debt))

    def act(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "remove":
            debts = WORK.of(s.sheets).debts
            put(s, debts=(*debts[: self.number], *debts[self.number + 1 :]))
            s.unfinished.forget("plan.debts.")

    def summary(self, s: PanelHost) -> tuple[str, ...]:
        return PlanPage().summary(s)

    def sidebar(self, s: PanelHost) -> tuple[Part, ...]:
        return PlanPage().sidebar(s)


@dataclass(frozen=True)
class PlanResult(ToRead):
    """The whole result, with the way to the page it points at."""

    def view(self, s: PanelHost) -> View:
        plan = plan_now(s)
        title = Part("title", s.p.plan_result)
        parts = (title, Part("gap", ""), *plan_result(s.walk.lasting, plan, s.p, WHOLE))
        lead = suggested(s.walk.lasting, plan)
        ways = [] if lead is None else [_way(s, lead)]
        return View("result:plan", s.p.plan_result, parts, (*ways, close_choice(s)), reading=True)

    def choose(self, s: PanelHost, id: str) -> None:
        lead = suggested(s.walk.lasting, plan_now(s))
        if id == "lead" and lead is not None:
            open_lead(s, lead)
        else:
            s.close()


@dataclass(frozen=True)
class StatementPage(Panel):
    """The statement of means as it is given away."""

    def texts(self, s: PanelHost) -> list[tuple[Language, str]]:
        """In the language it is given away in, then in that of the reader, where it is another."""
        held = WORK.of(s.sheets)
        found = (
            (one, statement(s.walk.lasting, sheet_of(s.guide), plan_now(s), held.fields, held.debts, phrases(one)))
            for one in languages(s.guide, s.language)
        )
        return [(language, text) for language, text in found if text is not None]

    def view(self, s: PanelHost) -> View:
        p, texts = s.p, self.texts(s)
        parts = [Part("title", p.statement_open)]
        parts += [] if texts else [GAP, Part("lead", p.statement_not_yet)]
        for language, text in reversed(texts):
            own = language != texts[0][0]
            head = p.letter_read_only if own else p.letter_send.format(name=name_of(language))
            parts += [GAP, Part("heading", head)]
            for paragraph in text.strip("\n").split("\n\n"):
                parts += [Part("say", paragraph), GAP]
        choices = [Choice("copy", p.letter_copy)] if s.copy is not None and texts else []
        choices += [Choice("save", p.save_here)] if texts else []
        choices.append(Choice("close", p.close))
        choices[0] = replace(choices[0], apart=True)
        return View("statement", p.statement_open, tuple(parts), tuple(choices), reading=True)

    def choose(self, s: PanelHost, id: str) -> None:
        texts = self.texts(s)
        if id == "copy" and s.copy is not None and texts:
            s.copy(texts[0][1])
            s.notice = s.p.letter_copied
        elif id == "save" and texts:
            text = texts[0][1]
            hand_out(s, lambda p: p.statement_open, ((_file(".md"), as_markdown(text)), (_file(".txt"), text)))
        else:
            s.close()


def _file(suffix: str) -> FileName:
    return FileName("letter", "M1", suffix)


def _way(s: PanelHost, lead: Lead) -> Choice:
    title = s.guide.outcomes[leads_to(s.walk.lasting, lead)].title.say(s.language)
    return Choice("lead", s.p.plan_lead.format(title=title), apart=True)


class PlanPanels(SheetPanels):
    """The plan opens with its form."""

    def open(self, s: PanelHost, part: str) -> None:
        s.open(PlanPage())

    def findable(self, guide: Guide, p: Phrases) -> Iterator[tuple[str, str, Model]]:
        yield "do:plan", sheet_of(guide).title.say(p.language), sheet_of(guide)


PANELS = PlanPanels()
