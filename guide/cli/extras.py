"""What to type where a part of the program needs packages that are not here, from wherever the program is."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import metadata
from importlib.util import find_spec

_PACKAGES = {"serve": ("textual-serve", "aiohttp"), "watch": ("watchfiles",)}
"""Extra → its packages. Where the program was never installed, nothing tells which versions it wants."""


def how_to_install(extra: str) -> str:
    """The command that installs what an extra needs, into the Python that runs this program."""
    wanted = _of_extra(extra) or _PACKAGES[extra]
    if find_spec("pip"):
        return _line([sys.executable, "-m", "pip", "install", *wanted])
    if uv := shutil.which("uv"):
        return _line([uv, "pip", "install", "--python", sys.executable, *wanted])
    return f"add {' and '.join(wanted)} to the packages of {sys.executable}"


def _of_extra(extra: str) -> tuple[str, ...]:
    """The packages of an extra, as `pyproject.toml` bounds them."""
    try:
        found = [each.partition(";") for each in metadata.requires("overdue-guide") or ()]
    except metadata.PackageNotFoundError:
        return ()
    return tuple(name.strip() for name, _, marker in found if marker.replace("'", '"').strip() == f'extra == "{extra}"')


def _line(command: Sequence[str]) -> str:
    return subprocess.list2cmdline(command) if os.name == "nt" else shlex.join(command)
