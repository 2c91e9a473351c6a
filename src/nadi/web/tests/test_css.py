"""The stylesheets keep to their budget, layers and tokens, and to contrast that everybody can read."""

import re
from pathlib import Path

import pytest

from nadi.web.components.stylesheet import CSS, sheets

FILES = sorted(CSS.rglob("*.css"))
WRITTEN = [path for path in FILES if path.name not in {"tokens.css", "fonts.css"}]
BUDGET = 2500
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|:\s*(?:white|black|red)\b", re.I
)
PHYSICAL = re.compile(
    r"\b(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?<![-\w])(?:left|right|width|height):"
)
THEMED = re.compile(r"(--[\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", re.I)
TOKENS = {name: (light, dark) for name, light, dark in THEMED.findall((CSS / "tokens.css").read_text())}

ON_EVERY_GROUND = ["--ink", "--ink-soft", "--ink-faint", "--link", "--danger", "--accent"]
GROUNDS = ["--paper", "--surface", "--sunken"]
TEXT = [
    *((ink, ground) for ink in ON_EVERY_GROUND for ground in GROUNDS),
    ("--on-brand", "--brand"),
    ("--on-brand", "--brand-strong"),
    ("--on-danger", "--danger"),
    ("--surface", "--accent"),
    ("--on-band", "--band"),
    ("--on-band", "--band-raised"),
    ("--on-band-soft", "--band-raised"),
    ("--link", "--brand-soft"),
    ("--ink", "--brand-soft"),
    *((f"--{tone}", f"--{tone}-soft") for tone in ("success", "warning", "danger", "info")),
    *(("--ink", f"--{tone}-soft") for tone in ("success", "warning", "danger", "info")),
    *(("--surface", f"--series-{number}") for number in range(1, 7)),
]
SHAPES = [
    *((shape, ground) for shape in ("--line-strong", "--focus", "--brand") for ground in GROUNDS),
    *((f"--series-{number}", ground) for number in range(1, 7) for ground in ("--paper", "--surface")),
    ("--focus-on-band", "--band"),
    ("--focus-on-band", "--band-raised"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == 21


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_has_contrast(ink: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[ink][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_have_contrast(shape: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[shape][theme], TOKENS[ground][theme]) >= 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 150


def test_all_files_together_keep_the_budget() -> None:
    assert sum(len(path.read_text().splitlines()) for path in FILES) <= BUDGET


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_colours_are_named_only_in_tokens(path: Path) -> None:
    assert COLOUR.findall(path.read_text()) == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_directions_are_logical(path: Path) -> None:
    assert PHYSICAL.findall(path.read_text()) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_letters_keep_their_case(path: Path) -> None:
    assert "text-transform" not in path.read_text()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_variables_are_defined(path: Path) -> None:
    tokens = set(re.findall(r"(--[\w-]+):", (CSS / "tokens.css").read_text()))
    assert set(re.findall(r"var\((--[\w-]+)", path.read_text())) - tokens == set()


@pytest.mark.parametrize("path", sheets(), ids=lambda path: path.stem)
def test_rules_stand_in_a_layer(path: Path) -> None:
    outside = re.sub(r"/\*.*?\*/|@layer [\w, ]+;", "", path.read_text(), flags=re.S).strip()
    assert outside.startswith("@layer ")
    assert outside.endswith("\n}")


def test_every_file_but_the_fonts_is_in_the_stylesheet() -> None:
    assert set(sheets()) == {path for path in FILES if path.name != "fonts.css"}
