"""Names of the files that are taken away: of whom, of which year, on which targets, what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scoring.basis import BasisKind

if TYPE_CHECKING:
    from scoring.basis import Basis

_LONGEST: Final = 80
"""Signs of one part: with its folder, the whole stays below what Windows takes."""


def file_name(ending: str, *parts: str) -> str:
    """A name that every system takes: letters, digits, points and hyphens; empty parts are left out.

    Examples:
        >>> file_name("csv", "torino", "2022", "", "=A/B: 1.2_x")
        'torino-2022-A-B-1.2_x.csv'
    """
    shown = (re.sub(r"[^\w.]+", "-", part).strip("-._")[:_LONGEST] for part in parts)
    return f"{'-'.join(part for part in shown if part)}.{ending}"


def of_basis(basis: Basis) -> str:
    """The part of a name that says which targets, where they are not the usual ones: those valid at the year's end.

    Examples:
        >>> from scoring.basis import Basis
        >>> [of_basis(Basis.parse(text)) for text in ("valid", "original", "2022-06-30")]
        ['', 'target-originari', 'target-al-2022-06-30']
    """
    if basis.kind is BasisKind.AT_DATE:
        return f"target-al-{basis}"
    return "target-originari" if basis.kind is BasisKind.ORIGINAL else ""
