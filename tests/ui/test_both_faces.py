"""Whatever the screen can show, lines of text show too: the same choices in the same order, and each does the same."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from guide.session.panels.asking import PauseHere
from guide.session.panels.claim import ClaimForm
from guide.session.panels.helper import HelperForm
from guide.session.panels.letters import LetterForm, LetterPage
from guide.session.panels.one_field import FieldPage, OptionsPage
from guide.session.panels.reading import SidePage
from guide.session.panels.sent import AnswerForm, MarkSent, SentPage
from guide.session.session import Session
from guide.sheets.letters.content import letters_of
from guide.sheets.plan.content import KIND
from guide.ui.plain import walk
from guide.ui.terminal.app import GuideApp
from guide.ui.terminal.widgets.page import PageWidget
from guide.views.model import Choice, View
from tests.support.crawl import crawl, fork, kinds
from tests.support.filled import claim_in, letters_in
from tests.support.guides import shipped_guide
from tests.support.scenes import app_for, ready

NUMBERED = re.compile(r"^ *(?:(\d+)|\(/?(\d+)\)) +(?:[(\[][ x][)\]] )?(\S.*)$")

MANY = 3
"""Choices of a page; of more, every sixth is tried as a rule."""


def squeezed(text: str) -> str:
    return "".join(text.split())


def as_lines(session: Session) -> str:
    """A page as lines of text show it."""
    out = io.StringIO()
    walk(session, [], out)
    return out.getvalue()


def numbered(text: str, view: View) -> list[str]:
    """Its numbered lines, without their numbers."""
    found: list[str] = []
    numbers = numbers_of(view)
    for line in text.split("\n"):
        match = NUMBERED.match(line)
        number = int(match[1] or match[2]) if match is not None else -1
        if numbers[:1] == [number]:  # the text above may have had numbers too
            found.clear()
        if match is not None and numbers[len(found) : len(found) + 1] == [number]:
            found.append(match[3])
    return found


def words_of(view: View) -> Iterator[str]:
    """Everything a page says: its text, and what stands beside and above its choices, with the keys that do it."""
    yield from (part.text for part in view.parts if part.style != "choice")
    for choice in view.choices:
        yield from (choice.detail, choice.voice, choice.head, *(key.key for key in choice.keys))


def numbers_of(view: View) -> list[int]:
    """The number of every choice, in their order."""
    return [number for _, number in sorted((place, number) for number, place in view.numbered.items())]


def show(app: GuideApp, session: Session) -> None:
    """Put a sitting on the screen, as if it had never shown anything else."""
    app.main.view = View("", "")
    app.main.session = session
    app.main.paint()


def drawn(app: GuideApp) -> list[Choice]:
    """The choices of a page as the screen offers them, on the page or below the field."""
    main = app.main
    shown = main.more.shown if main.view.field is not None and not main.view.form else main.page.shown
    return list(shown.choices)


def stands(session: Session) -> tuple[object, ...]:
    """Where a sitting is: what is shown and lies below it, what is answered, whether it is over."""
    view, kinds = session.view(), [type(panel) for panel in session.panels]
    return (session.done, kinds, view.id, [choice.id for choice in view.choices], view.error, session.walk.answers)


def one_of_each(sittings: list[Session]) -> Iterator[Session]:
    """Of every kind of panel and view the first, and every fifth of the others."""
    seen: set[tuple[type[object], str]] = set()
    for number, session in enumerate(sittings):
        kind = (type(session.panels[-1] if session.panels else session), session.view().kind)
        if kind not in seen or number % 5 == 0:
            yield session
        seen.add(kind)


async def test_whatever_can_be_come_to_is_the_same_on_the_screen_and_in_lines(tmp_path: Path, thorough: bool) -> None:
    """One test, for finding all of it takes longer than looking at it."""
    sittings = crawl(tmp_path)
    comes_everywhere(sittings, thorough)
    each_can_be_left(sittings)
    await each_offers_the_same(sittings, thorough)
    await each_choice_does_the_same(sittings, thorough)


async def each_offers_the_same(sittings: list[Session], thorough: bool) -> None:
    app = app_for("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        for session in sittings if thorough else one_of_each(sittings):
            show(app, session)
            text, view = as_lines(fork(session)), session.view()
            lines = [squeezed(line) for line in numbered(text, view)]
            choices = [squeezed(choice.text) for choice in drawn(app)]
            name, said = view.id, squeezed(text)
            assert [words for words in words_of(view) if squeezed(words) not in said] == [], name
            assert len(lines) == len(choices), (name, lines, choices)
            for line, choice in zip(lines, choices, strict=True):
                assert choice.startswith(line) or line.startswith(choice), (name, line, choice)


async def each_choice_does_the_same(sittings: list[Session], thorough: bool) -> None:
    app = app_for("en")
    app.exit = lambda *_, **__: None  # type: ignore[method-assign]  # whoever leaves is followed by the next
    seen: set[tuple[str, str]] = set()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        for session in sittings:
            view = session.view()
            kind = (type(session.panels[-1]).__name__ if session.panels else "", view.kind)
            if kind in seen or view.form:  # a form is filled in where it stands
                continue
            seen.add(kind)
            for place, (number, choice) in enumerate(zip(numbers_of(view), view.choices, strict=True)):
                if (view.several and not choice.submits) or (place > MANY and place % 6 and not thorough):
                    continue
                there, here = fork(session), fork(session)
                show(app, there)
                leaf = app.main.more if view.field is not None else app.main.page
                leaf.highlight = place  # as a click does
                app.main._clicked(PageWidget.Chosen(leaf, choice))
                walk(here, [f"/{number}"], io.StringIO())
                assert stands(there) == stands(here), (view.id, choice.id)


def comes_everywhere(sittings: list[Session], thorough: bool) -> None:
    """Every kind of panel, every pause, outcome and question of the guide; all pages, letters, fields when thorough."""
    guide = shipped_guide()
    panels = [panel for session in sittings for panel in session.panels]
    assert kinds() <= {type(panel) for panel in panels}
    pauses = {(id, number) for id, question in guide.questions.items() for number in range(len(question.pauses))}
    assert {(p.question, p.number) for p in panels if isinstance(p, PauseHere)} == pauses
    stood = {session.walk.at for session in sittings if not session.panels and session.started}
    assert stood == set(guide.questions) | set(guide.outcomes)
    if not thorough:
        return
    assert {p.id for p in panels if isinstance(p, SidePage)} == set(guide.pages)
    assert {p.id for p in panels if isinstance(p, LetterPage)} == set(letters_of(guide))
    assert {p.id for p in panels if isinstance(p, LetterForm)} == set(letters_of(guide))
    assert {p.id for p in panels if isinstance(p, SentPage)} == set(letters_of(guide))
    asked = {p.field for p in panels if isinstance(p, FieldPage | OptionsPage)}
    for letter in letters_of(guide).values():
        assert {field.id for field in letter.fields if field.kind != "tick"} <= asked
    assert {field.id for field in KIND.need(guide).file.debt if field.kind != "tick"} <= asked
    by_form = {(p.form.key, p.field) for p in panels if isinstance(p, FieldPage | OptionsPage)}
    for form in (
        ClaimForm(),
        HelperForm(),
        *(kind for id in letters_of(guide) for kind in (MarkSent(id), AnswerForm(id, 1))),
    ):
        fields = form.fields(sittings[0])
        assert {(form.key, field.id) for field in fields if field.kind != "tick"} <= by_form, form.key


def each_can_be_left(sittings: list[Session]) -> None:
    """Going back ends on the start page from anywhere, as lines too; nothing that was written is lost on the way."""
    seen, far = set[tuple[str, str]](), set[str]()
    for session in sittings:
        view = session.view()
        kind = (type(session.panels[-1]).__name__ if session.panels else "", view.kind)
        if kind not in seen:
            seen.add(kind)
            here, there = fork(session), fork(session)
            here.back()
            walk(there, ["/b"], io.StringIO())
            assert stands(here) == stands(there), view.id
        if view.id in far:
            continue
        far.add(view.id)
        left, steps = fork(session), 0
        while (left.panels or left.started) and not left.done:
            left.back()
            steps += 1
            assert steps < 60, view.id
        assert letters_in(left.sheets) == letters_in(session.sheets)
        assert claim_in(left.sheets) == claim_in(session.sheets)
