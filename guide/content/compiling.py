"""From conditions as written to conditions with meaning: names resolved, every subject asked what its tests mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Generic

from guide.content import written
from guide.content.conditions import ALWAYS, FAULTY, Formula, Not, Test, all_of, some_of
from guide.content.faults import nearest
from guide.content.named import MOST_DEPTH, MOST_TESTS, Extents, in_order
from guide.content.reading import Loc
from guide.content.subjects import Complain, Own
from guide.content.vocabulary import Vocabulary
from guide.content.written import Where, names_in


@dataclass
class Compiler(Generic[Own]):
    """Gives conditions their meaning.

    Faults go to `complain(loc, what, instead)`; FAULTY stands in the place of a faulty part.
    """

    vocabulary: Vocabulary[Own]
    named: Mapping[str, written.Condition]
    unread: frozenset[str] = frozenset()
    """ids whose files have faults of their own: what is said of them cannot be judged"""
    kinds: str = "question, fact or outcome"
    """what the ids of the vocabulary are called"""
    defined: dict[str, Formula[Test | Own]] = field(default_factory=dict)
    """the named conditions that have their meaning, which every use of them shares"""

    def beside(self, more: Vocabulary[Own]) -> Compiler[Own]:
        """One that knows more to ask about. Named conditions keep their meaning."""
        return replace(self, vocabulary={**self.vocabulary, **more})

    def define(self, complain: Complain) -> None:
        """Give the named conditions their meaning, and tell the faults in them: here, and not at every use."""
        order, circular = in_order(self.named)
        extents = Extents()
        for name in order:
            loc: Loc = ("conditions", name)
            made = self.condition(self.named[name], loc, complain)
            if name in circular:
                for part, at in names_in(self.named[name], loc):
                    if part in circular:
                        complain(at, f"the condition '{name}' is defined by itself", "break the circle")
            elif extents.of(made).too_much:
                what = f"the condition '{name}' comes out too long once every name in it is written out"
                complain(loc, what, f"at most {MOST_TESTS:,} tests, nested {MOST_DEPTH} deep: use fewer names in names")
            else:
                self.defined[name] = made

    def condition(self, raw: written.Condition | None, loc: Loc, complain: Complain) -> Formula[Test | Own]:
        """The meaning of a condition as written at `loc`."""
        match raw:
            case None:
                return ALWAYS
            case str():
                return self._name(raw, loc, complain)
            case tuple():
                return all_of(self._each(raw, loc, complain))
            case _:
                parts = self._parts(raw, loc, complain)
                return parts[0] if len(parts) == 1 else all_of(parts)

    def _each(self, raw: tuple[written.Condition, ...], loc: Loc, complain: Complain) -> list[Formula[Test | Own]]:
        return [self.condition(part, (*loc, i), complain) for i, part in enumerate(raw)]

    def _name(self, name: str, loc: Loc, complain: Complain) -> Formula[Test | Own]:
        if name not in self.named:
            hint = nearest(name, self.named) or "define it under 'conditions:'"
            if name in self.vocabulary:
                hint = f"'{name}' can be asked about: write what it has to be, {{{name}: …}}"
            complain(loc, f"no condition is named '{name}'", hint)
        return self.defined.get(name, FAULTY)

    def _parts(self, raw: Where, loc: Loc, complain: Complain) -> list[Formula[Test | Own]]:
        parts = [self._test(id, test, (*loc, id), complain) for id, test in raw.tests.items()]
        if raw.all_ is not None:
            parts.append(all_of(self._each(raw.all_, (*loc, "all"), complain)))
        if raw.any_ is not None:
            parts.append(some_of(self._each(raw.any_, (*loc, "any"), complain)))
        if raw.not_ is not None:
            parts.append(Not(self.condition(raw.not_, (*loc, "not"), complain)))
        return parts

    def _test(self, id: str, test: written.Test, loc: Loc, complain: Complain) -> Formula[Test | Own]:
        if id in self.vocabulary:
            return self.vocabulary[id].meaning(test, loc, complain)
        if id in self.named:
            complain((*loc, ""), f"'{id}' is the name of a condition", f"it stands alone, as '{id}', or in a list")
        elif id not in self.unread:
            known = [*self.vocabulary, "any", "all", "not"]
            complain((*loc, ""), f"no {self.kinds} is called '{id}'", nearest(id, known))
        return FAULTY
