"""One field of a form, on a page of its own: its options, narrowed by typing where they are many, or a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from guide.content.fields import FieldOption, FormField, OneField, SeveralField
from guide.content.kinds import kind_of
from guide.session.host import Panel, PanelHost
from guide.sheets.filling import Filled
from guide.views.find import Thing, find
from guide.views.model import Choice, Field, Part, View

LONG = 15
"""Options from which a list is narrowed by typing."""


class FieldHolder(Protocol):
    """The form that a field belongs to."""

    @property
    def key(self) -> str:
        """Which form it is."""

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        """Its fields, in order."""

    def filled(self, s: PanelHost) -> Filled:
        """What they hold."""

    def here(self, s: PanelHost) -> FormField | None:
        """The field stood on."""

    def line(self, s: PanelHost, field: FormField) -> Field | None:
        """The line to type into, where a field is filled by typing."""

    def hold(self, s: PanelHost, field: FormField, value: object) -> None:
        """Keep what a field holds."""

    def keep(self, s: PanelHost, field: FormField, text: str) -> bool:
        """Keep what was typed into a field; whether it can be read."""

    def take_back(self, s: PanelHost, field: FormField) -> None:
        """Let a field hold what it held before."""

    def wrong(self, s: PanelHost, field: FormField) -> str:
        """Why a field cannot take what stands in it."""

    def reads_field_as(self, s: PanelHost, field: FormField, text: str) -> str:
        """How what is typed is understood."""

    def next(self, s: PanelHost) -> None:
        """Stand on the next row."""


def is_typed(field: FormField) -> bool:
    """Whether a field is filled by typing."""
    return kind_of(field).typed


@dataclass(frozen=True)
class OptionsPage(Panel):
    """The options of one field of a form; a long list of them is narrowed by typing."""

    form: FieldHolder
    field: str

    def view(self, s: PanelHost) -> View:
        field, held = self._field(s), self.form.filled(s).get(self.field)
        several = isinstance(field, SeveralField)
        narrowed = self._typed(s) if several and len(field.options) >= LONG else None
        choices = list(_in_groups(_narrowed(field, narrowed or "", s), s))
        shown = len(choices)
        if several:
            choices.append(Choice("go-on", s.p.go_on, apart=True, submits=True, marked=s.p.go_on_with))
        chosen = frozenset(held if isinstance(held, tuple) else [str(held)] if held is not None else [])
        label = field.label.say(s.language)
        parts = [Part("title", label), *([Part("hint", field.hint.say(s.language))] if field.hint is not None else [])]
        if narrowed is not None:
            says = (s.p.narrowed if shown else s.p.narrowed_none) if narrowed else s.p.narrow
            parts.append(Part("label" if narrowed else "hint", says.format(typed=narrowed, count=shown)))
        first = next((option.id for option in field.options if option.id in chosen), None)
        return View(
            f"question:{self.form.key}.{self.field}",
            label,
            tuple(parts),
            tuple(choices),
            kind="question",
            several=several,
            chosen=s.unfinished.marked.get(f"{self.form.key}.{self.field}", chosen) if several else chosen,
            highlight=first,
            filter=narrowed,
        )

    def _typed(self, s: PanelHost) -> str:
        return s.unfinished.typed.get(self._narrowing, "")

    @property
    def _narrowing(self) -> str:
        return f"{self.form.key}.{self.field}.narrowed"

    def typing(self, s: PanelHost, text: str) -> None:
        s.unfinished.typed[self._narrowing] = text

    def left(self, s: PanelHost) -> None:
        s.unfinished.typed.pop(self._narrowing, None)

    def _field(self, s: PanelHost) -> OneField | SeveralField:
        return next(f for f in self.form.fields(s) if f.id == self.field and isinstance(f, OneField | SeveralField))

    def choose_several(self, s: PanelHost, ids: tuple[str, ...]) -> None:
        field = self._field(s)
        known = [option.id for option in field.options if option.id in ids]
        s.close()
        s.unfinished.marked.pop(f"{self.form.key}.{self.field}", None)
        if isinstance(field, SeveralField):
            self.form.hold(s, field, tuple(known) or None)
        elif known:
            self.form.hold(s, field, known[0])
        self.form.next(s)

    def mark(self, s: PanelHost, ids: frozenset[str]) -> None:
        s.unfinished.marked[f"{self.form.key}.{self.field}"] = ids


Grouped = Iterator[tuple[FieldOption, str]]
"""Options, each with the heading of its group."""


def _grouped(field: OneField | SeveralField, s: PanelHost) -> Grouped:
    head = ""
    for option in field.options:
        head = option.head.say(s.language) if option.head is not None else head
        yield option, head


def _narrowed(field: OneField | SeveralField, typed: str, s: PanelHost) -> Grouped:
    """The options in which the words that were typed stand, or whose heading says them, in their order."""
    options = [*_grouped(field, s)]
    things = (Thing(option.id, option.say(s.language), (head,) if head else ()) for option, head in options)
    found = {one.thing.id for one in find(things, typed)}
    return (each for each in options if not typed.strip() or each[0].id in found)


def _in_groups(options: Grouped, s: PanelHost) -> Iterator[Choice]:
    before = ""
    for option, head in options:
        yield Choice(option.id, option.say(s.language), head=head if head != before else "")
        before = head


@dataclass(frozen=True)
class FieldPage(Panel):
    """One field of a form alone, where a form cannot be filled in as it stands: in lines of text."""

    form: FieldHolder
    field: str

    def view(self, s: PanelHost) -> View:
        field = self._field(s)
        label = field.label.say(s.language)
        parts = [Part("title", label), *([Part("hint", field.hint.say(s.language))] if field.hint is not None else [])]
        choices = (Choice("go-on", s.p.go_on, submits=True), Choice("empty", s.p.leave_empty))
        return View(f"field:{self.form.key}.{self.field}", label, tuple(parts), choices, field=self.form.line(s, field))

    def _field(self, s: PanelHost) -> FormField:
        return next(field for field in self.form.fields(s) if field.id == self.field)

    def type(self, s: PanelHost, text: str) -> None:
        field = self._field(s)
        if not self.form.keep(s, field, text):
            s.error = self.form.wrong(s, field)
            return
        s.close()
        self.form.next(s)
        after = self.form.here(s)
        if after is not None and is_typed(after):
            s.open(FieldPage(self.form, after.id))

    def choose(self, s: PanelHost, id: str) -> None:
        """Leave the field empty."""
        self.type(s, "")

    def typing(self, s: PanelHost, text: str) -> None:
        self.form.keep(s, self._field(s), text)

    def retract(self, s: PanelHost) -> None:
        self.form.take_back(s, self._field(s))

    def reads_as(self, s: PanelHost, text: str) -> str:
        return self.form.reads_field_as(s, self._field(s), text)
