"""The log of the person who was called made wrong on purpose: every fault is told where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.sheets.loading import load
from guide.sheets.log import content
from tests.support.tiny import LOG, L, faults, with_log

CALLED = """\
called:
  when: {what: gone}
  you: {zh-Hant: 我, en: me}
  short: [start, words]
  more: [roughly]
  case: [whole-numbers]
  asks:
    - {field: words, label: {zh-Hant: 他說什麼, en: What they said}}
  preset:
    - {field: label, text: A}
    - {field: person, option: other}
"""
FIRST = len(LOG.splitlines()) + 1
"""The line on which `called:` stands."""


def guide(folder: Path, old: str = "", new: str = "") -> Path:
    assert old in CALLED
    made = with_log(folder)
    question = sorted((made / "questions").rglob("*.yaml"))[0].stem
    written = CALLED.replace(old, new, 1) if old else CALLED
    (made / L).write_text(LOG + written.replace("{what: gone}", f"{{{question}: answered}}"), encoding="utf-8")
    return made


def test_the_log_of_the_person_called_is_read_whole(tmp_path: Path) -> None:
    made = load(guide(tmp_path))
    log = content.KIND.of(made)
    assert log is not None
    assert log.called is not None
    assert [field.id for field in log.called.fields] == ["start", "words", "roughly"]
    assert [field.short for field in log.called.fields] == [True, True, False]
    assert log.called.named["words"].label.say("en") == "What they said"
    assert next(field for field in log.file.fields if field.id == "words").label.say("en") != "What they said"


@pytest.mark.parametrize(
    ("old", "new", "lines", "said"),
    [
        ("[start, words]", "[start, wrods]", [3], ["no such field: 'wrods'", "+ did you mean 'words'?"]),
        ("[whole-numbers]", "[words]", [5], ["no such field: 'words'"]),
        ("{field: words, label", "{field: word, label", [7], ["no such field: 'word'", "+ did you mean 'words'?"]),
        ("option: other", "option: othr", [10], ["'person' has no option 'othr'", "+ did you mean 'other'?"]),
        (
            "{field: label, text: A}",
            "{field: label, option: other}",
            [9, 9, 9],
            [
                "'label' has no option 'other'",
                "a preset is the 'option' of a choice, or the 'text' of a text",
                "+ write that one",
                "the person who was called has no label",
                "+ add '- {field: label, text: A}'",
            ],
        ),
        ("when: {what: gone}", "when: {nobody: asked}", [1], ["no question, fact or outcome is called 'nobody'"]),
    ],
)
def test_a_fault_is_told_where_it_is(tmp_path: Path, old: str, new: str, lines: list[int], said: list[str]) -> None:
    found = faults(guide(tmp_path, old, new))
    places = [int(text.split(":")[1]) - FIRST for text in found if text.startswith(L)]
    assert places == lines
    assert sorted(text.split("  ", 1)[1] if text.startswith(L) else text for text in found) == sorted(said)


def test_a_field_of_the_short_form_depends_on_a_choice_there_is(tmp_path: Path) -> None:
    made = with_log(tmp_path)
    told = LOG.replace(
        "field: secondhand, kind: tick,", "field: secondhand, kind: tick, short-where: {person: [othr]},"
    )
    (made / L).write_text(told, encoding="utf-8")
    assert faults(made)[0].endswith("'secondhand' depends on 'person: othr', which cannot be chosen")
