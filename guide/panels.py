"""What can lie on top of the walk: side pages, questions back to the reader, saving, leaving.

A panel gives a view and says what choosing does. `close` goes back to what was underneath.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from guide.mapping import map_parts
from guide.notes import store
from guide.notes.markdown import markdown
from guide.notes.note import LOOK_AGAIN, Opened
from guide.phrases import NAMES
from guide.privacy import is_crisis
from guide.saying import day_in_words, fill
from guide.sourcing import behind, name, source_parts
from guide.tree.conditions import Value
from guide.tree.models import Outcome
from guide.view import GAP, Choice, Field, Part, View
from guide.views import article_parts, law_parts, page_parts
from guide.walk import Walk

if TYPE_CHECKING:
    from guide.session import Session


class Panel(Protocol):
    """Something on top of the walk."""

    def view(self, s: Session) -> View: ...

    def choose(self, s: Session, id: str) -> None: ...


def _close(s: Session) -> Choice:
    return Choice("close", s.p.close, apart=True)


class _ToRead:
    """A panel that is only read: whatever is chosen on it closes it."""

    def choose(self, s: Session, id: str) -> None:
        s.close()


@dataclass(frozen=True)
class SidePage(_ToRead):
    """A page of the guide beside the tree."""

    id: str

    def view(self, s: Session) -> View:
        page = s.guide.pages[self.id]
        parts = tuple(page_parts(page, s.walk.journey, s.p))
        return View(f"page:{self.id}", page.title.say(s.language), parts, (_close(s),), reading=True)


@dataclass(frozen=True)
class ArticlePage(_ToRead):
    """What the article says on the outcome in front of the reader."""

    outcome: str

    def view(self, s: Session) -> View:
        parts = article_parts(s.walk.journey, s.guide.outcomes[self.outcome], s.p)
        return View(f"article:{self.outcome}", s.p.article, tuple(parts), (_close(s),), reading=True)


@dataclass(frozen=True)
class LawPage(_ToRead):
    """The checked legal texts of the outcome in front of the reader."""

    outcome: str

    def view(self, s: Session) -> View:
        parts = law_parts(s.guide, s.guide.outcomes[self.outcome].law, s.p)
        return View(f"law:{self.outcome}", s.p.law, tuple(parts), (_close(s),), reading=True)


@dataclass(frozen=True)
class Sources:
    """The sources behind what is in front of the reader."""

    ids: tuple[str, ...]

    @classmethod
    def here(cls, s: Session) -> Sources | None:
        """Those behind the page, question or outcome shown now; None where what is shown leans on none of its own."""
        panel = s.panels[-1] if s.panels else None
        if isinstance(panel, SidePage):
            return cls(behind(s.guide, s.guide.pages[panel.id]))
        if panel is not None and not isinstance(panel, ArticlePage | LawPage):
            return None
        if not s.started:
            return cls(behind(s.guide, s.guide.about.start))
        node = s.walk.node
        blocks = s.walk.journey.blocks(node) if isinstance(node, Outcome) else ()
        return cls(behind(s.guide, node, blocks))

    def view(self, s: Session) -> View:
        choices = [Choice(id, name(s.guide.sources[id], s.p)) for id in self.ids]
        lead = s.p.sources_lead if choices else s.p.sources_none
        parts = (Part("title", s.p.sources), Part("hint", lead))
        return View("sources:" + ",".join(self.ids), s.p.sources, parts, (*choices, _close(s)))

    def choose(self, s: Session, id: str) -> None:
        if id in s.guide.sources:
            s.open(SourcePage(id))
        else:
            s.close()


@dataclass(frozen=True)
class SourcePage(_ToRead):
    """One source in full."""

    id: str

    def view(self, s: Session) -> View:
        source = s.guide.sources[self.id]
        parts = tuple(source_parts(s.guide, source, s.p))
        return View(f"source:{self.id}", name(source, s.p), parts, (_close(s),), reading=True)


@dataclass(frozen=True)
class Map(_ToRead):
    """The way so far, and where each other answer would have led."""

    def view(self, s: Session) -> View:
        parts = map_parts(s.walk, s.ahead.space, s.p)
        return View("map", s.p.map_title, tuple(parts), (_close(s),), reading=True)


@dataclass(frozen=True)
class PageList:
    """A list of side pages to choose from; all of them where `ids` is empty."""

    ids: tuple[str, ...] = ()

    def view(self, s: Session) -> View:
        ids = self.ids or tuple(s.guide.pages)
        choices = [Choice(id, s.guide.pages[id].title.say(s.language)) for id in ids]
        return View("pages", s.p.side_pages, (Part("title", s.p.side_pages),), (*choices, _close(s)))

    def choose(self, s: Session, id: str) -> None:
        if id in s.guide.pages:
            s.open(SidePage(id))
        else:
            s.close()


@dataclass(frozen=True)
class Languages:
    """The languages of the guide."""

    def view(self, s: Session) -> View:
        choices = tuple(Choice(language, NAMES[language]) for language in s.guide.about.languages)
        parts = (Part("title", s.p.language_title),)
        return View("languages", s.p.language_title, parts, (*choices, _close(s)), highlight=s.language)

    def choose(self, s: Session, id: str) -> None:
        s.close()
        for language in s.guide.about.languages:
            if language == id:
                s.speak(language)


@dataclass(frozen=True)
class PauseHere:
    """An answer that may be a slip, or needs a word first."""

    question: str
    number: int
    after: Walk

    def view(self, s: Session) -> View:
        pause = s.guide.questions[self.question].pauses[self.number]
        parts = (Part("lead", fill(pause.says, self.after.journey, s.p)),)
        go_on = pause.go_on.say(s.language) if pause.go_on else s.p.go_on
        back = pause.back.say(s.language) if pause.back else s.p.back
        return View(f"pause:{self.question}", s.p.go_on, parts, (Choice("go-on", go_on), Choice("close", back)))

    def choose(self, s: Session, id: str) -> None:
        s.close()
        if id == "go-on":
            s.arrive(self.question, self.after)


@dataclass(frozen=True)
class FallsAway:
    """A change after which some later answers no longer count."""

    question: str
    value: Value
    labels: tuple[str, ...]

    def view(self, s: Session) -> View:
        labels = s.p.comma.join(self.labels)
        parts = (Part("title", s.p.falls_away), Part("text", s.p.falls_away_lead.format(labels=labels)))
        choices = (Choice("change", s.p.change_anyway), Choice("close", s.p.keep_as_it_was))
        return View("falls-away", s.p.falls_away, parts, choices)

    def choose(self, s: Session, id: str) -> None:
        s.close()
        if id == "change":
            s.take(self.question, self.value, sure=True)
        else:
            s.drafts.pop(self.question, None)
            s.marks.pop(self.question, None)


def _folder(s: Session, text: str) -> Path:
    """The folder that was typed, in full; the one of last time where nothing was."""
    folder = Path(text.strip() or s.notes_folder)
    with contextlib.suppress(RuntimeError):  # ~ before a name nobody has
        folder = folder.expanduser()
    return folder.absolute()


@dataclass(frozen=True)
class Save:
    """Where to save; with what went wrong the last time, if it did."""

    failed: store.NotSaved | None = None
    leave: bool = False

    def view(self, s: Session) -> View:
        p = s.p
        parts = [Part("title", p.save_title), Part("hint", p.save_lead), GAP]
        if self.failed is not None:
            reason = p.save_reasons[self.failed.reason].format(detail=self.failed.detail)
            parts += [Part("error", p.save_failed.format(reason=reason)), Part("text", p.save_failed_kept), GAP]
        left_out = s.left_out()
        if left_out:
            parts += [Part("note", p.saved_left_out.format(labels=p.comma.join(left_out))), GAP]
        parts.append(Part("text", p.save_folder))
        choices = (Choice("save", p.save_here), *s.keeping.choices(s), Choice("close", p.save_nothing))
        return View(
            "save", p.save_title, tuple(parts), choices, field=Field("folder", s.folder_typed or str(s.notes_folder))
        )

    def choose(self, s: Session, id: str) -> None:
        s.folder_typed = None
        s.close()
        if id == "keep-draft":
            s.keep_draft()

    def reads_as(self, s: Session, text: str) -> str:
        """The full path a note would get."""
        path = store.free(_folder(s, text), datetime.combine(s.today, s.clock().time()))
        return f"{s.p.save_where}{s.p.colon}{path}"

    def type(self, s: Session, text: str) -> None:
        """Save into the folder that was typed."""
        folder, s.folder_typed = _folder(s, text), None
        note = s.note()
        written = markdown(note, s.p)
        s.close()
        try:
            path = store.save(written, folder, note.made)
        except store.NotSaved as failed:
            s.folder_typed = text
            s.open(Save(failed, self.leave))
            return
        s.notes_folder = folder
        s.has_saved(path, written)
        s.open(Saved(path, self.leave))


@dataclass(frozen=True)
class Saved:
    """Where the note is, what it holds and what it does not."""

    path: Path
    leave: bool = False

    def view(self, s: Session) -> View:
        p = s.p
        whole = s.walk.journey.outcome is not None and not is_crisis(s.walk.journey)
        holds = p.saved_holds if whole else p.saved_holds_answers
        parts = [Part("title", p.saved_title), Part("lead", p.saved_at.format(path=self.path)), GAP]
        parts += [Part("text", holds), Part("text", p.saved_not)]
        parts += [Part("text", p.note_again.format(date=day_in_words(s.today + LOOK_AGAIN, s.today, s.language)))]
        parts += [GAP, Part("note", p.saved_delete)]
        choice = Choice("close", p.quit if self.leave else p.close, apart=True)
        return View("saved", p.saved_title, tuple(parts), (choice,), reading=True)

    def choose(self, s: Session, id: str) -> None:
        s.close()
        s.done = self.leave


@dataclass(frozen=True)
class Leave:
    """Leaving with something that is not saved."""

    def view(self, s: Session) -> View:
        p = s.p
        choices = (Choice("save", p.quit_save), Choice("leave", p.quit_leave), Choice("close", p.quit_stay))
        parts = (Part("title", p.quit_title), Part("text", p.quit_lead))
        return View("quit", p.quit_title, parts, choices, highlight="close")

    def choose(self, s: Session, id: str) -> None:
        if id == "save":
            s.save()
        else:
            s.close()
            s.done = id == "leave"


@dataclass(frozen=True)
class StartAgain:
    """Clearing all answers, asked once."""

    def view(self, s: Session) -> View:
        p = s.p
        choices = (Choice("again", p.start_again), Choice("close", p.close))
        parts = (Part("title", p.start_again), Part("text", p.start_again_lead))
        return View("start-again", p.start_again, parts, choices, highlight="close")

    def choose(self, s: Session, id: str) -> None:
        s.close()
        if id == "again":
            s.clear()


@dataclass(frozen=True)
class NoteOpened(_ToRead):
    """What a reader should know of the note that was opened."""

    name: str
    version: str
    day: str
    opened: Opened
    other_day: bool

    def view(self, s: Session) -> View:
        p = s.p
        today = day_in_words(s.today, s.today, s.language)
        lines = [p.opened.format(name=self.name, day=self.day)]
        if self.other_day:
            lines.append(p.opened_other_day.format(day=self.day, today=today))
        if self.version != s.guide.about.version:
            lines.append(p.opened_version.format(old=self.version, new=s.guide.about.version))
        if self.opened.ask_again:
            labels = p.comma.join(question.label.say(s.language) for question in self.opened.ask_again)
            lines.append(p.opened_ask_again.format(labels=labels))
        if self.opened.dropped:
            lines.append(p.opened_dropped.format(ids=", ".join(self.opened.dropped)))
        parts = [Part("title", lines[0]), *(Part("text", line) for line in lines[1:])]
        return View("opened", lines[0], tuple(parts), (Choice("close", p.go_on, apart=True),))
