"""Characters that are no part of a text: they steer a terminal, turn text round, or cannot be written at all.

The controls C0 (but the line feed), DEL and C1, the separators of lines and paragraphs, every bidirectional control,
and halves of characters as a file name that is no UTF-8 has them. Where a text is read they are refused or, from a
person's keyboard, taken out; whatever is printed or written all the same passes `visible`.
"""

from __future__ import annotations

import re

_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_CLASS = f"\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_MARKS}"
_STRANGE = re.compile(f"[{_CLASS}]")
_IN_A_LINE = re.compile(f"[\n{_CLASS}]")
_MARK = re.compile(f"[{_MARKS}]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, modes, keys such as the arrows
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\\\|\x9c)"  # OSC and its like
    "|\x1bO[A-Za-z]|\x1b[ -/]*[0-~]"
)


def strange(text: str, in_a_line: bool = False) -> str:
    """The name (U+001B) of the first character that is no part of a text, or of a line; nothing where all are."""
    if text.isprintable():  # quick, and true of nearly every text
        return ""
    found = (_IN_A_LINE if in_a_line else _STRANGE).search(text)
    return f"U+{ord(found[0]):04X}" if found is not None else ""


def visible(text: str) -> str:
    """A text with each such character as a sign, written as in JSON: \\u001b. Lines stay lines."""
    return text if text.isprintable() else _STRANGE.sub(_sign, text)


def in_a_line(name: object) -> str:
    """The same for a name or a path, in which a line feed is as strange as the rest."""
    text = str(name)
    return text if text.isprintable() else _IN_A_LINE.sub(_sign, text)


def typed(text: str) -> str:
    """What a person typed or pasted, without what a key or another program put into it. Line breaks become \\n."""
    if text.isprintable():
        return text
    return _STRANGE.sub("", _BREAKS.sub("\n", _SEQUENCE.sub("", text)).replace("\t", " "))


def unmarked(text: str) -> str:
    """A text without bidirectional controls, which could once be pasted into a field unseen and so be saved."""
    return _MARK.sub("", text)


def _sign(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
