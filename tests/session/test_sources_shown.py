"""The key for sources, wherever the foot of a page offers it, opens those behind what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.session.host import Panel
from guide.session.panels.commands import do
from guide.session.panels.letters import LetterLaw
from guide.session.panels.reading import ArticlePage, LawPage, LawText, OutcomePage, SidePage
from guide.ui.terminal.chrome import foot
from tests.support.guides import shipped_guide
from tests.support.letters import L5
from tests.support.scenes import CALLED
from tests.support.sittings import at_outcome, sitting

GUIDE = shipped_guide()
PAGES: tuple[Panel | None, ...] = (
    None,
    ArticlePage("family-called"),
    LawPage("family-called"),
    OutcomePage("stop-and-check"),
    LawText("interest-fee-cap"),
    LetterLaw(L5.id),
    *(SidePage(id) for id in GUIDE.pages),
)


@pytest.mark.parametrize("page", PAGES, ids=repr)
def test_sources_that_the_foot_offers_are_there(page: Panel | None, tmp_path: Path) -> None:
    session = at_outcome(sitting(tmp_path), CALLED)
    if page is not None:
        session.open(page)
    before = session.view()
    assert session.p.keys["sources"] in foot(before, "read", 200, session.p, browser=False, plain=True).plain
    do(session, "sources")
    assert session.view().id != before.id
    found = {choice.id for choice in session.view().choices} & GUIDE.sources.keys()
    assert found or session.p.sources_none in {part.text for part in session.view().parts}


def test_behind_a_text_of_the_law_stands_that_law_alone(tmp_path: Path) -> None:
    session = at_outcome(sitting(tmp_path), CALLED)
    session.open(LawText("interest-fee-cap"))
    do(session, "sources")
    found = {choice.id for choice in session.view().choices} & GUIDE.sources.keys()
    law = GUIDE.law["interest-fee-cap"]
    assert found >= {*law.says.sources}
    assert len(found) < 6
