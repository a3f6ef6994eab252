"""Deleting what was just saved: asked once, and moved aside as `guide notes delete` does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guide.i18n.phrases import Phrases
from guide.notes.files import NotSaved, refusals
from guide.notes.places import state_folder, trash_folder
from guide.notes.store import movable, move_to_trash
from guide.session.draft_policy import in_words
from guide.session.host import Panel, PanelHost
from guide.session.panels.base import ToRead, close_choice
from guide.values.characters import in_a_line
from guide.views.model import GAP, Choice, Part, View


def delete_choice(s: PanelHost) -> tuple[Choice, ...]:
    """What the page of something saved offers; nothing where a browser has it."""
    return (Choice("delete", s.p.delete_this, apart=True),) if s.deliver is None else ()


@dataclass(frozen=True)
class Delete(Panel):
    """Whether these files shall go, and what that cannot do."""

    paths: tuple[Path, ...]

    def view(self, s: PanelHost) -> View:
        p, trash = s.p, trash_folder(state_folder())
        parts = [Part("title", p.delete_sure), *(Part("lead", in_a_line(path)) for path in self.paths), GAP]
        stays = all(path.exists() and movable(path, trash) for path in self.paths)
        parts += [Part("text", p.delete_aside.format(folder=in_a_line(trash)) if stays else p.delete_gone)]
        parts += [Part("text", p.delete_limits)]
        choices = (Choice("delete", p.delete_this), Choice("close", p.close))
        return View("delete", p.delete_sure, tuple(parts), choices, highlight="close")

    def choose(self, s: PanelHost, id: str) -> None:
        s.close()
        if id != "delete":
            return
        gone = tuple(_delete(path) for path in self.paths)
        s.note_state.forget_saved(self.paths)
        s.swap(Deleted(gone))


@dataclass(frozen=True)
class Gone:
    """What became of a file: where it was moved to, if it was, or why it is still there."""

    path: Path
    moved: Path | None = None
    failed: NotSaved | None = None

    def in_words(self, p: Phrases) -> str:
        if self.failed is not None:
            return p.not_forgotten.format(path=in_a_line(self.path), reason=in_words(self.failed, p))
        said = p.deleted_gone.format(path=self.path) if self.moved is None else p.deleted_aside.format(path=self.moved)
        return in_a_line(said)


@dataclass(frozen=True)
class Deleted(ToRead):
    """What became of the files."""

    gone: tuple[Gone, ...]

    def view(self, s: PanelHost) -> View:
        parts = [Part("title", s.p.deleted_title), *(Part("lead", each.in_words(s.p)) for each in self.gone)]
        parts += [GAP, Part("note", s.p.delete_limits)]
        return View("deleted", s.p.deleted_title, tuple(parts), (close_choice(s),), reading=True)


def _delete(path: Path) -> Gone:
    try:
        with refusals():
            return Gone(path, move_to_trash(path, trash_folder(state_folder())))
    except NotSaved as failed:
        return Gone(path, failed=failed if path.exists() else NotSaved("vanished"))
