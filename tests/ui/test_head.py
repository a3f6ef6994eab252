"""The line above a page: where one stands on the way."""

from __future__ import annotations

import pytest

from guide.i18n.languages import Language
from guide.ui.terminal.chrome import head
from tests.support.guides import LANGUAGES
from tests.support.sittings import COVER, sitting
from tests.support.walking import one_for_each_outcome


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_tells_of_chapters_that_can_come_and_of_no_others(language: Language) -> None:
    """Whoever was called, or has papers of a court, passes none of those that lead through the debt.

    A page from which it is gone on leads to them.
    """
    chapters = COVER.chapters(language)
    titles = {chapter.title for chapter in chapters}
    for outcome, walk in one_for_each_outcome().items():
        session = sitting(language=language)
        session.move(walk)
        view = session.view()
        told = {title for title in titles if title in head(chapters, view, 200, plain=True).plain}
        passed = {chapter.title for chapter in chapters if chapter.id in view.passed}
        assert told == (titles if passed or view.progress or not view.passed else set()), outcome
    session = sitting(language=language)
    session.choose("begin")
    assert all(title in head(chapters, session.view(), 200, plain=True).plain for title in titles)


def test_it_leads_to_the_answers_where_some_are_kept() -> None:
    for outcome, walk in one_for_each_outcome().items():
        session = sitting()
        session.move(walk)
        line = head(COVER.chapters("en"), session.view(), 200, plain=True)
        clicked = any("answers" in str(span.style) for span in line.spans)
        assert clicked == bool(session.answers()), outcome
