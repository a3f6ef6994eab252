"""What every panel is, and how one that is only read closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from guide.view import Choice, View

if TYPE_CHECKING:
    from guide.session import Session


class Panel(Protocol):
    """Something on top of the walk."""

    def view(self, s: Session) -> View: ...

    def choose(self, s: Session, id: str) -> None: ...


def close_choice(s: Session) -> Choice:
    return Choice("close", s.p.close, apart=True)


class ToRead:
    """A panel that is only read: whatever is chosen on it closes it."""

    def choose(self, s: Session, id: str) -> None:
        s.close()
