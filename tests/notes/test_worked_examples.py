"""The note for oneself of the worked example, from its answers, plan and log: what it says, and in which order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

import pytest

from guide.content.words import LANGUAGES, Language
from guide.i18n.phrases import phrases
from guide.notes.framing import split
from guide.notes.in_short import next_day
from guide.notes.render import markdown
from guide.sheets.letters.state import Edit, LetterWork
from guide.sheets.state import NOTHING, Sheets
from guide.views.layout import cells
from tests.support.contacts import WORKED, log_of
from tests.support.examples import CONTACTS, GUIDE, P3, SHEETS, for_helper, note
from tests.support.markdown import bare, shown

SAID: dict[Language, list[str]] = {
    "zh-Hant": [
        "# 我的筆記",
        "2026-06-04 21:30 產生　小象優品逾期指南 1.0 版　14 天後請重看",
        "## 三行",
        "現在：家人已被找：先讓家人安心，今天回平台（逾期天數：8 天；之前有回：沒有，我沒看到）",
        "今天：安全的話，今天和家人說三句話",
        "下次看：2026 年 6 月 6 日，問家人還有沒有人打；對方答應：用文字回",
        "## 今天做",
        "- [ ] 安全的話，今天和家人說三句話",
        "- [ ] 請它用文字確認",
        "## 照著念",
        "我是＿＿，逾期 8 天。",
        "我每月可以付 330 元，每月 10 日付，第一次 2026 年 6 月 10 日，共 8 期（7×330＋210＝2,520，不含費用）。",
        "## 寫下來",
        "（要記的寫在這裡）",
        "＿＿＿＿＿＿",
        "## 接下來",
        "## 找人幫忙",
        "## 我的回答",
        "逾期情況：逾期了，我知道到期日",
        "到期日：2026 年 5 月 27 日",
        "找過誰：簡訊或 APP 訊息給我；有人打電話給我；緊急聯絡人",
        "對方做過：都沒有",
        "之前有回：沒有，我沒看到",
        "協商到哪：想談，還沒開口",
        "每月金額：330 元",
        "別的欠款：一共兩三筆",
        "## 要記住的日子",
        "2026 年 6 月 6 日：對方答應：用文字回",
        "2026 年 6 月 10 日：第 1 次付款：330 元",
        "這是傳聞",
        "2026 年 6 月 3 日：傳聞：7 天",
        "2026 年 6 月 6 日：傳聞：10 天",
        "## 還款計劃工作表",
        "不含費用",
        "每月收入：5,200 元",
        "必需支出：4,310 元",
        "應急：89 元",
        "每月能付：801 元",
        "這一筆：餘額 2,520 元，每月 330 元",
        "平台B：餘額 3,600 元，每月 471 元",
        "## 聯絡紀錄",
        "共 4 次。",
        "找別人 1 次。第一次是 2026 年 6 月 4 日。那是第 8 天。",
        "晚間到清晨（22:00 到 08:00）0 次。",
        "### 1. 2026 年 5 月 29 日（第 2 天）10:12",
        "誰被找：我",
        "原話：「請儘快還款」",
        "### 2. 2026 年 6 月 1 日（第 5 天）15:40",
        "結果：沒接",
        "### 3. 2026 年 6 月 4 日（第 8 天）09:20–09:24",
        "誰被找：填過的聯絡人A",
        "原話：「請提醒他跟我們聯絡」",
        "三步對照：報身分；問資料；請轉告",
        "我（他）怎麼回：我會轉告",
        "值得記下：",
        "### 4. 2026 年 6 月 4 日（第 8 天）12:05",
        "對方答應什麼：用文字回",
        "到哪一天：2026 年 6 月 6 日",
        "上面對照的規矩，出處",
        "## 文章怎麼說",
        "沒有作者、沒有日期",
        "C25",
        "C51 C52",
        "## 法律與電話",
        "---",
        "這是一般資訊，不是法律意見。這個檔只在你的電腦裡。",
        "## 給程式看的，請不要改",
        "```yaml",
    ],
    "zh-Hans": [
        "# 我的笔记",
        "小象优品逾期指南 1.0 版",
        "## 三行",
        "逾期天数：8 天；之前回过：没有，我没看到",
        "下次看：2026 年 6 月 6 日，问家人还有没有人打；对方答应：用文字回",
        "## 今天做",
        "- [ ]",
        "## 照着念",
        "共 8 期（7×330＋210＝2,520，不含费用）",
        "## 我的回答",
        "到期日：2026 年 5 月 27 日",
        "每月金额：330 元",
        "## 要记住的日子",
        "这是传闻",
        "传闻：7 天",
        "传闻：10 天",
        "5,200 元",
        "4,310 元",
        "89 元",
        "801 元",
        "2,520 元，每月 330 元",
        "3,600 元，每月 471 元",
        "## 联系记录",
        "共 4 次。",
        "找别人 1 次。",
        "1. 2026 年 5 月 29 日（第 2 天）10:12",
        "3. 2026 年 6 月 4 日（第 8 天）09:20–09:24",
        "联系人A",
        "C25",
        "这是一般信息，不是法律意见。",
        "## 给程序看的，请不要改",
    ],
    "en": [
        "# My note",
        "Made 2026-06-04 21:30",
        "The overdue guide for 小象優品, version 1.0",
        "## Three lines",
        "Now: Family was contacted",
        "Days late: 8 days; Had replied: No, I did not see the messages",
        "Today: If safe, say three sentences to family today",
        "Next: 6 June 2026. Ask family whether the calls continue; They promised: 用文字回",
        "## Do today",
        "- [ ] If safe",
        "- [ ] Ask for written confirmation",
        "## Words to say",
        "8 days late",
        "I can pay 330 yuan a month, on the 10th, first on 10 June 2026, 8 payments",
        "(7×330 + 210 = 2,520, charges not included)",
        "## Write down",
        "(write here)",
        "## My answers",
        "Due date: 27 May 2026",
        "Monthly amount: 330 yuan",
        "Other debts: Two or three in all",
        "## Days to keep",
        "hearsay",
        "3 June 2026: hearsay: 7",
        "6 June 2026: hearsay: 10",
        "## Repayment plan",
        "Income a month: 5,200 yuan",
        "Essentials: 4,310 yuan",
        "801 yuan",
        "2,520 yuan, 330 yuan a month",
        "3,600 yuan, 471 yuan a month",
        "## Contact log",
        "4 in all.",
        "1 to others. The first was on 4 June 2026. That was day 8.",
        "0 from evening to early morning (22:00 to 08:00).",
        "1. 29 May 2026 (day 2) 10:12",
        "Who was contacted: me",
        "2. 1 June 2026 (day 5) 15:40",
        "3. 4 June 2026 (day 8) 09:20–09:24",
        "Who was contacted: listed contact A",
        "4. 4 June 2026 (day 8) 12:05",
        "Which way: from us",
        "## What the article says",
        "C25",
        "## Law and phone numbers",
        "General information, not legal advice. This file is only on your computer.",
        "## For the program",
    ],
}


def text(sheets: Sheets = SHEETS, language: Language = "zh-Hant") -> str:
    return markdown(note(sheets), phrases(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_example_says_all_of_it_in_this_order(language: Language) -> None:
    written, at = bare(re.sub(r"\\(?=[_+])", "", text(language=language)).replace("\n> ", "\n")), 0
    for words in SAID[language]:
        found = written.find(bare(words), at)
        assert found >= 0, words
        at = found + len(bare(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_too_wide_and_none_begins_a_list_by_chance(language: Language) -> None:
    body = split(text(language=language)).body
    assert [line for line in body.splitlines() if cells(line) > 80] == []
    assert not [line for line in body.splitlines() if re.match(r"\s*(?:> )?[+*>]\s", line.removeprefix("> "))]
    assert "GB/T" in shown(body)
    assert "7×330" in body


def test_the_plan_is_said_once() -> None:
    for language in LANGUAGES:
        said = bare(text(language=language).replace("\n> ", "\n"))
        assert said.count("每月10日付，第一次" if language != "en" else "onthe10th,firston10June2026") == 1
    no_page = replace(SHEETS, log=SHEETS.log)
    told = markdown(note(no_page, {"what-first": "self", "is-it-overdue": "unsure"}), phrases("zh-Hant"))
    assert bare(told).count("每月10日付，第一次") == 1, "where no page says it, the plan does"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_holds_of_standards_is_said_once(language: Language) -> None:
    """Under the log and under the law stands the same sentence; without an outcome it stands under the log."""
    conduct = GUIDE.conduct
    assert conduct is not None
    at_night = replace(SHEETS, log=log_of([{**CONTACTS[2], "start": time(23), "end": time(23, 5)}]))
    said = bare(conduct.file.footers[0].says.say(language))
    assert bare(text(at_night, language)).count(said) == 1
    assert bare(markdown(note(at_night, answers={"what-first": "self"}), phrases(language))).count(said) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_next_day_is_one_that_was_promised_or_that_the_page_wants_kept(language: Language) -> None:
    p, outcome = phrases(language), GUIDE.outcomes["family-called"]
    kept = outcome.dates[0].says.say(language)
    assert next_day(note(), outcome, p)[1] == kept + p.semicolon + p.day_promised_what.format(what="用文字回")
    plain = {id: value for id, value in CONTACTS[3].items() if id != "promised"}
    assert next_day(note(Sheets(log=log_of([plain]))), outcome, p)[1] == kept + p.semicolon + p.day_promised
    passed = log_of([{**WORKED[3], "promised-by": date(2026, 6, 3)}])
    assert next_day(note(Sheets(log=passed)), outcome, p)[1] == outcome.dates[0].says.say(language)
    later = log_of([{**WORKED[3], "promised-by": date(2026, 6, 10)}])
    assert next_day(note(Sheets(log=later)), outcome, p)[1] == outcome.dates[0].says.say(language)
    undated = next(one for one in GUIDE.outcomes.values() if not one.dates)
    assert next_day(note(NOTHING), undated, p)[1] == p.note_look_again


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_anywhere_is_shown_as_typed(language: Language) -> None:
    typed = ["<img src=x onerror=1> **bold**", "# big", "[看](http://x) `y` &lt; ~~z~~", "*A*"]
    entry = {**CONTACTS[2], "words": typed[0], "answer": typed[2], "label": typed[3], "promised": typed[1]}
    letters = {"plan-request": LetterWork(edited=Edit("\n\n".join([typed[1], typed[0], "- 一\n1. 二"]), "0" * 16))}
    sheets = Sheets(SHEETS.plan, ({**SHEETS.debts[0], "label": "_平台_ <b>"},), letters, log_of([entry]))
    body = split(text(sheets, language)).body
    said = shown(body)
    for words in (*typed, "_平台_ <b>", "- 一", "1. 二"):
        assert bare(words) in said, words


def test_nothing_is_escaped_that_would_mean_nothing() -> None:
    for language in LANGUAGES:
        body = split(text(for_helper(), language)).body
        assert "\\" not in body.replace("\\+ ", ""), language


def test_an_early_note_says_what_is_known() -> None:
    answers = {id: P3[id] for id in ("what-first", "is-it-overdue")}
    written = markdown(note(NOTHING, answers), phrases("zh-Hant"))
    assert "## 三行" not in written
    assert "逾期情況：逾期了，我知道到期日" in written
