"""Downloading a note in a browser, where nothing is saved on the machine the guide runs on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guide.notes import store
from guide.notes.render import markdown
from guide.session.host import Panel, PanelHost
from guide.session.panels.long_numbers import asks
from guide.session.panels.preview import ReadFirst
from guide.session.panels.saving import Saved, others
from guide.views.model import GAP, Choice, Part, View


@dataclass(frozen=True)
class Download(Panel):
    """Offers the note; once it is `sent`, until the browser has taken it, offers it again."""

    leave: bool = False
    sent: bool = False

    def view(self, s: PanelHost) -> View:
        p = s.p
        parts = [Part("title", p.save_title), Part("hint", p.download_sent if self.sent else p.download_lead), GAP]
        left_out = s.note_state.left_out()
        if left_out:
            parts += [Part("note", p.saved_left_out.format(labels=p.comma.join(left_out))), GAP]
        choices = (
            Choice("save", p.download_here),
            Choice("read", p.read_first),
            *others(s),
            Choice("close", p.save_nothing),
        )
        return View("download", p.save_title, tuple(parts), choices, highlight="save")

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "read":
            s.open(ReadFirst())
            return
        if id == "save" and asks(s, "choose", id):
            return
        s.close()
        if id == "others":
            s.for_others()
        if id != "save" or s.deliver is None:
            return
        note = s.note_state.note()
        name, kept, sent = store.NOTE.at(note.made), s.note_state.kept(), Download(self.leave, sent=True)

        def taken() -> None:
            s.note_state.saved = kept
            if s.panels and s.panels[-1] == sent:
                s.close()
                s.open(Saved(Path(name), self.leave))

        s.open(sent)
        s.deliver(name, markdown(note, s.p), taken)
