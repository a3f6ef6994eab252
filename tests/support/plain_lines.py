"""The plain face, as somebody types into it."""

from __future__ import annotations

import io

from guide.session.session import Session
from guide.ui.plain import walk


def typed_in(session: Session, *lines: str) -> str:
    """All that is printed once these lines have been typed."""
    out = io.StringIO()
    walk(session, [*lines], out)
    return out.getvalue()
