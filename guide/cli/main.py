"""The command line. Each command imports what it needs, so that --help and --version answer at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

from guide import __version__
from guide.cli.arguments import Options, full_parser, parse
from guide.content.plain_file import read_plain
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.ui.errors import complain
from guide.ui.streams import shown
from guide.values.days import FIRST, LAST

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Returns the exit status: 0 fine, 1 faults found or a crash, 2 not understood."""
    with shown():
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    options = parse(arguments, _spoken(arguments))
    if _is_nowhere(options):
        return complain("the folder you are in was removed; change to another one, or write whole paths")
    folder: Path = options.guide or shipped()
    match "version" if options.version else options.command:
        case "version":
            return _version(folder)
        case None | "open":
            return _walk(folder, options)
        case "notes" | "forget" as command:
            return _own_files(command, folder, options)
        case "serve":
            return _serve(folder, options)
        case "completion":
            from guide.cli.completion import script

            print(script(full_parser("en"), options.shell), end="")
            return 0
        case command:
            return _author(command, options.folder or folder, options)


def _own_files(command: str, shelf: Path, options: Options) -> int:
    from guide.cli import note_commands
    from guide.notes.places import default_folder

    folder: Path = options.notes_dir or default_folder()
    language = _language_in(shelf, options)
    match command if command == "forget" else options.do:
        case "forget":
            return note_commands.forget_all(folder, language, options.yes)
        case "open":
            options.note = note_commands.find(folder, options.which, to_open=True)
            return _walk(shelf, options) if options.note is not None else note_commands.no_such(options.which, language)
        case "rename":
            return note_commands.rename_note(folder, options.which, options.name, language)
        case "restore":
            return note_commands.restore_note(folder, options.which, language)
        case "delete":
            return note_commands.delete_note(folder, options.which, language, options.yes)
        case _:
            return note_commands.list_notes(shelf, folder, language, options.json)


def _author(command: str, folder: Path, options: Options) -> int:
    from guide.cli import author_commands

    today = _today(options)
    match command:
        case "check":
            return author_commands.check(folder, today, options.json, options.remarks)
        case "watch":
            return _watch(folder, partial(_today, options), _language(options), options.remarks)
        case "replay":
            from guide.cli.replaying import replay_files

            where = options.guide
            return replay_files(where, options.answers, today, options.json, shipped())
        case "routes":
            return author_commands.routes(folder, today, options.json, options.count)
        case "map":
            return author_commands.draw(folder, options.form, _language_in(folder, options))
        case "trial":
            return author_commands.trial(folder, options.outcome, options.answers, today, _language_in(folder, options))
        case "diff":
            return author_commands.diff(options.old, options.new, today, options.notes)
        case "schema":
            return author_commands.schema(options.kind, options.markdown)
        case _:
            return author_commands.new(options.new_folder)


def _walk(folder: Path, options: Options) -> int:
    from guide.cli.launch import LaunchOptions, launch

    asked = LaunchOptions(
        folder=folder,
        note=options.note,
        today=_today(options),
        language=_language(options),
        notes_folder=options.notes_dir,
        light=options.light,
        plain=options.plain,
    )
    return launch(asked)


def _serve(folder: Path, options: Options) -> int:
    try:
        from guide.ui.browser.server import serve
    except ModuleNotFoundError as error:
        from guide.cli.extras import how_to_install

        return complain(f"guide serve needs {error.name}; install it with:", instead=how_to_install("serve"))
    return serve(folder, options.port, _language(options), options.light, options.today)


def _watch(folder: Path, today: Callable[[], date], language: Language, remarks: bool) -> int:
    try:
        from guide.cli.watching import watch
    except ModuleNotFoundError as error:
        from guide.cli.extras import how_to_install

        return complain(f"guide watch needs {error.name}; install it with:", instead=how_to_install("watch"))
    return watch(folder, today, phrases(language), remarks)


def _version(folder: Path) -> int:
    """The program, the guide, and the day its words were last gone through; nothing else of the guide is read."""
    print(f"guide {__version__}", end="")
    try:
        text = read_plain(folder / "guide.yaml").decode("utf-8", "replace")
    except OSError as error:
        print(flush=True)
        return complain(f"{folder}: cannot be read: {error.strerror}")
    found = dict(re.findall(r"^(guide|version|checked): *['\"]?([^'\"#\n]*?)['\"]? *(?:#.*)?$", text, re.MULTILINE))
    print(f", {found.get('guide', '?')} {found.get('version', '?')}, checked {found.get('checked', '?')}")
    return 0


def _is_nowhere(options: Options) -> bool:
    """Whether a path was given from the folder one is in, and that folder has been removed."""
    given = (path for value in vars(options).values() for path in (value if isinstance(value, list) else [value]))
    if all(path.is_absolute() for path in given if isinstance(path, Path)):
        return False
    try:
        os.getcwd()  # noqa: PTH109
    except OSError:
        return True
    return False


def shipped() -> Path:
    """The folder of the guide that comes along: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    content = package / "shipped" if (package / "shipped").is_dir() else package.parent / "content"
    return next(path.parent for path in sorted(content.glob("*/guide.yaml")))


def language_of(environment: dict[str, str]) -> Language:
    """The language a locale asks for, as a tag: zh-TW for zh_TW.UTF-8; English where it asks for none, like C."""
    name = next((environment[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(k)), "")
    tag = name.partition(".")[0].partition("@")[0].replace("_", "-")
    return tag if _TAG.fullmatch(tag) else "en"


def _spoken(arguments: Sequence[str]) -> Language:
    """The language of the help, before the command line has been understood."""
    words = [part for word in arguments for part in word.split("=", 1)]
    asked = dict(pairwise(words)).get("--lang")
    return asked if asked and _TAG.fullmatch(asked.replace("_", "-")) else language_of(dict(os.environ))


def _language(options: Options) -> Language:
    return options.lang or language_of(dict(os.environ))


def _language_in(folder: Path, options: Options) -> Language:
    """Of the languages this guide speaks, the nearest."""
    from guide.views.start_page import read_start_page

    return read_start_page(folder).spoken(_language(options))


def _today(options: Options) -> date:
    today: date = options.today or date.today()
    if not FIRST <= today <= LAST:  # a clock that was never set
        raise SystemExit(complain(phrases(_language(options)).clock_wrong.format(today=today)))
    return today
