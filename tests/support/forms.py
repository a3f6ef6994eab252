"""A small form to try forms with: one field of each kind."""

from __future__ import annotations

from pydantic import TypeAdapter

from guide.content.fields import Form, FormField
from guide.session.host import PanelHost
from guide.session.panels.forms import FormPage
from guide.sheets.filling import Filled
from guide.views.model import Choice, Part

FIELDS: tuple[FormField, ...] = TypeAdapter(Form).validate_python(
    (
        {"field": "income", "kind": "money", "label": {"en": "Income"}, "hint": {"en": "A month"}},
        {"field": "left", "kind": "number", "label": {"en": "Instalments left"}, "most": 60},
        {"field": "day", "kind": "date", "label": {"en": "First day"}, "group": {"en": "When"}, "days-back": 0},
        {"field": "at", "kind": "time", "label": {"en": "At"}, "day": "day"},
        {
            "field": "who",
            "kind": "one",
            "label": {"en": "Who"},
            "options": ({"id": "me", "en": "Me"}, {"id": "contact", "en": "A contact", "short": {"en": "contact"}}),
        },
        {
            "field": "did",
            "kind": "several",
            "label": {"en": "What they did"},
            "options": ({"id": "asked", "en": "Asked"}, {"id": "told", "en": "Told"}, {"id": "rude", "en": "Rude"}),
        },
        {"field": "sure", "kind": "tick", "label": {"en": "I am sure"}},
        {"field": "words", "kind": "text", "label": {"en": "Exact words"}, "most": 20},
    )
)


class SmallForm(FormPage):
    """A form that keeps what it holds in itself, and adds up."""

    key = "small"

    def __init__(self) -> None:
        self.held: Filled = {}

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return FIELDS

    def filled(self, s: PanelHost) -> Filled:
        return self.held

    def put(self, s: PanelHost, filled: Filled) -> None:
        self.held = filled

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        return (Part("title", "A small form"), Part("hint", "Fill in what you know."))

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        return (Choice("close", "Done", apart=True),)

    def summary(self, s: PanelHost) -> tuple[str, ...]:
        income = self.held.get("income")
        return (f"A year: {income * 12 // 100}" if isinstance(income, int) else "Nothing yet",)

    def sidebar(self, s: PanelHost) -> tuple[Part, ...]:
        return (Part("heading", "So far"), *(Part("text", line) for line in self.summary(s)))
