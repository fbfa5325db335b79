"""The words that the command line takes where the program has its own, for the doors and for pages that show a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.basis import Basis, BasisKind

if TYPE_CHECKING:
    from collections.abc import Mapping

BASES: Final[Mapping[str, BasisKind]] = {"validi": BasisKind.VALID, "originari": BasisKind.ORIGINAL}
"""The targets that have a name; those in force on a day are written as the day, ``AAAA-MM-GG``."""


def basis_of(text: str) -> Basis:
    """The basis that somebody wrote, with the word of here or with the program's own.

    Raises:
        ValueError: it is no word and no day.

    Examples:
        >>> basis_of("originari") == basis_of("original") == Basis(BasisKind.ORIGINAL)
        True
    """
    return Basis.parse(BASES.get(text, text))


def word_of(basis: Basis) -> str:
    """The text that ``basis_of`` takes back.

    Examples:
        >>> [word_of(basis_of(text)) for text in ("valid", "original", "2022-06-30")]
        ['validi', 'originari', '2022-06-30']
    """
    words = {kind: word for word, kind in BASES.items()}
    return words.get(basis.kind, str(basis))
