"""An XML of an unknown hand, element by element: no entities, no tree in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable

Attributes = dict[str, str]
"""The attributes of an element, with the prefixes that the file has."""


def walk(
    content: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call back at the start and end of every element, by its local name, and at every piece of text.

    Raises:
        ValueError: it is no XML, or it declares entities.
    """
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, found: start(name.rpartition(":")[2], found)
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text:
        parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _no_entities
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def _no_entities(*_: object) -> None:
    raise ValueError


def attribute(found: Attributes, name: str) -> str:
    """An attribute by its local name; empty where it is missing."""
    return next((value for key, value in found.items() if key.rpartition(":")[2] == name), "")
