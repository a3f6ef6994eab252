"""Where a sentence comes from: the sources behind a node, each told in full, and what else leans on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pydantic import BaseModel

from guide.content.checks import texts
from guide.content.guide import Guide
from guide.content.references import references
from guide.content.sources import Channel, Checked, Claim, Contradiction, Instrument, Source
from guide.content.words import Statement, Words, in_language
from guide.i18n.locale import tagged
from guide.i18n.phrases import Phrases
from guide.views.model import GAP, Part


def basis(guide: Guide, statement: Statement, p: Phrases) -> str:
    """What stands behind a sentence, in a word or two: 〔法律，看過原文〕; nothing where it is advice."""
    tags: dict[str, None] = {}
    for id in statement.sources:
        source = guide.sources[id]
        if isinstance(source, Checked):
            tags[p.tags[source.force] + p.write["between_clauses"] + p.reads[source.read]] = None
    if any(isinstance(guide.sources[id], Claim) for id in statement.sources):
        tags[p.article_says] = None
    return tagged(p.semicolon.join(tags), p)


@lru_cache(maxsize=4)
def _uses(guide: Guide) -> dict[str, tuple[Words, ...]]:
    """Source id → the titles of what leans on it: nodes, pages, blocks, law texts, and parts of sheets."""
    titled: list[tuple[Words, BaseModel]] = [(question.ask, question) for question in guide.questions.values()]
    titled += [(notice.title, notice) for notice in guide.notices.values()]
    for models in (guide.outcomes.values(), guide.pages.values(), guide.blocks, guide.law.values()):
        titled += [(model.title, model) for model in models]
    titled += [part for sheet in guide.sheets.values() for part in sheet.titled()]
    uses: dict[str, list[Words]] = {}
    for title, model in titled:
        for id in sources_of(model):
            uses.setdefault(id, []).append(title)
    return {id: tuple(found) for id, found in uses.items()}


def sources_of(model: BaseModel) -> tuple[str, ...]:
    """The ids of the sources that the texts of a file name, in order."""
    found = (id for _, words in texts(model) if isinstance(words, Statement) for id in words.sources)
    return tuple(dict.fromkeys(found))


def behind(guide: Guide, model: BaseModel, blocks: Iterable[BaseModel] = ()) -> tuple[str, ...]:
    """Every source a page in front of the reader leans on, also through its law texts and the blocks shown."""
    topics = [id for _, id, kind in references(model) if kind == "law text"]
    models = [model, *blocks, *(guide.law[topic] for topic in topics)]
    return tuple(dict.fromkeys(id for part in models for id in sources_of(part)))


def name(source: Source, p: Phrases) -> str:
    """A source in one line."""
    if isinstance(source, Checked):
        return source.called.say(p.language)
    return f"{source.id}  {source.says.say(p.language)}"


def source_parts(guide: Guide, source: Source, p: Phrases) -> list[Part]:
    """Everything known of a source, and the nodes that lean on it."""
    title, told = name(source, p), list[Part]()
    match source:
        case Claim():
            title, told = f"{source.id}  {p.claim}", _claim(guide, source, p)
        case Instrument():
            rows = [(p.force, p.forces[source.force]), (p.since, in_language(source.since, p.language))]
            told = [Part("text", source.says.say(p.language)), GAP, *_rows([*rows, (p.read, _read(source, p))], p)]
        case Channel():
            rows = [(p.takes, source.takes.say(p.language)), (p.limits, source.limits.say(p.language))]
            told = _rows([*rows, (p.force, p.forces[source.force]), (p.read, _read(source, p))], p)
    parts = [Part("title", title), GAP, *told]
    used = [title.say(p.language) for title in _uses(guide).get(source.id, ())]
    if used:
        parts += [GAP, Part("heading", p.used), *(Part("item", title, "- ") for title in dict.fromkeys(used))]
    return parts


def _claim(guide: Guide, claim: Claim, p: Phrases) -> list[Part]:
    parts = [Part("article", f"{p.article_says}{p.colon}{claim.says.say(p.language)}"), GAP]
    if claim.against is not None:
        text = claim.against.say(p.language) + basis(guide, claim.against, p)
        parts += [Part("law", text, p.but), GAP]
    rows = [(p.where, claim.where), (p.firmness, p.firmnesses[claim.firmness]), (p.grade, p.grades[claim.grade])]
    if claim.note is not None:
        rows.append((p.note, claim.note.say(p.language)))
    parts += _rows(rows, p)
    clashes = [s for s in guide.sources.values() if isinstance(s, Contradiction) and claim.id in s.claims]
    if clashes:
        parts += [GAP, Part("heading", p.contradicts)]
        parts += [Part("item", clash.says.say(p.language), "- ") for clash in clashes]
    return parts


def _rows(rows: Iterable[tuple[str, str]], p: Phrases) -> list[Part]:
    return [Part("item", text, f"{label}{p.colon}") for label, text in rows]


def _read(source: Checked, p: Phrases) -> str:
    how = source.read_note.say(p.language) if source.read_note is not None else p.reads[source.read]
    return f"{how}{p.comma}{in_language(source.checked, p.language)}"
