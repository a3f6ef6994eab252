"""The one screen of the guide: keys, clicks and pastes, passed on to the session as actions."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from guide.ui.terminal.screens.hidden import HiddenScreen
from guide.ui.terminal.screens.moving import MovingScreen
from guide.ui.terminal.widgets.page import PageWidget
from guide.views.commands import BY_NAME, COMMANDS, MOTIONS
from guide.views.layout import clip
from guide.views.model import Choice
from guide.views.pieces import TEN

if TYPE_CHECKING:
    pass


TENS = TEN + "。"
"""Before a digit: ten more, also as a Chinese input method types it."""
MARKED = 24
"""Columns of what was marked and copied that are repeated, to say what it was."""


class GuideScreen(MovingScreen):
    """Keys, clicks and typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, c.action, show=False) for c in COMMANDS for key in (*c.keys, *c.capitals)),
        *(Binding(key, c.action, show=False, priority=True) for c in COMMANDS for key in c.always),
        *(Binding(",".join(m.keys), m.action, show=False, priority=m.always) for m in MOTIONS),
    ]

    def action_mark(self) -> None:
        if self.view.several:
            self._toggle(self.page.highlight)
        elif self.view.reading and not self.page.choices_in_sight:
            self.action_turn(1)
        else:
            self.action_submit()

    def _toggle(self, index: int) -> None:
        choice = self.view.choices[index]
        if choice.submits:
            self.action_submit()
            return
        self.marked = {*self.view.toggled(self.marked, choice.id)}
        if self.session is not None:
            self.session.error = ""
            self.session.mark(self.marked)
            self.view = replace(self.view, error="")
        self.page.highlight = index
        self.page.show(self.view, frozenset(self.marked), index, self._extra(), self.page.below)
        if self.view.filter:  # found and marked: on to the next
            self._narrow("")
            self.page.stand_on([each.id for each in self.view.choices].index(choice.id))

    def _narrow(self, typed: str) -> None:
        """Show of a long list what says this."""
        self.page.highlight = 0
        self.act(lambda session: session.typing(typed))

    def _narrows(self, key: str, character: str) -> bool:
        """Take what is typed as part of what a long list is narrowed to; whether it is."""
        typed = self.view.filter
        if typed is None or not (character.isalpha() or (key == "backspace" and typed)):
            return False
        self._narrow(typed[:-1] if key == "backspace" else typed + character)
        return True

    def action_submit(self) -> None:
        if self.view.filter and not self.view.choices[self.page.highlight].submits:
            self._toggle(self.page.highlight)
        elif self.view.filter and len(self.view.choices) == 1:
            pass  # nothing was found that could be marked
        elif self.view.form:
            self._submit_row()
        elif self.focused is self.field or self._is_opening_line():
            self.submit_field()
        elif self.view.field is not None and self.more.shown.choices:
            self._press(self.more.shown.choices[self.more.highlight])
        elif self.view.several:
            self._press(next(choice for choice in self.view.choices if choice.submits))
            if not self.marked and self.session is not None and self.session.error:
                self.session.error += self.p.semicolon + self.p.mark_first
                self.paint()
        elif not self.page.choices_in_sight:
            self.action_turn(1)
        elif self.page.highlight >= 0:
            self.choose(self.view.choices[self.page.highlight].id)

    def _submit_row(self) -> None:
        text, row = self.cell.value, self.view.choices[self.page.highlight].id
        if self.cell.filling:
            self.act(lambda session: session.type(text))
        else:
            self.choose(row)

    def choose(self, id: str) -> None:
        """Choose one thing."""
        self.act(lambda session: session.choose(id))

    def submit_field(self) -> None:
        text = self.typed
        self.act(lambda session: session.type(text))

    def _press(self, choice: Choice) -> None:
        """Do what a choice does, with what is typed and marked."""
        view, typed, marked = self.view, self.typed, frozenset(self.marked)
        self.act(lambda session: session.press(view, choice, typed, marked))

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.typed == self.seen:  # told late: it has been taken already, and what was said of it stands
            return
        if self.session is not None and self.view.form:
            self.session.error = ""
            self._keep_draft()
            self.paint()
        elif self.session is not None and self.view.field is not None:
            self.session.error = ""
            self._keep_draft()
            before, self.view = self.view.choices, self.session.view()
            if before != self.view.choices:
                self._show_page(new=False)
            self._show_reading()

    def on_text_area_changed(self) -> None:
        self._keep_draft()

    @on(PageWidget.Chosen)
    def _clicked(self, message: PageWidget.Chosen) -> None:
        if self.view.form:
            self._clicked_on_form(message.choice.id)
        elif message.page is self.more:
            self._press(message.choice)
            if self.view.field is not None and message.choice.submits:  # refused: it is to be typed again
                self.set_focus(self.typed_into, scroll_visible=False)
                self._show_foot()
        elif self.view.several:
            self._toggle(self.view.choices.index(message.choice))
        else:
            self.choose(message.choice.id)

    @on(PageWidget.Pressed)
    async def _key_clicked(self, message: PageWidget.Pressed) -> None:
        """What a key on the page stands for: a command, whose words are shown, or a choice."""
        await self.action_press(message.does)

    async def action_press(self, does: str) -> None:
        """Do what a key, a tab or a line beside the page stands for."""
        kind, _, name = does.partition(":")
        if kind == "listener":
            self.act(lambda session: session.listen(int(name)))
        elif kind == "change":
            self.action_change(name)
        elif kind == "page":
            self.act(lambda session: session.open_page(name))
        elif does in BY_NAME:
            await self.run_action(BY_NAME[does].action)
        else:
            self.choose(does)

    def _clicked_on_form(self, id: str) -> None:
        self.act(lambda session: session.stand(id))
        if not self.cell.filling:
            self.choose(id)

    async def on_key(self, event: events.Key) -> None:
        """Digits, as typed with or without a Chinese input method."""
        if self._is_opening_line() and event.is_printable and event.character is not None:
            event.stop()
            (self.cell if self.view.form else self.field).insert_text_at_cursor(event.character)
            return
        character = unicodedata.normalize("NFKC", event.character or "")
        if self._narrows(event.key, character):
            event.stop()
            return
        if self.view.field is None and self.session is not None and self._opens_page(character):
            event.stop()
            self.paint()
            return
        if self.view.field is None and character != event.character and character.isalpha():
            command = next((c for c in COMMANDS if character.lower() in c.keys), None)
            if command is not None:  # typed full-width, by an input method
                event.stop()
                await self.run_action(command.action)
            return
        tens, self.tens = self.tens, 0
        if self.view.field is not None or len(character) != 1 or character not in f"0123456789{TENS}":
            return
        if self.view.form:
            event.stop()
            self._pick(int(character) if character.isdigit() else 0)
            return
        if character in TENS:
            event.stop()
            self.tens = tens + 10
            return
        index = self.view.numbered.get(tens + int(character))
        if index is not None and not self.view.choices[index].submits:
            event.stop()
            if self.page.key_in_sight(self.view.choices[index].id):
                self.choose(self.view.choices[index].id)
                return
            seen = self.page.in_sight(index)
            self.page.stand_on(index)
            if self.view.several:
                self._toggle(index)
            elif seen:  # what cannot be seen is shown first, not done
                self.choose(self.view.choices[index].id)

    def on_paste(self, event: events.Paste) -> None:
        """Into a line that has just been opened, or to narrow a list, as with keys."""
        if self.view.filter is not None:
            self._narrow(self.view.filter + event.text.splitlines()[0] if event.text else "")
        if self._is_opening_line() and event.text:
            (self.cell if self.view.form else self.field).insert_text_at_cursor(event.text.splitlines()[0])

    def _is_opening_line(self) -> bool:
        """Whether a line to type into has just been opened and could not take the focus before it has its place."""
        filling = self.cell.filling if self.view.form else self.view.field is not None
        return bool(filling) and not self.middle.has_class("editing") and self.focused is self.page

    def _opens_page(self, key: str) -> bool:
        """Open the page a key belongs to, if there is one."""
        from guide.session.panels.opening import open_page

        return self.session is not None and open_page(self.session, key)

    def _pick(self, number: int) -> None:
        self.act(lambda session: session.pick(number))

    def action_do(self, name: str) -> None:
        """What can be asked for from anywhere."""
        from guide.session.panels.commands import do

        self.act(lambda session: do(session, name))

    def action_back(self) -> None:
        self.act(lambda session: session.back())

    def action_why(self) -> None:
        if self.view.why:
            self.why = not self.why
            self._show_page(new=False)

    def action_terms(self) -> None:
        if self.view.words:
            self.terms = not self.terms
            place = 0 if self.terms else self.place_before
            self.place_before = self.page.scroll_y
            self._show_page(new=False)
            if self.view.reading:
                self.page.scroll_to(y=place, animate=False, force=True)

    def action_palette(self) -> None:
        from guide.session.panels.palette import Palette
        from guide.ui.terminal.keys_page import KeysPanel
        from guide.ui.terminal.theme import themes_of

        palette = Palette(KeysPanel(), themes_of(self.app), self.app.theme, self._look)
        self.act(lambda session: session.toggle(palette))

    def _look(self, theme: str) -> None:
        self.app.theme = theme
        self.keep_theme(theme)

    def action_copy_or_quit(self) -> None:
        """Copy what has been marked with the mouse, or, as everywhere else, leave."""
        selected = self.get_selected_text()
        if selected:
            self._copy(selected)
            self.clear_selection()
        else:
            self.action_quit()

    def _copy(self, text: str) -> None:
        if self.session is not None and self.session.copy is not None:
            self.session.copy(text)
            self.tell(self.p.copied.format(to=clip(" ".join(text.split()), MARKED)))

    def action_keys(self) -> None:
        from guide.ui.terminal.keys_page import KeysPanel

        self.act(lambda session: session.toggle(KeysPanel()))

    def action_change(self, id: str) -> None:
        self.act(lambda session: session.change(id))

    def action_chapter(self, id: str) -> None:
        """To the first answer of a chapter."""
        self.act(lambda session: session.change_chapter(id))

    def action_quit(self) -> None:
        if self.session is None:
            self.app.exit(0)
        else:
            self.act(lambda session: session.quit())

    def action_hide(self) -> None:
        if self.app.screen is self:
            self.app.push_screen(HiddenScreen())
