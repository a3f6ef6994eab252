"""House style: what the author of a guide asks of every one of its texts, as data in `guide.yaml`.

`guide.lint` holds the texts against it. Nothing of it is needed to walk the guide.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guide.content.sources import Force, SourceIds
from guide.content.words import ByLanguage, Id, Ids, Language, Model, SourceId, Text

Strings = Annotated[tuple[Text, ...], Field(strict=False)]
Length = Annotated[int, Field(ge=1)]


class Wordlist(ByLanguage[Strings]):
    """Words as they stand in texts, by language. Chinese is found anywhere, English as whole words in any case."""

    def of(self, language: Language) -> tuple[str, ...]:
        return self.written.get(language, ())


class Grounded(Wordlist):
    """A text with one of these words names a source; without one it would pass advice off as something firmer.

    `by`: one of these sources, or a law text that leans on one. `claim`: a claim of the article.
    """

    by: SourceIds = ()
    claim: bool = False


class Beside(Model):
    """Where one claim may stand although it is graded C: in this node, and only together with other sources."""

    claim: SourceId
    in_: Id
    with_: SourceIds = ()


class Weakest(Model):
    """Where claims graded C may stand: on these pages, on the start page, and in a few places beside other sources."""

    pages: Ids = ()
    start: bool = False
    beside: Annotated[tuple[Beside, ...], Field(strict=False)] = ()


class Budget(ByLanguage[Length]):
    """How long texts of a kind may be: Chinese in full-width characters, half-width counting half; English in words.

    `step` is one thing to do today. `sentence` is for every text, and ends at a stop, a colon or a semicolon.
    """

    of: Literal["question", "hint", "option", "step", "sentence"]


class PageBudget(Model):
    """How many rows an outcome may take at a number of columns, with as many of its longest conditional blocks."""

    columns: Length
    rows: Length
    blocks: int = 3


class LetterStyle(Model):
    """What letters may cite, and how long they may be: the paragraphs of one, all of them counted, without its list.

    `reported`: words of which a paragraph has one that cites a text nobody has read whole.
    """

    cites: Annotated[tuple[Force, ...], Field(strict=False)]
    reported: Wordlist = Wordlist()
    columns: Length
    rows: Length


class StyleFile(Model):
    """`style:` of `guide.yaml`. What is left away is not asked for."""

    trust: Id | None = None
    """The page on how far the claims can be trusted; a claim graded C that no node uses stands there."""
    weakest: Weakest = Weakest()
    hedges: Wordlist = Wordlist()
    """Words that show a sentence to be somebody's claim, not a fact."""
    grounded: Annotated[tuple[Grounded, ...], Field(strict=False)] = ()
    numbers: dict[str, SourceIds] = Field(default_factory=dict)
    """Numbers and addresses a reader is told to use, with the sources one of which such a text names."""
    plain: Wordlist = Wordlist()
    """Set phrases with `grounded` words in them that claim nothing."""
    negations: Wordlist = Wordlist()
    """Words that say “not”: where one tells an option from another, its short label keeps one."""
    explained: Wordlist = Wordlist()
    """Words a reader cannot be expected to know: where one is used, the glossary has it."""
    budgets: Annotated[tuple[Budget, ...], Field(strict=False)] = ()
    page: PageBudget | None = None
    letters: LetterStyle | None = None
    look_again: Length | None = None
    """After how many months a source is due for another look."""
