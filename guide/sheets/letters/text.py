"""A letter as plain text to be pasted, and as Markdown for a file: lines of at most 80 columns, nothing marked up."""

from __future__ import annotations

import re
from hashlib import sha256

from guide.i18n.phrases import phrases
from guide.sheets.letters.draft import WIDTH, Draft, clean
from guide.values.characters import typed
from guide.views.layout import cells, wrap
from guide.views.markdown_escape import escaped

WIDEST = 80
"""Columns of a file, with what stands there to keep signs from being read as markup."""
PAGE = 60
"""Lines of WIDTH columns on one sheet of A4."""
LONGEST = 50_000
"""Characters of a letter that somebody may write."""


def as_text(draft: Draft) -> str:
    """The letter as plain text, a paragraph a line, to be pasted into an app or a mail."""
    rows = ["\n".join([draft.title, *draft.rows])] if draft.rows else []
    subject = phrases(draft.language).letter_subject + draft.subject
    return "\n\n".join([subject, *draft.paragraphs, *rows, *draft.closing]) + "\n"


def as_markdown(text: str) -> str:
    """A letter's text as Markdown that shows exactly that text; the line breaks of a paragraph are kept."""
    blocks = re.split(r"\n{2,}", cleaned(text).strip("\n"))
    return "\n\n".join("  \n".join(_block(block)) for block in blocks) + "\n"


def cleaned(text: str) -> str:
    """A text as a person wrote it, line by line without spaces around it."""
    return "\n".join(map(clean, typed(text).split("\n")))


def _block(block: str) -> list[str]:
    """The lines of a paragraph, each broken where it is too long, although signs are escaped."""
    rows: list[list[str]] = []
    for width in (WIDTH, WIDEST // 2 - 1):
        rows = [wrap(line, width) for line in block.split("\n")]
        lines = iter(escaped([line for row in rows for line in row]))
        rows = [[next(lines) for _ in row] for row in rows]
        if all(cells(line) <= WIDEST for row in rows for line in row):
            break
    return ["\n".join(row) for row in rows]


def line_count(text: str) -> int:
    """How many lines a letter takes on paper; more than PAGE is more than one sheet."""
    return sum(len(wrap(line, WIDTH)) for line in text.rstrip("\n").split("\n"))


def digest(text: str) -> str:
    """A short name for exactly this text."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
