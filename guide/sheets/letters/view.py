"""A letter on the screen: what is said beside it, the letter, what is still blank in it; and the law, apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from guide.content.words import Statement
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import Phrases, name_of, phrases
from guide.sheets.letters.draft import Draft, draft
from guide.sheets.letters.inputs import Known, may_be_written, notes, of_one, undirected
from guide.sheets.letters.model import Letter
from guide.sheets.letters.state import LetterWork, chosen, draft_has_changed, language_to_send, text_to_send
from guide.sheets.letters.text import PAGE, as_text, line_count
from guide.views.format import fill
from guide.views.law import footnotes, law_texts
from guide.views.model import GAP, Part
from guide.views.sources import basis


def letter_parts(letter: Letter, work: LetterWork, known: Known, p: Phrases) -> list[Part]:
    """The page of a letter. `known` has the whole log; the entries chosen for this letter are listed in it.

    Where the language to send is not that of the session, the letter stands there twice: to read, and to send.
    """
    known = _chosen(letter, work, known)
    parts = [Part("title", f"{letter.code}  {letter.title.say(p.language)}"), GAP]
    if may_be_written(letter, work.filled, known):
        if work.sent:
            day = day_in_words(work.sent[-1].on, known.journey.today, p)
            parts.append(Part("lead", p.sent_before.format(day=day)))
        parts += [Part("text", text) for text in _said(notes(letter, work.filled, known), known, p)]
        parts += [Part("text", known.differs)] if letter.entries is not None and known.differs else []
        parts += [Part("text", known.plan_differs)] if letter.of_plan and known.plan_differs else []
        parts += _letter(letter, work, known, p)
    else:
        parts += [Part("lead", text) for text in _said(letter.instead, known, p)]
    return parts


def law_parts(letter: Letter, known: Known, p: Phrases) -> list[Part]:
    """What the law says, to be read beside the letter."""
    guide = known.journey.guide
    return [*law_texts(guide, letter.law, p), *footnotes(guide, letter.law, p)]


def draft_to_send(letter: Letter, work: LetterWork, known: Known, p: Phrases) -> Draft | None:
    """The draft in the language it is sent in; None where it may not be written. `known` has the whole log."""
    language = language_to_send(letter, work, p.language)
    return draft(letter, work.filled, _chosen(letter, work, known), phrases(language))


def _chosen(letter: Letter, work: LetterWork, known: Known) -> Known:
    known = of_one(letter, work.whose, known)
    return replace(known, lines=chosen(work, known.lines))


def _said(statements: Iterable[Statement], known: Known, p: Phrases) -> list[str]:
    guide = known.journey.guide
    return [fill(statement, known.journey, p) + basis(guide, statement, p) for statement in statements]


def _letter(letter: Letter, work: LetterWork, known: Known, p: Phrases) -> list[Part]:
    own = draft(letter, work.filled, known, p)
    sent = draft_to_send(letter, work, known, p)
    if own is None or sent is None:
        return []
    parts = []
    if sent.language != own.language and work.edited is None:
        parts += [GAP, Part("heading", p.letter_read_only), *_paragraphs(as_text(own))]
    parts += [GAP, Part("heading", p.letter_send.format(name=name_of(sent.language)))]
    if draft_has_changed(work, sent):
        parts.append(Part("error", p.letter_changed))
    elif work.edited is not None:
        parts.append(Part("note", p.letter_edited))
    text = text_to_send(work, sent)
    parts += _paragraphs(text)
    if line_count(text) > PAGE:
        parts += [GAP, Part("error", p.letter_long.format(rows=line_count(text), page=PAGE))]
    if work.edited is None and own.blanks:
        parts += [GAP, Part("heading", p.letter_blank), Part("text", in_a_row(letter, own.blanks, p))]
    if count := undirected(letter, known.lines):
        parts += [GAP, Part("note", p.letter_undirected(count).format(count=count))]
    return parts


def in_a_row(letter: Letter, blanks: Iterable[str], p: Phrases) -> str:
    """What is still blank in a letter, by name."""
    names = {**p.letter_blanks, **{field.id: field.label.say(p.language) for field in letter.fields}}
    return p.semicolon.join(names[name] for name in blanks)


def _paragraphs(text: str) -> list[Part]:
    """A text as words to be copied, a gap between its paragraphs."""
    parts: list[Part] = []
    for paragraph in text.strip("\n").split("\n\n"):
        parts += [GAP] if parts else []
        parts.append(Part("say", paragraph))
    return parts
