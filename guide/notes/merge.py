"""Writing a note anew without losing what the person wrote into it.

A note remembers what the guide wrote as one short digest a block (a paragraph, a list item, a heading). A block with no
digest among them is the person's and is kept where it stands; what the guide wrote is replaced by what it writes now.
A block the person took out stays out as long as the guide would write the same; one that was only moved is still the
guide's. Boxes that were ticked stay ticked.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b

DIGEST = 4
"""Letters of a digest, of 64 kinds: 24 bits, compared only with those that stand at the same place."""
ROW = 19 * DIGEST
"""Letters on one line of digests."""
_STARTS = re.compile(r"\s*(?:[-*+] |#+ |\d+[.)] )")
_BOX = re.compile(r"(\s*)[-*+] \[([ xX])\]")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together; `apart`: with an empty line above."""

    text: str
    apart: bool

    @property
    def digest(self) -> str:
        """The same for the same words, however their lines are broken and whether or not a box is ticked."""
        squeezed = "".join(_BOX.sub("- [ ]", self.text, count=1).split())
        return urlsafe_b64encode(blake2b(squeezed.encode(), digest_size=3).digest()).decode()

    @property
    def ticked(self) -> bool:
        box = _BOX.match(self.text)
        return box is not None and box[2] != " "

    def tick(self) -> _Block:
        return _Block(_BOX.sub(lambda box: f"{box[1]}- [x]", self.text, count=1), self.apart)


def digests(body: str) -> list[str]:
    """The digests of a body the guide has written, as lines of at most `ROW` letters."""
    joined = "".join(block.digest for block in _blocks(body))
    return [joined[at : at + ROW] for at in range(0, len(joined), ROW)]


def merge(mine: str, wrote: Sequence[str], new: str) -> str:
    """The body `new`, with everything the person has written into `mine`, in its place.

    `wrote`: the digests of what the guide had written there. Where they are missing, all that the guide would not write
    now counts as the person's.
    """
    ours, theirs = _blocks(mine), _blocks(new)
    found = [block.digest for block in theirs]
    joined = "".join(wrote)
    base = [joined[at : at + DIGEST] for at in range(0, len(joined), DIGEST)] or found
    in_ours = _matches(base, [block.digest for block in ours])
    in_theirs = _matches(base, found)
    taken_out = set(in_theirs.values()) if wrote else set()
    generated = set(in_ours.values())
    kept: list[_Block] = []
    i = j = 0
    for k in [*(k for k in range(len(base)) if k in in_ours and k in in_theirs), len(base)]:
        i_end, j_end = in_ours.get(k, len(ours)), in_theirs.get(k, len(theirs))
        kept += [theirs[at] for at in range(j, j_end) if at not in taken_out]
        kept += [ours[at] for at in range(i, i_end) if at not in generated or ours[at].ticked]
        if k < len(base):
            kept.append(theirs[j_end].tick() if ours[i_end].ticked else theirs[j_end])
        i, j = i_end + 1, j_end + 1
    return _joined(kept)


def _matches(base: list[str], other: list[str]) -> dict[int, int]:
    """Which block of `other` is which of `base`, both in order."""
    same = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {a + n: b + n for a, b, size in same for n in range(size)}


def _blocks(body: str) -> list[_Block]:
    blocks: list[_Block] = []
    lines: list[str] = []
    apart = empty = True

    def end() -> None:
        if lines:
            blocks.append(_Block("\n".join(lines), apart))
            lines.clear()

    for line in body.replace("\r\n", "\n").split("\n"):
        if not line.strip():
            end()
            empty = True
            continue
        if _STARTS.match(line):
            end()
        if not lines:
            apart = empty
        lines.append(line)
        empty = False
    end()
    return blocks


def _joined(blocks: Iterable[_Block]) -> str:
    text = "".join(("\n\n" if block.apart else "\n") + block.text for block in blocks)
    return text.lstrip("\n") + "\n" if text else ""
