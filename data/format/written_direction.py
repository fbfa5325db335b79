"""The direction of an indicator in the words of offices."""

from __future__ import annotations

from scoring.model import Direction

_WORDS = {
    Direction.HIGHER: (
        "cresce|crescita|crescente|aumenta|aumentare|aumento|in aumento|incremento|incrementare|sale|salire|"
        "massimizzare|max|+|↑|positivo|maggiore è meglio|più è meglio|meglio se cresce"
    ),
    Direction.LOWER: (
        "cala|calo|in calo|calante|decresce|decrescente|diminuisce|diminuire|diminuzione|in diminuzione|riduce|ridurre|"
        "riduzione|scende|scendere|minimizzare|min|-|↓|negativo|minore è meglio|meno è meglio|meglio se cala"
    ),
    Direction.NOMINAL: "uguale|pari|=|giusto solo il target|né più né meno",
}
_DIRECTION_OF = {word: direction for direction, words in _WORDS.items() for word in words.split("|")}


def direction_of(text: str) -> str:
    """The direction that a word of an office means; empty where it means none.

    Examples:
        >>> str(direction_of("Cresce")), str(direction_of("diminuisce.")), direction_of("boh")
        ('higher', 'lower', '')
    """
    return _DIRECTION_OF.get(text.casefold().rstrip(".!").strip(), "")
