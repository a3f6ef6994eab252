"""A kind of sheet plugs in without a change to any other package; a guide imports the code of its own sheets alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from guide.content.faults import BrokenGuide
from guide.content.folder import kinds
from guide.content.load import load
from guide.content.sheets import kind_of
from guide.notes.document import open_again
from guide.notes.front import parse_note
from guide.notes.render import markdown
from guide.proof import prove
from guide.session.panels.palette import Palette
from guide.session.panels.reading import Map
from guide.session.session import Session
from guide.sheets import SHIPPED
from guide.sheets.letters.content import letters_of
from guide.sheets.letters.draft import draft
from guide.sheets.letters.work import letter_inputs
from guide.sheets.state import NOTHING
from guide.views.start_page import read_start_page
from tests.support.checklist import PLUGIN, WORK, ChecklistPage
from tests.support.guides import TODAY, edit, shipped_guide
from tests.support.small_guides import one, outcome, write

ITEMS = """\
sheet: checklist
title: {en: To pack}
items:
  - {item: passport, en: A passport}
  - {item: mask, en: A mask, when: {ill: true-fever}}
"""


def packing(folder: Path, items: str = ITEMS) -> Path:
    """A guide with a checklist, which its one outcome needs."""
    made = write(
        folder / "packing",
        {"ill": one("true-fever no", "pack")},
        {"pack": outcome(tools={"checklist": "required"})},
    )
    (made / "sheets").mkdir()
    (made / "sheets/checklist.yaml").write_text(items, encoding="utf-8")
    return made


def sitting(folder: Path) -> Session:
    session = Session(load(folder, [PLUGIN]), read_start_page(folder), TODAY, "en", folder / "notes")
    session.choose("begin")
    return session


def at_the_list(folder: Path, answer: str) -> Session:
    """On the checklist, come to through the choices that are offered."""
    session = sitting(folder)
    for choice in (answer, "confirm", "sheet:checklist"):
        assert choice in [each.id for each in session.view().choices]
        session.choose(choice)
    return session


def faults(folder: Path) -> list[str]:
    with pytest.raises(BrokenGuide) as broken:
        load(folder, [PLUGIN])
    return str(broken.value).replace(f"{folder}/", "").splitlines()


def test_its_page_shows_what_its_conditions_let_through(tmp_path: Path) -> None:
    folder = packing(tmp_path)
    assert [each.id for each in at_the_list(folder, "true-fever").view().choices] == ["passport", "mask", "go-on"]
    assert [each.id for each in at_the_list(folder, "no").view().choices] == ["passport", "go-on"]


def test_what_is_filled_in_stands_in_the_note_and_comes_back(tmp_path: Path) -> None:
    session = at_the_list(packing(tmp_path), "true-fever")
    session.choose("passport", "mask")
    text = markdown(session.note_state.note(), session.p)
    assert "## To pack\n\n- A passport\n- A mask\n" in text
    front, _ = parse_note(Path("note.md"), text.encode())
    assert front.sheets == {"checklist": ["passport", "mask"]}
    assert WORK.of(open_again(session.guide, front, TODAY).sheets) == ("passport", "mask")


LETTER = """\
letter: ask
code: A1
title: {en: To ask}
fields: [{field: by, kind: date, label: {en: By}}]
subject: {en: Ask}
body:
  - {en: I have my passport., when: {packed: passport}}
  - {en: I am not ready., when: {packed: unknown}}
"""


def test_a_letter_asks_what_it_holds(tmp_path: Path) -> None:
    folder = packing(tmp_path)
    (folder / "letters").mkdir()
    (folder / "letters/ask.yaml").write_text(LETTER, encoding="utf-8")
    session = Session(load(folder, [*SHIPPED, PLUGIN]), read_start_page(folder), TODAY, "en", folder / "notes")

    def written(ticked: tuple[str, ...]) -> list[str]:
        known = letter_inputs(session.walk.lasting, WORK.put(NOTHING, ticked), session.p)
        made = draft(letters_of(session.guide)["ask"], {}, known, session.p)
        return [*made.paragraphs] if made is not None else []

    assert written(("passport", "mask")) == ["I have my passport."]
    assert written(()) == ["I am not ready."]
    (folder / "letters/ask.yaml").write_text(LETTER.replace("packed: passport", "packed: umbrella"), encoding="utf-8")
    with pytest.raises(BrokenGuide, match="'packed' has no option 'umbrella'"):
        load(folder, [*SHIPPED, PLUGIN])


def test_the_palette_finds_it(tmp_path: Path) -> None:
    session = sitting(packing(tmp_path))
    session.open(Palette(Map()))
    session.type("To pack")
    assert session.panels == [ChecklistPage()]


def test_faults_in_its_file_are_told_with_their_places(tmp_path: Path) -> None:
    twice = packing(tmp_path / "a", ITEMS.replace("item: mask", "item: passport"))
    assert faults(twice)[0] == "sheets/checklist.yaml:5:12  'passport' stands twice"
    condition = packing(tmp_path / "b", ITEMS.replace("{ill: true-fever}", "{ill: fever}"))
    assert faults(condition)[0].startswith("sheets/checklist.yaml:5:")


def test_an_outcome_may_name_a_kind_whose_file_is_yet_to_be_written(tmp_path: Path) -> None:
    folder = packing(tmp_path)
    (folder / "sheets/checklist.yaml").unlink()
    guide = load(folder, [PLUGIN])
    assert "checklist" in guide.outcomes["pack"].tools
    assert not guide.sheets


def test_an_outcome_names_no_kind_that_nobody_knows(tmp_path: Path) -> None:
    folder = packing(tmp_path)
    edit(folder / "outcomes/pack.yaml", "checklist", "checklists")
    assert "there is no sheet 'checklists'" in faults(folder)[0]


def test_a_guide_with_it_is_proved(tmp_path: Path) -> None:
    assert prove(packing(tmp_path), TODAY, [PLUGIN]).holds


def test_without_the_plugin_its_file_is_no_file_of_a_guide(tmp_path: Path) -> None:
    with pytest.raises(BrokenGuide, match=r"'sheets/checklist.yaml' is no file of a guide"):
        load(packing(tmp_path))


def test_a_plugin_names_the_files_that_its_kind_reads() -> None:
    for plugin in (*SHIPPED, PLUGIN):
        assert {*kind_of(plugin).files} == {*plugin.files, *plugin.folders}
    assert kinds(SHIPPED).keys() >= {"questions", "sheets/plan.yaml", "letters"}
    assert [*shipped_guide().sheets] == [plugin.name for plugin in SHIPPED]


WITHOUT = """
import sys
from datetime import date
from pathlib import Path
from guide.cli.main import run
from guide.content.scaffold import new
from guide.notes.render import markdown
from guide.session.panels.palette import Palette
from guide.session.panels.reading import Map
from guide.session.session import Session
from guide.sheets.loading import load
from guide.views.start_page import read_start_page

folder = Path(sys.argv[1])
new(folder)
session = Session(load(folder), read_start_page(folder), date(2026, 6, 4), "en", folder / "notes")
for choice in ("begin", "now", "confirm"):
    session.choose(choice)
assert session.view().kind == "outcome"
markdown(session.note_state.note(), session.p)
session.save()
session.open(Palette(Map()))
session.view()
run(["check", str(folder)])
kinds = ("plan", "log", "letters", "helper")
print(*(name for name in sys.modules if name.startswith("guide.") and any(f".{kind}" in name for kind in kinds)))
"""


def test_a_guide_without_sheets_imports_none(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(tmp_path / "tiny")], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == ""
