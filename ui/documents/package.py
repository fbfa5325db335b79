"""An Office file is a zip of parts: written again so that the same content is always the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can tell."""


def repacked(file: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The file with the moment of writing taken out of the zip.

    Args:
        file: a DOCX or a PPTX.
        change: takes the name and the content of each part, and gives its content.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, change(name, old.read(name)))
    return out.getvalue()
