"""The Textual app: paints the start page, reads the guide meanwhile, then shows what the session says."""

from __future__ import annotations

import asyncio
import gc
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import BindingType

from guide.cover import Cover
from guide.phrases import Language
from guide.terminal.screen import GuideScreen
from guide.terminal.theme import THEMES, own

if TYPE_CHECKING:
    from guide.session import Session


class GuideApp(App[int], inherit_bindings=False):
    """The app. `load` reads the guide and makes the session; it is called off the screen's thread, once."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "guide"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        cover: Cover,
        language: Language,
        load: Callable[[], Session],
        log_folder: Path | None = None,
        theme: str = "guide-dark",
    ) -> None:
        super().__init__(watch_css=False)
        self.cover = cover
        self.language = language
        self._load_session = load
        self.log_folder = log_folder
        self.crash_log = Path("crash.log")
        self.failure: Exception | None = None
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def on_mount(self) -> None:
        self.main = GuideScreen(self.cover, self.language)
        self.push_screen(self.main)
        self.call_after_refresh(self.read_guide)
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, ValueError, NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit, 0)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return own(self.current_theme)

    @work(thread=True, exit_on_error=False)
    def read_guide(self) -> None:
        try:
            session = self._load_session()
        except Exception as failure:  # told to the caller, who knows what to say of it
            self.failure = failure
            self.call_from_thread(self.exit, 1)
            return
        finally:
            gc.freeze()  # what was read stays; looking through it again would cost and find nothing
            gc.enable()
        self.call_from_thread(self.call_later, self.main.begin, session)  # its faults are the app's, not the thread's

    def _handle_exception(self, error: Exception) -> None:
        """A fault of the program: no answers on the screen or in the log, and an honest exit status."""
        self.failure = error
        frames = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
        self.crash_log = _log_folder(self.log_folder) / "crash.log"
        with suppress(OSError):
            self.crash_log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.crash_log.write_text(f"{frames}{type(error).__name__}\n", encoding="utf-8")
        self.exit(return_code=1)


def _log_folder(folder: Path | None) -> Path:
    """Where a crash is written down; asked for only when there is one."""
    if folder is not None:
        return folder
    from guide.notes.places import state_folder

    return state_folder()
