"""When a draft is kept: offered once, only after the person agrees, and then always what would be saved now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from guide.content.outcomes import Outcome
from guide.i18n.phrases import Phrases
from guide.notes.drafts import Draft, Keeper, waiting
from guide.notes.files import NotSaved
from guide.notes.offers import offered
from guide.session.note_state import NoteState
from guide.session.state import SessionState
from guide.views.model import Choice, Part, View


class DraftState(SessionState, Protocol):
    """A session with its note, which a draft is a copy of."""

    note_state: NoteState


class DraftPolicy:
    """What has been agreed about a draft. Without a keeper none is ever offered or written."""

    def __init__(self, keeper: Keeper | None) -> None:
        self.keeper = keeper
        self.agreed: bool | None = None
        self.offered_at = ""
        """the first page at which it was offered; nowhere else is it offered again"""
        self.notice = ""
        self._told = False

    @property
    def folder(self) -> Path | None:
        """Where drafts lie, if any are kept."""
        return self.keeper.folder if self.keeper is not None else None

    @property
    def path(self) -> Path | None:
        """Where the draft is, while there is one."""
        return self.keeper.path if self.keeper is not None else None

    def look(self, s: DraftState) -> None:
        """See what the start page can offer to go on from; nothing where that would put answers aside."""
        plain = replace(s.start_page, draft="", notes=False)
        s.start_page = plain if s.walk.answers else offered(plain, self.folder, s.note_state.folder)

    def waiting(self, s: DraftState) -> list[Draft]:
        """Drafts of earlier sessions to go on from, the newest first."""
        return waiting(self.keeper.folder, s.guide.id) if self.keeper is not None else []

    def choices(self, s: DraftState) -> tuple[Choice, ...]:
        """What a panel about saving offers beside it."""
        if self.keeper is None:
            return ()
        return (Choice("keep-draft", s.p.draft_manage if self.agreed else s.p.draft_offer),)

    def after(self, s: DraftState) -> None:
        """Something has been done: keep what could be saved now, or nothing where it is saved or cleared.

        A draft that cannot be written disturbs nobody; it is said once.
        """
        self.notice = ""
        if self.keeper is None:
            return
        if not self.offered_at and _stops(s):
            self.offered_at = s.walk.at
        kept = s.note_state.kept() if self.agreed else ""
        try:
            if kept and kept != s.note_state.saved:
                self.keeper.hold(s.note_state.for_draft())
            elif self.agreed:
                self.keeper.drop()
        except NotSaved as failed:
            if not self._told:
                self._told = True
                self.notice = s.p.draft_failed.format(reason=in_words(failed, s.p))

    def agree(self) -> None:
        """From now on a draft is kept."""
        self.agreed = True
        self._told = False

    def stop(self) -> None:
        """Keep none, and do not ask again. Raises NotSaved where the draft cannot be removed."""
        self.agreed = False
        if self.keeper is not None:
            self.keeper.drop()

    def take(self, draft: Draft) -> bool:
        """Go on from a draft; False where another window does so already."""
        taken = self.keeper is not None and self.keeper.take(draft)
        self.agreed = True if taken else self.agreed
        return taken

    def offers(self, s: DraftState) -> bool:
        """Whether the page in front of the reader offers to keep a draft."""
        return self.keeper is not None and self.agreed is None and _stops(s) and self.offered_at in ("", s.walk.at)

    def dress(self, s: DraftState, view: View) -> View:
        """A view with the offer, and with what must be said about the draft."""
        if self.offers(s):
            at = next(i for i, choice in enumerate(view.choices) if choice.id in ("confirm", "start-again"))
            offer = Choice("keep-draft", s.p.draft_offer, apart=True)
            view = replace(view, choices=(*view.choices[:at], offer, *view.choices[at:]))
        if view.kind == "check" and self.path is not None:
            lead = Part("hint", s.p.check_lead)
            parts = tuple(Part("hint", s.p.draft_check_lead) if part == lead else part for part in view.parts)
            view = replace(view, parts=parts)
        if self.notice:
            view = replace(view, parts=(*view.parts[:1], Part("note", self.notice), *view.parts[1:]))
        return view


def _stops(s: DraftState) -> bool:
    """Whether the reader is on a check page or an outcome, with something that may be saved, and it is no crisis."""
    here = s.started and not s.covered and (s.walk.checking or isinstance(s.walk.node, Outcome))
    return here and not s.walk.private and bool(s.walk.lasting.known)


def in_words(failed: NotSaved, p: Phrases) -> str:
    """Why something could not be written."""
    return p.save_reasons[failed.reason].format(detail=failed.detail)
