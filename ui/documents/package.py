"""An Office file is a zip of XML parts: written again so that the same content is always the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can tell."""
_WRITTEN: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_PROPERTIES: Final = "docProps/core.xml"


def repacked(file: bytes, day: date, change: Callable[[str, bytes], bytes]) -> bytes:
    """The file with the moment of writing taken out of it.

    Args:
        file: an XLSX or a DOCX.
        day: written as that of its making.
        change: takes the name and the content of each part, and gives its content.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _dated(part, day) if name == _PROPERTIES else part)
    return out.getvalue()


def _dated(properties: bytes, day: date) -> bytes:
    return _WRITTEN.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<3>", properties)
