"""What can lie on top of the walk: side pages, questions back to the reader, saving, leaving.

A panel gives a view and says what choosing does. `close` goes back to what was underneath.
"""

from guide.panels.asking import FallsAway, Languages, Leave, PauseHere, StartAgain
from guide.panels.base import Panel
from guide.panels.downloading import Download
from guide.panels.reading import ArticlePage, LawPage, Map, PageList, SidePage, SourcePage, Sources
from guide.panels.saving import NoteOpened, Save, Saved

__all__ = [
    "ArticlePage",
    "Download",
    "FallsAway",
    "Languages",
    "LawPage",
    "Leave",
    "Map",
    "NoteOpened",
    "PageList",
    "Panel",
    "PauseHere",
    "Save",
    "Saved",
    "SidePage",
    "SourcePage",
    "Sources",
    "StartAgain",
]
