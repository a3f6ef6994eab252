"""A guide of two questions, small enough that every line of it is known; with a log and its rules where wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.content.faults import BrokenGuide
from guide.sheets.loading import load

FILES = {
    "guide.yaml": """\
guide: tiny
version: '1'
checked: '2026-06-01'
languages: [zh-Hant, en]
title: {zh-Hant: 小指南, en: Tiny guide}
first: late
start:
  ask: {zh-Hant: 晚了嗎, en: Late?}
  answer: [{zh-Hant: 看一下, en: Have a look}]
  about: [{zh-Hant: 兩題, en: Two questions}]
chapters: [{id: asking, title: {zh-Hant: 問, en: Asking}}]
groups: [{id: all, title: {zh-Hant: 全部, en: All}}]
help: people
facts:
  - fact: days-late
    label: {zh-Hant: 天數, en: Days}
    from: [{value: days}]
conditions:
  a-week: {days-late: {least: 7}}
sections:
  - {section: today, kind: steps, title: {zh-Hant: 今天做, en: Do today}}
  - {section: say, kind: say, title: {zh-Hant: 可以這樣說, en: Words to say}}
  - {section: also, kind: blocks}
  - {section: then, kind: text, title: {zh-Hant: 接下來, en: What comes next}}
  - {section: help, kind: text, title: {zh-Hant: 找人幫忙, en: Human help}}
  - {section: record, kind: text, title: {zh-Hant: 記下來, en: Write down}}
""",
    "questions/late.yaml": """\
question: late
chapter: asking
kind: one
ask:
  zh-Hant: 晚了嗎？
  en: Is it late?
why:
  zh-Hant: 先看這個
  en: This comes first
  sources: [C01]
label:
  zh-Hant: 晚了
  en: Late
options:
  - id: late
    zh-Hant: 晚了
    en: It is
  - id: fine
    zh-Hant: 沒有
    en: It is not
errors:
  empty:
    zh-Hant: 選一項
    en: Choose one
next:
  - when: {late: late}
    go: days
  - go: calm
""",
    "questions/days.yaml": """\
question: days
chapter: asking
kind: number
ask: {zh-Hant: 幾天？, en: How many days?}
why: {zh-Hant: 差很多, en: It matters}
label: {zh-Hant: 天數, en: Days}
most: 99
errors:
  empty: {zh-Hant: 填天數, en: Enter days}
  unreadable: {zh-Hant: 填數字, en: Enter a number}
  too-low: {zh-Hant: 太小, en: Too low}
  too-high: {zh-Hant: 太大, en: Too high}
next:
  - when: a-week
    go: pay
  - go: calm
""",
    "outcomes/calm.yaml": """\
outcome: calm
group: all
urgency: calm
title: {zh-Hant: 放心, en: All is well}
know: {zh-Hant: 沒事, en: Nothing to do}
today: [{zh-Hant: 休息, en: Rest}]
say: [{to: {zh-Hant: 對自己, en: To yourself}, zh-Hant: 好, en: Fine}]
record: {zh-Hant: 不用記, en: Nothing}
then: {zh-Hant: 沒有了, en: Nothing}
help: {zh-Hant: '看{page:people}', en: 'See {page:people}'}
""",
    "outcomes/pay.yaml": """\
outcome: pay
group: all
urgency: today
title: {zh-Hant: 付, en: Pay}
know: {zh-Hant: '晚了 {days-late} 天', en: '{days-late} days late'}
blocks: [old]
today: [{zh-Hant: 付, en: Pay}]
say: [{to: {zh-Hant: 對平台, en: To them}, zh-Hant: 我付, en: I pay}]
record: {zh-Hant: 記下來, en: Note it}
then: {zh-Hant: 再看, en: Look again}
help: {zh-Hant: '打 {law:phone}', en: 'Call {law:phone}'}
law: [phone]
pages: [people]
""",
    "blocks.yaml": """\
blocks:
  - block: old
    when: {days-late: {least: 30}}
    title: {zh-Hant: 很久了, en: Long ago}
    says: {zh-Hant: 先問, en: Ask first}
""",
    "pages/people.yaml": """\
page: people
title: {zh-Hant: 找人, en: People}
lead: [{zh-Hant: 有人在, en: There is somebody}]
sections: [{law: [phone]}]
""",
    "law/phone.yaml": """\
law: phone
title: {zh-Hant: 電話, en: Phone}
says: {zh-Hant: 打 110, en: Call 110, sources: [phone-act]}
short: {zh-Hant: '110', en: '110'}
""",
    "sources/instruments.yaml": """\
instruments:
  - instrument: phone-act
    title: {zh-Hant: 電話法, en: Phone Act}
    force: law
    since: '2020-01-01'
    read: text-read
    checked: '2026-06-01'
    says: {zh-Hant: 打 110, en: Call 110}
""",
    "sources/claims.yaml": """\
claims:
  - claim: C01
    where: P1
    kind: advice
    whom: reader
    firmness: flat
    grade: A
    says: {zh-Hant: 先看, en: Look first}
""",
}


def tiny(folder: Path) -> Path:
    """Write the tiny guide into a folder of its own."""
    root = folder / "tiny"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


LOG = """\
sheet: log
title: {zh-Hant: 紀錄, en: Log}
late: days-late
fields:
  - {field: date, kind: date, label: {zh-Hant: 哪天, en: Day}}
  - {field: start, kind: time, label: {zh-Hant: 幾點, en: Time}}
  - {field: end, kind: time, label: {zh-Hant: 到幾點, en: Until}}
  - {field: roughly, kind: tick, label: {zh-Hant: 大約, en: Roughly}}
  - {field: about, kind: text, label: {zh-Hant: 什麼時候, en: About when}}
  - field: person
    kind: one
    label: {zh-Hant: 誰, en: Who}
    options:
      - {id: me, zh-Hant: 我, en: Me}
      - {id: other, zh-Hant: 別人, en: Other}
  - {field: label, kind: text, label: {zh-Hant: 代號, en: Label}}
  - {field: caller-number, kind: text, label: {zh-Hant: 號碼, en: Number}}
  - {field: words, kind: text, label: {zh-Hant: 原話, en: Words}}
  - {field: secondhand, kind: tick, label: {zh-Hant: 轉述, en: Told}}
case:
  - {field: whole-numbers, kind: tick, label: {zh-Hant: 全碼, en: Whole}}
  - {field: since, kind: date, label: {zh-Hant: 何時起, en: Since}}
  - {field: open-from, kind: time, label: {zh-Hant: 從, en: From}}
  - {field: open-until, kind: time, label: {zh-Hant: 到, en: Until}}
  - {field: tries, kind: number, label: {zh-Hant: 次數, en: Tries}}
line: [words]
signs:
  - {option: me, letter: I, zh-Hant: 我, en: I}
  - {option: other, letter: x, zh-Hant: 別, en: x}
says:
  day: {zh-Hant: '第 {days} 天', en: 'day {days}'}
  before: {zh-Hant: '之前 {days} 天', en: '{days} before'}
  told: {zh-Hant: 轉述, en: told}
  earlier: {zh-Hant: '{day} 以前', en: 'until {day}'}
  none: {zh-Hant: 沒有, en: none}
  no-day: {zh-Hant: 哪天不知, en: no day}
  no-time: {zh-Hant: 幾點不知, en: no time}
  drawn: {zh-Hant: 圖, en: drawing}
  quiet: {zh-Hant: '{from} 到 {to}', en: '{from} to {to}'}
  unknown: {zh-Hant: 誰不知, en: nobody named}
"""
CONDUCT = """\
sheet: conduct
badges:
  danger: {zh-Hant: 安全, en: Safety}
  law: {zh-Hant: 法律, en: Law}
  standard: {zh-Hant: 標準, en: Standard}
  noting: {zh-Hant: 記下, en: Noting}
told: {zh-Hant: 據轉述，, en: 'As told:'}
more: {zh-Hant: '還有 {n} 項', en: '{n} more'}
footers: [{footer: F1, under: [standard], cites: [phone-act], says: {zh-Hant: 註, en: Note}}]
firm: {zh-Hant: [違法], en: [illegal]}
windows:
  - {window: night, from: 22:00, to: 8:00, agreed: {from: open-from, to: open-until}}
conditions:
  mine: {person: me}
counts:
  - {count: that-day, of: mine, same: [date], distinct: [label]}
rules:
  - rule: CR01
    name: {zh-Hant: 夜裡, en: Night}
    severity: law
    when: [mine, {start: night}, {that-day: {least: 2}}]
    n: that-day
    says: {zh-Hant: '{n} 次', en: '{n} times', sources: [phone-act]}
  - rule: CR02
    name: {zh-Hant: 別人, en: Others}
    severity: noting
    when: [{not: mine}, {days-late: {least: 1}}, {later-than: since}]
    replaces: [CR01]
    says: {zh-Hant: 找了別人, en: Others were contacted}
totals:
  - {total: all, each: [date], says: {zh-Hant: '{n} 次', en: '{n} times'}}
"""
C, L = "sheets/conduct.yaml", "sheets/log.yaml"
"""Where the rules of the log and the log stand."""


def with_log(folder: Path) -> Path:
    """Write the tiny guide with a log and its rules."""
    guide = tiny(folder)
    (guide / "sheets").mkdir()
    (guide / L).write_text(LOG, encoding="utf-8")
    (guide / C).write_text(CONDUCT, encoding="utf-8")
    return guide


def faults(guide: Path) -> list[str]:
    """What is said of a guide: a line a fault, "+ " before advice."""
    with pytest.raises(BrokenGuide) as broken:
        load(guide)
    return str(broken.value).replace(f"{guide}/", "").replace("\n    ", "\n+ ").splitlines()
