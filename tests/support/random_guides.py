"""Random small guides of every construct that a proof is about, most of them broken, as plain data."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import Any

from tests.support.small_guides import notice, outcome, question, when, words

ENDS = ["o0", "o1", "o2"]
Data = dict[str, Any]


def condition(chance: random.Random, data: Data, depth: int = 2) -> Any:
    """A condition on whatever can be asked about in a guide."""
    asked, facts = data["questions"], {fact["fact"]: fact for fact in data["facts"]}
    if data["conditions"] and chance.random() < 0.08:
        return chance.choice([*data["conditions"]])
    shape = chance.choice(["test", "test", "test", "any", "all", "not", "list"] if depth else ["test"])
    if shape == "list":
        return [condition(chance, data, depth - 1) for _ in range(2)]
    if shape in ("any", "all"):
        return {shape: [condition(chance, data, depth - 1) for _ in range(2)]}
    if shape == "not":
        return {"not": condition(chance, data, depth - 1)}
    id = chance.choice([*asked, *ENDS[:2], "n0", *facts])
    if id in ENDS or id == "n0":
        return {id: "continue"}
    kind = asked[id]["kind"] if id in asked else "fact"
    if kind in ("one", "several") and chance.random() < 0.8:
        ids = [option["id"] for option in asked[id]["options"]]
        return {id: chance.choice([chance.choice(ids), chance.sample(ids, min(2, len(ids)))])}
    if kind in ("one", "several", "date") or chance.random() < 0.25:
        states = ["answered", "unknown"] + (["skipped"] if "skip" in asked.get(id, {}) else [])
        return {id: chance.choice(states)}
    bounds: list[float] = [0, 1] if kind == "money" else [0, 1, 2, 3]
    if asked.get(id, {}).get("decimals"):
        bounds = [0, 0.5, 1]
    low, high = sorted(chance.choices(bounds, k=2))
    return {id: chance.choice([{"least": low}, {"most": high}, {"is": low}, {"least": low, "most": high}])}


def parts(chance: random.Random) -> Data:
    """A small guide as its files hold it."""
    kinds = chance.choices(["one", "several", "number", "money", "date"], k=chance.randint(1, 4))
    asked = {f"q{n}": _question(chance, kind) for n, kind in enumerate(kinds)}
    data: Data = {"questions": asked, "facts": _facts(chance, asked), "conditions": {}}
    for n in range(chance.randint(0, 2)):
        data["conditions"] |= {f"c{n}": condition(chance, data)}

    def some() -> Any:
        return condition(chance, data)

    def rules(after: int) -> list[Any]:
        near = [*[f"q{n}" for n in range(after + 1, len(kinds))], *ENDS, *(["n0"] if after < 1 else [])]
        far = [*asked, *ENDS, "n0"]
        found = [
            when(some(), chance.choice(near if chance.random() < 0.9 else far)) for _ in range(chance.randint(0, 3))
        ]
        return [*found, {"go": chance.choice(near)}] if not found or chance.random() < 0.85 else found

    for n, id in enumerate(asked):
        pauses = [{"when": some(), "says": words()} for _ in range(chance.choice([0, 0, 1, 2]))]
        asked[id] = {**asked[id], "next": rules(n), "pauses": pauses}
    ids = ["k", "l", "m"]
    outcomes = {
        id: outcome(urgency=chance.choice(["calm", "today", "now"]), blocks=chance.sample(ids, chance.randint(0, 3)))
        for id in ENDS
    }
    for id, how_often in (("o0", 0.6), ("o1", 0.15)):
        if chance.random() < how_often:
            way_on = {"says": words(), "when": some() if chance.random() < 0.5 else None, "next": rules(-1)}
            outcomes[id] = {**outcomes[id], "continue": way_on}
    if chance.random() < 0.2:
        asks_again = {"says": words(), "when": some() if chance.random() < 0.5 else None}
        outcomes["o2"] = {**outcomes["o2"], "continue": asks_again}
    if chance.random() < 0.3:
        outcomes["o1"] = {**outcomes["o1"], "again": {"says": words(), "at": chance.choice([*asked])}}
    outcomes["o1"] = {**outcomes["o1"], "say": [words(when=some()) for _ in range(chance.choice([0, 1, 2]))]}
    figures = [id for id in asked if asked[id]["kind"] in ("date", "number", "money")]
    names = [*figures, *(fact["fact"] for fact in data["facts"])]
    if names and chance.random() < 0.4:
        id = chance.choice(["o0", "o2"])
        outcomes[id] = {**outcomes[id], "know": words(f"So {{{chance.choice(names)}}} it is.")}
    outcomes["o2"] = {**outcomes["o2"], "check-first": chance.random() < 0.5}
    return data | {
        "notices": {"n0": notice(*rules(1))},
        "outcomes": outcomes,
        "blocks": {id: {"when": some()} for id in ids},
        "check": [{"when": some(), "says": words()} for _ in range(chance.choice([0, 0, 1, 2]))],
        "promises": _promises(chance, data),
    }


def _question(chance: random.Random, kind: str) -> Data:
    more: Data = dict({"date": {"days-back": 3, "days-ahead": 1}, "money": {"most": 1}}.get(kind, {}))
    if kind == "number":
        more |= chance.choice([{"most": 3}, {"most": 3}, {"least": 1, "most": 3}, {"most": 1, "decimals": 1}])
        more |= {"counts-days": True} if chance.random() < 0.5 else {}
    if kind in ("number", "money", "date") and chance.random() < 0.5:
        more["skip"] = words()
    options = None
    if kind == "one":
        options = chance.choice([["x", "y"], ["x", "y", "z"], ["x", "y~"], ["x", "y?"], ["x", "y?~", "z"]])
    elif kind == "several":
        options = chance.choice([["x", "y"], ["x", "y", "z"], ["x", "y", "no!"], ["x?", "y", "no!"]])
    return question(kind, [], options, **more)


def _facts(chance: random.Random, asked: Data) -> list[Data]:
    """Facts with several sources, in any order: one of days and numbers, one of amounts too."""
    sources = {
        id: {"days-since" if each["kind"] == "date" else "value": id}
        for id, each in asked.items()
        if each["kind"] in ("date", "number", "money")
    }
    found = []
    for name, left_out in (("late", "money"), ("much", "date")):
        ids = [id for id in sources if asked[id]["kind"] != left_out]
        if ids and chance.random() < 0.8:
            some = chance.sample(ids, chance.randint(1, len(ids)))
            found.append({"fact": name, "label": words(), "from": [sources[id] for id in some]})
    return found


def _promises(chance: random.Random, data: Data) -> Data:
    asked, facts = data["questions"], [fact["fact"] for fact in data["facts"]]
    key = chance.choice(["exactly-one", "at-most-one", "at-least-one", "all", "none"])
    shows: Data = {key: chance.sample(["k", "l", "m"], chance.randint(1, 3))}
    shows |= {"who": condition(chance, data)} if chance.random() < 0.5 else {}
    shows |= {"at": chance.sample(ENDS, chance.randint(1, 2))} if chance.random() < 0.5 else {}
    found: Data = {
        "shows": [shows],
        "meets": [{"who": condition(chance, data), "meets": chance.sample([*asked, *ENDS, "n0"], 1)}],
    }
    if chance.random() < 0.5:
        found["unknown-is-no"] = chance.sample([*asked, *facts], chance.choice([1, 1, min(2, len(asked))]))
    if facts:
        left_out = chance.sample(ENDS, chance.choice([0, 0, 1]))
        found["never-falls"] = [{"fact": chance.choice(facts), "except": left_out}]
    return found


def changed(chance: random.Random, data: Data) -> Data:
    """The guide with one rule or part otherwise."""
    new = deepcopy(data)
    rules = chance.choice([each["next"] for each in (*new["questions"].values(), *new["notices"].values())])
    number = chance.randrange(len(rules))
    match chance.choice(["go", "go", "go", "when", "when", "lost", "block", "way on", "say", "check", "pause", "name"]):
        case "go":
            rules[number]["go"] = chance.choice(ENDS)
        case "when" if len(rules) > 1:
            rules[number]["when"] = condition(chance, new)
        case "lost" if len(rules) > 1:
            del rules[number]
        case "way on" if "continue" in new["outcomes"]["o0"]:
            new["outcomes"]["o0"]["continue"]["when"] = condition(chance, new)
        case "say" if new["outcomes"]["o1"]["say"]:
            new["outcomes"]["o1"]["say"][0]["when"] = condition(chance, new)
        case "check" if new["check"]:
            new["check"][-1]["when"] = condition(chance, new)
        case "pause" if new["questions"]["q0"]["pauses"]:
            new["questions"]["q0"]["pauses"][0]["when"] = condition(chance, new)
        case "name" if new["conditions"]:
            new["conditions"]["c0"] = condition(chance, {**new, "conditions": {}})
        case _:
            new["blocks"]["k"]["when"] = condition(chance, new)
    return new
