"""Where a session has been: the last answer can be taken back, and a way that somebody was put on leaves no mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from guide.session.host import Jump, PanelHost, Place


def place_of(s: PanelHost) -> Place:
    return Place(s.walk, s.started, tuple(s.panels))


def jump(s: PanelHost, leap: Callable[[], None]) -> None:
    """Do what gives answers in the person's place, and know where it came from."""
    before = place_of(s)
    leap()
    given = {id: value for id, value in s.walk.answers.items() if before.walk.answers.get(id, s) != value}
    if s.walk is not before.walk:
        s.jumps = (*s.jumps, Jump(before, s.walk.at, given))


def turned_back(s: PanelHost) -> bool:
    """Back from where a jump has landed: to where it came from, without the answers it gave. False where none has."""
    last = s.jumps[-1] if s.jumps else None
    if last is None or s.walk.at != last.landed or any(s.walk.answers.get(id) != last.given[id] for id in last.given):
        return False
    before = last.before
    own = {id: value for id, value in s.walk.answers.items() if id not in last.given}
    walk = replace(before.walk, answers={**own, **before.walk.answers})
    s.progress = replace(s.progress, walk=walk, started=before.started, left_off=None)
    s.panels, s.jumps = list(before.panels), s.jumps[:-1]
    return True


def step_back(s: PanelHost) -> None:
    """From a question or page to what was before it; from the first question to the start page."""
    if turned_back(s):
        return
    before, left_off = s.walk.back(), s.progress.left_off
    if s.walk.changing and left_off is not None:  # it is not to be changed after all
        s.progress = replace(s.progress, walk=left_off, left_off=None)
    elif before is None:
        s.progress = replace(s.progress, started=False)
        s.draft_policy.look(s)
    else:
        s.move(before)


def undo(s: PanelHost) -> None:
    """Take back the last answer: stand where it was given, with all answers as they were before it.

    Of a note that was opened it is not known how it was answered: the last answer on the way goes.
    """
    if not s.started or s.panels:
        return
    past = s.progress.past
    last = past[-1] if past else s.walk.take_back()
    if last is not None:
        s.error = ""
        s.progress = replace(s.progress, walk=last, past=past[:-1], left_off=None)
