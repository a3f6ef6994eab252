"""Moving about: in a list, from row to row of a form, through a text, from a line that is typed into to its choices."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from guide.ui.terminal.screens.frame import MainScreen
from guide.ui.terminal.widgets.page import another

if TYPE_CHECKING:
    from guide.session.session import Session


class MovingScreen(MainScreen):
    """Arrows, Tab, whole pages, both ends."""

    def act(self, action: Callable[[Session], None]) -> None:
        """Do something with the session and show what follows. Nothing is done before the guide has been read."""
        if self.session is not None:
            self._keep_draft()
            self.session.notice = ""
            action(self.session)
            self.session.keep()
            self.paint()
            if self.session.notice:
                self.tell(self.session.notice)

    def _keep_draft(self) -> None:
        if self.session is not None and self.view.field is not None:
            self.seen = self.typed
            self.session.typing(self.seen)

    def action_move(self, step: int) -> None:
        page = self.more if self.focused is self.more else self.page
        if self.view.form:
            self._move_on_form(step)
        elif self.view.field is not None:
            self._move_near_field(step)
        elif self.view.reading:
            self._read_on(step)
        else:
            page.move(step)

    def _read_on(self, step: int) -> None:
        """To the next choice where it can be seen already; else a line further."""
        page, count = self.page, len(self.view.choices)
        here = page.highlight if page.choices_in_sight else -1
        if step > 0:
            seen = [index for index in range(here + 1, count) if page.in_sight(index)]
        else:
            seen = [index for index in range(max(here, 0)) if page.in_sight(index)][::-1]
        if seen:
            page.stand_on(seen[0])
        elif 0 < page.scroll_y + step <= page.max_scroll_y or page.scroll_y + step == 0:
            page.scroll_to(y=page.scroll_y + step, animate=False, force=True)
        elif step < 0:
            page.stand_on(self._first())

    def _move_on_form(self, step: int) -> None:
        to = another(self.page.highlight, step, len(self.view.choices))
        self.act(lambda session: session.stand(self.view.choices[to].id))

    def _move_near_field(self, step: int) -> None:
        last = len(self.more.shown.choices) - 1
        if self.focused is self.field and last >= 0:
            first = min(1, last) if self.middle.has_class("finding") else 0  # the first find is lit already
            self.more.stand_on(first if step > 0 else last)
            self.set_focus(self.more, scroll_visible=False)  # at once, so that the foot knows
        elif self.focused is self.more and self.more.highlight == (0 if step < 0 else last):
            self.set_focus(self.typed_into, scroll_visible=False)
        else:
            self.more.move(step)
        self._show_foot()

    def action_switch(self) -> None:
        if self.view.form:
            self._move_on_form(1)
        elif self.view.field is not None:
            back, first = self.focused is self.more, self.view.by_tab
            if first is not None and not back:
                self.more.stand_on(first)
            self.set_focus(self.typed_into if back else self.more, scroll_visible=False)
            self._show_foot()
        elif self.view.listener is not None and len(self.view.listeners) > 1:
            after = (self.view.listener + 1) % len(self.view.listeners)
            self.act(lambda session: session.listen(after))
        else:
            self.page.move(1)

    def action_turn(self, way: int) -> None:
        height = max(1, self.page.scrollable_content_region.height - 2)
        if self.view.form:
            self._move_on_form(way * height)
            return
        self.page.scroll_to(y=self.page.scroll_y + way * height, animate=False, force=True)

    def action_ends(self, way: int) -> None:
        if self.view.form:
            self._move_on_form(way * 999)
            return
        if not self.view.reading:
            self.page.move(way * 999)
        if self.view.reading or way < 0:
            y = self.page.max_scroll_y if way > 0 else 0
            self.page.scroll_to(y=y, animate=False, force=True)
