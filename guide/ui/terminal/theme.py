"""The guide's own look, paper and ink with one calm accent; and what makes it legible in any other theme."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import App
from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="guide-dark",
    dark=True,
    primary="#7fc4b5",
    secondary="#dcc89a",
    accent="#7fc4b5",
    warning="#e0b36a",
    error="#e0b36a",
    success="#9cc48a",
    foreground="#e6e2d8",
    background="#1b1e23",
    surface="#1b1e23",
    variables={"bar": "#262a31", "dim": "#a09c92", "choice": "#2f4a47", "card": "#23272e"},
)
LIGHT = Theme(
    name="guide-light",
    dark=False,
    primary="#0f6b5c",
    secondary="#75591a",
    accent="#0f6b5c",
    warning="#8a4a00",
    error="#8a4a00",
    success="#3d6b1f",
    foreground="#26241f",
    background="#fbf9f4",
    surface="#fbf9f4",
    variables={"bar": "#efebe1", "dim": "#656158", "choice": "#cfe6e0", "card": "#f3efe5"},
)
THEMES = (DARK, LIGHT)
READABLE = 4.5
"""Least contrast of text to its ground (WCAG 2, level AA)."""
_TERMINAL = {
    **dict.fromkeys(("dim", "choice", "thumb", "chip"), "ansi_bright_black"),
    **dict.fromkeys(("card", "bar", "danger-ground"), "ansi_default"),
    "do": "ansi_cyan",
    "say": "ansi_green",
    "danger": "ansi_yellow",
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

    Three inks, each with one meaning: do · say · danger, and the ground of a card of danger.
    dim: hints · thumb: of the scroll bar · choice: where one stands · chip: a key · card: what belongs together ·
    bar: the lines above and below.
    """
    colours = theme.to_color_system().generate()
    if theme.ansi:
        return _TERMINAL
    paper, ink = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    ink = _readable(ink, paper, Color.parse("#ffffff" if theme.dark else "#000000"))
    tint, amber = Color.parse(colours["primary"]), Color.parse(colours["warning"])
    bar, card, chip = (_ground(paper, ink, ink, part) for part in (0.07, 0.04, 0.13))
    choice, alarm = (_ground(paper, by, ink, part) for by, part in ((tint, 0.3), (amber, 0.14)))
    named = {"bar": bar, "card": card, "chip": chip, "choice": choice, "danger-ground": alarm}
    named["thumb"] = paper.blend(ink, 0.3)
    grounds = (paper, bar, card, choice, alarm)
    for name, colour in (
        ("dim", paper.blend(ink, 0.6)),
        ("do", Color.parse(colours["accent"])),
        ("say", Color.parse(colours["secondary"])),
        ("danger", amber),
    ):
        named[name] = _readable_on(colour, grounds, ink)
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


def _readable_on(colour: Color, grounds: Iterable[Color], ink: Color) -> Color:
    """The same on each of these grounds."""
    for ground in grounds:
        colour = _readable(colour, ground, ink)
    return colour


def _ground(paper: Color, by: Color, ink: Color, part: float) -> Color:
    """The paper tinted, as far as ink can still be read on it."""
    mixed = (paper.blend(by, part * step / 10) for step in range(10, -1, -1))
    return next((each for each in mixed if contrast(each, ink) >= READABLE), paper)
