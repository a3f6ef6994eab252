"""A sitting with a guide: where the reader is, what lies on top of it, and what every action does.

Both faces (the full screen and plain lines) show `view()` and call the actions; neither has rules of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import InitVar, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from guide.content.conditions import Value
from guide.content.guide import Guide, is_private, options_of
from guide.content.models import AnyQuestion, Outcome
from guide.content.values import choose, parse
from guide.engine.look_ahead import Ahead
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.i18n.phrases import Phrases, phrases
from guide.notes.drafts import Keeper
from guide.session.draft_policy import DraftPolicy
from guide.session.history import Jump, turned_back
from guide.session.note_state import NoteState
from guide.session.panels.asking import FallsAway, Leave, PauseHere
from guide.session.panels.base import Panel
from guide.session.panels.downloading import Download
from guide.session.panels.export import ForOthers
from guide.session.panels.files import KeepDraft, LeaveDraft, SaveBack
from guide.session.panels.opening import choose_on_outcome, choose_on_start
from guide.session.panels.saving import Save
from guide.sheets.filling import FieldValue
from guide.sheets.on_outcome import check_lines, on_outcome, settled, suggested
from guide.sheets.state import NOTHING, Sheets
from guide.values.characters import typed
from guide.values.refused import Refused
from guide.views.format import fill, left_in_words, reading_in_words, refusal_in_words
from guide.views.glossary import Glossary, glossary
from guide.views.model import Choice, View
from guide.views.nodes import answers_in_words, check_view, outcome_view, question_view
from guide.views.start_page import StartPage

_EXPLAINED = ("question", "outcome", "page", "check")
"""Kinds of views in which glossary words are marked; the glossary itself is among the pages and marks its own."""


TO_LEAVE = (":q", ":q!", ":wq")
"""What hands that are used to it type to leave."""
Deliver = Callable[[str, str, Callable[[], None]], None]
"""Hands over a file of a name and a text, and calls back when it has been taken."""


@dataclass
class Session:
    """One person's sitting. `clock` is asked for the time of day when a note is made, and for nothing else."""

    guide: Guide
    start_page: StartPage
    today: date
    language: Language
    notes_folder: InitVar[Path]
    clock: Callable[[], datetime] = datetime.now
    keeper: Keeper | None = None
    """keeps the draft, where drafts may be offered"""
    walk: Position = field(init=False)
    left_off: Position | None = None
    """where the reader was when they went to change an answer"""
    past: tuple[Position, ...] = ()
    """where every answer was given, with the answers before it"""
    jumps: tuple[Jump, ...] = ()
    started: bool = False
    panels: list[Panel] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    """question id → what was typed and not (yet) taken"""
    marks: dict[str, frozenset[str]] = field(default_factory=dict)
    """question id → options marked and not (yet) taken"""
    rows: dict[str, str] = field(default_factory=dict)
    """form → the row stood on"""
    before: dict[str, FieldValue | None] = field(default_factory=dict)
    """field of a form → what it held before it was typed into"""
    told: set[str] = field(default_factory=set)
    """sheets of which it was said where they live"""
    sheets: Sheets = NOTHING
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
    """gives every sitting a random name, by which its days are known in a calendar"""
    done: bool = False

    def __post_init__(self, notes_folder: Path, name: Callable[[], str]) -> None:
        self.ahead = Ahead(self.guide)
        self.draft_policy = DraftPolicy(self.keeper)
        self._glossaries: dict[Language, Glossary] = {}
        self.p: Phrases = phrases(self.language)
        self.note_state = NoteState(self, notes_folder, name)
        self.walk = Position(self.guide, self.today, {})

    # What is in front of the reader

    def view(self) -> View:
        """What to show now."""
        if self.panels:
            view = self.panels[-1].view(self)
        elif not self.started:
            view = self.start_page.view(self.p)
        elif self.walk.checking:
            view = check_view(self.walk, self.p, check_lines(self.walk.journey, self.sheets, self.p))
        elif isinstance(self.walk.node, Outcome):
            outcome = self.walk.node
            view = outcome_view(self.walk, outcome, self.p, on_outcome(self.walk.journey, outcome, self.sheets, self.p))
        else:
            left = self.ahead.left(self.walk.at, self.walk.known, self.today)
            amount = suggested(self.walk.journey, self.walk.node, self.sheets)
            view = question_view(self.walk, self.walk.node, self.p, left_in_words(left, self.p), amount)
            draft = self.drafts.get(self.walk.at)
            if draft is not None and view.field is not None:
                view = replace(view, field=replace(view.field, text=draft))
            if view.several:
                view = replace(view, chosen=self.marks.get(self.walk.at, view.chosen))
        if view.kind in _EXPLAINED:
            view = replace(view, words=self._words(view))
        if self.started:
            questions = [self.guide.questions[id] for id in self.walk.known if id in self.guide.questions]
            here = None if isinstance(self.walk.node, Outcome) else self.walk.node.chapter
            view = replace(view, chapter=here, passed=frozenset(question.chapter for question in questions))
        view = self.draft_policy.dress(self, view)
        return replace(view, error=self.error) if self.error else view

    def _words(self, view: View) -> tuple[tuple[str, str], ...]:
        texts = [part.text for part in view.parts if part.style != "draw"] + [choice.text for choice in view.choices]
        if self.language not in self._glossaries:
            self._glossaries[self.language] = glossary(self.guide, self.language)
        found = self._glossaries[self.language].in_text(texts)
        return tuple((word, fill(term.says, self.walk.journey, self.p)) for word, term in found.items())

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
        else:
            question = self.walk.node
            if not options_of(question):
                if ids == ("skip",) and getattr(question, "skip", None) is not None:
                    self.take(question.id, None)
                return
            try:
                value = choose(question, ids)  # type: ignore[arg-type]
            except Refused as refused:
                self._refuse(question, refused)
                return
            self.take(question.id, value)

    def type(self, text: str) -> None:
        """Answer a question that is typed, or fill the folder to save in."""
        self.error, text = "", typed(text)
        if text.strip() in TO_LEAVE:
            self.draft("")
            self.quit()
            return
        if self.panels:
            self.panels[-1].type(self, text)
            return
        question = self.walk.node
        if not self.started or isinstance(question, Outcome) or options_of(question):
            return
        self.drafts[question.id] = text
        try:
            value = parse(question, text, self.today)
        except Refused as refused:
            self._refuse(question, refused)
            return
        self.take(question.id, value)

    def press(self, view: View, choice: Choice, typed: str = "", marked: Iterable[str] = ()) -> None:
        """Do what a choice of a view does, with what stands in its field and what is marked on it."""
        if not choice.submits:
            self.choose(choice.id)
        elif view.field is not None:
            self.type(typed)
        else:
            options = {*marked}
            self.choose(*(each.id for each in view.choices if each.id in options))

    def draft(self, text: str) -> None:
        """Keep what is being typed, whatever it is."""
        text = typed(text)
        if self.panels:
            self.panels[-1].typing(self, text)
        elif self.started and not isinstance(self.walk.node, Outcome):
            self.drafts[self.walk.at] = text

    def retract(self) -> None:
        """What was typed is not meant: all is as it was before."""
        if self.panels:
            self.panels[-1].retract(self)
        else:
            self.drafts.pop(self.walk.at, None)

    def mark(self, ids: Iterable[str]) -> None:
        """Keep which options are marked."""
        if self.panels:
            self.panels[-1].mark(self, frozenset(ids))
        elif self.started:
            self.marks[self.walk.at] = frozenset(ids)

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
        private = is_private(self.guide.questions[id], value)  # it takes the place of no answer
        if not (sure or private) and id in self.walk.answers and self.walk.answers[id] != value:
            lost = self.walk.falls_away(id, value, self.ahead)
            labels = tuple(q.label.say(self.language) for q in lost)
            if labels:
                self.open(FallsAway(id, value, labels))
                return
        after = self.walk.answer(value)
        pause = after.journey.pause(id)
        if pause is not None and self.walk.answers.get(id, self) != value:
            self.open(PauseHere(id, pause, after))
        else:
            self.arrive(id, after)

    def arrive(self, id: str, walk: Position) -> None:
        """An answer has been taken: what was only typed or marked for it is no longer needed."""
        self.drafts.pop(id, None)
        self.marks.pop(id, None)
        self.go(walk)

    def go(self, walk: Position) -> None:
        """Go on to where an answer has led; it can be taken back."""
        self.past = (*self.past, self.walk)
        self.walk, self.left_off = walk, None

    def reads_as(self, text: str) -> str:
        """How a typed answer would be understood, or nothing while it cannot be. Never an error."""
        if self.panels:
            return self.panels[-1].reads_as(self, text)
        question = self.walk.node
        if not self.started or isinstance(question, Outcome) or options_of(question):
            return ""
        return reading_in_words(question, text, self.today, self.p)

    def back(self) -> None:
        """One step back, from anything to what was before it; from the first question to the start page."""
        self.error = ""
        if self.panels:
            self.close()
        elif self.started and not turned_back(self):
            before = self.walk.back()
            if self.walk.changing and self.left_off is not None:  # it is not to be changed after all
                self.walk, self.left_off = self.left_off, None
            elif before is None:
                self.started = False
                self.draft_policy.look(self)
            else:
                self.walk = before

    def change(self, id: str) -> None:
        """Go to an answered question of the route to change it."""
        self.panels.clear()
        self.error = ""
        if self.started and id in self.walk.journey.known:
            self.left_off = self.walk
            self.walk = self.walk.change(id)

    def open(self, panel: Panel) -> None:
        """Put a panel on top, unless it lies there already."""
        self.error = ""
        if not self.panels or self.panels[-1] != panel:
            self.panels.append(panel)
            panel.arrived(self)

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

    def swap(self, panel: Panel) -> None:
        """Put a panel in the place of the topmost one."""
        self.error = ""
        self.panels[-1:] = [panel]

    def now(self) -> datetime:
        """The minute it is, on the day the guide works with."""
        return datetime.combine(self.today, self.clock().time().replace(second=0, microsecond=0))

    def save(self) -> None:
        """Offer to save, where there is something that may be saved."""
        if self.note_state.has_something:
            self.sheets = settled(self.walk.lasting, self.sheets)
            leaving = bool(self.panels) and isinstance(self.panels[-1], Leave)
            if leaving:
                self.close()
            if self.deliver is not None:
                self.open(Download(leave=leaving))
            else:
                self.open(SaveBack(leave=leaving) if self.note_state.origin is not None else Save(leave=leaving))

    def for_others(self) -> None:
        """What can be written for somebody else."""
        self.open(ForOthers())

    def keep_draft(self) -> None:
        """Offer to keep a draft, or to stop it."""
        self.open(KeepDraft())

    def keep(self) -> None:
        """To be called after everything the reader has done: keeps the draft, if one is kept."""
        self.draft_policy.after(self)

    def quit(self) -> None:
        """Leave; ask first where something would be lost. Who asks to leave once more while that is asked, leaves."""
        if self.panels and isinstance(self.panels[-1], Leave):
            self.panels[-1].choose(self, "leave")
        elif self.note_state.unsaved:
            self.open(LeaveDraft() if self.draft_policy.path is not None else Leave())
        else:
            self.done = True

    def forget_drafts(self, prefix: str) -> None:
        """Drop what was typed into fields of a form that has changed its shape."""
        for kept in (self.drafts, self.rows, self.before):
            for key in [key for key in kept if key.startswith(prefix)]:
                del kept[key]

    def speak(self, language: Language) -> None:
        """Switch the language of everything, at once. What is typed or marked stays."""
        self.language = language
        self.p = phrases(language)
        self.error = ""

    def clear(self) -> None:
        """Start over with no answers."""
        self.walk = Position(self.guide, self.today, {})
        self.drafts.clear()
        self.marks.clear()
        self.before.clear()
        self.sheets = NOTHING
        self.started = False
        self.past, self.jumps = (), ()
        self.note_state.clear()
        self.draft_policy.look(self)

    def _refuse(self, question: AnyQuestion, refused: Refused) -> None:
        words = getattr(question.errors, refused.reason.replace("-", "_"), None) or question.errors.empty
        self.error = refusal_in_words(refused, self.p) or words.say(self.language)

    def _check(self, id: str) -> None:
        if id == "confirm":
            self.walk = self.walk.confirm()
        else:
            self.change(id.removeprefix("change:"))
