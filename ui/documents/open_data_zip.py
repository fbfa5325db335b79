"""Open data as one file to download: the same files on the same day are always the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_YEARS: Final = range(1980, 2108)
"""Those that a zip can tell."""
_UNIX: Final = 3
_READABLE: Final = 0o644 << 16


def as_zip(files: Mapping[str, bytes], day: date) -> bytes:
    """The files in one, in the order of their names.

    Args:
        files: content by name, ``/`` between folders.
        day: written as that of each file; the nearest that a zip can tell, if it cannot tell it.

    Examples:
        >>> from datetime import date
        >>> packed = as_zip({"b.csv": b"x", "a.csv": b"y"}, date(2025, 10, 21))
        >>> zipfile.ZipFile(io.BytesIO(packed)).namelist()
        ['a.csv', 'b.csv']
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files):
            packed.writestr(_entry(name, day), files[name])
    return out.getvalue()


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    """A file as every system unpacks it, whatever the one that packed it."""
    year = min(max(day.year, _YEARS[0]), _YEARS[-1])
    entry = zipfile.ZipInfo(name, (year, day.month, day.day, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _READABLE
    return entry
