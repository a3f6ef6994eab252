"""Panels about files: keeping a draft, going on from one, the saved notes, saving back into an opened note."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guide.notes.drafts import Draft, discard
from guide.notes.files import NotSaved
from guide.notes.front import DamagedNote, of_guide, read_front
from guide.notes.listing import Shelved, notes, title
from guide.notes.update import page_lost, save_back
from guide.session.draft_policy import in_words
from guide.session.host import Panel, PanelHost
from guide.session.panels.asking import Leave
from guide.session.panels.long_numbers import asks
from guide.session.panels.preview import ReadFirst
from guide.session.panels.saving import Save, Saved, others
from guide.values.characters import in_a_line
from guide.views.model import GAP, Choice, Part, View

Failed = NotSaved | DamagedNote | None


@dataclass(frozen=True)
class KeepDraft(Panel):
    """Whether a draft is kept from here on; where one is, whether it goes on."""

    failed: NotSaved | None = None

    def view(self, s: PanelHost) -> View:
        p, draft_policy = s.p, s.draft_policy
        where = p.draft_at.format(path=in_a_line(draft_policy.path or draft_policy.folder))
        lead = [Part("text", line) for line in (p.draft_lead, where)]
        if draft_policy.agreed:
            title, choices = p.draft_kept, (Choice("stop", p.draft_stop), Choice("close", p.close))
        else:
            title, choices = p.draft_title, (Choice("keep", p.draft_yes), Choice("stop", p.draft_no))
        parts = [Part("title", title), *lead, Part("text", p.draft_ends), *_told(self.failed, s)]
        return View("keep-draft", title, tuple(parts), choices, highlight="close" if draft_policy.agreed else "keep")

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id == "keep":
            s.draft_policy.agree()
        elif id == "stop":
            try:
                s.draft_policy.stop()
            except NotSaved as failed:
                s.open(KeepDraft(failed))


@dataclass(frozen=True)
class GoOn(Panel):
    """A draft of an earlier session: go on from it, or be rid of it."""

    draft: Draft
    failed: Failed = None

    def view(self, s: PanelHost) -> View:
        p = s.p
        title = p.draft_go_on.format(when=self.draft.when)
        lead = [Part("text", p.draft_found), Part("text", p.draft_at.format(path=in_a_line(self.draft.path)))]
        choices = (Choice("go-on", p.go_on), Choice("discard", p.draft_discard), Choice("close", p.close))
        parts = (Part("title", title), *lead, *_told(self.failed, s))
        return View("draft", title, parts, choices, highlight="go-on")

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        try:
            if id == "go-on":
                front = of_guide(s.guide, read_front(self.draft.path), self.draft.path)
                if not s.draft_policy.take(self.draft):
                    raise NotSaved("in-use")
                s.go_on(front)
            elif id == "discard":
                discard(self.draft)
        except (NotSaved, DamagedNote) as failed:
            s.open(replace(self, failed=failed))
        s.draft_policy.look(s)


@dataclass(frozen=True)
class SavedNotes(Panel):
    """The notes of the folder, newest first, to open one."""

    notes: tuple[Shelved, ...]
    failed: Failed = None

    @classmethod
    def here(cls, s: PanelHost) -> SavedNotes:
        """Those of the folder notes are saved in."""
        return cls(tuple(notes(s.note_state.folder)))

    def view(self, s: PanelHost) -> View:
        p = s.p
        lead = (p.notes_in if self.notes else p.notes_none).format(folder=in_a_line(s.note_state.folder))
        choices = [
            Choice(note.path.name, f"{note.made} {title(note, s.guide, p)}".strip(), detail=in_a_line(note.path.name))
            for note in self.notes
        ]
        parts = (Part("title", p.notes_title), Part("hint", lead), *_told(self.failed, s))
        return View("notes", p.notes_title, parts, (*choices, Choice("close", p.close, apart=True)))

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        note = next((note for note in self.notes if note.path.name == id), None)
        if note is None:
            return
        try:
            s.resume(of_guide(s.guide, read_front(note.path), note.path), note.path.name, note.path)
        except DamagedNote as failed:
            s.open(replace(self, failed=failed))


@dataclass(frozen=True)
class SaveBack(Panel):
    """Saving in a session that goes on from a note: into that note, or as a new one."""

    failed: NotSaved | None = None
    leave: bool = False

    def view(self, s: PanelHost) -> View:
        p, origin = s.p, s.note_state.origin
        assert origin is not None
        parts = [
            Part("title", p.save_title),
            Part("text", p.update_lead.format(path=in_a_line(origin.path))),
        ]
        if self.failed is not None:
            reason = p.save_failed.format(reason=in_words(self.failed, p))
            parts += [GAP, Part("error", reason), Part("text", p.update_failed_kept)]
        poorer = page_lost(origin, s.note_state.note())
        if poorer:
            parts.append(Part("note", p.update_poorer))
        ways = (Choice("update", p.update), Choice("new", p.update_new), Choice("read", p.read_first))
        choices = (*ways, *s.draft_policy.choices(s), *others(s), Choice("close", p.save_nothing))
        return View(
            "save-back", p.save_title, tuple(parts), choices, highlight="new" if self.failed or poorer else "update"
        )

    def uncovered(self, s: PanelHost) -> None:
        """Where the note was deleted meanwhile there is only a new one to save into."""
        if s.note_state.origin is None:
            s.swap(Save(leave=self.leave))

    def choose(self, s: PanelHost, id: str) -> None:
        if id == "read":
            s.open(ReadFirst())
            return
        if id == "update" and asks(s, "choose", id):
            return
        s.close()
        if id == "new":
            s.open(Save(leave=self.leave))
        elif id == "keep-draft":
            s.keep_draft()
        elif id == "others":
            s.for_others()
        elif id == "update":
            assert s.note_state.origin is not None
            try:
                s.note_state.origin = save_back(s.note_state.origin, s.note_state.note(), s.p)
            except NotSaved as failed:
                s.open(replace(self, failed=failed))
                return
            s.note_state.saved = s.note_state.kept()
            s.open(Updated(s.note_state.origin.path, self.leave))


@dataclass(frozen=True)
class Updated(Saved):
    """The same for a note that was there before."""

    def view(self, s: PanelHost) -> View:
        view = super().view(s)
        return replace(view, parts=(*view.parts[:2], Part("text", s.p.updated), *view.parts[2:]))


@dataclass(frozen=True)
class LeaveDraft(Leave):
    """Leaving while a draft is kept."""

    def view(self, s: PanelHost) -> View:
        p = s.p
        choices = (
            Choice("save", p.quit_save),
            Choice("leave", p.quit_keep_draft),
            Choice("stop", p.quit_drop_draft),
            Choice("close", p.quit_stay),
        )
        parts = (Part("title", p.quit_title), Part("text", p.quit_draft_lead))
        return View("quit", p.quit_title, parts, choices, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        if id != "stop":
            super().choose(s, id)
            return
        s.close()
        try:
            s.draft_policy.stop()
            s.done = True
        except NotSaved as failed:
            s.open(KeepDraft(failed))


def _told(failed: Failed, s: PanelHost) -> list[Part]:
    if failed is None:
        return []
    reason = in_words(failed, s.p) if isinstance(failed, NotSaved) else failed.in_words(s.p)
    return [Part("error", s.p.did_not_work.format(reason=reason))]
