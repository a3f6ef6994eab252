"""Plans to work out: a month that leaves 801 yuan, and whatever a person could fill in."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from guide.content.fields import DateField, FormField, MoneyField, NumberField, OneField, SeveralField, TickField
from guide.content.words import Language
from guide.sheets.filling import FieldValue
from guide.sheets.plan.calculation import Plan, work_out
from guide.sheets.plan.content import KIND
from guide.sheets.plan.model import PlanFile
from guide.sheets.plan.offer import NoOffer, Offer
from tests.support.guides import TODAY, shipped_guide

Fields = dict[str, FieldValue]
AGO = 500
"""Days: how old the days of a plan that was kept can be here."""


def sheet() -> PlanFile:
    found = KIND.need(shipped_guide()).file
    assert found is not None
    return found


SHEET = sheet()
BEHIND = ("behind", "behind-monthly", *SHEET.arrears.values())
"""Fields of what is owed of essentials."""
SPENT = dict(zip(SHEET.essentials, [1500, 1200, 180, 260, 90, 200, 600, 0, 280], strict=True))
MONTH: Fields = {"income": 5200_00, **{id: yuan * 100 for id, yuan in SPENT.items()}}
"""Leaves 890, of which 89 is kept back."""
FILLED: Fields = {
    **MONTH,
    "overdue": 420_00,
    "instalment": 420_00,
    "left": 5,
    "pay-day": 5,
    "first": date(2026, 6, 10),
}
B: Fields = {"label": "平台B", "balance": 3600_00}


def says(name: str, language: Language = "zh-Hant", /, **values: str) -> str:
    """A text of the sheet by its name, with what stands for its placeholders: `says("offer", offer="330 元", …)`."""
    text = getattr(SHEET.says, name).say(language)
    for placeholder, value in values.items():
        text = text.replace("{" + placeholder.replace("_", "-") + "}", value)
    return str(text)


def worked(filled: Fields, *debts: Fields, today: date = TODAY, old: bool = False) -> Plan:
    return work_out(SHEET, filled, debts, today, old)


def offer(plan: Plan) -> Offer:
    assert isinstance(plan.offer, Offer), plan
    return plan.offer


def nothing(plan: Plan) -> NoOffer:
    assert isinstance(plan.offer, NoOffer), plan
    return plan.offer


def without(filled: Fields, *ids: str) -> Fields:
    return {id: value for id, value in filled.items() if id not in ids}


def a_value(field: FormField, ago: int = 0) -> st.SearchStrategy[FieldValue]:
    """Anything the field takes, with its edges; a day also up to so many days `ago`."""
    match field:
        case MoneyField():
            least, most = field.least * 100, field.most * 100
            return st.one_of(st.integers(least, most), st.integers(least, min(most, 900_00)), st.just(least))
        case NumberField():
            return st.integers(field.least, field.most)
        case DateField():
            days = st.integers(-max(field.days_back, ago), field.days_ahead)
            return days.map(lambda ahead: TODAY + timedelta(days=ahead))
        case OneField():
            return st.sampled_from([option.id for option in field.options])
        case SeveralField():
            options = [option.id for option in field.options]
            return st.sets(st.sampled_from(options)).map(lambda of: tuple(id for id in options if id in of))
        case TickField():
            return st.booleans()
        case _:
            return st.text("平台B {offer}[b]%s", min_size=1, max_size=20)


FIELDS = st.fixed_dictionaries({}, optional={field.id: a_value(field) for field in SHEET.fields})
AGED = st.fixed_dictionaries({}, optional={field.id: a_value(field, AGO) for field in SHEET.fields})
"""The same, kept for some time."""
DEBT = st.fixed_dictionaries({}, optional={field.id: a_value(field) for field in SHEET.debt})
WHOLE = st.fixed_dictionaries(
    {
        **{
            field.id: a_value(field, AGO)
            for field in SHEET.fields
            if field.id in ("overdue", "instalment", "left", "first")
        },
        **{id: st.integers(0, 900_00) for id in SHEET.essentials},
        "income": st.integers(0, 20_000_00),
    },
    optional={
        field.id: a_value(field) for field in SHEET.fields if field.id in ("buffer", "pay-day", "charges", *BEHIND)
    },
)
"""Nothing is missing, and as a rule something is left."""
