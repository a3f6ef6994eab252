"""A sitting with every sheet, ended at any moment by any signal: what was kept is there, whole, and goes on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from guide.notes.drafts import Keeper, discard, waiting
from guide.notes.front import read_front
from guide.notes.remembered import known
from guide.sheets.together import load_sheets
from tests.support.filled import claim_in, letters_in
from tests.support.guides import TODAY, shipped_guide
from tests.support.processes import killed_at_every_step

GUIDE = shipped_guide()
LETTER = "plan-request"
EACH = 16
"""Of some hundred steps every sixteenth is tried as a rule; two that follow each other differ little."""
SIT = f"""
from tests.support.kept_notes import *
from guide.notes.drafts import Keeper
from guide.notes.remembered import remember
from guide.session.panels.claim import ClaimForm
from guide.session.panels.letters import LetterPage
from guide.session.panels.sent import AnswerForm, MarkSent
LETTER = {LETTER!r}
s = a_sitting(folder / "notes")
s.draft_policy.keeper = Keeper(folder / "state/drafts")
s.note_state.remember = lambda chosen, given: remember(folder / "state", chosen, given)
s.move(Position.resume(s.guide, TODAY, CALLED))
s.draft_policy.agree()
"""
SITTING = """
def done(what):
    s.keep()
    s.panels.clear()
    print(what, flush=True)
s.keep()
s.open(ClaimForm())
s.stand("row:claimed")
s.type("9800")
done("claim")
s.open(LetterPage(LETTER))
s.choose("edit")
s.type("as it was sent")
done("edited")
s.open(MarkSent(LETTER))
s.choose("keep")
done("sent")
s.open(AnswerForm(LETTER, 1))
s.stand("row:answer-words")
s.type("they agree")
s.choose("keep")
done("answered")
s.open(LetterPage(LETTER))
s.choose("save")
s.type("")
done("given")
s.save()
s.type("")
done("saved")
s.open(MarkSent(LETTER))
s.choose("keep")
done("sent again")
s.save()
s.choose("update")
done("updated")
"""


def on_disk(folder: Path) -> Iterator[set[str]]:
    """What each draft and each note holds; every one of them is whole."""
    drafts = [draft.path for draft in waiting(folder / "state/drafts", GUIDE.id)]
    for path in (*drafts, *(folder / "notes").glob("note-*.md")):
        sheets, dropped = load_sheets(GUIDE, read_front(path).sheets, TODAY)
        assert dropped == ()
        work = letters_in(sheets).get(LETTER)
        found = {"claim"} if claim_in(sheets) == {"claimed": 980_000} else set()
        for one, tail in zip(work.sent if work is not None else (), ("", " again"), strict=False):
            found |= {f"sent{tail}", "edited"}
            assert tail or one.text == "as it was sent"
            found |= {"answered"} if one.answer is not None and one.answer.words == "they agree" else set()
        found |= {"edited"} if work is not None and work.edited is not None else set()
        yield found


def test_ended_at_every_step_of_a_sitting(thorough: bool, tmp_path: Path) -> None:
    """Whatever was done is kept; at most what was being done is lost. The next program goes on, and clears the rest."""
    passed, letters = set[str](), set[tuple[str, bytes]]()
    for did in killed_at_every_step(SITTING, tmp_path, before=SIT, each=1 if thorough else EACH):
        passed |= {*did}
        held = [*on_disk(tmp_path)]
        for what in did:
            if what not in ("given", "saved", "updated"):
                assert any(what in found for found in held), (what, did, held)
        assert any((tmp_path / "notes").glob("note-*.md")) or "saved" not in did
        letters |= {(path.name, path.read_bytes()) for path in (tmp_path / "notes").glob("letter-*")}
        remembered = known(tmp_path / "state")
        assert not remembered.folders or remembered.folders == (tmp_path / "notes",)
        if (tmp_path / "state/known.json").exists():
            json.loads((tmp_path / "state/known.json").read_bytes())
        if "given" in did:
            given = [*(tmp_path / "notes").glob("letter-*")]
            assert given
            assert all(remembered.kind(path) == "letter" for path in given)
        keeper = Keeper(tmp_path / "state/drafts")
        for draft in waiting(keeper.folder, GUIDE.id):
            assert keeper.take(draft)
            keeper.release()
            discard(draft)
        keeper.hold("---\nguide: g\n")
        assert len([*keeper.folder.iterdir()]) == 2, "what was half-written is cleared away"
        keeper.drop()
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
    assert passed >= {"claim", "edited", "sent", "answered", "given"} | ({"saved", "sent again"} if thorough else set())
    assert len({name for name, _ in letters}) == len(letters) > 0, "never half of it"
    held = [*on_disk(tmp_path)]
    assert held == [{"claim", "edited", "sent", "answered", "sent again"}]
