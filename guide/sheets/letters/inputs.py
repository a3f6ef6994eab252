"""What a letter is drafted from: answers, the plan, entries of the log, and its own fields with what they suggest.

Nothing is suggested that neither answers nor entries show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from guide.content.conditions import Value, evaluate
from guide.content.fields import FormField, OneField
from guide.content.words import Words
from guide.engine.journey import Journey
from guide.sheets.filling import FieldValue, Filled
from guide.sheets.letters.conditions import LetterConditions
from guide.sheets.letters.content import rules_of
from guide.sheets.letters.model import Letter, Note
from guide.sheets.letters.plan_figures import PlanFigures
from guide.sheets.letters.sent import Sent
from guide.sheets.log.content import KIND
from guide.values.days import after_working_days
from guide.values.text import comparable

LEAST_TIME = 3
"""Working days that whoever gets a letter has to answer it."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the log as a letter needs it: labels, never names; no more than the last four digits of a number.

    `when` is a day alone where the time is not known. `by_them`: they certainly made it; `by_us`: they certainly
    did not. `mine`: whose log it is was contacted. `third`: somebody certainly was who is
    not liable; `unlisted`: whom the lender had never been given. `nameless`: the caller did not say who they are.
    `refused`: the person contacted said not to be contacted again.
    `got_through`: the person got in touch, and it reached the other side. `acts`: what was done, by option id, and
    what the log works out from times and counts; `totals`: the numbers it counts for, in words that print how many.
    `words`: word for word; `answered`: what was said to it; `effect`: what it did to somebody; `caller`: who they said
    they were. `about`: roughly when, where the time is not certain. `whose`: who was contacted, the same for the same
    person only; None where nobody can tell. `place`: the number that people see. `how`, `result` and `did`: in words.
    Where `who`, `how` or which `way` it went is not known, there is room to write.
    """

    number: int
    when: datetime | date
    who: Words
    how: Words
    words: str = ""
    answered: str = ""
    effect: str = ""
    caller: str = ""
    by_them: bool = True
    by_us: bool = False
    mine: bool = False
    third: bool = False
    unlisted: bool = False
    nameless: bool = False
    refused: bool = False
    got_through: bool = False
    promised: str = ""
    promised_by: date | None = None
    reported: bool = False
    acts: frozenset[str] = frozenset()
    place: int = 0
    person: str | None = None
    way: Words | None = None
    result: Words | None = None
    did: Words | None = None
    about: Words | None = None
    evidence: Words | None = None
    whose: str | None = None
    totals: Mapping[str, Words] = field(default_factory=dict)

    @property
    def day(self) -> date:
        return self.when.date() if isinstance(self.when, datetime) else self.when

    def later_than(self, other: LogLine) -> bool:
        """Whether it is certain to be the later one."""
        if isinstance(self.when, datetime) and isinstance(other.when, datetime):
            return self.when > other.when
        return self.day > other.day

    @property
    def order(self) -> tuple[int, date, time, int]:
        """As in the log; by day and time where it does not say."""
        return self.place, self.day, self.when.time() if isinstance(self.when, datetime) else time.max, self.number


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter that was sent: which one, and how it went, in words."""

    letter: str
    sent: Sent
    way: Words | None = None


@dataclass(frozen=True)
class Known:
    """All that a letter can be drafted from, beside its own fields. `lines`: the entries that were chosen for it.

    `differs`: where log and answers do not agree; `plan_differs`: where the plan and an answer do not.
    """

    journey: Journey
    lines: tuple[LogLine, ...] = ()
    plan: PlanFigures | None = None
    differs: str = ""
    plan_differs: str = ""
    sent: tuple[SentLetter, ...] = ()
    claim: Mapping[str, int] = field(default_factory=dict)
    """of a checked claim that does not add up: `due` by their own figures, and `claimed`"""
    dated: date | None = None
    """the day it is written, where that is not today"""
    more: Mapping[str, Value] = field(default_factory=dict)
    """what other sheets let it ask"""

    @property
    def today(self) -> date:
        return self.dated or self.journey.today

    @property
    def called(self) -> bool:
        """Whether the log is that of the person who was called."""
        sheet = KIND.of(self.journey.guide)
        log = sheet.called if sheet is not None else None
        return log is not None and evaluate(log.when, self.journey.known, self.journey.today)

    def followed(self, letter: Letter) -> tuple[SentLetter, ...]:
        """The letters that were sent and of which this one may speak, by day."""
        found = (one for one in self.sent if one.letter in letter.follows)
        return tuple(sorted(found, key=lambda one: (one.sent.on, one.letter, one.sent.number)))

    def rules(self, letter: Letter) -> LetterConditions:
        return rules_of(self.journey.guide)[letter.id]


def filled_in(letter: Letter, filled: Filled, known: Known) -> dict[str, FieldValue]:
    """What the person filled in, and for the other fields what is suggested."""
    found = {**_suggested(letter, known), **filled}
    for suggestion in letter.suggest:
        if suggestion.before is not None and suggestion.field not in filled:
            found |= _before(suggestion.before, suggestion.field, found, known)
    dated = {tick for tick, day in letter.dated.items() if isinstance(found.get(day), date)}
    found |= dict.fromkeys(dated - filled.keys(), True)
    for suggestion in letter.suggest:
        if suggestion.difference is not None and suggestion.field not in filled:
            one, other = (found.get(id) for id in suggestion.difference)
            if isinstance(one, int) and isinstance(other, int) and one > other:
                found[suggestion.field] = one - other
    return found


def _before(name: str, id: str, found: Mapping[str, FieldValue], known: Known) -> dict[str, FieldValue]:
    """A suggested day, moved before another that the letter prints, where that leaves them time to answer."""
    figures = known.plan.figures if known.plan is not None else {}
    day, limit = found.get(id), found.get(name, figures.get(name))
    if not isinstance(day, date) or not isinstance(limit, date):
        return {}
    the_day_before = limit - timedelta(days=1)
    in_time = after_working_days(known.today, LEAST_TIME) <= the_day_before < day
    return {id: the_day_before} if in_time else {}


def _suggested(letter: Letter, known: Known) -> dict[str, FieldValue]:
    fields = {field.id: field for field in letter.fields}
    asked = asked_of(letter, known)
    found: dict[str, FieldValue] = {}
    for suggestion, when in zip(letter.suggest, known.rules(letter).suggest, strict=True):
        id = suggestion.field
        if suggestion.working_days is not None:
            found[id] = after_working_days(known.today, suggestion.working_days)
        elif suggestion.plan is not None:
            value = known.plan.suggested(suggestion.plan) if known.plan is not None else None
            found |= {id: value} if value is not None else {}
        elif suggestion.claim is not None:
            found |= {id: known.claim[suggestion.claim]} if suggestion.claim in known.claim else {}
        elif suggestion.log is not None:
            day = replied_on(known.lines) if suggestion.log == "replied" else refused_on(known.lines)
            found |= {id: day} if day is not None else {}
        elif suggestion.difference is None and evaluate(when, asked, known.today):
            found[id] = _marked(fields[id], suggestion.option, found.get(id))
    return found


def replied_on(lines: Iterable[LogLine]) -> date | None:
    """The first day on which the person got through to the other side."""
    return min((line.day for line in lines if line.got_through), default=None)


def refused_on(lines: Iterable[LogLine]) -> date | None:
    """The first day on which somebody who was contacted said not to be contacted again."""
    return min((line.day for line in lines if line.refused), default=None)


def after_reply(lines: Iterable[LogLine]) -> int:
    """How often others were contacted after the person had got through for the first time."""
    first, *_ = [*sorted((line for line in lines if line.got_through), key=lambda line: line.order), None]
    return sum(line.by_them and line.third and line.later_than(first) for line in lines) if first is not None else 0


def after_refusal(lines: Iterable[LogLine]) -> int:
    """How often people were contacted after they had said not to be, each for themselves."""
    lines = [*lines]
    refused = [line for line in lines if line.refused and line.whose is not None]
    return sum(
        line.by_them and any(line.whose == one.whose and line.later_than(one) for one in refused) for line in lines
    )


def people(lines: Iterable[LogLine]) -> dict[str, Words]:
    """Everybody else who was contacted and can be told apart, by `whose`, whoever was most often first."""
    told = [line for line in lines if line.by_them and not line.mine and line.whose is not None]
    names = {str(line.whose): line.who for line in told}
    counts = Counter(str(line.whose) for line in told)
    return {whose: names[whose] for whose, _ in counts.most_common()}


def whose_letter(letter: Letter, chosen: str | None, known: Known) -> str | None:
    """Whose letter it is, where it lists the contacts to one person: the chosen one, or whoever was called most.

    None where it lists them all, and in the log of the one who was called, who writes it.
    """
    if known.called or not evaluate(known.rules(letter).of_one, asked_of(letter, known), known.today):
        return None
    there = people(known.lines)
    return chosen if chosen in there else next(iter(there), "")


def of_one(letter: Letter, chosen: str | None, known: Known) -> Known:
    """What is known of the contacts to one person, where the letter is that person's."""
    whose = whose_letter(letter, chosen, known)
    if whose is not None:
        return replace(known, lines=tuple(line for line in known.lines if line.whose == whose))
    if known.called and evaluate(known.rules(letter).of_one, asked_of(letter, known), known.today):
        return replace(known, lines=tuple(line for line in known.lines if line.mine))
    return known


def _marked(field: FormField, option: str | None, before: FieldValue | None) -> FieldValue:
    """A tick; the first option that is suggested; or all of them, where several may be chosen."""
    if option is None:
        return True
    if isinstance(field, OneField):
        return option if before is None else before
    return (*(before if isinstance(before, tuple) else ()), option)


def asked_of(letter: Letter, known: Known, filled: Filled | None = None) -> dict[str, Value]:
    """Everything a condition of a letter can ask: answers that count, the plan, acts, and filled-in fields."""
    asked: dict[str, Value] = {**known.journey.known, **known.more}
    if known.plan is not None and known.plan.comes_to:
        asked["plan"] = tuple(sorted(known.plan.comes_to))
    if followed := known.followed(letter):
        asked["asked"] = tuple(sorted({one.sent.state(known.journey.today) for one in followed}))
    theirs = [line for line in known.lines if line.by_them]
    for to, lines in (("", theirs), ("-to-others", [line for line in theirs if line.third])):
        if acts := {act for line in lines for act in line.acts}:
            asked[f"acts{to}"] = tuple(sorted(acts))
        if persons := {line.person for line in lines if line.person is not None}:
            asked[f"persons{to}"] = tuple(sorted(persons))
    for id, value in (filled or {}).items():
        if value is not False and value not in ("", ()):
            asked[id] = comparable(str(value)) if isinstance(value, str | time) else value
    return asked


def listable(letter: Letter, lines: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """The entries of which a letter may say what it says of them all: that they made them."""
    theirs = letter.entries is not None and letter.entries.by_them
    return tuple(line for line in lines if line.by_them or not theirs)


def undirected(letter: Letter, lines: Iterable[LogLine]) -> int:
    """How many entries are left out of the list only because it is not written which way they went."""
    theirs = letter.entries is not None and letter.entries.by_them
    return sum(theirs and not line.by_them and not line.by_us for line in lines)


def may_be_written(letter: Letter, filled: Filled, known: Known) -> bool:
    """Whether the letter does no harm as things stand; where it might, its `instead` is said."""
    return evaluate(known.rules(letter).letter, asked_of(letter, known, filled_in(letter, filled, known)), known.today)


def notes(letter: Letter, filled: Filled, known: Known) -> tuple[Note, ...]:
    """What is said beside the letter as things stand."""
    asked = asked_of(letter, known, filled_in(letter, filled, known))
    conditions = known.rules(letter).lead
    return tuple(n for n, when in zip(letter.lead, conditions, strict=True) if evaluate(when, asked, known.today))
