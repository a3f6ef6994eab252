"""Starts a session: on the full screen, as plain lines or in a browser, from the first page or from a note."""

from __future__ import annotations

import codecs
import gc
import os
import sys
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from guide.content.reading import why_no_guide
from guide.i18n.languages import Language
from guide.i18n.locale import sentences
from guide.i18n.phrases import phrases
from guide.notes.places import state_folder
from guide.ui.errors import complain
from guide.ui.streams import Unread, Unwritten, typed_lines
from guide.views.start_page import StartPage, read_start_page

if TYPE_CHECKING:
    from guide.notes.front import DamagedNote, Front
    from guide.session.host import Deliver
    from guide.session.session import Session


@dataclass(frozen=True)
class LaunchOptions:
    """What a person asked for on the command line."""

    folder: Path
    note: Path | None
    today: date
    language: Language
    notes_folder: Path | None
    light: bool
    plain: bool


def in_browser() -> bool:
    """Whether textual-serve shows us to somebody in a browser. Then nothing may be kept on this machine's disk."""
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")


def launch(options: LaunchOptions) -> int:
    """Walk the guide. Returns the exit status: 0 fine, 1 a broken guide or a crash, 2 nothing to walk."""
    if why := why_no_guide(options.folder):
        return complain(f"{options.folder}: {why}")
    front = None
    if options.note is not None:
        from guide.notes.front import DamagedNote, read_front

        try:
            front = read_front(options.note)
        except DamagedNote as damaged:
            return _damaged(damaged, options.language)
    start_page = _start_page(options)
    options = replace(options, language=start_page.spoken(options.language))
    if in_browser():
        return _screen(options, start_page, front)
    if sys.stdin is None:
        return complain("standard input is closed, so nothing can be answered", 1)
    terminal = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "")
    lines = options.plain or not terminal or os.environ.get("ACCESSIBLE", "0") not in ("", "0")
    encoding = sys.stdout.encoding
    if codecs.lookup(encoding).name != "utf-8":
        words = phrases(options.language)
        if not _can_write(words.begin, encoding):
            what = f"text is encoded as {encoding} here, which cannot show {options.language}"
            return complain(f"{what}; try PYTHONUTF8=1 guide, or guide --lang en")
        if not lines:
            complain(words.encoding_lines.format(encoding=encoding))
        lines = True
    return _plain(options, start_page, front) if lines else _screen(options, start_page, front)


def _can_write(words: str, encoding: str) -> bool:
    try:
        words.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _start_page(options: LaunchOptions) -> StartPage:
    from guide.notes.offers import offered
    from guide.notes.places import default_folder, drafts_folder

    start_page = read_start_page(options.folder)
    if in_browser():
        return start_page
    return offered(start_page, drafts_folder(), options.notes_folder or default_folder())


def _damaged(damaged: DamagedNote, language: Language) -> int:
    p = phrases(language)
    a_file = damaged.reason not in ("gone", "folder")  # else there is no text to look at
    return complain(sentences([damaged.in_words(p), *([p.note_damaged] if a_file else [])], p))


def _session(
    options: LaunchOptions, start_page: StartPage, front: Front | None, deliver: Deliver | None = None
) -> Session:
    """Read the guide and begin a session with it. Raises BrokenGuide, or DamagedNote for a note of another guide."""
    from guide.notes.drafts import Keeper
    from guide.notes.front import of_guide
    from guide.notes.places import default_folder, drafts_folder, state_folder
    from guide.notes.remembered import remember
    from guide.session.session import Session
    from guide.sheets.loading import load

    guide = load(options.folder)
    gc.freeze()  # it stays as it is, and need not be gone through whenever garbage is looked for
    gc.set_threshold(50_000)
    if deliver is not None:  # in a browser: this disk is not the reader's
        elsewhere = Path(os.devnull)
        session = Session(guide, start_page, options.today, options.language, elsewhere, deliver=deliver)
    else:
        folder, keeper = options.notes_folder or default_folder(), Keeper(drafts_folder())
        session = Session(guide, start_page, options.today, options.language, folder, keeper=keeper)
        session.note_state.remember = lambda folder, given: remember(
            state_folder(), folder if folder != default_folder() else None, given
        )
    if front is not None and options.note is not None:
        session.resume(of_guide(guide, front, options.note), options.note.name, options.note.absolute())
    return session


def _plain(options: LaunchOptions, start_page: StartPage, front: Front | None) -> int:
    from guide.ui.plain import walk as walk_plain

    sessions: list[Session] = []
    try:
        sessions.append(_session(options, start_page, front))
        return walk_plain(sessions[0], typed_lines(), sys.stdout)
    except Unwritten:
        raise
    except Unread as error:
        return complain(f"standard input cannot be read: {error.strerror}", 1)
    except UnicodeDecodeError as error:
        return complain(f"what was typed is not {error.encoding} text")
    except Exception as failure:
        return _failed(failure, options.language, sessions)


def _screen(options: LaunchOptions, start_page: StartPage, front: Front | None) -> int:
    from guide.notes.colours import colours_kept, keep_colours
    from guide.ui.terminal.app import GuideApp

    sessions: list[Session] = []

    def begin() -> Session:
        sessions.append(_session(options, start_page, front, app.hand_over if in_browser() else None))
        return sessions[0]

    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]  # it is where Textual draws
    light = options.light or _is_light()
    app = GuideApp(start_page, options.language, begin, "guide-light" if light else "guide-dark", front is not None)
    if not in_browser():
        app.keep_theme = partial(keep_colours, state_folder())
        if not options.light:
            app.wear(colours_kept(state_folder()))
    app.run()
    return int(app.return_code or 0) if app.failure is None else _failed(app.failure, options.language, sessions)


def _is_light() -> bool:
    """Whether the terminal tells that its ground is light: COLORFGBG ends in the number of that colour."""
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def _failed(failure: Exception, language: Language, sessions: list[Session]) -> int:
    """Say what went wrong: the guide's faults, the note's damage, or, for a fault of the program, where its log is."""
    from guide.content.faults import BrokenGuide
    from guide.notes.front import DamagedNote
    from guide.ui.crash import trace_of, write_down
    from guide.ui.errors import print_faults

    if isinstance(failure, BrokenGuide):
        return print_faults(failure.faults)
    if isinstance(failure, DamagedNote):
        return _damaged(failure, language)
    if in_browser():  # nothing is kept on the disk of whoever serves
        return complain(" ".join(trace_of(failure).split()), 1)
    p, drafted = phrases(language), any(session.draft_policy.path is not None for session in sessions)
    return complain((p.crashed_draft if drafted else p.crashed).format(path=write_down(failure, state_folder())), 1)
