"""A note: what it holds, how it is written as Markdown, and how it is read back.

The front matter holds the answers by id; the rest is for people and is never read back. A crisis answer, and whatever
would give it away, is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from guide.journey import Journey, answers_from_plain, answers_to_plain, replay
from guide.layout import hang, wrap
from guide.phrases import Phrases
from guide.saying import fill
from guide.tree.compiling import AnyQuestion
from guide.tree.conditions import Value
from guide.tree.guide import Guide, is_private, options_of
from guide.tree.models import NumberQuestion, OneQuestion, Outcome, SeveralQuestion
from guide.tree.reading import parse
from guide.tree.words import Model
from guide.view import GAP, Part
from guide.views import answers_in_words, article_parts, law_parts, outcome_parts, provenance

WIDTH = 78
LARGEST = 2_000_000
"""Bytes; a note of the guide has a few thousand."""
LOOK_AGAIN = timedelta(days=14)
FENCE = "---"


class Front(Model):
    """The part of a note that is read back."""

    guide: str
    version: str
    made: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    answers: dict[str, str | list[str] | None]

    @property
    def day(self) -> date:
        return date.fromisoformat(self.made)


class DamagedNote(ValueError):
    """A file that cannot be read as a note; the message is one line that says where and what."""


_FRONT = TypeAdapter(Front)


def savable(journey: Journey) -> dict[str, Value]:
    """The answers that count and may be kept: no crisis answer, and no trace of the page it led to."""
    kept: dict[str, Value] = {}
    private = False
    for id in journey.route:
        if id in journey.guide.questions:
            private = id in journey.known and is_private(journey.guide.questions[id], journey.known[id])
        if id in journey.known and not private:
            kept[id] = journey.known[id]
    return kept


def is_crisis(journey: Journey) -> bool:
    """Whether the page reached follows from a crisis answer, so that its words must not be kept either."""
    asked = [id for id in journey.route if id in journey.known and id in journey.guide.questions]
    return bool(asked) and is_private(journey.guide.questions[asked[-1]], journey.known[asked[-1]])


@dataclass(frozen=True)
class Note:
    """A journey at a moment, to be written down."""

    journey: Journey
    made: datetime

    def front(self) -> str:
        """The front matter, with its fences."""
        about = self.journey.guide.about
        data: dict[str, Any] = {"guide": about.guide, "version": about.version, "made": self.made.date().isoformat()}
        data["answers"] = answers_to_plain(self.journey.guide, savable(self.journey))
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
        return f"{FENCE}\n{text}{FENCE}\n"

    def markdown(self, p: Phrases) -> str:
        """The whole note as Markdown: lines of at most 80 columns, LF, no tables."""
        lines = [f"# {p.note_title}", "", self._made(p), "", *_lines([Part("text", p.note_front)])]
        outcome = None if is_crisis(self.journey) else self.journey.outcome
        if outcome is not None:
            lines += self._three(outcome, p)
            lines += _lines(_without_title(outcome_parts(self.journey, outcome, p, shown=99)), tick=p.today)
            lines += ["", f"    {p.note_record_rows}", "", *(["    " + "＿" * 34] * 3)]
        lines += ["", f"## {p.note_answers}", ""]
        for question, answer in answers_in_words(self.journey, p):
            lines += hang("- ", f"{question.label.say(p.language)}{p.colon}{answer}", WIDTH)
        if outcome is not None:
            lines += self._sources(outcome, p)
        lines += ["", "---", "", *_lines([Part("text", p.note_limits)])]
        return self.front() + "\n" + "\n".join(lines).strip() + "\n"

    def _made(self, p: Phrases) -> str:
        about = self.journey.guide.about
        when = f"{self.made:%Y-%m-%d %H:%M}"
        return p.note_made.format(when=when, guide=about.guide, version=about.version)

    def _three(self, outcome: Outcome, p: Phrases) -> list[str]:
        """Where I am, what today, what next: three lines for whoever has ten seconds."""
        say = lambda words: fill(words, self.journey, p)  # noqa: E731
        stop = "；" if p.language != "en" else "; "
        today = stop.join(say(step) for step in outcome.today[:3])
        lines = [f"{p.note_now}{say(outcome.title)}", f"{p.note_do}{today}", f"{p.then}{p.colon}{say(outcome.then)}"]
        return ["", f"## {p.note_three}", "", *(line for text in lines for line in hang("- ", text, WIDTH))]

    def _sources(self, outcome: Outcome, p: Phrases) -> list[str]:
        guide = self.journey.guide
        article = [part for part in article_parts(self.journey, outcome, p)[1:]] if outcome.article else []
        law = law_parts(guide, outcome.law, p)[1:] if outcome.law else []
        parts = [Part("heading", p.article), *article] if article else []
        parts += [GAP, Part("heading", p.law), *law] if law else []
        lines = _lines(parts)
        know = provenance(guide, outcome.know, p)
        return ["", *lines, *(["", *(line for text in know for line in hang("  ", text, WIDTH))] if know else [])]

    @property
    def look_again(self) -> date:
        return self.made.date() + LOOK_AGAIN


def _without_title(parts: list[Part]) -> list[Part]:
    return [Part("label", parts[0].text), *parts[1:]]


def _lines(parts: list[Part], tick: str = "") -> list[str]:
    """Parts as Markdown lines. Steps under the heading `tick` become boxes to tick."""
    lines: list[str] = []
    ticking = False
    before = ""
    for part in parts:
        match part.style:
            case "gap":
                new: list[str] = []
            case "heading":
                ticking = part.text == tick
                new = ["", f"## {part.text}", ""]
            case "label":
                new = ["", f"### {part.text}", ""]
            case "to":
                new = ["", *wrap(part.text + "：", WIDTH), ""]
            case "step":
                new = hang("- [ ] " if ticking else part.mark, part.text, WIDTH)
            case "item" | "article" | "law" if part.mark:
                new = hang("- " if part.style != "law" else "  ", part.text, WIDTH)
            case "say":
                new = [*([">"] if before == "say" else []), *(f"> {line}" for line in wrap(part.text, WIDTH - 2))]
            case _:
                new = [*([""] if before in ("text", "law", "note", "lead") else []), *wrap(part.text, WIDTH)]
        lines += new
        before = part.style
    return [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]


def read_front(path: Path) -> Front:
    """The front matter of a note on disk. Raises DamagedNote with one line that says where; the file is not touched."""
    try:
        if path.stat().st_size > LARGEST:
            raise DamagedNote(f"{path}: is no note of the guide: larger than {LARGEST // 1_000_000} MB")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DamagedNote(f"{path}: is not UTF-8 text (byte {error.start})") from error
    except OSError as error:
        raise DamagedNote(f"{path}: cannot be read: {error.strerror}") from error
    lines = text.split("\n")
    if lines[0].strip().lstrip("\ufeff") != FENCE:
        raise DamagedNote(f"{path}:1:1: a note begins with a line {FENCE}")
    end = next((i for i, line in enumerate(lines) if i and line.strip() == FENCE), None)
    if end is None:
        raise DamagedNote(f"{path}:{len(lines)}:1: the second line {FENCE} is missing")
    document, faults = parse(path, "\n" + "\n".join(lines[1:end]) + "\n")
    if faults or document is None:
        raise DamagedNote(str(faults[0]).splitlines()[0])
    return _front(document.data, document.at, path)


def _front(data: Any, at: Any, path: Path) -> Front:
    try:
        front: Front = _FRONT.validate_python(data)
        date.fromisoformat(front.made)
    except ValidationError as error:
        detail = error.errors()[0]
        loc = tuple(detail["loc"])
        line, column = at(loc)
        name = ".".join(str(part) for part in loc[:2]) or "the front matter"
        what = "is missing" if detail["type"] == "missing" else f"cannot be read: {detail['msg'].lower()}"
        raise DamagedNote(f"{path}:{line}:{column}: '{name}' {what}") from error
    except ValueError as error:
        line, column = at(("made",))
        raise DamagedNote(f"{path}:{line}:{column}: 'made' is no date") from error
    return front


@dataclass(frozen=True)
class Opened:
    """A note as of today: the answers that are still true, and what the reader should be told."""

    answers: dict[str, Value]
    ask_again: tuple[AnyQuestion, ...]
    dropped: tuple[str, ...]


def open_again(guide: Guide, front: Front, today: date) -> Opened:
    """The answers of a note as of `today`: counted days have grown, and what held for its day only is asked again."""
    answers, invalid = answers_from_plain(guide, front.answers)
    days = (today - front.day).days
    stale = []
    for id, value in list(answers.items()):
        question = guide.questions.get(id)
        if days > 0 and isinstance(question, NumberQuestion) and question.counts_days and isinstance(value, int):
            answers[id] = value + days * 10**question.decimals
        elif days and any(option.today_only and option.id == value for option in options_of(question)):
            del answers[id]
            stale.append(question)
    missing = [q for q in [replay(guide, answers, today).node] if q.id in guide.questions and q.id not in answers]
    again = {q.id: q for q in [*stale, *missing] if isinstance(q, OneQuestion | SeveralQuestion)}
    return Opened(answers, tuple(again.values()), tuple(refused.id for refused in invalid))
