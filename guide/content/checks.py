"""Checks across the files of a guide: every reference leads somewhere, every text is there in every language."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic import BaseModel

from guide.content.faults import Fault, nearest
from guide.content.guide import Guide, Sheet, options_of, parts
from guide.content.kinds import kind_of
from guide.content.marks import Marks
from guide.content.outcomes import OWN_KEYS, Offer, Outcome
from guide.content.questions import AnyQuestion, DateQuestion, MoneyQuestion, NumberQuestion
from guide.content.reading import Document, Loc
from guide.content.references import Kind, models_in, own_references, twice
from guide.content.sections import Proposal
from guide.content.words import BRACE, PLACEHOLDER, Model, Words
from guide.content.written import RuleFile


def run(guide: Guide, marks: Marks, routing: bool = True, unread: Collection[str] = ()) -> list[Fault]:
    """Every fault that only shows when the files are seen together.

    Without `routing`, the order of a node's rules is left to the proof. Ids that are `unread` have faults of their own.
    """
    checker = _Checker(guide, routing, frozenset(unread))
    checker.document(guide.about, marks.about, ())
    checker.about(marks.about)
    known = parts(guide)
    for part, (document, base) in marks.where.items():
        if part not in known:
            continue  # what it rests on has faults of its own
        checker.document(known[part], document, base)
        kind, id = part
        if kind == "questions":
            checker.question(guide.questions[id], document)
        elif kind == "notices":
            checker.own(document, "notice", id)
            checker.rules(guide.notices[id].next, document, ("next",))
        elif kind == "outcomes":
            checker.outcome(guide.outcomes[id], document)
    for sheet in guide.sheets.values():
        for part, loc, what, instead in sheet.unfit(guide, checker.unread):
            checker.faults.append(marks.fault(*part, loc, what, instead))
    return checker.faults


def beside(model: Model, document: Document, base: Loc, guide: Guide) -> list[Fault]:
    """Every reference that leads nowhere in what stands beside a guide and is no part of it."""
    checker = _Checker(guide, routing=False, unread=frozenset())
    checker.document(model, document, base)
    return checker.faults


_NAMED: tuple[Kind, ...] = ("question", "outcome", "notice", "page", "law text", "block")
"""What an id that stands in a wrong place may be the id of."""
RESERVED = dict.fromkeys(("any", "all", "not"), "a word of conditions") | {"today": "a word of texts, {today}"}
"""What no node and no fact may be called, and what it is."""
_OF_QUESTIONS: tuple[Kind, ...] = ("date question", "money question", "number or money question")


def _kinds(guide: Guide) -> dict[Kind, Collection[str]]:
    """What a reference may be to → the ids of such parts."""
    about, questions = guide.about, guide.questions

    def of(*types: type) -> list[str]:
        return [id for id, question in questions.items() if isinstance(question, types)]

    blocks = [block.id for block in guide.blocks]
    letters = [id for sheet in guide.sheets.values() for id in sheet.ids.get("letter", ())]
    return {
        "question": questions,
        "outcome": guide.outcomes,
        "notice": guide.notices,
        "question, outcome or notice": guide.nodes,
        "question or fact": [*questions, *guide.facts],
        "date question": of(DateQuestion),
        "money question": of(MoneyQuestion),
        "number or money question": of(NumberQuestion, MoneyQuestion),
        "fact": guide.facts,
        "page": guide.pages,
        "law text": guide.law,
        "block": blocks,
        "letter": letters,
        "sheet": guide.plugins,
        "block, letter or sheet": [*blocks, *letters, *guide.plugins],
        "section": [section.section for section in about.sections],
        "chapter": [chapter.id for chapter in about.chapters],
        "group": [group.id for group in about.groups],
        "source": guide.sources,
        "channel": guide.sources,
    }


class _Checker:
    def __init__(self, guide: Guide, routing: bool, unread: frozenset[str]) -> None:
        self.guide = guide
        self.unread = unread
        self.routing = routing
        self.faults: list[Fault] = []
        self.placeholders = {*guide.facts, "today", *unread} | {
            id for id, q in guide.questions.items() if isinstance(q, DateQuestion | MoneyQuestion | NumberQuestion)
        }
        self.figures = frozenset({"plan", *(figure for sheet in guide.sheets.values() for figure in sheet.figures)})
        self.kinds = _kinds(guide)

    def say(self, document: Document, loc: Loc, what: str, instead: str = "") -> None:
        self.faults.append(document.fault(loc, what, instead))

    def known(self, document: Document, loc: Loc, id: str, kind: Kind) -> None:
        """A fault unless `id` is that of such a part; says so where it is something of another kind."""
        ids = self.kinds[kind]
        if id in ids or id in self.unread:
            return
        other = next((name for name in _NAMED if id in self.kinds[name]), None)
        if kind in _OF_QUESTIONS and other in (None, "question"):
            what = f"'{id}' is not a {kind}"
        elif other is not None:
            what = f"'{id}' is {'an' if other == 'outcome' else 'a'} {other}, and here stands a {kind}"
        else:
            what = f"there is no {kind} '{id}'"
        self.say(document, loc, what, nearest(id, ids))

    def about(self, document: Document) -> None:
        about, g = self.guide.about, self.guide
        taken = dict.fromkeys(g.questions, "a question") | dict.fromkeys(g.outcomes, "an outcome")
        taken |= dict.fromkeys(g.notices, "a notice") | RESERVED
        for i, fact in enumerate(about.facts):
            if fact.fact in taken:
                more = "" if fact.fact in RESERVED else " too"
                what = f"'{fact.fact}' is {taken[fact.fact]}{more}"
                self.say(document, ("facts", i, "fact"), what, "choose another id")
        for i, section in enumerate(about.sections):
            if section.section in OWN_KEYS:
                what = f"'{section.section}' is a key of every outcome already"
                self.say(document, ("sections", i, "section"), what, "choose another id")
        for i, begin in enumerate(about.start.shortcut.begin if about.start.shortcut else ()):
            loc = ("start", "shortcut", "begin", i)
            self.option(document, (*loc, "option"), about.first, begin.option)
            for id, options in begin.marked.items():
                self.known(document, (*loc, "marked", id), id, "question")
                for n, option in enumerate(options if id in g.questions else ()):
                    self.option(document, (*loc, "marked", id, n), id, option)

    def question(self, question: AnyQuestion, document: Document) -> None:
        self.rules(question.next, document, ("next",))
        conflict = ["conflict"] if any(option.alone for option in options_of(question)) else []
        for key in (*kind_of(question).errors, *(conflict if question.kind == "several" else [])):
            if question.errors.of(key) is None:
                self.say(document, ("errors",), f"'{key}' is missing", f"say what to do when the answer is {key}")
        if isinstance(question, MoneyQuestion | NumberQuestion) and question.least > question.most:
            what = f"there is nothing from {question.least} to {question.most}"
            self.say(document, ("most",), what, "write the smaller one under 'least'")
        self.own(document, "question", question.id)

    def own(self, document: Document, key: str, id: str) -> None:
        """A fault where a node is called like what means something else in conditions or texts."""
        if id in RESERVED:
            self.say(document, (key,), f"'{id}' is {RESERVED[id]}", "choose another id")

    def outcome(self, outcome: Outcome, document: Document) -> None:
        self.own(document, "outcome", outcome.id)
        if outcome.continue_ and outcome.continue_.next is not None:
            self.rules(outcome.continue_.next, document, ("continue", "next"))
        if outcome.again:
            for id, option in outcome.again.with_.items():
                self.option(document, ("again", "with", id), id, option)
        for name, offer in outcome.tools.items():
            if (sheet := self.guide.sheets.get(name)) is not None:
                self.offer(document, ("tools", name), sheet, offer)

    def offer(self, document: Document, loc: Loc, sheet: Sheet, offer: Offer) -> None:
        """A fault for a use that the sheet does not know, and for parts that it does not have."""
        if offer.use not in sheet.uses:
            hint = nearest(offer.use, sheet.uses) or f"one of {', '.join(sorted(sheet.uses))}"
            self.say(document, (*loc, "use"), f"'{offer.use}' is no way to offer this sheet", hint)
        for i, part in enumerate(offer.parts):
            if part not in sheet.parts and part not in self.unread:
                at = (*loc, "parts", i) if (*loc, "parts", i) in document.marks else (*loc, i)
                self.say(document, at, f"this sheet has no part '{part}'", nearest(part, sheet.parts))
        if sheet.parts and not offer.parts:
            self.say(document, loc, "none of its parts is named", f"name some: {loc[-1]}: [{next(iter(sheet.parts))}]")

    def option(self, document: Document, loc: Loc, question: str, option: str) -> None:
        """A fault unless the question has that option."""
        for what, instead in no_option(self.guide, self.unread, question, option):
            self.say(document, loc, what, instead)

    def rules(self, rules: tuple[RuleFile, ...], document: Document, loc: Loc) -> None:
        for i, rule in enumerate(rules):
            if not self.routing:
                continue
            last = i == len(rules) - 1
            if last and rule.when is not None:
                self.say(document, (*loc, i), "the last rule must always hold", "add a rule with 'go' alone after it")
            if not last and rule.when is None:
                self.say(document, (*loc, i), "this rule always holds, so those below never do", "move it to the end")

    def document(self, model: Model, document: Document, base: Loc) -> None:
        """Words, placeholders, sources and page references of every text in a file."""
        for loc, part in models_in(model, base):
            if isinstance(part, Words):
                more = model.placeholders
                if isinstance(part, Proposal):
                    self.proposal(part, document, loc)
                    more |= self.figures
                self.words(part, document, loc, more)
            for at, id, kind in own_references(part, loc):
                self.known(document, at, id, kind)
            for at, key, id in twice(part, loc):
                self.say(document, at, f"the {key} '{id}' stands twice", "choose another id")

    def proposal(self, words: Proposal, document: Document, loc: Loc) -> None:
        """Where the plan speaks, other words speak for whoever has none; and they stand nowhere else."""
        found = (pair for text in words.written.values() for pair in PLACEHOLDER.findall(text))
        spoken = any(not id and name == "plan" for name, id in found)
        if words.plan is not None and not spoken:
            self.say(document, (*loc, "plan"), "these words are printed nowhere", "write {plan} where they stand")
        elif words.plan is None and spoken:
            self.say(document, loc, "prints {plan}, and not every reader has one", "add 'plan:', said without one")

    def words(self, words: Words, document: Document, loc: Loc, more: frozenset[str]) -> None:
        for language in self.guide.about.languages.written:
            if language not in words.written:
                self.say(document, loc, f"the words in {language} are missing", f"add '{language}:'")
        if not any("{" in text or "}" in text for text in words.written.values()):
            return
        used = {
            language: self.braces(text, document, (*loc, language), more) for language, text in words.written.items()
        }
        everywhere = frozenset.intersection(*used.values()) if used else frozenset()
        names = ", ".join(sorted(frozenset().union(*used.values()) - everywhere))
        if names:
            self.say(document, loc, f"the languages differ in their placeholders: {names}", "use the same in each")

    def braces(self, text: str, document: Document, loc: Loc, more: frozenset[str]) -> frozenset[str]:
        """The placeholders of a text; a fault for each that is not known, here with some `more`."""
        if BRACE.search(PLACEHOLDER.sub("", text)):
            self.say(document, loc, "has a lone { or }", "a placeholder is written {name} or {law:topic} or {page:id}")
        found = set()
        for name, id in PLACEHOLDER.findall(text):
            found.add(f"{name}:{id}" if id else name)
            if id and name in ("law", "page"):
                self.known(document, loc, id, "law text" if name == "law" else "page")
            elif name not in self.unread and (f"{name}:{id}" if id else name) not in self.placeholders | more:
                known = self.placeholders | more
                hint = nearest(name, known) or f"one of {', '.join(sorted(known))}"
                self.say(document, loc, f"unknown placeholder {{{name}{':' + id if id else ''}}}", hint)
        return frozenset(found)


def texts(model: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, Words]]:
    """Every text in a model, with its place."""
    return ((at, part) for at, part in models_in(model, loc) if isinstance(part, Words))


def no_option(guide: Guide, unread: Collection[str], question: str, option: str) -> Iterator[tuple[str, str]]:
    """What is wrong, and what to write instead, where a question does not have that option."""
    options = [known.id for known in options_of(guide.questions.get(question))]
    if option not in options and question not in unread:
        yield f"'{question}' has no option '{option}'", nearest(option, options)
