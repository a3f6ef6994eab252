"""The editor's report on a guide: what must be mended before it is shown to anybody, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from guide.content.faults import Fault, nearest
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.reading import Loc
from guide.content.words import Language
from guide.lint import lengths, measured, register, short_labels, terms, voices, wording
from guide.lint.measured import Measures
from guide.lint.spots import spots


class Found(NamedTuple):
    """What the editor found: faults to be mended, remarks that break nothing, and how each language reads."""

    faults: list[Fault]
    remarks: list[Fault]
    language: dict[Language, Measures]


def content_faults(guide: Guide, marks: Marks, today: date) -> Found:
    """Everything there is to say about the texts of a guide as of a day, each list in the order of the files."""
    remarks = sorted(set(register.due(guide, marks, today)))
    faults = list(_style(guide, marks))
    found = spots(guide)
    language = measured.measured(guide, found)
    if not faults:  # the other checks rest on what the style names
        faults += register.used(guide, marks, found)
        faults += voices.grounded(guide, marks, found)
        faults += voices.apart(guide, marks, found)
        faults += voices.named(guide, marks, found)
        faults += voices.weak(guide, marks, found)
        faults += terms.glossary(guide, marks, found)
        faults += lengths.budgets(guide, marks, found)
        faults += lengths.pages(guide, marks)
        faults += measured.budgets(guide, marks, language)
        faults += wording.avoided(guide, marks, found)
        for sheet in guide.sheets.values():
            faults += sheet.style(guide, marks)
        faults += short_labels.told_apart(guide, marks)
        faults += wording.numbers(guide, marks, found)
        faults += wording.told(guide, marks)
    return Found(sorted(set(faults)), remarks, language)


def _style(guide: Guide, marks: Marks) -> Iterator[Fault]:
    """Every id in `style:` is that of a page, a node, a block or a source."""
    style = guide.about.style
    pages, sources = tuple(guide.pages), tuple(guide.sources)
    parts = (*guide.nodes, *pages, *(block.id for block in guide.blocks))
    asked: list[tuple[Loc, str, str, tuple[str, ...]]] = []
    if style.trust is not None:
        asked.append((("trust",), style.trust, "page", pages))
    asked += [(("weakest", "pages", i), id, "page", pages) for i, id in enumerate(style.weakest.pages)]
    for i, beside in enumerate(style.weakest.beside):
        asked.append((("weakest", "beside", i, "in"), beside.in_, "node, block or page", parts))
        for id in (beside.claim, *beside.with_):
            asked.append((("weakest", "beside", i), id, "source", sources))
    for i, words in enumerate(style.grounded):
        asked += [(("grounded", i, "by", j), id, "source", sources) for j, id in enumerate(words.by)]
    for number, by in style.numbers.items():
        asked += [(("numbers", number, i), id, "source", sources) for i, id in enumerate(by)]
    for loc, id, kind, known in asked:
        if id not in known:
            yield marks.about_fault(("style", *loc), f"there is no {kind} '{id}'", nearest(id, known))
