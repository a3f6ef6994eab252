"""The log as it is read: an entry with what is said of it, the table, the totals, days and hours drawn."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content.conditions import Value
from guide.engine.journey import replay
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.sheets.filling import FieldValue
from guide.sheets.log.book import Logbook
from guide.sheets.log.entry import Log
from guide.sheets.log.entry_parts import entry_parts, flag_in_words, needed, table_parts
from guide.sheets.log.hours import Mark, draw
from guide.sheets.log.letter_lines import log_lines
from guide.sheets.log.overview import drawn_parts, total_parts
from guide.sheets.log.record import record_parts
from guide.views.layout import cells
from guide.views.model import Part
from tests.support.contacts import (
    COMPLAINT,
    DAY,
    DUE,
    WORKED,
    WORKED_CASE,
    call,
    case,
    contact,
    filled_case,
    filled_in,
    log_of,
)
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.sampling import examples


def book(log: Log, language: Language = "zh-Hant", due: date | None = DUE) -> Logbook:
    """A log on a journey on which the due date is known, or on one that has just begun."""
    guide = shipped_guide()
    answers: dict[str, Value] = {"what-first": "self", "is-it-overdue": "overdue-date"}
    if due is not None:
        answers["due-date"] = due
    return Logbook(replay(guide, answers, TODAY), log, phrases(language))


def text(parts: list[Part]) -> list[str]:
    return [part.mark + part.text for part in parts if part.style != "gap"]


WORKED_LOG = log_of(WORKED, WORKED_CASE)


def test_the_worked_example_as_a_table() -> None:
    assert text(table_parts(book(WORKED_LOG))) == [
        "1. 5 月 29 日（第 2 天）10:12｜我｜對方聯繫我們｜簡訊｜沒回｜「請儘快還款」",
        "2. 6 月 1 日（第 5 天）15:40｜我｜對方聯繫我們｜電話｜沒接",
        "3. 6 月 4 日（第 8 天）09:20–09:24｜填過的聯繫人A｜對方聯繫我們｜電話｜說上話"
        "｜說明身份；問資訊；請轉告｜請轉告（值得記下來）",
        "4. 6 月 4 日（第 8 天）12:05｜我｜我們聯繫對方｜APP｜發出｜6 月 6 日",
    ]
    assert text(table_parts(book(WORKED_LOG, "en", None)))[1] == "2. 1 June 15:40 | me | from them | Call | no answer"


def test_the_worked_example_counted() -> None:
    told = text(total_parts(book(WORKED_LOG)))
    article = "文章說大約第 7 天開始嘗試聯繫、大約第 10 天打電話，沒有出處，只能當傳聞。〔文章說〕"
    assert told == [
        "- 共 4 次。",
        f"- 聯繫別人 1 次。第一次是 6 月 4 日。那是第 8 天。{article}那之前三天，記錄裡沒有你和對方的來往。",
        "- 對方主動聯繫，一天最多 1 次。5 月 29 日 1 次；6 月 1 日 1 次；6 月 4 日 1 次。",
        "- 打來但沒有通上話 1 次。",
        "- 晚間到清晨（22:00 到 08:00）0 次。",
        "- 打給我而且打通的，一天最多 0 次。",
        "- 打同一個號碼沒打通的，一天最多 0 次。可能再加 1 次：沒有記打的是哪一個號碼。",
        "- 同一個來電號碼打來，一天最多 0 次。可能再加 1 次：沒有記號碼。",
        "- 打給同一個人（不是你），一天最多 1 次。那是 6 月 4 日。",
        "- 簡訊、聊天訊息和推播，一天最多 1 條。那是 5 月 29 日。",
        "- 來電號碼 0 個。還有 3 次沒有記號碼。",
    ]
    planned = WORKED_LOG.with_case({**WORKED_CASE, "plan-since": date(2026, 6, 5)})
    assert "- 計劃後 0 次。" in text(total_parts(book(planned)))
    assert text(total_parts(book(WORKED_LOG, due=None)))[1] == (
        "- 聯繫別人 1 次。第一次是 6 月 4 日。那之前三天，記錄裡沒有你和對方的來往。"
    )
    assert text(total_parts(book(log_of([call("22:00"), call("", about="晚上")]), "en")))[4] == (
        "- 1 from evening to early morning (22:00 to 08:00). The time of 1 more is not certain."
    )


def test_an_entry_with_what_is_said_of_it() -> None:
    told = text(entry_parts(book(log_of(COMPLAINT)), 2))
    assert told[:2] == ["2. 6 月 5 日（第 9 天）22:40", "聯繫了誰：同事B"]
    assert "- 是別人轉述給我的" in told
    badges = [line for line in told if line.startswith("不合國家標準：")]
    assert badges == [
        "不合國家標準：把欠款告訴別人",
        "不合國家標準：叫別人還，或者叫他催你",
        "不合國家標準：在不該打擾的時間",
    ]
    quiet = told.index(badges[2])
    assert told[quiet + 1].startswith("據轉述，22:40 來聯繫。國家標準（推薦性）說")
    assert told[quiet + 2].startswith("  推薦性國家標準（不是強制的）、據媒體報導、")
    assert "還有 2 項可以看。" in told
    assert told[-1].startswith("推薦性國家標準和行業指引不是法律。")


def test_what_was_folded_can_be_unfolded() -> None:
    told = text(entry_parts(book(log_of(COMPLAINT), "en"), 2, unfolded=True))
    assert sum(line.startswith("Departs from ") for line in told) == 5
    assert not any("more to see" in line for line in told)
    assert "As told by another: Contacted at 22:40." in " ".join(told)


def test_a_rule_may_have_a_badge_of_its_own() -> None:
    log = log_of([call("10:00", person="contact", label="A", acts=["asked-pay"])], case(lender_type="small-loan"))
    told = text(entry_parts(book(log), 1))
    assert "可能違反監管規定：叫別人還，或者叫他催你（小額貸款、消費金融）" in told
    assert told[-1] == "是否違反規定，由公安、主管機關或法院認定。"


def test_what_an_entry_said_before_stands_below_it() -> None:
    log = log_of([call("10:00", words="舊的話", answer="好")])
    log = log.edit(1, call("10:00", words="新的話", effect="睡不著"), datetime(2026, 6, 4, 9, 5))
    told = text(entry_parts(book(log), 1))
    at = told.index("6 月 4 日 09:05 改過，之前寫的是")
    assert "原話：「新的話」" in told[:at]
    assert told[at + 1 :] == ["原話：「舊的話」", "我（他）怎麼回答的：好", "影響：＿＿"]


def test_what_is_not_known_is_said_to_be() -> None:
    log = log_of([{}, contact(about="約上午", label="C"), call("10:00", roughly=True, person="other")])
    assert text(table_parts(book(log))) == [
        "1. 6 月 4 日（第 8 天）10:00（時間只是大約）｜別人｜對方聯繫我們｜電話｜說上話（不合行業指引（自律））",
        "2. 6 月 4 日（第 8 天）約上午｜C｜對方聯繫我們",
        "3. 日期空著 時間空著｜聯繫了誰空著",
    ]
    assert text(table_parts(book(log_of([call("10:00", date(2026, 5, 26))]), "en"))) == [
        "1. 26 May (1 day before the due date) 10:00 | me | from them | Call | talked"
    ]


def test_numbers_show_four_digits() -> None:
    log = log_of([call("10:00", caller_number="13800001234", words="打 {n} 次 [b]")])
    log = log.edit(1, call("10:00", caller_number="13800005678", words="打 {n} 次 [b]"), datetime(2026, 6, 4, 9))
    told = "\n".join(text(entry_parts(book(log), 1)))
    assert "…5678" in told
    assert "…1234" in told
    assert "1380000" not in told
    assert "「打 {n} 次 [b]」" in told, "words are words"


# drawn

HOURS = [
    call("09:20"),
    call("09:40", person="contact", label="a"),
    call("22:30", person="family-unlisted"),
    call("", about="約上午", person="contact", label="B"),
    contact("12:00", date(2026, 6, 5), direction="out", person="me"),
]


def drawing(parts: list[Part]) -> list[str]:
    return [part.text for part in parts if part.style == "draw"]


def test_days_and_hours_at_80_columns() -> None:
    parts = drawn_parts(book(log_of(HOURS)), 75)
    assert drawing(parts) == [
        "      0     3     6     9     12    15    18    21     ?",
        "      ================----------------------------====",
        "06-04 : : : : : : : : . 我. . . . . . . . . . . . 家:  B",
        "                        A",
        "06-05 : : : : : : : : . . . . > . . . . . . . . . : :",
    ]
    assert text(parts)[5:] == [
        "一行是一天，一格是一小時，一個字是一次。「?」那一格是不知道幾點。畫「=」的是 22:00 到 08:00。",
        "A = 填過的聯繫人a；家 = 沒有填過的家人；B = 填過的聯繫人B；> = 我們聯繫對方",
        "6 月 4 日（第 8 天）：09:20 我；09:40 填過的聯繫人a；22:30 沒有填過的家人；約上午 填過的聯繫人B",
        "6 月 5 日（第 9 天）：12:00 我們聯繫對方",
    ]


def test_days_and_hours_at_40_columns() -> None:
    parts = drawn_parts(book(log_of(HOURS)), 37)
    assert drawing(parts) == [
        "      0  3  6  9  12 15 18 21  ?",
        "      ========--------------==",
        "06-04 ::::::::.o............f: B",
        "               A",
        "06-05 ::::::::....>.........::",
    ]
    assert "o = 我；A = 填過的聯繫人a；f = 沒有填過的家人" in text(parts)[6]


def test_an_empty_log_says_so() -> None:
    for parts in (table_parts(book(Log())), drawn_parts(book(Log()), 75)):
        assert text(parts) == ["還沒有記錄。"]


def test_entries_without_a_day_are_told_and_not_drawn() -> None:
    parts = drawn_parts(book(log_of([contact("10:00", date=None, person="me")]), "en"), 75)
    assert drawing(parts) == []
    assert text(parts)[-1] == "no day given: 10:00 me"


def test_every_mark_of_an_hour_has_a_line() -> None:
    rows = draw([(DAY, [Mark(3, sign) for sign in "ABC"])], frozenset({3}), 40)
    assert [row.text[9] for row in rows[2:]] == ["A", "B", "C"]


@given(
    st.lists(filled_in() | st.dictionaries(st.just("label"), st.text("中文A", max_size=3)), max_size=7),
    filled_case(),
    st.sampled_from(LANGUAGES),
    st.integers(32, 120),
)
@settings(deadline=None, max_examples=examples(60))
def test_every_log_can_be_read_and_drawn(
    entries: list[dict[str, FieldValue]], about: dict[str, FieldValue], language: Language, width: int
) -> None:
    log = log_of(entries, about)
    opened = book(log, language)
    drawn = drawn_parts(opened, width)
    assert all(cells(row) <= max(width, 32) for row in drawing(drawn))
    table = table_parts(opened)
    assert len(table) == max(1, len(entries))
    said = [*drawn, *table, *total_parts(opened)]
    said += [part for entry in log.entries for part in entry_parts(opened, entry.number)]
    assert not any("{" in part.text for part in said)


# written out


def test_a_log_written_out_has_everything_that_was_filled_in() -> None:
    entry = call(
        "22:40",
        person="colleague",
        label="B",
        caller_number="13800001234",
        caller_id="company",
        caller_name="某某公司 王",
        answer="我會轉告",
        promised="不再打",
        promised_by=date(2026, 6, 6),
        evidence=["call-screen"],
        evidence_place="相冊",
        effect="被主管問",
        acts=["told-overdue"],
        words="他晚了八天",
    )
    log = log_of([call("09:00"), entry], case(lender_type="bank", whole_numbers=True))
    opened = book(log.edit(1, {**call("09:00"), "answer": "好"}, datetime(2026, 6, 4, 9, 5)))
    parts = record_parts(opened)
    told = text(parts)
    assert {part.mark for part in parts if part.style == "item"} == {"- "}, "a note has no other marks"
    for line in (
        "2. 6 月 4 日（第 8 天）22:40",
        "- 聯繫了誰：同事B",
        "- 來電號碼：…1234",
        "- 照他說的：公司、姓名、工號：某某公司 王",
        "- 我（他）怎麼回答的：我會轉告",
        "- 對方答應了什麼：不再打",
        "- 到哪一天：6 月 6 日",
        "- 證據：來電畫面",
        "- 影響：被主管問",
        "- 原話：「他晚了八天」",
        "- 6 月 4 日 09:05 改過，之前寫的是",
        "- 出借人是誰（看合同）：銀行",
        "- 保存時留下完整的來電號碼",
    ):
        assert line in told, line
    assert sum(line.startswith(("- 不合國家標準：", "- 不合行業指引")) for line in told) == len(opened.flags[2])
    behind = told[told.index("上面對照的規定和出處") :]
    assert sum(line.startswith("- 把欠款告訴別人：推薦性國家標準") for line in behind) == 1
    assert behind[-1].startswith("推薦性國家標準和行業指引不是法律。")


def test_people_see_one_number_for_an_entry_wherever_it_stands() -> None:
    log = log_of([call("12:00"), call("10:00")]).add(call("11:00")).delete(1)
    opened = book(log)
    assert [part.mark for part in table_parts(opened)] == ["1. ", "2. "]
    assert text(entry_parts(opened, 3))[0].startswith("2. ")
    assert [line.place for line in log_lines(opened)] == [1, 2]
    assert [line for line in text(record_parts(opened)) if line[0].isdigit()] == [
        "1. 6 月 4 日（第 8 天）10:00",
        "2. 6 月 4 日（第 8 天）11:00",
    ]


def test_nothing_is_said_of_who_was_contacted_where_it_is_blank() -> None:
    assert not any(line.startswith("聯繫了誰") for line in text(entry_parts(book(log_of([contact("10:00")])), 1)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("person", ["colleague", "contact", "friend"])
def test_a_flag_names_who_was_contacted_and_nobody_else(person: str, language: Language) -> None:
    about = case(number_valid="valid")
    entries = [call("09:00"), call("10:00", person=person, label="B", acts=["insult"])]
    of = book(log_of(entries, about), language)
    told = [flag_in_words(of, flag) for flag in of.flags[2] if flag.rule.id in ("CR10", "CR19")]
    assert len(told) == 2
    who = of.who(entries[1])
    assert all(who in text for text in told)
    assert not any(word in text.casefold() for text in told for word in ("家人", "your relative"))


def test_what_a_count_rests_on_is_asked_for_where_it_is_missing() -> None:
    def asked(entry: dict[str, FieldValue], about: dict[str, FieldValue] | None = None) -> bool:
        of = book(log_of([entry], about))
        return bool(list(needed(of, of.log.entry(1))))

    unlabelled, kept = call("10:00", person="contact", refused=True), case(plan_kept="kept")
    assert asked(unlabelled)
    assert not asked({**unlabelled, "label": "A"})
    assert asked(call("10:00"), kept)
    assert not asked(call("10:00"), {**kept, "plan-since": DUE})
    assert not asked(call("10:00"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", ["A", "我", "我妈妈"])
def test_a_label_tells_nobody_apart_from_the_one_who_owes(label: str, language: Language) -> None:
    """Whoever writes one beside "me" is still the same person, in their own log and in that of somebody called."""
    labelled = [call("09:00", DAY, person="me", label=label), call("10:00", DAY, person="me")]
    bare = [{id: value for id, value in labelled[0].items() if id != "label"}, labelled[1]]
    written, plain = (book(log_of(entries), language) for entries in (labelled, bare))
    assert written.who(labelled[0]) == plain.who(bare[0])
    assert text(drawn_parts(written, 76)) == text(drawn_parts(plain, 76))
    assert [line.whose for line in log_lines(written)] == [None, None]
    theirs = Logbook(replay(shipped_guide(), {"what-first": "contact"}, TODAY), log_of(labelled), phrases(language))
    assert theirs.called is not None
    you = theirs.called.file.you.say(language)
    assert all(theirs.who(entry.filled) != you for entry in theirs.log.entries)
    mother = {**labelled[0], "person": "family-unlisted"}
    assert label in written.who(mother)
