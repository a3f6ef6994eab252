"""The result of a plan as parts for the screen, and as two lines under the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from guide.content.conditions import evaluate
from guide.content.words import Statement, Words
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.sheets.filling import Filled, Misfit
from guide.sheets.plan.bars import draw
from guide.sheets.plan.calculation import LONGEST, Missing, Plan, work_out
from guide.sheets.plan.content import KIND
from guide.sheets.plan.debts import Share
from guide.sheets.plan.leads import leads_to, suggested
from guide.sheets.plan.model import PlanWords
from guide.sheets.plan.offer import Offer, Why
from guide.sheets.plan.schedule import Payment
from guide.sheets.plan.script import plan_script
from guide.sheets.plan.wording import Wording
from guide.views.format import value_in_words
from guide.views.model import GAP, Part

DRAWN = 24
"""Payments drawn at most; of more, every so many."""
NAMED = 3
"""Missing fields named in the summary."""


def plan_of(journey: Journey, filled: Filled, debts: Sequence[Filled]) -> Plan:
    """The plan as of the journey's day, with how late this debt is where the answers tell."""
    sheet = KIND.need(journey.guide)
    old, owes_others = (
        evaluate(condition, journey.known, journey.today) for condition in (sheet.old_debt, sheet.owes_others)
    )
    return work_out(sheet.file, filled, debts, journey.today, old, owes_others)


def differing(journey: Journey, plan: Plan, p: Phrases) -> Iterator[str]:
    """A line for each amount that was answered and is not what the plan offers: the words to say take the plan's."""
    offer = plan.offer
    if offer is None:
        return
    offered = offer.monthly if isinstance(offer, Offer) else offer.token or 0
    for id in KIND.need(journey.guide).file.amounts:
        question, said = journey.guide.questions[id], journey.known.get(id)
        if said is not None and said != offered:
            told, worked_out = (value_in_words(question, amount, journey.today, p) for amount in (said, offered))
            yield p.plan_differs.format(said=told, offer=worked_out)


def plan_summary(journey: Journey, plan: Plan, p: Phrases) -> list[str]:
    """At most two short lines, for under the form while it is filled in."""
    w = Wording(journey, plan, p)
    says, month = w.sheet.says, plan.budget
    if plan.old:
        return [w.short(says.summary_old)]
    lines = []
    if month is not None:
        left = says.summary_so_far if plan.so_far else says.summary_available
        lines.append(w.short(says.summary_short if month.surplus < 0 else left))
    if plan.wrong:
        lines.append(_wrong(plan.wrong[0], w))
    elif plan.missing:
        names = [_name(missing, w) for missing in plan.missing]
        more = "…" if len(names) > NAMED else ""
        lines.append(w.short(says.summary_missing, fields=w.listed(names[:NAMED]) + more))
    elif isinstance(plan.offer, Offer):
        by_mode = {"pay-off": says.pay_off, "catch-up-now": says.catch_up_now, "catch-up": says.summary_catch_up}
        lines.append(w.short(by_mode.get(plan.offer.mode, says.summary_offer)))
    else:
        lines.append(w.short(says.summary_withheld if plan.offer is None else says.summary_nothing))
    return lines


def plan_result(
    journey: Journey, plan: Plan, p: Phrases, width: int = 60, full: str = "█", said: bool = False
) -> list[Part]:
    """The whole result. The drawing takes `width` columns, bars are made of `full`; words tell the same below it.

    `said`: the words to the platform stand elsewhere.
    """
    w = Wording(journey, plan, p)
    sections = [_headline(w), _payments(w, width, full), _script(w, said), _careful(w), _figures(w), _shares(w)]
    parts: list[Part] = []
    for section in map(list, sections):
        parts += [GAP, *section] if section and parts else section
    return parts


def _headline(w: Wording) -> Iterator[Part]:
    """The result in a sentence or two, or why there is none."""
    says, plan = w.sheet.says, w.plan
    if plan.old:
        yield Part("lead", w.say(says.old_debt))
    elif plan.wrong:
        yield from (Part("error", _wrong(wrong, w)) for wrong in plan.wrong)
    elif plan.missing:
        yield Part("heading", w.bare(says.unfinished))
        if any(missing.field == "overdue" for missing in plan.missing):
            yield Part("text", w.say(says.amount_first))
        yield Part("text", w.say(says.still_missing, fields=w.listed([_name(missing, w) for missing in plan.missing])))
    elif isinstance(plan.offer, Offer):
        by_mode = {"pay-off": says.pay_off, "catch-up-now": says.catch_up_now, "catch-up": says.catch_up}
        yield Part("lead", w.say(by_mode.get(plan.offer.mode, says.offer)))
        if w.begun:
            yield Part("text", w.say(says.ended if w.ended else says.begun))
        if plan.offer.mode in ("lower", "to-the-end"):
            yield Part("text", w.say(says.lower if plan.offer.mode == "lower" else says.to_the_end))
        lead = suggested(w.journey, plan)
        if lead is not None:
            title = w.journey.guide.outcomes[leads_to(w.journey, lead)].title
            yield Part("text", w.say(says.in_full, outcome=w.bare(title)))
    elif plan.offer is not None:
        yield Part("lead", w.say(_reason(plan.offer.why, says)))
        if plan.offer.token:
            yield Part("text", w.say(says.token))
        elif plan.offer.not_ticked:
            yield Part("text", w.say(says.token_not_ticked))
        yield Part("text", w.say(says.help))
    elif plan.withheld is not None:
        yield Part("lead", w.say(says.too_long if plan.withheld == "too-long" else says.many_debts))


def _reason(why: Why, says: PlanWords) -> Statement:
    return {
        "short": says.short,
        "nothing-left": says.nothing_left,
        "buffer-takes-all": says.buffer_takes_all,
        "arrears-take-all": says.arrears_take_all,
        "minimums-take-all": says.minimums_take_all,
        "share-too-small": says.share_too_small,
    }[why]


def _wrong(wrong: Misfit, w: Wording) -> str:
    if wrong.reason == "zero":
        return w.say(w.sheet.says.amount_zero)
    return w.say(w.sheet.says.review_came)


def _name(missing: Missing, w: Wording) -> str:
    label = _label(missing.field, w, missing.debt > 0)
    return f"{w.debt(missing.debt, missing.label)} {label}" if missing.debt else label


def _label(id: str, w: Wording, of_debt: bool = False) -> str:
    form = w.sheet.debt if of_debt else w.sheet.fields
    if id == "others":
        return w.bare(w.sheet.says.others)
    return next((w.bare(field.label) for field in form if field.id == id), w.bare(w.sheet.says.essentials))


def _careful(w: Wording) -> Iterator[Part]:
    """What to be careful about, most important first."""
    says, plan = w.sheet.says, w.plan
    if plan.old:
        return
    texts = {
        "many-debts": says.many_debts,
        "four-debts": says.four_debts,
        "ask-old": says.ask_old,
        "before-pay-day": says.before_pay_day,
        "last-of-month": says.last_of_month,
    }
    behind = says.behind_first if plan.arrears.repayment is not None else says.behind_unknown
    lines = [*differing(w.journey, plan, w.p)]
    lines += [w.say(behind)] if plan.arrears.owed and plan.arrears.total != 0 else []
    lines += [w.say(texts[warning]) for warning in plan.warnings if warning != plan.withheld]
    lines += [w.say(says.not_counted)] if plan.not_counted else []
    lines += [
        w.say(says.below_minimum, debt=w.debt(share.number, share.label), **_offer_of(share, w))
        for share in plan.shares
        if share.below_minimum
    ]
    lines += [w.say(says.charges_apart)] if plan.charges else []
    lines += [w.say(says.family_apart)] if plan.family else []
    if lines:
        yield Part("heading", w.bare(says.careful))
        yield from _items(lines)


def _offer_of(share: Share, w: Wording) -> dict[str, str]:
    return {"offer": w.money(share.offer), "minimum": w.money(share.minimum or 0)}


def _items(lines: Iterable[str]) -> Iterator[Part]:
    yield from (Part("item", line, "- ") for line in lines)


def _script(w: Wording, said: bool) -> Iterator[Part]:
    """Words to say to the platform, and what holds until it agrees."""
    says, offer = w.sheet.says, w.plan.offer
    if offer is None and w.plan.withheld is None:
        return
    if not said:
        yield Part("heading", w.p.say)
        yield from plan_script(w)
    if w.ended:
        return
    yield Part("text", w.say(says.until_agreed))
    if isinstance(offer, Offer) or (offer is not None and offer.token):
        yield Part("text", w.say(says.ask_applied))


def _figures(w: Wording) -> Iterator[Part]:
    """How the month was worked out. Of an old debt without what could be paid."""
    says, month = w.sheet.says, w.plan.budget
    if month is None:
        return
    left = (says.short_by, -month.surplus) if month.surplus < 0 else (says.left_over, month.surplus)
    figures: list[tuple[Words, int]] = [(says.income, month.income), (says.essentials, month.essentials), left]
    if month.surplus > 0 and not w.plan.old and not w.plan.so_far:
        figures += [(says.buffer, month.buffer)]
        figures += [(says.behind, month.arrears)] if month.arrears else []
        figures += [(says.minimums, month.minimums)] if month.minimums else []
        figures += [(says.available, month.available)]
    yield Part("heading", w.bare(says.worked_out))
    yield from _items(f"{w.bare(name)}{w.p.colon}{w.money(amount)}" for name, amount in figures)


def _shares(w: Wording) -> Iterator[Part]:
    """What each debt gets, where there is more than one."""
    says, shares = w.sheet.says, w.plan.shares
    if len(shares) < 2:
        return
    yield Part("heading", w.bare(says.shared))
    if sum(not share.kept for share in shares) > 1:
        yield Part("text", w.say(says.in_proportion))
    yield from _items(_share(share, w) for share in shares)


def _share(share: Share, w: Wording) -> str:
    says, offer, repayment = w.sheet.says, w.plan.offer, share.repayment
    if share.number == 0 and isinstance(offer, Offer):
        repayment, share = offer.whole, replace(share, offer=offer.whole.runs[0].amount)
    figures = {"debt": w.debt(share.number, share.label), "offer": w.money(share.offer)}
    if share.kept:
        return w.say(says.share_kept, **figures)
    figures["balance"] = w.money(share.balance or 0)
    if repayment is None:
        return w.say(says.share_nothing, **figures)
    if repayment.months > LONGEST and share.number:
        return w.say(says.share_too_long, **figures)
    return w.say(says.share, **figures, payments=w.payments(repayment), sum=w.sum(repayment))


def _payments(w: Wording, width: int, full: str) -> Iterator[Part]:
    """The payments drawn against what is left, and told a line for each run of equal ones."""
    says, offer = w.sheet.says, w.plan.offer
    if not isinstance(offer, Offer):
        return
    payments = w.payments_due
    yield Part("heading", w.bare(says.month_by_month))
    heads = [w.bare(head) for head in (says.day_head, says.pays_head, says.left_head)]
    rows: list[tuple[list[str], int]] = [(heads, 0), ([w.p.here, "", w.figure(offer.whole.total)], offer.whole.total)]
    rows += [
        ([w.month(payment.day), w.figure(payment.amount), w.figure(payment.left)], payment.left)
        for payment in _some(payments)
    ]
    yield from (Part("draw", line) for line in draw(rows, width, full))
    yield GAP
    done = 0
    for run in offer.whole.runs:
        first, last = payments[done], payments[done + run.count - 1]
        told = {"from": str(done + 1), "to": str(done + run.count), "amount": w.money(run.amount)}
        days = {"first": w.day(first.day), "last": w.day(last.day)}
        yield Part("item", w.say(says.payments_alike if run.count > 1 else says.payment_alone, **told, **days), "- ")
        done += run.count
    yield Part("text", w.say(says.ends, last=w.day(payments[-1].day)))


def _some(payments: Sequence[Payment]) -> Sequence[Payment]:
    """Every payment, or every so many where there are more than can be drawn, and always the last."""
    step = -(-len(payments) // DRAWN)
    return [payment for i, payment in enumerate(payments) if i % step == 0 or i == len(payments) - 1]
