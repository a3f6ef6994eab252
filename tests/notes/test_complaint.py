"""The account for a complaint, from the log as it was filled in: the worked example, and what it must not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from guide.content.conditions import Value
from guide.content.fields import SeveralField
from guide.content.words import Language
from guide.engine.position import Position
from guide.i18n.phrases import phrases
from guide.notes.document import Note
from guide.notes.render import text_for_people
from guide.session.panels.letters import LetterPage
from guide.sheets.filling import Filled
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.draft import draft
from guide.sheets.letters.state import LetterWork
from guide.sheets.letters.text import PAGE, as_markdown, as_text, line_count
from guide.sheets.letters.view import draft_to_send
from guide.sheets.letters.work import letter_inputs
from guide.sheets.state import Sheets
from guide.views.layout import cells
from tests.support.contacts import COMPLAINT, call, case, contact, log_of
from tests.support.filled import filled_sheets, letters_in
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.markdown import VIEWER, bare, shown
from tests.support.plans import FILLED, B
from tests.support.sittings import sitting

GUIDE = shipped_guide()
DAY = date(2026, 6, 8)
ID = "for-a-complaint"
ANSWERS: dict[str, Value] = {
    "what-first": "self",
    "is-it-overdue": "overdue-date",
    "due-date": date(2026, 5, 27),
    "who-was-contacted": ("others",),
    "what-did-they-do": ("told-debt", "asked-others-pay", "night"),
}
SAID = "他欠錢不還，你叫他處理"
LOG = [COMPLAINT[0], {**COMPLAINT[1], "words": SAID}, {**COMPLAINT[2], "caller-id": "none"}]
TICKED: dict[str, Any] = {"enclosed": ("screenshots", "statement"), "offered": True, "account": "0417"}


def held(entries: Iterable[Filled] = LOG, of_case: Filled | None = None, **fields: Any) -> Sheets:
    works = {ID: LetterWork({name.replace("_", "-"): value for name, value in fields.items()})}
    return filled_sheets(FILLED, (B,), works, log_of(entries, of_case))


def said(sheets: Sheets, language: Language = "zh-Hant") -> str:
    known = letter_inputs(Position.resume(GUIDE, DAY, ANSWERS).journey, sheets, phrases(language))
    made = draft(letters_of(GUIDE)[ID], letters_in(sheets)[ID].filled, known, phrases(language))
    assert made is not None
    return as_text(made)


ENGLISH = """Subject: Complaint about collection

To: ___  Date: 2026-06-08

From: ______  Contact: _________  Account ending: 0417

I ask you to: 1 say why others were contacted and where the numbers came from \
 2 stop contacting anybody but me  3 contact only me from now on. Please answer in writing by 2026-06-15.

What happened
1  2026-06-04 12:05  I  contacted the platform (App)  sent
2  2026-06-05 22:40  colleague B (never listed)  was contacted (Call)  talked  told it is late; \
asked to urge  “他欠錢不還，你叫他處理” (reported)
3  2026-06-06 22:55  colleague B (never listed)  was contacted (Call)  talked  \
they did not say who they were (reported)

Counts (contacts they made, from 2026-06-05 on): 2 in all; 2 to others; \
2 from evening to early morning (22:00 to 08:00); 2 to others after I had replied.

Compared: GB/T 45251-2025 (recommended national standard, as reported). A contact may be asked only if the \
borrower cannot be reached. Others must not be told of the debt. No contact from 22:00 to 08:00 unless agreed. \
Civil Code arts. 1032, 1033.

I have: replied to the platform on 2026-06-04; offered 330 yuan a month.

Enclosed: 1 screenshots  2 a page written by the person contacted

True to the best of my knowledge.  Signed ____________  Date ______
"""


def test_the_worked_example_in_full() -> None:
    assert said(held(**TICKED), "en") == ENGLISH


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_example_counts_the_same_in_every_language(language: Language) -> None:
    def figures(text: str) -> list[list[str]]:
        return [sorted(re.findall(r"\d+", paragraph.partition(":")[2])) for paragraph in text.split("\n\n")[4:6]]

    text = said(held(**TICKED), language).replace("：", ":").replace("（", "(")
    assert figures(text) == figures(ENGLISH)
    assert len(text.splitlines()) == len(ENGLISH.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_covers_the_list_and_the_counts(language: Language) -> None:
    *_, listed, counts, _, _, _, statement = said(held(**TICKED), language).strip().split("\n\n")
    signature = letters_of(GUIDE)[ID].closing[-1].say(language).split("{")[0]
    assert statement.startswith(signature)
    assert len(listed.splitlines()) == 4
    assert phrases(language).letter_after_reply.format(n=2) in counts
    assert said(held(**TICKED), language).count(signature) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_and_shown_as_it_stands(language: Language) -> None:
    text = said(held(**TICKED), language)
    assert line_count(text) <= PAGE
    written = as_markdown(text)
    assert shown(written) == bare(text)
    assert all(cells(line.rstrip()) <= 80 for line in written.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_chosen_is_not_printed(language: Language) -> None:
    text = said(held(requests=("stop",)), language)
    assert not {"□", "■"} & {*text}
    requests = next(field for field in letters_of(GUIDE)[ID].fields if field.id == "requests")
    assert isinstance(requests, SeveralField)
    told = [option.say(language) for option in requests.options if option.say(language) in text]
    assert len(told) == 1
    assert "1 " + told[0] not in text, "one request needs no number"
    assert "附件" not in text
    assert "Enclosed" not in text


def test_what_i_did_is_said_only_where_it_is_known() -> None:
    silent = [entry for entry in LOG if entry["direction"] == "in"]
    assert "I have:" not in said(held(silent), "en")
    assert "I had replied" not in said(held(silent), "en")
    assert "I have: replied to the platform on 2026-06-04." in said(held(), "en")
    assert "I have: offered 330 yuan a month." in said(held(silent, offered=True), "en")
    rang = [{**LOG[0], "channel": "call", "connected": "no-answer"}, *LOG[1:]]
    assert "I  contacted the platform (Call)" in said(held(rang), "en")
    assert "replied" not in said(held(rang), "en").split("Counts")[1], "a call nobody answered is no reply"
    unplanned = filled_sheets(letters=letters_in(held(offered=True)), log=log_of(LOG))
    assert "offered ___ yuan a month" in said(unplanned, "en")


def test_an_offer_that_was_only_worked_out_is_not_said_to_have_been_made() -> None:
    assert "330" not in said(held())


def test_counts_are_those_of_the_log_and_only_those_that_are_known() -> None:
    entries = [
        call("09:00", date(2026, 6, 3), person="contact", label="A"),
        contact("10:00", date(2026, 6, 3), direction="out", person="me", channel="app", connected="sent"),
        call("22:30", date(2026, 6, 3), person="contact", label="A"),
        call("", date(2026, 6, 3), person="contact", label="A"),
        call("10:00", date(2026, 6, 5)),
    ]
    counts = next(line for line in said(held(entries)).splitlines() if line.startswith("次數"))
    assert counts.endswith(
        "：共 4 次；聯繫別人 3 次；晚間到清晨（22:00 到 08:00）1 次；本人回覆之後，又聯繫別人 1 次。"
    )
    told = case(only_me_date=date(2026, 6, 3), only_me_time=time(10), plan_since=date(2026, 6, 4))
    counts = next(line for line in said(held(entries, told)).splitlines() if line.startswith("次數"))
    assert "計劃後 1 次；說了「只聯繫我」之後，聯繫別人 1 次；本人回覆之後，又聯繫別人 1 次" in counts
    assert "0 次" not in counts
    assert "次數（＿＿年＿＿月＿＿日起，由對方主動聯繫）：＿＿。" in said(held([]))


def test_entries_that_were_not_chosen_are_not_counted() -> None:
    sheets = held()
    known = letter_inputs(Position.resume(GUIDE, DAY, ANSWERS).journey, sheets, phrases("zh-Hant"))
    made = draft_to_send(letters_of(GUIDE)[ID], LetterWork(entries=(1, 3)), known, phrases("zh-Hant"))
    assert made is not None
    assert "共 1 次；聯繫別人 1 次；晚間到清晨（22:00 到 08:00）1 次；本人回覆之後，又聯繫別人 1 次" in as_text(made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_files_it_is_chinese_and_holds_nothing_of_the_note(language: Language, tmp_path: Path) -> None:
    session = sitting(tmp_path, language, DAY)
    session.move(Position.resume(GUIDE, DAY, ANSWERS))
    session.fill(held(**TICKED))
    session.open(LetterPage(ID))
    session.choose("save")
    session.type("")
    names = ["note-20260608-2130-c.md", "note-20260608-2130-c.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    markdown, text = ((tmp_path / name).read_text(encoding="utf-8") for name in names)
    expected = said(held(**TICKED), "zh-Hant" if language == "zh-Hant" else "zh-Hans")
    assert text == expected
    assert shown(markdown) == bare(expected)
    for private in ("5,200", "3,600", "平台B", "told-debt", "guide:", "---"):
        assert private not in markdown + text


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_note_its_list_is_a_list(language: Language) -> None:
    sheets = held(**TICKED)
    journey = Position.resume(GUIDE, DAY, ANSWERS).journey
    p = phrases(language)
    made = draft_to_send(letters_of(GUIDE)[ID], letters_in(sheets)[ID], letter_inputs(journey, sheets, p), p)
    assert made is not None
    note = text_for_people(Note(journey, datetime(2026, 6, 8, 21, 30), sheets), p)
    tokens = VIEWER.parse(note)
    quoted = [i for i, token in enumerate(tokens) if token.type == "blockquote_open"]
    ends = [i for i, token in enumerate(tokens) if token.type == "blockquote_close"]
    inside = [token for start, end in zip(quoted, ends, strict=True) for token in tokens[start:end]]
    assert sum(token.type == "list_item_open" for token in inside) == len(made.rows)
    assert all(cells(line) <= 80 for line in note.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("to", ["small-loan", "bank", "by-hand"])
def test_an_authority_reads_whom_it_is_about_and_what_it_is_asked_to_do(to: str, language: Language) -> None:
    """Neither a hotline nor a hint to the writer stands in it; the lender is named, or there is room for the name."""
    letter = letters_of(GUIDE)[ID]
    options = {field.id: field for field in letter.fields if isinstance(field, SeveralField)}
    text = said(held(to=to), language)
    assert "小象" in text
    for option in options["requests"].options:
        assert option.say(language) not in text
    asked = [option.say(language) for option in options["asks"].options if option.say(language) in text]
    assert len(asked) == 3, "there is no letter of which an answer could be asked"
    assert not re.search(r"12378|12345|自己填|自行填写|by hand", text)
    assert "某某小额贷款有限公司" in said(held(to=to, lender="某某小额贷款有限公司"), language)
    assert line_count(text) <= PAGE


def test_what_the_log_knows_reaches_the_account() -> None:
    entries = [
        call(
            "09:00",
            date(2026, 6, 3),
            person="contact",
            label="A",
            refused=True,
            caller_name="王经理 8021",
            evidence=("recording",),
            effect="母亲住院",
            answer="我不清楚",
        ),
        call("", date(2026, 6, 4), person="contact", label="A", about="晚上十一点左右"),
        call("23:00", date(2026, 6, 4), person="contact", label="A", roughly=True),
        call("10:00", date(2026, 6, 5), person="contact", label="A"),
        call("11:00", date(2026, 6, 5), person="colleague", label="A"),
    ]
    for language in LANGUAGES:
        p, text = phrases(language), said(held(entries), language)
        typed = ["王经理 8021", "母亲住院", "我不清楚", "晚上十一点左右"]
        for told in (*typed, p.letter_about.format(time="23:00"), p.letter_refused):
            assert told in text
        assert p.letter_after_refusal.format(n=3) in text, "a colleague with the same label is another person"
