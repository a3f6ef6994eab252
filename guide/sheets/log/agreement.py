"""Whether a log and the answers say the same: who was contacted, and what was done."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.guide import options_of
from guide.sheets.log.book import Logbook
from guide.sheets.log.entry import Entry
from guide.sheets.log.model import Answered


def unanswered(book: Logbook, answers: Answered) -> Iterator[tuple[Entry, str]]:
    """What certainly is in the log and not in the answers: an entry, in the order of time, and the option it tells."""
    said = book.journey.known.get(answers.question)
    if said is None or book.called is not None:
        return
    chosen = {*said} if isinstance(said, tuple) else {said}
    if not chosen.isdisjoint(answers.unsure):
        return
    for entry in book.log.in_order:
        if book.told_in_letters("by-them", entry):
            value = entry.filled.get(answers.field)
            for option in value if isinstance(value, tuple) else (str(value),):
                if option in answers.to_others and not book.told_in_letters("to-others", entry):
                    continue
                if (same := answers.same.get(option)) is not None and chosen.isdisjoint(same):
                    yield entry, option


def unlike(book: Logbook) -> tuple[Answered, ...]:
    """Where the two differ."""
    return tuple(answers for answers in book.file.answers if any(True for _ in unanswered(book, answers)))


def differs(book: Logbook, only: int | None = None) -> str:
    """A sentence on each thing that the answers do not name, in all entries or in one; nothing where they agree."""
    sentences = []
    for answers in book.file.answers:
        found = [(entry, option) for entry, option in unanswered(book, answers) if only in (None, entry.number)]
        who = dict.fromkeys(book.who(entry.filled) for entry, _ in found)
        what = dict.fromkeys(_in_the_answers(book, answers, option) for _, option in found)
        if found:
            told = {"who": book.p.comma.join(who), "what": book.p.semicolon.join(what)}
            sentences.append(book.say(answers.differs, told))
    return book.p.write["between_sentences"].join(sentences)


def _in_the_answers(book: Logbook, answers: Answered, option: str) -> str:
    """What the answers would say of it."""
    wanted = answers.same[option][0]
    options = options_of(book.journey.guide.questions[answers.question])
    return next((one.short or one).say(book.p.language) for one in options if one.id == wanted)
