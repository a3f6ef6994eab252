"""The examples of the manual, held against the models: whoever copies one is told of nothing that the manual says."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.content.faults import Fault
from guide.content.folder import kinds
from guide.content.languages import Languages
from guide.content.reading import parse
from guide.sheets import SHIPPED

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "content/README.md"
KINDS = kinds(SHIPPED)
FILES = {
    "question": "questions", "notice": "notices", "outcome": "outcomes", "page": "pages", "law": "law",
    "letter": "letters", "guide": "guide.yaml", "blocks": "blocks.yaml", "today": "cases",
    **{kind: f"sources/{kind}.yaml" for kind in ("claims", "contradictions", "instruments", "channels")},
    **{f"sheet: {kind}": f"sheets/{kind}.yaml" for kind in ("plan", "log", "conduct", "claim", "helper")},
    "sections": "guide.yaml", "languages": "guide.yaml", "style": "guide.yaml", "essentials": "sheets/plan.yaml",
    "called": "sheets/log.yaml",
}  # fmt: skip
"""How an example begins → the kind of file it is, or is a part of."""
PARTS = {"pauses": ("questions", "kind: one\n")}
"""How a part of a file begins that is read only behind something else."""
IN_WORDS = {"sheets/claim.yaml", "sheets/helper.yaml"}
"""Kinds that the manual tells about without an example."""
UNSAID = ("is missing", "has too few entries", "does not say where")
"""What is said of an example only because it is one."""


def examples() -> list[str]:
    """Every indented piece of the manual; files that stand right below one another, each by itself."""
    found = re.findall(r"(?:^(?:    .*)?\n)+", MANUAL.read_text(encoding="utf-8"), re.MULTILINE)
    pieces = [piece for block in found for piece in textwrap.dedent(block).strip("\n").split("\n\n")]
    return [part for piece in pieces for part in re.split(r"\n(?=(?:contradictions|instruments|channels):)", piece)]


def begins(example: str) -> str:
    return re.split(r" *(?:#|\n|$)", example)[0] if example.startswith("sheet:") else example.partition(":")[0]


EXAMPLES = {begins(example): example for example in examples() if begins(example) in {**FILES, **PARTS}}


def said(example: str) -> list[Fault]:
    """All that would be said of it in a guide of two languages, but what is left out of it."""
    kind, before = PARTS.get(begins(example), (FILES.get(begins(example), ""), ""))
    document, faults = parse(Path("README.md"), before + example + "\n")
    if document is None:
        return faults
    more = KINDS[kind].read(document, Languages.model_validate(["en", "zh-Hans"]))[1]
    return [fault for fault in (*faults, *more) if not any(part in fault.what for part in UNSAID)]


@pytest.mark.parametrize("begin", EXAMPLES)
def test_an_example_says_only_what_the_models_take(begin: str) -> None:
    assert [str(fault) for fault in said(EXAMPLES[begin])] == []


def test_every_kind_of_file_has_an_example() -> None:
    assert {FILES[begin] for begin in EXAMPLES if begin in FILES} >= {*KINDS} - IN_WORDS


def test_a_key_that_is_gone_is_noticed() -> None:
    spoilt = EXAMPLES["question"].replace("chapter: start", "chapters: start")
    assert [fault.what for fault in said(spoilt)] == ["unknown key 'chapters'"]


def fragments(message: str) -> list[str]:
    """What of a message stands in it whatever it is about."""
    pieces = re.split(r"…|'[^']*'|\b[NM]\b|\{|\}|\(.*?\)| / ", message)
    return [piece.strip(" '·:,") for piece in pieces if len(piece.strip(" '·:,")) > 5]


def program() -> str:
    """All texts of the program, with a sign in the place of whatever is filled in."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "guide").rglob("*.py"))
    return re.sub(r"\{[^{}]*\}", "…", re.sub(r"[\"']\s*\n\s*f?[\"']", "", text))


PUT_TOGETHER = {
    "has the character U+", "is no id", "there is no question, outcome or notice", "is not a date question",
    "is a page, and here stands a question, outcome or notice", "is not a number or money question",
    "have a line that begins or ends with a mark", "is a fact", "no question, fact or outcome is called",
    "never leads by rule", "which may be not asked", "are shown together at", "everybody sees the block", "help on",
}  # fmt: skip
"""Fragments into which the program puts the name of a kind of part."""


def test_every_fault_that_the_manual_explains_is_one_the_program_tells() -> None:
    told = program()
    tables = MANUAL.read_text(encoding="utf-8").partition("### Faults, and what to do")[2]
    messages = [
        message
        for row in re.findall(r"^\| (.+?) \| .* \|$", tables, re.MULTILINE)
        for message in re.findall(r"`([^`]+)`", row)
    ]
    assert len(messages) > 140
    unknown = {fragment for message in messages for fragment in fragments(message) if fragment not in told}
    assert unknown - PUT_TOGETHER == set()


def told_by(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may come to, with a sign in the place of whatever is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from (*told_by(one), *told_by(other))


def test_every_fault_of_the_proof_and_the_style_is_explained_in_the_manual() -> None:
    """What is wrong is called `what` there."""
    tables = MANUAL.read_text(encoding="utf-8").partition("### Faults, and what to do")[2]
    found = 0
    for path in (path for kind in ("proof", "lint") for path in (ROOT / "guide" / kind).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and any(getattr(name, "id", "") == "what" for name in node.targets):
                for message in told_by(node.value):
                    found += 1
                    assert any(fragment in tables for fragment in fragments(message)), (path.name, message)
    assert found > 30
