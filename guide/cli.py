"""The command line. Each command imports what it needs, so that --help and --version answer at once."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guide import __version__

if TYPE_CHECKING:
    from guide.phrases import Language

EPILOG = """examples:
  guide                              walk the guide
  guide --lang en                    in English (zh-Hant, zh-Hans, en)
  guide open note-20260604-2130-a.md
  guide notes                        the notes that were saved; guide notes open 1 goes on from the newest
  guide forget                       remove everything this program has written, after asking
  guide check my-guide               every fault of a guide, and the proof that there is no other
  guide replay answers.json --json   where these answers lead
"""


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Returns the exit status: 0 fine, 1 faults found or a crash, 2 not understood."""
    options = _options(arguments)
    command = getattr(options, "command", None)
    if command in ("notes", "forget"):
        return _own_files(command, options)
    return _walk(options) if command in (None, "open") else _author(command, options)


def _own_files(command: str, options: argparse.Namespace) -> int:
    from guide import housekeeping
    from guide.notes.places import default_folder

    folder: Path = getattr(options, "notes_dir", None) or default_folder()
    language, sure = _language(options), getattr(options, "yes", False)
    match "forget" if command == "forget" else options.do:
        case "forget":
            return housekeeping.forget_all(folder, language, sure)
        case "open":
            options.note = housekeeping.find(folder, options.which)
            return _walk(options) if options.note is not None else housekeeping.no_such(options.which, language)
        case "rename":
            return housekeeping.rename_note(folder, options.which, options.name, language)
        case "delete":
            return housekeeping.delete_note(folder, options.which, language, sure)
        case _:
            shelf = getattr(options, "guide", None) or shipped()
            return housekeeping.list_notes(shelf, folder, language, getattr(options, "json", False))


def _author(command: str, options: argparse.Namespace) -> int:
    from guide import authors

    folder: Path = getattr(options, "folder", None) or getattr(options, "guide", None) or shipped()
    today: date = getattr(options, "today", None) or date.today()
    match command:
        case "check":
            return authors.check(folder, today, options.json, options.remarks)
        case "replay":
            return authors.replay_file(folder, options.answers, today)
        case "routes":
            return authors.routes(folder, today, options.json, options.count)
        case "map":
            return authors.draw(folder, options.form, _language(options))
        case "diff":
            return authors.diff(options.old, options.new, today, options.notes)
        case "schema":
            return authors.schema(options.kind)
        case _:
            return authors.new(options.new_folder)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for. Walking needs no commands, and building their parsers would keep the first page waiting."""
    if not {"-h", "--help"} & {*arguments}:
        options, rest = _parser(commands=False).parse_known_args(arguments)
        if not rest:
            return options
    return _parser().parse_args(arguments)


def _parser(commands: bool = True) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--guide", type=Path, metavar="FOLDER", help="another guide than the one that comes along")
    common.add_argument("--today", type=_day, metavar="DATE", help="work as if it were this day, like 2026-06-04")
    common.add_argument("--lang", choices=["zh-Hant", "zh-Hans", "en"], help="language (default: as your locale)")
    common.add_argument("--notes-dir", type=Path, metavar="FOLDER", help="where notes are saved")
    common.add_argument("--plain", action="store_true", help="lines of text instead of a full screen")
    common.add_argument("--light", action="store_true", help="dark letters on light ground")
    parser = argparse.ArgumentParser(
        prog="guide",
        description="Walk through a few questions to one page of clear advice. Works offline and sends nothing.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"guide {__version__}")
    if not commands:
        return parser
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, help: str) -> argparse.ArgumentParser:
        return subparsers.add_parser(name, parents=[common], help=help, description=help)

    command("open", "go on from a saved note").add_argument("note", type=Path, metavar="NOTE.md")
    _add_own_files(command("notes", "the notes that were saved: list, open, rename, delete"), common)
    forget = command(
        "forget", "remove everything this program has written that it can know of; lists it and asks first"
    )
    forget.add_argument("--yes", action="store_true", help="do not ask")
    check = command("check", "find every fault of a guide and prove that it has no gap, dead end or stale answer")
    check.add_argument("--remarks", action="store_true", help="list what is worth a look and breaks nothing")
    check.add_argument("--prove", action="store_true", help="prove it too (this is the default)")
    routes = command("routes", "every page path with its outcome and answers that take it")
    routes.add_argument("--count", action="store_true", help="only how many there are")
    replay = command("replay", "follow an answers file through the guide and print where it leads, as JSON")
    replay.add_argument("answers", type=Path, metavar="ANSWERS.json")
    draw = command("map", "the tree as text, Mermaid or DOT")
    draw.add_argument("--form", choices=["text", "mermaid", "dot"], default="text")
    for parser_with_folder in (check, routes, draw):
        parser_with_folder.add_argument(
            "folder", type=Path, nargs="?", metavar="FOLDER", help="default: the one shipped"
        )
    for parser_with_json in (check, routes, replay):
        parser_with_json.add_argument("--json", action="store_true", help="for machines")
    diff = command("diff", "which answers lead elsewhere in a new version of a guide")
    diff.add_argument("old", type=Path, metavar="OLD")
    diff.add_argument("new", type=Path, metavar="NEW")
    diff.add_argument(
        "--notes", type=Path, nargs="*", default=[], metavar="NOTE.md", help="what becomes of these notes"
    )
    schema = command("schema", "JSON Schema of the files of a guide, for editors")
    schema.add_argument("kind", nargs="?", help="one kind of file, like questions; default: all")
    command("new", "write a tiny guide that passes every check").add_argument("new_folder", type=Path, metavar="FOLDER")
    return parser


def _add_own_files(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="the list for machines")
    subparsers = parser.add_subparsers(dest="do", metavar="DO", title="what to do with one of them")

    def do(name: str, help: str) -> argparse.ArgumentParser:
        added = subparsers.add_parser(name, parents=[common], help=help, description=help)
        added.add_argument("which", metavar="NOTE", help="its number in the list, or its file name")
        return added

    do("open", "go on from it")
    do("rename", "another name, of letters, digits, - and _; no file is replaced").add_argument("name", metavar="NAME")
    delete = do("delete", "set it aside, so that guide forget removes it for good; asks first")
    delete.add_argument("--yes", action="store_true", help="do not ask")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; write it like 2026-06-04") from error


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


def _language(options: argparse.Namespace) -> Language:
    language: Language = getattr(options, "lang", None) or language_of(dict(os.environ))
    return language


def _walk(options: argparse.Namespace) -> int:
    from guide.faces import Sitting, walk

    sitting = Sitting(
        folder=getattr(options, "guide", None) or shipped(),
        note=getattr(options, "note", None),
        today=getattr(options, "today", None) or date.today(),
        language=_language(options),
        notes_folder=getattr(options, "notes_dir", None),
        light=getattr(options, "light", False),
        plain=getattr(options, "plain", False),
    )
    return walk(sitting)
