"""Where the program's files lie. Nothing is created by asking."""

from __future__ import annotations

from pathlib import Path


def default_folder() -> Path:
    """`guide-notes` in the person's documents folder: where notes go unless another folder is asked for."""
    from platformdirs import user_documents_path

    return user_documents_path() / "guide-notes"


def state_folder() -> Path:
    """What is no note: drafts, notes set aside, the error log."""
    from platformdirs import user_state_path

    return user_state_path("overdue-guide")


def drafts_folder() -> Path:
    """The drafts of all running programs, and of those that ended without saving."""
    return state_folder() / "drafts"


def trash_folder(state: Path) -> Path:
    """Notes that were deleted, until all is forgotten."""
    return state / "deleted"
