"""The finder over the shipped guide: what people in trouble type leads to what helps, in every language and face."""

from __future__ import annotations

import io
from time import process_time

import pytest

from guide.session.panels.palette import Palette
from guide.session.session import Session
from guide.ui.plain import WhatToType, walk
from guide.views.model import View
from tests.support.guides import LANGUAGES
from tests.support.sampling import sample
from tests.support.sittings import sitting
from tests.support.walking import one_for_each_outcome

WANTED = {
    "征信": {"channel:credit-centre", "law:credit-record"},
    "徵信": {"channel:credit-centre", "law:credit-record"},
    "传票": {"page:court-and-lawyers", "law:court-papers"},
    "傳票": {"page:court-and-lawyers", "law:court-papers"},
    "起诉": {"page:court-and-lawyers"},
    "起訴": {"page:court-and-lawyers"},
    "110": {"channel:hotline-110", "page:find-a-person"},
    "12348": {"channel:hotline-12348"},
    "骗": {"page:scam-check", "channel:hotline-96110"},
    "警察": {"channel:hotline-110", "law:impersonation"},
    "利息": {"law:interest-fee-cap"},
    "budget": {"do:plan"},
    "court": {"page:court-and-lawyers", "channel:court", "outcome:court-papers"},
    "scam": {"page:scam-check"},
    "坐牢": {"page:court-and-lawyers"},
    "自杀": {"channel:hotline-12356"},
    "收到传票怎么办": {"page:court-and-lawyers"},
    "录音": {"law:recording-calls"},
    "L5": {"letter:plan-request"},
}


def looked_for(session: Session, typed: str) -> View:
    session.open(Palette(WhatToType()))
    session.typing(typed)
    return session.view()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", WANTED)
def test_what_people_type_is_found_and_opens(typed: str, language: str) -> None:
    session = sitting(language=language)
    first = [choice.id for choice in looked_for(session, typed).choices][: len(WANTED[typed]) + 3]
    assert WANTED[typed] <= {*first}, first
    session.type(typed)
    view = session.view()
    assert view.kind in ("page", "panel", "form")
    assert view.id != "palette"
    assert view.parts


@pytest.mark.parametrize("language", sample(LANGUAGES, 3))
def test_everything_listed_opens_and_closes_again(language: str) -> None:
    session = sitting(language=language)
    for typed in ("", "12348", "court", "家人", "日"):
        for choice in looked_for(session, typed).choices:
            if choice.id.partition(":")[0] in ("page", "law", "channel", "outcome", "letter"):
                session.choose(choice.id)
                assert session.view().parts
                session.panels.clear()
                looked_for(session, typed)
        session.panels.clear()


def test_where_there_is_nothing_that_is_said() -> None:
    session = sitting()
    view = looked_for(session, "xqxq")
    assert view.choices == ()
    assert session.p.palette_none in [part.text for part in view.parts]


def test_keys_stand_beside_what_is_found() -> None:
    """And where a word was found, what stands around it; in lines too."""
    for typed, key in (("budget", "r"), ("timeline", "t"), ("log", "c")):
        view = looked_for(session := sitting(), typed)
        first = next(choice for choice in view.choices if choice.id.startswith(("do:", "page:")))
        assert f"({key})" in first.text or key in [each.key for each in first.keys]
        walk(session, [], out := io.StringIO())
        said = "".join(out.getvalue().split())
        for choice in view.choices:
            shown = (choice.text, choice.voice, *(each.key for each in choice.keys))
            assert all("".join(words.split()) in said for words in shown), choice


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["find court"], "page:court-and-lawyers"),
        (["查找 传票"], "page:court-and-lawyers"),
        (["/传票"], "page:court-and-lawyers"),
        (["搜索 骗"], "page:scam-check"),
        (["/", "12348"], "channel:hotline-12348"),
        (["find xqxq", "find 12348"], "channel:hotline-12348"),
        (["/xqxq", "/110"], "channel:hotline-110"),
    ],
)
def test_lines_find_the_same(lines: list[str], found: str) -> None:
    session, out = sitting(), io.StringIO()
    walk(session, lines, out)
    view = session.view()
    assert view.id == "palette"
    assert view.choices[0].id == found
    assert view.choices[0].text in out.getvalue()
    walk(session, ["/1"], out)
    assert session.view().id != "palette"


@pytest.mark.parametrize("typed", [sign * 50_000 for sign in ("1", "传", "a ", "1 ", "(", "\ufdfa", "ab")])
def test_a_line_without_end_finds_nothing_at_once(typed: str) -> None:
    session = sitting()
    looked_for(session, "传票")
    begun = process_time()
    looked_for(session, typed)
    assert process_time() - begun < 0.1


@pytest.mark.parametrize("outcome", one_for_each_outcome())
def test_what_is_listed_does_something_on_every_outcome(outcome: str) -> None:
    """No sheet is offered where nobody should fill one in now."""
    session = sitting()
    session.move(one_for_each_outcome()[outcome])
    for choice in looked_for(session, "").choices:
        if choice.id.startswith("do:"):
            session.done = False
            looked_for(session, "")
            session.choose(choice.id)
            assert session.panels or session.done or choice.id == "do:sources", choice.id
            session.panels.clear()
