"""A template of ours compiled by typst with the letters that come with the program, the same on every machine."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from ui.figures.theme import PRINTED, TYPEFACES

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE: Final = Path(__file__).parent
STANDARD: Final = "ua-1"
_LOOK: Final = {"colours": json.dumps(asdict(PRINTED)), "typefaces": json.dumps(TYPEFACES)}


def accessible(name: str, inputs: Mapping[str, str]) -> bytes:
    """The pages as PDF/UA-1; errors as typst raises them.

    Args:
        name: of the template beside this file, without its ending.
        inputs: texts that it reads by name, beside colours and typefaces.
    """
    return _compiler(name, inputs).compile(pdf_standards=[STANDARD])  # type: ignore[return-value]


def picture(name: str, inputs: Mapping[str, str], dots: float) -> bytes:
    """The first page as PNG; arguments as in ``accessible``, and so many dots an inch."""
    made = _compiler(name, inputs).compile(format="png", ppi=dots)
    return made[0] if isinstance(made, list) else made  # type: ignore[return-value]


def _compiler(name: str, inputs: Mapping[str, str]) -> typst.Compiler:
    return typst.Compiler(
        _HERE / f"{name}.typ",
        root=_HERE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={**_LOOK, **inputs},
    )


@cache
def _fonts() -> typst.Fonts:
    """Read once."""
    return typst.Fonts(include_system_fonts=False, font_paths=[_HERE / "letters"])
