"""The guide's own look: paper and ink, one calm accent, in a dark and a light version."""

from textual.theme import Theme

DARK = Theme(
    name="guide-dark",
    dark=True,
    primary="#7fc4b5",
    secondary="#7fc4b5",
    accent="#7fc4b5",
    warning="#e0b36a",
    error="#e58f7b",
    success="#9cc48a",
    foreground="#e6e2d8",
    background="#1b1e23",
    surface="#1b1e23",
    panel="#262a31",
    variables={"dim": "#a09c92", "choice": "#2f4a47", "quote": "#23272e"},
)
LIGHT = Theme(
    name="guide-light",
    dark=False,
    primary="#0f6b5c",
    secondary="#0f6b5c",
    accent="#0f6b5c",
    warning="#8a5a00",
    error="#a8321a",
    success="#3d6b1f",
    foreground="#26241f",
    background="#fbf9f4",
    surface="#fbf9f4",
    panel="#efebe1",
    variables={"dim": "#6a665c", "choice": "#cfe6e0", "quote": "#f3efe5"},
)
THEMES = (DARK, LIGHT)
FALLBACK = {"dim": "#98948a", "choice": "#3d5f5a", "quote": "#2a2e35"}
"""What the guide's own variables are in a theme that does not define them."""
