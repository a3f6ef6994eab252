"""A guide in another language than ours: on another subject, with sections of its own and without sheets."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import guide
from guide.cli.main import run
from guide.content.case_files import cases_of
from guide.i18n.catalogue import catalogue, english
from tests.support.guides import edit

FOLDER = Path(__file__).parents[1] / "guides/fahrrad-weg"
TODAY = date(2026, 6, 4)
PLACES = re.compile(r"\{[^}]*\}")
"""What is filled in in a text."""


def test_it_uses_what_any_guide_can() -> None:
    bike = guide.load(FOLDER)
    assert bike.about.languages.tags == ("de",)
    assert {question.kind for question in bike.questions.values()} >= {"one", "several", "date", "money", "number"}
    assert not bike.sheets
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


ANSWERS = ["1", "1", "1", "1", "3.6.2026", "ja", "1 2", "1.899,50", "1", "8"]
LOOKS = ["a", "b", "s", "b", "?", "b", "t", "b", "m", "b", "v", "b", "q", "2"]
"""A bike that is insured and cost a good deal, and a look at whatever can be opened on the way."""


def test_its_reader_meets_no_word_of_another_language() -> None:
    """The program speaks as the guide does, and takes days and amounts as they are written there."""
    command = [sys.executable, "-m", "guide", "--plain", "--guide", str(FOLDER), "--today", "2026-06-04"]
    typed = "\n".join([*ANSWERS, *LOOKS])
    done = subprocess.run(command, input=typed, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3. Juni 2026" in done.stdout
    assert "1.899,50 Euro" in done.stdout
    assert "Erst Anzeige, dann Versicherung" in done.stdout
    assert "Language" not in done.stdout, "there is none to choose"
    said = " ".join(done.stdout.split())
    own = catalogue("de").own
    english_only = {form for name, forms in english().own.items() if name not in own for form in forms}
    parts = {part.strip(" .:;,()") for form in english_only for part in PLACES.split(form)}
    assert [part for part in parts if len(part) > 6 and part in said] == []
