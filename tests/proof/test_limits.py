"""How much can be told apart, and what is said where it is more: never a traceback, and soon enough."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from guide.cli.main import run
from guide.content.conditions import ALWAYS, Includes
from guide.content.guide import Guide, Rule
from guide.engine import look_ahead
from guide.engine.look_ahead import Ahead, Left
from guide.engine.nodes import TooWide
from guide.engine.regions import space
from guide.proof import paths
from guide.proof.paths import paths as paths_of
from guide.proof.report import report
from guide.sheets.loading import load, load_marked
from tests.support.sampling import sample
from tests.support.small_guides import TODAY, one, outcome, proved, several, when, write

BOTH = {"calm": outcome(), "hot": outcome(urgency="now")}


def pairs(folder: Path, count: int) -> Path:
    """A guide in which it matters of each of many answers what was said much earlier: nothing sums that up."""
    names = [f"{half}{n}" for half in "ab" for n in range(count)]
    asked: dict[str, Any] = {id: one("x y", following) for id, following in pairwise([*names, "end"])}
    fit = [[{f"a{n}": "x"}, {f"b{n}": "x"}] for n in range(count)]
    asked["end"] = one("p q", when({"any": fit}, "hot"), "calm")
    blocks = {f"k{n}": {"when": [{f"a{n}": "y"}, {f"b{n}": "x"}]} for n in range(count)}
    return write(folder, asked, {**BOTH, "hot": outcome(urgency="now", blocks=list(blocks))}, blocks)


def test_too_much_told_apart_is_told_wherever_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = pairs(tmp_path, 4)
    said = []
    monkeypatch.setattr(paths, "EACH", 0)
    for most in (int(20 * 1.2**n) for n in range(35)):
        monkeypatch.setattr(paths, "MOST", most)
        status = run(["check", str(folder)])
        told = capsys.readouterr().err
        assert (status, bool(told)) in ((0, False), (1, True))
        said.append(told.partition("not proved: ")[2])
    assert said[-1] == ""
    assert any(each.startswith("too much is told apart at 'end': what follows depends on all of") for each in said)
    assert any(each.startswith("too much is told apart;") for each in said)


def test_what_is_hopeless_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.MOST <= 1_000_000, "more than this cannot be kept in the memory of a small machine"
    guide, marks = load_marked(pairs(tmp_path, 40), routing=False)
    monkeypatch.setattr(paths, "MOST", 20_000)
    with pytest.raises(TooWide, match="what follows depends on all of a0, a1, a2, a3, a4, a5 and 74 more together"):
        report(guide, marks, TODAY)


@pytest.mark.parametrize(("many", "options"), sample([(2, 16), (3, 14)], 2))
def test_what_grows_without_bounds_is_given_up_before_time_is_lost(tmp_path: Path, many: int, options: int) -> None:
    """Questions of many options that are paired at the end. Somebody in the app is not kept waiting by it either."""
    ids, names = [f"o{n}" for n in range(options)], [f"q{n}" for n in range(many)]
    asked: dict[str, Any] = {id: several(" ".join(ids), following) for id, following in pairwise([*names, "last"])}
    asked["last"] = one("x y", *[when([{name: id} for name in names], "hot") for id in ids], "calm")
    guide, marks = load_marked(write(tmp_path, asked, BOTH), routing=False)
    started = process_time()
    with pytest.raises(TooWide, match=f"told apart at 'last': what follows depends on all of {', '.join(names)} tog"):
        report(guide, marks, TODAY)
    assert process_time() - started < 15, "it takes two seconds of a quiet machine"
    started = process_time()
    assert Ahead(guide).left("q0", {}, TODAY) == Left(many + 1, many + 1)
    assert process_time() - started < 2, "it takes a tenth of that"


def test_a_look_ahead_that_is_too_wide_counts_by_arrows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = load(pairs(tmp_path, 6))
    exactly = Ahead(guide).left(guide.first, {}, TODAY)
    for most in (1, 10, 100, 1_000):
        monkeypatch.setattr(look_ahead, "MOST", most)
        assert Ahead(guide).left(guide.first, {}, TODAY) == exactly == Left(13, 13)


def test_many_options_each_asked_for_alone_are_looked_ahead_of_at_once(tmp_path: Path) -> None:
    """It would take a million choices to tell apart whatever may be chosen of twenty."""
    ids = [f"o{n}" for n in range(20)]
    asked = {"many": several(" ".join(ids), *[when({"many": id}, "hot") for id in ids[1:]], "calm")}
    guide = load(write(tmp_path, asked, BOTH))
    ahead = Ahead(guide)
    assert ahead.left("many", {}, TODAY) == Left(1, 1)
    assert len(ahead.space.columns["many"].atoms) == 1
    assert ahead.may_meet("many", {}, TODAY) == {"many", "calm", "hot"}


@pytest.mark.parametrize(("asked", "free", "alone"), [(20, 0, 0), (19, 1, 0), (9, 3, 2), (7, 1, 1)])
def test_every_choice_of_many_options_is_counted_once(tmp_path: Path, asked: int, free: int, alone: int) -> None:
    """Options that are asked for, that nothing asks for, and that stand alone: something is chosen, whatever it is."""
    ids = [f"o{n}" for n in range(asked + free)]
    options = " ".join([*ids, *(f"n{n}!" for n in range(alone))])
    rules = [when({"many": id}, f"end-{n}") for n, id in enumerate(ids[:asked])]
    rest = ["rest"] if free or alone else []
    ends = {f"end-{n}": outcome() for n in range(asked)} | {id: outcome() for id in rest}
    _, found = proved(write(tmp_path, {"many": several(options, *rules, *rest)}, ends))
    assert found.holds, found.text()
    counts = {ending.outcome: ending.answers for ending in found.endings}
    assert counts == {f"end-{n}": 2 ** (asked + free - 1 - n) for n in range(asked)} | dict.fromkeys(
        rest, 2**free - 1 + alone
    )


def long(folder: Path, count: int) -> Guide:
    """A guide of many questions after which some are asked another one, which all lead on."""
    guide = load(write(folder, {"q": one("x y", "d"), "d": one("x y", "calm")}, {"calm": outcome()}))
    names = [f"{kind}{n}" for n in range(count) for kind in "qd"]
    questions = {id: guide.questions[id[0]].model_copy(update={"question": id}) for id in names}
    rules: dict[str, tuple[Rule, ...]] = {}
    for n in range(count):
        following = f"q{n + 1}" if n + 1 < count else "calm"
        rules[f"q{n}"] = (Rule(Includes(f"q{n}", frozenset({"x"})), f"d{n}"), Rule(ALWAYS, following))
        rules[f"d{n}"] = (Rule(ALWAYS, following),)
    about = guide.about.model_copy(update={"first": "q0"})
    return replace(guide, about=about, questions=questions, rules=rules, pauses=dict.fromkeys(names, ()))


def test_a_guide_may_be_longer_than_functions_can_usually_call_themselves(tmp_path: Path) -> None:
    guide = long(tmp_path, 700)
    assert Ahead(guide).left("q0", {}, TODAY) == Left(700, 1400)
    assert paths_of(guide, space(guide)).count() == {"calm": 2**700}
