"""Every text of a guide where a reader meets it: what stands around it, and what it leans on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from guide.content.checks import texts
from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.models import Outcome
from guide.content.pages import Page, Script
from guide.content.reading import Loc
from guide.content.words import PLACEHOLDER, Language, Statement, Words
from guide.engine.graph import arrows

Part = tuple[str, str]
"""(kind, id), as `guide.content.marks` has them."""
ABOUT: Part = ("guide", "")
"""guide.yaml itself: the start page, the check page."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A text and its place. `heads`: what stands above it. `below`: sources of the law texts printed under it."""

    part: Part
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


def fault(marks: Marks, part: Part, loc: Loc, what: str, instead: str = "") -> Fault:
    """A fault in a part or in guide.yaml."""
    if part == ABOUT:
        return marks.about_fault(loc, what, instead)
    return marks.fault(*part, loc, what, instead)


def written(words: Words) -> Iterator[tuple[Language, str]]:
    """The texts that are written out, not derived, by language."""
    yield from words.written.items()


def authored(words: Words) -> list[tuple[Language, str]]:
    """The texts to judge by what they say, without placeholders; what replaces a derived text is but a spelling."""
    return [(language, PLACEHOLDER.sub(" ", text)) for language, text in words.authored.items()]


def spots(guide: Guide) -> list[Spot]:
    """Every text a reader meets on the way or on a page. The register of sources is not among them."""
    found = [Spot(ABOUT, loc, words) for loc, words in texts(guide.about)]
    groups: Mapping[str, Mapping[str, BaseModel]] = {
        "questions": guide.questions,
        "outcomes": guide.outcomes,
        "blocks": {block.id: block for block in guide.blocks},
        "law": guide.law,
        "pages": guide.pages,
        "letters": guide.letters,
        "sheets": guide.sheets,
    }
    for kind, models in groups.items():
        for id, model in models.items():
            found += [_spot(guide, (kind, id), model, loc, words) for loc, words in texts(model)]
    return found


def _spot(guide: Guide, part: Part, model: BaseModel, loc: Loc, words: Words) -> Spot:
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


def reached(guide: Guide) -> frozenset[Part]:
    """The parts a reader can get to: along the arrows from the first question, and every page, which the app lists."""
    ways = arrows(guide)
    todo, nodes = [guide.first], {guide.first}
    while todo:
        new = set(ways[todo.pop()]) - nodes
        nodes |= new
        todo += new
    parts: set[Part] = {ABOUT, *(("pages", id) for id in guide.pages)}
    parts |= {*(("letters", id) for id in guide.letters), *(("sheets", id) for id in guide.sheets)}
    topics = {topic for page in guide.pages.values() for section in page.sections for topic in section.law}
    topics |= {topic for letter in guide.letters.values() for topic in letter.law}
    for id in nodes:
        parts.add(("questions" if id in guide.questions else "outcomes", id))
        if id in guide.outcomes:
            parts.update(("blocks", block) for block in guide.outcomes[id].blocks)
            topics.update(guide.outcomes[id].law)
    for spot in spots(guide):
        if spot.part in parts:
            topics.update(
                id for _, text in written(spot.words) for name, id in PLACEHOLDER.findall(text) if name == "law"
            )
    return frozenset(parts | {("law", topic) for topic in topics})
