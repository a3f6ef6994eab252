"""What `--help` says: to readers in their language, to authors in English; and lines to type as examples."""

from __future__ import annotations

from guide.i18n.languages import Language
from guide.i18n.phrases import phrases

_FOR_AUTHORS = {
    "check": "find every fault of a guide and prove that it has no gap, dead end or stale answer",
    "watch": "check a guide again at every save: faults at once, then the proof, with answers to try",
    "routes": "every page path with its outcome and answers that take it",
    "replay": "follow answers through the guide and print where they lead: of one as JSON, of several a line each",
    "map": "the tree as text, Mermaid or DOT",
    "trial": "an outcome as a page to print, to try whether a reader understands it",
    "diff": "which answers lead elsewhere in a new version of a guide",
    "schema": "JSON Schema of the files of a guide, for editors",
    "new": "write a tiny guide that passes every check",
    "completion": "a script that lets bash, zsh or fish complete with Tab",
    "--remarks": "list what is worth a look and breaks nothing",
    "--prove": "prove it too (this is done anyway)",
    "--markdown": "every key with its form, whether it must be there, and what it says, as a page",
    "--count": "only how many there are",
    "--form": "which of them",
    "--notes": "what becomes of these notes",
    "FOLDER": "a guide's folder (otherwise the one shipped)",
    "NEW_FOLDER": "a folder that is empty or not there yet",
    "ANSWERS": (
        "files with answers, or with cases; folders of such files; one case, as in cases/people.yaml:12; or answers "
        "themselves, in quotes. "
        'JSON, one mapping or several: question id → an option id, a list of ids, "2026-06-04", "330.00", or '
        'null where it is skipped; outcome id → "continue" where one went on from it'
    ),
    "OUTCOME": "id of an outcome",
    "--answers": "as it is shown after these answers, in a file such as replay takes",
    "OLD": "the old version",
    "NEW": "the new version",
    "KIND": "one kind of file, like questions; otherwise all",
    "SHELL": "which shell",
}
AUTHORS = ("check", "watch", "routes", "replay", "map", "trial", "diff", "schema", "new", "completion")
"""The commands of those who write guides."""
EXAMPLES: dict[str, tuple[str, ...]] = {
    "": (
        "guide",
        "guide --lang en --light",
        "guide open note-20260604-2130-a.md",
        "guide serve",
        "guide check my-guide",
    ),
    "open": ("guide open note-20260604-2130-a.md", "guide open note-20260604-2130-a.md --today 2026-06-20"),
    "serve": ("guide serve", "guide serve --port 8000 --lang zh-Hant"),
    "check": ("guide check", "guide check my-guide --remarks", "guide check my-guide --json"),
    "routes": ("guide routes --count", "guide routes my-guide --json"),
    "watch": ("guide watch my-guide", "guide watch my-guide --remarks"),
    "replay": (
        "guide replay answers.json",
        "guide replay a.json b.json --guide my-guide --today 2026-06-04",
        "guide replay my-guide/cases",
        """guide replay '{"late": "yes"}'""",
    ),
    "map": ("guide map", "guide map my-guide --form dot | dot -Tsvg"),
    "trial": ("guide trial call-the-police > trial.md", "guide trial call-the-police --answers answers.json"),
    "diff": ("guide diff old new", "guide diff old new --notes note-*.md"),
    "schema": ("guide schema questions", "guide schema --markdown"),
    "new": ("guide new my-guide",),
    "notes": (
        "guide notes",
        "guide notes open 1",
        "guide notes rename 1 june",
        "guide notes delete 1",
        "guide notes restore",
    ),
    "forget": ("guide forget",),
    "completion": (
        "guide completion bash > ~/.local/share/bash-completion/completions/guide",
        "guide completion zsh > ~/.zfunc/_guide",
        "guide completion fish > ~/.config/fish/completions/guide.fish",
    ),
}
"""Command → lines to type; under "" those of walking."""


def say(key: str, language: Language) -> str:
    """One text of the help."""
    return _FOR_AUTHORS[key] if key in _FOR_AUTHORS else phrases(language).command_help[key]
