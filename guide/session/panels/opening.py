"""What can be opened from where: by the choices of the start page and of an outcome, by a key from anywhere."""

from __future__ import annotations

from dataclasses import replace

from guide.content.outcomes import Outcome
from guide.session.history import jump
from guide.session.host import PanelHost
from guide.session.panels.asking import Languages, StartAgain
from guide.session.panels.days_to_come import DaysToCome
from guide.session.panels.files import GoOn, SavedNotes
from guide.session.panels.reading import ArticlePage, LawPage, PageList, SidePage, Sources
from guide.session.panels.sheets import is_wanted, open_sheet, sheet_panels
from guide.views.outcome import step_of


def choose_on_start(s: PanelHost, id: str) -> None:
    """A choice of the start page."""
    shortcut = s.guide.about.start.shortcut
    match id:
        case "begin":
            s.move(s.walk)
        case _ if road := next((r for r in shortcut.begin if id == f"begin:{r.option}"), None) if shortcut else None:
            jump(s, lambda: s.set_out(road))
        case "shortcut" if shortcut is not None:
            s.open(PageList(shortcut.pages))
        case "help":
            open_help(s)
        case "pages":
            s.open(PageList())
        case "language":
            s.open(Languages())
        case "draft" if drafts := s.draft_policy.waiting(s):
            s.open(GoOn(drafts[0]))
        case "notes":
            s.open(SavedNotes.here(s))


def choose_on_outcome(s: PanelHost, id: str, outcome: Outcome) -> None:
    """A choice of an outcome."""
    kind, _, name = id.partition(":")
    match kind, name:
        case "step", _:
            s.tick(outcome.id, step_of(id))
        case "continue", _:
            s.go(s.walk.go_on())
        case "save", _:
            s.save()
        case "article", _:
            s.open(ArticlePage(outcome.id))
        case "law", _:
            s.open(LawPage(outcome.id))
        case "days", _:
            s.open(DaysToCome(outcome.id))
        case "sheet", _:
            open_sheet(s, name)
        case "letter", _:
            open_sheet(s, "letters", name)
        case "page", _:
            s.open(SidePage(name))
        case "again", _:
            jump(s, lambda: s.go(s.walk.again()))
        case "change-answers", _:
            s.move(replace(s.walk, checking=True))
        case "start-again", _:
            s.open(StartAgain())
        case "quit", _:
            s.quit()


def open_help(s: PanelHost) -> None:
    """The page of people to turn to."""
    s.open(SidePage(s.guide.about.help))


def open_sources(s: PanelHost) -> None:
    """The sources behind what is in front of the reader."""
    found = Sources.here(s)
    if found is not None:
        s.open(found)


def by_key(s: PanelHost, name: str) -> None:
    """A sheet, where the guide has it and the page in front of the reader does not leave it out."""
    if is_wanted(s, name):
        open_sheet(s, name)


def note_down(s: PanelHost) -> None:
    """A new entry in the log."""
    if is_wanted(s, "log"):
        sheet_panels(s.guide)["log"].begin(s)


def open_page(s: PanelHost, key: str) -> bool:
    """The side page that a key belongs to."""
    for page in s.guide.pages.values():
        if page.key == key:
            s.open(SidePage(page.id))
            return True
    return False
