"""What a person has done with the letters: fields, chosen entries, changed text; and all of it as a note holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from guide.content.guide import Guide
from guide.content.languages import Tag
from guide.content.words import Language, Model
from guide.sheets.filling import Filled, current, dump_value, load_value
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.draft import Draft
from guide.sheets.letters.inputs import LogLine
from guide.sheets.letters.model import Letter
from guide.sheets.letters.sent import Sent, SentPlain, dump_sent, load_sent
from guide.sheets.letters.text import as_text, cleaned, digest
from guide.values.plain import Plain
from guide.values.refused import Refused


@dataclass(frozen=True, slots=True)
class Edit:
    """A letter's text as the person changed it, and the digest of the draft it was made from."""

    text: str
    of: str


@dataclass(frozen=True, slots=True)
class LetterWork:
    """One letter in hand. `entries`: numbers of the chosen entries of the log; None is all of them.

    `sent_in`: the language to send it in, where the person chose one. `whose`: who writes it, by `LogLine.whose`.
    `sent`: what of it has gone out; that stays as it was sent, and a new version is a new letter.
    """

    filled: Filled = field(default_factory=lambda: MappingProxyType({}))
    entries: tuple[int, ...] | None = None
    edited: Edit | None = None
    sent_in: Language | None = None
    whose: str | None = None
    sent: tuple[Sent, ...] = ()

    def with_sent(self, sent: Sent) -> LetterWork:
        """With a letter that was sent in the place of the one with its number, or after all others."""
        others = tuple(one for one in self.sent if one.number != sent.number)
        return replace(self, sent=tuple(sorted((*others, sent), key=lambda one: one.number)))


def chosen(work: LetterWork, lines: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """The entries of the log that the letter lists."""
    return tuple(line for line in lines if work.entries is None or line.number in work.entries)


def language_to_send(letter: Letter, work: LetterWork, language: Language) -> Language:
    """The language of the text to send: the chosen one, that of the session, or the first its reader knows."""
    if not letter.sent_in:
        return language
    return next((one for one in (work.sent_in, language) if one in letter.sent_in), letter.sent_in[0])


def text_to_send(work: LetterWork, draft: Draft) -> str:
    """What is sent: the person's own text where they changed it, else the draft."""
    return work.edited.text if work.edited is not None else as_text(draft)


def edit(text: str, draft: Draft) -> Edit | None:
    """A changed text to be kept with the draft it was made from; None where it is that draft."""
    made = as_text(draft)
    return Edit(cleaned(text), digest(made)) if cleaned(text).strip() != cleaned(made).strip() else None


def draft_has_changed(work: LetterWork, draft: Draft) -> bool:
    """Whether the draft now says something else than when the person changed it: they should choose anew."""
    return work.edited is not None and work.edited.of != digest(as_text(draft))


class _EditPlain(Model):
    text: str
    of: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class LetterPlain(Model):
    """A letter in the front matter of a note."""

    fields: dict[str, bool | str | list[str]] = Field(default_factory=dict)
    entries: list[int] | None = None
    edited: _EditPlain | None = None
    sent_in: Tag | None = None
    whose: str | None = None
    sent: list[SentPlain] = Field(default_factory=list)


def dump_letters(guide: Guide, works: Mapping[str, LetterWork]) -> dict[str, Plain]:
    """Every letter that was worked on as a note holds it."""
    plain: dict[str, Plain] = {}
    for id, work in works.items():
        fields = {field.id: field for field in letters_of(guide)[id].fields}
        kept: dict[str, Plain] = {}
        if work.filled:
            kept["fields"] = {name: dump_value(fields[name], value) for name, value in work.filled.items()}
        if work.entries is not None:
            kept["entries"] = list(work.entries)
        if work.edited is not None:
            kept["edited"] = {"text": work.edited.text, "of": work.edited.of}
        if work.sent_in is not None:
            kept["sent-in"] = work.sent_in
        if work.whose is not None:
            kept["whose"] = work.whose
        if work.sent:
            kept["sent"] = dump_sent(work.sent)
        if kept:
            plain[id] = kept
    return plain


def load_letters(
    guide: Guide, plain: Mapping[str, LetterPlain], today: date
) -> tuple[dict[str, LetterWork], tuple[str, ...]]:
    """The opposite of `dump_letters`, and what this guide has no use for: letters, or fields as LETTER.FIELD."""
    works, dropped = {}, []
    for id, held in plain.items():
        if id not in letters_of(guide):
            dropped.append(id)
            continue
        fields = {field.id: field for field in letters_of(guide)[id].fields}
        filled = {}
        for name, raw in held.fields.items():
            try:
                filled[name] = load_value(fields[name], raw, today)
            except (KeyError, Refused):
                dropped.append(f"{id}.{name}")
        filled = current(letters_of(guide)[id].fields, filled, today)
        entries = None if held.entries is None else tuple(held.entries)
        edited = None if held.edited is None else Edit(cleaned(held.edited.text), held.edited.of)
        sent_in = held.sent_in if held.sent_in in guide.about.languages.tags else None
        dropped += [f"{id}.sent-in"] if sent_in != held.sent_in else []
        works[id] = LetterWork(filled, entries, edited, sent_in, held.whose, load_sent(held.sent))
    return works, tuple(dropped)
