"""Words of letters that have to be true of every case they are printed for."""

from __future__ import annotations

import re

import pytest

from guide.content.fields import OneField, SeveralField
from guide.content.words import Language
from guide.i18n.phrases import phrases
from guide.sheets.letters.content import letters_of
from guide.sheets.log.content import log_of
from tests.sheets.test_letter_figures import WAYS, planned
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.letters import C1, L1, L2, LATE, MOTHER, drafted, known, line

TELEPHONE = re.compile(r"打通|接通|電話|电话|來電|来电|通話|通话|caller|\bcall(s|ed)?\b", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_request_can_stand_alone(language: Language) -> None:
    """None speaks of “them” where nobody was named: any of them may be the only one that is chosen."""
    for field in C1.fields:
        if isinstance(field, SeveralField) and field.id in C1.numbered:
            for option in field.options:
                assert not re.search(r"他们|他們|\bthem\b", option.say(language)), option.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visit_or_a_message_is_not_told_as_a_call(language: Language) -> None:
    log, p = log_of(shipped_guide()), phrases(language)
    assert log is not None
    connected = next(field for field in log.fields if field.id == "connected")
    assert isinstance(connected, OneField)
    talked = connected.option("talked")
    told = [(talked.short or talked).say(language), p.letter_we_answered, p.letter_nameless, p.letter_caller]
    assert not [text for text in told if TELEPHONE.search(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_token_payment_is_offered_in_the_request_for_time(language: Language) -> None:
    """The day and the payment until then stand together: nobody reads that nothing can be paid, and then a sum."""
    _, made = planned({**WAYS["nothing"], "token": 10_00, "token-safe": True}, language=language)
    (asked,) = (text for text in made.paragraphs if "■" in text)
    assert re.search(r"\b10 (元|yuan)", asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_rang_whom_is_not_said_where_nobody_asked(language: Language) -> None:
    """The person may have rung the platform: the letter speaks of whoever was at the other end."""
    letter = letters_of(shipped_guide())["said-on-the-phone"]
    assert not [text for text in letter.body if re.search(r"来电|來電|caller", text.say(language))]


def test_the_writer_is_called_in_the_list_what_the_letter_calls_them() -> None:
    for letter in letters_of(shipped_guide()).values():
        if letter.entries is not None:
            body = "".join(text.say("zh-Hans") for text in letter.body)
            assert letter.entries.writer is not None, letter.code
            assert letter.entries.writer.say("zh-Hans") == ("我" if "我" in body else "本人"), letter.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_name_the_writer_and_no_label_of_theirs(language: Language) -> None:
    """Own contacts as the letter says “I”; of a letter that another prepares for the person called, every row."""
    calls = (line(1, 3), line(2, 2, mine=True, third=False))
    for letter in (L1, L2):
        assert letter.entries is not None
        assert letter.entries.writer is not None
        writer = letter.entries.writer.say(language)
        gap = phrases(language).letter_gap
        of = known({"what-first": "helper"} if letter is L2 else LATE, calls)
        rows = [row.split(gap)[2] for row in drafted(letter, of, language).rows]
        assert rows == ([writer] * len(rows) if letter is L2 else [MOTHER.say(language), writer])
