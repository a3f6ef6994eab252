"""A script that lets a shell complete `guide` with Tab, made from the parser itself."""

from __future__ import annotations

import shtab

from guide.cli.arguments import Parser


def script(parser: Parser, shell: str) -> str:
    """The script for a shell of `arguments.SHELLS`."""
    for action, path in parser.paths:
        action.complete = shtab.FILE if path == "file" else shtab.DIRECTORY  # type: ignore[attr-defined]
    made: str = shtab.complete(parser, shell)
    return made if made.endswith("\n") else made + "\n"
