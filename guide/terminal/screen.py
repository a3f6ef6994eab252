"""The one screen of the guide: it shows what the session says and passes on what the reader does."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from guide.cover import Cover
from guide.phrases import Language, phrases
from guide.terminal import frame
from guide.terminal.hidden import HiddenScreen
from guide.terminal.keys import COMMANDS, KeysPanel
from guide.terminal.leaf import Leaf
from guide.view import Choice, Part, View

if TYPE_CHECKING:
    from guide.session import Session

SIDE_FROM = 112
"""Columns from which the answers so far stand beside the question."""


LEAST = (24, 7)
"""Columns and lines under which nothing useful fits."""
SHORT = 18
"""Lines below which a field loses its frame."""


class GuideScreen(Screen[None]):
    """The one screen: head, page, field, answers so far, foot. It shows views and passes on what the reader does."""

    CSS = """
    GuideScreen { layout: vertical; background: $background; color: $foreground; }
    #head { height: 1; background: $panel; color: $foreground; text-wrap: nowrap; text-overflow: clip; }
    #foot { height: 1; background: $panel; color: $dim; text-wrap: nowrap; text-overflow: clip; }
    #middle { height: 1fr; }
    #main { width: 1fr; height: 1fr; }
    .typing #page { height: auto; max-height: 60%; }
    #field {
        display: none; height: 3; width: 40; max-width: 90%; margin: 0 2; border: round $dim; background: $background;
        color: $foreground; &:focus { border: round $accent; background-tint: $foreground 0%; }
    }
    .typing #field { display: block; }
    .short #field { height: 1; border: none; padding: 0 1; background: $panel; }
    .short #field:focus { border: none; }
    #field.wide { width: 90%; max-width: 76; }
    #reads { display: none; height: auto; min-height: 1; width: 100%; max-width: 80; padding: 0 3; color: $dim; }
    .typing #reads { display: block; }
    #reads.error { color: $error; text-style: bold; }
    #more { display: none; }
    .typing #more { display: block; }
    #side { width: 40; height: 100%; display: none; background: $panel; color: $foreground; padding: 1 2; }
    """
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, c.action, show=False) for c in COMMANDS for key in (*c.keys, *c.capitals)),
        *(Binding(key, c.action, show=False, priority=True) for c in COMMANDS for key in c.always),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("home,g", "ends(-1)", show=False),
        Binding("end,G", "ends(1)", show=False),
        Binding("space", "mark", show=False),
        Binding("enter,right", "submit", show=False),
        Binding("tab", "switch", show=False, priority=True),
        Binding("shift+tab", "switch", show=False, priority=True),
    ]

    def __init__(self, cover: Cover, language: Language) -> None:
        super().__init__()
        self.cover = cover
        self.p = phrases(language)
        self.session: Session | None = None
        self.view = cover.view(self.p)
        self.marked: set[str] = set()
        self.why = False
        self.terms = False
        self.place_before = 0.0
        self.waiting: list[str] = []
        """what was chosen before the guide had been read"""

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        with Horizontal(id="middle"):
            with Vertical(id="main"):
                yield Leaf("page")
                yield Input(id="field", select_on_focus=False)
                yield Static(id="reads")
                yield Leaf("more", left=True)
            yield Static(id="side")
        yield Static(id="foot")

    def on_mount(self) -> None:
        self.middle = self.query_one("#middle", Horizontal)
        self.page = self.query_one("#page", Leaf)
        self.more = self.query_one("#more", Leaf)
        self.field = self.query_one("#field", Input)
        self.field.cursor_blink = False
        self.reads = self.query_one("#reads", Static)
        self.paint()

    # showing

    def begin(self, session: Session) -> None:
        """The guide has been read: go on from what was chosen meanwhile."""
        self.session = session
        for choice in self.waiting:
            session.choose(choice)
        self.paint()

    def paint(self) -> None:
        """Show the session's view, in place."""
        session = self.session
        if session is not None and session.done:
            self.app.exit(0)
            return
        before = self.view.id
        if session is not None:
            self.view, self.p = session.view(), session.p
        else:
            self.view = (self.cover.question(self.p) if self.waiting else None) or self.cover.view(self.p)
        if self.view.id != before:
            self.marked = set(self.view.chosen)
            self.why = self.terms = False
        new = self.view.id != before or self.page.shown.id == ""
        with self.app.batch_update():
            self._show_page(new)
            self._show_frame()

    def _show_page(self, new: bool) -> None:
        if self.size.width < LEAST[0] or self.size.height < LEAST[1]:
            self.middle.set_class(False, "typing")
            self.page.show(View("too-small", "", (Part("text", self.p.too_small),)), frozenset(), -1)
            return
        view, typing = self.view, self.view.field is not None
        if typing != self.middle.has_class("typing"):
            self.middle.set_class(typing, "typing")
        if typing:
            assert view.field is not None
            self.field.set_class(view.field.question == "folder", "wide")
            page = View(view.id, view.title, view.parts, words=view.words)
            self.page.show(page, frozenset(), 0, self._extra())
            choices = list(view.choices) or [Choice("go-on", self.p.go_on)]
            if view.field.skip:
                choices.append(Choice("skip", view.field.skip))
            self.more.show(View("more:" + view.id, "", choices=tuple(choices)), frozenset(), 0)
            if new:
                with self.prevent(Input.Changed):
                    self.field.value = view.field.text
                self.field.cursor_position = len(view.field.text)
            self._show_reading()
            if new or self.focused not in (self.field, self.more):
                self.field.focus(scroll_visible=False)
        else:
            self.page.show(view, frozenset(self.marked), self._first() if new else self.page.highlight, self._extra())
            if self.focused is not self.page:
                self.page.focus(scroll_visible=False)

    def _extra(self) -> tuple[Part, ...]:
        """What was asked for on this page: why the question is put, what its words mean."""
        terms = [Part("item", meaning, f"{word}{self.p.colon}") for word, meaning in self.view.words]
        return (*(self.view.why if self.why else ()), *([Part("label", self.p.terms), *terms] if self.terms else ()))

    def _first(self) -> int:
        """The choice to stand on at first; on a page to read with more than one way on, none until one is moved to."""
        if self.view.reading and len(self.view.choices) > 1:
            return -1
        ids = [choice.id for choice in self.view.choices]
        return ids.index(self.view.highlight) if self.view.highlight in ids else 0

    def _show_reading(self) -> None:
        session = self.session
        if self.view.error:
            self.reads.set_class(True, "error")
            self.reads.update(Content("! " + self.view.error))
        else:
            self.reads.set_class(False, "error")
            self.reads.update(Content(session.reads_as(self.field.value) if session is not None else ""))

    def _show_frame(self) -> None:
        """Head, answers so far, and foot."""
        session, width = self.session, self.size.width
        rows = session.answers() if session is not None and session.started else []
        side = self.query_one("#side", Static)
        side.display = bool(rows) and width >= SIDE_FROM
        if side.display:
            side.update(frame.side(rows, self.p))
        chapters = self.cover.chapters(self.p.language)
        head = frame.head(chapters, self.view.chapter, self.view.progress, width)
        self.query_one("#head", Static).update(head, layout=False)
        self._show_foot()

    def _show_foot(self) -> None:
        typing = self.view.field is not None and self.focused is not self.more
        self.query_one("#foot", Static).update(frame.foot(self.view, typing, self.size.width, self.p), layout=False)

    # what the reader does

    def act(self, action: Callable[[Session], None]) -> None:
        """Do something with the session and show what follows."""
        if self.session is not None:
            self._keep_draft()
            action(self.session)
            self.paint()

    def _keep_draft(self) -> None:
        if self.session is not None and self.view.field is not None:
            self.session.draft(self.field.value)

    def action_move(self, step: int) -> None:
        page = self.more if self.focused is self.more else self.page
        if self.view.field is not None:
            self._move_near_field(step)
        elif self.view.reading and step > 0 and page.scroll_y < page.max_scroll_y:
            page.scroll_to(y=page.scroll_y + 1, animate=False, force=True)
        elif self.view.reading and step < 0 and page.highlight <= 0:
            page.stand_on(self._first())
            page.scroll_to(y=page.scroll_y - 1, animate=False, force=True)
        else:
            page.move(step)

    def _move_near_field(self, step: int) -> None:
        if self.focused is self.field and step > 0:
            self.more.highlight = 0
            self.more.focus(scroll_visible=False)
        elif self.focused is self.more and step < 0 and self.more.highlight == 0:
            self.field.focus(scroll_visible=False)
        else:
            self.more.move(step)
        self._show_foot()

    def action_switch(self) -> None:
        if self.view.field is not None:
            (self.more if self.focused is self.field else self.field).focus(scroll_visible=False)
            self._show_foot()
        else:
            self.page.move(1)

    def action_turn(self, way: int) -> None:
        height = max(1, self.page.scrollable_content_region.height - 2)
        self.page.scroll_to(y=self.page.scroll_y + way * height, animate=False, force=True)

    def action_ends(self, way: int) -> None:
        self.page.move(way * 999)
        if way < 0:
            self.page.scroll_to(y=0, animate=False, force=True)

    def action_mark(self) -> None:
        if self.view.several:
            self._toggle(self.page.highlight)
        elif self.view.reading and not self.page.choices_in_sight:
            self.action_turn(1)
        else:
            self.action_submit()

    def _toggle(self, index: int) -> None:
        choice = self.view.choices[index]
        if choice.id == "go-on":
            self.action_submit()
            return
        self.marked.symmetric_difference_update({choice.id})
        if self.session is not None:
            self.session.error = ""
            self.session.mark(self.marked)
            self.view = replace(self.view, error="")
        self.page.highlight = index
        self.page.show(self.view, frozenset(self.marked), index, self._extra())

    def action_submit(self) -> None:
        if self.focused is self.field:
            self.submit_field()
        elif self.view.field is not None:
            self._choose_more(self.more.shown.choices[self.more.highlight].id)
        elif self.view.several:
            options = [choice.id for choice in self.view.choices if choice.id in self.marked]
            self.act(lambda session: session.choose(*options))
            if not options and self.session is not None and self.session.error:
                self.session.error += " " + self.p.mark_first
                self.paint()
        elif not self.page.choices_in_sight:
            self.action_turn(1)
        elif self.page.highlight >= 0:
            self.choose(self.view.choices[self.page.highlight].id)

    def choose(self, id: str) -> None:
        """Choose one thing; before the guide is read, remember it."""
        if self.session is None:
            if self.waiting in ([], ["begin"]):  # one answer to what can be seen, no more
                self.waiting.append(id)
            if self.waiting == ["begin"]:
                self.paint()
            else:
                self.query_one("#foot", Static).update(Content(" " + self.p.loading), layout=False)
        else:
            self.act(lambda session: session.choose(id))

    def submit_field(self) -> None:
        text = self.field.value
        self.act(lambda session: session.type(text))

    def _choose_more(self, id: str) -> None:
        if id in ("go-on", "save"):
            self.submit_field()
        elif id == "skip":
            self.field.value = ""
            self.act(lambda session: session.skip())
        else:
            self.choose(id)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.submit_field()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.session is not None and self.view.field is not None:
            self.session.error = ""
            self.view = replace(self.view, error="")
            self._show_reading()

    @on(Leaf.Chosen)
    def _clicked(self, message: Leaf.Chosen) -> None:
        if message.leaf is self.more:
            self._choose_more(message.choice.id)
        elif self.view.several:
            self._toggle(message.leaf.highlight)
        else:
            self.choose(message.choice.id)

    def on_key(self, event: events.Key) -> None:
        """Digits, as typed with or without a Chinese input method."""
        character = unicodedata.normalize("NFKC", event.character or "")
        if self.view.field is None and self.session is not None and self.session.page(character):
            event.stop()
            self.paint()
            return
        if self.view.field is None and character != event.character and character.isalpha():
            command = next((c for c in COMMANDS if character.lower() in c.keys), None)
            if command is not None:  # typed full-width, by an input method
                event.stop()
                getattr(self, f"action_{command.action}")()
            return
        if self.view.field is not None or len(character) != 1 or character not in "123456789":
            return
        index = int(character) - 1
        if index < len(self.view.choices) and self.view.choices[index].id != "go-on":
            event.stop()
            seen = self.page.in_sight(index)
            self.page.stand_on(index)
            if self.view.several:
                self._toggle(index)
            elif seen:  # what cannot be seen is shown first, not done
                self.choose(self.view.choices[index].id)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.middle.set_class(self.size.height < SHORT, "short")
            self._show_page(new=self.page.shown.id != self.view.id)
            self._show_frame()

    def action_back(self) -> None:
        if self.session is None:
            self.waiting.clear()
            self.paint()
        self.act(lambda session: session.back())

    def action_why(self) -> None:
        if self.view.why:
            self.why = not self.why
            self._show_page(new=False)

    def action_human_help(self) -> None:
        if self.session is None:
            self.choose("help")
        self.act(lambda session: session.help())

    def action_map(self) -> None:
        self.act(lambda session: session.map())

    def action_sources(self) -> None:
        self.act(lambda session: session.sources())

    def action_terms(self) -> None:
        if self.view.words:
            self.terms = not self.terms
            place = 0 if self.terms else self.place_before
            self.place_before = self.page.scroll_y
            self._show_page(new=False)
            if self.view.reading:
                self.page.scroll_to(y=place, animate=False, force=True)

    def action_pages(self) -> None:
        from guide.panels import PageList

        self.act(lambda session: session.open(PageList()))

    def action_language(self) -> None:
        from guide.panels import Languages

        self.act(lambda session: session.open(Languages()))

    def action_save(self) -> None:
        self.act(lambda session: session.save())

    def action_show_keys(self) -> None:
        self.act(lambda session: session.toggle(KeysPanel()))

    def action_change(self, id: str) -> None:
        self.act(lambda session: session.change(id))

    def action_leave(self) -> None:
        if self.session is None:
            self.app.exit(0)
        self.act(lambda session: session.quit())

    def action_hide(self) -> None:
        if self.app.screen is self:
            self.app.push_screen(HiddenScreen())
