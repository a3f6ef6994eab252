"""Two people who answer alike but for one number: where their ways part, and on which outcomes they end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from guide.content.conditions import Value, reads
from guide.engine.graph import arrows, circles, levels, remembered
from guide.engine.regions import Region
from guide.proof.explore import Explored, Place, Took
from guide.proof.uses import routing


@dataclass(frozen=True, eq=False, slots=True)
class _State:
    """Where both are. What both were asked is the same, save the number itself. `came`: the state and boxes before."""

    at: tuple[str, str]
    know: tuple[Region, Region]
    came: tuple[_State, tuple[Region, Region]] | None = None

    @property
    def key(self) -> tuple[object, ...]:
        return (self.at, *(tuple(sorted(known.items())) for known in self.know))

    @property
    def same(self) -> bool:
        """Whether they cannot part any more."""
        return self.at[0] == self.at[1] and self.know[0] == self.know[1]


class Apart(NamedTuple):
    """Two who stand at one place and differ in the number asked there come to different nodes: `less` and `more`."""

    start: Place
    number: int
    less: str
    more: str
    end: _State


class Pairs:
    """Walks two at a time, for every number and the next one up, wherever the answer to a question is one."""

    def __init__(self, routes: Explored) -> None:
        self.routes, self.guide, self.space = routes, routes.guide, routes.space
        ways = arrows(self.guide)
        again = circles(ways)
        own = {id: frozenset[str]().union(*(reads(use.when) for use in routing(self.guide, id))) - {id} for id in ways}
        own = {id: found | ({id} & again) for id, found in own.items()}
        self.kept = remembered(ways, own)
        self.found: dict[str, list[Apart]] = {}
        self.level = levels(ways)

    def neighbours(self, id: str) -> list[Apart]:
        """Every pair of outcomes on which neighbouring answers to question `id` end, all else being equal."""
        if id not in self.found:
            self.found[id] = list(self._neighbours(id, self._ends))
        return self.found[id]

    def parting(self, id: str) -> list[Apart]:
        """Every pair of nodes to which neighbouring answers to question `id` lead where their ways part.

        Unlike the outcomes on which they end, this is found in time that grows with the guide, not with its square.
        """
        return list(self._neighbours(id, self._partings))

    def _neighbours(self, id: str, follow: Callable[[str, _State], Iterator[_State]]) -> Iterator[Apart]:
        numbers = sum(atom.witness is not None for atom in self.space.atoms[id])
        for place in self.routes.at(id):
            for number in range(numbers - 1):
                know = ({**place.region, id: 1 << number}, {**place.region, id: 2 << number})
                for end in follow(id, _State((id, id), know)):
                    yield Apart(place, number, *end.at, end)

    def _partings(self, number: str, start: _State) -> Iterator[_State]:
        todo = list(self._together(number, start))
        seen = set()
        while todo:
            state = todo.pop()
            if state.key in seen or state.same:
                continue
            seen.add(state.key)
            if state.at[0] != state.at[1]:
                yield state
            elif state.at[0] in self.guide.questions:
                todo += self._together(number, self._ask(state, (0, 1)))

    def _ends(self, number: str, start: _State) -> Iterator[_State]:
        todo = list(self._together(number, start))
        seen = set()
        while todo:
            state = todo.pop()
            if state.key in seen or state.same:
                continue
            seen.add(state.key)
            ended = [node in self.guide.outcomes for node in state.at]
            if all(ended):
                if state.at[0] != state.at[1]:
                    yield state
            elif state.at[0] == state.at[1]:
                todo += self._together(number, self._ask(state, (0, 1)))
            else:
                first = ended[1] or (not ended[0] and self.level[state.at[0]] <= self.level[state.at[1]])
                who = 0 if first else 1
                todo += self._step(number, self._ask(state, (who,)), who)

    def _ask(self, state: _State, who: tuple[int, ...]) -> _State:
        """Both, or the one who is behind, answer the question where they stand: as the other did, if asked before."""
        know = list(state.know)
        for one in who:
            id = state.at[one]
            know[one] = {**know[one], id: state.know[1 - one].get(id, self.space.everything(id))}
        return _State(state.at, (know[0], know[1]), state.came)

    def _together(self, number: str, state: _State) -> Iterator[_State]:
        for half in self._step(number, state, 0, cut=False):
            yield from self._step(number, half, 1)

    def _step(self, number: str, state: _State, who: int, cut: bool = True) -> Iterator[_State]:
        """One of them takes the rules; the other's knowledge narrows along."""
        rest = [state.know[who]]
        for rule in self.guide.rules[state.at[who]]:
            met, rest = self.space.split(rest, rule.when)
            for box in met:
                other = {
                    id: mask & box.get(id, mask) if id != number else mask for id, mask in state.know[1 - who].items()
                }
                if rule.go in box and rule.go in self.guide.questions:
                    continue  # a circle, told of elsewhere
                at = (rule.go, state.at[1]) if who == 0 else (state.at[0], rule.go)
                know = (box, other) if who == 0 else (other, box)
                # the first half of a step of both keeps everything: the other has yet to go
                yield _State(at, self._cut(at, know) if cut else know, (state, know) if cut else state.came)

    def _cut(self, at: tuple[str, str], know: tuple[Region, Region]) -> tuple[Region, Region]:
        def needed(id: str, who: int) -> bool:
            other = 1 - who
            waits = id not in know[other] and at[other] in self.guide.questions
            return id in self.kept[at[who]] or (waits and self.level[id] >= self.level[at[other]])

        return (
            {id: mask for id, mask in know[0].items() if needed(id, 0)},
            {id: mask for id, mask in know[1].items() if needed(id, 1)},
        )

    def witness(self, apart: Apart) -> tuple[dict[str, Value], dict[str, Value]]:
        """The answers of the two: at the far end of the smaller number, and at the near end of the greater."""
        number = apart.start.node
        boxes: tuple[Region, Region] = ({}, {})
        state = apart.end
        order: list[str] = []
        masks: Region = {}
        while state.came is not None:
            state, steps = state.came
            joined: Region = {}
            for step, box in zip(steps, boxes, strict=True):
                for id, mask in step.items():
                    if id != number:
                        joined[id] = joined.get(id, mask) & mask & box.get(id, mask)
            boxes = (
                {id: joined.get(id, m) for id, m in steps[0].items()},
                {id: joined.get(id, m) for id, m in steps[1].items()},
            )
            for id, mask in joined.items():
                masks[id] = mask & masks.get(id, mask)
                order.append(id)
        start = {id: mask & masks.get(id, mask) for id, mask in apart.start.region.items()}
        before = self.routes.witness(Took(apart.start, start))
        shared = {id: self.space.atoms_in(id, masks[id])[0].witness for id in reversed(order) if id not in before}
        less, more = self.space.atoms[number][apart.number], self.space.atoms[number][apart.number + 1]
        return {**before, number: less.last, **shared}, {**before, number: more.witness, **shared}
