"""A person at the keyboard of the guide in a real terminal: words are looked up in the guide, keys are pressed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from guide.cli import shipped
from guide.phrases import Language, phrases
from guide.tree.guide import Guide, options_of
from guide.tree.load import load
from tests.support.terminal import Terminal, environment, guide_command, squeezed

TODAY = "2026-06-04"
SHORT: dict[str, str | tuple[str, ...]] = {"what-first": ("dispute",), "what-is-disputed": ("amount-wrong",)}
"""The shortest way to something that may be saved: an outcome after two questions."""
LOCALES: dict[Language, str] = {"zh-Hant": "zh_TW.UTF-8", "zh-Hans": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}


@cache
def shipped_guide() -> Guide:
    return load(shipped())


class Walker(Terminal):
    """The guide that comes along, started at `columns` × `rows` in the locale of a language."""

    def __init__(
        self,
        home: Path,
        language: Language = "en",
        columns: int = 80,
        rows: int = 24,
        command: Sequence[str | Path] = (),
        notes: Path | None = None,
        **more: str,
    ) -> None:
        self.guide = shipped_guide()
        self.language = language
        self.p = phrases(language)
        self.notes = notes or home / "notes"
        arguments = (*command, "--today", TODAY, "--notes-dir", self.notes)
        super().__init__(guide_command(*arguments), columns, rows, environment(home, LOCALES[language], **more), home)

    def begin(self) -> None:
        """From the start page to the first question."""
        self.wait("1  " + self.p.begin)
        self.press("enter")
        self.at(self.guide.first)

    def ask(self, id: str) -> str:
        return self.guide.questions[id].ask.say(self.language)

    def title(self, id: str) -> str:
        """The title of an outcome or a page."""
        return (self.guide.outcomes.get(id) or self.guide.pages[id]).title.say(self.language)

    def at(self, id: str) -> None:
        """Wait until a question is in front of the reader."""
        self.wait(self.ask(id))

    def mark(self, id: str, *options: str) -> None:
        """Press the digits of options, each seen to be marked."""
        self.at(id)
        ids = [option.id for option in options_of(self.guide.questions[id])]
        for option in options:
            self.press(str(ids.index(option) + 1))
            marks = "[x]" if self.guide.questions[id].kind == "several" else self.ask(id)
            self.until(lambda marks=marks: self.shows(marks), f"{option} is not marked")  # type: ignore[misc]

    def answer(self, id: str, *options: str) -> None:
        """Answer a question of options with their digits, or at the end of the list with the arrow keys."""
        self.at(id)
        question = self.guide.questions[id]
        ids = [option.id for option in options_of(question)]
        for option in options:
            index = ids.index(option)
            self.press(*([str(index + 1)] if index < 9 else ["home", *["down"] * index, "space"]))
        if question.kind == "several":
            self.press("enter")

    def type(self, id: str, text: str, reads: str = "") -> None:
        """Type an answer, see how it is understood, and take it."""
        self.at(id)
        self.press(text)
        self.wait(text, reads)
        self.press("enter")

    def retype(self, text: str) -> None:
        """Empty the field and type something else."""

        def empty() -> bool:
            return any(not row.strip("│ ") for row in self.lines if "│" in row)

        if not empty():
            self.press("end", "ctrl+u")
            self.until(empty, "the field is not empty")
        self.press(text)
        self.wait(text[-30:])

    def walk(self, route: dict[str, str | tuple[str, ...]]) -> None:
        """Answer question after question; a text is typed, a tuple holds options."""
        for id, value in route.items():
            if isinstance(value, tuple):
                self.answer(id, *value)
            else:
                self.type(id, value)

    def check(self) -> None:
        """See the check page and go on to the result."""
        self.wait(self.p.check_title)
        self.press("end")  # on a small screen the button stands below
        self.wait(self.p.show_result)
        self.press("enter")

    def save(self) -> Path:
        """Save a note where it is offered and return the path shown."""
        self.press("ctrl+s")
        self.wait(self.p.save_title)
        self.press("enter")
        self.wait(self.p.saved_not)
        self.press("home")  # on a small screen the path stands above
        self.wait(self.p.saved_title, gone=[self.p.save_lead])
        path = max(self.notes.iterdir())
        assert squeezed(str(path)) in squeezed(self.part(0, 80)), f"the whole path is shown\n{self.picture()}"
        return path

    def frame(self) -> None:
        """Head and foot whole: the head is the first line, the foot the last, and nothing is wider than the screen."""
        from guide.layout import cells

        self.until(lambda: any(key in self.lines[-1] for key in ("Enter", "↓")), "the foot is not the last line")
        lines = self.lines
        assert all(cells(line) <= self.screen.columns for line in lines), self.picture()
        assert len(lines) == self.screen.lines, self.picture()
