"""Random guides hold every construct of the manual."""

from __future__ import annotations

import random
from typing import Any

from pydantic import BaseModel

from guide.content.about import CheckLine, Fact, FactPart
from guide.content.notices import Notice
from guide.content.outcomes import Block, Continue, Outcome
from guide.content.promises import MeetsFile, NeverFalls, PromisesFile, ShowsFile
from guide.content.questions import (  # fmt: skip
    DateQuestion,
    MoneyQuestion,
    NumberQuestion,
    OneQuestion,
    Option,
    Pause,
    SeveralQuestion,
)
from guide.content.shapes import key_of
from tests.support.random_guides import parts

TOLD = {
    OneQuestion: {"chapter", "ask", "hint", "why", "label", "errors"},
    SeveralQuestion: {"chapter", "ask", "hint", "why", "label", "errors"},
    DateQuestion: {"chapter", "ask", "hint", "why", "label", "errors"},
    MoneyQuestion: {"chapter", "ask", "hint", "why", "label", "errors", "unit", "least", "monthly"},
    NumberQuestion: {"chapter", "ask", "hint", "why", "label", "errors", "unit"},
    Option: {"short", "apart"},
    Notice: {"chapter", "title", "text", "go-on"},
    Outcome: {"group", "title", "article", "tools", "dates", "pages", "law", "first"},
    Block: {"block", "title", "says", "in"},
    Continue: {"says"},
    Fact: {"label", "unit", "head"},
    PromisesFile: {"help"},
}
"""Keys of which nothing follows for where answers lead or what is shown: words, and what stands on every page."""
OWN: dict[type[BaseModel], str] = {OneQuestion: "question", SeveralQuestion: "question", DateQuestion: "question"}
OWN |= {MoneyQuestion: "question", NumberQuestion: "question", Notice: "notice", Outcome: "outcome"}


def test_every_construct_of_the_manual_is_tried() -> None:
    """A key that is new in the models is new in random guides too, or said to be words."""
    seen: dict[type[BaseModel], set[str]] = {}
    kinds: dict[str, type[BaseModel]] = {"one": OneQuestion, "several": SeveralQuestion, "date": DateQuestion}
    kinds |= {"money": MoneyQuestion, "number": NumberQuestion}
    for seed in range(300):
        data = parts(random.Random(seed))
        asked, ends, promises = data["questions"].values(), data["outcomes"].values(), data["promises"]
        held: list[tuple[type[BaseModel], Any]] = [(kinds[each["kind"]], each) for each in asked]
        held += [(Option, option) for each in asked for option in each.get("options", ())]
        held += [(Pause, pause) for each in asked for pause in each["pauses"]]
        held += [(Notice, each) for each in data["notices"].values()] + [(Outcome, each) for each in ends]
        held += [(Continue, each["continue"]) for each in ends if "continue" in each]
        held += [(Block, each) for each in data["blocks"].values()] + [(CheckLine, each) for each in data["check"]]
        held += [(Fact, each) for each in data["facts"]] + [
            (FactPart, one) for each in data["facts"] for one in each["from"]
        ]
        held += [(PromisesFile, promises), (MeetsFile, promises["meets"][0]), (ShowsFile, promises["shows"][0])]
        held += [(NeverFalls, each) for each in promises.get("never-falls", ())]
        for model, each in held:
            seen.setdefault(model, set()).update(each, {OWN.get(model, "")})
    for model, keys in seen.items():
        words = TOLD.get(model, {"says", "go-on", "back"} if model is Pause else set())
        assert {key_of(model, name) for name in model.model_fields} - keys <= words, model
