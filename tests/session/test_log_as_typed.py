"""An entry of the log as it is typed in a hurry: what it holds then, what is counted of it, what a letter says."""

from __future__ import annotations

import pytest

from guide.content.fields import OneField
from guide.i18n.phrases import phrases
from guide.lint.short_labels import mistaken
from guide.session.panels.forms import FormPage
from guide.session.session import Session
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.inputs import filled_in
from guide.sheets.letters.work import letter_inputs
from guide.sheets.log.book import Logbook
from tests.support.filled import log_in
from tests.support.guides import LANGUAGES, shipped_guide
from tests.support.scenes import CALLED
from tests.support.sheet_forms import FORMS, opened
from tests.support.sittings import at_outcome, sitting

HOURS = "how-you-contacted-people"
AT_NIGHT = (
    "晚上12點半", "晚上十二點", "晚上0點", "晚上1點", "晚上12:30", "半夜12点", "半夜两点", "夜裡11點", "深夜十一点半",
    "凌晨12点", "凌晨三点", "24:00", "12am", "midnight", "11:30 at night", "晚间10点", "22:00", "0点",
)  # fmt: skip
BY_DAY = ("中午12点半", "下午12:30", "noon", "12 pm", "晚上9点", "早上八点", "傍晚6点", "21:59", "下午1點", "上午十點")


def noted(**typed: str) -> Session:
    """A call of today to the person who owes, with some of its fields typed."""
    s = at_outcome(sitting(), CALLED)
    form = opened(s, "entry", "start")
    for id, value in {"person": "me", "direction": "in", "channel": "call", "connected": "talked"}.items():
        form.hold(s, next(field for field in form.fields(s) if field.id == id), value)
    for id, text in typed.items():
        s.stand(f"row:{id}")
        s.type(text)
    return s


def evening(s: Session) -> int:
    reckoning = Logbook(s.walk.lasting, log_in(s.sheets), s.p).reckoning
    assert reckoning is not None
    return next(reckoning.tally(total).n for total in reckoning.conduct.file.totals if total.total == "evening")


@pytest.mark.parametrize(
    ("typed", "night"), [*((each, True) for each in AT_NIGHT), *((each, False) for each in BY_DAY)]
)
def test_a_call_at_night_counts_as_one_however_its_time_is_written(typed: str, night: bool) -> None:
    """In the counts, and in the letter that says how people were contacted."""
    s = noted(start=typed)
    assert evening(s) == night
    letter = letters_of(s.guide)[HOURS]
    ticked = filled_in(letter, {}, letter_inputs(s.walk.lasting, s.sheets, s.p))
    assert any("night" in value for value in ticked.values() if isinstance(value, tuple)) == night


@pytest.mark.parametrize("typed", ["两点半", "晚上", "半夜", "24:30", "12点", "晚上25点", "9:60"])
def test_a_time_that_may_be_another_is_not_taken(typed: str) -> None:
    s = noted(start=typed)
    assert s.error
    assert "start" not in log_in(s.sheets).entries[-1].filled or log_in(s.sheets).entries[-1].start == s.now().time()
    assert evening(s) == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_a_digit_chooses_what_stands_behind_it(name: str, language: str) -> None:
    """In every row of every sheet that is chosen by digits; and no short label fits another of its options."""
    s = at_outcome(sitting(language=language), CALLED)
    page: FormPage = FORMS[name](s)
    for field in page.fields(s):
        if not isinstance(field, OneField) or len(field.options) > 9:
            continue
        s.stand(f"row:{field.id}")
        shown = s.view().hint
        assert not [*mistaken(field.options, language, shipped_guide().about.style.negations)], field.id
        for number, option in enumerate(field.options, 1):
            assert f"{number} {(option.short or option).say(language)}" in shown
            s.stand(f"row:{field.id}")
            s.pick(number)
            assert page.filled(s)[field.id] == option.id


def test_a_mother_who_is_the_listed_contact_is_noted_as_that() -> None:
    """By the keys as they are shown; the letter then says so, and not that nobody had listed her."""
    s = at_outcome(sitting(language="zh-Hans"), CALLED)
    form = opened(s, "entry", "person")
    field = next(field for field in form.fields(s) if field.id == "person")
    assert isinstance(field, OneField)
    labels = {option.id: (option.short or option).say("zh-Hans") for option in field.options}
    assert "家人" not in labels["contact"]
    assert labels["family-unlisted"] != "家人"
    s.pick([*labels].index("contact") + 1)
    for id, value in {"direction": "in", "channel": "call", "acts": ("told-exists",)}.items():
        form.hold(s, next(each for each in form.fields(s) if each.id == id), value)
    filled = filled_in(letters_of(s.guide)[HOURS], {}, letter_inputs(s.walk.lasting, s.sheets, phrases("zh-Hans")))
    contacted = filled["contacted"]
    assert isinstance(contacted, tuple)
    assert "emergency-contact" in contacted
    assert "family-unlisted" not in contacted
