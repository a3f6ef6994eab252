"""The Textual app: paints the start page, reads the guide meanwhile, and only then takes keys."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events, on, work
from textual.binding import BindingType
from textual.color import Color
from textual.dom import DOMNode
from textual.filter import LineFilter, Monochrome, NoColor

from guide.i18n.languages import Language
from guide.ui.terminal import signals
from guide.ui.terminal.keys_in_order import KeysInOrder
from guide.ui.terminal.screens.guide import GuideScreen
from guide.ui.terminal.theme import THEMES, own, themes_of
from guide.ui.terminal.widgets.line_input import InlineInput
from guide.values.characters import visible
from guide.views.start_page import StartPage

if TYPE_CHECKING:
    from guide.session.session import Session

ALONE = 2.0
"""Seconds after which it is seen that whoever serves us has gone."""


class GuideApp(KeysInOrder, inherit_bindings=False):
    """The app. `load` reads the guide and makes the session; it is called off the screen's thread, once.

    `opening`: a note is being opened, so that the start page is not what comes first.
    """

    CSS_PATH = "guide.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "guide"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        start_page: StartPage,
        language: Language,
        load: Callable[[], Session],
        theme: str = "guide-dark",
        opening: bool = False,
    ) -> None:
        super().__init__()
        self.opening = opening
        self.start_page = start_page
        self.language = language
        self._load_session = load
        self._told_page = False
        self._handed: dict[str, Callable[[], None]] = {}
        self.failure: Exception | None = None
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.keep_theme: Callable[[str], None] = lambda _: None
        """remembers the colours that were chosen"""

    def wear(self, theme: str) -> None:
        """Take colours that were chosen another time, if there still are such and they can be seen here."""
        if theme in themes_of(self):
            self.theme = theme

    def get_line_filters(self) -> list[LineFilter]:
        filters = [each for each in super().get_line_filters() if not isinstance(each, Monochrome)]
        return [*filters, *([NoColor()] if self.no_color else []), _VISIBLE]  # no colour is no grey either

    def on_load(self) -> None:
        signals.end_when_told(self)

    def get_default_screen(self) -> GuideScreen:
        self.main = GuideScreen(self.start_page, self.language, self.opening)
        self.main.keep_theme = self.keep_theme
        if self.is_web:
            self.main.told = self._tell_unsaved
        return self.main

    def on_mount(self) -> None:
        signals.go_on_where_put_aside(self)
        self.call_after_refresh(self.read_guide)
        if self.is_web and os.name == "posix":
            self.set_interval(ALONE, partial(self._leave_with, os.getppid()))

    def _tell_unsaved(self, session: Session) -> None:
        """The page in a browser asks before it is left, where something would be lost."""
        unsaved = session.note_state.unsaved
        if unsaved != self._told_page:
            self._told_page = unsaved
            self._tell_page("unsaved", unsaved)

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the clipboard of the terminal, or of the browser."""
        super().copy_to_clipboard(text)
        self._tell_page("copy", text)

    def _tell_page(self, kind: str, told: bool | str) -> None:
        if self.is_web:
            from textual.drivers.web_driver import WebDriver

            assert isinstance(self._driver, WebDriver)
            self._driver.write_meta({"type": kind, "told": told})

    def hand_over(self, name: str, text: str, taken: Callable[[], None]) -> None:
        """Give a file to the browser; `taken` is called when it has all of it."""
        key = self.deliver_text(io.StringIO(text), save_filename=name, encoding="utf-8", mime_type="text/markdown")
        if key is not None:
            self._handed[key] = taken

    @on(events.DeliveryComplete)
    def _handed_over(self, event: events.DeliveryComplete) -> None:
        self._handed.pop(event.key)()
        self.main.paint()

    def _leave_with(self, server: int) -> None:
        """Whoever serves us has gone without a word, so nobody can see us any more."""
        if os.getppid() != server:
            self.exit(0)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return own(self.current_theme)

    @work(thread=True, exit_on_error=False)
    def read_guide(self) -> None:
        try:
            session = self._load_session()
        except Exception as failure:  # told to the caller, who knows what to say of it
            self.failure = failure
            self.call_from_thread(self.exit, 1)
            return
        self.call_from_thread(self.call_later, self.begin, session)  # its faults are the app's, not the thread's

    async def begin(self, session: Session) -> None:
        """The guide has been read: show it, and take what was pressed meanwhile."""
        self.main.begin(session)
        await self.ready_for_keys()

    @property
    def first_to_take(self) -> DOMNode | None:
        """On a row of a form that is not typed into, keys are the page's."""
        node = super().first_to_take
        return node.parent if isinstance(node, InlineInput) and not node.filling else node

    def waits_for_more(self) -> None:
        self.main.tell(self.main.p.loading)

    def _handle_exception(self, error: Exception) -> None:
        """A fault of the program: no answers on the screen, and an honest exit status.

        Where it has been told to end, what could no longer be built is no fault.
        """
        if self.return_code is not None:
            return
        self.failure = error
        self.exit(return_code=1)


class _Visible(LineFilter):
    """Whatever a widget draws is a text by now: in it, nothing steers the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.text.isprintable() else Segment(visible(segment.text), segment.style, segment.control)
            for segment in segments
        ]


_VISIBLE = _Visible()
