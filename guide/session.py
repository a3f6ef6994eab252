"""A sitting with a guide: where the reader is, what lies on top of it, and what every action does.

Both faces (the full screen and plain lines) show `view()` and call the actions; neither has rules of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from guide.cover import Cover
from guide.glossary import Glossary, glossary
from guide.notes.note import Front, open_again
from guide.panels import (
    ArticlePage,
    Download,
    FallsAway,
    Languages,
    LawPage,
    Leave,
    NoteOpened,
    PageList,
    Panel,
    PauseHere,
    Save,
    SidePage,
    Sources,
    StartAgain,
)
from guide.phrases import Language, Phrases, phrases
from guide.privacy import is_crisis, savable
from guide.saying import day_in_words, fill, left_in_words, reading_in_words
from guide.tree.ahead import Ahead
from guide.tree.compiling import AnyQuestion
from guide.tree.conditions import Value
from guide.tree.guide import Guide, is_private, options_of
from guide.tree.models import Outcome
from guide.tree.typed import Refused
from guide.tree.values import choose, parse
from guide.view import View
from guide.views import answers_in_words, check_view, outcome_view, question_view
from guide.walk import Walk

_EXPLAINED = ("question:", "outcome:", "page:", "check", "article:", "law:")
"""Views in which glossary words are marked; the glossary itself is among the pages and marks its own."""


Deliver = Callable[[str, str, Callable[[], None]], None]
"""Hands over a file of a name and a text, and calls back when it has been taken."""


@dataclass
class Session:
    """One person's sitting. `clock` is asked for the time of day when a note is made, and for nothing else."""

    guide: Guide
    cover: Cover
    today: date
    language: Language
    notes_folder: Path
    clock: Callable[[], datetime] = datetime.now
    deliver: Deliver | None = None
    """where the reader sits elsewhere, in a browser: hands a note over; nothing is then kept on this disk"""
    walk: Walk = field(init=False)
    started: bool = False
    panels: list[Panel] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    """question id → what was typed and not (yet) taken"""
    marks: dict[str, frozenset[str]] = field(default_factory=dict)
    """question id → options marked and not (yet) taken"""
    folder_typed: str | None = None
    """the folder to save in, as it stands in the field"""
    error: str = ""
    saved: dict[str, Value] = field(default_factory=dict)
    done: bool = False

    def __post_init__(self) -> None:
        self.ahead = Ahead(self.guide)
        self._glossaries: dict[Language, Glossary] = {}
        self.p: Phrases = phrases(self.language)
        self.walk = Walk(self.guide, self.today, {})

    # What is in front of the reader

    def view(self) -> View:
        """What to show now."""
        if self.panels:
            view = self.panels[-1].view(self)
        elif not self.started:
            view = self.cover.view(self.p)
        elif self.walk.checking:
            view = check_view(self.walk, self.p)
        elif isinstance(self.walk.node, Outcome):
            view = outcome_view(self.walk, self.walk.node, self.p)
        else:
            left = self.ahead.left(self.walk.at, self.walk.known, self.today)
            view = question_view(self.walk, self.walk.node, self.p, left_in_words(left, self.p))
            draft = self.drafts.get(self.walk.at)
            if draft is not None and view.field is not None:
                view = replace(view, field=replace(view.field, text=draft))
            if view.several:
                view = replace(view, chosen=self.marks.get(self.walk.at, view.chosen))
        if view.id.startswith(_EXPLAINED):
            view = replace(view, words=self._words(view))
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
            self.panels[-1].choose(self, ids[0] if ids else "close")
        elif not self.started:
            self._start(ids[0] if ids else "begin")
        elif self.walk.checking:
            self._check(ids[0] if ids else "confirm")
        elif isinstance(self.walk.node, Outcome):
            self._act(ids[0] if ids else "", self.walk.node)
        else:
            question = self.walk.node
            if not options_of(question):
                return
            try:
                value = choose(question, ids)  # type: ignore[arg-type]
            except Refused as refused:
                self._refuse(question, refused)
                return
            self.take(question.id, value)

    def type(self, text: str) -> None:
        """Answer a question that is typed, or fill the folder to save in."""
        self.error = ""
        if self.panels:
            panel = self.panels[-1]
            if isinstance(panel, Save):
                panel.type(self, text)
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

    def skip(self) -> None:
        """Skip a question that may be skipped."""
        if self.started and not self.panels and getattr(self.walk.node, "skip", None) is not None:
            self.error = ""
            self.take(self.walk.at, None)

    def draft(self, text: str) -> None:
        """Keep what is being typed, whatever it is."""
        if self.panels and isinstance(self.panels[-1], Save):
            self.folder_typed = text
        elif self.started and not self.panels and not isinstance(self.walk.node, Outcome):
            self.drafts[self.walk.at] = text

    def mark(self, ids: Iterable[str]) -> None:
        """Keep which options are marked."""
        if self.started and not self.panels:
            self.marks[self.walk.at] = frozenset(ids)

    def take(self, id: str, value: Value, sure: bool = False) -> None:
        """Take an answer; ask first where others would fall away or where the guide pauses."""
        if not sure and id in self.walk.answers and self.walk.answers[id] != value:
            lost = self.walk.falls_away(id, value, self.ahead)
            labels = tuple(q.label.say(self.language) for q in lost if not is_private(q, self.walk.answers[q.id]))
            if labels:
                self.open(FallsAway(id, value, labels))
                return
        after = self.walk.answer(value)
        pause = after.journey.pause(id)
        if pause is not None and self.walk.answers.get(id, self) != value:
            self.open(PauseHere(id, pause, after))
        else:
            self.arrive(id, after)

    def arrive(self, id: str, walk: Walk) -> None:
        """An answer has been taken: what was only typed or marked for it is no longer needed."""
        self.drafts.pop(id, None)
        self.marks.pop(id, None)
        self.walk = walk

    def reads_as(self, text: str) -> str:
        """How a typed answer would be understood, or nothing while it cannot be. Never an error."""
        if self.panels and isinstance(self.panels[-1], Save):
            return self.panels[-1].reads_as(self, text)
        question = self.walk.node
        if self.panels or not self.started or isinstance(question, Outcome) or options_of(question):
            return ""
        return reading_in_words(question, text, self.today, self.p)

    def back(self) -> None:
        """One step back, from anything to what was before it; from the first question to the start page."""
        self.error = ""
        if self.panels:
            self.close()
        elif self.started:
            before = self.walk.back()
            if before is None:
                self.started = False
            else:
                self.walk = before

    def change(self, id: str) -> None:
        """Go to an answered question of the route to change it."""
        self.panels.clear()
        self.error = ""
        if self.started and id in self.walk.journey.known:
            self.walk = self.walk.change(id)

    def open(self, panel: Panel) -> None:
        """Put a panel on top, unless it lies there already."""
        self.error = ""
        if not self.panels or self.panels[-1] != panel:
            self.panels.append(panel)

    def toggle(self, panel: Panel) -> None:
        """Put a panel on top, or take it away where it lies there."""
        if self.panels and self.panels[-1] == panel:
            self.close()
        else:
            self.open(panel)

    def close(self) -> None:
        """Take the topmost panel away."""
        if self.panels:
            self.panels.pop()

    def help(self) -> None:
        """The page of people to turn to, from anywhere."""
        self.open(SidePage(self.guide.about.help))

    def sources(self) -> None:
        """The sources behind what is in front of the reader."""
        found = Sources.here(self)
        if found is not None:
            self.open(found)

    def page(self, key: str) -> bool:
        """Open the side page that a key belongs to."""
        for page in self.guide.pages.values():
            if page.key == key:
                self.open(SidePage(page.id))
                return True
        return False

    def save(self) -> None:
        """Offer to save, where there is something that may be saved."""
        if self.started and savable(self.walk.journey):
            leaving = bool(self.panels) and isinstance(self.panels[-1], Leave)
            if leaving:
                self.close()
            self.open(Download(leave=leaving) if self.deliver is not None else Save(leave=leaving))

    def quit(self) -> None:
        """Leave; ask first where something would be lost."""
        if self.unsaved:
            self.open(Leave())
        else:
            self.done = True

    @property
    def unsaved(self) -> bool:
        """Whether leaving now would lose answers that could be saved. A crisis page is left without a question."""
        journey = self.walk.journey
        return self.started and not is_crisis(journey) and bool(kept := savable(journey)) and kept != self.saved

    def left_out(self) -> list[str]:
        """Short names of answered questions whose answer is never saved."""
        journey = self.walk.journey
        return [q.label.say(self.language) for q in journey.questions if is_private(q, journey.known[q.id])]

    def speak(self, language: Language) -> None:
        """Switch the language of everything, at once. What is typed or marked stays."""
        self.language = language
        self.p = phrases(language)
        self.error = ""

    def clear(self) -> None:
        """Start over with no answers."""
        self.walk = Walk(self.guide, self.today, {})
        self.drafts.clear()
        self.marks.clear()
        self.started = False
        self.saved = {}

    def resume(self, front: Front, name: str) -> None:
        """Go on from a note: at the same place, as of today."""
        opened = open_again(self.guide, front, self.today)
        self.walk = Walk.resume(self.guide, self.today, opened.answers)
        self.started = True
        self.saved = savable(self.walk.journey)
        day = day_in_words(front.day, self.today, self.language)
        self.panels = [NoteOpened(name, front.version, day, opened, front.day != self.today)]

    def _refuse(self, question: AnyQuestion, refused: Refused) -> None:
        words = getattr(question.errors, refused.reason.replace("-", "_"), None) or question.errors.empty
        self.error = words.say(self.language)

    def _start(self, id: str) -> None:
        if id == "begin":
            self.started = True
        elif id == "shortcut" and self.guide.about.start.shortcut:
            self.open(PageList(self.guide.about.start.shortcut.pages))
        elif id == "help":
            self.help()
        elif id == "pages":
            self.open(PageList())
        elif id == "language":
            self.open(Languages())

    def _check(self, id: str) -> None:
        if id == "confirm":
            self.walk = self.walk.confirm()
        else:
            self.change(id.removeprefix("change:"))

    def _act(self, id: str, outcome: Outcome) -> None:
        match id:
            case "continue":
                self.walk = self.walk.go_on()
            case "save":
                self.save()
            case "article":
                self.open(ArticlePage(outcome.id))
            case "law":
                self.open(LawPage(outcome.id))
            case "again":
                self.walk = self.walk.again()
            case "change-answers":
                self.walk = replace(self.walk, checking=True)
            case "start-again":
                self.open(StartAgain())
            case "quit":
                self.quit()
            case _ if id.startswith("page:"):
                self.open(SidePage(id.removeprefix("page:")))
