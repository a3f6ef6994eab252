"""Bare arrows between nodes: an order in which to look at them, and who needs to remember what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from guide.content.guide import Guide

Arrows = Mapping[str, tuple[str, ...]]
Key = TypeVar("Key")


def arrows(guide: Guide) -> dict[str, tuple[str, ...]]:
    """Node id → where its rules may lead, without repeats."""
    ways = {id: tuple(dict.fromkeys(rule.go for rule in rules)) for id, rules in guide.rules.items()}
    return {id: ways.get(id, ()) for id in guide.nodes}


def components(ways: Arrows) -> list[list[str]]:
    """The strongly connected parts (Tarjan), those that arrows come from before those that they lead to."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}
    found: list[list[str]] = []
    for root in ways:
        if root in index:
            continue
        path: list[tuple[str, Iterator[str]]] = []
        _enter(root, ways, index, low, open_, path)
        while path:
            node, rest = path[-1]
            for next in rest:
                if next not in index:
                    _enter(next, ways, index, low, open_, path)
                    break
                if next in open_:
                    low[node] = min(low[node], index[next])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == index[node]:
                    part = [open_.popitem()[0]]
                    while part[-1] != node:
                        part.append(open_.popitem()[0])
                    found.append(part)
    return found[::-1]


def _enter(
    node: str,
    ways: Arrows,
    index: dict[str, int],
    low: dict[str, int],
    open_: dict[str, None],
    path: list[tuple[str, Iterator[str]]],
) -> None:
    index[node] = low[node] = len(index)
    open_[node] = None
    path.append((node, iter(ways[node])))


def circles(ways: Arrows) -> frozenset[str]:
    """The nodes that arrows can lead back to."""
    parts = components(ways)
    return frozenset(id for part in parts for id in part if len(part) > 1 or id in ways[id])


def order(ways: Arrows, first: str) -> dict[str, int]:
    """Node id → its place in an order in which all arrows lead on, save those that close a circle."""
    left: list[str] = []
    seen: set[str] = set()
    for root in (first, *ways):
        todo = [(root, iter(reversed(ways[root])))] if root not in seen else []
        seen.add(root)
        while todo:
            _node, rest = todo[-1]
            target = next((target for target in rest if target not in seen), None)
            if target is None:
                left.append(todo.pop()[0])
            else:
                seen.add(target)
                todo.append((target, iter(reversed(ways[target]))))
    return {id: place for place, id in enumerate(reversed(left))}


def levels(ways: Arrows) -> dict[str, int]:
    """Node id → the most steps it takes to get there; nodes of one circle are on one level."""
    level = dict.fromkeys(ways, 0)
    for part in components(ways):
        here = max(level[id] for id in part)
        for id in part:
            level[id] = here
        inside = set(part)
        for target in (target for id in part for target in ways[id]):
            if target not in inside:
                level[target] = max(level[target], here + 1)
    return level


def remembered(
    ways: Arrows, reads: Mapping[str, Iterable[Key]], origin: Callable[[Key], str]
) -> dict[str, frozenset[Key]]:
    """Node id → what it, or a node it leads to, reads of the answers given before it.

    What is read are keys, each of which belongs to the answer of one node, its `origin`. The cost is the distance
    between answers and their readers, not the size of the guide.
    """
    level = levels(ways)
    readers: dict[str, dict[Key, list[str]]] = {}
    for node, keys in reads.items():
        for key in keys:
            readers.setdefault(origin(key), {}).setdefault(key, []).append(node)
    back: dict[str, list[str]] = {id: [] for id in ways}
    for id, next in ways.items():
        for target in next:
            back[target].append(id)
    kept: dict[str, set[Key]] = {id: set() for id in ways}
    for id, found in readers.items():
        if id not in ways:
            continue
        ahead = _forward(id, ways, level, max(level[node] for nodes in found.values() for node in nodes))
        for key, nodes in found.items():
            behind = [node for node in nodes if node in ahead]
            seen = set(behind)
            while behind:
                node = behind.pop()
                kept[node].add(key)
                for before in back[node]:
                    if before in ahead and before not in seen and before != id:
                        seen.add(before)
                        behind.append(before)
    return {id: frozenset(keys) for id, keys in kept.items()}


def _forward(start: str, ways: Arrows, level: Mapping[str, int], last: int) -> set[str]:
    """The nodes after `start`, up to a level; not beyond `start` itself where a way comes back to it."""
    todo = [node for node in ways[start] if level[node] <= last]
    seen = set(todo)
    while todo:
        node = todo.pop()
        if node == start:
            continue
        for next in ways[node]:
            if level[next] <= last and next not in seen:
                seen.add(next)
                todo.append(next)
    return seen
