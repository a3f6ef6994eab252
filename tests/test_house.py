"""The house in order: lint, types, one-way imports, a wheel that carries its content, a README that keeps its word."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)],
    ids=["ruff", "format", "mypy"],
)
def test_format_lint_types_and_imports_are_clean(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_run_one_way() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_files_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("guide", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # CycleError names the files


def test_an_installed_wheel_runs_from_any_folder(tmp_path: Path) -> None:
    built = run("hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    assert built.returncode == 0, built.stderr
    wheel = next(tmp_path.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = run("guide", "map", cwd=elsewhere, PYTHONPATH=str(tmp_path / "installed"))
    assert done.returncode == 0, done.stderr
    assert "what-first" in done.stdout


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = re.search(r"<!-- test -->\n```sh\n(.*?)\n```", readme, re.DOTALL)
    assert command is not None
    assert "<!-- test -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pytest" in command[1]


def test_start_page_needs_neither_pydantic_nor_the_conversion_of_scripts() -> None:
    program = (
        "import sys; from guide.cli.main import shipped; from guide.views.start_page import read_start_page;"
        "import guide.ui.terminal.app; read_start_page(shipped());"
        "sys.exit(any(name in sys.modules for name in ('pydantic', 'opencc')))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_the_house_holds_nothing_but_itself() -> None:
    """No note, letter or calendar that a test or a trial run has written is kept."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is no clone")
    rooms = {path.split("/")[0] for path in listed.stdout.splitlines()}
    assert rooms == {".ci", ".gitignore", "README.md", "content", "guide", "pyproject.toml", "screenshots", "tests"}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the repository")
@pytest.mark.parametrize(
    "name", ["uv.lock", ".venv/bin/guide", "dist/a.whl", "guide/x.pyc", ".hypothesis/x", "overdue_guide.egg-info/x"]
)
def test_what_tools_leave_in_a_checkout_is_not_committed_by_mistake(name: str) -> None:
    done = subprocess.run(["git", "check-ignore", "-q", "--no-index", name], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_no_licence_is_declared_as_long_as_nobody_has_chosen_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    chosen = [path for path in ROOT.iterdir() if re.match(r"(?i)(licen[cs]e|copying|unlicense)", path.name)]
    declared = [each for each in project.get("classifiers", ()) if each.startswith("License")]
    declared += [key for key in project if re.match(r"licen[cs]e", key)]
    assert bool(declared) == bool(chosen)
    assert chosen or "licen" not in (ROOT / "README.md").read_text(encoding="utf-8").lower()
