"""Forms: a page of rows that are filled in where they stand, in any order, and stay as they are when left."""

from __future__ import annotations

from guide.content.fields import FormField, MoneyField, NumberField, OneField, SeveralField, TickField
from guide.content.kinds import as_typed, in_figures
from guide.session.host import Panel, PanelHost
from guide.session.panels.one_field import FieldPage, OptionsPage, is_typed
from guide.sheets.field_text import field_in_words, reading_of_field, trouble
from guide.sheets.filling import FieldValue, Filled, read
from guide.values.money import Time
from guide.values.refused import Refused
from guide.views.layout import clip
from guide.views.model import Choice, Field, Part, View

ROW = "row:"
SHOWN = 40
"""Columns of what could not be read that are shown in its row."""
KEYS = 9
"""Options that have a digit of their own."""


class FormPage(Panel):
    """A form on one page. Every sheet says what its fields are, what they hold, and what follows from them."""

    key: str
    """which form this is, among all of a session"""

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        """The fields of the form, in order."""
        raise NotImplementedError

    def filled(self, s: PanelHost) -> Filled:
        """What they hold."""
        raise NotImplementedError

    def put(self, s: PanelHost, filled: Filled) -> None:
        """Keep what they hold."""
        raise NotImplementedError

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        """Title and lead."""
        raise NotImplementedError

    def times(self, s: PanelHost, field: FormField) -> tuple[Time, ...]:
        """What an amount that is not monthly by itself may be typed as one a time of, as the form stands."""
        return ()

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        """What can be done besides filling rows in."""
        return ()

    def act(self, s: PanelHost, id: str) -> None:
        """Do one of these; by default, close."""
        s.close()

    def summary(self, s: PanelHost) -> tuple[str, ...]:
        """What follows from the form so far, in a line or two."""
        return ()

    def sidebar(self, s: PanelHost) -> tuple[Part, ...]:
        """The same in full."""
        return ()

    # showing

    def view(self, s: PanelHost) -> View:
        fields, filled = self.fields(s), self.filled(s)
        rows = []
        for field in fields:
            held = self._held(s, field, filled.get(field.id))
            head = field.group.say(s.language) if field.group is not None else ""
            rows.append(Choice(ROW + field.id, field.label.say(s.language), detail=held, head=head, row=True))
        choices = (*rows, *self.actions(s))
        here = self._stood_on(s, [choice.id for choice in choices])
        field_here = self._field(s, here)
        lead = self.head(s)
        return View(
            f"form:{self.key}",
            lead[0].text,
            lead,
            choices,
            kind="form",
            highlight=here,
            field=self.line(s, field_here) if field_here is not None else None,
            hint=self._hint(s, field_here) if field_here is not None else "",
            summary=self.summary(s),
            sidebar=self.sidebar(s),
        )

    def _held(self, s: PanelHost, field: FormField, value: FieldValue | None) -> str:
        """What stands beside the label of a field: what it holds, a blank, or what could not be read."""
        held = self.in_row(s, field, value)
        if not is_typed(field):
            return held or s.p.blank
        if not self.wrong(s, field):
            return held or s.p.blank
        typed = clip(s.unfinished.typed[self._draft(field)][: SHOWN + 1], SHOWN)
        return f"! {s.p.form_still.format(typed=typed, value=held) if held else typed}"

    def in_row(self, s: PanelHost, field: FormField, value: FieldValue | None) -> str:
        """What a field holds, in words, while one is elsewhere."""
        return field_in_words(field, value, s.today, s.p)

    def _hint(self, s: PanelHost, field: FormField) -> str:
        """How to fill a field in; the few options of one with the digits that choose them."""
        if isinstance(field, OneField) and len(field.options) <= KEYS:
            options = [(option.short or option).say(s.language) for option in field.options]
            return "  ".join(f"{number} {option}" for number, option in enumerate(options, 1))
        return field.hint.say(s.language) if field.hint is not None else ""

    def line(self, s: PanelHost, field: FormField) -> Field | None:
        """Where a field is filled by typing, the line to type into."""
        if isinstance(field, OneField | SeveralField | TickField):
            return None
        text = s.unfinished.typed.get(self._draft(field), as_typed(field, self.filled(s).get(field.id), s.p))
        return Field(f"{self.key}.{field.id}", field.kind, text)

    def _field(self, s: PanelHost, choice: str | None) -> FormField | None:
        return next((field for field in self.fields(s) if ROW + field.id == choice), None)

    def _draft(self, field: FormField) -> str:
        return f"{self.key}.{field.id}"

    def here(self, s: PanelHost) -> FormField | None:
        """The field of the row stood on; None on one of the actions."""
        return self._field(s, self._stood_on(s, self._ids(s)))

    def _ids(self, s: PanelHost) -> list[str]:
        """Every row and action, in order."""
        return [*(ROW + field.id for field in self.fields(s)), *(choice.id for choice in self.actions(s))]

    def _stood_on(self, s: PanelHost, ids: list[str]) -> str:
        """The row or action stood on, the first at first."""
        here = s.unfinished.rows.get(self.key, ids[0])
        return here if here in ids else ids[0]

    # doing

    def choose(self, s: PanelHost, id: str) -> None:
        """A row that is chosen opens its options, is ticked, or is filled in alone; an action is done."""
        field = self._field(s, id)
        if field is None:
            self.act(s, id)
            return
        s.unfinished.rows[self.key] = id
        if isinstance(field, TickField):
            self.hold(s, field, not self.filled(s).get(field.id, False) or None)
        elif isinstance(field, OneField | SeveralField):
            s.open(OptionsPage(self, field.id))
        else:
            s.open(FieldPage(self, field.id))

    def hold(self, s: PanelHost, field: FormField, value: object) -> None:
        """Keep what a field holds; None empties it."""
        rest = {id: held for id, held in self.filled(s).items() if id != field.id}
        order = {each.id: i for i, each in enumerate(self.fields(s))}
        if value is not None:
            rest[field.id] = value  # type: ignore[assignment]
        self.put(s, dict(sorted(rest.items(), key=lambda item: order.get(item[0], 0))))

    def arrived(self, s: PanelHost) -> None:
        """What could not be read when the form was left is still there, with its reason."""
        here = self.here(s)
        s.error = self.wrong(s, here) if here is not None else ""

    def stand(self, s: PanelHost, id: str) -> None:
        """Go to another row; what stands in this one stays, read or not."""
        here = self.here(s)
        if here is not None and not self.wrong(s, here):
            s.unfinished.typed.pop(self._draft(here), None)
            s.unfinished.before.pop(self._draft(here), None)
        s.unfinished.rows[self.key] = id
        there = self._field(s, id)
        s.error = self.wrong(s, there) if there is not None else ""

    def wrong(self, s: PanelHost, field: FormField) -> str:
        """Why a field cannot take what stands in it; nothing where it can."""
        typed = s.unfinished.typed.get(self._draft(field), "")
        try:
            if typed.strip():
                read(field, in_figures(field, typed, s.today, s.p), s.today, self.times(s, field))
        except Refused as refused:
            held = field_in_words(field, self.filled(s).get(field.id), s.today, s.p)
            return trouble(field, refused, s.p) + (s.p.form_kept.format(value=held) if held else "")
        return ""

    def typing(self, s: PanelHost, text: str) -> None:
        """Take what is being typed as far as it can be read, so that the result follows every key."""
        field = self.here(s)
        if field is not None and is_typed(field):
            self.keep(s, field, text)

    def keep(self, s: PanelHost, field: FormField, text: str) -> bool:
        """Keep what was typed into a field, as a value where it is one. Returns whether it is one, or empty.

        What cannot be read stands as it is, and the field holds what it held before it was typed into.
        """
        key, readable = self._draft(field), True
        before = s.unfinished.before.setdefault(key, self.filled(s).get(field.id))
        try:
            value: FieldValue | None = read(field, in_figures(field, text, s.today, s.p), s.today, self.times(s, field))
        except Refused as refused:
            readable = refused.reason == "empty"
            value = None if readable else before
        if self.filled(s).get(field.id) != value:
            self.hold(s, field, value)
        if value is None and readable:
            s.unfinished.typed.pop(key, None)
        else:
            s.unfinished.typed[key] = text
        return readable

    def take_back(self, s: PanelHost, field: FormField) -> None:
        """Let a field hold what it held before it was typed into."""
        key = self._draft(field)
        if key in s.unfinished.before:
            self.hold(s, field, s.unfinished.before.pop(key))
        s.unfinished.typed.pop(key, None)

    def type(self, s: PanelHost, text: str) -> None:
        """Take what was typed and go on to the next row; stay where it cannot be read, and say why."""
        field = self.here(s)
        if field is None or not is_typed(field):
            return
        if self.keep(s, field, text):
            self.next(s)
        else:
            s.error = self.wrong(s, field)

    def pick(self, s: PanelHost, number: int) -> None:
        field = self.here(s)
        if isinstance(field, OneField) and 0 < number <= len(field.options) <= KEYS:
            self.hold(s, field, field.options[number - 1].id)
            self.next(s)

    def next(self, s: PanelHost) -> None:
        """Stand on the next row, or on the first action after the last."""
        ids = self._ids(s)
        self.stand(s, ids[min(ids.index(self._stood_on(s, ids)) + 1, len(ids) - 1)])

    def reads_as(self, s: PanelHost, text: str) -> str:
        field = self.here(s)
        return self.reads_field_as(s, field, text) if field is not None and is_typed(field) else ""

    def reads_field_as(self, s: PanelHost, field: FormField, text: str) -> str:
        """How what is typed into a field is understood; of a number that merely stands there, its hint says more."""
        untouched = self._draft(field) not in s.unfinished.typed and text == as_typed(
            field, self.filled(s).get(field.id), s.p
        )
        if untouched and isinstance(field, MoneyField | NumberField):
            return ""
        return reading_of_field(field, text, self.times(s, field), s.today, s.p)
