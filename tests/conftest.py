"""Tests run in a folder and a home of their own, and as a rule on a fixed sample of what could be tried."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from functools import cache, lru_cache

import pytest
from hypothesis import settings

from guide.cli import arguments
from guide.content import load
from guide.engine.look_ahead import Ahead
from guide.session import session
from tests.support import sampling
from tests.support.read_once import kept, read_once

settings.register_profile("tests", deadline=None, max_examples=10)
settings.register_profile("thorough", deadline=None)  # how long one example takes says nothing on a busy machine

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of programs are started, and each would compile all of it
sys.dont_write_bytecode = False
gc.set_threshold(50_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="try everything where otherwise a fixed sample is tried")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "thorough: beyond the sample that is tried as a rule")
    sampling.THOROUGH = bool(config.getoption("--thorough"))
    if sampling.THOROUGH:
        os.environ["TESTS_THOROUGH"] = "1"
    settings.load_profile("thorough" if sampling.THOROUGH else "tests")


LONGEST = (
    "test_every_screen.py",
    "test_both_faces.py",
    "test_serving.py",
    "test_real_terminal_a_year.py",
    "test_bad_surroundings.py",
    "test_browser.py",
    "test_house.py",
    "test_eyes.py",
    "test_pictures.py",
    "test_every_list.py",
    "test_german.py",
    "test_real_terminal_drafts.py",
)
"""Files of tests that take long by themselves: begun first, so that none of them is waited for at the end."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mix those of the screen, which often wait for it, with the others, which need all of a processor."""
    files = [*dict.fromkeys(item.path for item in items)]
    on_screen = [path for path in files if path.parent.name == "ui"]
    parts = (on_screen, [path for path in files if path not in on_screen])
    place = {path: number / len(part) for part in parts for number, path in enumerate(part)}
    place |= {path: LONGEST.index(path.name) - len(LONGEST) for path in files if path.name in LONGEST}
    items.sort(key=lambda item: place[item.path])
    if not sampling.THOROUGH:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("thorough")])
        items[:] = [item for item in items if not item.get_closest_marker("thorough")]


def pytest_collection_finish() -> None:
    """What has been read until now stays, and need not be gone through again and again for garbage."""
    gc.freeze()


@pytest.fixture(scope="session")
def thorough() -> bool:
    """Whether everything is to be tried, however long it takes."""
    return sampling.THOROUGH


@pytest.fixture(autouse=True, scope="session")
def _once() -> Iterator[None]:
    """What a program does once, and one process of tests would do hundreds of times."""
    with pytest.MonkeyPatch.context() as patch:
        read_once()
        patch.setattr(load, "load_marked", kept(load.load_marked))
        patch.setattr(session, "Ahead", lru_cache(maxsize=8)(Ahead))
        patch.setattr(arguments, "full_parser", cache(arguments.full_parser))
        yield


@pytest.fixture(autouse=True, scope="session")
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before, home = os.getcwd(), os.environ.get("HOME")  # noqa: PTH109
    os.chdir(tmp_path_factory.mktemp("elsewhere"))
    os.environ["HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    os.chdir(before)
    if home is not None:
        os.environ["HOME"] = home
