"""Letters: nothing in them that was not said or done, and blanks where nothing is known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from guide.content.words import Language
from guide.i18n.phrases import phrases
from guide.sheets.filling import Filled
from guide.sheets.letters.draft import draft
from guide.sheets.letters.inputs import Known, filled_in
from guide.sheets.letters.model import Letter
from guide.sheets.letters.text import PAGE, as_markdown, as_text, line_count
from guide.values.days import after_working_days
from tests.support.guides import LANGUAGES, TODAY
from tests.support.letters import (
    APP,
    CHASED,
    CONTACT,
    L1,
    L2,
    L3,
    L4,
    LATE,
    LETTERS,
    LONG,
    ME,
    NOT_OLD,
    NOTHING_LEFT,
    PEOPLE,
    PLAN,
    drafted,
    everything,
    known,
    line,
    lines,
    text,
)
from tests.support.sampling import some


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_what_is_missing_is_a_blank_and_nothing_else(letter: Letter) -> None:
    ways = [*product(PEOPLE, LANGUAGES, (0, 3, 12), (None, PLAN, NOTHING_LEFT), (False, True))]
    for who, language, count, plan, full in some(ways, 5, LETTERS.index(letter)):
        of = known(PEOPLE[who], lines(count), plan)
        made = draft(letter, everything(letter, "old-debt") if full else {}, of, phrases(language))
        if made is None:
            assert letter in NOT_OLD
            assert who == "a year late"
            continue
        said = as_text(made)
        assert not re.search(r"[{}]|None|《》|第 條|第 條|\(\)|（）|art\. ?[.,]|\b0 (次|期|元|yuan)", said), said
        blank, foreign = ("___", "＿") if language == "en" else ("＿＿", "_")
        assert foreign not in said
        for run in re.findall(rf"{blank[0]}+", said):
            assert len(run) % len(blank) == 0
        assert bool(made.blanks) == (blank in said or "□" in said)
        assert "\n\n\n" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_no_word_of_an_entry_is_left_out(letter: Letter, language: Language) -> None:
    """Whoever gets the letter does not get the log."""
    for who in PEOPLE:
        entries = (replace(entry, promised="文字回覆" + LONG) for entry in lines(12, "開頭" + LONG + "結尾"))
        made = draft(letter, everything(letter, "old-debt"), known(PEOPLE[who], entries, PLAN), phrases(language))
        for row in made.rows if made is not None else ():
            assert "開頭" + LONG + "結尾" in row
            assert "文字回覆" + LONG in row
            assert "…" not in row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_a_full_letter_with_twelve_entries_is_one_page(letter: Letter, language: Language) -> None:
    for who, (unticked, plan) in product(PEOPLE, ((("old-debt",), PLAN), (("old-debt", "pay-some"), None))):
        of = known(PEOPLE[who], (replace(entry, reported=True) for entry in lines(12, LONG[:24])), plan)
        made = draft(letter, everything(letter, *unticked), of, phrases(language))
        if made is not None:
            assert line_count(as_text(made)) <= PAGE
            assert len(made.rows) in (0, 12)
            assert all(line_count(row) <= 2 for row in made.rows), made.rows


# ticks


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_nothing_is_ticked_without_an_answer_or_an_entry(letter: Letter) -> None:
    assert "■" not in text(letter, known(log=lines(3)))
    assert "■" not in text(letter, known({"what-first": "self", "is-it-overdue": "unsure"}))


def ticked(of: Known, letter: Letter = L1, field: str = "what-happened") -> tuple[str, ...]:
    found = filled_in(letter, {}, of).get(field, ())
    assert isinstance(found, tuple)
    return found


DONE = {
    "told-debt": "told-debt",
    "asked-others-pay": "asked-others",
    "night": "night",
    "too-many": "too-many",
    "no-id": "no-id",
    "insult": "insult",
    "visit": "visit",
    "forced-entry": "forced-entry",
    "threat": "threat",
    "false-police": "fake-official",
}


def test_every_answer_ticks_its_own_box() -> None:
    ids = {option.id for field in L1.fields if field.id == "what-happened" for option in field.options}  # type: ignore[union-attr]
    assert set(DONE.values()) == ids - {"pester"}, "which no answer tells of"
    for answer, box in DONE.items():
        assert ticked(known({**LATE, "what-did-they-do": [answer]})) == (box,)
    assert ticked(known({**LATE, "what-did-they-do": ["none"]})) == ()
    assert ticked(known({**LATE, "what-did-they-do": ["unsure"]})) == ()


def test_entries_tick_what_they_say_was_done_by_them_and_to_whom() -> None:
    unsure = {**LATE, "what-did-they-do": ["unsure"]}
    for act, box in {
        "told-amount": "told-debt",
        "told-overdue": "told-debt",
        "told-exists": "told-debt",
        "asked-pay": "asked-others",
        "asked-urge": "asked-others",
        "insult": "insult",
        "threat-safety": "threat",
        "fake-official": "fake-official",
        "entered-home": "forced-entry",
        "restrained": "forced-entry",
        "quiet-hours": "night",
        "too-often": "too-many",
    }.items():
        assert ticked(known(unsure, [line(1, 1, acts=frozenset({act}))])) == (box,), act
        assert ticked(known(unsure, [line(1, 1, acts=frozenset({act}), by_them=False)])) == (), act
    to_me = line(1, 1, acts=frozenset({"told-amount", "asked-pay"}), third=False)
    assert ticked(known(unsure, [to_me])) == (), "to tell me what I owe is not to tell others"
    assert ticked(known(unsure, [line(1, 1, acts=frozenset({"asked-relay"}))])) == ()


def test_an_answer_that_leaves_a_box_open_ticks_none() -> None:
    relative = known({"what-first": "dispute", "what-is-disputed": "relative"})
    assert ticked(relative, L4, "disputed") == ()
    assert ticked(known(PEOPLE["identity used"]), L4, "disputed") == ("id-used",)
    signed = known({"what-first": "contact", "how-connected": "signed"})
    assert "■ 並請提供貴方稱由本人簽署的文件" in text(L4, signed)
    assert "■" not in text(L4, relative)


def test_what_the_person_unticks_stays_unticked() -> None:
    of = known(LATE)
    assert "■ 對別人說出欠款" in text(L1, of)
    said = text(L1, of, filled={"what-happened": (), "contacted": ()})
    assert "■" not in said


def test_having_replied_is_ticked_only_where_it_was_answered() -> None:
    assert "■ 本人已於 ＿＿年＿＿月＿＿日回覆。" in text(L1, known(CHASED))
    said = text(L1, known({**LATE, "what-did-they-do": ["none"], "had-you-replied": "no-missed"}))
    assert "本人已於" not in said, "an empty box would read as an admission"
    assert "聯繫得上" not in said


# who writes, and to whom


def test_somebody_who_signed_does_not_write_that_he_did_not() -> None:
    signed = known({"what-first": "contact", "how-connected": "signed"})
    assert draft(L2, {}, signed, phrases("zh-Hant")) is None
    assert "也沒有擔保" in text(L2, known(CONTACT))
    assert "擔保" not in text(L2, known(PEOPLE["not sure whether signed"]))


def test_a_stranger_need_not_give_a_name() -> None:
    said = text(L2, known(PEOPLE["a stranger"]))
    assert "你們找錯人了" in said
    assert "姓名" not in said
    assert "姓名＿＿＿＿" in text(L2, known(CONTACT))


def test_only_the_borrower_was_called() -> None:
    """Then nobody else is asked after."""
    said = text(L1, known({**LATE, "who-was-contacted": ["me-call"]}))
    assert "為何聯繫他人" not in said
    assert "(2) 停止上述做法" in said
    assert "為何聯繫他人" in text(L1, known(LATE))
    assert "為何聯繫他人" in text(L1, known())
    assert "為何聯繫他人" in text(L1, known(LATE), filled={"contacted": ()}), "unticked is not answered"


def test_a_copy_to_an_authority_is_named_as_a_copy() -> None:
    assert "致：小象優品（平台）；副本：＿＿（主管部門）" in text(L1, known(LATE), filled={"to": "with-copy"})
    assert "致：小象優品（平台）\n" in text(L1, known(LATE))


def test_a_letter_prepared_for_the_contact_lists_no_call_to_the_borrower() -> None:
    log = [line(1, 2), line(2, 1, who=ME, third=False)]
    assert "共 1 次" in text(L2, known(LATE, log))
    assert "共 1 次" in text(L2, known(CONTACT, log)), "nor does one that the contact writes"
    assert "共 2 次" in text(L1, known(LATE, log))


# entries


def test_entries_stand_in_the_order_of_time_a_line_each() -> None:
    log = [
        line(1, 1, "去叫他還", reported=True),
        line(3, 3),
        line(2, 2, "會轉主管", who=ME, how=APP, by_them=False, third=False, mine=True, promised_by=TODAY),
        replace(line(4, 0, nameless=True, unlisted=True), when=TODAY),
    ]
    made = drafted(L1, known(LATE, log))
    assert made.rows == (
        "1　2026-06-01 09:20　聯絡人A　電話　「請他跟我們聯絡」",
        "2　2026-06-03 09:20　聯絡人A　電話　「去叫他還」（轉述）",
        "3　2026-06-04　聯絡人A（沒有填過）　電話　對方沒有說是誰　「請他跟我們聯絡」",
    ), "what I wrote to them is no contact by them"
    assert "2026 年 6 月 1 日起，貴方聯繫了" in made.paragraphs[2]
    assert "共 3 次" in made.paragraphs[2]


def test_words_stay_as_they_were_said_in_every_language() -> None:
    log = [line(1, 1, "「不還就{offer}告訴」你媽媽")]
    for language in LANGUAGES:
        assert "「不還就{offer}告訴」你媽媽" in drafted(L1, known(LATE, log), language).rows[0]


def test_words_stand_there_whole_however_long() -> None:
    assert drafted(L1, known(LATE, lines(1, LONG))).rows[0].endswith(f"「{LONG}」")


def test_a_plan_kept_counts_only_what_came_after_it() -> None:
    of = known(CHASED, lines(5))
    made = drafted(L3, of, filled={"agreed-on": TODAY - timedelta(days=2)})
    assert len(made.rows) == 2
    assert "貴方仍聯繫 2 次" in as_text(made)
    blank = drafted(L3, of)
    assert "貴方仍聯繫 ＿＿ 次" in as_text(blank), "which entries came after is not known without the day"
    assert all("＿＿" in row for row in blank.rows)


def test_without_entries_there_are_rows_to_write_on() -> None:
    made = drafted(L1, known(LATE))
    assert len(made.rows) == 3
    assert "entries" in made.blanks
    assert not drafted(L4, known(LATE)).rows


# fields


def test_an_answer_is_asked_for_within_five_working_days() -> None:
    assert after_working_days(date(2026, 6, 4), 5) == date(2026, 6, 11)  # a Thursday
    assert after_working_days(date(2026, 6, 6), 5) == date(2026, 6, 12)  # a Saturday
    assert after_working_days(date(2026, 6, 5), 1) == date(2026, 6, 8)  # a Friday
    assert "請於 2026 年 6 月 11 日前" in text(L1, known(LATE))
    assert "請於 2026 年 6 月 30 日前" in text(L1, known(LATE), filled={"reply-by": date(2026, 6, 30)})


def test_the_difference_is_worked_out_where_they_claim_more() -> None:
    filled: Filled = {"mine": 2000_00, "theirs": 2500_25, "disputed": ("amount-wrong",)}
    said = text(L4, known(PEOPLE["wrong amount"]), filled=filled)
    assert "貴方主張 2,500.25 元，相差 500.25 元" in said
    assert "2,500.25" not in text(L4, known(PEOPLE["wrong amount"]), filled={**filled, "mine": 3000_50})
    assert "相差 7 元" in text(L4, known(PEOPLE["wrong amount"]), filled={**filled, "apart": 700})


def test_sums_stand_only_where_the_amount_is_in_doubt() -> None:
    assert "本人核算" not in text(L4, known(PEOPLE["identity used"]))
    assert "本人核算應為 ＿＿ 元" in text(L4, known(PEOPLE["wrong amount"]))


def test_every_draft_can_be_written_to_a_file() -> None:
    for letter, language in product(LETTERS, LANGUAGES):
        saved = as_markdown(text(letter, known(LATE, lines(12, LONG), PLAN), language))
        assert saved.encode("utf-8").endswith(b"\n")
        assert all(line_count(row) == 1 for row in saved.splitlines())
