"""`guide replay`: where answers lead, of one file or of many."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from guide.cli.answers_file import parse_answers, read_all_answers, told
from guide.cli.author_commands import with_guide
from guide.content.case_files import Placed, read_cases
from guide.content.folder import CASES
from guide.content.guide import Guide
from guide.engine.journey import Invalid, Journey, load_answers, replay
from guide.engine.look_ahead import Ahead
from guide.proof.cases import differing
from guide.ui.errors import complain, from_here
from guide.values.plain import Plain

_AT = re.compile(r"(.+?\.yaml):(\d+)(?::\d+)?")
"""A case in a file, as faults name it."""


@dataclass(frozen=True, slots=True)
class Given:
    """Answers to follow, and where they stand."""

    name: str
    answers: Mapping[str, object]
    case: Placed | None = None


def replay_files(folder: Path | None, places: Sequence[Path | str], today: date, as_json: bool, shipped: Path) -> int:
    """Follow answers through a guide and print where they lead: of one as JSON, of several a line each.

    They stand in files, or are given themselves, as text. Without a folder it is the guide in whose folder the first of
    them stands, or else the one that comes along.
    Returns 0 where all could be followed, and all cases came out as they say.
    """
    folder = folder or _guide_around(Path() if isinstance(places[0], str) else places[0]) or shipped
    return with_guide(folder, _Replaying(places, today, as_json).follow, False)


def _guide_around(path: Path) -> Path | None:
    """The guide in whose folder a file stands."""
    around = (path, *path.absolute().parents)
    return next((folder for folder in around if (folder / "guide.yaml").is_file()), None)


@dataclass(slots=True)
class _Replaying:
    places: Sequence[Path | str]
    today: date
    as_json: bool
    status: int = 0

    def follow(self, guide: Guide) -> int:
        every = [given for place in self.places for given in self._given(place, guide)]
        ahead = Ahead(guide)
        for given in every:
            self._one(given, guide, ahead, alone=len(every) == 1)
        return self.status

    def _complain(self, line: str, status: int, instead: str = "") -> None:
        self.status = max(self.status, complain(line, status, instead))

    def _given(self, place: Path | str, guide: Guide) -> Iterator[Given]:
        """All answers in a file, in the files of a folder, or in the cases of a guide."""
        path = Path(place)
        if isinstance(place, str):
            yield from self._read("answers", parse_answers(place))
        elif path.is_dir():
            inside = [*_files_in(path / CASES if (path / "guide.yaml").is_file() else path)]
            for each in inside:
                yield from self._given(each, guide)
            if not inside:
                self._complain(f"{path}: has no answers (.json) and no cases (.yaml) in it", 2)
        elif path.suffix == ".yaml":
            yield from self._cases(path, guide)
        elif (at := _AT.fullmatch(str(path))) and not path.exists():
            above = [case for case in self._cases(Path(at[1]), guide) if case.case and case.case.line <= int(at[2])]
            yield from above[-1:]
            if not above and not self.status:
                self._complain(f"{at[1]}: there is no case at line {at[2]}", 2)
        else:
            yield from self._read(str(path), read_all_answers(path))

    def _read(self, name: str, found: Sequence[Mapping[str, object]] | str) -> Iterator[Given]:
        if isinstance(found, str):
            self._complain(f"{name}{found}", 2)
        else:
            yield from map(Given, [f"{name} #{n}" for n, _ in enumerate(found, 1)] if len(found) > 1 else [name], found)

    def _cases(self, path: Path, guide: Guide) -> Iterator[Given]:
        found = read_cases(guide, [path])
        for fault in found.faults:
            what, _, instead = from_here(fault).partition("\n    ")
            self._complain(what, 1, instead)
        yield from (Given(placed.name, placed.answers, placed) for placed in found.placed)

    def _one(self, given: Given, guide: Guide, ahead: Ahead, alone: bool) -> None:
        day = self.today if given.case is None else given.case.today or self.today
        answers, refused = load_answers(guide, given.answers)
        journey = replay(guide, answers, day)
        invalid = journey.invalid or next(
            (found for found in refused if found.id == journey.at or found.id not in guide.questions), None
        )
        result = _result(journey, invalid, given.answers)
        if alone:
            print(json.dumps(result, indent=2))  # ids only; a strange one must not break a plain terminal
        else:
            print(json.dumps({"from": given.name, **result}) if self.as_json else f"{given.name}: {_line(result)}")
        if given.case is not None:
            for fault in differing(given.case, guide, self.today, ahead):
                self._complain(from_here(fault).partition("\n")[0], 1)
        elif invalid is not None:
            what, instead = told(invalid, guide, given.answers.get(invalid.id))
            self._complain(f"{given.name}: {what}", 1, instead)


def _files_in(folder: Path) -> Iterator[Path]:
    """The answers files and files of cases below a folder, in order; hidden ones are left alone."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix in (".json", ".yaml") and not hidden and path.is_file():
            yield path


def _result(journey: Journey, invalid: Invalid | None, given: Mapping[str, object]) -> dict[str, Plain]:
    outcome = journey.outcome
    return {
        "route": list(journey.route),
        "at": journey.at,
        "kind": journey.guide.kind(journey.at).removesuffix("s"),
        "invalid": {"id": invalid.id, "reason": invalid.reason} if invalid else None,
        "blocks": [block.id for block in journey.blocks(outcome)] if outcome is not None else [],
        "unused": [id for id in given if id not in journey.known and (invalid is None or id != invalid.id)],
    }


def _line(result: Mapping[str, Any]) -> str:
    """A result in words."""
    if result["invalid"]:
        return f"refused at '{result['invalid']['id']}': {result['invalid']['reason']}"
    shown = f", with {', '.join(result['blocks'])}" if result["blocks"] else ""
    unused = f"; unused: {', '.join(result['unused'])}" if result["unused"] else ""
    return f"{'leads to' if result['kind'] == 'outcome' else 'asks'} {result['at']}{shown}{unused}"
