"""Sentences on tables in the words of a workbook: its sheets, its headings, the words of its lists."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from data.format.problem import Notice, Problem
from data.format.tables import LABELS, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

_Found = TypeVar("_Found", Problem, Notice)
_ITALIAN: Final = frozenset({"target", "note", "soglia"})
"""Names of columns that are Italian words too."""
_SHEETS: Final = {table.name: table.sheet for table in TABLES}
_HEADINGS: Final = {
    table.name: {column.name: f"«{column.heading}»" for column in table.columns if column.name not in _ITALIAN}
    for table in TABLES
}
_ANY: Final = {name: heading for headings in reversed(_HEADINGS.values()) for name, heading in headings.items()}
_WORDS: Final = {str(word): said for word, said in LABELS.items()}
_QUOTED: Final = re.compile(r"(«[^»]*»)")
_FILE: Final = re.compile(rf"\b(?:(in|di|da) )?({'|'.join(_SHEETS)})\.csv")
_WITH: Final = {"in": "nel", "di": "del", "da": "dal", None: "il"}
_TICKED: Final = re.compile(r"`([^`]+)`")
_NAME: Final = re.compile(r"(?<![\w/.])[a-z]+(?:_[a-z]+)*(?![\w/.]*\w)")


def in_table_words(found: _Found) -> _Found:
    """The same problem or notice for whoever looks at a workbook."""
    table = found.file.rpartition("/")[2].removesuffix(".csv")
    return replace(found, what=said(found.what, table), remedy=said(found.remedy, table))


def said(text: str, table: str = "") -> str:
    """A sentence with the words of a workbook for those of the format; what stands in «…» is left as it is.

    Args:
        text: of the format.
        table: whose columns are meant first.

    Examples:
        >>> said("Verso: higher = meglio se cresce; la colonna weight in nodes.csv", "nodes")
        'Verso: crescere = meglio se cresce; la colonna «Peso %» nel foglio Obiettivi'
        >>> said("«weight» non è fra le parole ammesse.")
        '«weight» non è fra le parole ammesse.'
    """
    names = {**_WORDS, **_ANY, **_HEADINGS.get(table, {})}
    parts = _QUOTED.split(text)
    return "".join(part if part.startswith("«") else _plain(part, names) for part in parts)


def _plain(text: str, names: Mapping[str, str]) -> str:
    told = _FILE.sub(lambda found: f"{_WITH[found[1]]} foglio {_SHEETS[found[2]]}", text)
    told = _TICKED.sub(lambda found: _WORDS.get(found[1]) or names.get(found[1], found[1]), told)
    return _NAME.sub(lambda found: names.get(found[0], found[0]), told)
