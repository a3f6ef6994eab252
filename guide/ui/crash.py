"""A fault of the program, written down for whoever mends it: where it was, and never what it was about."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from pathlib import Path

NAME = "crash.log"


def trace_of(error: BaseException) -> str:
    """Where a program failed, line by line, without a message or a value: those hold what a person typed."""
    frames = traceback.extract_tb(error.__traceback__)
    return "".join(traceback.format_list(frames)) + f"{type(error).__name__}\n"


def told(error: BaseException, folder: Path) -> str:
    """What is said of a fault of the program, which is written down in a folder."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}"
    log = write_down(error, folder)
    return f"this is a fault of the program, not yours: {where}. How it came to that is written in {log}"


def write_down(error: BaseException, folder: Path) -> Path:
    """Keep the trace in a file for its owner alone, in place of the last one; returns where, if it could be written."""
    path = folder / NAME
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # one that is there may be open to others, or a link to somewhere else
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(trace_of(error))
    return path
