"""What surrounds a guide fits it: no day, no source and no sheet is spoken of where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.engine.ageing import minds_the_day
from guide.i18n.phrases import phrases
from guide.session.session import Session
from guide.sheets.loading import load
from guide.ui.plain import WhatToType
from guide.ui.terminal.chrome import foot
from guide.views.start_page import read_start_page
from tests.support.guides import TODAY
from tests.support.sittings import sitting
from tests.support.small_guides import one, outcome, question, words, write

P = phrases("en")


def bare(folder: Path, **first: object) -> Session:
    """A guide that knows neither days nor sheets nor sources."""
    made = write(folder, {"a": one("p q", "end") | first}, {"end": outcome()})
    (made / "sources/channels.yaml").unlink()
    (made / "pages/help.yaml").write_text("page: help\ntitle: {en: Help}\nlead: [{en: Ask somebody.}]\n")
    return Session(load(made), read_start_page(made), TODAY, "en", folder / "notes")


def to_the_end(session: Session) -> list[str]:
    """The texts of the check page, and the ids of what can be done on the outcome."""
    session.choose("begin")
    session.choose("p")
    told = [part.text for part in session.view().parts]
    session.choose("confirm")
    return told


def test_a_guide_that_knows_no_day_does_not_tell_it(tmp_path: Path) -> None:
    session = bare(tmp_path)
    assert not any("2026" in text for text in to_the_end(session))
    assert "days" not in {choice.id for choice in session.view().choices}
    dated = sitting()
    assert minds_the_day(dated.guide)
    assert not minds_the_day(session.guide)


@pytest.mark.parametrize(
    "first", [question("date", ["end"], ask=words()), {"hint": words("It is {today}.")}], ids=["date", "today"]
)
def test_one_that_asks_for_a_day_or_prints_it_does(tmp_path: Path, first: dict[str, object]) -> None:
    if first.get("kind") == "date":
        made = write(tmp_path, {"a": first}, {"end": outcome()})
        assert minds_the_day(load(made))
    else:
        assert minds_the_day(bare(tmp_path, **first).guide)


def test_a_guide_without_sources_has_no_hint_at_them(tmp_path: Path) -> None:
    session = bare(tmp_path)
    to_the_end(session)
    view = session.view()
    assert P.legend not in {part.text for part in view.parts}
    hint = P.keys["sources"]
    assert hint not in foot(view, "read", 200, P, browser=False, plain=True).plain
    page = sitting()
    page.choose("help")
    assert hint in foot(page.view(), "read", 200, P, browser=False, plain=True).plain


def test_a_guide_without_sheets_offers_none(tmp_path: Path) -> None:
    session = bare(tmp_path)
    does = {row.does for side in session.view().rail for row in side.rows}
    assert does & {"plan", "note_down", "language"} == set(), "nor another language than its own"
    assert "palette" in does
    typed = {part.text for part in WhatToType().view(session).parts}
    assert typed.isdisjoint({P.keys[name] for name in ("plan", "log", "note_down", "sources", "language", "terms")})
    assert {P.keys["plan"], P.keys["sources"]} <= {part.text for part in WhatToType().view(sitting()).parts}
