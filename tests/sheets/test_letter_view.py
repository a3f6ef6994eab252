"""The page of a letter: what is said beside it, the letter to send, and what is still blank."""

from __future__ import annotations

import pytest

from guide.content.words import Language
from guide.i18n.phrases import phrases
from guide.sheets.letters.inputs import Known
from guide.sheets.letters.model import Letter
from guide.sheets.letters.state import Edit, LetterWork, edit
from guide.sheets.letters.text import as_text
from guide.sheets.letters.view import draft_to_send, law_parts, letter_parts
from guide.views.model import Part
from tests.support.guides import LANGUAGES
from tests.support.letters import L1, L2, L3, L4, L5, LATE, LETTERS, OLD, PEOPLE, PLAN, drafted, known, line, lines

ENTRIES = phrases("zh-Hant").letter_blanks["entries"]


def page(letter: Letter, of: Known, language: Language = "zh-Hant", work: LetterWork | None = None) -> list[Part]:
    return letter_parts(letter, work or LetterWork(), of, phrases(language))


def of_style(parts: list[Part], *styles: str) -> str:
    return "\n".join(part.text for part in parts if part.style in styles)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_what_is_sent_is_chinese_and_stands_there_whole(letter: Letter, language: Language) -> None:
    of = known(LATE, lines(2), PLAN)
    sent = draft_to_send(letter, LetterWork(), of, phrases(language))
    assert sent is not None
    assert sent.language == ("zh-Hant" if language == "zh-Hant" else "zh-Hans")
    said = of_style(page(letter, of, language), "say")
    for paragraph in as_text(sent).strip().split("\n\n"):
        assert paragraph in said
    assert ("Subject: " in said) == (language == "en"), "the English one is there to be read"


def test_a_traditional_sitting_may_send_simplified() -> None:
    of = known(LATE)
    parts = page(L1, of, "zh-Hant", LetterWork(sent_in="zh-Hans"))
    headings = of_style(parts, "heading")
    assert headings.index("給你自己看的") < headings.index("要寄的信（简体中文）")
    assert "贵方联系了" in of_style(parts, "say")


def test_notes_stand_beside_the_letter_and_never_in_it() -> None:
    for letter in LETTERS:
        for who in PEOPLE.values():
            parts = page(letter, known(who))
            said = of_style(parts, "say")
            for part in parts:
                if part.style in ("text", "lead", "law", "note"):
                    assert part.text not in said


def test_what_is_still_blank_is_listed_by_name() -> None:
    parts = page(L1, known(LATE))
    listed = parts[-1].text.split("；")
    assert {"帳戶後四位", "姓名", "電話號碼", "簽名", ENTRIES} <= set(listed)
    assert "做了什麼" not in listed, "it was answered"
    assert "以後幾點起可以聯繫我" not in listed, "without hours the letter asks for none"
    assert "reason" not in page(L5, known(LATE), "en")[-1].text
    assert "Because of what" in page(L5, known(LATE), "en")[-1].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_blank_has_a_name(language: Language) -> None:
    assert Letter.PLACEHOLDERS | {"entries"} == set(phrases(language).letter_blanks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_debt_gets_no_plan_request_not_even_one_written_before(language: Language) -> None:
    of = known(OLD, lines(2), PLAN)
    work = LetterWork(edited=Edit("我每月能付 330 元。", "0" * 16))
    parts = page(L5, of, language, work)
    assert not of_style(parts, "say")
    assert "330" not in "\n".join(part.text for part in parts)
    assert "12348" in of_style(parts, "lead")
    assert draft_to_send(L5, work, of, phrases(language)) is None


def test_who_does_not_know_how_late_it_is_can_say_that_it_is_old() -> None:
    unknown = known({"what-first": "self", "is-it-overdue": "unsure"})
    assert "先勾「很久以前的債」" in of_style(page(L1, unknown), "text")
    assert "先勾「很久以前的債」" in of_style(page(L5, unknown), "text")
    assert "先勾" not in of_style(page(L5, known(LATE)), "text")
    assert not of_style(page(L5, unknown, work=LetterWork({"old-debt": True})), "say")


@pytest.mark.parametrize("letter", [L1, L3, L4], ids=lambda letter: letter.code)
def test_an_old_debt_is_spoken_of_beside_every_letter_of_the_borrower(letter: Letter) -> None:
    assert "12348" in of_style(page(letter, known(OLD)), "text")


def test_who_signed_is_told_not_to_send_it() -> None:
    parts = page(L2, known({"what-first": "contact", "how-connected": "signed"}))
    assert "先不要寄這封" in of_style(parts, "lead")
    assert not of_style(parts, "say")


def test_a_changed_text_replaces_the_draft() -> None:
    of = known(LATE, lines(2))
    made = drafted(L1, of)
    work = LetterWork(edited=edit("我自己寫的。", made))
    parts = page(L1, of, work=work)
    assert of_style(parts, "say") == "我自己寫的。"
    assert phrases("zh-Hant").letter_edited in of_style(parts, "note")
    assert not of_style(parts, "error")
    moved = page(L1, known(LATE, lines(3)), work=work)
    assert phrases("zh-Hant").letter_changed in of_style(moved, "error")
    assert of_style(moved, "say") == "我自己寫的。"


def test_only_chosen_entries_are_listed() -> None:
    of = known(LATE, lines(3))
    said = of_style(page(L1, of, work=LetterWork(entries=(3,))), "say")
    assert "共 1 次" in said
    assert "1　2026-06-04 09:20" in said
    assert "2　2026" not in said


def test_entries_that_are_not_chosen_count_for_nothing() -> None:
    of = known({**LATE, "what-did-they-do": ["unsure"]}, [line(1, 1, acts=frozenset({"insult"}))])
    assert "■ 罵人" in of_style(page(L1, of), "say")
    parts = page(L1, of, work=LetterWork(entries=()))
    assert "□ 罵人" in of_style(parts, "say")
    assert ENTRIES in of_style(parts, "text")
    sent = draft_to_send(L1, LetterWork(entries=()), of, phrases("en"))
    assert sent is not None
    assert "entries" in sent.blanks


def test_more_than_a_page_is_told() -> None:
    assert not of_style(page(L1, known(LATE, lines(12, "請他今天就跟我們聯絡"))), "error")
    assert "超過一頁" in of_style(page(L1, known(LATE, lines(40))), "error")


@pytest.mark.parametrize("language", LANGUAGES)
def test_law_stands_beside_with_what_it_is(language: Language) -> None:
    assert not of_style(page(L1, known(LATE), language), "law"), "what can be done stands right below the letter"
    parts = law_parts(L1, known(LATE), phrases(language))
    assert of_style(parts, "law")
    assert "12378" in of_style(parts, "law")
    assert not any("{" in part.text for part in parts)
