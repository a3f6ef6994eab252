"""One line on standard error: what happened and where, never a traceback."""

import sys


def complain(line: str, status: int = 2) -> int:
    """Say a line on standard error and give back the exit status that goes with it."""
    print(f"guide: {line}", file=sys.stderr)
    return status
