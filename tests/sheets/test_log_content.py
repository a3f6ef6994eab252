"""A log made wrong on purpose: every fault is told where it is, and a log without rules is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.sheets.loading import load
from guide.sheets.log.content import conduct_of
from tests.support.guides import edit
from tests.support.tiny import C, L, faults, with_log


def test_the_tiny_log_is_whole(tmp_path: Path) -> None:
    guide = load(with_log(tmp_path))
    assert conduct_of(guide) is not None
    assert [*guide.sheets] == ["log"]


CASES: dict[str, tuple[str, str, list[str]]] = {
    "a field the program needs": (
        "  - {field: label, kind: text, label: {zh-Hant: 代號, en: Label}}\n",
        "",
        [
            f"{C}:16:58  no entry has a field 'label'",
            f"{L}:5:3  the field 'label' is missing",
            "+ add '- field: label' with 'kind: text'",
        ],
    ),
    "a field of another kind": (
        "{field: words, kind: text,",
        "{field: words, kind: tick,",
        [f"{L}:18:26  the field 'words' is of kind tick, and a text is needed", "+ write 'kind: text'"],
    ),
    "a field that stands twice": (
        "{field: tries, kind: number",
        "{field: about, kind: number",
        [f"{L}:25:13  'about' is a field of entries too", "+ choose another id"],
    ),
    "a line of no field": (
        "line: [words]",
        "line: [wrods]",
        [f"{L}:26:8  no entry has a field 'wrods'", "+ did you mean 'words'?"],
    ),
    "a person without a sign": (
        "  - {option: other, letter: x, zh-Hant: 別, en: x}\n",
        "",
        [f"{L}:28:3  no sign stands for 'other'", "+ add '- option: other' with its 'letter'"],
    ),
    "a sign of no option": (
        "{option: other, letter: x",
        "{field: person, option: othr, letter: x",
        [
            f"{L}:28:3  no sign stands for 'other'",
            "+ add '- option: other' with its 'letter'",
            f"{L}:29:29  'person' has no option 'othr'",
            "+ did you mean 'other'?",
        ],
    ),
    "an unknown fact": (
        "late: days-late",
        "late: days-lat",
        [f"{L}:3:7  there is no fact 'days-lat'", "+ did you mean 'days-late'?"],
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), CASES.values(), ids=CASES)
def test_a_fault_is_told_where_it_is(old: str, new: str, said: list[str], tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    edit(guide / L, old, new)
    assert faults(guide) == said


def test_of_a_broken_log_only_its_own_faults_are_told(tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    edit(guide / L, "line: [words]", "lines: [words]")
    assert faults(guide) == [f"{L}:26:1  unknown key 'lines'", "+ did you mean 'line'?"]


def test_a_guide_may_have_a_log_without_rules(tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    (guide / C).unlink()
    assert conduct_of(load(guide)) is None
