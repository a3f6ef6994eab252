"""A person at the keyboard of the guide in a real terminal: words are looked up in the guide, keys are pressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from guide.i18n.languages import Language
from tests.support.reader import Reader
from tests.support.terminal import Terminal, environment, guide_command, squeezed

TODAY = "2026-06-04"
LOCALES: dict[Language, str] = {"zh-Hant": "zh_TW.UTF-8", "zh-Hans": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}


class Walker(Terminal, Reader):
    """The guide that comes along, started at `columns` × `rows` in the locale of a language."""

    def __init__(
        self,
        home: Path,
        language: Language = "en",
        columns: int = 80,
        rows: int = 24,
        command: Sequence[str | Path] = (),
        notes: Path | None = None,
        today: str = TODAY,
        anew: bool = False,
        **more: str,
    ) -> None:
        Reader.__init__(self, language)
        self.notes = notes or home / "notes"
        arguments = (*command, "--today", today, "--notes-dir", self.notes)
        env = environment(home, LOCALES[language], **more)
        Terminal.__init__(self, guide_command(*arguments), columns, rows, env, home, anew)

    def begin(self) -> None:
        """From the start page to the first question; on a small screen the way on stands below."""
        self.wait(self.p.keys["help"])
        while not self.shows("1  " + self.p.begin):
            before = self.lines[:-1]  # the last one tells of keys that have to wait
            self.press("pagedown")
            self.until(lambda before=before: self.lines[:-1] != before, "the start page does not go on")  # type: ignore[misc]
        super().begin()

    def mark(self, id: str, *options: str) -> None:
        """Press the digits of options, each seen to be marked."""
        self.at(id)
        for option in options:
            self.press(*self.keys_of(id, option))
            marks = "[x]" if self.guide.questions[id].kind == "several" else self.ask(id)
            self.until(lambda marks=marks: self.shows(marks), f"{option} is not marked")  # type: ignore[misc]

    def retype(self, text: str) -> None:
        """Empty the field and type something else."""

        def empty() -> bool:
            return not self.lines[self.screen.cursor.y].strip("| ")  # the cursor is in it

        if not empty():
            self.press("end", "ctrl+u")
            self.until(empty, "the field is not empty")
        self.press(text)
        self.wait(text[-30:])

    def choose(self, text: str) -> None:
        """Press the number that stands before a choice."""
        digit = re.compile(rf"(?:^|\W)(\.*\d)  (?:(?! \.*\d  ).)*?{re.escape(text)}", re.MULTILINE)
        self.until(lambda: digit.search(self.text) is not None, f"not offered: {text}")
        found = digit.search(self.text)
        assert found is not None
        self.press(*found[1])

    def stand_on(self, row: str) -> None:
        """Go down a form to a row."""

        def pointed() -> str:
            return self.lines[self.screen.cursor.y]

        while not squeezed(pointed()).startswith(squeezed(row)):
            before = pointed()
            self.press("down")
            self.until(lambda before=before: pointed() not in ("", before), f"no row {row}")  # type: ignore[misc]

    def save(self) -> Path:
        """Save a note where it is offered and return the path shown."""
        self.press("ctrl+s")
        self.wait(self.p.save_title)
        self.press("enter")
        self.wait(self.p.saved_holds.partition("{")[0])
        self.press("home")  # on a small screen the path stands above
        self.wait(self.p.saved_title, gone=[self.p.save_lead])
        path = max(self.notes.iterdir())
        assert squeezed(str(path)) in squeezed(self.part(0, 80)), f"the whole path is shown\n{self.picture()}"
        return path

    def frame(self) -> None:
        """Head and foot whole: the head is the first line, the foot the last, and nothing is wider than the screen."""
        from guide.views.layout import cells

        self.until(lambda: any(key in self.lines[-1] for key in ("Enter", "↓")), "the foot is not the last line")
        lines = self.lines
        assert all(cells(line) <= self.screen.columns for line in lines), self.picture()
        assert len(lines) == self.screen.lines, self.picture()
