"""What other programs use: the page of examples, run as it stands, without a terminal."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

from guide.content.scaffold import new

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
