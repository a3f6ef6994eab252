"""`guide` and `python -m guide`."""

from __future__ import annotations

import io
import os
import sys


def main() -> int:
    """Run the command line; returns the exit status."""
    from guide.cli.main import run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a locale without Chinese must not end in a traceback
    try:
        return run(sys.argv[1:])
    except BrokenPipeError:  # whoever read what we print has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
