"""The value of one key of a TOML file: what it is read as, or what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.format.keys import KeyKind
from data.format.outside import nearest
from scoring.limits import read_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.format.keys import Key

Sentences = tuple[str, str]
"""What is wrong, and how to mend it."""


def value_of(key: Key, found: Any) -> tuple[object, Sentences | None]:  # noqa: ANN401 - what tomllib reads
    """The value of a key as its description has it.

    Args:
        key: what is expected; not a table.
        found: as tomllib reads it; None where the key is missing.

    Returns:
        The value, ``key.otherwise`` where it is missing or wrong, and what is wrong with it, if anything.
    """
    if found is None:
        return key.otherwise, _missing(key) if key.required else None
    if not _FITS[key.kind](found):
        return key.otherwise, _WRONG_KIND[key.kind]
    if key.words:
        return _word(key, found)
    if key.kind is KeyKind.INTEGER and found != int(found):
        return int(found), _NOT_WHOLE
    is_blank = key.kind is KeyKind.TEXT and key.required and not found.strip()
    return _READ_AS.get(key.kind, _same)(found), _missing(key) if is_blank else None


def _missing(key: Key) -> Sentences | None:
    """What to say of a required key; a missing number is for its reader to refuse: 0 is in no range."""
    if key.kind is not KeyKind.TEXT:
        return None
    remedy = f"Scrivere una di: {', '.join(key.words)}." if key.words else "Aggiungere la chiave con il suo valore."
    return "Il valore manca.", remedy


def _word(key: Key, found: str) -> tuple[object, Sentences | None]:
    """The member of a closed list; a blank one is the default."""
    if found in key.words:
        return key.words[key.words.index(found)], None
    remedy = f"Scrivere una di: {', '.join(key.words)}.{nearest(found)}"
    return key.otherwise, (f"«{found}» non è fra le parole ammesse.", remedy) if found else None


def _same(found: object) -> object:
    return found


def _is_text(found: object) -> bool:
    return isinstance(found, str)


def _is_number(found: object) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool) and abs(found) < 1e15


def _is_limit(found: object) -> bool:
    """A number, or one in quotes that has the sign of a limit before it."""
    if not isinstance(found, str):
        return _is_number(found)
    try:
        read_limit(found)
    except ValueError:
        return False
    return found.lstrip().startswith(("<", ">"))


def _is_flag(found: object) -> bool:
    return isinstance(found, bool)


def _all(is_item: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda found: isinstance(found, list) and all(map(is_item, found))


_FITS: Mapping[KeyKind, Callable[[object], bool]] = {
    KeyKind.TEXT: _is_text,
    KeyKind.NUMBER: _is_number,
    KeyKind.INTEGER: _is_number,
    KeyKind.FLAG: _is_flag,
    KeyKind.TEXTS: _all(_is_text),
    KeyKind.NUMBERS: _all(_is_limit),
}
_READ_AS: Mapping[KeyKind, Callable[[Any], object]] = {
    KeyKind.NUMBER: float,
    KeyKind.INTEGER: int,
    KeyKind.TEXTS: tuple,
    KeyKind.NUMBERS: lambda found: tuple(read_limit(str(each)) for each in found),
}
_NOT_A_NUMBER = ("Il valore non è un numero.", "Scrivere un numero senza virgolette, con il punto.")
_NOT_WHOLE = ("Il valore non è un numero intero.", "Scrivere solo cifre, per esempio 2022.")
_WRONG_KIND: Mapping[KeyKind, Sentences] = {
    KeyKind.TEXT: ("Il valore non è un testo.", "Scriverlo fra virgolette."),
    KeyKind.NUMBER: _NOT_A_NUMBER,
    KeyKind.INTEGER: _NOT_A_NUMBER,
    KeyKind.FLAG: ("Il valore non è né true né false.", "Scrivere true o false, senza virgolette."),
    KeyKind.TEXTS: ("Il valore non è un elenco di testi.", 'Scriverlo così: ["uno", "due"].'),
    KeyKind.NUMBERS: (
        "Il valore non è un elenco di numeri.",
        'Scriverlo così: [50, 75, 100]; di un limite escluso, ">50".',
    ),
}
