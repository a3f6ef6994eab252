"""What can lie on top of the walk: side pages, questions back to the reader, saving, leaving.

A panel gives a view and says what choosing does. `close` goes back to what was underneath.
"""

from guide.session.panels.asking import FallsAway, Languages, Leave, PauseHere, StartAgain
from guide.session.panels.base import Panel
from guide.session.panels.days_to_come import DaysToCome
from guide.session.panels.downloading import Download
from guide.session.panels.letters import LetterPage
from guide.session.panels.log import EntryForm, LogPage, new_entry
from guide.session.panels.plan import PlanPage
from guide.session.panels.reading import ArticlePage, LawPage, Map, PageList, SidePage, SourcePage, Sources
from guide.session.panels.saving import NoteOpened, Save, Saved

__all__ = [
    "ArticlePage",
    "DaysToCome",
    "Download",
    "EntryForm",
    "FallsAway",
    "Languages",
    "LawPage",
    "Leave",
    "LetterPage",
    "LogPage",
    "Map",
    "NoteOpened",
    "PageList",
    "Panel",
    "PauseHere",
    "PlanPage",
    "Save",
    "Saved",
    "SidePage",
    "SourcePage",
    "Sources",
    "StartAgain",
    "new_entry",
]
