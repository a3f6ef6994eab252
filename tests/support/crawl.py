"""Every view there is: from each place of the guide everything is done that can be, until nothing new comes."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from guide.engine.look_ahead import Ahead
from guide.engine.position import Position
from guide.notes.drafts import Keeper
from guide.session import panels
from guide.session.draft_policy import DraftPolicy
from guide.session.host import Panel
from guide.session.panels.asking import PauseHere
from guide.session.panels.base import ToRead
from guide.session.panels.commands import DO, do
from guide.session.panels.deleting import Delete
from guide.session.panels.folder import IntoFolder
from guide.session.panels.forms import FormPage
from guide.session.panels.letters import DropEdited, EntriesPage, WhosePage
from guide.session.panels.palette import Palette
from guide.session.panels.plan import PlanResult
from guide.session.panels.sheet_form import SheetForm
from guide.session.session import Session
from guide.sheets.letters.content import letters_of
from guide.sheets.log.entry import Log
from guide.sheets.state import NOTHING, Sheets
from guide.ui.plain import WhatToType
from guide.ui.terminal.keys_page import KeysPanel
from guide.views.commands import COMMANDS
from guide.views.model import Choice, View
from tests.support.filled import filled_sheets, log_in
from tests.support.guides import TODAY, shipped_guide
from tests.support.plans import FILLED
from tests.support.sampling import THOROUGH
from tests.support.scenes import CALLED, SHEETS
from tests.support.sittings import sitting
from tests.support.walking import one_for_each_outcome

Sign = tuple[str, ...]
Step = Callable[[Session], object]
DAYS_AND_FIGURES = ("2026-06-04", "2026-06-20", "2026-05-27", "2019-01-01", "0", "8", "400", "1", "99999", "x")
"""What is typed into every question: days and figures on both sides of every pause, and what cannot be read."""
EVERYWHERE = ("copy", "sources", "answers", "save", "log")
"""Commands whose effect depends on the place; all others, and these too as a rule, are given on each kind of page."""
MANY = 2000
FIRST, LAST = 7, 2
"""Places that are like no others, before and after one for each question and outcome."""
ALIKE = 8
"""Views of one kind, so many of which are gone on from as a rule: fields, letters and law texts are many."""
DEEPEST = 6
"""Panels on top of each other; more of the same adds nothing."""


def kinds() -> set[type[Panel]]:
    """Every kind of panel that can lie on top."""
    for module in iter_modules(panels.__path__, f"{panels.__name__}."):
        import_module(module.name)
    found, waiting = set[type[Panel]](), [Panel]
    while waiting:
        below = [kind for kind in waiting.pop().__subclasses__() if kind.__module__.startswith("guide.")]
        found |= {*below}
        waiting += below
    return found - {ToRead, FormPage, IntoFolder, SheetForm}  # what others are made from


def fork(session: Session) -> Session:
    """The same sitting once more: what is done with one is not seen by the other."""
    other = copy(session)
    for name in ("panels", "told"):
        setattr(other, name, copy(getattr(session, name)))
    other.unfinished = deepcopy(session.unfinished)
    other.note_state, other.draft_policy = copy(session.note_state), copy(session.draft_policy)
    other.note_state.s = other
    return other


def sign(session: Session, view: View) -> Sign:
    """What tells a view from others: what lies on top, which view it is, what it offers. All numbers are alike."""
    top = session.panels[-1] if session.panels else None
    told = view.parts[0].text if isinstance(top, PauseHere) else str(getattr(top, "failed", ""))
    answered = str(top is None and session.walk.at in session.walk.answers)
    ids = dict.fromkeys(choice.id for choice in view.choices)
    return tuple(re.sub(r"\d+", "#", part) for part in (type(top).__name__, view.id, told, answered, *ids))


def seeds(folder: Path) -> Iterator[Session]:
    """Places to start from: an outcome with every sheet filled in, the start page, every question and outcome."""
    keeper = Keeper(folder / "drafts")
    ahead = Ahead(shipped_guide())  # what was seen from one sitting is not looked for again from another

    def at(walk: Position, sheets: Sheets = NOTHING) -> Session:
        session = sitting(folder / "notes", keeper=keeper)
        session.ahead = ahead
        session.move(walk)
        session.fill(sheets)
        session.copy = lambda _: None
        return session

    called = Position.resume(shipped_guide(), TODAY, CALLED)
    told = {**log_in(SHEETS).entries[0].filled, "words": "13800001234"}
    full = at(called, filled_sheets(over=SHEETS, log=Log().add(told)))
    yield full
    enough = at(called, filled_sheets(plan={**FILLED, "no-others": True, "overdue": 10_00, "left": 1}))
    enough.open(PlanResult())
    yield enough
    only_a_plan = fork(enough)
    only_a_plan.progress = replace(only_a_plan.progress, started=False)
    yield only_a_plan
    yield sitting(folder / "notes", keeper=keeper)
    for looked_for in ("interest", "12348", "court"):
        finding = sitting(folder / "notes", keeper=keeper)
        finding.open(Palette(WhatToType()))
        finding.typing(looked_for)
        yield finding
    for walk in one_for_each_outcome().values():
        on_the_way = Position(walk.guide, TODAY, {})
        for id in walk.journey.route[:-1]:
            yield at(on_the_way)
            on_the_way = on_the_way.answer(walk.journey.known[id])
        yield at(on_the_way)
        yield at(replace(on_the_way, checking=False))
    yield from (_before_a_draft(full, folder), _in_a_browser(full))


def rare(full: Session) -> Iterator[Session]:
    """What only some letters and answers lead to, which a walk through a few of the views does not come by."""
    letters = letters_of(full.guide).values()
    listing = next(letter.id for letter in letters if letter.entries is not None)
    for panel in (EntriesPage(listing), WhosePage(listing), DropEdited(listing, "en")):
        session = fork(full)
        session.open(panel)
        yield session
    changing = fork(full)
    changing.change(changing.guide.first)
    changing.take(changing.guide.first, "dispute")
    yield changing


def _before_a_draft(full: Session, folder: Path) -> Session:
    """The start page, with the draft of somebody whose program was killed."""
    killed = Keeper(folder / "killed")
    killed.hold(full.note_state.for_draft())
    killed.release()
    session = sitting(folder / "none", keeper=Keeper(folder / "killed"))
    session.draft_policy.look(session)
    session.choose("draft")
    return session


def _in_a_browser(full: Session) -> Session:
    """Saving where nothing may be kept on this disk."""
    session = fork(full)
    session.draft_policy = DraftPolicy(None)
    session.deliver = lambda _, __, taken: taken()
    session.save()
    return session


def steps(view: View, everything: bool) -> Iterator[Step]:
    """All that can be done here. `everything`: also the commands that do the same on every page."""
    field = view.field
    if field is not None and (view.kind == "question" or field.takes == "letter"):
        yield from (partial(_type, text=text) for text in DAYS_AND_FIGURES)
    yield from (partial(_press, view=view, choice=choice) for choice in view.choices)
    if view.several:
        yield from (partial(_choose, id=choice.id) for choice in view.choices if not choice.submits)
    names = [command.name for command in COMMANDS if everything or (THOROUGH and command.name in EVERYWHERE)]
    yield from (partial(do, name=name) for name in names if name in DO)
    yield Session.back
    if everything:
        yield Session.quit
        yield from (partial(_open, panel=panel) for panel in (Palette(WhatToType()), KeysPanel()))


def _type(session: Session, text: str) -> None:
    session.type(text)


def _press(session: Session, view: View, choice: Choice) -> None:
    session.press(view, choice, view.field.text if view.field is not None else "", view.chosen)


def _choose(session: Session, id: str) -> None:
    session.choose(id)


def _open(session: Session, panel: Panel) -> None:
    session.open(panel)


class Crawl:
    """What has been found so far: one sitting for every view, or for each kind of view, as many as are wanted."""

    def __init__(self, each: int = 0) -> None:
        self.each = each or (MANY if THOROUGH else ALIKE)
        self.found: dict[Sign, Session] = {}
        self.kinds: Counter[tuple[str, str]] = Counter()
        self.last: list[Session] = []
        """about to delete a file that others still need"""

    def walk(self, seed: Session, deleting: bool = False) -> None:
        """Do all that can be done from here on, and from wherever that leads."""
        waiting = deque([seed])
        while waiting:
            session = waiting.popleft()
            view, top = session.view(), session.panels[-1] if session.panels else None
            name, kind = sign(session, view), (type(top).__name__, view.kind)
            if isinstance(top, Delete) and not deleting:
                self.last.append(session)
            elif name not in self.found and (session is seed or self.is_wanted(session, kind)):
                self.found[name] = session
                waiting += [done(session, step) for step in steps(view, everything=not self.kinds[kind])]
                self.kinds[kind] += 1
                assert len(self.found) < MANY, "it does not end"

    def is_wanted(self, session: Session, kind: tuple[str, str]) -> bool:
        if session.done or len(session.panels) > DEEPEST:
            return False
        return self.kinds[kind] < self.each or (self.each >= ALIKE and not session.panels)


def done(session: Session, step: Step) -> Session:
    """What follows from a step; the sitting itself is as it was."""
    other = fork(session)
    step(other)
    other.keep()
    return other


def crawl(folder: Path, each: int = 0, one_in: int = 1) -> list[Session]:
    """One sitting for every view that can be come to; or up to so many for each kind, from one in so many places."""
    crawl = Crawl(each)
    places = [*seeds(folder)]
    for seed in [*places[:FIRST], *places[FIRST:-LAST:one_in], *places[-LAST:]]:
        crawl.walk(seed)
    for seed in () if THOROUGH and one_in == 1 else rare(places[0]):
        crawl.walk(seed)
    for session in crawl.last:
        crawl.walk(session, deleting=True)
    return list(crawl.found.values())
