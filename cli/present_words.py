"""Words that the command line once had: whoever wrote them in a script is still understood, and no help shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OPTIONS: Final[Mapping[str, str]] = {
    "--help": "--aiuto",
    "--version": "--versione",
    "--store": "--archivio",
    "--port": "--porta",
    "--basis": "--base",
    "--format": "--formato",
    "--section": "--sezione",
    "--set": "--ipotesi",
    "--to": "--dove",
    "--kind": "--tipo",
}
"""Each option once had, and its name."""


def in_present_words(words: Sequence[str]) -> list[str]:
    """A command line whose options have their present names; what follows ``--`` is no option.

    Examples:
        >>> in_present_words(["score", "--format=csv", "--section", "operativo", "--", "--to"])
        ['score', '--formato=csv', '--sezione', 'operativo', '--', '--to']
    """
    end = list(words).index("--") if "--" in words else len(words)
    return [*_renamed(words[:end]), *words[end:]]


def _renamed(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        name, equals, value = word.partition("=")
        yield f"{OPTIONS.get(name, name)}{equals}{value}"
