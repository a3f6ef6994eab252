"""Commands for those who write guides: check, routes, map, trial, diff, schema, new.

Results go to standard output, complaints to standard error. Each function returns an exit status: 0 fine, 1 faults or
differences found, 2 not understood.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guide.cli.answers_file import read_answers
from guide.content.faults import BrokenGuide
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.words import Language
from guide.engine.journey import Journey, load_answers, replay
from guide.engine.nodes import TooWide
from guide.sheets import SHIPPED
from guide.sheets.loading import load, load_marked
from guide.ui.errors import complain, here, print_faults
from guide.values.characters import in_a_line
from guide.values.text import counted

if TYPE_CHECKING:
    from guide.lint.report import Found


def with_guide(folder: Path, then: Callable[[Guide], int], whole: bool = True) -> int:
    """Read a guide and go on with it, or print its faults. Without `whole`, rules may leave an answer no way on."""
    try:
        guide = load(folder) if whole else load_marked(folder, routing=False)[0]
    except BrokenGuide as broken:
        return print_faults(broken.faults)
    try:
        return then(guide)
    except TooWide as given_up:
        return complain(f"{in_a_line(folder)}: {given_up}", 1)


def check(folder: Path, today: date, as_json: bool, remarks: bool) -> int:
    """Read, check and prove a guide: every fault with its place and counter-example, one line a guarantee."""
    from guide.content.case_files import cases_of
    from guide.lint.measured import table
    from guide.proof.report import report

    try:
        guide, marks = load_marked(folder, routing=False)
    except BrokenGuide as broken:
        return print_faults(broken.faults)
    try:
        proof = report(guide, marks, today, cases_of(guide))
    except TooWide as given_up:
        return complain(f"{in_a_line(folder)}: not proved: {given_up}", 1)
    content = checked(guide, marks, today)
    if as_json:
        faults = [{"path": str(f.path), "line": f.line, "column": f.column, "what": f.what} for f in content.faults]
        due = [{"path": str(f.path), "line": f.line, "column": f.column, "what": f.what} for f in content.remarks]
        read = {tag: measures.dump() for tag, measures in content.language.items()}
        whole = {**proof.dump(), "language": read, "content": faults, "remarks": due}
        print(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        print(proof.text().replace(here(), ""), end="")
        print(table(content.language))
        for remark in (*proof.remarks, *content.remarks) if remarks else ():
            print(str(remark).replace(here(), ""))
        worth = counted(len(proof.remarks), "remark") if proof.remarks else ""
        due_now = f"{counted(len(content.remarks), 'source')} due for another look" if content.remarks else ""
        if (worth or due_now) and not remarks:
            print(f"\n{', '.join(filter(None, (worth, due_now)))}; guide check --remarks lists them")
    if content.faults:
        print_faults(content.faults)
    elif not as_json and proof.holds:
        print(f"{guide.id} {guide.about.version}: no fault found")
    return 0 if proof.holds and not content.faults else 1


def checked(guide: Guide, marks: Marks, today: date) -> Found:
    """What an editor finds in the texts of a guide, and keys that are given twice."""
    from guide.lint.report import content_faults
    from guide.session.page_keys import taken

    found = content_faults(guide, marks, today)
    return found._replace(faults=[*found.faults, *taken(guide, marks)])


def routes(folder: Path, today: date, as_json: bool, only_count: bool) -> int:
    """Every page path with its outcome and answers that take it, or only how many there are."""
    from guide.proof import routes as tree

    def show(guide: Guide) -> int:
        if only_count:
            print(tree.count(guide))
        elif as_json:
            print(json.dumps([route.dump(guide, today) for route in tree.routes(guide)], ensure_ascii=False, indent=1))
        else:
            for route in tree.routes(guide):
                print(route.text(guide, today))
        return 0

    return with_guide(folder, show)


def draw(folder: Path, form: str, language: Language) -> int:
    """The tree as text, Mermaid or DOT."""
    from guide.proof import drawing

    forms = {"text": drawing.as_text, "mermaid": drawing.as_mermaid, "dot": drawing.as_dot}

    def show(guide: Guide) -> int:
        print(forms[form](guide, language), end="")
        return 0

    return with_guide(folder, show)


def trial(folder: Path, outcome: str, path: Path | None, today: date, language: Language) -> int:
    """An outcome as a page to print, with which can be tried whether a reader understands it."""
    from guide.i18n.phrases import phrases
    from guide.notes import trial as page

    plain = read_answers(path) if path is not None else None
    if isinstance(plain, str):
        return complain(f"{path}{plain}")

    def show(guide: Guide) -> int:
        if outcome not in guide.outcomes:
            known = ", ".join(guide.outcomes)
            return complain(f"there is no outcome '{in_a_line(outcome)}'", instead=f"there are {known}")
        journey = page.plainest(guide, outcome, today) if plain is None else _walked(guide, plain, today)
        if journey.at != outcome:
            return complain(f"{path}: these answers lead to '{journey.at}', not to '{outcome}'", 1)
        print(page.trial(guide, outcome, journey, phrases(language)), end="")
        return 0

    return with_guide(folder, show)


def _walked(guide: Guide, plain: Mapping[str, object], today: date) -> Journey:
    return replay(guide, load_answers(guide, plain)[0], today)


def diff(old: Path, new: Path, today: date, notes: Iterable[Path]) -> int:
    """Which answers lead elsewhere in a new version of a guide, and what becomes of saved notes."""
    from guide.notes.front import DamagedNote, read_front
    from guide.proof import diff as tree

    def compare(before: Guide, after: Guide) -> int:
        found = tree.diff(before, after, today)
        for line in found.lines():
            print(line)
        status = 0 if found.empty or found.text_only else 1
        for note in notes:
            try:
                answers, _ = load_answers(before, read_front(note).answers)
            except DamagedNote as damaged:
                status = complain(str(damaged))
                continue
            print(f"{in_a_line(note)}: {tree.fate(before, after, answers, today)}")
        return status

    return with_guide(old, lambda before: with_guide(new, lambda after: compare(before, after)))


def schema(kind: str | None, markdown: bool) -> int:
    """The JSON Schema of one kind of file, or of all by kind; or every key of all as a page."""
    from guide.content.folder import kinds
    from guide.content.manual import reference
    from guide.content.schema import schema as tree

    every = kinds(SHIPPED)
    kind = next((name for name in every if kind in (name, Path(name).stem)), kind)
    if kind is not None and kind not in every:
        return complain(f"'{kind}' is no kind of file; there are {', '.join(every)}")
    wanted = every if kind is None else {kind: every[kind]}
    if markdown:
        print(reference(wanted), end="")
        return 0
    made = {name: tree(name, holds) for name, holds in wanted.items()}
    print(json.dumps(made if kind is None else made[kind], ensure_ascii=False, indent=2))
    return 0


def new(folder: Path) -> int:
    """Write a tiny guide that passes every check."""
    from guide.content.scaffold import new as tree

    try:
        written = tree(folder)
    except OSError as error:
        return complain(str(error))
    for path in written:
        print(in_a_line(path))
    print(f"next: guide check {in_a_line(folder)}, then guide --guide {in_a_line(folder)}")
    return 0
