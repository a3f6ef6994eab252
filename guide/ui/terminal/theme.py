"""The guide's own look, paper and ink with one calm accent; and what makes it legible in any other theme."""

from __future__ import annotations

from textual.app import App
from textual.color import Color
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
    variables={"bar": "#262a31", "dim": "#a09c92", "choice": "#2f4a47", "quote": "#23272e"},
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
    variables={"bar": "#efebe1", "dim": "#6a665c", "choice": "#cfe6e0", "quote": "#f3efe5"},
)
THEMES = (DARK, LIGHT)
READABLE = 4.5
"""Least contrast of text to its ground (WCAG 2, level AA)."""
_TERMINAL = {
    **dict.fromkeys(("dim", "choice", "thumb"), "ansi_bright_black"),
    **dict.fromkeys(("quote", "bar"), "ansi_default"),
}
"""In a theme that leaves its colours to the terminal they cannot be mixed."""


def themes_of(app: App[int]) -> tuple[str, ...]:
    """The names of the themes to choose from, the guide's own first.

    Those that leave their colours to the terminal would have none left where it wants none (NO_COLOR).
    """
    first = [theme.name for theme in THEMES]
    others = (theme for name, theme in sorted(app.available_themes.items()) if name not in first)
    return (*first, *(theme.name for theme in others if not (theme.ansi and app.no_color)))


def own(theme: Theme) -> dict[str, str]:
    """The colours the guide draws with, worked out from any theme, so that every text can be read on its ground.

    dim: hints · thumb: of the scroll bar · calm: leads and headings · alarm: what is wrong · choice: where one stands
    quote: words to say · bar: the lines above and below.
    """
    colours = theme.to_color_system().generate()
    if theme.ansi:
        return {**_TERMINAL, "calm": "ansi_cyan", "alarm": "ansi_red"}
    paper, ink = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    ink = _readable(ink, paper, Color.parse("#ffffff" if theme.dark else "#000000"))
    tint = Color.parse(colours["primary"])
    bar, quote, choice = (_ground(paper, by, ink, part) for by, part in ((ink, 0.07), (ink, 0.04), (tint, 0.3)))
    named = {"bar": bar, "quote": quote, "choice": choice, "thumb": paper.blend(ink, 0.3)}
    for name, colour in (("dim", paper.blend(ink, 0.6)), ("calm", Color.parse(colours["accent"]))):
        named[name] = _readable(colour, bar, ink)
    named["alarm"] = _readable(Color.parse(colours["error"]), bar, ink)
    return {name: colour.hex for name, colour in named.items()}


def contrast(one: Color, other: Color) -> float:
    """How far two colours stand apart: 1 for the same, 21 for black on white (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 255 for part in (colour.r, colour.g, colour.b))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable(colour: Color, ground: Color, ink: Color) -> Color:
    """The colour, mixed with as much ink as it takes to read it."""
    mixed = (colour.blend(ink, part / 10) for part in range(11))
    return next((each for each in mixed if contrast(each, ground) >= READABLE), ink)


def _ground(paper: Color, by: Color, ink: Color, part: float) -> Color:
    """The paper tinted, as far as ink can still be read on it."""
    mixed = (paper.blend(by, part * step / 10) for step in range(10, -1, -1))
    return next((each for each in mixed if contrast(each, ink) >= READABLE), paper)
