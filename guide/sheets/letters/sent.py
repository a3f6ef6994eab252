"""Letters that were sent: their words for good, the day by which an answer was asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from guide.content.languages import Tag
from guide.content.words import Language, Model
from guide.values.plain import Plain

State = Literal["waiting", "unanswered", "answered", "open"]
"""What became of a letter: the day it asked for an answer by is to come, or has passed; `open`: it named none."""
STATES: tuple[State, ...] = ("waiting", "unanswered", "answered", "open")


@dataclass(frozen=True, slots=True)
class Answer:
    """What they answered, and when."""

    on: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that went out. `way`: how, as the log has it; `entry`: the number of its entry there.

    `answer_by`: the day it asked for an answer by; `promised_by`: the day by which it promised another letter.
    """

    number: int
    on: date
    language: Language
    subject: str
    text: str
    way: str | None = None
    answer_by: date | None = None
    promised_by: date | None = None
    entry: int | None = None
    answer: Answer | None = None

    def state(self, today: date) -> State:
        if self.answer is not None:
            return "answered"
        if self.answer_by is None:
            return "open"
        return "unanswered" if today > self.answer_by else "waiting"

    def changed(self, change: Callable[[str], str]) -> Sent:
        """With every text changed, as the person wanted for numbers that must not be read by others."""
        answer = replace(self.answer, words=change(self.answer.words)) if self.answer is not None else None
        return replace(self, text=change(self.text), answer=answer)

    def answered(self, answer: Answer | None) -> Sent:
        """With what they answered; nothing else of it ever changes."""
        return replace(self, answer=answer)


def next_number(sent: Iterable[Sent]) -> int:
    return max((one.number for one in sent), default=0) + 1


Day = Annotated[date, Field(strict=False)]


class _AnswerPlain(Model):
    on: Day
    words: str = ""


class SentPlain(Model):
    """A letter that was sent, in the front matter of a note."""

    number: Annotated[int, Field(ge=1)]
    on: Day
    language: Tag
    subject: str
    text: str
    way: str | None = None
    answer_by: Day | None = None
    promised_by: Day | None = None
    entry: int | None = None
    answer: _AnswerPlain | None = None


def dump_sent(sent: Iterable[Sent]) -> list[dict[str, Plain]]:
    """Letters that were sent, as a note holds them."""
    return [
        SentPlain.model_validate(
            {
                "number": one.number,
                "on": one.on,
                "language": one.language,
                "subject": one.subject,
                "text": one.text,
                "way": one.way,
                "answer-by": one.answer_by,
                "promised-by": one.promised_by,
                "entry": one.entry,
                "answer": {"on": one.answer.on, "words": one.answer.words} if one.answer is not None else None,
            }
        ).model_dump(mode="json", by_alias=True, exclude_none=True)
        for one in sent
    ]


def load_sent(plain: Iterable[SentPlain]) -> tuple[Sent, ...]:
    """The opposite of `dump_sent`. Two of one number, as a file changed by hand may have them, get one each."""
    found: list[Sent] = []
    for one in plain:
        taken = any(other.number == one.number for other in found)
        answer = Answer(one.answer.on, one.answer.words) if one.answer is not None else None
        found.append(
            Sent(
                next_number(found) if taken else one.number,
                one.on,
                one.language,
                one.subject,
                one.text,
                one.way,
                one.answer_by,
                one.promised_by,
                one.entry,
                answer,
            )
        )
    return tuple(found)
