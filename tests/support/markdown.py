"""Markdown as a viewer shows it."""

from __future__ import annotations

from markdown_it import MarkdownIt

VIEWER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {"inline", "text", "softbreak", "hardbreak"}
OWN = {
    f"{kind}_{end}"
    for kind in ("paragraph", "list_item", "bullet_list", "ordered_list", "heading", "blockquote")
    for end in ("open", "close")
} | {"hr", "code_block", "fence"}


def shown(markdown: str) -> str:
    """The text a viewer shows, without spaces; fails where anything in a line is more than text."""
    found = []
    for block in VIEWER.parse(markdown):
        assert block.type in OWN | PLAIN, (block.type, block.content)
        for part in block.children or ():
            assert part.type in PLAIN, (part.type, part.content, block.content)
            found.append(part.content)
        if block.type in ("code_block", "fence"):
            found.append(block.content)
    return bare("".join(found))


def bare(text: str) -> str:
    """A text without spaces and characters that nobody sees."""
    return "".join(c for c in text if c.isprintable() and not c.isspace())
