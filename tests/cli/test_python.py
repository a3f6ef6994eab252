"""What other programs use: the page of examples, run as it stands, without a terminal."""

from __future__ import annotations

import ast
import doctest
import inspect
import subprocess
import sys
import textwrap
from dataclasses import is_dataclass
from pathlib import Path
from typing import get_type_hints

import pytest

import guide
from guide.content.scaffold import new
from guide.content.shapes import types_in

PAGE = Path(__file__).parents[2] / "content/PYTHON.md"


def test_the_examples_say_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new(tmp_path / "tiny")
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried > 10
    assert not failed


def test_nothing_of_it_needs_a_terminal(tmp_path: Path) -> None:
    new(tmp_path / "tiny")
    program = (
        "import guide, sys, datetime; day = datetime.date(2026, 6, 4)\n"
        "assert not {name for name in sys.modules if name.startswith('guide.')}\n"
        "guide.replay(guide.load('tiny'), {}, day); assert guide.prove('tiny', day).holds\n"
        "assert not {'textual', 'rich', 'guide.ui', 'guide.session'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)


TYPES: list[type] = [each for name in guide.__all__ if isinstance(each := getattr(guide, name), type)]


@pytest.mark.parametrize("cls", TYPES, ids=lambda cls: cls.__name__)
def test_whatever_these_types_have_is_explained(cls: type) -> None:
    """A function in its own words, a field in those below it, or by its name in those on another or on the type."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(tree, ast.ClassDef)
    texts = [_text(part) for part in tree.body]
    assert texts[0]
    for part, below in zip(tree.body, [*texts[1:], ""], strict=True):
        if isinstance(part, ast.FunctionDef) and not part.name.startswith("_"):
            assert ast.get_docstring(part), part.name
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            assert below or any(f"`{part.target.id}`" in text for text in texts), part.target.id


def _text(part: ast.stmt) -> str:
    return ast.unparse(part) if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant) else ""


def test_the_types_of_what_a_report_and_a_journey_hold_have_a_name_here() -> None:
    found, todo = set[type](), [guide.Report, guide.Journey]
    while todo:
        cls = todo.pop()
        if cls not in found and is_dataclass(cls) and cls is not guide.Guide:
            found.add(cls)
            todo += [each for hint in get_type_hints(cls).values() for each in types_in(hint)]
    assert found <= {*TYPES}
    assert len(found) > 7


def test_every_name_is_that_of_what_it_is() -> None:
    assert [getattr(guide, name).__name__ for name in guide.__all__] == guide.__all__
    with pytest.raises(AttributeError):
        _ = guide.nothing
