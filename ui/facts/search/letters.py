"""Texts as they are compared: words without accents and capitals."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_APOSTROPHES: Final = str.maketrans("’‘ʼ`", "''''")
_PIECE: Final = re.compile(r"[^\W_]+")
_EDGES: Final = ".,;:!?()[]{}«»\"'“”/-–…*"


def plain(text: str) -> str:
    """A text without accents and capitals, of as many letters as it had.

    Examples:
        >>> plain("Qualità dell’ENTE")
        "qualita dell'ente"
    """
    text = text.translate(_APOSTROPHES)
    return text.lower() if text.isascii() else "".join(map(_plain, text))


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """One letter for one, so that a place in the plain text is the same place in the other."""
    bare = unicodedata.normalize("NFKD", letter)[:1].lower()
    return bare if len(bare) == 1 else letter


def asked(text: str) -> tuple[str, ...]:
    """The words that a person looks for, each once.

    Examples:
        >>> asked(" Digitale,  cassetto DIGITALE OS01.1.1 ")
        ('digitale', 'cassetto', 'os01.1.1')
    """
    return tuple(dict.fromkeys(filter(None, (chunk.strip(_EDGES) for chunk in plain(text).split()))))


def holds(text: str, wanted: str) -> bool:
    """Whether a text has every word that a person looks for, in any order; it has the words of nothing.

    Examples:
        >>> holds("Qualità dei servizi", "servizi QUALITA"), holds("Qualità", "tempi"), holds("Qualità", "  ")
        (True, False, True)
    """
    written = plain(text)
    return all(word in written for word in asked(wanted))


def words(text: str) -> frozenset[str]:
    """The words of a text: what stands between blanks, and its pieces between other signs.

    Examples:
        >>> sorted(words("dell'ente B3.1_02"))
        ['02', '1', 'b3', 'b3.1_02', 'dell', "dell'ente", 'ente']
    """
    return frozenset(_words(plain(text)))


def _words(text: str) -> Iterator[str]:
    for chunk in text.split():
        yield chunk.strip(_EDGES)
        if not chunk.isalnum():
            yield from _PIECE.findall(chunk)


def around(text: str, wanted: tuple[str, ...], length: int) -> str:
    """The piece of a text where the first of some plain words is; empty where none is.

    Args:
        text: any text; blanks count once.
        wanted: plain words.
        length: of the piece, in signs, more or less.

    Examples:
        >>> around("Numero di fatture e pagamenti entro la scadenza", ("pagamenti",), 20)
        '…fatture e pagamenti entro…'
    """
    text = " ".join(text.split())
    places = [at for word in wanted if (at := plain(text).find(word)) >= 0]
    if not places:
        return ""
    start = text.rfind(" ", 0, max(0, min(places) - length // 4)) + 1
    end = text.find(" ", start + length)
    piece = text[start:] if end < 0 else text[start:end]
    return f"{'…' if start else ''}{piece}{'' if end < 0 else '…'}"
