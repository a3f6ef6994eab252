"""A statement of means to enclose: income, essentials, what is left, and what every creditor is offered; one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from guide.content.guide import Guide
from guide.content.units import number_in_words
from guide.content.words import Language
from guide.engine.journey import Journey
from guide.i18n.locale import day_in_a_letter
from guide.i18n.phrases import Phrases
from guide.sheets.filling import Filled
from guide.sheets.letters.content import letters_of
from guide.sheets.plan.budget import number_in
from guide.sheets.plan.calculation import Plan
from guide.sheets.plan.debts import Share, other_debts, this_debt
from guide.sheets.plan.model import PlanFile
from guide.sheets.plan.offer import NoOffer, Offer
from guide.sheets.plan.sharing import Fen


def statement(
    journey: Journey, file: PlanFile, plan: Plan, filled: Filled, debts: Sequence[Filled], p: Phrases
) -> str | None:
    """The statement as plain text, its parts with an empty line between them; None while the month is not known."""
    month = plan.budget
    if month is None or plan.so_far:
        return None
    labels = {field.id: field.label.say(p.language) for field in file.fields}
    head = [p.statement_title, p.statement_head.format(day=day_in_a_letter(journey.today, p))]
    arrears = _arrears(file, plan, labels, p)
    income = [_row(p.statement_income, month.income, p)]
    spent = [(labels[id], amount) for id in file.essentials if (amount := number_in(filled, id)) is not None]
    essentials = [p.statement_essentials, *(_row(label, amount, p) for label, amount in spent)]
    essentials.append(_row(p.statement_sum, month.essentials, p))
    left = [_row(p.statement_left, month.surplus, p)]
    left += [_row(p.statement_buffer, month.buffer, p)] if month.surplus > 0 else []
    # a very old debt is not acknowledged in writing: the time limit would start again
    shares = [share for share in plan.shares or _known(filled, debts) if not (plan.old and share.number == 0)]
    creditors = [p.statement_creditors, *(_creditor(share, file, plan, p) for share in shares)] if shares else []
    offered = sum(_offer(share, plan) or 0 for share in shares)
    if plan.shares and month.surplus > 0 and plan.withheld is None:
        creditors.append(_row(p.statement_after, month.surplus - month.buffer - month.arrears - offered, p))
    blocks = [head, arrears, income, essentials, left, creditors, [p.statement_true]]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def languages(guide: Guide, language: Language) -> tuple[Language, ...]:
    """The language it is given away in: one that letters are sent in; and that of the reader, where it is another."""
    sent_in = dict.fromkeys(one for letter in letters_of(guide).values() for one in letter.sent_in)
    first = language if not sent_in or language in sent_in else next(iter(sent_in))
    return (first,) if first == language else (first, language)


def _arrears(file: PlanFile, plan: Plan, labels: Mapping[str, str], p: Phrases) -> list[str]:
    """What is owed of essentials; while nobody has said so, room to write."""
    owed, month, total = plan.arrears.owed, plan.budget, plan.arrears.total
    if not owed:
        return [p.statement_arrears, *(_row(labels[id], None, p) for id in file.arrears)] if file.arrears else []
    rows = [p.statement_behind, *(_row(labels[id], amount, p) for id, amount in owed.items())]
    rows += [_row(p.statement_behind_sum, total, p)] if total is not None and len(owed) > 1 else []
    takes_all = isinstance(plan.offer, NoOffer) and plan.offer.why == "arrears-take-all"
    borne = takes_all or (month is not None and 0 < month.arrears <= month.surplus - month.buffer)
    return [*rows, _row(p.statement_behind_monthly, plan.arrears.first if borne else None, p)]


def _known(filled: Filled, debts: Sequence[Filled]) -> Iterator[Share]:
    """The debts as far as they are known, where nothing is shared among them yet."""
    this = this_debt(filled)
    yield from [this] if this is not None else []
    yield from other_debts(debts)


def _offer(share: Share, plan: Plan) -> Fen | None:
    """What a creditor is offered a month; None where nothing is."""
    if plan.withheld is not None or plan.old:
        return None
    if share.number == 0 and isinstance(plan.offer, NoOffer):
        return plan.offer.token or None
    if share.number == 0 and isinstance(plan.offer, Offer):
        return plan.offer.whole.runs[0].amount
    return share.offer if plan.shares or share.kept else None


def _creditor(share: Share, file: PlanFile, plan: Plan, p: Phrases) -> str:
    own = file.creditor or file.says.this_debt
    name = share.label or (own.say(p.language) if share.number == 0 else p.blank)
    offer = _offer(share, plan)
    advised_against = plan.withheld is not None or isinstance(plan.offer, NoOffer)
    if offer is None and advised_against:  # no blank that invites an amount
        return "- " + p.statement_balance.format(name=name, balance=_amount(share.balance, p))
    told = {"name": name, "balance": _amount(share.balance, p), "offer": _amount(offer, p)}
    if share.number == 0 and isinstance(plan.offer, Offer):
        told |= {"then": _amount(plan.offer.instalment, p), "day": day_in_a_letter(plan.offer.first, p)}
        match plan.offer.mode:
            case "pay-off":
                return "- " + p.statement_creditor_once.format(**told)
            case "catch-up-now":
                return "- " + p.statement_creditor_first.format(**told)
            case "catch-up":
                return "- " + p.statement_creditor_catching_up.format(**told)
    return "- " + p.statement_creditor.format(**told)


def _row(label: str, amount: Fen | None, p: Phrases) -> str:
    return p.statement_row.format(label=label, amount=_amount(amount, p))


def _amount(amount: Fen | None, p: Phrases) -> str:
    return p.blank if amount is None else number_in_words(amount, 2, None, p).strip()
