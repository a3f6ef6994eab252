"""What `guide check` says of texts: each check with a guide spoiled on purpose, and the exact line it prints."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from guide.cli.main import shipped
from guide.lint.report import Found, content_faults
from guide.sheets.loading import load_marked
from tests.support.guides import copy_of, edit, shipped_guide

TODAY = date(2026, 11, 23)
Edit = tuple[str, str, str]
"""A file, what stands exactly once in it, and what is written instead."""


loaded = cache(load_marked)
"""A guide read once; every spoiled copy is spoiled before it is read."""


def found(folder: Path, today: date = TODAY) -> Found:
    return content_faults(*loaded(folder), today)


def place(path: Path, anchor: str) -> str:
    """line:column of a text that stands exactly once in a file, or of what follows a key."""
    text = path.read_text(encoding="utf-8")
    assert text.count(anchor) == 1, f"{anchor!r} stands {text.count(anchor)} times in {path.name}"
    before = text[: text.index(anchor) + (len(anchor) if anchor.endswith(": ") else 0)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def said(folder: Path, edits: list[Edit]) -> list[str]:
    """What the check prints of the shipped guide after some edits, its folder left away."""
    copy = copy_of(folder)
    for name, old, new in edits:
        edit(copy / name, old, new)
    return [str(fault).replace(f"{copy}/", "") for fault in found(copy).faults]


def test_the_shipped_guide_has_no_fault() -> None:
    assert [str(fault) for fault in found(shipped()).faults] == []


def test_reading_a_guide_does_not_load_the_editor() -> None:
    code = "import sys, guide.content.load; sys.exit(any(name.startswith('guide.lint') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


CLAIMS, INSTRUMENTS, CHANNELS = "sources/claims.yaml", "sources/instruments.yaml", "sources/channels.yaml"
TRUST, GLOSSARY = "pages/how-far-to-trust.yaml", "pages/glossary.yaml"
SAY_SO = "say that the article says so, or name what speaks against it"
KNOW = "know:\n  zh-Hans: "
LEAN = "name what it leans on under 'sources:', or say less"
SHORTEN = "shorten it or make two of it"
WHERE_C = "it may stand on these pages: how-far-to-trust, timeline, before-family"
STAYS = "lean a text on it, take it out, or say under 'background:' why it stays"
QUESTION = "这一笔欠款，你遇到的是哪一种情况，请选一个就好？"
COURT = """    background:
      zh-Hans: 起诉不是本指南的一步，列在这里供对照。
      en: Going to court is no step of this guide; kept for reference.
"""

CR18_BADGE = """    badge:
      zh-Hans: 不合行业指引（自律）
      en: Departs from an industry guideline
    act: too-often
    when: [missed,"""

# name, edits, file, anchor of the place (after the edits), what is wrong, what to write instead
CASES: dict[str, tuple[list[Edit], str, str, str, str]] = {
    "words said to nobody": (
        [
            (
                "outcomes/threatened.yaml",
                "  - to:\n      zh-Hans: 对在电话里威胁你的人（人在面前，就不要说，先离开）\n"
                "      en: To whoever threatens you by phone (face to face say nothing, get away)\n"
                "    zh-Hans: 我听到了",
                "  - zh-Hans: 我听到了",
            )
        ],
        "outcomes/threatened.yaml",
        "zh-Hans: 我听到了",
        "nobody is named to whom this is said",
        "add 'to:'",
    ),
    "claim unused": (
        [("outcomes/speak-first.yaml", "[C05, C08]", "[C05]")],
        CLAIMS,
        "claim: C08\n",
        "the claim 'C08' is used by no text",
        "lean a text on it with 'sources: [C08]'",
    ),
    "claim graded C not on the trust page": (
        [(TRUST, "sources: [C12, C71]", "sources: [C12]")],
        CLAIMS,
        "claim: C71\n",
        "the claim 'C71' is graded C and does not stand on the page 'how-far-to-trust'",
        "say there how far it can be trusted, with 'sources: [C71]'",
    ),
    "claim graded C in the wrong place": (
        [("outcomes/speak-first.yaml", "[C05, C08]", "[C05, C08, C67]")],
        "outcomes/speak-first.yaml",
        "C67]",
        "the claim 'C67' is graded C and may not stand here",
        WHERE_C,
    ),
    "claim graded C without its companion": (
        [("outcomes/threatened.yaml", "[C45, C65, C66]", "[C45, C66]")],
        "outcomes/threatened.yaml",
        "C45, C66]",
        "the claim 'C45' is graded C and stands here without C65",
        WHERE_C,
    ),
    "claim graded B without a hedge": (
        [("questions/negotiate/other-debts.yaml", "[C60]", "[C60, C33]")],
        "questions/negotiate/other-debts.yaml",
        "C33]",
        "the claim 'C33' is graded B and stands here without a hedge and without what confronts it",
        SAY_SO,
    ),
    "source unused": (
        [(CHANNELS, COURT, "")],
        CHANNELS,
        "channel: court\n",
        "the source 'court' is used by no text",
        STAYS,
    ),
    "background in use": (
        [("law/court-papers.yaml", "[civil-procedure-227, ", "[court, civil-procedure-227, ")],
        CHANNELS,
        "zh-Hans: 起诉不是本指南的一步",
        "the source 'court' is used",
        "leave 'background:' away",
    ),
    "law without a source": (
        [("outcomes/plan-slipping.yaml", "  sources: [civil-code-678, civil-code-676]\n", "")],
        "outcomes/plan-slipping.yaml",
        "then:\n  zh-Hans: ",
        "says '逾期利息' and names no source",
        LEAN,
    ),
    "standard without the standard": (
        [("outcomes/tell-family-first.yaml", "[gbt-45251-2025]", "[cba-2026]")],
        "outcomes/tell-family-first.yaml",
        KNOW,
        "says '标准' and names none of gbt-45251-2025",
        LEAN,
    ),
    "number without its channel": (
        [("pages/three-step-call.yaml", "        sources: [hotline-12348]\n", "")],
        "pages/three-step-call.yaml",
        shipped_guide().pages["three-step-call"].sections[-1].text[0].say("zh-Hans"),
        "says '12348' and names none of hotline-12348",
        LEAN,
    ),
    "the article without a claim": (
        [("outcomes/refused.yaml", "[C33, civil-code-678]", "[civil-code-678]")],
        "outcomes/refused.yaml",
        KNOW,
        "says '文章说' and names no claim of the article",
        LEAN,
    ),
    "another voice among the article's": (
        [("outcomes/stop-and-check.yaml", "[C20, C40]", "[C20, C40, pipl-6]")],
        "outcomes/stop-and-check.yaml",
        "pipl-6]",
        "stands under the article's heading and leans on 'pipl-6', which is no claim",
        "say it elsewhere, or in a law text",
    ),
    "law named without it": (
        [("outcomes/on-track.yaml", "就是现在最好的保护", "《借款法》这样写")],
        "outcomes/on-track.yaml",
        KNOW,
        "names 《借款法》 and does not lean on it",
        "name it under 'sources:'",
    ),
    "a badge without its kind of source": (
        [("sheets/conduct.yaml", CR18_BADGE, "    act: too-often\n    when: [missed,")],
        "sheets/conduct.yaml",
        "standard\n    act: too-often\n    when: [missed,",
        "the rule 'CR18' is marked as a departure from a standard and leans on none",
        "name the standard, or say under 'badge:' what it departs from",
    ),
    "law text on a claim": (
        [("law/guarantor.yaml", "[civil-code-681, ", "[C47, civil-code-681, ")],
        "law/guarantor.yaml",
        "C47",
        "is a text on law and leans on the article's 'C47'",
        "lean it on what the law says",
    ),
    "law text on nothing": (
        [
            ("law/payment-allocation.yaml", "  sources: [civil-code-561, civil-code-560]\n", ""),
            ("law/plan-written-effect.yaml", "[civil-code-543, ", "[civil-code-560, civil-code-561, civil-code-543, "),
        ],
        "law/payment-allocation.yaml",
        "zh-Hans: 没有另外约定的，还的钱",
        "is a text on law and names no source",
        "add 'sources:'",
    ),
    "numbers of a language": (
        [("pages/scam-check.yaml", "en: 'Not sure: ask 96110.'", "en: 'Not sure: ask the police line.'")],
        "pages/scam-check.yaml",
        "'Not sure: ask the police line.'",
        "zh-Hans and en differ in the numbers to call: 96110",
        "use the same in each",
    ),
    "term in a circle": (
        [(GLOSSARY, "已经到期、还没有还的总数", "逾期金额就是已经到期的总数")],
        GLOSSARY,
        "term: overdue-amount",
        "the definition of 'overdue-amount' goes round in a circle, by way of 'overdue-amount'",
        "explain it in other words",
    ),
    "term unused": (
        [("pages/contact-log.yaml", gone, "") for gone in ("（俗称“爆通讯录”）", " (mass-calling your contacts)")],
        GLOSSARY,
        "term: mass-calling",
        "the term 'mass-calling' is used by no text",
        "take it out, or use the word",
    ),
    "hard word unexplained": (
        [("guide.yaml", "[催收, 征信, ", "[催收, 征信, 执行法官, ")],
        "blocks.yaml",
        next(b for b in shipped_guide().blocks if b.id == "papers-judgment").says.say("zh-Hans"),
        "uses '执行法官', which the glossary does not explain",
        "add a term, or say it in common words",
    ),
    "long question": (
        [
            (
                "questions/start/what-is-disputed.yaml",
                "是哪一种情况？",
                QUESTION,
            )
        ],
        "questions/start/what-is-disputed.yaml",
        "ask:\n  zh-Hans: ",
        "this question is 24 full-width characters long, 22 is the most: " + QUESTION,
        SHORTEN,
    ),
    "long hint": (
        [
            (
                "questions/start/what-is-disputed.yaml",
                "If unsure, choose the last one",
                "If unsure " + "one " * 18 + "last",
            )
        ],
        "questions/start/what-is-disputed.yaml",
        "If unsure",
        "this hint is 21 words long, 20 is the most: If unsure " + "one " * 18 + "last",
        SHORTEN,
    ),
    "long option": (
        [("questions/contacted/what-did-they-do.yaml", "zh-Hans: 威胁要伤人", "zh-Hans: 威胁" + "要" * 22 + "伤人 5")],
        "questions/contacted/what-did-they-do.yaml",
        "威胁要要",
        "this option is 27 full-width characters long, 26 is the most: 威胁" + "要" * 22 + "伤人 5",
        SHORTEN,
    ),
    "long step": (
        [("outcomes/refused.yaml", "today:\n", "today:\n  - zh-Hans: " + "不" * 39 + "\n    en: No\n")],
        "outcomes/refused.yaml",
        "不" * 39,
        "this step is 39 full-width characters long, 38 is the most: " + "不" * 39,
        SHORTEN,
    ),
    "long sentence": (
        [("outcomes/refused.yaml", KNOW, KNOW + "呀" * 45 + "。")],
        "outcomes/refused.yaml",
        KNOW,
        "this sentence is 46 full-width characters long, 40 is the most: " + "呀" * 45 + "。",
        SHORTEN,
    ),
    "style names no page": (
        [("guide.yaml", "trust: how-far-to-trust", "trust: how-far-to-trusts")],
        "guide.yaml",
        "how-far-to-trusts",
        "there is no page 'how-far-to-trusts'",
        "did you mean 'how-far-to-trust'?",
    ),
    "style names no source": (
        [("guide.yaml", "'96110': [hotline-96110]", "'96110': [hotline-96119]")],
        "guide.yaml",
        "hotline-96119",
        "there is no source 'hotline-96119'",
        "did you mean 'hotline-96110'?",
    ),
}


ALONE = {"claim unused", "background in use", "style names no page", "style names no source"}
"""Cases that spoil the same line as another, or stop the checks that come after; the rest is spoiled in one copy."""


def printed(copy: Path, name: str) -> str:
    """What the check should print of a case, the folder left away."""
    _, file, anchor, what, instead = CASES[name]
    return f"{file}:{place(copy / file, anchor)}  {what}" + (f"\n    {instead}" if instead else "")


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A guide with everything wrong with it that can be wrong at once, and what the check prints of it."""
    folder = tmp_path_factory.mktemp("together")
    edits = [one for name, case in CASES.items() if name not in ALONE for one in case[0]]
    return folder / "guide-copy", said(folder, edits)


@pytest.mark.parametrize("name", [name for name in CASES if name not in ALONE])
def test_what_is_spoiled_in_a_guide_is_told(name: str, together: tuple[Path, list[str]]) -> None:
    copy, lines = together
    assert printed(copy, name) in lines


def test_nothing_else_is_said_of_a_spoiled_guide(together: tuple[Path, list[str]]) -> None:
    copy, lines = together
    assert sorted(lines) == sorted(printed(copy, name) for name in CASES if name not in ALONE)


@pytest.mark.parametrize("name", sorted(ALONE))
def test_a_guide_spoiled_in_one_place(name: str, tmp_path: Path) -> None:
    assert said(tmp_path, CASES[name][0]) == [printed(tmp_path / "guide-copy", name)]
