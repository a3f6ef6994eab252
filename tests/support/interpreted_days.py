"""The second interpreter on another day, and two versions of a guide held side by side by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.support.interpreted_conditions import Answers
from tests.support.interpreter import Interpreter, Seen, Way

Changes = Counter[tuple[str, str, str]]


def later(manual: Interpreter, answers: Answers, days: int) -> Answers:
    """The same answers so many days later: what counts days has grown; what is not taken any more is gone."""
    found = {}
    for id, value in answers.items():
        asked = manual.questions.get(id, {})
        if value is not None and (asked.get("kind") == "date" or asked.get("counts-days")):
            step = manual.scale(id)
            if value + days * step <= asked.get("days-back", asked.get("most", 0) * step):
                found[id] = value + days * step
        elif not days or value not in [each["id"] for each in asked.get("options", ()) if each["today-only"]]:
            found[id] = value
    return found


def page(manual: Interpreter, answers: Answers) -> tuple[str, frozenset[str]]:
    """Where answers lead, and what is shown there that is not shown everywhere; of a question, nothing."""
    route = manual.walk(answers)
    node = route[-1]
    if node not in manual.outcomes:
        return node, frozenset()
    way = Way(route, {id: value for id, value in answers.items() if id in route[:-1]}, 1, "outcome")
    shown = {f"{role} {key}" for role, key in manual.parts_at(way)}
    offers = node not in route[:-1] and manual.leads_on(node, way.answers)
    return node, frozenset(shown | ({"continue"} if offers else set()))


def overnight(manual: Interpreter, seen: Seen) -> tuple[set[tuple[str, str]], set[str]]:
    """Where ways end today and, elsewhere, tomorrow; and what comes or goes on a page that stays."""
    pairs, parts = set[tuple[str, str]](), set[str]()
    for way in seen.ways:
        if way.ended == "outcome":
            answers = later(manual, way.answers, 1)
            if not _lost(manual, manual.walk(answers), answers):  # a fault of its own
                today = page(manual, {id: value for id, value in way.answers.items() if id in way.route[:-1]})
                tomorrow = page(manual, answers)
                pairs |= {(today[0], tomorrow[0])} if today[0] != tomorrow[0] else set()
                parts |= today[1] ^ tomorrow[1] if today[0] == tomorrow[0] else set()
    return pairs, parts


def turning(manual: Interpreter, answers: Answers, most: int) -> list[tuple[int, str, frozenset[str]]] | None:
    """On which of the next days a page changes, to what; up to the first on which something is asked again.

    None where the answers come to lead nowhere on one of them: that is a fault of its own.
    """
    found, now = [], _page(manual, answers)
    for days in range(1, most + 1):
        known = later(manual, answers, days)
        if _lost(manual, manual.walk(known), known):
            return None
        then = _page(manual, known)
        if then != now:
            found.append((days, *then))
            now = then
            if then[0] not in manual.outcomes:
                break
    return found


def _page(manual: Interpreter, answers: Answers) -> tuple[str, frozenset[str]]:
    """A page without what stands before it."""
    node, shown = page(manual, answers)
    return node, frozenset(each for each in shown if not each.startswith("line of the check page"))


def _lost(manual: Interpreter, route: tuple[str, ...], answers: Answers) -> bool:
    """Whether a walk ends because no rule holds for the last answer on it, or a question comes twice."""
    last, known = route[-1], {node: answers[node] for node in route if node in answers}
    if last not in answers or last in route[:-1]:
        return last in route[:-1] and last not in manual.outcomes
    before = {node: value for node, value in known.items() if node != last}
    return (last not in manual.outcomes or manual.leads_on(last, before)) and manual.rule(last, known) is None


def differences(old: Interpreter, new: Interpreter) -> tuple[Changes, Changes]:
    """Where the same answers part in two versions, and what they are shown otherwise: (node, was, is) → ways."""
    elsewhere, shown = Changes(), Changes()

    def on(route: tuple[str, ...], answers: Answers, weight: int) -> None:
        node = route[-1]
        values: Iterator[tuple[Any, int]]
        if node in old.questions:
            if node in route[:-1]:
                return
            values = old.values(node)
        elif node in old.notices:
            if node in route[:-1]:
                return
            values = iter([("continue", 1)])
        else:
            way = Way(route, answers, weight, "outcome")
            was, now = ({f"{role} {key}" for role, key in each.parts_at(way)} for each in (old, new))
            shown.update({(node, name, f"no {name}"): weight for name in was - now})
            shown.update({(node, f"no {name}", name): weight for name in now - was})
            leads = [each.leads_on(node, answers) and node not in answers for each in (old, new)]
            if leads[0] != leads[1]:
                names = ("continue", "no continue") if leads[0] else ("no continue", "continue")
                shown[(node, *names)] += weight
            if node in route[:-1] or not all(leads):
                return
            values = iter([("continue", 1)])
        for value, count in values:
            here = {**answers, node: value}
            pauses = [each.pause(node, here) for each in (old, new)]
            if pauses[0] != pauses[1]:
                shown.update(
                    {(node, f"pause {pauses[0]}", f"no pause {pauses[0]}"): weight * count} if pauses[0] else {}
                )
                shown.update(
                    {(node, f"no pause {pauses[1]}", f"pause {pauses[1]}"): weight * count} if pauses[1] else {}
                )
            rules = [each.rule(node, here) for each in (old, new)]
            if rules[0] is None or rules[1] is None:
                continue
            to = old.rules(node)[rules[0]]["go"], new.rules(node)[rules[1]]["go"]
            if to[0] != to[1]:
                elsewhere[(node, *to)] += weight * count
            else:
                on((*route, to[0]), here, weight * count)

    on((old.first,), {}, 1)
    return elsewhere, shown
