"""What may be typed after `guide`: commands, their options, and the help that tells of them."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from guide.cli.command_help import AUTHORS, EXAMPLES, say
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.ui.browser import LOOPBACK
from guide.values.characters import in_a_line
from guide.values.days import FIRST, LAST

SHELLS = ("bash", "zsh", "fish")
KEEPING = ("list", "open", "rename", "delete", "restore")
"""What can be done with saved notes."""
_WALKING = ("--guide", "--today", "--lang", "--notes-dir", "--plain", "--light")
_SHARED: dict[str, tuple[str, ...]] = {
    "open": _WALKING,
    "serve": ("--guide", "--today", "--lang", "--light"),
    "check": ("--guide", "--today"),
    "watch": ("--guide", "--today", "--lang"),
    "routes": ("--guide", "--today"),
    "replay": ("--guide", "--today"),
    "map": ("--guide", "--lang"),
    "trial": ("--guide", "--today", "--lang"),
    "diff": ("--today",),
    "schema": (),
    "new": (),
    "completion": (),
    "notes": _WALKING,
    "forget": ("--lang", "--notes-dir"),
}
"""Command → those options of walking that mean something to it."""
COMMANDS = tuple(_SHARED)
_SAID = {
    "unrecognized": r"unrecognized arguments: (?P<words>.*)",
    "required": r"the following arguments are required: (?P<words>.*)",
    "expected": r"argument (?P<name>.*): expected (?:one argument|at least one argument)",
    "choice": r"argument .*: invalid choice: '?(?P<word>.*?)'? \(choose from (?P<all>.*)\)",
}
"""What argparse says of a command line, to be said in the reader's language."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language, and complains in two lines."""

    def __init__(self, language: Language, command: str, about: str, **how: Any) -> None:
        lines = [f"  {line}" for line in EXAMPLES[command]]
        epilog = "\n".join([say("examples", language), *lines, *([] if command else ["", say("more", language)])])
        super().__init__(
            description=say(about, language),
            epilog=epilog,
            formatter_class=lambda prog: _Formatter(language, prog),
            add_help=False,
            allow_abbrev=False,
            **how,
        )
        self.places = {kind: self.add_argument_group(say(kind, language)) for kind in ("arguments", "options")}
        self.language = language
        self.paths: list[tuple[argparse.Action, str]] = []
        """arguments that are files or folders, for completion"""
        self.add("--help", "-h", action="help")

    def add(self, name: str, *also: str, path: str = "", **how: Any) -> None:
        """An option, or an argument that is shown as `name`. `path`: what to complete, "file" or "folder"."""
        kind = "options" if name.startswith("-") else "arguments"
        how["help"] = say(name, self.language)
        if kind == "arguments":
            how["metavar"] = how.get("metavar", name)
            name = how.pop("dest")
        action = self.places[kind].add_argument(*also, name, **how)
        if path:
            self.paths.append((action, path))

    def add_shared(self, names: Iterable[str]) -> None:
        """Options of walking. They are absent where they are not given, so that one before a command counts too."""
        for name in names:
            how: dict[str, Any] = {"default": argparse.SUPPRESS}
            match name:
                case "--guide" | "--notes-dir":
                    how |= {"type": Path, "metavar": "FOLDER", "path": "folder"}
                case "--today":
                    how |= {"type": partial(_day, self), "metavar": "DATE"}
                case "--lang":
                    how |= {"type": partial(_language, self), "metavar": "LANG"}
                case _:
                    how |= {"action": "store_true"}
            self.add(name, **how)

    def _print_message(self, message: str, file: Any = None) -> None:
        """As argparse has it, but that it is told where nothing can be printed."""
        (file or sys.stderr).write(message)

    def error(self, message: str) -> NoReturn:
        """Say what was not understood; what argparse says of it by itself, in the reader's language too."""
        for what, pattern in _SAID.items():
            if (match := re.fullmatch(pattern, message, re.DOTALL)) is not None:
                message = self.told(what, **match.groupdict())
        message, told = re.sub(r"^argument (\S+): ", r"\1: ", message), self.told("help", command=self.prog)
        self.exit(2, f"{self.prog}: {in_a_line(message)}\n{told}\n")

    def refusal(self, what: str, **values: str) -> argparse.ArgumentTypeError:
        """Why an argument is refused."""
        return argparse.ArgumentTypeError(self.told(what, **values))

    def told(self, what: str, **values: str) -> str:
        """A sentence on what was typed, in the reader's language."""
        return phrases(self.language).command_line[what].format(**values)


class _Formatter(argparse.HelpFormatter):
    def __init__(self, language: Language, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=77)  # 用法： takes three columns more than it has letters
        self._language = language

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, say("usage", self._language) if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        if text.isascii():
            return super()._split_lines(text, width)
        from guide.views.layout import wrap  # knows that Chinese is twice as wide

        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" in text:  # the examples
            return text
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))


class Options(argparse.Namespace):
    """What was asked for. What stands here counts where it is not given; what only one command takes comes with it."""

    command: str | None = None
    guide: Path | None = None
    folder: Path | None = None
    note: Path | None = None
    today: date | None = None
    lang: Language | None = None
    notes_dir: Path | None = None
    plain: bool = False
    light: bool = False


def parse(arguments: Sequence[str], language: Language) -> Options:
    """What was asked for. Walking needs no commands, and building their parsers would keep the first page waiting."""
    if not {"-h", "--help"} & {*arguments}:
        walking = _walking(language)
        options, rest = walking.parse_known_args(arguments, Options())
        if not rest:
            return options
        if not {*rest} & {*COMMANDS}:
            strange = rest[0].startswith("-")
            walking.error(walking.told("unrecognized", words=" ".join(rest)) if strange else _unknown(rest[0], walking))
    parser = full_parser(language)
    options = parser.parse_args(arguments, Options())
    command = options.command or ""
    if command == "notes":
        _check_notes(options, parser)
    for name in _WALKING:  # stood before the command, which does not know it
        if name[2:].replace("-", "_") in vars(options) and name not in _SHARED[command]:
            parser.error(parser.told("meaningless", option=name, command=command))
    return options


def _check_notes(options: Options, parser: Parser) -> None:
    """Each thing done with a note needs to know with which, and renaming the new name."""
    missing = [name for name in ("which", "name") if getattr(options, name) is None]
    if options.do in ("open", "rename", "delete") and "which" in missing:
        parser.error(parser.told("which", do=options.do))
    if options.do == "rename" and missing:
        parser.error(parser.told("name"))


def _unknown(word: str, parser: Parser) -> str:
    """A first word that is no command: what may have been meant."""
    from difflib import get_close_matches

    path = Path(word)
    if path.suffix == ".md":
        return parser.told("note", word=word)
    if len(path.parts) > 1 or _is_folder(path):
        return parser.told("folder", word=word)
    near = get_close_matches(word, COMMANDS, 1)
    if near:
        return parser.told("meant", word=word, near=near[0])
    return parser.told("unknown", word=word, all=", ".join(COMMANDS))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _walking(language: Language) -> Parser:
    parser = Parser(language, "", "about", prog="guide")
    parser.add_shared(_WALKING)
    parser.add("--version", action="store_true")
    return parser


def full_parser(language: Language) -> Parser:
    """The parser with all commands."""
    parser = _walking(language)
    parsers = parser.add_subparsers(dest="command", metavar="COMMAND", title=say("commands", language))

    def command(name: str) -> Parser:
        speaks = "en" if name in AUTHORS else language
        made: Parser = parsers.add_parser(
            name, help=say(name, language), language=speaks, command=name, about=name, prog=f"guide {name}"
        )
        return made

    made = {name: command(name) for name in COMMANDS}
    made["open"].add("NOTE.md", dest="note", type=Path, path="file")
    made["serve"].add("--port", type=partial(_port, parser), default=0, metavar="NUMBER")
    made["serve"].add("--host", type=partial(_loopback, parser), default=LOOPBACK, metavar="HOST")
    for name in ("check", "watch", "routes", "map"):
        made[name].add("FOLDER", dest="folder", type=Path, nargs="?", path="folder")
    for name in ("check", "watch"):
        made[name].add("--remarks", action="store_true")
    made["check"].add("--prove", action="store_true")
    made["routes"].add("--count", action="store_true")
    made["replay"].add("ANSWERS", dest="answers", type=_answers, nargs="+", path="file")
    made["map"].add("--form", choices=["text", "mermaid", "dot"], default="text")
    for name in ("check", "routes", "replay"):
        made[name].add("--json", action="store_true")
    made["trial"].add("OUTCOME", dest="outcome")
    made["trial"].add("--answers", type=Path, default=None, metavar="ANSWERS.json", path="file")
    made["diff"].add("OLD", dest="old", type=Path, path="folder")
    made["diff"].add("NEW", dest="new", type=Path, path="folder")
    made["diff"].add("--notes", type=Path, nargs="*", default=[], metavar="NOTE.md", path="file")
    made["schema"].add("KIND", dest="kind", nargs="?")
    made["schema"].add("--markdown", action="store_true")
    made["new"].add("NEW_FOLDER", dest="new_folder", type=Path, metavar="FOLDER", path="folder")
    made["notes"].add("DO", dest="do", nargs="?", choices=KEEPING, metavar="DO")
    made["notes"].add("NOTE", dest="which", nargs="?", metavar="NOTE")
    made["notes"].add("NAME", dest="name", nargs="?", metavar="NAME")
    made["notes"].add("--json", action="store_true")
    for name in ("notes", "forget"):
        made[name].add("--yes", action="store_true")
    made["completion"].add("SHELL", dest="shell", choices=SHELLS, metavar="SHELL")
    for name, parser_of_command in made.items():
        parser_of_command.add_shared(_SHARED[name])
        parser.paths += parser_of_command.paths
    return parser


def _day(parser: Parser, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise parser.refusal("no_day", text=text[:40]) from error
    if not FIRST <= day <= LAST:
        raise parser.refusal("day_range", day=str(day), first=str(FIRST), last=str(LAST))
    return day


def _language(parser: Parser, text: str) -> Language:
    if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", text) is None:
        raise parser.refusal("no_language", text=text[:40])
    return text


def _answers(text: str) -> Path | str:
    """A file or folder with answers, or the answers themselves."""
    return text if text.startswith("{") else Path(text)


def _port(parser: Parser, text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > 65535:
        raise parser.refusal("no_port", text=text[:40])
    return int(text)


def _loopback(parser: Parser, text: str) -> str:
    if text not in (LOOPBACK, "localhost"):
        raise parser.refusal("not_here", text=text[:40])
    return LOOPBACK
