"""What the check of a claim does once it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.sheets.claim.checking import check
from guide.sheets.claim.content import KIND
from guide.sheets.claim.result import check_parts
from guide.sheets.field_text import field_in_words
from guide.sheets.filling import Filled, changed, dump_form, has_text, load_form
from guide.sheets.state import Sheets
from guide.sheets.work import Work
from guide.values.plain import Plain
from guide.views.model import Part


class ClaimWork(Work[Filled]):
    """The form of the check, filled in."""

    name = "claim"
    empty: Filled = {}  # noqa: RUF012 — never changed

    def dump(self, guide: Guide, state: Filled) -> Plain:
        return dump_form(KIND.need(guide).file.fields, state)

    def load(self, guide: Guide, plain: object, today: date) -> tuple[Filled, Sequence[str]]:
        filled, faults = load_form(KIND.need(guide).file.fields, plain, today)
        return filled, [fault.field for fault in faults]

    def change(self, state: Filled, change: Callable[[str], str]) -> Filled:
        return changed(state, change)

    def contents(self, state: Filled, p: Phrases) -> Iterator[str]:
        if state:
            yield p.saved_parts["claim"]

    def has_typed(self, guide: Guide, state: Filled) -> bool:
        return has_text(KIND.need(guide).file.fields, state)

    def asked(self, journey: Journey, state: Filled) -> Mapping[str, Value]:
        return {self.name: check(state).asks} if state else {}

    def in_note(self, journey: Journey, sheets: Sheets, p: Phrases, width: int) -> Sequence[Part]:
        """What was filled in, and what it comes to."""
        filled = self.of(sheets)
        if not filled:
            return ()
        file = KIND.need(journey.guide).file
        parts = [Part("heading", file.title.say(p.language))]
        for field in file.fields:
            if field.id in filled:
                label = field.label.say(p.language) + p.colon
                parts.append(Part("item", label + field_in_words(field, filled[field.id], journey.today, p), "- "))
        checked = check_parts(journey, file, filled, p)
        return [*parts, *(Part("label", part.text) if part.style == "heading" else part for part in checked)]


WORK = ClaimWork()
