"""A note as Markdown for the person: readable raw, in a viewer and printed. Lines of at most 80 columns, no tables."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from guide.content.outcomes import Outcome
from guide.content.sections import TextSection
from guide.i18n.phrases import Phrases
from guide.notes.document import Note
from guide.notes.framing import at_end
from guide.notes.in_short import three_lines
from guide.sheets.days_to_come import day_parts
from guide.sheets.together import on_outcome
from guide.sheets.work import works
from guide.views.format import fill
from guide.views.law import footnotes, law_parts, provenance
from guide.views.markdown_escape import heading, hung, verbatim
from guide.views.model import Part
from guide.views.nodes import (
    answers_in_words,
    article_parts,
    outcome_head,
    outcome_sections,
)

WIDTH = 78
INDENT = 4
"""Columns before a line that is drawn, so that a viewer leaves it as it is."""
_APART = ("text", "lead", "hint", "note", "error")
_LISTED = ("item", "step", "article", "draw")


def markdown(note: Note, p: Phrases, width: int = WIDTH) -> str:
    """The whole note; its lines are as wide as one asks, and no words depend on it."""
    return at_end(note.data(text_for_people(note, p)), text_for_people(note, p, width), p.note_data)


def text_for_people(note: Note, p: Phrases, width: int = WIDTH) -> str:
    """What is for people."""
    journey, about, p = note.journey, note.journey.guide.about, p.for_a_file
    outcome = journey.outcome
    made = p.note_made.format(
        when=f"{note.made:%Y-%m-%d %H:%M}", guide=about.title.say(p.language), version=about.version
    )
    blocks = [[f"# {p.note_title}"], verbatim(made, width), verbatim(p.note_front, width)]
    if outcome is not None:
        blocks += _three(note, outcome, p, width)
        blocks += _page(note, outcome, p, width)
    blocks += [[f"## {p.note_answers}"], []]
    for question, answer in answers_in_words(journey.guide, journey.known, journey.today, p):
        blocks[-1] += hung("- ", f"{question.label.say(p.language)}{p.colon}{answer}", width)
    said = footnotes(journey.guide, outcome.law, p) if outcome is not None else []
    blocks += blocks_of(_but(_sheets(note, p, width - INDENT), said), width)
    if outcome is not None:
        blocks += _sources(note, outcome, p, width)
    blocks += [["---"], verbatim(p.note_limits, width)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _but(parts: list[Part], said: list[Part]) -> list[Part]:
    """Parts without the paragraphs that stand at the end of the note in the same words."""
    texts = {part.text for part in said}
    return [part for part in parts if part.style != "text" or part.text not in texts]


def _three(note: Note, outcome: Outcome, p: Phrases, width: int) -> list[list[str]]:
    rows = [row for line in three_lines(note, outcome, p) for row in hung("- ", line, width)]
    return [[f"## {p.note_three}"], rows]


def _page(note: Note, outcome: Outcome, p: Phrases, width: int) -> list[list[str]]:
    """The outcome, with boxes to tick and empty lines to write on."""
    brought = replace(on_outcome(note.journey, outcome, note.sheets, p), choices=())
    title, *head = outcome_head(note.journey, outcome, p, brought)
    blocks = blocks_of([Part("heading", title.text), *head], width)
    for place, parts in outcome_sections(note.journey, outcome, p, brought):
        heading = [Part("heading", fill(place.title, note.journey, p))] if place.title is not None else []
        blocks += blocks_of([*heading, *parts], width, note.ticked.get(outcome.id, ()))
        if isinstance(place.section, TextSection) and place.section.lines:
            blocks += [[p.note_record_rows], *[[p.blank * 12]] * place.section.lines]
    return blocks


def _sources(note: Note, outcome: Outcome, p: Phrases, width: int) -> list[list[str]]:
    blocks: list[list[str]] = []
    if outcome.article:
        blocks += blocks_of([Part("heading", p.article), *article_parts(note.journey, outcome, p)[1:]], width)
    behind = provenance(note.journey.guide, outcome.know, p)
    if outcome.law or behind:
        parts = [Part("heading", p.law), *law_parts(note.journey.guide, outcome.law, p)[1:]]
        own = [Part("label", p.know), *(Part("note", line) for line in behind)] if behind else []
        blocks += blocks_of([*parts[:2], *own, *parts[2:]], width)
    return blocks


def blocks_of(parts: list[Part], width: int, ticked: Collection[int] | None = None) -> list[list[str]]:
    """Parts as blocks of lines with an empty line between them.

    With `ticked`, steps become boxes to tick; those of these numbers have been.
    """
    blocks: list[list[str]] = []
    before = ""
    for part in parts:
        if part.style == "gap":
            continue
        box = ""
        if ticked is not None and part.style == "step":
            box = "- [x] " if part.mark.strip(". ") in {str(step) for step in ticked} else "- [ ] "
        lines = _lines(part, width, box)
        if (part.style == before and part.style in _LISTED) or (part.style == "law" and before in ("article", "law")):
            blocks[-1] += lines
        else:
            blocks.append(lines)
        before = part.style
    return blocks


def _quoted(text: str, width: int) -> list[str]:
    """Words to be sent: what stands on lines of its own below the first is a list."""
    first, *rest = text.split("\n")
    listed = [line for each in rest for line in hung("- ", each, width)]
    return [*verbatim(first, width), *(["", *listed] if listed else [])]


def _lines(part: Part, width: int, box: str) -> list[str]:
    match part.style:
        case "heading":
            return [heading("## ", part.text)]
        case "label":
            return [heading("### ", part.text)]
        case "draw":
            return [(" " * INDENT + part.text).rstrip()]
        case "say":
            return [f"> {line}".rstrip() for line in _quoted(part.text, width - 2)]
        case "step":
            return hung(box or part.mark, part.whole, width)
        case "item" | "article":
            return hung("- ", part.whole, width)
        case "law" if part.mark:
            return hung("  - ", part.mark.lstrip() + part.whole, width)
        case _:
            return verbatim(part.whole, width)


def _sheets(note: Note, p: Phrases, width: int) -> list[Part]:
    """Days to keep, then every sheet that holds something. Nothing is drawn wider than `width`."""
    every = works(note.journey.guide)
    return [*_days(note, p), *(part for work in every for part in work.in_note(note.journey, note.sheets, p, width))]


def _days(note: Note, p: Phrases) -> list[Part]:
    """What was promised, and what the page wants kept."""
    days = [
        Part("item", part.mark + part.text, "- ")
        for part in day_parts(note.journey, note.journey.outcome, note.since, note.sheets, p)
    ]
    return [Part("heading", p.days_keep), *days] if days else []
