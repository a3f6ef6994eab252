"""What is raised where an answer cannot be taken."""

from __future__ import annotations


class Refused(ValueError):
    """An answer that cannot be taken. `reason` is a key of the question's errors, or `not-allowed`.

    `too-long` and `two-ways` hold for everything typed; `examples` say then what can be written instead.
    """

    def __init__(self, reason: str, *examples: str) -> None:
        self.reason = reason
        self.examples = examples
        super().__init__(reason)
