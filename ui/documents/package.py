"""An Office file is a zip of parts: written again so that the same content is always the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Final

_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can tell."""


def repacked(file: bytes) -> bytes:
    """A DOCX or a PPTX with the moment of writing taken out of the zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _OLDEST), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
