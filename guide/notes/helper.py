"""The note as a summary for somebody who helps: consent first, facts in a list, the route by ids. No advice.

It holds what the person agreed to show and nothing else, and cannot be opened again: the answers are not in it as data.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from guide.forms import field_in_words
from guide.journey import Journey
from guide.notes.note import Note
from guide.phrases import Phrases
from guide.planning.result import plan_of
from guide.planning.wording import Wording
from guide.privacy import is_crisis, savable
from guide.saying import fill
from guide.sheets.offer import Offer
from guide.tree.sources import Claim
from guide.tree.values import to_plain
from guide.verbatim import hung, verbatim
from guide.views import answers_in_words

WIDTH = 78
READABLE_FOR = timedelta(days=30)


def summary(note: Note, p: Phrases) -> str:
    """The whole summary, as Markdown in lines of at most 80 columns."""
    lines = [f"# {p.helper_title.format(day=note.made.date().isoformat())}", ""]
    for head, text in _rows(note, p):
        lines += hung("- ", f"{head}{p.colon}{text}", WIDTH)
    return "\n".join([*lines, "", "---", *verbatim(p.helper_limits, WIDTH)]) + "\n"


def _rows(note: Note, p: Phrases) -> Iterator[tuple[str, str]]:
    """Every line of the summary: what it is about, and what it says."""
    journey, filled = note.journey, note.sheets.helper
    fields = {field.id: field for field in journey.guide.helper.fields} if journey.guide.helper is not None else {}

    def told(id: str) -> str:
        return field_in_words(fields[id], filled[id], journey.today, p) if id in fields and id in filled else ""

    until = filled.get("until")
    day = until if isinstance(until, date) else journey.today + READABLE_FOR
    reader = told("reader") or p.blank * 3
    yield p.helper_consent, p.helper_consent_says.format_map({"reader": reader, "day": day.isoformat()})
    yield p.helper_situation, told("situation") or _situation(journey, p)
    yield p.helper_urgent, told("urgent") or p.helper_nothing
    yield p.helper_facts, _facts(journey, p)
    show = filled.get("show")
    shown = show if isinstance(show, tuple) else ()
    if "budget" in shown and journey.guide.plan is not None and note.sheets.plan:
        yield p.helper_budget, _budget(note, p)
    for id, name in (("wants", p.helper_wants), ("fears", p.helper_fears)):
        yield name, told(id) or p.blank * 3
    for id, name in (("questions", p.helper_questions), ("bring", p.helper_bring)):
        if told(id):
            yield name, told(id)
    yield p.helper_route, _route(journey)
    if claims := _claims(journey):
        yield p.helper_claims, " ".join(claims)


def _situation(journey: Journey, p: Phrases) -> str:
    """The title of the page, where the person wrote nothing and it may be told."""
    outcome = None if is_crisis(journey) else journey.outcome
    return fill(outcome.title, journey, p) if outcome is not None else p.blank * 3


def _facts(journey: Journey, p: Phrases) -> str:
    """What was answered, in words; never a crisis answer."""
    kept = {id: value for id, value in savable(journey).items() if id in journey.guide.questions}
    facts = [
        f"{question.label.say(p.language)}{p.colon}{answer}"
        for question, answer in answers_in_words(journey.guide, kept, journey.today, p)
    ]
    days = journey.fact("days-late") if "days-late" in journey.guide.facts else None
    if days is not None and days >= 0:
        facts.insert(0, fill(journey.guide.facts["days-late"].label, journey, p) + p.colon + str(days))
    return p.helper_between.join(facts) or p.helper_nothing


def _budget(note: Note, p: Phrases) -> str:
    """Income, essentials, what is available, what this debt gets; other debts by their labels."""
    journey, sheets = note.journey, note.sheets
    plan = plan_of(journey, sheets.plan, sheets.debts)
    w = Wording(journey, plan, p)
    says, parts = w.sheet.says, list[str]()
    if plan.budget is not None:
        month = plan.budget
        figures = ((says.income, month.income), (says.essentials, month.essentials), (says.available, month.available))
        parts += [f"{w.bare(name)} {w.money(amount)}" for name, amount in figures]
    for share in plan.shares:
        debt = w.debt(share.number, share.label)
        balance = w.money(share.balance) if share.balance is not None else p.blank
        parts.append(f"{debt} {balance}{p.helper_offer.format(offer=w.money(share.offer))}")
    if isinstance(plan.offer, Offer):
        parts.append(w.sum(plan.offer.whole))
    return p.helper_between.join(parts) or p.helper_nothing


def _route(journey: Journey) -> str:
    """Question ids with the answers as data, the page reached, and its blocks: what a helper can replay."""
    kept = savable(journey)
    steps = []
    for id in journey.route:
        if id in kept and id in journey.guide.questions:
            plain = to_plain(journey.guide.questions[id], kept[id])
            steps.append(f"{id}={','.join(plain) if isinstance(plain, list) else plain}")
    outcome = None if is_crisis(journey) else journey.outcome
    if outcome is not None:
        blocks = ", ".join(block.id for block in journey.blocks(outcome))
        steps.append(outcome.id + (f" ({blocks})" if blocks else ""))
    return " › ".join(steps)


def _claims(journey: Journey) -> list[str]:
    """The claims of the article that the page leans on."""
    outcome = None if is_crisis(journey) else journey.outcome
    if outcome is None:
        return []
    ids = {id for statement in (outcome.know, *outcome.article) for id in statement.sources}
    return sorted(id for id in ids if isinstance(journey.guide.sources.get(id), Claim))
