"""Page paths listed and counted, and the tree drawn as text, Mermaid and DOT."""

from __future__ import annotations

import json
import re
from pathlib import Path

from guide.proof.drawing import as_dot, as_mermaid, as_text
from guide.proof.routes import count, routes
from guide.sheets.loading import load
from tests.support.small_guides import TODAY, going_on, one, outcome, question, replayed, several, when, words, write


def small(folder: Path) -> Path:
    rules = [when({"n": {"least": 3}}, "hot"), when([{"n": "skipped"}, {"not": {"a": "y"}}], "calm"), "b"]
    questions = {
        "a": one("x y", when({"a": "x"}, "n"), "calm"),
        "n": question("number", rules, skip=words()),
        "b": several("p q", "calm"),
    }  # fmt: skip
    return write(folder, questions, {"calm": outcome(), "hot": going_on("b")})


def test_routes_are_listed_counted_and_replay(tmp_path: Path) -> None:
    guide = load(small(tmp_path))
    found = list(routes(guide))
    assert {route.nodes for route in found} == {
        ("a", "calm"),
        ("a", "n", "calm"),
        ("a", "n", "b", "calm"),
        ("a", "n", "hot"),
        ("a", "n", "hot", "b", "calm"),
    }
    assert count(guide) == 5
    for route in found:
        plain = json.loads(json.dumps(route.dump(guide, TODAY)))
        assert replayed(guide, plain["answers"]).route == route.nodes
        assert plain["outcome"] == route.outcome
    assert 'a → n → hot\n    {"a": "x", "n": "3"}' in [route.text(guide, TODAY) for route in found]


def test_counting_is_possible_where_listing_is_hopeless(tmp_path: Path) -> None:
    """Forty times one of two ways: a million million page paths."""
    questions = {}
    for n in range(40):
        next = f"q{n + 1}" if n < 39 else "calm"
        questions[f"q{n}"] = one("x y", when({f"q{n}": "x"}, f"r{n}"), next)
        questions[f"r{n}"] = one("x y", next)
    assert count(load(write(tmp_path, questions, {"calm": outcome()}))) == 2**40


def test_the_tree_as_text(tmp_path: Path) -> None:
    assert as_text(load(small(tmp_path))).splitlines() == [
        "a  words",
        "├─ a: x → n  words",
        "│  ├─ n ≥ 3 → hot  words",
        "│  │  └─ continue, otherwise → b  words ↑",
        "│  ├─ n: skipped and not (a: y) → calm  words",
        "│  └─ otherwise → b  words",
        "│     └─ otherwise → calm  words",
        "└─ otherwise → calm  words",
    ]


def test_every_node_is_unfolded_once_though_arrows_meet(tmp_path: Path) -> None:
    text = as_text(load(small(tmp_path)))
    assert len(re.findall(r"→ b  words$", text, re.MULTILINE)) == 1


def test_mermaid_and_dot_have_every_node_and_arrow(tmp_path: Path) -> None:
    guide = load(small(tmp_path))
    arrows = sum(map(len, guide.rules.values()))
    mermaid, dot = as_mermaid(guide), as_dot(guide)
    assert mermaid.startswith("flowchart TD\n")
    assert mermaid.count(" -->|") + mermaid.count(" -.->|") == arrows
    assert 'n_ -->|"n ≥ 3"| hot_' in mermaid
    assert dot.count(" -> ") == arrows
    assert '"hot" -> "b" [label="continue, otherwise", style=dashed];' in dot
    assert dot.count("{") == dot.count("}") == 1


def test_words_of_the_guide_cannot_break_a_drawing(tmp_path: Path) -> None:
    hostile = 'say "hi" <b> # \\ end'
    questions = {"a": one("x y", "calm", label=words(hostile))}
    guide = load(write(tmp_path, questions, {"calm": outcome()}))
    assert 'a_["a  say #quot;hi#quot; #lt;b#gt; #35; \\ end"]' in as_mermaid(guide)
    assert '"a" [label="a  say \\"hi\\" <b> # \\\\ end"];' in as_dot(guide)
