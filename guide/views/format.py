"""Values and texts in a person's language: numbers with their units, dates, filled placeholders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from guide.content.conditions import Value
from guide.content.questions import (
    AnyQuestion,
    DateQuestion,
    MoneyQuestion,
    NumberQuestion,
    OneQuestion,
    SeveralQuestion,
)
from guide.content.units import Units
from guide.content.values import parse
from guide.content.words import PLACEHOLDER, Language, Words
from guide.engine.journey import Journey
from guide.engine.look_ahead import Left
from guide.i18n.locale import day_and_year, day_in_words, in_brackets, quoted
from guide.i18n.phrases import Phrases
from guide.values.refused import Refused
from guide.values.text import LONGEST

NO_VALUES: Mapping[str, str] = MappingProxyType({})


def number_in_words(number: int | None, decimals: int, units: Units | None, p: Phrases) -> str:
    """A kept number with its unit: 330 元, 8 天, 1 day; a blank where it is None."""
    text = p.blank
    if number is not None:
        text = f"{Decimal(number).scaleb(-decimals):,f}"
        if decimals and text.endswith("." + "0" * decimals):
            text = text[: -decimals - 1]
    unit = _unit(units, p.language, number == 10**decimals)
    return f"{text} {unit}" if unit else text


def _unit(units: Units | None, language: Language, one: bool) -> str:
    if units is None:
        return ""
    found = units.get(language) or units.written.get("en") or next(iter(units.written.values()), None)
    return (found.one if one and found.one else found.other) if found else ""


def value_in_words(question: AnyQuestion, value: Value, today: date, p: Phrases, short: bool = True) -> str:
    """An answer as words: option texts, a date, an amount; a skipped one says so."""
    if value is None:
        return p.not_given
    if isinstance(question, OneQuestion | SeveralQuestion):
        chosen = value if isinstance(value, tuple) else (value,)
        options = [option for option in question.options if option.id in chosen]
        texts = [(option.short if short and option.short else option).say(p.language) for option in options]
        return p.semicolon.join(texts)
    if isinstance(question, DateQuestion) and isinstance(value, date):
        return day_in_words(value, today, p)
    if isinstance(question, MoneyQuestion | NumberQuestion) and isinstance(value, int):
        return number_in_words(value, question.decimals, question.unit, p)
    return str(value)


def fill(words: Words, journey: Journey, p: Phrases, values: Mapping[str, str] = NO_VALUES) -> str:
    """A text with its placeholders filled from the answers that count; a blank where there is none.

    `values` has texts for placeholders of its own. What is filled in is never read for placeholders again.
    """

    def filled(match: re.Match[str]) -> str:
        return values[match[0][1:-1]] if match[0][1:-1] in values else _placeholder(match[1], match[2], journey, p)

    text = words.say(p.language)
    return PLACEHOLDER.sub(filled, text) if "{" in text else text


def _placeholder(name: str, id: str | None, journey: Journey, p: Phrases) -> str:
    guide = journey.guide
    if id and name == "law":
        return guide.law[id].short.say(p.language)
    if id and name == "page":
        return quoted(guide.pages[id].title.say(p.language), p)
    if name == "plan":  # nothing is known of one here
        return p.blank
    if name == "today":
        return day_in_words(journey.today, journey.today, p)
    if name in guide.facts:
        number = journey.fact(name)
        shown = None if number is None or number < 0 else number  # days late of a day to come are nobody's words
        return number_in_words(shown, _decimals(journey, name), guide.facts[name].unit, p)
    question = guide.questions[name]
    value = journey.known.get(name)
    if value is None:
        return number_in_words(None, 0, getattr(question, "unit", None), p)
    return value_in_words(question, value, journey.today, p)


def _decimals(journey: Journey, fact: str) -> int:
    source = journey.guide.questions.get(journey.guide.facts[fact].from_[0].value or "")
    return getattr(source, "decimals", 0)


def left_in_words(left: Left, p: Phrases) -> str:
    """How many questions can still come."""
    if left.most == 1:
        return p.last_question
    if left.least == left.most:
        return p.left_exact.format(most=left.most)
    return p.left.format(least=left.least, most=left.most)


def reading_in_words(question: AnyQuestion, text: str, today: date, p: Phrases) -> str:
    """How typed text would be understood: a date in full and how far away it is. Nothing where it would be refused."""
    try:
        value = parse(question, text, today)
    except Refused:
        return ""
    words = how_near(value, today, p) if isinstance(value, date) else value_in_words(question, value, today, p)
    if isinstance(question, MoneyQuestion) and question.monthly:
        words = p.per_month.format(value=words)
    return p.reads_as.format(value=words)


def refusal_in_words(refused: Refused, p: Phrases) -> str:
    """What is said of typed text that no field could take: it has more than one reading, or no end. Else nothing."""
    if refused.reason == "two-ways":
        return p.field_errors["two-ways"].format(examples=p.comma.join(refused.examples))
    return p.field_errors["too-long-to-read"].format(most=LONGEST) if refused.reason == "too-long" else ""


def how_near(day: date, today: date, p: Phrases) -> str:
    """A day in full, and how far away it is: 4 June 2026 (3 days ago)."""
    days = (today - day).days
    count = p.days_ago if days > 0 else p.days_ahead
    near = count(abs(days)).format(days=abs(days)) if days else p.is_today
    return in_brackets(day_and_year(day, p), near, p)
