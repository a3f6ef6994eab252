"""The second interpreter on what is worth a look: what is asked for nothing, shown to everybody, read of nobody."""

from __future__ import annotations

from typing import Any

from tests.support.interpreted_conditions import Answers
from tests.support.interpreter import Interpreter, Seen, Way


def asked_for_nothing(manual: Interpreter, seen: Seen) -> set[str]:
    """The questions to which, on some way there, no answer changes anything, whatever else is answered."""
    found = set()
    for id in manual.questions:
        ways = [(way.route[: way.route.index(id) + 1], way.answers) for way in seen.ways if id in way.answers]
        before = {tuple((node, answers[node]) for node in route[:-1]): route for route, answers in ways}
        for known, route in before.items():
            if not _differ(manual, route, [{**dict(known), id: value} for value, _ in manual.values(id)]):
                found.add(id)
                break
    return found


def _differ(manual: Interpreter, route: tuple[str, ...], several: list[Answers]) -> bool:
    """Whether those who have just answered the last question of a route come to see, or to be, something else."""
    node = route[-1]
    asked = [who for who in _meeting(manual) if node in manual.reads(who)]
    if len({(manual.pause(node, each), *(manual.holds(who, each) for who in asked)) for each in several}) > 1:
        return True
    numbers = [manual.rule(node, each) for each in several]
    targets = {manual.rules(node)[number]["go"] if number is not None else "" for number in numbers}
    if len(targets) != 1:
        return len(targets) > 1
    (go,) = targets
    if not go:  # whatever is answered, it leads nowhere
        return False
    if go not in manual.outcomes:
        values = [value for value, _ in manual.values(go)] if go in manual.questions else ["continue"]
    else:
        again = go in route
        offers = [not again and manual.leads_on(go, each) for each in several]
        whos = [one.get("who") for one in manual.promises["shows"] if go in one.get("at", [go])]
        prints = sorted(manual.printed(go))
        told = {
            (
                on,
                not again and manual.asks_again(go, each),
                *(manual.value(name, each) for name in prints),
                *manual.parts_at(Way((go,), each, 1, "outcome")),
                *(manual.holds(who, each) for who in whos),
            )
            for on, each in zip(offers, several, strict=True)
        }
        if len(told) > 1:
            return True
        values = ["continue"] if offers[0] else []
    if go in route:
        return False
    return any(_differ(manual, (*route, go), [{**each, go: value} for each in several]) for value in values)


def _meeting(manual: Interpreter) -> list[Any]:
    return [promise["who"] for promise in manual.promises["meets"]]


Part = tuple[str, str, str]


def seen_by_everybody(manual: Interpreter, seen: Seen) -> set[Part]:
    """Parts with a condition that everybody sees who could: role, key, and the node of those that have one only."""
    some, all_ = dict[Part, int](), dict[Part, int]()
    for way in (way for way in seen.ways if way.ended == "outcome"):
        for role, key, when in manual.parts_of(way.route[-1]):
            part = (role, key, way.route[-1] if role == "words to say" else "")
            if when is not None:
                all_[part] = all_.get(part, 0) + 1
                some[part] = some.get(part, 0) + manual.holds(when, way.answers)
    answered = {(way.route[: i + 1], tuple(way.answers[each] for each in way.route[: i + 1])): way.answers
                for way in seen.ways for i, node in enumerate(way.route)
                if node in way.answers and node not in way.route[:i]}  # fmt: skip
    for (route, _), answers in answered.items():
        known = {id: answers[id] for id in route}
        for n in range(1, len(manual.questions.get(route[-1], {}).get("pauses", [])) + 1):
            part = ("pause", str(n), route[-1])
            all_[part] = all_.get(part, 0) + 1
            some[part] = some.get(part, 0) + (manual.pause(route[-1], known) == n)
    return {part for part, count in all_.items() if some[part] == count}


def read_of_nobody(manual: Interpreter, seen: Seen) -> set[tuple[str, str]]:
    """Blocks and what they ask about: that was said before no outcome they stand on, or nothing was before one."""
    known: dict[str, set[str]] = {}
    for way in seen.ways:
        if way.ended == "outcome":
            known.setdefault(way.route[-1], set()).update(way.answers)
    found = set()
    for id, block in manual.blocks.items():
        nodes = [node for node in known if id in manual.outcomes[node].get("blocks", [])]
        names = manual.names(block["when"])
        lost = {name: [n for n in nodes if known[n].isdisjoint(manual.sources(name))] for name in names}
        blind = any(all(node in unasked for unasked in lost.values()) for node in nodes)
        found |= {(id, name) for name, unasked in lost.items() if nodes and (blind or len(unasked) == len(nodes))}
    return found
