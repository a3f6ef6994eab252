"""A journey and the place in it that the reader is looking at.

Every step returns a new `Position`. The answers are the only thing that is ever changed; the place is an index into the
route that follows from them, so going back, changing an answer and walking again cannot disagree with a fresh walk.

A private answer is not among them. It is held while its page is in front of the reader, and whoever goes on or back
from there stands before its question again, as if they had never given it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from guide.content.conditions import CONTINUED, Value, evaluate
from guide.content.guide import Guide, Node, is_private, private_among
from guide.content.outcomes import Outcome
from guide.content.questions import AnyQuestion
from guide.engine.journey import Answers, Journey, replay
from guide.engine.look_ahead import Ahead


@dataclass(frozen=True)
class Position:
    """A place in a journey. `checking`: on the check page before the outcome at `index`.

    `changing`: an earlier answer is being changed, so that the next one leads straight on to whatever is still open.
    `private`: the answers that lead here and must never be kept.
    """

    guide: Guide
    today: date
    answers: Answers
    index: int = 0
    checking: bool = False
    changing: bool = False
    private: Answers = field(default_factory=dict)

    @classmethod
    def resume(cls, guide: Guide, today: date, answers: Answers) -> Position:
        """Stand at the end of the route that these answers give: the first open question, or the outcome."""
        private = private_among(guide, replay(guide, answers, today).known)
        kept = {id: value for id, value in answers.items() if id not in private_among(guide, answers)}
        walk = cls(guide, today, kept, private=private)
        return replace(walk, index=len(walk.journey.route) - 1)

    @cached_property
    def journey(self) -> Journey:
        """What the reader sees follows from this."""
        return replay(self.guide, {**self.answers, **self.private}, self.today) if self.private else self.lasting

    @cached_property
    def lasting(self) -> Journey:
        """What is kept follows from this: the journey of somebody who never gave the private answer."""
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
        if self.private:
            return evaluate(self.guide.asks_again[here.id], self.known, self.today)
        return self.index < len(self.journey.route) - 1 or self.journey.may_continue(here)

    def answer(self, value: Value) -> Position:
        """Answer the question here and go to what comes next."""
        question = self.guide.questions[self.at]
        if is_private(question, value):
            return replace(self, private={**self.private, question.id: value})._to(self.index + 1)
        walk = replace(self, answers={**self.answers, self.at: value})
        return walk._end() if self.changing else walk._to(self.index + 1)

    def falls_away(self, id: str, value: Value, ahead: Ahead) -> tuple[AnyQuestion, ...]:
        """The answered questions whose answers stop counting with this change."""
        return ahead.falls_away(self.journey, replay(self.guide, {**self.answers, id: value}, self.today))

    def go_on(self) -> Position:
        """Continue from the outcome or notice here: after a private answer, its question is asked again."""
        if self.private:
            return self._at(next(i for i, id in enumerate(self.journey.route) if id in self.private))
        walk = replace(self, answers={**self.answers, self.at: CONTINUED})
        return walk._end() if self.changing else walk._to(self.index + 1)

    def confirm(self) -> Position:
        """From the check page to the outcome."""
        return replace(self, checking=False)

    def change(self, id: str) -> Position:
        """Go to an answered question of the route to change its answer."""
        return replace(self._at(self.journey.route.index(id)), changing=True)

    def again(self) -> Position:
        """Walk again from where the outcome here says, with all answers kept as they were."""
        again = self.guide.outcomes[self.at].again
        if again is None:
            return self
        answers = {**self.answers, **again.with_}
        walk = replace(self, answers=answers, checking=False, changing=False, private={})
        return replace(walk, index=walk.journey.route.index(again.at))

    def back(self) -> Position | None:
        """One place back; None before the first question. From a change that opened nothing: to the route's end."""
        if self.changing and self.index < len(self.journey.route) - 1 and not (end := self._end()).changing:
            return end
        if isinstance(self.node, Outcome) and self.node.check_first and not self.checking:
            return replace(self, checking=True)
        return self._at(self.index - 1) if self.index else None

    def take_back(self) -> Position | None:
        """Where the last answer before here was given, without it; None where none has been."""
        if not self.known:
            return None
        last = [*self.known][-1]
        answers = {id: value for id, value in self.answers.items() if id != last}
        return replace(self._at(self.journey.route.index(last)), answers=answers, changing=False)

    def _at(self, index: int) -> Position:
        """At an earlier place. Private answers that were given from there on are forgotten, those before them count."""
        before = self.journey.route[:index]
        private = {id: value for id, value in self.private.items() if id in before}
        changing = private != self.private and self.journey.route[index] in self.answers
        return replace(self, index=index, checking=False, changing=changing, private=private)

    def _to(self, index: int) -> Position:
        node = self.guide.node(self.journey.route[index])
        checking = isinstance(node, Outcome) and node.check_first
        return replace(self, index=index, checking=checking, changing=False)

    def _end(self) -> Position:
        """The end of the route: what a change has opened anew is asked first, then the check page."""
        end = self._to(len(self.journey.route) - 1)
        return replace(end, changing=end.at not in self.guide.outcomes)
