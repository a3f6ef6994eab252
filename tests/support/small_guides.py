"""Small guides for tests: only what matters is said, the rest is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from guide.content.guide import Guide
from guide.engine.journey import Journey, load_answers, replay
from guide.proof.findings import Finding
from guide.proof.report import Report, report
from guide.sheets.loading import load_marked

TODAY = date(2026, 6, 4)
SECTIONS = {"today": "steps", "say": "say", "also": "blocks", "then": "text", "help": "text", "record": "text"}
Parts = Mapping[str, Mapping[str, Any]]


class _Plain(yaml.CSafeDumper):
    """Writes every value out, also one that stands twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def words(text: str = "words", /, **more: Any) -> dict[str, Any]:
    return {"en": text, **more}


def question(kind: str, next: list[Any], options: list[str] | None = None, **more: Any) -> dict[str, Any]:
    """A question. Rules may be written as a target alone, options as ids.

    `no!` stands alone, `ill?` is private, `now~` holds for today only.
    """
    made: dict[str, Any] = {"kind": kind, "chapter": "only", "ask": words(), "why": words(), "label": words()}
    made["errors"] = {key: words() for key in ("empty", "conflict", "unreadable", "too-low", "too-high")}
    if options is not None:
        made["options"] = [
            words(id=option.strip("!?~"), alone="!" in option, private="?" in option, **{"today-only": "~" in option})
            for option in options
        ]
    if kind in ("money", "number"):
        made["unit"] = {"en": {"other": "units"}}
    if kind == "number":
        made["most"] = 100
    return made | more | {"next": [{"go": rule} if isinstance(rule, str) else rule for rule in next]}


def one(options: str, *next: Any, **more: Any) -> dict[str, Any]:
    return question("one", list(next), options.split(), **more)


def several(options: str, *next: Any, **more: Any) -> dict[str, Any]:
    return question("several", list(next), options.split(), **more)


def when(condition: Any, go: str) -> dict[str, Any]:
    return {"when": condition, "go": go}


def outcome(**more: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"group": "only", "urgency": "calm", "title": words(), "know": words(), "today": [words()]}
    return made | {"say": [], "record": words(), "then": words(), "help": words()} | more


def going_on(*next: Any, when: Any = None, **more: Any) -> dict[str, Any]:
    """An outcome with a way on; without rules, one that asks a private answer again."""
    rules = [{"go": rule} if isinstance(rule, str) else rule for rule in next]
    return outcome(**more, **{"continue": {"says": words(), "when": when, "next": rules or None}})


def notice(*next: Any, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"chapter": "only", "title": words(), "text": [words()]} | more
    return made | {"next": [{"go": rule} if isinstance(rule, str) else rule for rule in next]}


def write(
    folder: Path,
    questions: Parts,
    outcomes: Parts,
    blocks: Parts | None = None,
    notices: Parts | None = None,
    **about: Any,
) -> Path:
    """Write a guide: its first question is the first one given."""
    guide: dict[str, Any] = {
        "guide": "small",
        "version": "1",
        "checked": "2026-06-04",
        "languages": ["en"],
        "title": words(),
        "first": next(iter(questions)),
        "start": {"ask": words(), "answer": [], "about": []},
        "chapters": [{"id": "only", "title": words()}],
        "groups": [{"id": "only", "title": words()}],
        "help": "help",
        "sections": [{"section": id, "kind": kind, "title": words()} for id, kind in SECTIONS.items()],
    }
    channel = {"channel": "line", "name": words(), "takes": words(), "limits": words(), "read": "press"}
    files: dict[str, Any] = {
        "guide.yaml": guide | about,
        "pages/help.yaml": {"page": "help", "title": words(), "sections": [{"channels": ["line"]}]},
        "sources/channels.yaml": {"channels": [channel | {"checked": "2026-06-04"}]},
        "blocks.yaml": {
            "blocks": [{"block": id, "title": words(), "says": words(), **b} for id, b in (blocks or {}).items()]
        },
    }
    files |= {f"questions/{id}.yaml": {"question": id, **part} for id, part in questions.items()}
    files |= {f"notices/{id}.yaml": {"notice": id, **part} for id, part in (notices or {}).items()}
    files |= {f"outcomes/{id}.yaml": {"outcome": id, **part} for id, part in outcomes.items()}
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return folder


def proved(folder: Path) -> tuple[Guide, Report]:
    """A guide and its proof, also where its rules leave gaps."""
    guide, marks = load_marked(folder, routing=False)
    return guide, report(guide, marks, TODAY)


def finding(found: Report, line: str) -> Finding:
    """The one finding under a guarantee, all others holding."""
    assert [one.name for one in found.lines if not one.holds] == [line]
    (only,) = [one for one in found.findings if not one.remark]
    return only


def replayed(guide: Guide, answers: Mapping[str, Any] | None) -> Journey:
    """The journey of a counter-example."""
    assert answers is not None
    values, invalid = load_answers(guide, answers, strict=True)
    assert not invalid
    return replay(guide, values, TODAY)


def placed(found: Finding, folder: Path) -> str:
    """`file:line:column what` of a finding, with the file inside the guide."""
    return str(found.fault).splitlines()[0].replace(f"{folder}/", "")
