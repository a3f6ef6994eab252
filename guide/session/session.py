"""A session with a guide: where the reader is, what lies on top of it, and what every action does.

Both faces (the full screen and plain lines) show `view()` and call the actions; neither has rules of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import InitVar, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from guide.content.about import BeginAs
from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.content.notices import Notice
from guide.content.outcomes import Outcome
from guide.engine.look_ahead import Ahead
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.i18n.phrases import Phrases, phrases
from guide.notes.drafts import Keeper
from guide.notes.front import Front
from guide.session.answering import choose_answer, reads_answer_as, take_answer, type_answer
from guide.session.draft_policy import DraftPolicy
from guide.session.history import step_back
from guide.session.host import Deliver, Jump, Panel
from guide.session.leaving import come_back, leave, offer_to_save
from guide.session.note_state import NoteState
from guide.session.panels.export import ForOthers
from guide.session.panels.files import KeepDraft
from guide.session.panels.opening import choose_on_outcome, choose_on_start
from guide.session.panels.reading import SidePage
from guide.session.showing import view_of
from guide.session.state import Progress
from guide.session.unfinished import Unfinished
from guide.sheets.state import Sheets
from guide.values.characters import typed
from guide.views.commands import TO_LEAVE
from guide.views.model import Choice, View
from guide.views.nodes import answers_in_words
from guide.views.start_page import StartPage


@dataclass
class Session:
    """One person's session. `clock` is asked for the time of day when a note is made, and for nothing else."""

    guide: Guide
    start_page: StartPage
    today: date
    language: Language
    notes_folder: InitVar[Path]
    clock: Callable[[], datetime] = datetime.now
    keeper: Keeper | None = None
    """keeps the draft, where drafts may be offered"""
    progress: Progress = field(init=False)
    jumps: tuple[Jump, ...] = ()
    panels: list[Panel] = field(default_factory=list)
    unfinished: Unfinished = field(default_factory=Unfinished)
    told: set[str] = field(default_factory=set)
    """sheets of which it was said where they live"""
    deliver: Deliver | None = None
    """where the reader sits elsewhere, in a browser: hands a file over; nothing is then kept on this disk"""
    copy: Callable[[str], None] | None = None
    """puts a text on the clipboard, where there is one"""
    cache: dict[str, object] = field(default_factory=dict)
    """what panels made last and may need again"""
    columns: int = 76
    """how wide a drawing may be"""
    error: str = ""
    notice: str = ""
    """what has just been done, where it cannot be seen; said once"""
    name: InitVar[Callable[[], str]] = lambda: os.urandom(8).hex()
    """gives every session a random name, by which its days are known in a calendar"""
    done: bool = False

    def __post_init__(self, notes_folder: Path, name: Callable[[], str]) -> None:
        self.ahead = Ahead(self.guide)
        self.draft_policy = DraftPolicy(self.keeper)
        self.p: Phrases = phrases(self.language)
        self.note_state = NoteState(self, notes_folder, name)
        self.progress = Progress(Position(self.guide, self.today, {}))

    # What is in front of the reader

    def view(self) -> View:
        """What to show now."""
        return view_of(self)

    @property
    def walk(self) -> Position:
        """The answers, and where they lead."""
        return self.progress.walk

    @property
    def sheets(self) -> Sheets:
        """What is filled in."""
        return self.progress.sheets

    @property
    def started(self) -> bool:
        """Whether the start page has been left."""
        return self.progress.started

    @property
    def covered(self) -> bool:
        """Whether a panel lies on top."""
        return bool(self.panels)

    def answers(self) -> list[tuple[str, str, str]]:
        """Question id, short name and answer in words of all that counts before here, without crisis answers."""
        rows = answers_in_words(self.guide, self.walk.known, self.today, self.p)
        return [(question.id, question.label.say(self.language), answer) for question, answer in rows]

    # What the reader does

    def choose(self, *ids: str) -> None:
        """Choose: an action, one option, or all the options of a question that takes several."""
        self.error = ""
        if self.panels:
            self.panels[-1].choose_several(self, ids)
        elif ids == ("keep-draft",) and self.draft_policy.offers(self):
            self.keep_draft()
        elif not self.started:
            choose_on_start(self, ids[0] if ids else "begin")
        elif self.walk.checking:
            self._check(ids[0] if ids else "confirm")
        elif isinstance(self.walk.node, Outcome):
            choose_on_outcome(self, ids[0] if ids else "", self.walk.node)
        elif isinstance(self.walk.node, Notice):
            self.go(self.walk.go_on())
        else:
            choose_answer(self, self.walk.node, ids)

    def type(self, text: str) -> None:
        """Answer a question that is typed, or fill the folder to save in."""
        self.error, text = "", typed(text)
        if text.strip() in TO_LEAVE:
            self.typing("")
            self.quit()
            return
        if self.panels:
            self.panels[-1].type(self, text)
        else:
            type_answer(self, text)

    def press(self, view: View, choice: Choice, typed: str = "", marked: Iterable[str] = ()) -> None:
        """Do what a choice of a view does, with what stands in its field and what is marked on it."""
        if not choice.submits:
            self.choose(choice.id)
        elif view.field is not None:
            self.type(typed)
        else:
            options = {*marked}
            self.choose(*(each.id for each in view.choices if each.id in options))

    def set_out(self, road: BeginAs) -> None:
        """Begin as somebody of whom something is known: their first answer, what may be marked, words they need now."""
        self.move(self.walk)
        for id in road.marked.keys() - self.walk.answers.keys():
            self.unfinished.marked[id] = frozenset(road.marked[id])
        self.take(self.guide.about.first, road.option)
        self.progress = replace(self.progress, road=(self.walk.at, road))

    def tick(self, outcome: str, step: int) -> None:
        """Tick a step of today off, or not after all."""
        ticked = self.progress.ticked
        done = ticked.get(outcome, frozenset()) ^ {step}
        self.progress = replace(self.progress, ticked={**ticked, outcome: done})

    def listen(self, listener: int) -> None:
        """Show the words for one of the listeners."""
        if not self.panels and self.walk.at in self.guide.outcomes:
            self.progress = replace(self.progress, listeners={**self.progress.listeners, self.walk.at: listener})

    def typing(self, text: str) -> None:
        """Keep what is being typed, whatever it is."""
        text = typed(text)
        if self.panels:
            self.panels[-1].typing(self, text)
        elif self.started and not isinstance(self.walk.node, Outcome):
            self.unfinished.typed[self.walk.at] = text

    def retract(self) -> None:
        """What was typed is not meant: all is as it was before."""
        if self.panels:
            self.panels[-1].retract(self)
        else:
            self.unfinished.typed.pop(self.walk.at, None)

    def mark(self, ids: Iterable[str]) -> None:
        """Keep which options are marked."""
        if self.panels:
            self.panels[-1].mark(self, frozenset(ids))
        elif self.started:
            self.unfinished.marked[self.walk.at] = frozenset(ids)

    def stand(self, id: str) -> None:
        """Stand on a row of the form in front of the reader."""
        if self.panels:
            self.error = ""
            self.panels[-1].stand(self, id)

    def pick(self, number: int) -> None:
        """Choose by its number what the row stood on offers."""
        if self.panels:
            self.error = ""
            self.panels[-1].pick(self, number)

    def take(self, id: str, value: Value, sure: bool = False) -> None:
        """Take an answer; ask first where others would fall away or where the guide pauses."""
        take_answer(self, id, value, sure)

    def arrive(self, id: str, walk: Position) -> None:
        """An answer has been taken: what was only typed or marked for it is no longer needed."""
        self.unfinished.taken(id)
        self.go(walk)

    def go(self, walk: Position) -> None:
        """Go on to where an answer has led; it can be taken back."""
        self.progress = replace(self.progress, walk=walk, past=(*self.progress.past, self.walk), left_off=None)

    def move(self, walk: Position) -> None:
        """Stand somewhere else, with other answers or the same; nothing of it is to be taken back."""
        self.progress = replace(self.progress, walk=walk, started=True)

    def fill(self, sheets: Sheets) -> None:
        """Put other sheets in the place of those that are filled in."""
        self.progress = replace(self.progress, sheets=sheets)

    def reads_as(self, text: str) -> str:
        """How a typed answer would be understood, or nothing while it cannot be. Never an error."""
        if self.panels:
            return self.panels[-1].reads_as(self, text)
        return reads_answer_as(self, text)

    def back(self) -> None:
        """One step back, from anything to what was before it; from the first question to the start page.

        A list that was narrowed is first shown whole again.
        """
        self.error = ""
        if self.panels and self.panels[-1].view(self).filter:
            self.typing("")
        elif self.panels:
            self.close()
        elif self.started:
            step_back(self)

    def change(self, id: str) -> None:
        """Go to an answered question of the route to change it."""
        self.panels.clear()
        self.error = ""
        if self.started and id in self.walk.journey.known:
            self.progress = replace(self.progress, walk=self.walk.change(id), left_off=self.walk)

    def change_chapter(self, chapter: str) -> None:
        """Go to the first answer of a chapter to change it."""
        questions = (self.guide.questions[id] for id in self.walk.known if id in self.guide.questions)
        first = next((question.id for question in questions if question.chapter == chapter), None)
        if first is not None:
            self.change(first)

    def open(self, panel: Panel) -> None:
        """Put a panel on top, unless it lies there already."""
        self.error = ""
        if not self.panels or self.panels[-1] != panel:
            self.panels.append(panel)
            panel.arrived(self)

    def open_page(self, id: str) -> None:
        """Open a page that is named in a text."""
        if id in self.guide.pages:
            self.open(SidePage(id))

    def toggle(self, panel: Panel) -> None:
        """Put a panel on top, or take it away where it lies there."""
        if self.panels and self.panels[-1] == panel:
            self.close()
        else:
            self.open(panel)

    def close(self) -> None:
        """Take the topmost panel away."""
        if self.panels:
            self.panels.pop().left(self)
        if self.panels:
            self.panels[-1].uncovered(self)

    def swap(self, panel: Panel) -> None:
        """Put a panel in the place of the topmost one."""
        self.error = ""
        self.panels[-1:] = [panel]

    def now(self) -> datetime:
        """The minute it is, on the day the guide works with."""
        return datetime.combine(self.today, self.clock().time().replace(second=0, microsecond=0))

    def save(self) -> None:
        """Offer to save, where there is something that may be saved."""
        offer_to_save(self)

    def for_others(self) -> None:
        """What can be written for somebody else."""
        self.open(ForOthers())

    def keep_draft(self) -> None:
        """Offer to keep a draft, or to stop it."""
        self.open(KeepDraft())

    def resume(self, front: Front, name: str, path: Path | None = None) -> None:
        """Go on from a note of this name, and say what a reader should know of it."""
        come_back(self, self.note_state.resume(front, path), front, name)

    def go_on(self, draft: Front) -> None:
        """Go on from a draft."""
        come_back(self, self.note_state.go_on(draft), draft, None)

    def keep(self) -> None:
        """To be called after everything the reader has done: keeps the draft, if one is kept."""
        self.draft_policy.after(self)

    def quit(self) -> None:
        """Leave; ask first where something would be lost."""
        leave(self)

    def speak(self, language: Language) -> None:
        """Switch the language of everything, at once. What is typed or marked stays."""
        self.language = language
        self.p = phrases(language)
        self.error = ""

    def clear(self) -> None:
        """Start over with no answers."""
        self.progress, self.jumps = Progress(Position(self.guide, self.today, {})), ()
        self.unfinished.clear()
        self.note_state.clear()
        self.draft_policy.look(self)

    def _check(self, id: str) -> None:
        if id == "confirm":
            self.move(self.walk.confirm())
        else:
            self.change(id.removeprefix("change:"))
