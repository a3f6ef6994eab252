"""The command line. Each command imports what it needs, so that --help and --version answer at once."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide import __version__
from guide.phrases import Language

if TYPE_CHECKING:
    from guide.cover import Cover
    from guide.notes.note import Front
    from guide.session import Session
    from guide.tree.guide import Guide

EPILOG = """examples:
  guide                                  walk the guide
  guide --lang en                        in English (zh-Hant, zh-Hans, en)
  guide open ~/Documents/guide-notes/note-20260604-2130-a.md
  guide check my-guide/                  every fault of a guide, with its place
  guide replay answers.json --json       where these answers lead
"""


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Returns the exit status: 0 fine, 1 faults found or a crash, 2 not understood."""
    options = _parser().parse_args(arguments)
    command = getattr(options, "command", None)
    if command == "check":
        return _check(options)
    if command == "replay":
        return _replay(options)
    return _walk(options)


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--guide", type=Path, metavar="FOLDER", help="another guide than the one that comes along")
    common.add_argument("--today", type=_day, metavar="DATE", help="work as if it were this day, like 2026-06-04")
    common.add_argument("--lang", choices=["zh-Hant", "zh-Hans", "en"], help="language (default: as your locale)")
    common.add_argument("--notes-dir", type=Path, metavar="FOLDER", help="where notes are saved")
    common.add_argument("--light", action="store_true", help="dark letters on light ground")
    parser = argparse.ArgumentParser(
        prog="guide",
        description="Walk through a few questions to one page of clear advice. Works offline and sends nothing.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"guide {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    open_note = commands.add_parser("open", parents=[common], help="go on from a saved note")
    open_note.add_argument("note", type=Path, metavar="NOTE.md")
    check = commands.add_parser("check", parents=[common], help="find every fault of a guide")
    check.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="the guide (default: the one shipped)")
    replay = commands.add_parser("replay", parents=[common], help="follow an answers file through the guide")
    replay.add_argument("answers", type=Path, metavar="ANSWERS.json")
    replay.add_argument("--json", action="store_true", help="print JSON (this is the default)")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; write it like 2026-06-04") from error


def _complain(line: str, status: int = 2) -> int:
    print(f"guide: {line}", file=sys.stderr)
    return status


def shipped() -> Path:
    """The folder of the guide that comes along: in the installed package, or beside it in a checkout."""
    here = Path(__file__).parent
    content = here / "content" if (here / "content").is_dir() else here.parent / "content"
    return next(path.parent for path in sorted(content.glob("*/guide.yaml")))


def language_of(environment: dict[str, str]) -> Language:
    """The language a locale asks for: Traditional for Taiwan, Hong Kong and Macau, Simplified for other Chinese."""
    name = next((environment[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(k)), "").lower()
    if not name.startswith("zh"):
        return "en"
    return "zh-Hant" if any(part in name for part in ("tw", "hk", "mo", "hant")) else "zh-Hans"


def _load(folder: Path) -> Guide | int:
    """The guide, or the exit status after its faults have been printed."""
    from guide.tree.faults import BrokenGuide
    from guide.tree.load import load

    try:
        return load(folder)
    except BrokenGuide as broken:
        return _print_faults(broken)


def _print_faults(broken: Any) -> int:
    for fault in broken.faults:
        print(fault, file=sys.stderr)
    count = len(broken.faults)
    print(f"guide: {count} fault{'s' if count != 1 else ''} in the guide", file=sys.stderr)
    return 1


def _check(options: argparse.Namespace) -> int:
    folder = options.folder or getattr(options, "guide", None) or shipped()
    guide = _load(folder)
    if isinstance(guide, int):
        return guide
    counts = f"{len(guide.questions)} questions, {len(guide.outcomes)} outcomes, {len(guide.sources)} sources"
    print(f"{guide.id} {guide.about.version}: no fault found ({counts})")
    return 0


def _replay(options: argparse.Namespace) -> int:
    from guide.journey import answers_from_plain, replay

    guide = _load(getattr(options, "guide", None) or shipped())
    if isinstance(guide, int):
        return guide
    try:
        plain = json.loads(options.answers.read_text(encoding="utf-8"))
    except OSError as error:
        return _complain(f"{options.answers}: cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        return _complain(f"{options.answers}: is not UTF-8 text (byte {error.start})")
    except json.JSONDecodeError as error:
        return _complain(f"{options.answers}:{error.lineno}:{error.colno}: is not JSON: {error.msg}")
    except RecursionError:
        return _complain(f"{options.answers}: is nested too deep")
    except ValueError:
        return _complain(f"{options.answers}: holds a number that is far too long")
    if not isinstance(plain, dict):
        return _complain(f"{options.answers}: must be one mapping of question ids to answers")
    for id, value in plain.items():
        if not (value is None or isinstance(value, str) or _is_strings(value)):
            return _complain(f"{options.answers}: '{id}': write an option id, a list of ids, a string or null")
    answers, refused = answers_from_plain(guide, plain)
    journey = replay(guide, answers, getattr(options, "today", date.today()))
    invalid = journey.invalid or next((r for r in refused if r.id == journey.at or r.id not in guide.questions), None)
    outcome = journey.outcome
    result = {
        "route": list(journey.route),
        "at": journey.at,
        "kind": "outcome" if outcome is not None else "question",
        "invalid": {"id": invalid.id, "reason": invalid.reason} if invalid else None,
        "blocks": [block.id for block in journey.blocks(outcome)] if outcome is not None else [],
        "unused": [id for id in plain if id not in journey.known and (invalid is None or id != invalid.id)],
    }
    print(json.dumps(result, indent=2))
    return 0


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _walk(options: argparse.Namespace) -> int:
    from guide.cover import read_cover

    folder: Path = getattr(options, "guide", None) or shipped()
    if not (folder / "guide.yaml").is_file():
        return _complain(f"{folder}: is no guide: there is no guide.yaml in it")
    front = None
    if getattr(options, "note", None) is not None:
        from guide.notes.note import DamagedNote, read_front

        try:
            front = read_front(options.note)
        except DamagedNote as damaged:
            return _complain(str(damaged))
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        return _complain("needs a terminal to draw in; run it in a terminal window, without < > or |")
    return _full_screen(options, folder, read_cover(folder), front)


def _full_screen(options: argparse.Namespace, folder: Path, cover: Cover, front: Front | None) -> int:
    from guide.terminal.app import GuideApp

    language: Language = getattr(options, "lang", None) or language_of(dict(os.environ))
    today: date = getattr(options, "today", None) or date.today()

    def load_session() -> Session:
        from guide.notes.note import DamagedNote
        from guide.notes.store import default_folder
        from guide.session import Session
        from guide.tree.load import load

        guide = load(folder)
        if front is not None and front.guide != guide.id:
            raise DamagedNote(f"{options.note}: is a note of the guide '{front.guide}', not of '{guide.id}'")
        session = Session(guide, cover, today, language, getattr(options, "notes_dir", None) or default_folder())
        if front is not None:
            session.resume(front, options.note.name)
        return session

    from platformdirs import user_state_path

    app = GuideApp(
        cover,
        language,
        load_session,
        log_folder=user_state_path("overdue-guide"),
        theme="guide-light" if getattr(options, "light", False) else "guide-dark",
    )
    app.run()
    return _farewell(app, language)


def _farewell(app: Any, language: Language) -> int:
    """What is said after the screen is given back, and the exit status."""
    from guide.phrases import phrases

    failure = app.failure
    if failure is None:
        return int(app.return_code or 0)
    if type(failure).__name__ == "BrokenGuide":
        return _print_faults(failure)
    if type(failure).__name__ == "DamagedNote":
        return _complain(str(failure))
    return _complain(phrases(language).crashed.format(path=getattr(app, "crash_log", app.log_folder)), 1)
