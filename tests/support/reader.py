"""A person who walks the guide that comes along, by its own words, whatever shows it: a terminal or a browser."""

from __future__ import annotations

from abc import ABC, abstractmethod

from guide.content.guide import options_of
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.views.pieces import key_of
from tests.support.guides import shipped_guide

Route = dict[str, str | tuple[str, ...]]
"""Question id → options, or what is typed."""
SHORT: Route = {"what-first": ("dispute",), "what-is-disputed": ("amount-wrong",)}
"""The shortest way to something that may be saved: an outcome after two questions."""


class Reader(ABC):
    """Reads and presses; what shows the guide says how."""

    def __init__(self, language: Language) -> None:
        self.guide = shipped_guide()
        self.language = language
        self.p = phrases(language)

    @abstractmethod
    def wait(self, *texts: str) -> object:
        """Wait until all of these can be read."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys by name; a name that is no key is typed as it is."""

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

    def keys_of(self, id: str, option: str) -> str:
        """The keys that choose an option; the first that stands alone has the number 0."""
        options = options_of(self.guide.questions[id])
        alone = [each.id for each in options if each.alone][:1]
        numbered = [*alone, *(each.id for each in options if each.id not in alone)]
        return key_of(numbered.index(option) + (not alone))

    def answer(self, id: str, *options: str) -> None:
        """Answer a question of options by their numbers."""
        self.at(id)
        for option in options:
            self.press(*self.keys_of(id, option))
        if self.guide.questions[id].kind == "several":
            self.press("enter")

    def type(self, id: str, text: str, reads: str = "") -> None:
        """Type an answer, see how it is understood, and take it."""
        self.at(id)
        self.press(text)
        self.wait(text, reads)
        self.press("enter")

    def walk(self, route: Route) -> None:
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
