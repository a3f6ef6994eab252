"""The question, before a file is written, whether a whole phone, ID or card number may stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guide.session.host import Panel, PanelHost
from guide.sheets.together import shortened, typed
from guide.values.telephone import numbers_in
from guide.views.model import Choice, Part, View


@dataclass(frozen=True)
class Numbers(Panel):
    """Asks, and then does what was to be done: `how` and with `what` the panel under this one goes on."""

    found: tuple[str, ...]
    how: Literal["choose", "type"]
    what: str

    def view(self, s: PanelHost) -> View:
        p = s.p
        parts = [Part("title", p.numbers_title), Part("text", p.numbers_lead)]
        parts += [Part("item", number, "- ") for number in self.found]
        choices = (Choice("cut", p.numbers_cut), Choice("keep", p.numbers_keep), Choice("close", p.save_nothing))
        return View("numbers", p.numbers_title, tuple(parts), choices, highlight="cut")

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "cut":
            s.fill(shortened(s.guide, s.sheets))
        elif id == "keep":
            s.note_state.numbers_kept |= {*self.found}
        if id in ("cut", "keep"):
            under = s.panels[-1]
            under.choose(s, self.what) if self.how == "choose" else under.type(s, self.what)


def asks(s: PanelHost, how: Literal["choose", "type"], what: str) -> bool:
    """Ask, where there is something to ask; true where the panel on top must wait for the answer."""
    found = dict.fromkeys(number for text in typed(s.guide, s.sheets) for number in numbers_in(text))
    new = tuple(number for number in found if number not in s.note_state.numbers_kept)
    if new:
        s.open(Numbers(new, how, what))
    return bool(new)
