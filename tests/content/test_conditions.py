"""Conditions: what may be written, what is said of anything else, and what it comes to, after a plain reading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from guide.content import written
from guide.content.compiling import Compiler
from guide.content.conditions import Condition, Given, Includes, Truth, Value, Within, evaluate, fold, reads
from guide.content.subjects import OF_QUESTIONS, Choice, End, Number, Subject, Text, Tick, WorkedOut
from guide.content.written import in_words, names_in, options_in

TODAY = date(2026, 6, 4)
FORM: TypeAdapter[written.Condition] = TypeAdapter(written.Condition)
ASKED: Mapping[str, Subject[Any]] = {
    "way": Choice("way", ("in", "out"), states=OF_QUESTIONS),
    "money": Number("money", 2, 0, 100_000, states=OF_QUESTIONS),
    "late": WorkedOut("late", (Number("since", 0, 0, 400), Number("roughly", 0, 0, 400))),
    "end": End("end"),
    "box": Tick("box"),
    "label": Text("label"),
}


def read(raw: Any) -> written.Condition:
    return FORM.validate_python(raw)


def compiled(raw: Any, named: Mapping[str, Any] | None = None) -> tuple[Condition, list[str]]:
    """The meaning of a condition, and what is said of it."""
    said: list[str] = []
    compiler = Compiler(ASKED, {name: read(each) for name, each in (named or {}).items()})

    def complain(loc: tuple[str | int, ...], what: str, instead: str) -> None:
        said.append(f"{'.'.join(map(str, loc))}: {what} | {instead}")

    compiler.define(complain)
    return compiler.condition(read(raw), (), complain), said


def met(raw: Any, **answers: Value) -> bool:
    condition, said = compiled(raw)
    assert not said
    return evaluate(condition, answers, TODAY)


# what may be written


@pytest.mark.parametrize(
    "raw",
    [
        7, None, True, Decimal("1.5"), [], {}, [7], {"any": "late"}, {"all": []}, {"not": None}, {"any": [{}]},
        {"way": 7}, {"way": None}, {"way": []}, {"way": [7]}, {"way": {}}, {"way": {"lest": 1}}, {"way": [["in"]]},
        {"money": {"least": "1"}}, {"money": {"least": True}}, {"money": {"is": 1, "most": 2}},
        {"money": {"least": 2, "most": 1}},
    ],
)  # fmt: skip
def test_what_has_not_the_form_of_a_condition_is_refused(raw: Any) -> None:
    with pytest.raises(ValidationError):
        read(raw)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("way", ": no condition is named 'way' | 'way' can be asked about: write what it has to be, {way: …}"),
        ("nobody", ": no condition is named 'nobody' | define it under 'conditions:'"),
        ({"wai": "in"}, "wai.: no question, fact or outcome is called 'wai' | did you mean 'way'?"),
        ({"way": ["in", "ut"]}, "way.1: 'way' has no option 'ut' | did you mean 'out'?"),
        ({"way": "answred"}, "way: 'way' has no option 'answred' | did you mean 'answered'?"),
        ({"way": True}, "way: 'way' is asked for an option | write one of in, out, or a list"),
        ({"way": {"is": 1}}, "way: 'way' is asked for an option | write one of in, out, or a list"),
        ({"money": "much"}, "money: a number is tested by least, most or is | write {least: 1, most: 6} or {is: 0}"),
        ({"money": {"least": Decimal("0.001")}}, "money.least: '0.001' is no number with at most 2 decimals | write"),
        ({"money": {"least": 1001}}, "money: no answer to 'money' is in this range | it takes 0 to 1000"),
        ({"late": "skipped"}, "late: a fact is known or unknown, never skipped | late: unknown"),
        ({"end": "answered"}, "end: of the outcome 'end' one can only ask whether somebody went on from it | write"),
        ({"box": "yes"}, "box: 'box' is ticked or not | write true or false"),
        ({"label": {"is": 3}}, "label: 'label' is a text | write a text in quotes, or a list of them"),
        ({"not": {"any": [{"box": True}, {"wy": "in"}]}}, "not.any.1.wy.: no question, fact or outcome is called 'wy'"),
    ],
)
def test_what_means_nothing_is_told_at_its_place(raw: Any, said: str) -> None:
    _, found = compiled(raw)
    assert len(found) == 1
    assert found[0].startswith(said)


def test_a_named_condition_asked_like_a_question_is_told_how_it_is_written() -> None:
    _, found = compiled({"gone": True}, {"gone": {"way": "out"}})
    assert found == ["gone.: 'gone' is the name of a condition | it stands alone, as 'gone', or in a list"]


def test_a_word_that_is_an_option_is_no_state() -> None:
    asked = Choice("known", ("answered", "unknown"))
    for word in asked.words:
        assert asked.meaning(word, (), lambda *_: None) == Includes("known", frozenset({word}))


# what it comes to


def test_a_test_of_what_is_not_answered_does_not_hold() -> None:
    for raw in ({"way": "in"}, {"money": {"least": 0}}, {"late": {"most": 400}}, {"end": "continue"}, {"box": True}):
        assert not met(raw)
        assert met({"not": raw})
    assert met({"way": "unknown"})
    assert not met({"way": "skipped"})
    assert met({"way": "skipped"}, way=None)


def test_a_fact_is_the_first_source_that_is_known() -> None:
    assert met({"late": {"is": 3}}, since=date(2026, 6, 1))
    assert met({"late": {"is": 5}}, since=None, roughly=5)
    assert not met({"late": {"is": 5}}, since=date(2026, 6, 1), roughly=5)
    assert met({"late": "answered"}, roughly=5)
    assert met({"late": "unknown"}, since=None)


def test_a_text_is_the_same_however_it_was_typed() -> None:
    condition, _ = compiled({"label": ["Ａ", "1234"]})
    assert condition == Includes("label", frozenset({"a", "1234"}))


def test_names_share_their_meaning() -> None:
    late = {"late": {"least": 7}}
    condition, said = compiled(["late", {"not": "often"}], {"late": late, "often": ["late", {"money": {"is": 0}}]})
    assert not said
    assert reads(condition) == {"since", "roughly", "money"}


def test_a_condition_can_be_read_back() -> None:
    raw = read([{"any": ["late", {"a": ["x", "y"]}]}, {"n": {"least": 1, "most": 6}}, {"not": {"b": "z"}}, {"c": True}])
    assert in_words(raw) == "(late or a: x / y) and n ≥ 1 ≤ 6 and not (b: z) and c"
    assert in_words("late") == "late"
    assert in_words(read({"not": "late"})) == "not late"
    assert in_words(read({"all": ["late", {"any": ["a", "b"]}]})) == "late and (a or b)"
    assert [*names_in(raw)] == [("late", (0, "any", 0))]
    assert [*options_in(raw)] == [("a", "x", (0, "any", 1, "a", 0)), ("a", "y", (0, "any", 1, "a", 1))]


# three values, against a table


TRUTHS: tuple[Truth, ...] = (True, False, None)


def shapes() -> st.SearchStrategy[Any]:
    """Conditions over three fields."""
    tests = st.sampled_from(["x", "y", "z"]).map(lambda field: {field: "answered"})
    return st.recursive(
        tests,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3),
            st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
            st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
            st.fixed_dictionaries({"not": inner}),
            st.tuples(tests, st.fixed_dictionaries({"not": inner})).map(lambda both: both[0] | both[1]),
        ),
        max_leaves=6,
    )


def plainly(raw: Any, truths: Mapping[str, Truth]) -> Truth:
    """What a condition comes to after Kleene: true is 1, false 0, unknown a half; all is the least, any the most."""
    rank = {True: 1.0, False: 0.0, None: 0.5}

    def value(raw: Any) -> float:
        if isinstance(raw, list):
            return min(map(value, raw))
        parts = []
        for key, part in raw.items():
            if key in ("any", "all"):
                parts.append((max if key == "any" else min)(map(value, part)))
            else:
                parts.append(1 - value(part) if key == "not" else rank[truths[key]])
        return min(parts)

    return {1.0: True, 0.0: False, 0.5: None}[value(raw)]


@given(shapes(), st.fixed_dictionaries({id: st.sampled_from(TRUTHS) for id in "xyz"}))
def test_what_is_unknown_stays_so(raw: Any, truths: dict[str, Truth]) -> None:
    compiler = Compiler({id: Text(id) for id in "xyz"}, {})
    condition = compiler.condition(read(raw), (), lambda *fault: pytest.fail(str(fault)))

    def ask(test: Includes | Within | Given | Any) -> Truth:
        assert isinstance(test, Given)
        return truths[test.question]

    assert fold(condition, ask) is plainly(raw, truths)
