"""Locks that end with the program that holds them, however it ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


def lock(path: Path, make: bool = True) -> int | None:
    """Lock a file, made if need be, and return its descriptor; closing it ends the lock. None: another program has it.

    Raises OSError where the file cannot be opened or this disk knows no locks.
    """
    from filelock import lock_descriptor  # only who keeps drafts waits for it

    descriptor = os.open(path, os.O_RDWR | (os.O_CREAT if make else 0) | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        if lock_descriptor(descriptor, blocking=False) and holds(descriptor, path):
            return descriptor
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def holds(descriptor: int, path: Path) -> bool:
    """Whether the locked file is still the one under this name; another program may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except OSError:
        return False


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other programs of this kind out of a folder for a moment, where the system can lock folders."""
    from filelock import lock_descriptor

    descriptor = None
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        lock_descriptor(descriptor, poll_interval=0.005)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)
