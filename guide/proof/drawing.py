"""A guide's tree drawn as text, as Mermaid, and as DOT."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.guide import Guide
from guide.content.words import Language
from guide.content.written import in_words
from guide.proof.uses import written_rules


def as_text(guide: Guide, language: Language = "en") -> str:
    """The tree for a terminal. A node is unfolded where it is nearest to the start; elsewhere it is only named."""
    parents: dict[str, tuple[str, int]] = {guide.first: ("", 0)}
    todo = [guide.first]
    for node in todo:
        for number, (_, go) in enumerate(_rules(guide, node)):
            if go not in parents:
                parents[go] = (node, number)
                todo.append(go)
    lines = _below(guide, guide.first, "", parents, language)
    return "\n".join([_title(guide, guide.first, language), *lines]) + "\n"


def _below(
    guide: Guide, node: str, indent: str, parents: dict[str, tuple[str, int]], language: Language
) -> Iterator[str]:
    rules = _rules(guide, node)
    for number, (when, go) in enumerate(rules):
        last = number == len(rules) - 1
        here = parents[go] == (node, number)
        again = "" if here or go not in guide.rules else " ↑"
        yield f"{indent}{'└─' if last else '├─'} {when} → {_title(guide, go, language)}{again}"
        if here:
            yield from _below(guide, go, indent + ("   " if last else "│  "), parents, language)


def as_mermaid(guide: Guide, language: Language = "en") -> str:
    """The tree as a Mermaid flowchart: questions are boxes, outcomes are round, notices are flags."""
    lines = ["flowchart TD"]
    for id in guide.nodes:
        left, right = {"questions": ("[", "]"), "notices": (">", "]"), "outcomes": ("([", "])")}[guide.kind(id)]
        lines.append(f'  {_name(id)}{left}"{_mermaid(_title(guide, id, language))}"{right}')
    for id in guide.rules:
        arrow = "-.->" if id in guide.outcomes else "-->"
        lines += [f'  {_name(id)} {arrow}|"{_mermaid(when)}"| {_name(go)}' for when, go in _rules(guide, id)]
    return "\n".join(lines) + "\n"


def as_dot(guide: Guide, language: Language = "en") -> str:
    """The tree for Graphviz."""
    lines = ["digraph guide {", "  node [shape=box];"]
    for id in guide.nodes:
        shape = {"questions": "", "notices": ", shape=note", "outcomes": ", shape=ellipse"}[guide.kind(id)]
        lines.append(f"  {_dot(id)} [label={_dot(_title(guide, id, language))}{shape}];")
    for id in guide.rules:
        style = ", style=dashed" if id in guide.outcomes else ""
        lines += [f"  {_dot(id)} -> {_dot(go)} [label={_dot(when)}{style}];" for when, go in _rules(guide, id)]
    return "\n".join([*lines, "}"]) + "\n"


def _rules(guide: Guide, node: str) -> list[tuple[str, str]]:
    """The rules of a node as written: condition, target."""
    first = "continue, " if node in guide.outcomes else ""
    return [
        (first + (in_words(rule.when) if rule.when is not None else "otherwise"), rule.go)
        for rule in written_rules(guide, node)
    ]


def _title(guide: Guide, id: str, language: Language) -> str:
    return f"{id}  {guide.name(id).say(language)}"


def _name(id: str) -> str:
    return id.replace("-", "_") + "_"  # no Mermaid keyword, like `end`, has a final _


def _mermaid(text: str) -> str:
    return text.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")


def _dot(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
