"""Tests run in a folder and a home of their own: what they save, keep and delete ends up there, with nobody's notes."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("tests", deadline=None)  # how long one example takes says nothing on a busy machine
settings.load_profile("tests")


@pytest.fixture(autouse=True, scope="session")
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before, home = os.getcwd(), os.environ.get("HOME")  # noqa: PTH109
    os.chdir(tmp_path_factory.mktemp("elsewhere"))
    os.environ["HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    os.chdir(before)
    if home is not None:
        os.environ["HOME"] = home
