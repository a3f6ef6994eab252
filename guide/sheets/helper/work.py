"""What the form of the summary for a helper does once it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from guide.content.guide import Guide
from guide.i18n.phrases import Phrases
from guide.sheets.filling import Filled, changed, current, dump_form, has_text, load_form
from guide.sheets.helper.content import KIND
from guide.sheets.work import Work
from guide.values.plain import Plain


class HelperWork(Work[Filled]):
    """The form of the summary, filled in."""

    name = "helper"
    empty: Filled = {}  # noqa: RUF012 — never changed

    def dump(self, guide: Guide, state: Filled) -> Plain:
        return dump_form(KIND.need(guide).file.fields, state)

    def load(self, guide: Guide, plain: object, today: date) -> tuple[Filled, Sequence[str]]:
        form = KIND.need(guide).file.fields
        filled, faults = load_form(form, plain, today)
        return current(form, filled, today), [fault.field for fault in faults]

    def change(self, state: Filled, change: Callable[[str], str]) -> Filled:
        return changed(state, change)

    def contents(self, state: Filled, p: Phrases) -> Iterator[str]:
        if state:
            yield p.saved_parts["helper"]

    def has_typed(self, guide: Guide, state: Filled) -> bool:
        return has_text(KIND.need(guide).file.fields, state)


WORK = HelperWork()
