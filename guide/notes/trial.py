"""An outcome as a page to print, with which can be tried whether a reader understands it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import islice

from guide.content.guide import Guide
from guide.engine.journey import Journey, load_answers, replay
from guide.i18n.phrases import Phrases
from guide.notes.render import blocks_of
from guide.proof.findings import dump_answers
from guide.proof.routes import routes
from guide.values.plain import Plain
from guide.views.markdown_escape import heading, hung, verbatim
from guide.views.model import Part
from guide.views.nodes import outcome_parts, plain

WIDTH = 78
TRIED = 400
"""So many journeys are looked at to find a plain one."""
ROWS = 3
"""Empty lines to write an answer on."""


def trial(guide: Guide, id: str, journey: Journey, p: Phrases) -> str:
    """The outcome as a journey shows it, questions to ask of it, and its steps to tick off.

    The reader is given the first part only; what was said is written under the questions, and held against the steps.
    """
    p = p.for_a_file
    outcome = guide.outcomes[id]
    title, *rest = outcome_parts(journey, outcome, p, legend=False)
    blocks = [[heading("# ", title.text)], *blocks_of([Part(part.style, part.text, part.mark) for part in rest], WIDTH)]
    blocks += [["---"], [heading("## ", p.trial_title)], verbatim(p.trial_how, WIDTH)]
    for number, question in enumerate(p.trial_asks.values(), 1):
        blocks += [hung(f"{number}. ", question, WIDTH), *[[p.blank * 12]] * ROWS]
    blocks += [[heading("## ", p.trial_steps)], verbatim(p.trial_marks, WIDTH), []]
    for step in outcome.steps:
        blocks[-1] += hung("- [ ] [ ] [ ] ", plain(guide, step, p), WIDTH)
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def plainest(guide: Guide, id: str, today: date) -> Journey:
    """A journey to an outcome on which as little as can be stands there for some readers only.

    What may be left open is, where that leads to the same page: a figure that nobody gave would only puzzle.
    """
    ways = islice((dump_answers(guide, route.answers, today) for route in routes(guide, id)), TRIED)
    tried = (load_answers(guide, each)[0] for way in ways for each in (_left_open(guide, way), way))
    there = (journey for answers in tried if (journey := replay(guide, answers, today)).at == id)
    return min(there, key=lambda journey: len(journey.blocks(guide.outcomes[id])))


def _left_open(guide: Guide, way: Mapping[str, Plain]) -> dict[str, Plain]:
    """The same answers without the figures that may be skipped."""
    asked = guide.questions
    return {id: None if id in asked and asked[id].skip and asked[id].unit else value for id, value in way.items()}
