"""How many cells an ods has when every repeated row and cell is written out, as its reader does."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from data.format.xml_walk import attribute, walk

if TYPE_CHECKING:
    from data.format.xml_walk import Attributes

_CELLS = frozenset({"table-cell", "covered-table-cell"})


def cells_of(content: bytes) -> int:
    """The cells of the widest row with something in it times the rows, over all sheets; blank rows at the end are none.

    Raises:
        ValueError: the content is no XML.
        KeyError: there is no content.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        xml = packed.read("content.xml")
    count = rows = width = at = repeated = last = most = 0

    def start(name: str, found: Attributes) -> None:
        nonlocal rows, width, at, repeated, last, most
        if name == "table":
            rows = last = most = 0
        elif name == "table-row":
            repeated, at, width = _times(found, "number-rows-repeated"), 0, 0
        elif name in _CELLS:
            at += _times(found, "number-columns-repeated")
            if attribute(found, "value-type") or attribute(found, "formula"):
                width = at

    def end(name: str) -> None:
        nonlocal count, rows, last, most
        if name == "table-row":
            rows += repeated
            if width:
                last, most = rows, max(most, width)
        elif name == "table":
            count += last * most

    walk(xml, start, end)
    return count


def _times(found: Attributes, name: str) -> int:
    text = attribute(found, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
