"""A side page, laid out from its sections."""

from __future__ import annotations

from guide.content.pages import DayLine, Page, Section
from guide.content.sources import Channel
from guide.engine.journey import Journey
from guide.i18n.locale import today_in_words
from guide.i18n.phrases import Phrases
from guide.views.format import fill
from guide.views.law import footnotes, law_texts
from guide.views.model import GAP, Part
from guide.views.nodes import Teller, scripts
from guide.views.timeline import draw


def page_parts(page: Page, journey: Journey, p: Phrases) -> list[Part]:
    """A side page, laid out from its sections."""
    say = Teller(journey, p)
    parts = [say("title", page.title), GAP, *(say("text", text) for text in page.lead)]
    for section in page.sections:
        parts.append(GAP)
        if section.title is not None:
            parts.append(say("heading", section.title))
        parts += _section(section, journey, p)
    parts += footnotes(journey.guide, [topic for section in page.sections for topic in section.law], p)
    for term in page.terms:
        parts += [GAP, say("label", term.word), say("text", term.says)]
    return parts


def _section(section: Section, journey: Journey, p: Phrases) -> list[Part]:
    say = Teller(journey, p)
    parts = _day_line(section.line, journey, p) if section.line is not None else []
    parts += [say("text", text) for text in section.text]
    parts += [say("step", step, f"{n}. ") for n, step in enumerate(section.steps, 1)]
    parts += [say("item", item, "- ") for item in section.items]
    parts += scripts(section.say, journey, p)
    if section.table is not None:
        heads = [head.say(p.language) for head in section.table.head]
        for row in section.table.rows:
            parts.append(say("label", row[0]))
            parts += [
                Part("item", f"{head}{p.colon}{say.words(cell)}", "  ", voice=say.voice(cell))
                for head, cell in zip(heads[1:], row[1:], strict=False)
            ]
    laws = law_texts(journey.guide, section.law, p)
    parts += laws if parts else laws[1:]  # under the heading at once, else with a gap
    for id in section.channels:
        channel = journey.guide.sources[id]
        if isinstance(channel, Channel):
            parts += [
                Part("label", channel.name.say(p.language)),
                Part("item", f"{p.takes}{p.colon}{channel.takes.say(p.language)}", "  "),
                Part("item", f"{p.limits}{p.colon}{channel.limits.say(p.language)}", "  "),
            ]
    return parts


def _day_line(line: DayLine, journey: Journey, p: Phrases) -> list[Part]:
    """A drawn line of days, and the same told in words."""
    days = journey.fact(line.fact)
    marks = [(mark.day, mark.name.say(p.language)) for mark in line.marks]
    parts = draw(line.last, marks, days, today_in_words(p))
    return [*parts, GAP, Part("text", fill(line.today, journey, p))] if days is not None else parts
