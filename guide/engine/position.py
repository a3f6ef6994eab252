"""A journey and the place in it that the reader is looking at.

Every step returns a new `Position`. The answers are the only thing that is ever changed; the place is an index into the
route that follows from them, so going back, changing an answer and walking again cannot disagree with a fresh walk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from guide.content.conditions import CONTINUED, Value
from guide.content.guide import Guide, Node
from guide.content.models import AnyQuestion, Outcome
from guide.engine.journey import Answers, Journey, replay
from guide.engine.look_ahead import Ahead


@dataclass(frozen=True)
class Position:
    """A place in a journey. `checking`: on the check page before the outcome at `index`.

    `changing`: an earlier answer is being changed, so that the next one leads straight on to whatever is still open.
    """

    guide: Guide
    today: date
    answers: Answers
    index: int = 0
    checking: bool = False
    changing: bool = False

    @classmethod
    def resume(cls, guide: Guide, today: date, answers: Answers) -> Position:
        """Stand at the end of the route that these answers give: the first open question, or the outcome."""
        walk = cls(guide, today, answers)
        return replace(walk, index=len(walk.journey.route) - 1)

    @cached_property
    def journey(self) -> Journey:
        return replay(self.guide, self.answers, self.today)

    @property
    def at(self) -> str:
        return self.journey.route[self.index]

    @property
    def node(self) -> Node:
        return self.guide.node(self.at)

    @property
    def known(self) -> Answers:
        """The answers that count before this place."""
        return {id: self.journey.known[id] for id in self.journey.route[: self.index] if id in self.journey.known}

    @property
    def may_continue(self) -> bool:
        """Whether the outcome here offers a way on; having gone on before, it still does."""
        here = self.node
        if not isinstance(here, Outcome) or here.continue_ is None:
            return False
        return self.index < len(self.journey.route) - 1 or self.journey.may_continue(here)

    def answer(self, value: Value) -> Position:
        """Answer the question here and go to what comes next."""
        walk = replace(self, answers={**self.answers, self.at: value})
        return walk._end() if self.changing else walk._to(self.index + 1)

    def falls_away(self, id: str, value: Value, ahead: Ahead) -> tuple[AnyQuestion, ...]:
        """The answered questions no way on from this change comes to: their answers stop counting.

        An answer that is only waiting for a newly opened question is not among them; it counts again once the route
        has come back to it.
        """
        after = replay(self.guide, {**self.answers, id: value}, self.today)
        before = {known: answer for known, answer in after.known.items() if known != after.at}
        met = {*after.known, *ahead.may_meet(after.at, before, self.today)}
        return tuple(question for question in self.journey.questions if question.id not in met)

    def go_on(self) -> Position:
        """Continue from the outcome here."""
        return replace(self, answers={**self.answers, self.at: CONTINUED})._to(self.index + 1)

    def confirm(self) -> Position:
        """From the check page to the outcome."""
        return replace(self, checking=False)

    def change(self, id: str) -> Position:
        """Go to an answered question of the route to change its answer."""
        return replace(self, index=self.journey.route.index(id), checking=False, changing=True)

    def again(self) -> Position:
        """Walk again from where the outcome here says, with all answers kept as they were."""
        again = self.guide.outcomes[self.at].again
        if again is None:
            return self
        walk = replace(self, answers={**self.answers, **again.with_}, checking=False, changing=False)
        return replace(walk, index=walk.journey.route.index(again.at))

    def back(self) -> Position | None:
        """One place back; None before the first question. From a change that opened nothing: to the route's end."""
        if self.changing and self.index < len(self.journey.route) - 1 and not (end := self._end()).changing:
            return end
        if isinstance(self.node, Outcome) and self.node.check_first and not self.checking:
            return replace(self, checking=True)
        if self.index == 0:
            return None
        return replace(self, index=self.index - 1, checking=False)

    def _to(self, index: int) -> Position:
        node = self.guide.node(self.journey.route[index])
        checking = isinstance(node, Outcome) and node.check_first
        return replace(self, index=index, checking=checking, changing=False)

    def _end(self) -> Position:
        """The end of the route: what a change has opened anew is asked first, then the check page."""
        end = self._to(len(self.journey.route) - 1)
        return replace(end, changing=end.at in self.guide.questions)
