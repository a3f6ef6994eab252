"""The widgets of the one screen, and how a view is shown on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.ui.terminal import chrome
from guide.ui.terminal.widgets.line_input import InlineInput, Line
from guide.ui.terminal.widgets.page import FIRST, PageWidget
from guide.ui.terminal.widgets.pen import CSS_OF_LOOKS, LOOKS
from guide.ui.terminal.widgets.rail import Rail
from guide.ui.terminal.widgets.told import Told
from guide.views.model import Field, Part, View
from guide.views.start_page import StartPage

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from guide.session.session import Session

SIDE_FROM = 112
"""Columns from which the answers so far stand beside the question."""
LEAST = (24, 7)
"""Columns and lines under which nothing useful fits."""
OPENING = View("opening", "")
"""Nothing yet: a note is being opened."""
SHORT = 18
"""Lines below which a field loses its chrome."""


class MainScreen(Screen[None]):
    """Head, page, field, answers so far, foot: shows the view of the session, in place."""

    AUTO_FOCUS = None
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{name}" for name in LOOKS}
    DEFAULT_CSS = CSS_OF_LOOKS

    focused = var[Widget | None](None)
    """not Textual's own, which paints the whole screen whenever the focus moves"""

    def __init__(self, start_page: StartPage, language: Language, opening: bool = False) -> None:
        super().__init__()
        self.start_page = start_page
        self.p = phrases(language)
        self.session: Session | None = None
        self.view = OPENING if opening else start_page.view(self.p)
        self.told: Callable[[Session], None] | None = None
        """is told whenever something else is shown"""
        self.keep_theme: Callable[[str], None] = lambda _: None
        """remembers the colours that were chosen"""
        self.marked: set[str] = set()
        self.why = False
        self.terms = False
        self.place_before = 0.0
        self.shown_in = Size(0, 0)
        """the size of the screen for which the view was last laid out"""
        self.tens = 0
        """what has been typed of a number from 10 on"""
        self.editor: TextArea | None = None
        self.seen = ""
        """what has been typed and passed on"""

    def compose(self) -> ComposeResult:
        yield Told("head")
        with Horizontal(id="middle"):
            with Vertical(id="main"):
                page = PageWidget("page")
                yield page
                yield Line(id="field", select_on_focus=False)
                yield Told("reads")
                yield PageWidget("more", left=True)
                page.inline = InlineInput(page.refresh_highlight, page.cursor_at)
                yield page.inline
            with Rail(id="rail"):
                yield Told("side")
        yield Told("foot")

    def on_mount(self) -> None:
        self.middle = self.query_one("#middle", Horizontal)
        self.page = self.query_one("#page", PageWidget)
        self.more = self.query_one("#more", PageWidget)
        self.field = self.query_one("#field", Line)
        self.field.cursor_blink = False
        self.reads = self.query_one("#reads", Told)
        self.cell = self.query_one("#cell", InlineInput)
        for moved in ("scroll_y", "highlight"):  # told at once, so that the foot is painted with the page
            self.watch(self.page, moved, self._show_foot, init=False)
        self.paint()

    # showing

    def begin(self, session: Session) -> None:
        """The guide has been read."""
        self.session = session
        session.copy = self.app.copy_to_clipboard
        session.keep()
        self.paint()

    def paint(self) -> None:
        """Show the session's view, in place."""
        session = self.session
        if session is not None and session.done:
            self.app.exit(0)
            return
        before = self.view.id
        if session is not None:
            session.columns = self.page.room
            self.view, self.p = session.view(), session.p
        if self.view.id != before:
            self.marked = set(self.view.chosen)
            self.why = self.terms = False
        if session is not None and self.told is not None:
            self.told(session)
        new = self.view.id != before or self.page.shown.id == ""
        with self.app.batch_update():
            if new:  # first, or it is painted a moment after a page for which all is laid out anew
                self._show_frame()
            self._show_page(new)
            self._show_frame()

    def _show_page(self, new: bool) -> None:
        if self.size.width < LEAST[0] or self.size.height < LEAST[1]:
            self.middle.set_class(False, "typing")
            self.page.show(View("too-small", "", (Part("text", self.p.too_small),)), frozenset(), -1)
            return
        view, typing = self.view, self.view.field is not None and not self.view.form
        takes = view.field.takes if typing and view.field is not None else None
        classes = {"typing": typing, "finding": takes == "find", "editing": takes == "letter"}
        self.middle.update_classes(classes)
        self.reads.set_class(view.form, "form")  # on nothing else: each widget of a class is styled anew
        self.page.leads = False
        if self.cell.show(view):
            self.seen = self.cell.value
        if typing and view.field is not None and view.field.takes == "letter":
            self._show_editor(view, view.field, new)
        elif typing:
            assert view.field is not None
            self.field.set_class(view.field.takes == "folder", "wide")
            page = View(view.id, view.title, view.parts, kind=view.kind, words=view.words)
            self.page.show(page, frozenset(), 0, self._extra())
            self._show_more(view)
            if new:
                with self.prevent(Input.Changed):
                    self.field.value = self.seen = view.field.text
                self.field.cursor_position = len(view.field.text)
            self._show_reading()
            if new or self.focused not in (self.field, self.more):
                self.set_focus(self.field, scroll_visible=False)
        elif view.form:
            self.page.show(view, frozenset(), self._first())
            self.page.leads = True
            self.cell.styles.width = self.page.value_room
            self._show_reading()
            if self.focused is not self.cell:
                self.set_focus(self.cell, scroll_visible=False)  # on every row: to move it would paint the whole screen
        else:
            at = self._first() if new else self.page.highlight
            self.page.show(view, frozenset(self.marked), at, self._extra(), () if self.why else view.why)
            if self.focused is not self.page:
                self.set_focus(self.page, scroll_visible=False)

    def _show_editor(self, view: View, field: Field, new: bool) -> None:
        """A long text, and under it what can be done with it."""
        self.page.show(View(view.id, view.title, view.parts), frozenset(), 0)
        self._show_more(view)
        from guide.ui.terminal.widgets.letter_text import LetterText  # not needed by the first page

        if self.editor is None:
            self.editor = LetterText()
            self.query_one("#main", Vertical).mount(self.editor, before=self.more)
            new = True
        if new:
            self.editor.load_text(field.text)
            self.set_focus(self.editor, scroll_visible=False)

    def _show_more(self, view: View) -> None:
        """What can be chosen below a field."""
        first = FIRST if view.field is not None and view.field.takes == "find" else None
        name = f"beside:{view.id}"
        sidebar = View(name, "", choices=view.choices, kind="beside", highlight=first, field=view.field)
        self.more.show(sidebar, view.chosen, 0, below=() if self.why else view.why)

    @property
    def typed(self) -> str:
        """What stands in the line or text that is being typed into."""
        if self.editor is not None and self.middle.has_class("editing"):
            return self.editor.text
        return self.cell.value if self.view.form else self.field.value

    @property
    def typed_into(self) -> Widget:
        """The line or text that is being typed into."""
        if self.editor is not None and self.middle.has_class("editing"):
            return self.editor
        return self.cell if self.view.form else self.field

    def _extra(self) -> tuple[Part, ...]:
        """What was asked for on this page: why the question is put, what its words mean."""
        terms = [Part("item", meaning, f"{word}{self.p.colon}") for word, meaning in self.view.words]
        return (*(self.view.why if self.why else ()), *([Part("label", self.p.terms), *terms] if self.terms else ()))

    def _first(self) -> int:
        """The choice to stand on at first; on a page to read, with several and none named, none."""
        if self.view.reading and len(self.view.choices) > 1 and self.view.highlight is None:
            return -1
        ids = [choice.id for choice in self.view.choices]
        return ids.index(self.view.highlight) if self.view.highlight in ids else 0

    def _show_reading(self) -> None:
        session = self.session
        if self.view.form:
            reads = session.reads_as(self.cell.value) if session is not None and self.cell.filling else ""
            self.reads.set_class(False, "error")
            self.reads.tell(
                chrome.under_form(self.view, reads, self.page.size.width - 6, 2 if self.size.height < SHORT else 4)
            )
        elif self.view.error:
            self.reads.set_class(True, "error")
            self.reads.tell(Content("! " + self.view.error))
        else:
            self.reads.set_class(False, "error")
            self.reads.tell(Content(session.reads_as(self.field.value) if session is not None else ""))

    def _show_frame(self) -> None:
        """Head, answers so far, and foot."""
        width = self.size.width
        rail = self.query_one("#rail", Rail)
        rail.display = width >= SIDE_FROM  # also before there is anything to show, so that the page never moves
        self.middle.set_class(rail.display, "railed")
        if rail.display:
            sidebar, rows = self.view.sidebar, self.view.rail
            told = chrome.sidebar(sidebar) if sidebar else chrome.rail(rows, self.p)
            self.query_one("#side", Told).tell(told)
        head = chrome.head(self.start_page.chapters(self.p.language), self.view, width, self.app.no_color)
        self.query_one("#head", Told).tell(head)
        self._show_foot()

    def _show_foot(self) -> None:
        if self.page.shown.id == "too-small":
            self._put_in_foot(Content(""))
        elif self.view.id == OPENING.id:
            self.tell(self.p.loading)
        else:
            do, width = self._what_to_do(), self.size.width
            self._put_in_foot(chrome.foot(self.view, do, width, self.p, self.app.is_web, self.app.no_color))

    def tell(self, words: str) -> None:
        """Say something in the last line, until the next key."""
        self._put_in_foot(Content(" " + words))

    def _put_in_foot(self, words: Content) -> None:
        """Write the last line."""
        self.query_one("#foot", Told).tell(words)

    def _what_to_do(self) -> chrome.Do:
        if self.view.form:
            return "type"  # on every row, or the line of keys would be another on each
        if self.view.field is not None:
            return "choose" if self.focused is self.more else "write" if self.view.field.takes == "letter" else "type"
        if self.page.highlight >= 0 and self.page.choices_in_sight:
            return "choose"
        return "read" if self.page.scroll_y < self.page.max_scroll_y or self.page.highlight >= 0 else "point"

    @on(PageWidget.Resized)
    def _resized(self) -> None:
        if self.session is not None and self.session.columns != self.page.room:
            self.paint()  # some pages are drawn to the width of the window
        self._show_foot()

    def on_resize(self, event: events.Resize) -> None:
        if not self.is_mounted or event.size == self.shown_in:
            return  # Textual tells the first size three times
        self.shown_in = event.size
        self.middle.set_class(self.size.height < SHORT, "short")
        self._show_page(new=self.page.shown.id != self.view.id)
        self._show_frame()
