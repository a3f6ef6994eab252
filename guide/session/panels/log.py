"""The contact log on screen: its entries, one of them to fill in or to read, the counts, days and hours drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from guide.content.fields import FormField
from guide.content.guide import Guide
from guide.content.words import Model
from guide.i18n.phrases import Phrases
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import ToRead, close_choice, where_it_lives
from guide.session.panels.forms import FormPage
from guide.session.panels.reading import SidePage
from guide.session.panels.sheets import SheetPanels
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.log.agreement import differs, unlike
from guide.sheets.log.asking import asked_of_case, asked_of_entry, lead, preset, stays_short
from guide.sheets.log.book import Logbook
from guide.sheets.log.content import KIND
from guide.sheets.log.entry import CALLER, Entry, Log
from guide.sheets.log.entry_parts import entry_line, entry_parts, flag_in_short
from guide.sheets.log.overview import drawn_parts, total_parts
from guide.sheets.log.work import WORK
from guide.views.format import fill
from guide.views.model import GAP, Choice, Part, View

LOG = "log"


def book_of(s: PanelHost) -> Logbook:
    """The log with what is needed to speak of it; the same one as long as nothing of it has changed."""
    log, made = WORK.of(s.sheets), s.cache.get(LOG)
    if isinstance(made, Logbook) and made.journey is s.walk.lasting and made.log is log and made.p is s.p:
        return made
    s.cache[LOG] = made = Logbook(s.walk.lasting, log, s.p)
    return made


def put_log(s: PanelHost, log: Log) -> None:
    s.fill(WORK.put(s.sheets, log))


def new_entry(s: PanelHost) -> None:
    """Open a new entry, with the day filled in, and the time unless it would say something of them by itself.

    Who notes an afternoon's call at night and leaves the time as it stands has not said that they called at night.
    """
    now, book = s.now(), book_of(s)
    telling = book.reckoning is not None and book.reckoning.in_a_window(now.time())
    start = {} if telling else {"start": now.time()}
    log = WORK.of(s.sheets).add({"date": now.date(), **start, **preset(book)})
    put_log(s, log)
    s.open(EntryForm(log.last, Entry(log.last, log.entry(log.last).filled), now, new=True))


@dataclass(frozen=True)
class LogPage(Panel):
    """All entries, and what can be done with them."""

    def view(self, s: PanelHost) -> View:
        book, p = book_of(s), s.p
        title = book.file.title.say(s.language)
        said = [Part("hint", fill(text, s.walk.lasting, p)) for text in lead(book)]
        entries = [
            Choice(f"entry:{entry.number}", entry_line(book, entry), head=p.log_entries if i == 0 else "")
            for i, entry in enumerate(book.log.in_order)
        ]
        more = [Choice("days", p.log_days), Choice("counts", p.log_counts)] if entries else []
        more += [Choice("case", p.log_case)]
        other = differs(book)
        more += [Choice("answers", p.change_answers)] if other else []
        more += [Choice("page", p.form_read)] if book.file.page is not None else []
        first = Choice("new", p.log_new, apart=True)
        return View(
            "log",
            title,
            (Part("title", title), *said, *([Part("note", other)] if other else []), *where_it_lives(s, LOG)),
            (*entries, first, *more, Choice("close", p.form_done)),
            highlight="new",
            summary=(),
        )

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "new":
            new_entry(s)
        elif id.startswith("entry:"):
            s.open(EntryPage(int(id.removeprefix("entry:"))))
        elif id == "days":
            s.open(DaysPage())
        elif id == "counts":
            s.open(CountsPage())
        elif id == "case":
            s.open(CaseForm())
        elif id == "answers" and (answers := unlike(book_of(s))):
            s.change(answers[0].question)
        elif id == "page" and (page := book_of(s).file.page) is not None:
            s.open(SidePage(page))
        else:
            s.close()

    def left(self, s: PanelHost) -> None:
        s.told.add(LOG)


@dataclass(frozen=True)
class EntryForm(FormPage):
    """One entry to be filled in. `was`: what it said when it was opened, at `opened`; `whole`: with all its fields."""

    number: int
    was: Entry
    opened: datetime
    new: bool = False
    whole: bool = False

    @property
    def key(self) -> str:  # type: ignore[override]
        return f"log.{self.number}"

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return asked_of_entry(book_of(s), self.filled(s), self.whole)

    def filled(self, s: PanelHost) -> Filled:
        return WORK.of(s.sheets).entry(self.number).filled

    def put(self, s: PanelHost, filled: Filled) -> None:
        """Keep it; what it said when it was opened stays below it, once."""
        log = WORK.of(s.sheets).with_entry(self.was)
        now = Entry(self.number, dict(filled))
        put_log(s, log.with_entry(now) if self.new else log.edit(self.number, filled, self.opened))

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        title = s.p.log_new if self.new else s.p.log_edit.format(number=book_of(s).places[self.number])
        first = where_it_lives(s, LOG) if self.new and len(WORK.of(s.sheets).entries) == 1 else ()
        return (Part("title", title), Part("hint", s.p.log_lead), *first)

    def in_row(self, s: PanelHost, field: FormField, value: FieldValue | None) -> str:
        """Callers' numbers show four digits, unless the person keeps them whole."""
        held = super().in_row(s, field, value)
        whole = WORK.of(s.sheets).case.get("whole-numbers") is True
        return book_of(s).callers.cut(held) if field.id == CALLER and not whole else held

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        more = Choice("less" if self.whole else "more", s.p.log_less if self.whole else s.p.log_more)
        between = () if stays_short(book_of(s)) else (more,)
        return (Choice("close", s.p.log_keep, apart=True), *between, Choice("drop", s.p.log_drop))

    def act(self, s: PanelHost, id: str) -> None:
        if id in ("more", "less"):
            s.swap(replace(self, whole=id == "more"))
        elif id == "drop" and self.new and self._written(s):
            s.open(DeleteEntry(self.number))
        elif id == "drop":
            log = WORK.of(s.sheets)
            put_log(s, log.delete(self.number) if self.new else log.with_entry(self.was))
            s.unfinished.forget(self.key + ".")
            s.close()
        elif self.new and self._written(s):
            s.swap(EntryPage(self.number))
        else:
            s.close()

    def _written(self, s: PanelHost) -> bool:
        """Whether anything was filled in beside the day and the time that stood there."""
        return dict(self.filled(s)) != dict(self.was.filled)

    def summary(self, s: PanelHost) -> tuple[str, ...]:
        book = book_of(s)
        line = entry_line(book, WORK.of(s.sheets).entry(self.number))
        said = book.flags.get(self.number, ())
        return (line, flag_in_short(book, said[0])) if said else (line,)

    def sidebar(self, s: PanelHost) -> tuple[Part, ...]:
        return tuple(entry_parts(book_of(s), self.number))

    def left(self, s: PanelHost) -> None:
        """A new entry in which nothing was written is not kept."""
        there = any(entry.number == self.number for entry in WORK.of(s.sheets).entries)
        if self.new and there and not self._written(s):
            put_log(s, WORK.of(s.sheets).delete(self.number))


@dataclass(frozen=True)
class EntryPage(Panel):
    """One entry whole: what is said of it, what it said before. `unfolded`: everything that is said of it."""

    number: int
    unfolded: bool = False

    def view(self, s: PanelHost) -> View:
        book, p = book_of(s), s.p
        parts = entry_parts(book, self.number, self.unfolded)
        other = differs(book, self.number)
        parts += [GAP, Part("note", other)] if other else []
        choices = [Choice("edit", p.log_change, apart=True), Choice("new", p.log_new)]
        if not self.unfolded and book.conduct is not None:
            folded = len(book.flags.get(self.number, ())) > book.conduct.file.shown
            choices += [Choice("unfold", p.log_unfold)] if folded else []
        choices += [Choice("delete", p.log_delete), Choice("close", p.close)]
        return View(f"entry:{self.number}", parts[0].text, tuple(parts), tuple(choices), reading=True)

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "edit":
            s.open(EntryForm(self.number, WORK.of(s.sheets).entry(self.number), s.now(), whole=True))
        elif id == "new":
            s.close()
            new_entry(s)
        elif id == "unfold":
            s.close()
            s.open(replace(self, unfolded=True))
        elif id == "delete":
            s.open(DeleteEntry(self.number))
        else:
            s.close()


@dataclass(frozen=True)
class DeleteEntry(Panel):
    """Deleting an entry, asked once."""

    number: int

    def view(self, s: PanelHost) -> View:
        line = entry_line(book_of(s), WORK.of(s.sheets).entry(self.number))
        parts = (Part("title", s.p.log_delete_title), Part("text", line), GAP, Part("text", s.p.log_delete_lead))
        choices = (Choice("delete", s.p.log_delete), Choice("close", s.p.close))
        return View("delete-entry", s.p.log_delete_title, parts, choices, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "delete":
            s.close()
            put_log(s, WORK.of(s.sheets).delete(self.number))
            s.unfinished.forget(f"log.{self.number}.")


@dataclass(frozen=True)
class CaseForm(FormPage):
    """What holds for the whole case: who lends, what was agreed."""

    key = "log.case"

    def fields(self, s: PanelHost) -> tuple[FormField, ...]:
        return asked_of_case(book_of(s))

    def filled(self, s: PanelHost) -> Filled:
        return WORK.of(s.sheets).case

    def put(self, s: PanelHost, filled: Filled) -> None:
        put_log(s, WORK.of(s.sheets).with_case(filled))

    def head(self, s: PanelHost) -> tuple[Part, ...]:
        return (Part("title", s.p.log_case), Part("hint", s.p.log_case_lead))

    def actions(self, s: PanelHost) -> tuple[Choice, ...]:
        return (Choice("close", s.p.form_done, apart=True),)


@dataclass(frozen=True)
class DaysPage(ToRead):
    """The days down, the hours across, and a sign for each contact."""

    def view(self, s: PanelHost) -> View:
        parts = (Part("title", s.p.log_days), GAP, *drawn_parts(book_of(s), s.columns))
        return View("days:log", s.p.log_days, parts, (close_choice(s),), reading=True)


@dataclass(frozen=True)
class CountsPage(ToRead):
    """What was counted."""

    def view(self, s: PanelHost) -> View:
        parts = (Part("title", s.p.log_counts), GAP, *total_parts(book_of(s)))
        return View("counts:log", s.p.log_counts, parts, (close_choice(s),), reading=True)


class LogPanels(SheetPanels):
    """The log opens with its list; a key begins an entry."""

    def open(self, s: PanelHost, part: str) -> None:
        s.open(LogPage())

    def begin(self, s: PanelHost) -> None:
        """Unless one is being filled in; it replaces one being read."""
        top = s.panels[-1] if s.panels else None
        if not isinstance(top, EntryForm):
            if isinstance(top, EntryPage):
                s.close()
            new_entry(s)

    def findable(self, guide: Guide, p: Phrases) -> Iterator[tuple[str, str, Model]]:
        file = KIND.need(guide).file
        yield "do:log", file.title.say(p.language), file


PANELS = LogPanels()
