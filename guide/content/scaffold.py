"""A tiny guide that passes every check, to begin with."""

from __future__ import annotations

from pathlib import Path


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
title: {en: "A tiny guide"}
first: is-it-urgent
start:
  ask: {en: "Do you need help?"}
  answer:
    - {en: "Answer one question."}
  about:
    - {en: "This is general information. Nothing is sent."}
chapters:
  - {id: start, number: 1, title: {en: "Start"}}
groups:
  - {id: all, title: {en: "All"}}
sections:
  - {section: steps, kind: steps, title: {en: "Do today"}}
  - {section: help, kind: text, title: {en: "Human help"}, required: false}
help: find-a-person
promises:
  meets:
    - {who: {is-it-urgent: now}, meets: [get-help]}
""",
    "questions/is-it-urgent.yaml": """\
question: is-it-urgent
chapter: start
kind: one
ask: {en: "Is it urgent?"}
why: {en: "Urgent things come first."}
label: {en: "Urgent"}
options:
  - {id: now, en: "Yes, now"}
  - {id: later, en: "It can wait"}
errors:
  empty: {en: "Choose one"}
next:
  - when: {is-it-urgent: now}
    go: get-help
  - go: take-your-time
""",
    "outcomes/get-help.yaml": """\
outcome: get-help
group: all
urgency: now
first: help
title: {en: "Get help now"}
know: {en: "You need not do this alone."}
steps:
  - {en: "Open {page:find-a-person} and call"}
help: {en: "See {page:find-a-person}."}
pages: [find-a-person]
""",
    "outcomes/take-your-time.yaml": """\
outcome: take-your-time
group: all
urgency: calm
title: {en: "Take your time"}
know: {en: "Nothing has to be done today."}
steps:
  - {en: "Write down what you want to ask"}
""",
    "pages/find-a-person.yaml": """\
page: find-a-person
title: {en: "Find a person"}
sections:
  - channels: [somebody]
""",
    "sources/channels.yaml": """\
channels:
  - channel: somebody
    name: {en: "Somebody you trust"}
    takes: {en: "Any question."}
    limits: {en: "Not everybody has time at once."}
    read: common-knowledge
    checked: 2026-01-01
""",
}
