"""Tests run in a folder of their own: what is typed into a field for a folder ends up there, not in the house."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("tests", deadline=None)  # how long one example takes says nothing on a busy machine
settings.load_profile("tests")


@pytest.fixture(autouse=True, scope="session")
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.getcwd()  # noqa: PTH109
    os.chdir(tmp_path_factory.mktemp("elsewhere"))
    yield
    os.chdir(before)
