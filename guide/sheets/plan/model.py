"""The repayment plan as content. What is worked out from its fields is `guide.sheets.plan.calculation`.

The program knows what each field is for by its id; what it is called and how it is asked is content.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guide.content.faults import nearest
from guide.content.fields import Form, field_options, option_ids
from guide.content.reading import Loc
from guide.content.references import Ref
from guide.content.units import Units
from guide.content.words import Id, Model, Statement, Statements, Words
from guide.content.written import Condition

FIELDS: Mapping[str, str] = {
    "income": "money",
    "paid": "one",
    "days-worked": "number",
    "behind": "several",
    "behind-monthly": "money",
    "buffer": "money",
    "overdue": "money",
    "instalment": "money",
    "left": "number",
    "charges": "money",
    "pay-day": "number",
    "first": "date",
    "token": "money",
    "token-safe": "tick",
    "review": "date",
    "family": "money",
    "family-day": "date",
    "no-others": "tick",
}
"""Field id → the kind it must have. The essentials come beside these, under ids of the author's own."""
DEBT_FIELDS: Mapping[str, str] = {"label": "text", "balance": "money", "minimum": "money", "keep": "tick"}
NEEDED = frozenset(["income", "overdue", "instalment", "left", "first", "balance"])
PERIODS = ("monthly", "weekly", "two-weekly", "four-weekly", "daily")
"""The options of `paid`: how often the income comes."""


class Lead(Model):
    """Where the plan sends whoever it does not fit what was answered: an outcome, and the answer that leads there."""

    outcome: Annotated[Id, Ref("outcome")]
    """the outcome"""
    question: Annotated[Id, Ref("question")]
    """the question whose answer leads there"""
    option: Id
    """that answer"""


class PlanUnits(Model):
    """What stands after the numbers of the result."""

    money: Units
    """amounts"""
    payments: Units
    """numbers of payments"""
    months: Units
    """numbers of months"""
    days: Units
    """numbers of days"""


class PlanWords(Model):
    """What is said of the result, a sentence each."""

    # headings and the names of figures
    worked_out: Words
    shared: Words
    month_by_month: Words
    careful: Words
    unfinished: Words
    platform: Words
    this_debt: Words
    other_debt: Words
    others: Words
    income: Words
    essentials: Words
    left_over: Words
    short_by: Words
    buffer: Words
    behind: Words
    minimums: Words
    available: Words
    day_head: Words
    pays_head: Words
    left_head: Words
    # what cannot be worked out
    amount_first: Statement
    amount_zero: Statement
    review_came: Statement
    still_missing: Statement
    old_debt: Statement
    too_long: Statement
    # what can be offered
    offer: Statement
    pay_off: Statement
    after_pay_day: Words
    on_pay_day: Words
    without_charges: Words
    lower: Statement
    catch_up: Statement
    catch_up_now: Statement
    to_the_end: Statement
    in_full: Statement
    begun: Statement
    ended: Statement
    say_lower: Statement
    say_spread: Statement
    say_catch_up: Statement
    say_catch_up_now: Statement
    say_to_the_end: Statement
    say_pay_off: Statement
    say_begun: Statement
    say_ended: Statement
    say_agreed: Statement
    say_not_yet: Statement
    say_withheld: Statement
    say_then: Statement
    # nothing to offer
    short: Statement
    nothing_left: Statement
    buffer_takes_all: Statement
    arrears_take_all: Statement
    minimums_take_all: Statement
    share_too_small: Statement
    say_nothing: Statement
    token: Statement
    token_not_ticked: Statement
    say_token: Statement
    help: Statement
    # how it is shared
    in_proportion: Statement
    share: Statement
    share_kept: Statement
    share_nothing: Statement
    share_too_long: Statement
    # month by month
    payments_alike: Statement
    payment_alone: Statement
    ends: Statement
    # what to be careful about
    behind_first: Statement
    behind_unknown: Statement
    until_agreed: Statement
    ask_applied: Statement
    ask_old: Statement
    below_minimum: Statement
    before_pay_day: Statement
    last_of_month: Statement
    not_counted: Statement
    charges_apart: Statement
    family_apart: Statement
    four_debts: Statement
    many_debts: Statement
    # under the form while it is filled in
    summary_available: Statement
    summary_so_far: Statement
    summary_short: Statement
    summary_offer: Statement
    summary_catch_up: Statement
    summary_nothing: Statement
    summary_missing: Statement
    summary_withheld: Statement
    summary_old: Statement


class PlanFile(Model):
    """`sheets/plan.yaml`: the fields of the plan and of each other debt, and what is said of the result."""

    PLACEHOLDERS: ClassVar[frozenset[str]] = frozenset({
        "after", "amount", "arrears-months", "arrears-sum", "available", "balance", "behind", "behind-monthly",
        "behind-payments", "behind-sum", "buffer", "charges",
        "charges-stated", "day", "days", "debt", "due-amount", "due-payments", "essentials", "family",
        "family-day", "fields", "first", "from", "income", "instalment", "last", "left-over", "minimum", "months",
        "next", "next-amount", "now", "number", "offer", "outcome", "overdue", "owed", "pay-day", "payments", "review",
        "short", "sum", "to", "token", "total",
    })  # fmt: skip

    sheet: Literal["plan"]
    page: Annotated[Id, Ref("page")] | None = None
    """a page about it"""
    title: Words
    """its name"""
    lead: Statements = ()
    """paragraphs above it"""
    fields: Form
    """those of the plan"""
    essentials: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]
    """money fields that are spending nobody can do without"""
    creditor: Words | None = None
    """to whom the debt of the plan is owed, in a statement of means"""
    arrears: dict[Id, Id] = Field(default_factory=dict)
    """essentials of which something may be owed, which is paid before any debt; each with the field of how much"""
    debt: Form
    """the fields of each other debt"""
    old: Condition | None = None
    """when the answers tell of a debt so old that nothing is offered: paying or promising could revive it"""
    must: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """essentials without which nothing is offered; 0 is an answer"""
    owes_others: Condition | None = None
    """when the answers tell of other debts, so that the plan is unfinished until one is listed or denied"""
    amounts: Annotated[Annotated[tuple[Id, ...], Field(strict=False)], Ref("money question")] = ()
    """questions for an amount a month, which the plan's offer answers"""
    in_full: Lead
    """for whoever can pay all that is overdue"""
    nothing: Lead
    """for whoever can pay nothing now"""
    units: PlanUnits
    """what stands after numbers"""
    says: PlanWords
    """what is said of the result"""


def unfit(plan: PlanFile) -> Iterator[tuple[Loc, str, str]]:
    """What keeps the fields of a plan from being worked out: the place in its file, what is wrong, what to write."""
    essentials = dict.fromkeys(plan.essentials, "money")
    owed = dict.fromkeys(plan.arrears.values(), "money")
    yield from _unfit("fields", plan.fields, {**FIELDS, **essentials, **owed}, {*essentials, *owed})
    yield from _unfit("debt", plan.debt, DEBT_FIELDS, set())
    for key, form in (("fields", plan.fields), ("debt", plan.debt)):
        choices = {field.id: option_ids(field) for field in form if field.kind in ("one", "several")}
        for i, field in enumerate(form):
            for id, options in field.where.items():
                for option in {*options} - {*choices.get(id, ())}:
                    what = f"'{field.id}' depends on '{id}: {option}', which cannot be chosen"
                    yield (key, i, "where"), what, nearest(option, choices.get(id, ()))
    for id in plan.arrears:
        if id not in plan.essentials:
            yield ("arrears", id), f"'{id}' is not among the essentials", f"one of {', '.join(plan.essentials)}"
    behind = next((field for field in plan.fields if field.id == "behind"), None)
    for id in option_ids(behind):
        if id not in plan.arrears:
            yield ("arrears",), f"'{id}' can be owed, and no field says how much", f"add '{id}: FIELD'"
    for i, id in enumerate(plan.must):
        if id not in plan.essentials:
            yield ("must", i), f"'{id}' is not among the essentials", f"one of {', '.join(plan.essentials)}"


def _unfit(key: str, form: Form, kinds: Mapping[str, str], wanted: set[str]) -> Iterator[tuple[Loc, str, str]]:
    ids = [field.id for field in form]
    for id in sorted(((NEEDED & kinds.keys()) | wanted) - {*ids}):
        yield (key,), f"the plan needs a field '{id}'", f"add one of the kind {kinds[id]}"
    for i, field in enumerate(form):
        if field.id not in kinds:
            hint = "list it under 'essentials', or leave it out" if key == "fields" else "leave it out"
            yield (key, i, "field"), f"the plan has no use for the field '{field.id}'", hint
        elif field.kind != kinds[field.id]:
            yield (key, i, "kind"), f"the field '{field.id}' must be of the kind {kinds[field.id]}", ""
        for j, option in enumerate(field_options(field)):
            if field.id == "paid" and option.id not in PERIODS:
                yield (key, i, "options", j, "id"), f"no pay comes '{option.id}'", f"one of {', '.join(PERIODS)}"
