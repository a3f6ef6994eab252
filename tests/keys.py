"""Write the names of the program's words for whoever checks types: python -m tests.keys"""

from __future__ import annotations

from itertools import groupby

import polib

from guide.i18n.languages import LOCALES

FILE = LOCALES.parent / "keys.py"
HEAD = '''\
"""The names of the program's words, from locales/en.po. Do not edit: python -m tests.keys writes it."""

from __future__ import annotations

from collections.abc import Callable


class Keys:
    """One attribute a word; those with a dot in their name make a group, those that count something take a number."""

'''


def keys() -> str:
    """The file as it should be."""
    entries = polib.pofile(str(LOCALES / "en.po"))
    lines = [HEAD]
    for name, group in groupby(entries, lambda entry: entry.msgid.partition(".")[0]):
        first = next(group)
        kind = "dict[str, str]" if "." in first.msgid else "Callable[[int], str]" if first.msgstr_plural else "str"
        lines.append(f"    {name}: {kind}\n")
    return "".join(lines)


if __name__ == "__main__":
    FILE.write_text(keys(), encoding="utf-8")
