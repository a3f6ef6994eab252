"""Finding by what is typed: the best first, in either script, numbers whole, and nothing where there is nothing."""

from __future__ import annotations

import pytest

from guide.views.find import Thing, find

THINGS = (
    Thing("log", "Contact log (c)", ("联系记录",), ("calls",)),
    Thing("plan", "Repayment plan (r)", ("还款计划",), ("budget", "预算"), texts=("Enter income and rent.",)),
    Thing("court", "Court papers", ("法院文书",), ("传票",), ("What to do by when",), ("Answer within 15 days.",)),
    Thing("hotline", "110, police", ("110 报警",), ("警察",)),
    Thing("fraud", "96110, fraud", ("96110 反诈",), ("骗",), texts=("Or call 110 in the forecourt.",)),
    Thing("trust", "How far to trust it", ("能信多少",), heads=("What a court said",), texts=("A court, a plan.",)),
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", ["log", "plan", "court", "hotline", "fraud", "trust"]),
        ("court", ["court", "trust"]),
        ("COURT", ["court", "trust"]),
        ("ｃｏｕｒｔ", ["court", "trust"]),
        ("plan", ["plan", "trust"]),
        ("paper court", ["court"]),
        ("court rent", []),
        ("110", ["hotline", "fraud"]),
        ("96110", ["fraud"]),
        ("10", []),
        ("11", ["hotline"]),
        ("传票", ["court"]),
        ("傳票", ["court"]),
        ("收到传票怎么办", ["court"]),
        ("收到傳票怎麼辦", ["court"]),
        ("報警", ["hotline"]),
        ("騙", ["fraud"]),
        ("budget", ["plan"]),
        ("my budget is small", ["plan"]),
        ("rent", ["plan"]),
        ("ourt", []),
        ("xqxq", []),
        ("%s {0} [b]", []),
        ("(", ["log", "plan"]),
    ],
)
def test_what_is_found_and_in_which_order(typed: str, ids: list[str]) -> None:
    assert [found.thing.id for found in find(THINGS, typed)] == ids


def test_what_stands_around_a_word_is_shown_in_the_language_of_the_reader() -> None:
    words = Thing(
        "page",
        "Page",
        texts=(
            "收到起诉状副本以后，还有十五天可以交答辩状，不要错过这一天，也不要只打电话问，更不要等对方来说",
            "In English",
        ),
        shown=lambda: TRADITIONAL,
    )
    (found,) = find([words], "答辩")
    assert "答辯" in found.excerpt
    assert found.excerpt.endswith("…")
    (named,) = find([Thing("page", "答辩", shown=lambda: TRADITIONAL)], "答辩")
    assert named.excerpt == ""


TRADITIONAL = (
    "In English",
    "收到起訴狀副本以後，還有十五天可以交答辯狀，不要錯過這一天，也不要只打電話問，更不要等對方來說",
)
