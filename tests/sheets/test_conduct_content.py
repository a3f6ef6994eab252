"""The rules of a log made wrong on purpose: every fault is told where it is, and what an editor says of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.lint.report import content_faults
from guide.sheets.loading import load_marked
from tests.support.guides import edit
from tests.support.tiny import C, L, faults, with_log

CASES: dict[str, tuple[str, str, list[str]]] = {
    "an unknown field": (
        "mine: {person: me}",
        "mine: {persn: me}",
        [f"{C}:14:10  no field or count is called 'persn'", "+ did you mean 'person'?"],
    ),
    "an unknown option": (
        "mine: {person: me}",
        "mine: {person: [me, othr]}",
        [f"{C}:14:23  'person' has no option 'othr'", "+ did you mean 'other'?"],
    ),
    "an unknown condition": (
        "when: [mine, {start: night}",
        "when: [mime, {start: night}",
        [f"{C}:21:12  no condition is named 'mime'", "+ did you mean 'mine'?"],
    ),
    "a condition that is its own": (
        "mine: {person: me}",
        "mine: [mine]",
        [f"{C}:14:10  the condition 'mine' is defined by itself", "+ break the circle"],
    ),
    "conditions in a circle": (
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
        "{that-day: {least: 2}}",
        "{thatday: {least: 2}}",
        [f"{C}:21:35  no field or count is called 'thatday'", "+ did you mean 'that-day'?"],
    ),
    "an unknown count in the words": (
        "n: that-day",
        "n: that-dya",
        [f"{C}:22:8  there is no count 'that-dya'", "+ did you mean 'that-day'?"],
    ),
    "words that count nothing": (
        "    n: that-day\n",
        "",
        [f"{C}:18:5  the rule 'CR01' prints {{n}} and does not say what it counts", "+ add 'n:'"],
    ),
    "an unknown rule": (
        "replaces: [CR01]",
        "replaces: [CR1]",
        [f"{C}:28:16  'CR1' is no id of a rule", "+ write it like CR01 or too-often"],
    ),
    "a rule that is not there": (
        "replaces: [CR01]",
        "replaces: [CR11]",
        [f"{C}:28:16  there is no other rule 'CR11'", "+ did you mean 'CR01'?"],
    ),
    "a rule that replaces itself": (
        "replaces: [CR01]",
        "replaces: [CR02]",
        [f"{C}:28:16  there is no other rule 'CR02'", "+ did you mean 'CR01'?"],
    ),
    "a rule that stands twice": (
        "rule: CR02",
        "rule: CR01",
        [
            f"{C}:24:11  the rule 'CR01' stands twice",
            "+ choose another id",
        ],
    ),
    "an unknown severity": (
        "severity: noting",
        "severity: dire",
        [f"{C}:26:15  'dire' is not allowed here", "+ one of 'danger', 'law', 'standard' or 'noting'"],
    ),
    "an unknown window": (
        "{start: night}",
        "{start: nigth}",
        [f"{C}:21:26  there is no window 'nigth'", "+ did you mean 'night'?"],
    ),
    "no time of day": (
        "from: 22:00",
        "from: 25:00",
        [f"{C}:12:27  '25:00' is no time of day", "+ write it like 22:00"],
    ),
    "agreed hours that are no hours": (
        "agreed: {from: open-from,",
        "agreed: {from: since,",
        [f"{C}:12:59  the case has no time field 'since'"],
    ),
    "later than no day": (
        "{later-than: since}",
        "{later-than: sinse}",
        [f"{C}:27:63  the case has no date field 'sinse'", "+ did you mean 'since'?"],
    ),
    "later than too much": (
        "{later-than: since}",
        "{later-than: [since, open-from, open-until]}",
        [f"{C}:27:63  'later-than' needs a date of the case", "+ write later-than: [date-field, time-field]"],
    ),
    "a date like an option": (
        "{later-than: since}",
        "{date: '2026-06-04'}",
        [f"{C}:27:57  the date 'date' is tested by days-late or later-than", "+ or date: answered"],
    ),
    "a box like an option": (
        "mine: {person: me}",
        "mine: {secondhand: 'yes'}",
        [f"{C}:14:22  'secondhand' is ticked or not", "+ write true or false"],
    ),
    "a number that is no text": (
        "mine: {person: me}",
        "mine: {caller-number: [110]}",
        [f"{C}:14:26  must be text, not '110'", "+ put it in quotes"],
    ),
    "a range that is none": (
        "{that-day: {least: 2}}",
        "{that-day: 2}",
        [
            f"{C}:21:45  '2' tests nothing",
            "+ write an option, answered, true, {least: 1} or {is: 0}; digits in quotes",
        ],
    ),
    "a count of counts": (
        "of: mine, same",
        "of: {that-day: {is: 1}}, same",
        [f"{C}:16:27  a count cannot rest on another count", "+ count entries by their own fields"],
    ),
    "a count like a field": (
        "{count: that-day, of: mine, same: [date], distinct: [label]}",
        "{count: that-day, of: mine}\n  - {count: label, of: mine}",
        [f"{C}:17:13  'label' is a field already", "+ choose another id"],
    ),
    "the same in what no entry has": (
        "same: [date]",
        "same: [date, tries]",
        [f"{C}:16:46  no entry has a field 'tries'"],
    ),
    "different values of what no entry has": (
        "distinct: [label]",
        "distinct: [lable]",
        [f"{C}:16:58  no entry has a field 'lable'", "+ did you mean 'label'?"],
    ),
    "each of what no entry has": (
        "each: [date]",
        "each: [day]",
        [f"{C}:31:25  no entry has a field 'day'"],
    ),
    "a placeholder that is not filled": (
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
        "sources: [phone-act]",
        "sources: [phone-atc]",
        [f"{C}:23:57  there is no source 'phone-atc'", "+ did you mean 'phone-act'?"],
    ),
    "an unknown source of a footer": (
        "cites: [phone-act]",
        "cites: [phone-atc]",
        [f"{C}:9:51  there is no source 'phone-atc'", "+ did you mean 'phone-act'?"],
    ),
    "an unknown key": (
        "    replaces: [CR01]",
        "    replace: [CR01]",
        [f"{C}:28:5  unknown key 'replace'", "+ did you mean 'replaces'?"],
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), CASES.values(), ids=CASES)
def test_a_fault_is_told_where_it_is(old: str, new: str, said: list[str], tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    edit(guide / C, old, new)
    assert faults(guide) == said


def test_rules_need_a_log(tmp_path: Path) -> None:
    guide = with_log(tmp_path)
    (guide / L).unlink()
    assert faults(guide) == [f"{C}:1:1  there is no log for these rules", "+ write sheets/log.yaml"]


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
