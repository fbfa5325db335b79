"""Names and shares as a person says them aloud: no capitals that shout, no name longer than a breath."""

from __future__ import annotations

import re
from typing import Final

from ui.facts.format import percent, short

_ACRONYMS: Final = frozenset(
    (
        *("AI", "CCIAA", "CIE", "CUG", "ESG", "IA", "ICT", "INAIL", "INPS", "IPA", "ITS", "MIMIT", "OIV", "ONU"),
        *(
            "PA",
            "PEC",
            "PIAO",
            "PID",
            "PMI",
            "PNRR",
            "REA",
            "RUP",
            "SCIA",
            "SPID",
            "SUAP",
            "SUE",
            "UE",
            "UNESCO",
            "URP",
        ),
    )
)
"""Words in capitals that stay so; those without a vowel, or with a figure, stay so too."""
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]*)?")
_GRAVE: Final = {"A": "à", "E": "è", "I": "ì", "O": "ò", "U": "ù"}
_ENDED: Final = re.compile(r"([AEIOU])['\u2019](?=\W|$)")
_VOWEL: Final = re.compile(r"8|11(?!\d)")
_SHOUTED: Final = 0.7
"""Share of the letters in capitals from which a text is taken as written in capitals."""
_BREAK: Final = re.compile(r"\s[-\u2013]\s|[:;,(]\s?|\.\s")
_SHORTEST: Final = 18
"""Signs of a clause that says enough by itself."""
_LEFT_HANGING: Final = re.compile(
    r"(\s+(al?|agli?|alla|alle|con|da|dal|dalla|dei|degli|del|della|delle|di|e|ed|i|il|in|la|le|"
    r"lo|nel|nella|per|su|sul|sulla|un|una))+…$|(?<=\w)\s\w+['\u2019]…$"
)
"""Small words at the end of what was cut, which nobody ends a breath with."""
_FRACTIONS: Final = {25: "Un quarto", 33: "Un terzo", 50: "Metà", 67: "Due terzi", 75: "Tre quarti"}
_NEAR: Final = 1.5
"""Percent by which a share may be off the fraction that is said for it."""


def sentence_case(text: str) -> str:
    """A text written in capitals as a sentence; any other as it is.

    Examples:
        >>> sentence_case("MIGLIORARE LA QUALITA' DEI DATI DEL SUAP"), sentence_case("PNRR: Ridurre i tempi")
        ('Migliorare la qualità dei dati del SUAP', 'PNRR: Ridurre i tempi')
    """
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) < 5 or sum(sign.isupper() for sign in letters) < _SHOUTED * len(letters) or " " not in text.strip():
        return text
    accented = _ENDED.sub(lambda found: _GRAVE[found[1]].upper(), text)
    lowered = _WORD.sub(lambda found: _lowered(found[0]), accented)
    return re.sub(r"[^\W\d_]", lambda found: found[0].upper(), lowered, count=1)


def _lowered(word: str) -> str:
    bare = word.upper()
    has_vowel = any(sign in "AEIOUÀÈÉÌÒÙ" for sign in bare)
    if bare in _ACRONYMS or any(sign.isdigit() for sign in word) or (len(word) > 1 and not has_vowel):
        return word
    return word.lower()


def spoken(text: str, length: int) -> str:
    """The beginning of a name that can be said in one breath: up to its first pause, else cut at a word.

    Examples:
        >>> spoken("FAVORIRE LA TRANSIZIONE DIGITALE - TECNOLOGICA DELLE IMPRESE", 44)
        'Favorire la transizione digitale'
        >>> spoken("Ridurre i tempi", 44)
        'Ridurre i tempi'
    """
    whole = sentence_case(" ".join(text.split()))
    if len(whole) <= length:
        return whole
    ends = [found.start() for found in _BREAK.finditer(whole) if _SHORTEST <= found.start() <= length]
    return whole[: ends[-1]].rstrip() if ends else _LEFT_HANGING.sub("…", short(whole, length))


def share_of(percent_: float) -> str:
    """A share as one says it, at the beginning of a sentence.

    Examples:
        >>> from ui.facts.format import NBSP
        >>> share_of(66.9), share_of(50.2), share_of(58.9).replace(NBSP, " ")
        ('Due terzi', 'Metà', 'Il 59 %')
    """
    near = [words for exact, words in _FRACTIONS.items() if abs(percent_ - exact) <= _NEAR]
    if near:
        return near[0]
    figure = percent(percent_, 0)
    # The article is cut before a number that is said with a vowel first: otto, ottanta, undici.
    return f"L'{figure}" if _VOWEL.match(figure) else f"Il {figure}"
