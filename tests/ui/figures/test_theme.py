"""Colours have one source: the theme, for figures and documents alike."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
THEME = ROOT / "ui" / "figures" / "theme.py"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|\"[0-9A-F]{6}\"(?!\.)")
NO_COLOUR = '"ABCDEF"'
"""Letters of columns."""


def colours_in(path: Path) -> list[str]:
    return [found for found in COLOUR.findall(path.read_text(encoding="utf-8")) if found != NO_COLOUR]


def test_no_file_of_ui_but_the_theme_has_a_colour_of_its_own() -> None:
    files = [path for ending in ("py", "typ") for path in (ROOT / "ui").rglob(f"*.{ending}")]
    assert [path.name for path in files if colours_in(path)] == [THEME.name]
