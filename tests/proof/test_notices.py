"""A notice is a page on the way that only tells: walked, shown, saved and proved, but no question."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from guide.cli.main import run
from guide.content.conditions import CONTINUED, Value
from guide.content.faults import BrokenGuide
from guide.content.guide import Guide
from guide.engine.journey import load_answers, replay
from guide.engine.look_ahead import Ahead
from guide.engine.position import Position
from guide.i18n.phrases import phrases
from guide.proof.drawing import as_dot, as_mermaid, as_text
from guide.proof.routes import routes
from guide.session.session import Session
from guide.sheets.loading import load
from guide.ui.plain import walk
from guide.views.map import map_of
from guide.views.nodes import answers_in_words
from guide.views.start_page import read_start_page
from tests.support.small_guides import (
    TODAY,
    finding,
    going_on,
    notice,
    one,
    outcome,
    proved,
    question,
    when,
    words,
    write,
)

A, B = one("p q", when({"a": "p"}, "told"), "b"), one("x y", "told")
TOLD = notice(when({"a": "p"}, "c"), "end", title=words("Good to know"), text=[words("It is so."), words("And so.")])
C = one("v w", "end")


def folder(tmp_path: Path, *, told: dict[str, Any] = TOLD, **more: dict[str, Any]) -> Path:
    questions = {"a": A, "b": B, "c": C} | more
    return write(tmp_path, questions, {"end": outcome()}, notices={"told": told})


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return load(folder(tmp_path))


def test_it_is_passed_by_going_on_and_by_nothing_else(guide: Guide) -> None:
    assert replay(guide, {"a": "p"}, TODAY).at == "told"
    passed = replay(guide, {"a": "p", "told": CONTINUED, "c": "v"}, TODAY)
    assert passed.route == ("a", "told", "c", "end")
    assert load_answers(guide, {"told": "yes"})[1]
    assert [question.id for question in passed.questions] == ["a", "c"]
    assert [q.id for q, _ in answers_in_words(guide, passed.known, TODAY, phrases("en"))] == ["a", "c"]


def test_it_is_not_counted_among_the_questions_that_are_left(guide: Guide, tmp_path: Path) -> None:
    ahead = Ahead(guide)
    assert ahead.left("a", {}, TODAY) == (2, 2)
    assert ahead.left("told", {"a": "p"}, TODAY) == (1, 1)
    assert ahead.left("told", {"a": "q", "b": "x"}, TODAY) == (0, 0)
    _, report = proved(tmp_path)
    assert report.holds
    (length,) = (line.says for line in report.lines if line.name == "no question comes twice")
    assert length == "2 to 2 questions"
    assert {route.nodes for route in routes(guide)} == {("a", "told", "c", "end"), ("a", "b", "told", "end")}


def sitting(guide: Guide, notes: Path) -> Session:
    return Session(guide, read_start_page(guide.folder), TODAY, "en", notes)


def test_on_screen_it_tells_and_offers_nothing_but_to_go_on(guide: Guide, tmp_path: Path) -> None:
    session = sitting(guide, tmp_path)
    session.choose("begin")
    session.choose("p")
    view = session.view()
    assert [choice.id for choice in view.choices] == ["go-on"]
    assert view.field is None
    assert {"Good to know", "It is so.", "And so."} <= {part.text for part in view.parts}
    assert view.progress == phrases("en").one_left
    session.choose("go-on")
    assert session.walk.at == "c"
    session.back()
    assert session.walk.at == "told"
    session.choose("go-on")
    session.choose("v")
    assert [row.id for row in session.view().choices] == ["change:a", "change:c", "confirm"]
    session.change("a")
    session.choose("q")
    assert session.panels  # c falls away, the notice is not said to
    session.choose("change")
    session.choose("y")
    assert session.walk.checking
    assert session.walk.answers["told"] == CONTINUED


def test_a_change_that_comes_to_one_for_the_first_time_stops_there(tmp_path: Path) -> None:
    questions = {"a": one("p q", when({"a": "p"}, "told"), "b"), "b": one("x y", "end")}
    found = load(write(tmp_path, questions, {"end": outcome()}, notices={"told": notice("b")}))
    position = Position(found, TODAY, {}).answer("q").answer("x")
    changed = position.change("a").answer("p")
    assert (changed.at, changed.checking) == ("told", False)
    on = changed.go_on()
    assert (on.at, on.checking) == ("end", True)


def test_lines_of_text_show_the_same(guide: Guide, tmp_path: Path) -> None:
    session, out = sitting(guide, tmp_path), io.StringIO()
    session.choose("begin")
    walk(session, ["1", "1"], out)
    assert "It is so." in out.getvalue()
    assert session.walk.at == "c"


def test_it_is_on_the_map_and_in_the_drawings(guide: Guide) -> None:
    answers: dict[str, Value] = {"a": "p", "told": CONTINUED, "c": "v"}
    parts, branches = map_of(Position.resume(guide, TODAY, answers), Ahead(guide).space, phrases("en"))
    assert "Good to know" in {part.text for part in parts}
    assert ("a", "told") in {(branch.question, branch.target) for branch in branches}
    assert "told  Good to know" in as_text(guide)
    assert 'told_>"told  Good to know"]' in as_mermaid(guide)
    assert "shape=note" in as_dot(guide)


def test_replay_says_that_one_stands_at_a_notice(
    guide: Guide, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.json"
    for given, at, kind in (({"a": "p"}, "told", "notice"), ({"a": "p", "told": "continue"}, "c", "question")):
        answers.write_text(json.dumps(given))
        assert run(["replay", str(answers), "--guide", str(guide.folder)]) == 0
        shown = json.loads(capsys.readouterr().out)
        assert (shown["at"], shown["kind"]) == (at, kind)
    answers.write_text('{"a": "p", "told": "yes"}')
    assert run(["replay", str(answers), "--guide", str(guide.folder)]) == 1
    assert 'write "told": "continue"' in capsys.readouterr().err


NUMBER = question("number", ["end"])
FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "every rule is taken": (notice(when({"a": "q"}, "c"), when({"a": "q"}, "end"), "c"), "rule 1 above takes", "c"),
    "every answer leads on": (notice(when({"a": "p"}, "c")), "no rule of 'told' holds", "told"),
    "no question comes twice": (notice(when({"a": "p"}, "c"), "a"), "leads back to 'a'", "a"),
    "print only what can be known": (TOLD | {"text": [words("It was {n}.")]}, "'n', which is never answered", ""),
    "read only what is known": (notice(when({"n": {"least": 5}}, "c"), "end"), "'n', which never comes before", ""),
}


@pytest.mark.parametrize("line", FAULTS)
def test_what_is_wrong_with_one_is_told_with_answers_that_replay(tmp_path: Path, line: str) -> None:
    told, says, lands = FAULTS[line]
    found, report = proved(folder(tmp_path, told=told, c=one("v w", "n"), n=NUMBER))
    assert not next(each for each in report.lines if each.name == line).holds
    fault = next(each for each in report.findings if says in each.fault.what)
    assert fault.fault.path.name == "told.yaml"
    assert (fault.answers is not None) == bool(lands)
    if fault.answers is not None:
        values, _ = load_answers(found, fault.answers, strict=True)
        assert lands in replay(found, values, TODAY).route


def test_one_that_nobody_reaches_is_told(tmp_path: Path) -> None:
    made = write(tmp_path, {"a": one("p q", "end")}, {"end": outcome()}, notices={"told": notice("end")})
    assert "nobody can reach 'told'" in str(finding(proved(made)[1], "every node is reached"))


def test_a_private_answer_does_not_lead_to_one(tmp_path: Path) -> None:
    questions = {"a": one("p? q", when({"a": "p"}, "told"), "end")}
    outcomes = {"end": outcome(), "hot": going_on()}
    made = write(tmp_path, questions, outcomes, notices={"told": notice(when({"a": "p"}, "hot"), "end")})
    lines = {line.name: line.holds for line in proved(made)[1].lines}
    assert not lines["a private answer leaves no gap"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title:", "tittle:", "did you mean 'title'"),
        ("text:", "text: []\nx:", "unknown key 'x'"),
        ("go: end", "go: ned", "did you mean 'end'"),
        ("notice: told", "question: told", "it stands under notices/"),
    ],
)
def test_a_misspelt_key_is_hinted_at(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = folder(tmp_path) / "notices/told.yaml"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(BrokenGuide) as broken:
        load(tmp_path)
    assert any(told in str(fault) for fault in broken.value.faults)


def test_who_went_on_from_a_promised_notice_has_met_it(tmp_path: Path) -> None:
    """Whoever answers so again at the notice itself has been there."""
    promise = {"who": {"a": "p"}, "meets": ["told"]}
    parts = ({"a": A, "b": B, "c": C}, {"end": outcome()})
    kept = write(tmp_path / "1", *parts, notices={"told": TOLD}, promises={"meets": [promise]})
    assert proved(kept)[1].holds
    after = {"who": {"told": "continue"}, "meets": ["told"]}
    again = write(tmp_path / "2", *parts, notices={"told": TOLD}, promises={"meets": [after]})
    assert proved(again)[1].holds
