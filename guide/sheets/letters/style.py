"""What a letter may lean on, since it is read by the other side, and that it stays on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from guide.content.faults import Fault
from guide.content.fields import SeveralField
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.sources import Instrument
from guide.content.words import PLACEHOLDER, Language, Words
from guide.i18n.phrases import phrases
from guide.lint.spots import written
from guide.lint.voices import has
from guide.sheets.letters.model import Letter, Paragraph
from guide.views.layout import cells, wrap


def cited(guide: Guide, letters: Mapping[str, Letter], marks: Marks) -> Iterator[Fault]:
    """Paragraphs that cite what may not stand in a letter, or do not say that a text is known from reports only."""
    style = guide.about.style.letters
    if style is None:
        return
    for id, letter in letters.items():
        paragraphs = ((key, i, one) for key in ("body", "closing") for i, one in enumerate(getattr(letter, key)))
        for key, i, paragraph in paragraphs:
            for j, source_id in enumerate(paragraph.sources):
                source = guide.sources[source_id]
                if not isinstance(source, Instrument) or source.force not in style.cites:
                    kind = source.force if isinstance(source, Instrument) else type(source).__name__.lower()
                    what = f"a letter may not cite '{source_id}', which is of kind '{kind}'"
                    hint = f"one of {', '.join(style.cites)}, or nothing"
                    yield marks.fault("letters", id, (key, i, "sources", j), what, hint)
                    continue
                for language, text in written(paragraph):
                    words = style.reported.of(language)
                    if source.read != "text-read" and words and not has(style.reported, language, text):
                        what = f"cites '{source_id}', whose text was not read whole, and does not say so"
                        yield marks.fault("letters", id, (key, i, language), what, f"say: {' or '.join(words)}")


def lengths(guide: Guide, letters: Mapping[str, Letter], marks: Marks) -> Iterator[Fault]:
    """Letters with more rows than the style allows, were every paragraph of theirs printed, of several the longest."""
    style = guide.about.style.letters
    if style is None:
        return
    for id, letter in letters.items():
        for language in guide.about.languages.written:
            texts = [_printed(letter, letter.subject, language)]
            for part in (letter.body, letter.closing):
                texts += _paragraphs(letter, part, language)
            count = sum(len(wrap(text, style.columns)) + 1 for text in texts) - 1
            if count > style.rows:
                what = f"takes {count} rows of {style.columns} columns in {language}, {style.rows} is the most"
                yield marks.fault("letters", id, ("body",), what, "say less: a letter is one page, with its list")


def _paragraphs(letter: Letter, paragraphs: Sequence[Paragraph], language: Language) -> Iterator[str]:
    """The paragraphs as they would be printed: for each place the longest, with what is joined to it."""
    places: list[list[str]] = []
    for one in paragraphs:
        text = _printed(letter, one, language)
        if one.joined and places:
            places[-1] = [before + text for before in places[-1]]
        elif one.otherwise and places:
            places[-1].append(text)
        else:
            places.append([text])
    yield from (max(place, key=cells) for place in places)


def _printed(letter: Letter, words: Words, language: Language) -> str:
    """A text with its boxes, and otherwise blanks."""
    boxes = {
        field.id: "  ".join(f"□ {option.say(language)}" for option in field.options)
        for field in letter.fields
        if isinstance(field, SeveralField)
    }
    blank = phrases(language).write["blank_day"]
    return PLACEHOLDER.sub(lambda match: boxes.get(match[1], blank), words.say(language))
