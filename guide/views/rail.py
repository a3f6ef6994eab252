"""What stands beside a page where there is room: days to keep, numbers, words, the answers and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from guide.content.guide import Guide
from guide.i18n.phrases import Phrases
from guide.views.model import GAP, Part, Row, Section, View

MOST_WORDS = 4


class Ends(NamedTuple):
    """The outcomes that a question can still lead to; `settled`: it is this one, whatever is answered now."""

    outcomes: Sequence[str] = ()
    settled: bool = False


def beside(
    view: View,
    guide: Guide,
    answers: Iterable[tuple[str, str, str]],
    days: Iterable[tuple[date, str]],
    ends: Ends,
    p: Phrases,
) -> tuple[Section, ...]:
    """Beside any other page. `answers`: question, name and answer; `days`: those to keep, where some are."""
    ahead = tuple(Row("->", guide.outcomes[id].title.say(p.language), "map") for id in ends.outcomes)
    leads = Section(p.rail["leads" if ends.settled else "may_lead"], ahead)
    return tuple(section for section in (*_sections(view, guide, answers, days, p), leads) if section.rows)


def rail_parts(view: View) -> list[Part]:
    """What stands beside a page, as parts of it; answers and words are said where they are asked for."""
    told: list[Part] = []
    for section in view.rail:
        rows = [row for row in section.rows if row.does != "terms" and not row.does.startswith("change:")]
        told += [GAP, Part("heading", section.title)] if rows else []
        told += [Part("item", row.text, f"{row.name}  ") for row in rows]
    return told


def _sections(
    view: View, guide: Guide, answers: Iterable[tuple[str, str, str]], days: Iterable[tuple[date, str]], p: Phrases
) -> Iterator[Section]:
    if view.kind == "outcome":
        yield Section(p.rail["days"], tuple(Row(f"{day:%m-%d}", words, "days") for day, words in days))
        danger = guide.about.start.danger
        numbers = danger.numbers if danger is not None else ()
        yield Section(p.rail["numbers"], tuple(Row(each.number, each.say(p.language), "help") for each in numbers))
    elif view.kind in ("question", "page"):
        yield Section(p.terms, tuple(Row(word, says, "terms") for word, says in view.words[:MOST_WORDS]))
    yield Section(p.note_answers, tuple(Row(label, answer, f"change:{id}") for id, label, answer in answers))
