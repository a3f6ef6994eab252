"""Checked legal texts as they are read: what they say, how firmly, how they were checked and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guide.content.guide import Guide
from guide.content.sources import Checked
from guide.content.words import Statement, in_language
from guide.i18n.phrases import Phrases
from guide.views.model import GAP, Part
from guide.views.nodes import plain


def law_parts(guide: Guide, topics: Sequence[str], p: Phrases) -> list[Part]:
    """Checked legal texts, with footnotes at the end."""
    lead = [Part("title", p.law), Part("hint", p.law_lead)]
    return [*lead, *law_texts(guide, topics, p), *footnotes(guide, topics, p)]


def law_texts(guide: Guide, topics: Iterable[str], p: Phrases) -> list[Part]:
    """Checked legal texts, each with its force, how it was checked and when."""
    parts: list[Part] = []
    for topic in topics:
        law = guide.law[topic]
        parts += [GAP, Part("label", law.title.say(p.language)), Part("law", plain(guide, law.says, p))]
        parts += [Part("law", plain(guide, extra, p), "  ") for extra in law.extra]
        for statement in (law.says, *law.extra):
            parts += [Part("note", line, "  ") for line in provenance(guide, statement, p)]
    return parts


def footnotes(guide: Guide, topics: Iterable[str], p: Phrases) -> list[Part]:
    """What must be said once on a page that prints these legal texts."""
    laws = [guide.law[topic] for topic in topics]
    cites = {id for law in laws for statement in (law.says, *law.extra) for id in statement.sources}
    notes = [note for note in guide.about.notes if laws and (not note.cites or not cites.isdisjoint(note.cites))]
    return [GAP, *(Part("note", note.says.say(p.language)) for note in notes)] if notes else []


def provenance(guide: Guide, statement: Statement, p: Phrases) -> list[str]:
    """A line for each kind of source behind a statement: force, how checked, when, and the names."""
    groups: dict[str, list[str]] = {}
    for id in statement.sources:
        source = guide.sources[id]
        if isinstance(source, Checked):
            key = p.comma.join([p.forces[source.force], p.reads[source.read], in_language(source.checked, p.language)])
            groups.setdefault(key, []).append(source.called.say(p.language))
    return [f"{key}{p.colon}{_joined(names, p)}" for key, names in groups.items()]


def _joined(names: list[str], p: Phrases) -> str:
    """Names one after the other; articles of the same law after its title once: Civil Code, art. 465, art. 681."""
    laws: dict[str, list[str]] = {}
    for name in names:
        title, mark, article = name.rpartition("》") if "》" in name else name.partition(", ")
        if mark == "》":
            title += mark
        laws.setdefault(title, []).append(article if mark else "")
    joined = (
        title + ("" if "》" in title else p.comma if articles[0] else "") + p.comma.join(articles)
        for title, articles in laws.items()
    )
    return p.semicolon.join(joined)
