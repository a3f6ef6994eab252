"""How YAML is read: by libyaml, or by PyYAML's own scanner where it was built without. Types are not guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from yaml import BaseLoader as _Libyaml
else:
    _Libyaml = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader

_ENDS = "\0 \t\r\n\x85\u2028\u2029"


class _Untyped:
    """Asks no pattern what type a value may be of: that would be a third of the time that composing takes."""

    def resolve(self, *_: object) -> str:
        return "!"

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class FastLoader(_Untyped, _Libyaml):
    """libyaml's."""


class PlainLoader(_Untyped, yaml.BaseLoader):
    """Reads as libyaml does: text in braces may hold a question mark, where PyYAML's own scanner would end it."""

    def scan_plain(self) -> Any:
        start = end = self.get_mark()
        inside = self.flow_level > 0
        chunks: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#":
            length = 0
            while not self._ends_text(length, inside):
                length += 1
            if length == 0:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start) or []
            if not spaces or (not inside and self.column <= self.indent):
                break
        return yaml.ScalarToken("".join(chunks), True, start, end)

    def _ends_text(self, ahead: int, inside: bool) -> bool:
        letter = self.peek(ahead)
        if letter == ":":
            return self.peek(ahead + 1) in (_ENDS + ",[]{}" if inside else _ENDS)
        return letter in _ENDS or (inside and letter in ",[]{}")


Loader: Any = FastLoader if yaml.__with_libyaml__ else PlainLoader
"""The one that this machine has."""
