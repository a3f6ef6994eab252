"""What a person has begun and not taken yet: it is in no answer and in no sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from guide.sheets.filling import FieldValue, Filled


@dataclass
class Unfinished:
    """Texts and marks by question id, or by the key of a field; forms by their own key."""

    typed: dict[str, str] = field(default_factory=dict)
    """what stands in a field"""
    marked: dict[str, frozenset[str]] = field(default_factory=dict)
    """which options are marked"""
    before: dict[str, FieldValue | None] = field(default_factory=dict)
    """what a field held before it was typed into"""
    rows: dict[str, str] = field(default_factory=dict)
    """form → the row stood on"""
    forms: dict[str, Filled] = field(default_factory=dict)
    """form → what it holds, of forms that are kept nowhere until they are done"""

    def taken(self, id: str) -> None:
        """An answer was taken: what was typed or marked for it is no longer needed."""
        self.typed.pop(id, None)
        self.marked.pop(id, None)

    def forget(self, prefix: str) -> None:
        """Drop what was typed into fields of a form that has changed its shape."""
        for kept in (self.typed, self.rows, self.before):
            for key in [key for key in kept if key.startswith(prefix)]:
                del kept[key]

    def clear(self) -> None:
        """Drop what was typed and marked, as there are no answers any more."""
        for kept in (self.typed, self.marked, self.before):
            kept.clear()
