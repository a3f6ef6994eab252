"""A guide in another language than ours: on another subject, with sections of its own and without sheets."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

import guide
from guide.cli.main import run
from guide.content.case_files import cases_of
from tests.support.guides import edit

FOLDER = Path(__file__).parents[1] / "guides/fahrrad-weg"
TODAY = date(2026, 6, 4)


def test_it_uses_what_any_guide_can() -> None:
    bike = guide.load(FOLDER)
    assert bike.about.languages.tags == ("de",)
    assert {question.kind for question in bike.questions.values()} >= {"one", "several", "date", "money", "number"}
    assert set(bike.sheets) == {"letters"}
    assert bike.notices
    assert {section.kind for section in bike.about.sections} == {"steps", "say", "text", "list", "blocks"}
    assert len(cases_of(bike).placed) > 10


def test_its_proof_finds_what_its_cases_find(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two cards that contradict each other: the promise shows it for everybody, a case for one."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "bike"))
    edit(folder / "blocks.yaml", "{not: {was-wissen-sie: rahmennummer}}", "{was-wissen-sie: [foto, rechnung, nichts]}")
    report = guide.prove(folder, TODAY)
    broken = [line.name for line in report.lines if not line.holds]
    assert broken == ["blocks stand as promised", "its own cases come out"]
    answers = next(finding.answers for finding in report.findings if finding.answers and not finding.remark)
    assert run(["replay", json.dumps(answers), "--guide", str(folder), "--today", "2026-06-04"]) == 0
    assert {"mit-rahmennummer", "ohne-rahmennummer"} <= {*json.loads(capsys.readouterr().out)["blocks"]}
