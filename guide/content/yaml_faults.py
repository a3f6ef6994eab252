"""What a YAML parser could not read, as a fault for whoever writes texts: where it began, and what to write instead."""

from __future__ import annotations

import re
from typing import Any

from yaml import MarkedYAMLError

QUOTES = "put text with : or # or { in quotes"
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COMMENT = re.compile(r"[ \t]#")
_BEFORE_TEXT = re.compile(r".*(?:[{\[,]|: )")
_TIGHT = re.compile(r"([ -]*[\w-]+:)[^\s:][^:]*")
_WITHIN = {
    "'": "put the whole text in \"…\", or write each ' inside it as ''",
    '"': "put the whole text in '…', or write each \" inside it as \\\"",
    "}": "put text that begins with { in quotes",
    "]": "put text that begins with [ in quotes",
}
_BEGINS = ("block scalar", "alias", "start any token", "entries are not allowed", "keys are not allowed")

Told = tuple[int, int, str, str]
"""A line and a column, what is wrong there, and what to write instead."""


def explain(text: str, error: MarkedYAMLError) -> Told:
    """What is wrong where the parser gave up, or where that began."""
    problem = " ".join(part for part in (error.context, error.problem) if part)
    end = error.problem_mark or error.context_mark
    if end is None:
        return 1, 1, f"is not YAML: {problem}", QUOTES
    if "nesting depth" in problem:  # newer libyaml gives up by itself, looking far ahead
        return end.line + 1, end.column + 1, "nests too deep", "write it flatter"
    lines = [*_BREAK.split(text), ""]
    start = error.context_mark or end
    return (
        (_unclosed(lines, start, end) if "flow" in problem else None)
        or _scanned(lines, problem, start, end)
        or _parsed(lines, problem, end)
    )


def _unclosed(lines: list[str], start: Any, end: Any) -> Told | None:
    """A bracket that never closes, or a comment that swallowed the rest of a text with its bracket."""
    if end.line == start.line and end.column < len(lines[end.line]):
        return None
    for number in range(start.line, end.line):
        line = lines[number]
        comment = _COMMENT.search(line, start.column if number == start.line else 0)
        text = _BEFORE_TEXT.sub("", line[: comment.start()]).strip() if comment else ""
        if comment and text:
            return number + 1, comment.end(), f"the text ends before ' #': what is left is '{text}'", QUOTES
    if _indent(lines[end.line]) > _indent(lines[start.line]):
        return None
    opened = lines[start.line][start.column : start.column + 1]
    return start.line + 1, start.column + 1, f"this {opened} is not closed", f"add a {'}' if opened == '{' else ']'}"


def _scanned(lines: list[str], problem: str, start: Any, end: Any) -> Told | None:
    """A sign that cannot stand where it does."""
    if lines[end.line].startswith("\t", end.column):
        return end.line + 1, end.column + 1, "begins with a tab", "indent with spaces"
    if "escape" in problem:
        what = "a \\ in double quotes begins an escape"
        return end.line + 1, end.column + 1, what, "write \\\\, or put the text in '…'"
    if "quoted scalar" in problem:
        instead = """close it; text with ' in it goes in "…\""""
        return start.line + 1, start.column + 1, "this quotation mark is not closed", instead
    if any(sign in problem for sign in _BEGINS):
        here = start if "scanning a" in problem else end
        sign = lines[here.line][here.column : here.column + 1]
        return here.line + 1, here.column + 1, f"text cannot begin with {sign}", "put it in quotes"
    return None


def _parsed(lines: list[str], problem: str, end: Any) -> Told:
    """What does not belong where it stands."""
    before, after = lines[end.line][: end.column].rstrip(), lines[end.line][end.column :]
    what, instead = f"is not YAML: {problem}", QUOTES
    if before[-1:] in _WITHIN and before:
        what, instead = f"more follows after the closing {before[-1]}", _WITHIN[before[-1]]
    elif not before or ("mapping values" in problem and ": " not in before):
        above = next((number for number in range(end.line - 1, -1, -1) if lines[number].strip()), end.line)
        if tight := _TIGHT.fullmatch(lines[above].rstrip()):
            return above + 1, tight.end(1) + 1, "there is no space after the colon", "write 'key: value'"
        what = "does not fit what stands above it"
        instead = "indent it like what it belongs to; under one key stand keys or a list, not both"
    elif after[:1] in (":", "{", "["):
        what = f"has a {after[:1]} that cannot stand in text without quotes"
    return end.line + 1, end.column + 1, what, instead


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))
