"""Whom a question is asked for nothing: nothing follows from what they answer.

At every node it is seen who would be led, shown or told something else by another answer to the question. From there it
is looked back who they were when they came to it. Whoever is left was asked for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.content.conditions import ALWAYS, All, Condition, Given, Not, reads, tests
from guide.engine.decisions import split, where
from guide.engine.diagrams import Cut
from guide.engine.explore import Group, Place
from guide.engine.nodes import Region, TooWide
from guide.engine.regions import Frame
from guide.proof.findings import Subject
from guide.proof.uses import on_sheets, showing, sources, ways_on

WIDE, MANY = 30_000, 200
"""Where it takes more parts of diagrams, or more rules ask about it, it is not looked into whether a question is asked
for a reason."""


def idle(subject: Subject, id: str, most: int = WIDE) -> Group | None:
    """Those who come to a question and for whom no answer to it changes anything. Raises TooWide.

    `most`: so many parts of diagrams may be needed.
    """
    groups = subject.explored.at(id)
    if subject.readers[id] > MANY:
        raise TooWide
    with subject.explored.diagrams.at_most(min(most, WIDE)):
        return _Influence(subject, id, groups[0]).idle() if groups else None


class _Influence:
    """One question, and those who come to it. `rest`: those for whom no answer is seen to matter so far."""

    def __init__(self, subject: Subject, id: str, group: Group) -> None:
        self.guide, self.explored = subject.guide, subject.explored
        self.diagrams, self.space = subject.explored.diagrams, subject.space
        self.id, self.group, self.texts, self.beside = id, group, subject.texts, subject.beside
        self.own = frozenset((*self.space.columns[id].all, self.space.beside[id].coarse))
        self.rest: Region | None = group.region
        self.seen: dict[tuple[str, bool], Region] = {}

    def idle(self) -> Group | None:
        """Those who are left when everybody is taken away for whom some answer matters."""
        self._take(self._once_answered(self.group.place))
        for place in self.explored.places.values():
            if self.rest is None:
                return None
            if place.region is not None and place.cut.keep.keys() & self.own:
                for region in (*self._on_arrival(place), self._once_answered(place)):
                    self._look_back(place, region)
        return self.rest and Group(self.group.place, self.rest)

    def _take(self, region: Region | None) -> None:
        """Whoever came so to the question was asked for a reason."""
        self.rest = self.diagrams.without(self.rest, region)

    def _look_back(self, place: Place, region: Region | None) -> None:
        """Whoever comes so to a place, whatever they answered to the question: look who they were when they did."""
        todo = [(place, region)]
        while todo and self.rest is not None:
            place, region = todo.pop()
            name = (place.node, place.again)
            region = self.diagrams.without(region, self.seen.get(name))
            if region is None or place.region is None:
                continue
            self.seen[name] = self.diagrams.plus(self.seen.get(name), region) or region
            others = Cut({rank: None for rank in place.cut.keep if rank not in self.own})
            here = self.diagrams.like(place.region, region, others)
            here = where(self.diagrams, here, place.frame.asked(self.id))
            for before, leading in place.came:
                met = self.diagrams.like(leading, here, place.cut) if here is not None else None
                if met is None:
                    continue
                if before.node == self.id:
                    self._take(self.diagrams.forget(met, self.own))
                else:
                    asked = self.own | frozenset(self.space.columns[before.node].all)
                    todo.append((before, self.diagrams.forget(met, asked)))

    # Where an answer changes anything

    def _on_arrival(self, place: Place) -> Iterator[Region | None]:
        """Who would be shown or told something else at a place by another answer."""
        node, frame = place.node, place.frame
        region = where(self.diagrams, place.region, frame.asked(self.id))
        if region is None:
            return
        yield from (self._printed(names, when, frame, region) for names, when in self.texts[node])
        if node in self.guide.outcomes:
            outcome = self.guide.outcomes[node]
            yield self._printed(self.beside[node], ALWAYS, frame, region)
            whens = [use.when for use in showing(self.guide, node)]
            whens += ways_on(self.guide, node) if not place.again else ()
            whens += [one.who for one in self.guide.shows if not one.file.at or node in one.file.at]
            whens += [test for when in on_sheets(self.guide, outcome) for test in tests(when)]
            yield from (self._decided([when], frame, region) for when in whens)

    def _once_answered(self, place: Place) -> Region | None:
        """Who would be led elsewhere, or interrupted, by another answer, when the question of a place is answered."""
        node, frame = place.node, place.frame
        group = self.explored.asked.get(node) if not place.again else None
        region = group and where(self.diagrams, group.region, frame.asked(self.id))
        if region is None:
            return None
        found = [self._decided(self.guide.pauses.get(node, ()), frame, region)]
        found += [self._decided([one.who], frame, region) for one in self.guide.meets if node in reads(one.who)]
        rules = self.guide.rules[node]
        if any(self.id in reads(rule.when) for rule in rules):
            nowhere = self.explored.uncovered.get(node, ())
            to = {"": [where(self.diagrams, part, frame.asked(self.id)) for _, part in nowhere]}
            for number, rule in enumerate(rules):
                for _, part in self.explored.taken.get((node, number), ()):
                    to.setdefault(rule.go, []).append(where(self.diagrams, part, frame.asked(self.id)))
            found.append(self._differ(self.diagrams.sum(parts) for parts in to.values()))
        together = self.diagrams.sum(found)
        return together and self.diagrams.forget(together, frozenset(self.space.columns[node].all) | self.own)

    def _decided(self, ladder: Iterable[Condition], frame: Frame, region: Region) -> Region | None:
        """Who is told another thing by another answer, where the first condition that holds says what."""
        ladder = tuple(ladder)
        if not any(self.id in reads(when) for when in ladder):
            return None
        parts: list[Region | None] = []
        rest: Region | None = region
        for when in ladder:
            met, rest = split(self.diagrams, rest, frame.formula(when)) if rest is not None else (None, None)
            parts.append(met)
        return self._differ((*parts, rest))

    def _differ(self, parts: Iterable[Region | None]) -> Region | None:
        """Who is in two parts, by different answers."""
        once: Region | None = None
        twice: Region | None = None
        for part in parts:
            here = part and self.diagrams.forget(part, self.own)
            both = self.diagrams.without(here, self.diagrams.without(here, once)) if once is not None else None
            twice, once = self.diagrams.plus(twice, both), self.diagrams.plus(once, here)
        return twice

    def _printed(self, names: frozenset[str], when: Condition, frame: Frame, region: Region) -> Region | None:
        """Who has the answer told to them."""
        found: Region | None = None
        for parts in (sources(self.guide, name) for name in names):
            if self.id in parts:
                earlier = (Not(Given(part)) for part in parts[: parts.index(self.id)])
                told = where(self.diagrams, region, frame.formula(All((when, *earlier, Given(self.id)))))
                found = self.diagrams.plus(found, told and self.diagrams.forget(told, self.own))
        return found
