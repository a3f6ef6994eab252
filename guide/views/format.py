"""Values and texts in a person's language: numbers with their units, dates, filled placeholders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from guide.content.conditions import Value
from guide.content.kinds import in_figures, kind_of
from guide.content.questions import (
    AnyQuestion,
)
from guide.content.units import number_in_words
from guide.content.values import parse
from guide.content.words import PLACEHOLDER, Words
from guide.engine.journey import Journey
from guide.engine.look_ahead import Left
from guide.i18n.locale import day_in_words, quoted
from guide.i18n.phrases import Phrases
from guide.values.refused import Refused
from guide.values.text import LONGEST

NO_VALUES: Mapping[str, str] = MappingProxyType({})


def value_in_words(question: AnyQuestion, value: Value, today: date, p: Phrases) -> str:
    """An answer as words: option texts, a date, an amount; a skipped one says so."""
    return p.not_given if value is None else kind_of(question).say(question, value, today, p)


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
        return number_in_words(None, 0, question.unit, p)
    return value_in_words(question, value, journey.today, p)


def _decimals(journey: Journey, fact: str) -> int:
    source = journey.guide.questions.get(journey.guide.facts[fact].from_[0].value or "")
    return source.decimals if source is not None else 0


def left_in_words(left: Left, p: Phrases, asking: bool = True) -> str:
    """How many questions can still come, the one that is asked here among them; nothing where none can."""
    if left.most == 0:
        return ""
    if left.least == left.most == 1 and not asking:
        return p.one_left
    if left.most == 1 and asking:
        return p.last_question
    if left.least == left.most:
        return p.left_exact.format(most=left.most)
    return p.left.format(least=left.least, most=left.most)


def reading_in_words(question: AnyQuestion, text: str, today: date, p: Phrases) -> str:
    """How typed text would be understood: a date in full and how far away it is. Nothing where it would be refused."""
    try:
        value = parse(question, in_figures(question, text, today, p), today)
    except Refused:
        return ""
    return p.reads_as.format(value=kind_of(question).understood(question, value, today, p))


def refusal_in_words(refused: Refused, p: Phrases) -> str:
    """What is said of typed text that no field could take: it has more than one reading, or no end. Else nothing."""
    if refused.reason == "two-ways":
        return p.field_errors["two-ways"].format(examples=p.comma.join(refused.examples))
    return p.field_errors["too-long-to-read"].format(most=LONGEST) if refused.reason == "too-long" else ""
