"""How days, sums, quotations and lists are written in a language: by the patterns of its catalogue, under `write`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from guide.i18n.phrases import Phrases
from guide.values.dates import WEEKDAYS
from guide.values.days import days_after
from guide.values.text import alike

_COMMA = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?![\d.,])")
"""A number with points between thousands, or a comma before its decimals."""
_IN_FIGURES = re.compile(r"([0-9]{1,2}) ?[-/.] ?([0-9]{1,2})(?: ?[-/.] ?([0-9]{4}|[0-9]{2}))?[ .]*")
_BY_NAME = re.compile(r"([0-9]{1,2})\.? ?([^\W\d_]{3,})\.?(?: ([0-9]{4}))?[ .]*")
"""A day before its month, in figures or by name, with or without a year behind it."""
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def day_in_words(day: date, today: date, p: Phrases) -> str:
    """A day as one says it; with its year where that is not this year's, or it will be read who knows when."""
    return _dated("day" if _of_this_year(day, today, p) else "day_and_year", day, p)


def day_and_year(day: date, p: Phrases) -> str:
    """A day with its year: 4 June 2026, 2026 年 6 月 4 日."""
    return _dated("day_and_year", day, p)


def day_in_a_letter(day: date, p: Phrases) -> str:
    """A day as letters write it: 2026-06-04, 2026 年 6 月 4 日."""
    return _dated("day_in_a_letter", day, p)


def month_in_words(day: date, today: date, p: Phrases) -> str:
    """The month of a day, with its year as with a day: June, 6 月, January 2027."""
    return _month(day, p) if _of_this_year(day, today, p) else _dated("month_and_year", day, p)


def how_near(day: date, today: date, p: Phrases) -> str:
    """A day in full, and how far away it is: 4 June 2026 (3 days ago)."""
    days = (today - day).days
    count = p.days_ago if days > 0 else p.days_ahead
    near = count(abs(days)).format(days=abs(days)) if days else p.is_today
    return in_brackets(day_and_year(day, p), near, p)


def today_in_words(p: Phrases) -> str:
    """The word for this day: today."""
    near = p.write["near_days"].split(", ")
    return near[len(near) // 2]


def of_month(day: int, p: Phrases) -> str:
    """The day of a month on which something comes back: 10th, 10 日."""
    ordinal = f"{day}{_ENDINGS.get(day % 10 if day // 10 != 1 else 0, 'th')}"
    return p.write["of_month"].format(day=day, ordinal=ordinal)


def number_as_written(text: str, p: Phrases) -> str:
    """A number like 1,234.50 with the signs of the language: 1.234,50."""
    return text.translate({ord(","): p.write["thousands"], ord("."): p.write["decimal"]})


def number_as_typed(text: str, p: Phrases) -> str:
    """What was typed, with 1234.50 for 1.234,50 where the language writes numbers so."""
    if p.write["decimal"] != ",":
        return text
    return _COMMA.sub(lambda found: found[0].replace(".", "").replace(",", "."), text)


def day_as_typed(text: str, today: date, p: Phrases) -> str:
    """A day that was typed as the language has it (3.6.2026, 3. Juni, gestern, vor 3 Tagen, letzten Freitag), as every
    language reads it: 2026-06-03, 6/3, last Friday; any other text as it is."""
    said = " ".join(text.casefold().split())
    near = p.write["near_days"].casefold().split(", ")
    if said in near:
        return (today + timedelta(days=near.index(said) - len(near) // 2)).isoformat()
    for sign, counted in ((-1, p.days_ago), (1, p.days_ahead)):
        for form in {counted(1), counted(2)}:
            if found := re.fullmatch(re.escape(form.casefold()).replace(re.escape("{days}"), "([0-9]{1,4})"), said):
                return days_after(today, sign * int(found[1])).isoformat()
    if (found := _IN_FIGURES.fullmatch(said)) and _day_first(p):
        return _in_figures(text, int(found[1]), int(found[2]), found[3])
    if found := _BY_NAME.fullmatch(said):
        months = enumerate(p.write["months"].casefold().split(", "), 1)
        month = next((number for number, name in months if name.startswith(found[2])), 0)
        return _in_figures(text, int(found[1]), month, found[3])
    return _weekday(alike(text), p) or text


def _weekday(said: str, p: Phrases) -> str:
    """A day of the week by its name or the beginning of it, and which week's, in English; nothing for anything else."""
    *before, name = said.rstrip(".").split(" ")
    names = p.write["weekdays"].casefold().split(", ")
    weeks = [week.split("/") for week in p.write["which_week"].casefold().split(", ")]
    day = next((number for number, each in enumerate(names) if len(name) > 1 and each.startswith(name)), None)
    which = next((number for number, forms in enumerate(weeks) if before[-1:] and before[-1] in forms), None)
    if before[:1] == [p.write["on_a_weekday"]]:
        before = before[1:]
    if day is None or len(before) > (which is not None):
        return ""
    return f"{('last ', 'this ', 'next ')[which] if which is not None else ''}{WEEKDAYS[day]}"


def _day_first(p: Phrases) -> bool:
    written = p.write["day_in_figures"]
    return written.index("{day}") < written.index("{number}")


def _in_figures(text: str, day: int, month: int, year: str | None) -> str:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return text
    return f"{month}/{day}" if year is None else f"{'20' if len(year) == 2 else ''}{year}-{month}-{day}"


def quoted(text: str, p: Phrases) -> str:
    """A text as somebody's words, or as a title."""
    return p.write["quoted"].format(text=text)


def in_brackets(sentence: str, text: str, p: Phrases) -> str:
    """A sentence with what is added to it, where there is anything."""
    return p.write["in_brackets"].format(sentence=sentence, text=text) if text else sentence


def tagged(text: str, p: Phrases) -> str:
    """What stands behind a sentence, to be put after it."""
    return p.write["tagged"].format(sentence="", text=text) if text else ""


def sentences(several: Iterable[str], p: Phrases) -> str:
    """Sentences one after the other."""
    return p.write["between_sentences"].join(several)


def in_a_row(several: Iterable[str], p: Phrases) -> str:
    """What is not empty of the parts of a line."""
    return p.write["between_cells"].join(cell for cell in several if cell)


def named(person: str, label: str, p: Phrases) -> str:
    """A person with the label they go by; either may be missing."""
    return p.write["named"].format(person=person, label=label) if person and label else person + label


def _of_this_year(day: date, today: date, p: Phrases) -> bool:
    return day.year == today.year and not p.lasting


def _dated(pattern: str, day: date, p: Phrases) -> str:
    return p.write[pattern].format(day=day.day, month=_month(day, p), number=day.month, year=day.year)


def _month(day: date, p: Phrases) -> str:
    return p.write["months"].split(", ")[day.month - 1]
