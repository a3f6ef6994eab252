"""What the letters do once they are worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from guide.content.guide import Guide
from guide.content.models import Outcome
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.sheets.filling import changed, has_text
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.inputs import Known
from guide.sheets.letters.plan_figures import figures_of
from guide.sheets.letters.state import LetterPlain, LetterWork, dump_letters, load_letters, text_to_send
from guide.sheets.letters.view import draft_to_send
from guide.sheets.log.letter_lines import log_lines
from guide.sheets.log.work import WORK as LOG
from guide.sheets.plan.work import WORK as PLAN
from guide.sheets.state import Sheets
from guide.sheets.work import Offered, Work, offered
from guide.views.model import Part


class LettersWork(Work[Mapping[str, LetterWork]]):
    """Letters by id, those that were worked on."""

    name = "letters"
    empty: Mapping[str, LetterWork] = {}

    def dump(self, guide: Guide, state: Mapping[str, LetterWork]) -> Any:
        return dump_letters(guide, state)

    def load(self, guide: Guide, plain: Any, today: date) -> tuple[Mapping[str, LetterWork], Sequence[str]]:
        """Each letter by itself, so that one that cannot be read does not take the others with it."""
        if not isinstance(plain, Mapping):
            return {}, [""]
        found: dict[str, LetterWork] = {}
        dropped: list[str] = []
        for id, raw in plain.items():
            try:
                held, unfit = load_letters(guide, {str(id): LetterPlain.model_validate(raw)}, today)
            except ValidationError:
                dropped.append(str(id))
                continue
            found |= held
            dropped += unfit
        return found, dropped

    def change(self, state: Mapping[str, LetterWork], change: Callable[[str], str]) -> Mapping[str, LetterWork]:
        return {
            id: replace(
                work,
                filled=changed(work.filled, change),
                edited=replace(work.edited, text=change(work.edited.text)) if work.edited is not None else None,
            )
            for id, work in state.items()
        }

    def contents(self, state: Mapping[str, LetterWork], p: Phrases) -> Iterator[str]:
        if state:
            yield p.saved_parts["letters"].format(count=len(state))

    def has_typed(self, guide: Guide, state: Mapping[str, LetterWork]) -> bool:
        letters = letters_of(guide)
        return any(work.edited is not None or has_text(letters[id].fields, work.filled) for id, work in state.items())

    def offered(self, journey: Journey, outcome: Outcome, p: Phrases) -> Iterator[Offered]:
        use = "required" if outcome.tools.letters_required else "optional"
        for id in outcome.tools.letters:
            letter = letters_of(journey.guide)[id]
            title = p.letter_named.format(title=f"{letter.code} {letter.title.say(p.language)}")
            yield offered(f"letter:{id}", title, use, p)

    def in_note(self, journey: Journey, sheets: Sheets, p: Phrases, width: int) -> Sequence[Part]:
        """As they would be sent."""
        known = letter_inputs(journey, sheets, p)
        parts: list[Part] = []
        for id, work in self.of(sheets).items():
            letter = letters_of(journey.guide)[id]
            draft = draft_to_send(letter, work, known, p)
            if draft is not None:
                parts.append(Part("heading", p.letter_named.format(title=letter.title.say(p.language))))
                parts += [Part("say", paragraph) for paragraph in text_to_send(work, draft).strip("\n").split("\n\n")]
        return parts


WORK = LettersWork()


def letter_inputs(journey: Journey, sheets: Sheets, p: Phrases) -> Known:
    """What letters can be drafted from."""
    figures = figures_of(PLAN.plan(journey, sheets), journey.today) if PLAN.begun(journey, sheets) else None
    book = LOG.book(journey, sheets, p)
    lines = log_lines(book) if book is not None else ()
    return Known(journey, lines, figures, "".join(LOG.check_lines(journey, sheets, p)))
