"""A file that cannot be used is one fault: what rests on it is not told as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.content.faults import BrokenGuide
from guide.content.remembering import Files
from guide.sheets.loading import load_marked
from tests.support.guides import copy_of
from tests.support.sampling import some


def test_a_file_that_cannot_be_used_is_one_fault(tmp_path: Path) -> None:
    root, files = copy_of(tmp_path), Files()
    load_marked(root, files=files)
    rested_on = sorted(root.glob("sheets/*.yaml"))
    rested_on += some([path for path in sorted(root.rglob("*.yaml")) if path.parent.name not in ("cases", "sheets")], 9)
    for path in rested_on:
        text = path.read_text("utf-8")
        path.write_text(f"{text}\nstrange-key: 1\n", encoding="utf-8")
        with pytest.raises(BrokenGuide) as broken:
            load_marked(root, files=files)
        assert {fault.path for fault in broken.value.faults} == {path}
        path.write_text(text, encoding="utf-8")
