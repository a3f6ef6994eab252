"""Sources in the check: a claim is named and used, a source exists, and whatever was checked long ago is due again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.cli.main import shipped
from guide.content.faults import BrokenGuide
from guide.content.words import Words
from guide.lint import register
from guide.lint.register import last_day
from guide.sheets.loading import load_marked
from tests.lint.test_checks import CLAIMS, INSTRUMENTS, TODAY, found, loaded, place, said
from tests.support.guides import copy_of, edit, shipped_guide


def test_an_article_s_sentence_names_its_claim(tmp_path: Path) -> None:
    name = "outcomes/stop-and-check.yaml"
    lines = said(tmp_path, [(name, "    sources: [C41]\n", "")])
    said_last = shipped_guide().outcomes["stop-and-check"].article[-1].say("zh-Hans")
    at = place(tmp_path / "guide-copy" / name, f"zh-Hans: {said_last}")
    what = "stands under the article's heading and names no claim of it"
    assert f"{name}:{at}  {what}\n    name the claim, or say it elsewhere" in lines


def test_a_claim_that_only_a_lost_node_uses(tmp_path: Path) -> None:
    copy = copy_of(tmp_path)
    edit(copy / "outcomes/speak-first.yaml", "[C05, C08]", "[C05]")
    lost = (copy / "outcomes/on-track.yaml").read_text(encoding="utf-8").replace("outcome: on-track", "outcome: lost")
    (copy / "outcomes/lost.yaml").write_text(lost.replace("[C04]", "[C04, C08]"), encoding="utf-8")
    line = f"{copy}/{CLAIMS}:{place(copy / CLAIMS, 'claim: C08')}  "
    lines = [str(fault) for fault in found(copy).faults]
    assert line + "the claim 'C08' is used only by lost, where no route leads" in lines


def test_a_source_that_does_not_exist_stops_the_reading(tmp_path: Path) -> None:
    copy = copy_of(tmp_path)
    edit(copy / "law/guarantor.yaml", "civil-code-681, ", "civil-code-682, ")
    with pytest.raises(BrokenGuide) as broken:
        load_marked(copy)
    at = place(copy / "law/guarantor.yaml", "civil-code-682")
    hint = "did you mean 'civil-code-687'?"
    assert str(broken.value) == f"{copy}/law/guarantor.yaml:{at}  there is no source 'civil-code-682'\n    {hint}"


# sources that were checked long ago


def due(folder: Path, today: date) -> list[str]:
    return [str(remark).replace(f"{folder}/", "") for remark in register.due(*loaded(folder), today)]


def test_a_source_is_due_for_another_look_after_twelve_months(tmp_path: Path) -> None:
    copy = copy_of(tmp_path)
    edit(copy / INSTRUMENTS, "en: press 2026-01-23", "en: press 2026-02-28")
    at = place(copy / INSTRUMENTS, "zh-Hans: 媒体 2026-01-23")
    late = "'yicai-2026' is due for another look: last checked 2026-02-28, more than 12 months before 2027-03-01"
    assert not any("'yicai-2026'" in line for line in due(copy, date(2027, 2, 28)))
    assert f"{INSTRUMENTS}:{at}  {late}" in due(copy, date(2027, 3, 1))
    assert found(shipped(), date(2036, 1, 1)).faults == [], "an old source is a remark, never a fault"


def test_a_source_checked_on_no_day_is_due(tmp_path: Path) -> None:
    copy = copy_of(tmp_path)
    at = place(copy / INSTRUMENTS, "zh-Hans: 存档网页，没有日期")
    what = "'credit-repair-2025' is due for another look: no day is told on which it was checked"
    assert f"{INSTRUMENTS}:{at}  {what}\n    look at it again and write the day: 2026-11-23" in due(copy, TODAY)


def test_the_guide_itself_is_due_for_another_look() -> None:
    at = place(shipped() / "guide.yaml", "2026-11-23\nlanguages")
    what = "the guide is due for another look: last checked 2026-11-23, more than 12 months before 2027-11-24"
    assert f"guide.yaml:{at}  {what}" in due(shipped(), date(2027, 11, 24))
    assert not any("the guide" in line for line in due(shipped(), date(2027, 11, 23)))


def test_no_remark_where_no_age_is_asked_for(tmp_path: Path) -> None:
    copy = copy_of(tmp_path)
    edit(copy / "guide.yaml", "  look-again: 12\n", "")
    assert due(copy, date(2040, 1, 1)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-07-17", date(2026, 7, 17)),
        ("press 2024-12 and 2025-12-26", date(2025, 12, 26)),
        ("press 2025-03-13; 2025-05", date(2025, 5, 1)),
        ("pages 2020-07-28 and 2022", date(2022, 1, 1)),
        ("press 2025-13-41", None),
        ("line 12348, stored page, undated", None),
    ],
)
def test_the_last_day_told(text: str, day: date | None) -> None:
    assert last_day(text) == day
    assert last_day(Words.model_validate({"zh-Hans": "媒体", "en": text})) == day
