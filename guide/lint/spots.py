"""Every text of a guide where a reader meets it: what stands around it, and what it leans on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from guide.content.checks import texts
from guide.content.faults import Fault
from guide.content.guide import Guide, parts
from guide.content.marks import Marks, PartId
from guide.content.outcomes import Outcome
from guide.content.pages import Page, Script
from guide.content.reading import Loc
from guide.content.references import references
from guide.content.words import PLACEHOLDER, Language, Statement, Words
from guide.engine.graph import arrows
from guide.lint.patterns import plain

ABOUT: PartId = ("guide", "")
"""guide.yaml itself: the start page, the check page."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A text and its place. `heads`: what stands above it. `below`: sources of the law texts printed under it."""

    part: PartId
    loc: Loc
    words: Words
    heads: tuple[Words, ...] = ()
    below: frozenset[str] = frozenset()

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources it names itself."""
        return self.words.sources if isinstance(self.words, Statement) else ()

    def fault(self, marks: Marks, at: Loc, what: str, instead: str = "") -> Fault:
        return fault(marks, self.part, (*self.loc, *at), what, instead)


def fault(marks: Marks, part: PartId, loc: Loc, what: str, instead: str = "") -> Fault:
    """A fault in a part or in guide.yaml."""
    if part == ABOUT:
        return marks.about_fault(loc, what, instead)
    return marks.fault(*part, loc, what, instead)


def written(words: Words) -> Iterator[tuple[Language, str]]:
    """The texts that are written out, not derived, by language."""
    yield from words.written.items()


def authored(words: Words) -> list[tuple[Language, str]]:
    """The texts to judge by what they say, without placeholders; what replaces a derived text is but a spelling."""
    return [(language, plain(text)) for language, text in words.authored.items()]


def spots(guide: Guide) -> list[Spot]:
    """Every text a reader meets on the way or on a page. The register of sources is not among them."""
    found = [Spot(ABOUT, loc, words) for loc, words in texts(guide.about)]
    for part, model in parts(guide).items():
        if part[0] != "sources":
            found += [_spot(guide, part, model, loc, words) for loc, words in texts(model)]
    return found


def _spot(guide: Guide, part: PartId, model: BaseModel, loc: Loc, words: Words) -> Spot:
    heads: tuple[Words, ...] = ()
    below: set[str] = set()
    if isinstance(model, Page) and loc[0] == "sections" and isinstance(loc[1], int):
        section = model.sections[loc[1]]
        heads = (section.title,) if section.title is not None and loc[2] != "title" else ()
        if section.table is not None and loc[2:4] == ("table", "rows") and isinstance(loc[5], int):
            heads += section.table.head[loc[5] : loc[5] + 1]
        below = {*section.channels, *(id for topic in section.law for id in guide.law[topic].says.sources)}
    if isinstance(model, Outcome) and isinstance(words, Script):
        below = {id for topic in model.law for id in guide.law[topic].says.sources}
    return Spot(part, loc, words, heads, frozenset(below))


def leans(guide: Guide, spot: Spot) -> frozenset[str]:
    """What a text leans on: its own sources, and those of the law texts whose short form it prints."""
    topics = {id for _, text in written(spot.words) for name, id in PLACEHOLDER.findall(text) if name == "law" and id}
    return frozenset({*spot.sources, *(id for topic in topics for id in guide.law[topic].says.sources)})


def reached(guide: Guide, every: Iterable[Spot]) -> frozenset[PartId]:
    """The parts a reader can get to: along the arrows from the first question, and every page, which the app lists."""
    ways = arrows(guide)
    todo, nodes = [guide.first], {guide.first}
    while todo:
        new = set(ways[todo.pop()]) - nodes
        nodes |= new
        todo += new
    known = parts(guide)
    found: set[PartId] = {ABOUT, *(("pages", id) for id in guide.pages)}
    found |= {part for sheet in guide.sheets.values() for part in sheet.files}
    found |= {(guide.kind(id), id) for id in nodes}
    found |= {("blocks", block) for id in nodes if id in guide.outcomes for block in guide.outcomes[id].blocks}
    topics = {id for part in found - {ABOUT} for _, id, kind in references(known[part]) if kind == "law text"}
    for spot in every:
        if spot.part in found:
            topics.update(
                id for _, text in written(spot.words) for name, id in PLACEHOLDER.findall(text) if name == "law"
            )
    return frozenset(found | {("law", topic) for topic in topics})
