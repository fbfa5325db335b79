"""Colours have one source: the theme, for figures and documents alike."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from ui.facts.briefing.decisions import OUTCOMES, SIGNS
from ui.figures import theme

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
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


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_the_tint_of_what_is_good_is_that_of_green() -> None:
    dark = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]["dark"]["greenColor"]
    for tint, colour in ((theme.LIGHT.good, theme.PAINTS["green"].fill), (theme.DARK.good, dark)):
        assert tuple(map(int, re.findall(r"\d+", tint)[:3])) == rgb(colour)


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_every_colour_of_a_state_has_its_three_keys_on_the_pages(ground: str) -> None:
    keys = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][ground]
    for name in theme.PAINTS:
        stem = "gray" if name == "grey" else name
        assert {f"{stem}{part}" for part in ("Color", "BackgroundColor", "TextColor")} <= set(keys)


def test_every_answer_of_the_giunta_has_a_symbol_and_a_colour_of_a_state_of_its_own() -> None:
    assert list(SIGNS) == list(OUTCOMES)
    assert {colour for _, colour in SIGNS.values()} == {"green", "yellow", "red"}
    assert len({symbol for symbol, _ in SIGNS.values()}) == len(SIGNS)
