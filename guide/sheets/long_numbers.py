"""Numbers somebody typed that look like a whole telephone number, or that of an ID or a card."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

from guide.content.guide import Guide
from guide.sheets.state import Sheets
from guide.sheets.work import works

_RUN = re.compile(r"(?<![\d.])\d(?:[ \-－\u3000]?\d){10,}[Xx]?(?!\d)")
_MOBILE, _ID = 11, 15
"""Digits of a mobile number of the mainland; the fewest of an ID number or a card."""
LEFT = 4


def numbers_in(text: str) -> list[str]:
    """Every such number of a text, as it was typed."""
    return [match[0] for match in _RUN.finditer(text) if _tells(match[0])]


def _tells(run: str) -> bool:
    digits = re.sub(r"\D", "", normalize("NFKC", run))
    mobile = digits[2:] if digits.startswith("86") and len(digits) == _MOBILE + 2 else digits
    return len(digits) >= _ID or (len(mobile) == _MOBILE and mobile.startswith("1"))


def shortened(text: str) -> str:
    """A text with the last four signs of every such number."""
    return _RUN.sub(lambda match: "…" + match[0][-LEFT:] if _tells(match[0]) else match[0], text)


def typed(guide: Guide, sheets: Sheets) -> list[str]:
    """Every word that was typed into the sheets, as it will be saved. Choices are among them; they hold no numbers."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    changed(guide, sheets, note)
    return found


def changed(guide: Guide, sheets: Sheets, change: Callable[[str], str]) -> Sheets:
    """The sheets with every text in them changed, but for callers' numbers."""
    for work in works(guide):
        sheets = work.put(sheets, work.change(work.of(sheets), change))
    return sheets
