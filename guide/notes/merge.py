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
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from hashlib import blake2b

DIGEST = 4
"""Letters of a digest, of 64 kinds: 24 bits, compared only with those that stand at the same place."""
ROW = 19 * DIGEST
"""Letters on one line of digests."""
_STARTS = re.compile(r"\s*(?:[-*+] |#+ |\d+[.)] )")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_BOX = re.compile(r"(\s*)[-*+] \[([ xX])\]")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together with their line ends, and the empty lines above them."""

    above: str
    text: str

    @property
    def digest(self) -> str:
        """The same for the same words, however their lines are broken and whether or not a box is ticked."""
        squeezed = "".join(_BOX.sub("- [ ]", self.text, count=1).split())
        return urlsafe_b64encode(blake2b(squeezed.encode(), digest_size=3).digest()).decode()

    @property
    def ticked(self) -> bool:
        box = _BOX.match(self.text)
        return box is not None and box[2] != " "

    def apart(self) -> _Block:
        """The same below another's block, which it must not run into."""
        runs_on = not self.above and _STARTS.match(self.text) is None
        return replace(self, above="\r\n" if self.text.endswith("\r\n") else "\n") if runs_on else self

    def tick(self) -> _Block:
        return replace(self, text=_BOX.sub(lambda box: f"{box[1]}- [x]", self.text, count=1))


def digests(body: str) -> list[str]:
    """The digests of a body the guide has written, as lines of at most `ROW` letters."""
    joined = "".join(block.digest for block in _blocks(body)[0])
    return [joined[at : at + ROW] for at in range(0, len(joined), ROW)]


def merge(mine: str, wrote: Sequence[str], new: str) -> str:
    """The body `new`, with everything the person has written into `mine`, in its place and to the letter.

    `wrote`: the digests of what the guide had written there. Where they are missing, all that the guide would not write
    now counts as the person's.
    """
    (ours, mine_end), (theirs, new_end) = _blocks(mine), _blocks(new)
    found = [block.digest for block in theirs]
    joined = "".join(wrote)
    base = [joined[at : at + DIGEST] for at in range(0, len(joined), DIGEST)] or found
    in_ours = _matches(base, [block.digest for block in ours])
    in_theirs = _matches(base, found)
    taken_out = set(in_theirs.values()) if wrote else set()
    generated = set(in_ours.values())
    i, j = min(generated, default=0), 0
    merged = _Merged()
    merged.keep(ours[:i])  # what stands above all that the guide wrote stays above all that it writes
    merged.gap = ours[i].above if generated else None
    for k in [*(k for k in range(len(base)) if k in in_ours and k in in_theirs), len(base)]:
        i_end, j_end = in_ours.get(k, len(ours)), in_theirs.get(k, len(theirs))
        merged.write(theirs[at] for at in range(j, j_end) if at not in taken_out)
        merged.keep(ours[at] for at in range(i, i_end) if at not in generated or ours[at].ticked)
        if k < len(base):
            same, was = theirs[j_end], ours[i_end]
            same = replace(same, above=was.above) if merged.kept else same  # as it stood below what is kept
            merged.write([same.tick() if was.ticked else same])
        i, j = i_end + 1, j_end + 1
    return merged.text + (mine_end if merged.kept else new_end)


@dataclass
class _Merged:
    """A text as it grows. `kept`: its last block is the person's; `gap`: what is known of the lines below that."""

    blocks: list[_Block] = field(default_factory=list)
    kept: bool = False
    gap: str | None = None

    def keep(self, blocks: Iterable[_Block]) -> None:
        """Blocks of the person, as they stood."""
        for block in blocks:
            self.blocks.append(block if self.kept or not self.blocks else block.apart())
            self.kept, self.gap = True, None

    def write(self, blocks: Iterable[_Block]) -> None:
        """Blocks of the guide."""
        for block in blocks:
            block = block if self.gap is None else replace(block, above=self.gap)
            self.blocks.append(block.apart() if self.kept else block)
            self.kept, self.gap = False, None

    @property
    def text(self) -> str:
        return "".join(block.above + block.text for block in self.blocks)


def _matches(base: list[str], other: list[str]) -> dict[int, int]:
    """Which block of `other` is which of `base`, both in order."""
    same = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {a + n: b + n for a, b, size in same for n in range(size)}


def _blocks(body: str) -> tuple[list[_Block], str]:
    """The blocks of a text, and the empty lines below the last."""
    blocks: list[_Block] = []
    above = ""
    for line in _LINES.findall(body):
        if not line.strip():
            above += line
        elif above or not blocks or _STARTS.match(line):
            blocks.append(_Block(above, line))
            above = ""
        else:
            blocks[-1] = replace(blocks[-1], text=blocks[-1].text + line)
    return blocks, above
