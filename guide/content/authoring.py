"""For authors: the JSON Schema of every kind of file, and a tiny guide to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guide.content import load

KEYS = {
    "act": "What letters may tick for this rule, as if it had been written down.",
    "adds": "Sentences that are said with the rule when a condition holds.",
    "after": (
        "A day to keep: so many days later. Entries of a letter: only those after the day in this field. A count: only "
        "entries later than the first for which this holds."
    ),
    "agreed": (
        "A window: the two times of the case between which it does not apply. The summary for a helper: the answer "
        "that says there is a plan."
    ),
    "again": "A way to walk once more from an earlier question, with the answers kept.",
    "alone": "The option cannot stand together with others.",
    "ask": "The question itself.",
    "asks": "What the log of the person who was called asks otherwise.",
    "at": "The question to walk again from.",
    "by-them": "The list of a letter: only what they did. Conduct rules: when letters may say that they did.",
    "blocks": "The conditional blocks that may be shown here, by id.",
    "body": "The paragraphs of a letter.",
    "called": "How it is for, or said to, the person who was called.",
    "chapter": "The chapter of guide.yaml the question belongs to.",
    "check": "Lines of the check page, each when a condition holds.",
    "check-first": "Show the answers once more before this outcome.",
    "cites": "The forces of the sources a letter may lean on.",
    "closing": "Paragraphs of a letter that stand after the list of entries.",
    "code": "Short and without a meaning: it stands in the file's name when a letter is saved.",
    "conditions": "Conditions with a name, to be used by that name.",
    "continue": "The way on from an outcome that is not the end.",
    "day-of-month": "The number of a day that comes every month.",
    "counts-days": "The number grows by one a day when a note is opened later.",
    "dates": "Days to keep, for the calendar and the look ahead.",
    "amounts": "Questions for an amount a month, in which the plan's offer stands until one answers.",
    "days-ahead": "How many days after today the date may be.",
    "days-back": "How many days before today the date may be.",
    "days-since": "The date question from which the days are counted.",
    "decimals": "How many decimals the number may have.",
    "difference": "The two amounts whose difference it is.",
    "entries": "The list of chosen entries of the log, after the body of a letter.",
    "essentials": "Money fields that are spending nobody can do without.",
    "errors": "What is said when an answer cannot be taken.",
    "except": "Outcomes left out of the comparison.",
    "facts": "Numbers worked out from answers.",
    "first": "guide.yaml: the first question. A promise of help: help stands in second place.",
    "from": "Where the number comes from: the first of these that is known.",
    "go": "The question or outcome this rule leads to.",
    "group": "The group of guide.yaml the outcome belongs to.",
    "groups": "What is said of every group of a total.",
    "help": "guide.yaml: the page the help key opens. An outcome: whom to turn to.",
    "help-first": "Show help in second place.",
    "hint": "How to answer, in one line.",
    "in-short": "Questions and facts told in the first line of a note.",
    "instead": "What is said where the letter may not be written.",
    "in-full": "The outcome that says how to pay all that is overdue, and the answer that leads there.",
    "kind": "What is asked for: one option, several, a date, money or a number.",
    "know": "What the reader has to know now.",
    "label": "A short name for the check page and for notes.",
    "least": "The smallest answer, in whole units.",
    "meets": "Whoever answers so (`who`) meets one of these next.",
    "monthly": "An amount a month, which may be typed as such or as one a year.",
    "most": "The greatest answer, in whole units.",
    "must": "Essentials without which nothing is offered.",
    "names": "The help text names one of these law texts.",
    "never-falls": "The urgency never falls while this fact grows.",
    "next": "Rules, top to bottom; the first that holds wins, and the last has no `when`.",
    "nothing": "The outcome for whoever can pay nothing now, and the answer that leads there.",
    "numbered": "Fields of which the letter prints, with numbers, what is chosen and nothing else.",
    "old": "When the answers tell of a debt so old that nothing is offered.",
    "options": "What can be chosen.",
    "owes-others": "When the answers tell of other debts: the plan is unfinished until one is listed or denied.",
    "page": "A page file: its id. A promise of help: the outcome names the help page.",
    "pauses": "Panels shown after an answer that may be a slip or needs a word.",
    "private": "Never saved and never listed.",
    "promises": "What `guide check` has to prove of this guide beyond what it proves of any.",
    "record": "What to write down.",
    "reported": "Words that say a text is known from reports only.",
    "say": "Words to say, a paragraph each.",
    "sent-in": "The languages the reader of the letter knows, the usual one first.",
    "set-by": "Two times of the case that take the place of its own.",
    "short": "A shorter form.",
    "short-where": "In the short form only where that choice is one of these options.",
    "skip": "The label of the way to skip the question; without it, it cannot be skipped.",
    "sources": "What a text leans on: ids of claims, instruments or channels.",
    "suggest": "What stands in a field before anybody fills it in.",
    "then": "What comes next and when.",
    "to-others": "The condition under which only contacts to others are listed.",
    "today": "What to do today, a step each.",
    "today-only": "Asked again when a note is opened on a later day.",
    "unknown-is-no": "Questions and facts whose tests are meant to fail where there is no answer.",
    "urgency": "How soon the outcome wants something done.",
    "value": "The number or money question whose answer it is.",
    "where": "Asked only where that choice is one of these options.",
    "when": "The condition under which it holds; without it, always.",
    "way": "The choice that says which way a contact went.",
    "who": "The condition on the answers that a promise is about.",
    "why": "Why this is asked.",
    "with-budget": "Questions whose answers are shown only with the budget.",
    "working-days": "So many days from Monday to Friday after today.",
}
"""Key → what it says. Keys that say it by their name, and parts whose description is on their mapping, are left out."""


def kinds() -> tuple[str, ...]:
    """The kinds of files of a guide: `questions`, `guide.yaml`, …"""
    return tuple(load.kinds())


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file. Raises KeyError for a kind that is none of `kinds()`."""
    made = load.kinds()[kind].adapter.json_schema(by_alias=True)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = f"{kind} of a guide"
    for part in (made, *made["$defs"].values()):
        for key, value in part.get("properties", {}).items():
            if key in KEYS:
                value["description"] = KEYS[key]
    return dict(made)


def new(folder: Path) -> list[Path]:
    """Write a tiny guide that passes every check. Raises FileExistsError where the folder holds something already."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    written = []
    for name, text in TINY.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


TINY = {
    "guide.yaml": """\
guide: tiny
version: "1.0"
checked: 2026-01-01
languages: [en]
title: {en: A tiny guide}
first: is-it-urgent
start:
  ask: {en: Do you need help?}
  answer:
    - {en: Answer one question.}
  about:
    - {en: This is general information. Nothing is sent.}
chapters:
  - {id: start, number: 1, title: {en: Start}}
groups:
  - {id: all, title: {en: All}}
help: find-a-person
promises:
  meets:
    - {who: {is-it-urgent: now}, meets: [get-help]}
""",
    "questions/is-it-urgent.yaml": """\
question: is-it-urgent
chapter: start
kind: one
ask: {en: Is it urgent?}
why: {en: Urgent things come first.}
label: {en: Urgent}
options:
  - {id: now, en: "Yes, now"}
  - {id: later, en: It can wait}
errors:
  empty: {en: Choose one}
next:
  - when: {is-it-urgent: now}
    go: get-help
  - go: take-your-time
""",
    "outcomes/get-help.yaml": """\
outcome: get-help
group: all
urgency: now
help-first: true
title: {en: Get help now}
know: {en: You need not do this alone.}
today:
  - {en: "Open {page:find-a-person} and call"}
say:
  - {en: I need help today.}
record: {en: Whom you called and when.}
then: {en: Come back when you have talked to somebody.}
help: {en: "See {page:find-a-person}."}
pages: [find-a-person]
""",
    "outcomes/take-your-time.yaml": """\
outcome: take-your-time
group: all
urgency: calm
title: {en: Take your time}
know: {en: Nothing has to be done today.}
today:
  - {en: Write down what you want to ask}
say:
  - {en: I would like to ask something.}
record: {en: Your questions.}
then: {en: Ask when you are ready.}
help: {en: "See {page:find-a-person}."}
""",
    "pages/find-a-person.yaml": """\
page: find-a-person
title: {en: Find a person}
sections:
  - channels: [somebody]
""",
    "sources/channels.yaml": """\
channels:
  - channel: somebody
    name: {en: Somebody you trust}
    takes: {en: Any question.}
    limits: {en: Not everybody has time at once.}
    read: common-knowledge
    checked: 2026-01-01
""",
}
