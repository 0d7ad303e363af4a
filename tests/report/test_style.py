"""The style sheet: readable in light and dark, and without colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import framing.report.html as module
from framing.report.wording import FAMILIES, FAMILY_NAMES

CSS = Path(module.__file__).with_name("templates").joinpath("base.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in CSS.split("@media", 2)[:2]
)
PAIRS = [
    *((text, "paper") for text in ("ink", "muted", "blue", "warn", "fail", "ok")),
    *((text, "wash") for text in ("ink", "muted")),
    *((text, f"{text}-tint") for text in ("warn", "fail", "ok")),
    ("ink", "tint"),
    *(("ink", f"m-{family}") for family in FAMILY_NAMES),
    *(("muted", f"m-{family}") for family in FAMILY_NAMES),
    *((f"l-{family}", f"m-{family}") for family in FAMILY_NAMES),
    *((f"l-{family}", ground) for family in FAMILY_NAMES for ground in ("paper", "tint")),
    ("muted", "tint"),
    ("warn", "wash"),
    ("blue", "wash"),
    ("blue", "tint"),
]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Contrast ratio of WCAG 2."""
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_defined():
    """Black on white is 21 to 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out(theme, text, ground):
    """Every text colour has a contrast of at least 4.5 on every ground it is used on."""
    assert contrast(theme[text], theme[ground]) >= 4.5


def test_families_differ_without_colour():
    """Every family of devices has an underline of its own kind."""
    assert set(FAMILIES.values()) <= set(FAMILY_NAMES)
    styles = {
        family: re.search(rf"mark\.{family} \{{[^}}]*text-decoration: ([a-z ]+)", CSS)
        for family in set(FAMILIES.values())
    }
    assert all(styles.values())
    assert len({found[1].strip() for found in styles.values() if found}) == len(styles)


def test_tables_do_not_take_their_colour_from_the_page():
    """A page in quirks mode keeps its own colour from tables, which would be black on black."""
    assert re.search(r"\.framing table \{ color: var\(--ink\)", CSS)


def test_styles_load_nothing():
    """No style sheet imports or fetches."""
    for file in Path(module.__file__).with_name("templates").glob("*.css"):
        assert not re.search(r"@import|url\(", file.read_text(encoding="utf-8"))
