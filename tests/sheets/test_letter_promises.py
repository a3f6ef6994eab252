"""No letter promises anything on a very old debt, nor what the person did not offer; a plan is asked for as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import product
from random import Random
from typing import Any

import pytest

from guide.content.words import Language
from guide.engine.journey import replay
from guide.i18n.phrases import phrases
from guide.sheets.letters.draft import draft
from guide.sheets.letters.inputs import Known, SentLetter, filled_in, may_be_written
from guide.sheets.letters.model import Letter
from guide.sheets.letters.sent import Sent
from guide.sheets.letters.text import as_text
from tests.support.guides import LANGUAGES, TODAY
from tests.support.letters import (
    CONTACT,
    GUIDE,
    L1,
    L2,
    L3,
    L4,
    L5,
    LATE,
    LETTERS,
    NOT_OLD,
    NOTHING_LEFT,
    OLD,
    PLAN,
    drafted,
    everything,
    known,
    lines,
    text,
)
from tests.support.walking import any_answer


def promises(said: str) -> list[str]:
    return re.findall(
        "协商还款|協商還款|可还 |可還 |还款 [^，。]*元：|discuss repayment|I can pay|本人核算|my reckoning", said
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_nothing_is_offered_on_a_very_old_debt(letter: Letter, language: Language) -> None:
    """Whether the answers say so or the person does, and whatever else is ticked."""
    p = phrases(language)
    for answers, ticked in ((OLD, False), (OLD, True), (LATE, True)):
        if "old-debt" not in {field.id for field in letter.fields} and answers is LATE:
            continue
        of = known(answers, lines(3), PLAN)
        filled = everything(letter) | ({"old-debt": ticked} if letter is not L2 and letter is not L3 else {})
        made = draft(letter, filled, of, p)
        assert (made is None) == (letter in NOT_OLD)
        assert not promises(as_text(made) if made else "")
    young = draft(letter, everything(letter, "old-debt", "pay-nothing"), known(LATE, lines(3), PLAN), p)
    assert young is not None
    assert bool(promises(as_text(young))) == (letter in (L1, L4, L5))


def test_the_last_instalment_decides_whether_a_debt_is_old() -> None:
    of = known({**LATE, "days-late-roughly": "3650", "last-instalment": "not-so"})
    assert may_be_written(L5, {}, of)
    assert not may_be_written(L5, {"old-debt": True}, of)
    assert not may_be_written(L5, {"old-debt": False}, known(OLD)), "the answers weigh more than an unticked box"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_nothing_is_offered_while_it_is_not_known_whether_a_debt_is_old(letter: Letter, language: Language) -> None:
    """Until somebody has asked: then the answer is changed, or the box unticked."""
    unsure = {**LATE, "days-late-roughly": "1500", "last-instalment": "unsure"}
    made = draft(letter, everything(letter, "old-debt"), known(unsure, lines(3), PLAN), phrases(language))
    assert (made is None) == (letter in NOT_OLD)
    assert not promises(as_text(made) if made else "")


def test_who_was_called_is_asked_for_no_account_and_does_not_ask_to_be_called() -> None:
    sent = Sent(1, TODAY - timedelta(9), "zh-Hans", "x", "x", answer_by=TODAY - timedelta(2))
    of = replace(known(CONTACT, lines(3)), sent=(SentLetter("stop-and-delete", sent),))
    for letter in (letter for letter in LETTERS if letter.letter in ("no-answer", "for-a-complaint")):
        ticked = filled_in(letter, {}, of)
        assert not {"only-me", "stop"} & {*ticked.get("requests", ()), *ticked.get("asks", ())}  # type: ignore[misc]
        said, own = (as_text(drafted(letter, one, "en")) for one in (of, known(LATE)))
        assert "Account ending" not in said
        assert "only me" not in said
        assert "Account ending" in own


def test_no_way_of_answering_brings_a_promise_on_an_old_debt() -> None:
    random, ends = Random(7), set()
    for _ in range(150):
        answers: dict[str, Any] = {"what-first": random.choice(["self", "helper"]), "is-it-overdue": "overdue-days"}
        answers["days-late-roughly"] = random.choice([1095, 1096, 3650])
        answers |= {"last-instalment": "old-and-silent", "very-old-debt": "continue"}
        walked = replay(GUIDE, answers, TODAY)
        while walked.at in GUIDE.questions:
            answers[walked.at] = any_answer(GUIDE.questions[walked.at], random)
            walked = replay(GUIDE, answers, TODAY)
        ends.add(walked.at)
        for letter in LETTERS:
            made = draft(letter, {"will-talk": True} if letter is L1 else {}, Known(walked, plan=PLAN), phrases("en"))
            assert not promises(as_text(made) if made else "")
    assert len(ends) > 4


def test_what_a_person_can_pay_is_told_in_a_letter_about_conduct_only_where_they_want_it() -> None:
    for language in LANGUAGES:
        assert "330" not in text(L1, known(LATE, plan=PLAN), language)
    for plan, filled in product((None, PLAN, NOTHING_LEFT), ({}, {"will-talk": False})):
        assert not promises(text(L1, known(LATE, plan=plan), filled=filled))
    assert "本人將另行協商還款，每月 330 元。" in text(L1, known(LATE, plan=PLAN), filled={"will-talk": True})
    assert "本人將另行協商還款，每月 ＿＿ 元。" in text(L1, known(LATE), filled={"will-talk": True})


def test_a_plan_request_says_what_the_plan_comes_to() -> None:
    said = text(L5, known(LATE, plan=PLAN), filled={"reason": "工時少了一半"})
    assert "因工時少了一半，現在每月收入 5,200 元，必需支出每月 4,310 元。" in said
    assert "■ 本人每月可還 330 元" in said
    assert "從 2026 年 6 月 10 日起。共 8 期（7×330＋210＝2,520 元），不含費用。" in said
    assert "無力還款" not in said
    said = text(L5, known(LATE, plan=NOTHING_LEFT))
    assert "■ 本人目前無力還款，請求寬限到 2026 年 7 月 4 日，" in said
    assert not promises(said)
    said = text(L5, known(LATE))
    assert "□ 本人每月可還 ＿＿ 元" in said
    assert "□ 本人目前無力還款，請求寬限到 ＿＿年＿＿月＿＿日，" in said
