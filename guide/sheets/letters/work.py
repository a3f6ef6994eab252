"""What the letters do once they are worked on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pydantic import ValidationError

from guide.content.conditions import evaluate
from guide.content.guide import Guide
from guide.content.outcomes import Offer, Outcome
from guide.engine.journey import Journey
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import Phrases
from guide.sheets.claim.checking import check
from guide.sheets.claim.work import WORK as CLAIM
from guide.sheets.filling import changed, has_text
from guide.sheets.letters.coming import coming_in_words, next_letter
from guide.sheets.letters.content import letters_of, rules_of
from guide.sheets.letters.inputs import Known, asked_of
from guide.sheets.letters.plan_figures import figures_of
from guide.sheets.letters.sending import (
    letters_sent,
    sent_lines,
    sent_title,
    state_in_words,
    unanswered_in_words,
)
from guide.sheets.letters.state import LetterPlain, LetterWork, dump_letters, load_letters, text_to_send
from guide.sheets.letters.view import draft_to_send
from guide.sheets.log.letter_lines import log_lines
from guide.sheets.log.work import WORK as LOG
from guide.sheets.plan.work import WORK as PLAN
from guide.sheets.state import Sheets
from guide.sheets.work import DUE, Day, Offered, Work, offered, works
from guide.values.plain import Plain
from guide.views.model import Part


class LettersWork(Work[Mapping[str, LetterWork]]):
    """Letters by id, those that were worked on."""

    name = "letters"
    empty: Mapping[str, LetterWork] = {}

    def dump(self, guide: Guide, state: Mapping[str, LetterWork]) -> Plain:
        return dump_letters(guide, state)

    def load(self, guide: Guide, plain: object, today: date) -> tuple[Mapping[str, LetterWork], Sequence[str]]:
        """Each letter by itself, so that one that cannot be read does not take the others with it."""
        if not isinstance(plain, Mapping):
            return {}, [""]
        found: dict[str, LetterWork] = {}
        dropped: list[str] = []
        for id, raw in plain.items():
            try:
                held, unfit = load_letters(guide, {str(id): LetterPlain.model_validate(raw)}, today)
            except ValidationError:
                dropped.append(str(id))
                continue
            found |= held
            dropped += unfit
        return found, dropped

    def change(self, state: Mapping[str, LetterWork], change: Callable[[str], str]) -> Mapping[str, LetterWork]:
        return {
            id: replace(
                work,
                filled=changed(work.filled, change),
                edited=replace(work.edited, text=change(work.edited.text)) if work.edited is not None else None,
                sent=tuple(one.changed(change) for one in work.sent),
            )
            for id, work in state.items()
        }

    def contents(self, state: Mapping[str, LetterWork], p: Phrases) -> Iterator[str]:
        if state:
            yield p.saved_parts["letters"].format(count=len(state))

    def has_typed(self, guide: Guide, state: Mapping[str, LetterWork]) -> bool:
        letters = letters_of(guide)
        return any(
            work.edited is not None or work.sent or has_text(letters[id].fields, work.filled)
            for id, work in state.items()
        )

    def offered(self, journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> Iterator[Offered]:
        """Those the outcome names, and those whose time has come by what became of others that were sent."""
        known, letters, rules = letter_inputs(journey, sheets, p), letters_of(journey.guide), rules_of(journey.guide)
        due = [id for id in letters if evaluate(rules[id].offered, asked_of(letters[id], known), journey.today)]
        coming = next_letter(outcome, known)
        due.sort(key=lambda one: coming is None or letters[one] is not coming.letter)  # the next one first
        offer = outcome.tools.get(self.name, Offer())
        for id, how in {**dict.fromkeys(offer.parts, offer.use), **dict.fromkeys(due, DUE)}.items():
            title = p.letter_named.format(title=f"{letters[id].code} {letters[id].title.say(p.language)}")
            made, work = offered(f"letter:{id}", title, how, p), self.of(sheets).get(id, LetterWork())
            detail = state_in_words(work.sent[-1], journey.today, p) if work.sent else ""
            yield replace(made, choice=replace(made.choice, detail=detail))

    def coming(self, journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> Iterator[str]:
        """Which letter comes next, and by which day."""
        found = next_letter(outcome, letter_inputs(journey, sheets, p)) if self.name in outcome.tools else None
        if found is not None:
            yield coming_in_words(found, journey.today, p)

    def news(self, journey: Journey, sheets: Sheets, p: Phrases) -> Iterator[str]:
        """Which letters have gone unanswered."""
        return unanswered_in_words(journey.guide, self.of(sheets), journey.today, p)

    def days(self, journey: Journey, sheets: Sheets, p: Phrases) -> Iterator[Day]:
        """The days by which letters asked for an answer that has not come, or promised another letter."""
        for id, sent in ((id, sent) for id, work in self.of(sheets).items() for sent in work.sent):
            title = letters_of(journey.guide)[id].title.say(p.language)
            if sent.answer_by is not None and sent.answer is None:
                yield Day(f"letters/{id}/{sent.number}", sent.answer_by, p.sent_due.format(title=title))
            if sent.promised_by is not None:
                words = p.sent_promised.format(title=title, sent=day_in_words(sent.on, journey.today, p))
                yield Day(f"letters/{id}/{sent.number}/promised", sent.promised_by, words)

    def in_note(self, journey: Journey, sheets: Sheets, p: Phrases, width: int) -> Sequence[Part]:
        """Those that were sent, as they were; those that were worked on otherwise, as they would be sent."""
        known = letter_inputs(journey, sheets, p)
        parts: list[Part] = []
        for id, work in self.of(sheets).items():
            letter = letters_of(journey.guide)[id]
            for sent in work.sent:
                parts.append(Part("heading", sent_title(letter, sent, journey.today, p)))
                parts += [Part("text", line) for line in sent_lines(journey.guide, sent, journey.today, p)]
                parts += [Part("say", paragraph) for paragraph in sent.text.strip("\n").split("\n\n")]
            draft = draft_to_send(letter, work, known, p)
            if draft is not None and (not work.sent or work.edited is not None or work.entries is not None):
                parts.append(Part("heading", p.letter_named.format(title=letter.title.say(p.language))))
                parts += [Part("say", paragraph) for paragraph in text_to_send(work, draft).strip("\n").split("\n\n")]
        return parts


WORK = LettersWork()


_recent: deque[tuple[Journey, Sheets, Phrases, Known]] = deque(maxlen=2)
"""What was worked out last: a page asks for the same several times, and a long log takes its time."""


def letter_inputs(journey: Journey, sheets: Sheets, p: Phrases) -> Known:
    """What letters can be drafted from."""
    for of, held, language, known in _recent:
        if of is journey and held is sheets and language is p:
            return known
    known = _inputs(journey, sheets, p)
    _recent.append((journey, sheets, p, known))
    return known


def _inputs(journey: Journey, sheets: Sheets, p: Phrases) -> Known:
    figures = figures_of(PLAN.plan(journey, sheets), journey.today) if PLAN.begun(journey, sheets) else None
    book = LOG.book(journey, sheets, p)
    lines = log_lines(book) if book is not None else ()
    sent = letters_sent(journey.guide, WORK.of(sheets))
    claim = check(CLAIM.of(sheets))
    apart = {"due": claim.due or 0, "claimed": claim.claimed or 0} if claim.more else {}
    others = (work.asked(journey, work.of(sheets)) for work in works(journey.guide))
    more = {id: value for asked in others for id, value in asked.items()}
    differs, plan_differs = ("".join(work.check_lines(journey, sheets, p)) for work in (LOG, PLAN))
    return Known(journey, lines, figures, differs, plan_differs, sent, apart, more=more)
