"""Telephone, ID and card numbers in a text, as people write them, and what is left of one that is cut.

A number is found however its digits are set apart (021-61234567, 138.1234.5678, full-width digits, +86). Not looked
for: local numbers without an area code, figures in words, and the short numbers of services, which are nobody's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from unicodedata import decimal

from guide.values.text import comparable

LEFT = 4
"""Digits that are left of a number that is cut."""
_GAP = r"[ .·•()\-‐-―/]{0,2}"
_HOME = rf"(?:(?:\+|00)?\(?86\)?{_GAP})?"
_MOBILE = rf"{_HOME}1[3-9](?:{_GAP}\d){{9}}"
_LANDLINE = rf"{_HOME}\(?0(?:10|2\d|[3-9]\d\d){_GAP}[2-9](?:{_GAP}\d){{6,7}}"
_ABROAD = rf"\+\d{{1,3}}(?:{_GAP}\d){{7,12}}"
_CARD = r"\d{6}[ \-]?\d{8}[ \-]?\d{3}[\dXx]|\d{4}(?:[ \-]?\d{4}){3}(?:[ \-]?\d{1,3})?|\d{15,}[Xx]?"
_NUMBER = rf"(?<![\d…])(?:{_MOBILE}|{_LANDLINE}|{_ABROAD}|{_CARD})(?!\d)"
_PERSONAL = re.compile(_NUMBER)
_ANY = re.compile(rf"{_NUMBER}|(?<![\d…])\+?\(?\d(?:{_GAP}\d){{6,}}")
_CUT = re.compile(r"…(\d{3}[\dX])(?: \((\d{1,3})\))?|^\s*(\d{4})\s*$")
_WIDE = str.maketrans("＋－（）．／\u3000\xa0", "+-()./  ")


def numbers_in(text: str) -> list[str]:
    """Every whole number of a person in a text, as it was typed."""
    return [text[match.start() : match.end()] for match in _PERSONAL.finditer(_narrow(text))]


class Numbers:
    """The numbers of some texts, each with the name that is left of it when it is cut.

    That name is its last four digits, and where two numbers end alike, which of them it is: …5678, …5678 (2). So they
    stay as many as they are. Two ways of writing one number have one name, and a number that was cut before keeps its
    own. `loose`: the texts are there for a number, so that every one of seven digits or more is one.
    """

    def __init__(self, texts: Iterable[str], *, loose: bool = False) -> None:
        self._finds = _ANY if loose else _PERSONAL
        self._names: dict[str, str] = {}
        ending: defaultdict[str, int] = defaultdict(int)
        for text in texts:
            for match in self._finds.finditer(_narrow(text)):
                digits = _digits(match[0])
                if digits not in self._names:
                    ending[digits[-LEFT:]] += 1
                    self._names[digits] = _name(digits[-LEFT:], ending[digits[-LEFT:]])

    def cut(self, text: str) -> str:
        """A text with the name of every number in place of it."""
        cut, at = "", 0
        for match in self._finds.finditer(_narrow(text)):
            cut += text[at : match.start()] + self._named(match)
            at = match.end()
        return cut + text[at:]

    def key(self, text: str) -> Hashable:
        """What two texts have in common that hold the same number; of a text without one, the text itself."""
        plain = _narrow(text)
        whole, cut = self._finds.search(plain), _CUT.search(plain)
        if whole is not None and (cut is None or whole.start() < cut.start()):
            return self._named(whole)
        return _name(cut[1] or cut[3], int(cut[2] or 1)) if cut is not None else comparable(text)

    def _named(self, match: re.Match[str]) -> str:
        digits = _digits(match[0])
        return self._names.get(digits, _name(digits[-LEFT:], 1))


def _name(ending: str, which: int) -> str:
    return f"…{ending}" + (f" ({which})" if which > 1 else "")


def _digits(number: str) -> str:
    """A number as it counts when two are compared: without its country, and without the 0 before an area."""
    digits = re.sub(r"[^\dXx]", "", number).upper().removeprefix("00")
    at_home = digits.removeprefix("86") if len(digits) in (12, 13, 14) else digits
    return at_home.removeprefix("0")


def _narrow(text: str) -> str:
    """A text with plain digits and signs, each in its place."""
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text.translate(_WIDE))
