"""Panels that ask the reader something back: a language, a pause before an answer, leaving, starting again."""

from __future__ import annotations

from dataclasses import dataclass

from guide.content.conditions import Value
from guide.engine.position import Position
from guide.i18n.phrases import name_of
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import close_choice
from guide.views.format import fill
from guide.views.model import Choice, Part, View


@dataclass(frozen=True)
class Languages(Panel):
    """The languages of the guide."""

    def view(self, s: PanelHost) -> View:
        choices = tuple(Choice(language, name_of(language)) for language in s.guide.about.languages.tags)
        parts = (Part("title", s.p.language_title),)
        return View("languages", s.p.language_title, parts, (*choices, close_choice(s)), highlight=s.language)

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id in s.guide.about.languages.tags:
            s.speak(id)


@dataclass(frozen=True)
class Answers(Panel):
    """The answers so far, to change one."""

    def view(self, s: PanelHost) -> View:
        rows = [Choice(id, label, detail=answer) for id, label, answer in s.answers()]
        parts = (Part("title", s.p.note_answers), Part("hint", s.p.answers_lead))
        return View("answers", s.p.note_answers, parts, (*rows, close_choice(s)))

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id != "close":
            s.change(id)


def open_answers(s: PanelHost) -> None:
    """The answers so far, where there are any."""
    if s.started and s.answers():
        s.open(Answers())


@dataclass(frozen=True)
class PauseHere(Panel):
    """An answer that may be a slip, or needs a word first."""

    question: str
    number: int
    after: Position

    def view(self, s: PanelHost) -> View:
        pause = s.guide.questions[self.question].pauses[self.number]
        parts = (Part("title", fill(pause.says, self.after.journey, s.p)),)
        go_on = pause.go_on.say(s.language) if pause.go_on else s.p.go_on
        back = pause.back.say(s.language) if pause.back else s.p.back
        return View(f"pause:{self.question}", s.p.go_on, parts, (Choice("go-on", go_on), Choice("close", back)))

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "go-on":
            s.arrive(self.question, self.after)


@dataclass(frozen=True)
class FallsAway(Panel):
    """A change after which some later answers no longer count."""

    question: str
    value: Value
    lost: tuple[str, ...]
    """questions whose answers it is"""

    def view(self, s: PanelHost) -> View:
        labels = s.p.comma.join(s.guide.questions[id].label.say(s.language) for id in self.lost)
        parts = (Part("title", s.p.falls_away), Part("text", s.p.falls_away_lead.format(labels=labels)))
        choices = (Choice("change", s.p.change_anyway), Choice("close", s.p.keep_as_it_was))
        return View("falls-away", s.p.falls_away, parts, choices)

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "change":
            s.take(self.question, self.value, sure=True)
        else:
            s.unfinished.taken(self.question)


@dataclass(frozen=True)
class Leave(Panel):
    """Leaving with something that is not saved."""

    def view(self, s: PanelHost) -> View:
        p = s.p
        choices = (Choice("save", p.quit_save), Choice("leave", p.quit_leave), Choice("close", p.quit_stay))
        parts = (Part("title", p.quit_title), Part("text", p.quit_lead))
        return View("quit", p.quit_title, parts, choices, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "save":
            s.save()
        else:
            s.close()
            s.done = id == "leave"


@dataclass(frozen=True)
class StartAgain(Panel):
    """Clearing all answers, asked once."""

    def view(self, s: PanelHost) -> View:
        p = s.p
        choices = (Choice("again", p.start_again), Choice("close", p.close))
        parts = (Part("title", p.start_again), Part("text", p.start_again_lead))
        return View("start-again", p.start_again, parts, choices, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "again":
            s.clear()
