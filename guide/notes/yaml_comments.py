"""Finds the comments in YAML, which the YAML library drops, so that they can be written back."""

from __future__ import annotations

from collections.abc import Iterator

import yaml


def remarks(text: str) -> Iterator[str]:
    """Every comment of a YAML text that has been read without a fault, in order, from its # on."""
    if "#" not in text:
        return
    texts = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(text, Loader=yaml.SafeLoader)
        if isinstance(token, yaml.ScalarToken)
    ]
    start = 0
    for line in text.split("\n"):
        for at, letter in enumerate(line):
            apart = at == 0 or line[at - 1] in " \t"
            if letter == "#" and apart and not any(first <= start + at < last for first, last in texts):
                yield line[at:]
                break
        start += len(line) + 1
