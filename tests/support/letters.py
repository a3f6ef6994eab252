"""Letters of the shipped guide, drafted from a few answers, entries of a log and a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from guide.content.fields import FormField
from guide.content.words import Words
from guide.engine.journey import Journey, load_answers, replay
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.draft import Draft, draft
from guide.sheets.letters.inputs import Known, LogLine
from guide.sheets.letters.model import Letter
from guide.sheets.letters.plan_figures import PlanFigures
from guide.sheets.letters.text import as_text
from guide.sheets.plan.schedule import Repayment, Run
from tests.support.guides import TODAY, shipped_guide

GUIDE = shipped_guide()
_BY_CODE = {letter.code: letter for letter in letters_of(GUIDE).values()}
C1, L1, L2, L3, L4, L5, L9 = (_BY_CODE[code] for code in ("C1", "L1", "L2", "L3", "L4", "L5", "L9"))
LETTERS = tuple(_BY_CODE.values())
NOT_OLD = tuple(_BY_CODE[code] for code in ("L5", "L7", "L8", "L9"))
"""Letters that nobody writes about a very old debt."""
LATE: dict[str, Any] = {"what-first": "self", "is-it-overdue": "overdue-days", "days-late-roughly": "8"}
LATE |= {"who-was-contacted": ["me-call", "emergency-contact"], "what-did-they-do": ["told-debt", "night"]}
OLD = {**LATE, "days-late-roughly": "1500", "last-instalment": "old-and-silent", "very-old-debt": "continue"}
MONTH = {"income": 5200, "essentials": 4310}
PLAN = PlanFigures(
    frozenset({"offer", "spread"}),
    {**MONTH, "offer": 330, "day": 10, "first": date(2026, 6, 10), "months": 8, "total": 2520, "overdue": 2520},
    {"payments-sum": Repayment((Run(7, 330_00), Run(1, 210_00)))},
)
NOTHING_LEFT = PlanFigures(frozenset({"nothing"}), {"income": 3000, "essentials": 4310, "review": date(2026, 7, 4)})


CONTACT: dict[str, Any] = {"what-first": "contact", "how-connected": "listed-emergency-contact"}
CHASED = {**LATE, "what-did-they-do": ["none"], "had-you-replied": "yes-talked", "can-you-negotiate": "plan"}
CHASED |= {"how-is-the-plan": "kept"}
PEOPLE: dict[str, Any] = {
    "nobody knows anything": {},
    "late": LATE,
    "a year late": OLD,
    "called": CONTACT,
    "not sure whether signed": {"what-first": "contact", "how-connected": "unsure"},
    "a stranger": {"what-first": "contact", "how-connected": "unknown-person"},
    "plan kept": CHASED,
    "identity used": {"what-first": "dispute", "what-is-disputed": "id-used"},
    "wrong amount": {"what-first": "dispute", "what-is-disputed": "amount-wrong"},
}
LONG = "他" * 400


def value(field: FormField) -> FieldValue:
    """The longest thing that fits a field."""
    match field.kind:
        case "text":
            return "字" * field.most
        case "money":
            return 1234567_50
        case "number":
            return field.most
        case "date":
            return TODAY - timedelta(days=20) if field.days_back else TODAY + timedelta(days=20)
        case "time":
            return time(13, 30)
        case "one":
            return max(field.options, key=lambda option: len(option.say("zh-Hant"))).id
        case "several":
            return tuple(option.id for option in field.options)
        case _:
            return True


def everything(letter: Letter, *but: str) -> dict[str, FieldValue]:
    return {field.id: value(field) for field in letter.fields if field.id not in but}


def words(chinese: str, english: str) -> Words:
    return Words.model_validate({"zh-Hant": chinese, "en": english})


MOTHER, CALLED = words("聯絡人A", "contact A"), words("電話", "call")
ME, APP = words("我", "me"), words("APP", "app")


def line(number: int, days: int, said: str = "請他跟我們聯絡", **more: Any) -> LogLine:
    """A call to a contact some days before today."""
    when = datetime(TODAY.year, TODAY.month, TODAY.day, 9, 20) - timedelta(days=days)
    return replace(LogLine(number, when, MOTHER, CALLED, said, by_them=True, third=True), **more)


def lines(count: int, said: str = "請他跟我們聯絡") -> tuple[LogLine, ...]:
    return tuple(line(number, days=count - number, said=said) for number in range(1, count + 1))


def journey(answers: Mapping[str, Any] | None = None, today: date = TODAY) -> Journey:
    """Where some answers lead, as JSON has them."""
    found, invalid = load_answers(GUIDE, answers or {}, strict=True)
    assert not invalid
    walked = replay(GUIDE, found, today)
    assert not walked.unused, walked.unused
    return walked


def known(
    answers: Mapping[str, Any] | None = None, log: Iterable[LogLine] = (), plan: PlanFigures | None = None
) -> Known:
    return Known(journey(answers), tuple(log), plan)


def drafted(letter: Letter, of: Known, language: Language = "zh-Hant", filled: Filled | None = None) -> Draft:
    """The draft of a letter that may be written."""
    made = draft(letter, filled or {}, of, phrases(language))
    assert made is not None
    return made


def text(letter: Letter, of: Known, language: Language = "zh-Hant", filled: Filled | None = None) -> str:
    return as_text(drafted(letter, of, language, filled))
