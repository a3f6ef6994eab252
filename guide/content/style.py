"""House style: what the author of a guide asks of every one of its texts, as data in `guide.yaml`.

`guide.lint` holds the texts against it. Nothing of it is needed to walk the guide.
"""

from typing import Annotated, Literal

from pydantic import Field

from guide.content.sources import Force, SourceIds
from guide.content.words import ByLanguage, Id, Ids, Language, Model, SourceId, Text

Strings = Annotated[tuple[Text, ...], Field(strict=False)]
Length = Annotated[int, Field(ge=1)]
Measure = Annotated[float, Field(ge=0)]


class Wordlist(ByLanguage[Strings]):
    """Words as they stand in texts, by language. Chinese is found anywhere, English as whole words in any case."""

    def of(self, language: Language) -> tuple[str, ...]:
        return self.written.get(language, ())


class Grounded(Wordlist):
    """A text with one of these words names a source; without one it would pass advice off as something firmer."""

    by: SourceIds = ()
    """one of these sources, or a law text that leans on one"""
    claim: bool = False
    """a claim of the article will do"""


class Beside(Model):
    """Where one claim may stand although it is graded C."""

    claim: SourceId
    """a claim graded C"""
    in_: Id
    """the node it may stand in"""
    with_: SourceIds = ()
    """the sources it stands together with"""


class Weakest(Model):
    """Where claims graded C may stand."""

    pages: Ids = ()
    """pages where such claims may stand"""
    start: bool = False
    """they may stand on the start page"""
    beside: Annotated[tuple[Beside, ...], Field(strict=False)] = ()
    """single places"""


class Budget(ByLanguage[Length]):
    """How long texts of a kind may be: Chinese in full-width characters (half-width ones count half), else in words."""

    of: Literal["question", "hint", "option", "step", "sentence"]
    """`step` is one thing to do today; `sentence` is for every text, and ends at a stop, a colon or a semicolon"""


class Measured(Model):
    """How texts may read on the whole in one language. A sentence ends with a stop: labels and headings are none."""

    sentence: Measure | None = None
    """as long a sentence may be on average: Chinese in full-width characters, else in words"""
    per_hundred: Measure | None = None
    """so many sentences may come in a hundred of these: more would be field notes"""
    rare: Measure | None = None
    """so many of a thousand Chinese characters may be outside level 1 of GB 2312, the 3,755 most common (simplified)"""
    edges: Annotated[int, Field(ge=0)] | None = None
    """in so many texts a line may begin with a closing mark or end with an opening one"""


class Avoided(Wordlist):
    """Words that are not said anywhere in a guide, its register of sources included."""

    instead: Text
    """what to say instead"""
    right_in: Wordlist = Wordlist()
    """phrases with such a word in them that are said"""


class PageBudget(Model):
    """How long an outcome may be."""

    columns: Length
    """as wide"""
    rows: Length
    """as high"""
    blocks: int = 3
    """with so many of its longest conditional blocks"""


class LetterStyle(Model):
    """What letters may cite, and how long they may be."""

    cites: Annotated[tuple[Force, ...], Field(strict=False)]
    """the forces of the sources a letter may lean on"""
    reported: Wordlist = Wordlist()
    """a paragraph that cites a text nobody has read whole has one of these words"""
    columns: Length
    """as wide"""
    rows: Length
    """as long, all paragraphs counted, without its list"""


class StyleFile(Model):
    """`style:` of `guide.yaml`. What is left away is not asked for."""

    trust: Id | None = None
    """The page on how far the claims can be trusted; a claim graded C that no node uses stands there."""
    weakest: Weakest = Weakest()
    """where claims graded C may stand"""
    hedges: Wordlist = Wordlist()
    """Words that show a sentence to be somebody's claim, not a fact."""
    grounded: Annotated[tuple[Grounded, ...], Field(strict=False)] = ()
    """words that name a source"""
    numbers: dict[str, SourceIds] = Field(default_factory=dict)
    """Numbers and addresses a reader is told to use, with the sources one of which such a text names."""
    plain: Wordlist = Wordlist()
    """Set phrases with `grounded` words in them that claim nothing."""
    negations: Wordlist = Wordlist()
    """Words that say “not”: where one tells an option from another, its short label keeps one."""
    explained: Wordlist = Wordlist()
    """Words a reader cannot be expected to know: where one is used, the glossary has it."""
    budgets: Annotated[tuple[Budget, ...], Field(strict=False)] = ()
    """longest texts"""
    measured: ByLanguage[Measured] = ByLanguage[Measured]()
    """how the texts may read on the whole, by language"""
    avoid: Annotated[tuple[Avoided, ...], Field(strict=False)] = ()
    """words that are not said"""
    page: PageBudget | None = None
    """longest outcome"""
    letters: LetterStyle | None = None
    """what letters cite, and how long they are"""
    look_again: Length | None = None
    """After how many months a source is due for another look."""
