"""The note as a summary for somebody who helps: consent first, facts in a list, the route by ids. No advice.

It holds what the person agreed to show and nothing else, and cannot be opened again: the answers are not in it as data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from guide.content.guide import Guide
from guide.content.outcomes import Outcome
from guide.content.sources import Claim
from guide.content.values import dump_value
from guide.engine.journey import Journey
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import Phrases
from guide.lint.register import grown_old
from guide.notes.document import Note
from guide.sheets.field_text import field_in_words
from guide.sheets.helper.content import KIND as HELPER_FORM
from guide.sheets.helper.model import HelperFile
from guide.sheets.helper.work import WORK as HELPER
from guide.sheets.log.book import Logbook
from guide.sheets.log.content import KIND as LOG_FORM
from guide.sheets.log.dealings import deals
from guide.sheets.log.entry_parts import table_parts
from guide.sheets.log.overview import counted
from guide.sheets.log.work import WORK as LOG
from guide.sheets.plan.offer import Offer
from guide.sheets.plan.wording import Wording
from guide.sheets.plan.work import WORK as PLAN
from guide.views.format import fill
from guide.views.markdown_escape import hung, verbatim
from guide.views.nodes import answers_in_words

WIDTH = 78
READABLE_FOR = timedelta(days=30)
UNTOLD = "…"
"""In the place of an answer that the person did not agree to show."""


def summary(note: Note, p: Phrases, width: int = WIDTH) -> str:
    """The whole summary, as Markdown; its lines are as wide as one asks, and no words depend on it."""
    p = p.for_a_file
    lines = ["# " + p.helper_title.format(day=note.made.date().isoformat()), ""]
    for row in _Summary(note, p).rows():
        lines += hung("- ", row.head + p.colon + row.text, width)
        for mark, text in row.below:
            lines += hung("  " + mark, text, width)
    return "\n".join([*lines, "", "---", "", *verbatim(p.helper_limits, width)]) + "\n"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the summary: what it is about, what it says, and a list under it."""

    head: str
    text: str
    below: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Summary:
    note: Note
    p: Phrases

    @property
    def journey(self) -> Journey:
        return self.note.journey

    @property
    def guide(self) -> Guide:
        return self.journey.guide

    @property
    def file(self) -> HelperFile | None:
        sheet = HELPER_FORM.of(self.guide)
        return sheet.file if sheet is not None else None

    @cached_property
    def outcome(self) -> Outcome | None:
        """The page reached, if one is."""
        return self.journey.outcome

    @cached_property
    def book(self) -> Logbook | None:
        """The log, where the person agreed to show it."""
        shown = self._shown("log") and bool(LOG.of(self.note.sheets).entries)
        return LOG.book(self.journey, self.note.sheets, self.p) if shown else None

    def rows(self) -> Iterator[Row]:
        """Every line of the summary, in the order in which a helper asks."""
        p = self.p
        until = HELPER.of(self.note.sheets).get("until")
        day = until if isinstance(until, date) else self.journey.today + READABLE_FOR
        consent = {"reader": self._told("reader") or p.blank * 3, "day": day.isoformat()}
        yield Row(p.helper_consent, p.helper_consent_says.format_map(consent))
        yield Row(p.helper_situation, self._told("situation") or p.blank * 3)
        yield Row(p.helper_urgent, self._told("urgent") or p.helper_nothing)
        yield Row(p.helper_facts, p.helper_between.join(self._facts()))
        yield from self._log()
        if self._shown("budget") and PLAN.begun(self.journey, self.note.sheets):
            yield Row(p.helper_budget, self._budget())
        yield Row(p.helper_wants, self._told("wants") or p.blank * 3)
        yield Row(p.helper_fears, self._told("fears") or p.blank * 3)
        for id, head in (("questions", p.helper_questions), ("bring", p.helper_bring)):
            if told := self._told(id):
                yield Row(head, told)
        yield Row(p.helper_route, self._route())
        yield from self._leans_on()

    def _told(self, id: str) -> str:
        """What the person filled in."""
        fields = {field.id: field for field in self.file.fields} if self.file is not None else {}
        filled = HELPER.of(self.note.sheets)
        return (
            field_in_words(fields[id], filled[id], self.journey.today, self.p) if {id} <= {*fields} & {*filled} else ""
        )

    def _shown(self, what: str) -> bool:
        show = HELPER.of(self.note.sheets).get("show")
        return isinstance(show, tuple) and what in show

    def _hidden(self, question: str) -> bool:
        """Whether an answer belongs to the budget, and the person did not agree to show that."""
        return self.file is not None and question in self.file.with_budget and not self._shown("budget")

    def _facts(self) -> Iterator[str]:
        """What was answered, in words. And whether there is a plan."""
        journey, p = self.journey, self.p
        log = LOG_FORM.of(self.guide)
        fact = log.file.late if log is not None else None
        days = journey.fact(fact) if fact is not None else None
        if fact is not None and days is not None and days >= 0:
            yield fill(self.guide.facts[fact].label, journey, p) + p.colon + str(days)
        for question, answer in answers_in_words(self.guide, journey.known, journey.today, p):
            if not self._hidden(question.id):
                yield f"{question.label.say(p.language)}{p.colon}{answer}"
        yield p.helper_plan + p.colon + self._plan()

    def _plan(self) -> str:
        """The plan that was agreed: since when, where the log tells."""
        since = LOG.of(self.note.sheets).case.get("plan-since")
        if isinstance(since, date):
            return self.p.helper_agreed_since.format(day=day_in_words(since, self.journey.today, self.p))
        agreed = self.file.agreed if self.file is not None else {}
        done = any(self.journey.known.get(id) == option for id, option in agreed.items())
        return self.p.helper_agreed if done else self.p.helper_nothing

    def _log(self) -> Iterator[Row]:
        """What was done and promised, then every contact with what was counted."""
        if self.book is None:
            return
        done = tuple(("- ", line) for line in deals(self.book))
        yield Row(self.p.helper_done, "" if done else self.p.helper_nothing, done)
        title, counts = self.book.file.title.say(self.p.language), self.p.semicolon.join(counted(self.book))
        yield Row(title, counts, tuple((part.mark, part.text) for part in table_parts(self.book)))

    def _budget(self) -> str:
        """Income, essentials, what is available, what this debt gets; other debts by their labels."""
        plan = PLAN.plan(self.journey, self.note.sheets)
        w = Wording(self.journey, plan, self.p)
        says, parts = w.sheet.says, list[str]()
        if plan.budget is not None:
            month = plan.budget
            figures = (
                (says.income, month.income),
                (says.essentials, month.essentials),
                (says.available, month.available),
            )
            parts += [f"{w.bare(name)} {w.money(amount)}" for name, amount in figures]
        for share in plan.shares:
            debt = w.debt(share.number, share.label)
            balance = w.money(share.balance) if share.balance is not None else self.p.blank
            parts.append(f"{debt} {balance}{self.p.helper_offer.format(offer=w.money(share.offer))}")
        if isinstance(plan.offer, Offer):
            parts.append(w.sum(plan.offer.whole))
        return self.p.helper_between.join(parts) or self.p.helper_nothing

    def _route(self) -> str:
        """Question ids with the answers as data, the page reached, and its blocks: what a helper can replay."""
        kept, steps = self.journey.known, list[str]()
        for id in self.journey.route:
            if id in kept and id in self.guide.questions:
                plain = dump_value(self.guide.questions[id], kept[id])
                answer = ",".join(plain) if isinstance(plain, list) else plain
                steps.append(f"{id}={UNTOLD if self._hidden(id) else answer}")
        if self.outcome is not None:
            blocks = ", ".join(block.id for block in self.journey.blocks(self.outcome))
            steps.append(self.outcome.id + (f" ({blocks})" if blocks else ""))
        return " › ".join(steps)

    def _leans_on(self) -> Iterator[Row]:
        """The claims of the article behind the page, and what of its law is due for another look."""
        if self.outcome is None:
            return
        ids = {id for statement in (self.outcome.know, *self.outcome.article) for id in statement.sources}
        claims = sorted(id for id in ids if isinstance(self.guide.sources.get(id), Claim))
        if claims:
            yield Row(self.p.helper_claims, " ".join(claims))
        old = grown_old(self.guide, self.journey.today)
        due = [
            law.title.say(self.p.language)
            for law in map(self.guide.law.__getitem__, self.outcome.law)
            if any(not old.isdisjoint(statement.sources) for statement in (law.says, *law.extra))
        ]
        if due:
            yield Row(self.p.helper_unchecked, self.p.comma.join(due))
