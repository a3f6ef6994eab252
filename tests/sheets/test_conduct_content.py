"""A log and its rules made wrong on purpose: every fault is told where it is, with what to write instead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.content.faults import BrokenGuide
from guide.lint.report import content_faults
from guide.sheets.loading import load, load_marked
from guide.sheets.log.content import conduct_of
from tests.support.guides import edit
from tests.support.tiny import tiny

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


def with_log(folder: Path) -> Path:
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


def test_the_tiny_log_is_whole(tmp_path: Path) -> None:
    guide = load(with_log(tmp_path))
    assert conduct_of(guide) is not None
    assert [*guide.sheets] == ["log"]


CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "an unknown field": (
        C,
        "mine: {person: me}",
        "mine: {persn: me}",
        [f"{C}:14:10  no field or count is called 'persn'", "+ did you mean 'person'?"],
    ),
    "an unknown option": (
        C,
        "mine: {person: me}",
        "mine: {person: [me, othr]}",
        [f"{C}:14:23  'person' has no option 'othr'", "+ did you mean 'other'?"],
    ),
    "an unknown condition": (
        C,
        "when: [mine, {start: night}",
        "when: [mime, {start: night}",
        [f"{C}:21:12  no condition is named 'mime'", "+ did you mean 'mine'?"],
    ),
    "a condition that is its own": (
        C,
        "mine: {person: me}",
        "mine: [mine]",
        [f"{C}:14:10  the condition 'mine' is defined by itself", "+ break the circle"],
    ),
    "conditions in a circle": (
        C,
        "mine: {person: me}",
        "mine: {all: [yours]}\n  yours: {not: mine}",
        [
            f"{C}:14:16  the condition 'mine' is defined by itself",
            "+ break the circle",
            f"{C}:15:16  the condition 'yours' is defined by itself",
            "+ break the circle",
        ],
    ),
    "an unknown count": (
        C,
        "{that-day: {least: 2}}",
        "{thatday: {least: 2}}",
        [f"{C}:21:35  no field or count is called 'thatday'", "+ did you mean 'that-day'?"],
    ),
    "an unknown count in the words": (
        C,
        "n: that-day",
        "n: that-dya",
        [f"{C}:22:8  there is no count 'that-dya'", "+ did you mean 'that-day'?"],
    ),
    "words that count nothing": (
        C,
        "    n: that-day\n",
        "",
        [f"{C}:18:5  the rule 'CR01' prints {{n}} and does not say what it counts", "+ add 'n:'"],
    ),
    "an unknown rule": (
        C,
        "replaces: [CR01]",
        "replaces: [CR1]",
        [f"{C}:28:16  'CR1' is no id of a rule", "+ write it like CR01 or too-often"],
    ),
    "a rule that is not there": (
        C,
        "replaces: [CR01]",
        "replaces: [CR11]",
        [f"{C}:28:16  there is no other rule 'CR11'", "+ did you mean 'CR01'?"],
    ),
    "a rule that replaces itself": (
        C,
        "replaces: [CR01]",
        "replaces: [CR02]",
        [f"{C}:28:16  there is no other rule 'CR02'", "+ did you mean 'CR01'?"],
    ),
    "a rule that stands twice": (
        C,
        "rule: CR02",
        "rule: CR01",
        [
            f"{C}:24:11  the rule 'CR01' stands twice",
            "+ choose another id",
        ],
    ),
    "an unknown severity": (
        C,
        "severity: noting",
        "severity: dire",
        [f"{C}:26:15  'dire' is not allowed here", "+ one of 'danger', 'law', 'standard' or 'noting'"],
    ),
    "an unknown window": (
        C,
        "{start: night}",
        "{start: nigth}",
        [f"{C}:21:26  there is no window 'nigth'", "+ did you mean 'night'?"],
    ),
    "no time of day": (
        C,
        "from: 22:00",
        "from: 25:00",
        [f"{C}:12:27  '25:00' is no time of day", "+ write it like 22:00"],
    ),
    "agreed hours that are no hours": (
        C,
        "agreed: {from: open-from,",
        "agreed: {from: since,",
        [f"{C}:12:59  the case has no time field 'since'"],
    ),
    "later than no day": (
        C,
        "{later-than: since}",
        "{later-than: sinse}",
        [f"{C}:27:63  the case has no date field 'sinse'", "+ did you mean 'since'?"],
    ),
    "later than too much": (
        C,
        "{later-than: since}",
        "{later-than: [since, open-from, open-until]}",
        [f"{C}:27:63  'later-than' needs a date of the case", "+ write later-than: [date-field, time-field]"],
    ),
    "a date like an option": (
        C,
        "{later-than: since}",
        "{date: '2026-06-04'}",
        [f"{C}:27:57  the date 'date' is tested by days-late or later-than", "+ or date: answered"],
    ),
    "a box like an option": (
        C,
        "mine: {person: me}",
        "mine: {secondhand: 'yes'}",
        [f"{C}:14:22  'secondhand' is ticked or not", "+ write true or false"],
    ),
    "a number that is no text": (
        C,
        "mine: {person: me}",
        "mine: {caller-number: [110]}",
        [f"{C}:14:26  must be text, not '110'", "+ put it in quotes"],
    ),
    "a range that is none": (
        C,
        "{that-day: {least: 2}}",
        "{that-day: 2}",
        [
            f"{C}:21:45  '2' tests nothing",
            "+ write an option, answered, true, {least: 1} or {is: 0}; digits in quotes",
        ],
    ),
    "a count of counts": (
        C,
        "of: mine, same",
        "of: {that-day: {is: 1}}, same",
        [f"{C}:16:27  a count cannot rest on another count", "+ count entries by their own fields"],
    ),
    "a count like a field": (
        C,
        "{count: that-day, of: mine, same: [date], distinct: [label]}",
        "{count: that-day, of: mine}\n  - {count: label, of: mine}",
        [f"{C}:17:13  'label' is a field already", "+ choose another id"],
    ),
    "the same in what no entry has": (
        C,
        "same: [date]",
        "same: [date, tries]",
        [f"{C}:16:46  no entry has a field 'tries'"],
    ),
    "different values of what no entry has": (
        C,
        "distinct: [label]",
        "distinct: [lable]",
        [f"{C}:16:58  no entry has a field 'lable'", "+ did you mean 'label'?"],
    ),
    "each of what no entry has": (
        C,
        "each: [date]",
        "each: [day]",
        [f"{C}:31:25  no entry has a field 'day'"],
    ),
    "a placeholder that is not filled": (
        C,
        "zh-Hant: 找了別人, en: Others were contacted",
        "zh-Hant: '{clock} 找了別人', en: 'Others at {clock}'",
        [
            f"{C}:29:21  unknown placeholder {{clock}}",
            "+ one of day, days, days-late, from, n, time, to, today, which, who",
            f"{C}:29:41  unknown placeholder {{clock}}",
            "+ one of day, days, days-late, from, n, time, to, today, which, who",
        ],
    ),
    "an unknown source": (
        C,
        "sources: [phone-act]",
        "sources: [phone-atc]",
        [f"{C}:23:57  there is no source 'phone-atc'", "+ did you mean 'phone-act'?"],
    ),
    "an unknown source of a footer": (
        C,
        "cites: [phone-act]",
        "cites: [phone-atc]",
        [f"{C}:9:51  there is no source 'phone-atc'", "+ did you mean 'phone-act'?"],
    ),
    "an unknown key": (
        C,
        "    replaces: [CR01]",
        "    replace: [CR01]",
        [f"{C}:28:5  unknown key 'replace'", "+ did you mean 'replaces'?"],
    ),
    "a field the program needs": (
        L,
        "  - {field: label, kind: text, label: {zh-Hant: 代號, en: Label}}\n",
        "",
        [
            f"{C}:16:58  no entry has a field 'label'",
            f"{L}:5:3  the field 'label' is missing",
            "+ add '- field: label' with 'kind: text'",
        ],
    ),
    "a field of another kind": (
        L,
        "{field: words, kind: text,",
        "{field: words, kind: tick,",
        [f"{L}:18:26  the field 'words' is of kind tick, and a text is needed", "+ write 'kind: text'"],
    ),
    "a field that stands twice": (
        L,
        "{field: tries, kind: number",
        "{field: about, kind: number",
        [f"{L}:25:13  the field 'about' stands twice", "+ choose another id"],
    ),
    "a line of no field": (
        L,
        "line: [words]",
        "line: [wrods]",
        [f"{L}:26:8  no entry has a field 'wrods'", "+ did you mean 'words'?"],
    ),
    "a person without a sign": (
        L,
        "  - {option: other, letter: x, zh-Hant: 別, en: x}\n",
        "",
        [f"{L}:28:3  no sign stands for 'other'", "+ add '- option: other' with its 'letter'"],
    ),
    "a sign of no option": (
        L,
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
        L,
        "late: days-late",
        "late: days-lat",
        [f"{L}:3:7  there is no fact 'days-lat'", "+ did you mean 'days-late'?"],
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "said"), CASES.values(), ids=CASES)
def test_a_fault_is_told_where_it_is(name: str, old: str, new: str, said: list[str], tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    edit(guide / name, old, new)
    assert faults(guide) == said


def test_rules_need_a_log(tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    (guide / L).unlink()
    assert faults(guide) == [f"{C}:1:1  there is no log for these rules", "+ write sheets/log.yaml"]


def test_of_a_broken_log_only_its_own_faults_are_told(tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    edit(guide / L, "line: [words]", "lines: [words]")
    assert faults(guide) == [f"{L}:26:1  unknown key 'lines'", "+ did you mean 'line'?"]


def test_a_guide_may_have_a_log_without_rules(tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    (guide / C).unlink()
    assert conduct_of(load(guide)) is None


# what an editor says


def remarks(guide: Path) -> list[str]:
    found = content_faults(*load_marked(guide), date(2026, 6, 4)).faults
    return [line for line in "\n".join(map(str, found)).replace(f"{guide}/", "").splitlines() if "sheets" in line]


def test_only_a_law_makes_something_illegal(tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    edit(guide / C, "找了別人, en: Others were contacted", "這違法, en: This is Illegal")
    assert remarks(guide) == [
        f"{C}:29:21  says '違法', and nothing that binds stands behind the rule 'CR02'",
        f"{C}:29:30  says 'Illegal', and nothing that binds stands behind the rule 'CR02'",
    ]


@pytest.mark.parametrize("force", ["recommended-standard", "self-regulation", "official-warning", "court-case"])
def test_only_a_law_makes_a_breach_of_law(force: str, tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    assert remarks(guide) == []
    edit(guide / "sources/instruments.yaml", "force: law", f"force: {force}")
    assert remarks(guide) == [
        f"{C}:20:15  the rule 'CR01' is marked as a breach of law and leans on nothing that binds"
    ]


def test_what_only_rules_cite_is_used(tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    path = guide / "sources/instruments.yaml"
    one = path.read_text(encoding="utf-8")
    more = one.split("instruments:\n")[1].replace("phone-act", "night-act")
    path.write_text(one + more, encoding="utf-8")

    def unused() -> list[str]:
        return [f.what for f in content_faults(*load_marked(guide), date(2026, 6, 4)).faults if "night-act" in f.what]

    assert unused() == ["the source 'night-act' is used by no text"]
    edit(guide / C, "sources: [phone-act]", "sources: [phone-act, night-act]")
    assert unused() == []
